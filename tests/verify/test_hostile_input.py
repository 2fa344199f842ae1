"""Nothing that can be written makes the verifier stop, or print what it cannot read."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make
from foreigndesk.domain.report import Citation, Claim, Part, Stand, Verdict
from foreigndesk.verify.check import check
from foreigndesk.verify.sift import sift

TRUE = "The bridge is closed."
PASSAGE = "Le pont est fermé à la circulation depuis samedi matin."
LANGUAGES = ["ar", "ca", "cs", "de", "el", "en", "es", "fr", "gl", "he", "it"]
LANGUAGES += ["ja", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh", "xx", "", "fr-CA"]


def verdict(text: str, *originals: str, language: str = "fr") -> Verdict:
    citations = tuple(_cited(original, language) for original in originals)
    return check(Claim(part=Part.BODY, text=text, citations=citations), {})


def _cited(original: str, language: str) -> Citation:
    return Citation(
        article="a",
        version=1,
        outlet="le-fanal",
        url="",
        language=language,
        published=make.NOON,
        start=0,
        end=len(original),
        sha256="",
        original=original,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "citation"),
        (" \n\t", "citation"),
        ("a" * 100_000, "length"),
        ("The " + "a" * 500 + " is closed.", "length"),
        ("closed " * 300, "length"),
        ("!?.,;…—" * 20, "script"),
        ("…", "script"),
        ("900", "script"),
        ("Мост закрыт.", "script"),
        ("The мост закрыт сегодня утром.", "script"),
        ("桥已关闭。", "script"),
        ("The bridge\ud800 is closed.", "script"),
        ("The bridge \ufffd is closed.", "script"),
        ("The \u202eegdirb\u202c is closed.", "script"),
        ("The bri\u200bdge is closed.", "script"),
        ("The bridge\x00 is closed.", "script"),
        ("The bridge is closed. \U000e0041\U000e0042", "script"),
        ("👨‍👩‍👧" * 30, "script"),
        ("e" + "\u0301" * 500, "script"),
        ("It cost 1" + "0" * 400 + " euros.", "number"),
        ("It cost 1" + ",000" * 150 + " euros.", "number"),
        ("It cost " + "9" * 5_000 + " euros.", "length"),
    ],
)
def test_a_claim_that_cannot_be_read_is_unchecked(text: str, kind: str) -> None:
    found = verdict(text, text or PASSAGE)

    assert found.stand is Stand.UNCHECKED
    assert [reason.kind for reason in found.reasons] == [kind]


@pytest.mark.parametrize(
    "original",
    [
        "",
        "   ",
        "…",
        "900",
        "!?.,;" * 300,
        "«" * 1_000,
        "a" * 100_000,
        "Le pont\ud800 est fermé.",
        "Le pont est ferm\ufffd.",
        "ﷺ" * 2_000,
        "e" + "\u0301" * 1_900,
        "Vtaber nyy gung vf jevggra urer cyrnfr",
        "Мост закрыт для всего движения с субботы.",
        "%%%%%%%%%",
    ],
)
def test_a_claim_is_unchecked_if_its_only_passage_cannot_be_read(original: str) -> None:
    found = verdict(TRUE, original)

    assert found.stand is Stand.UNCHECKED
    assert [reason.kind for reason in found.reasons] == ["language"]


@pytest.mark.parametrize("language", ["xx", "", "fr-CA", "FR", "tlh", "../fr", "a" * 500])
def test_a_claim_is_unchecked_if_its_passages_language_is_unknown(language: str) -> None:
    assert verdict(TRUE, PASSAGE, language=language).stand is Stand.UNCHECKED


def test_a_claim_without_citations_is_unchecked() -> None:
    assert verdict(TRUE).stand is Stand.UNCHECKED


ODD = [
    "It is 1/0, 3/0 and 0/0 of 5/00.",
    "It was on 1 January 0, on 0000-00-00, on 31/02/0000 and on 99/99/9999.",
    "King Louis MMMMMMMMMMMMMMCCCCXXXXIIII came.",
    "It happened at 99:99 and at 25:61.",
    "It grew by ∞ %, ½⅓⑨Ⅻ, ²³¹, ٣٤٥ and 𝟘𝟙𝟚.",
    "It cost -0 euros, 0.0.0.0, 1,,2 and 1..2.",
    "one " * 100 + "thousand million billion.",
    "not " * 200 + "here.",
    "He said " + "“a” " * 150,
    "He said " + '"' * 400 + " so it is what it was then and there and then.",
    "(" * 150 + "the bridge is closed and nobody came to see it" + ")" * 150,
    "The " + "A.B." * 150,
    "11 22 " * 100 + "call the bridge now",
    "on 1 January, 2 January, " * 30 + "it is closed",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("language", ["fr", "de", "zh", "ar", "tr", "en"])
def test_odd_figures_and_marks_have_a_verdict(text: str, language: str) -> None:
    for original in (PASSAGE, text, text * 8):
        found = verdict(text, original, language=language)

        assert found.stands == (not found.reasons)


@pytest.mark.parametrize(
    "passage", ["Le pont est fermé. " * 2_500, "Le pont n’est pas « fermé ». " * 1_000]
)
def test_a_passage_of_ten_thousand_words_has_a_verdict(passage: str) -> None:
    found = verdict("The bridge cost 12 million euros.", passage)

    assert found.stand is Stand.FALLS


def test_mojibake_bears_no_names() -> None:
    found = verdict("Émile Léger closed the bridge.", "Ã‰mile LÃ©ger a fermÃ© le pont.")

    assert not found.stands


def _blocks() -> list[str]:
    """Return a few signs of every 256 of Unicode."""
    return [
        "".join(
            chr(code)
            for code in range(start, start + 256, 19)
            if unicodedata.category(chr(code)) != "Cn"
        )
        for start in range(0, sys.maxunicode, 256)
        if start < 0x20000 or start % 0x4000 == 0 or start >= 0xE0000
    ]


def test_every_part_of_unicode_has_a_verdict() -> None:
    for signs in _blocks():
        for text, original in ((signs, PASSAGE), (TRUE, signs), (f"{TRUE} {signs}", signs)):
            found = verdict(text, original)

            assert found.stands == (not found.reasons)


def test_the_ledger_can_be_stored_whatever_was_withheld() -> None:
    claim = Claim(part=Part.BODY, text="\ud800 it", citations=(_cited("\udfff", "fr"),))

    (withheld,) = sift([claim], {}).withheld

    (withheld.text + withheld.original + withheld.reasons[0].words).encode()


SIGNS = st.text(
    st.one_of(st.characters(), st.sampled_from("\"'“”«»()[]{}0123456789.,:;/%€$-–\u202e\u200b \n")),
    max_size=200,
)


@settings(deadline=None, max_examples=150)
@given(SIGNS, st.lists(SIGNS, max_size=3), st.sampled_from(LANGUAGES))
def test_any_input_has_a_verdict_with_its_reasons(
    text: str, originals: list[str], language: str
) -> None:
    found = verdict(text, *originals, language=language)

    assert found.stands == (not found.reasons)
    assert found.stand is not Stand.STANDS or any(sign.isalpha() for sign in text)
