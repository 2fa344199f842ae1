import pytest

import make
from foreigndesk.domain.report import Form, Part
from foreigndesk.verify.sift import held, sift


def test_claims_that_do_not_stand_are_withheld_with_the_reason() -> None:
    good, bad = make.claim("The bridge is closed."), make.claim("124 bridges are closed.")

    sifted = sift([good, bad], {})

    assert sifted.kept == (good,)
    (withheld,) = sifted.withheld
    assert (withheld.part, withheld.text) == (Part.BODY, bad.text)
    assert withheld.original == bad.citations[0].original
    assert [reason.words for reason in withheld.reasons] == ["124"]


@pytest.mark.parametrize(
    ("headline", "standfirst", "sentences", "form", "words"),
    [
        (True, True, 3, Form.REPORT, ""),
        (True, True, 2, Form.BRIEF, ""),
        (False, True, 5, Form.REPORT, "headline"),
        (True, False, 5, Form.REPORT, "standfirst"),
        (True, True, 2, Form.REPORT, "2 of at least 3"),
        (True, True, 1, Form.BRIEF, "1 of at least 2"),
    ],
)
def test_a_report_is_held_if_its_lead_falls_or_too_little_stands(
    headline: bool, standfirst: bool, sentences: int, form: Form, words: str
) -> None:
    body = [make.claim()] * sentences

    reason = held(headline_kept=headline, standfirst_kept=standfirst, body_kept=body, form=form)

    assert bool(reason) == bool(words)
    assert words in reason
