"""What outlets changed behind a report, and whether a story has something new."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import newsdesk
import pytest

import make
from foreigndesk.domain.article import Article
from foreigndesk.domain.report import Report, Status
from foreigndesk.domain.story import Novelty
from foreigndesk.write import Change, changes, due

ZONES = {"fr": ZoneInfo("Europe/Paris"), "es": ZoneInfo("Europe/Madrid")}

FRENCH = make.article(
    "L’usine Malvert de Kerbrac supprime 240 postes, annonce Odile Sarrance.",
    "Les salariés se réunissent devant la mairie.",
    title="Kerbrac : Malvert supprime des postes",
    outlet="le-fanal",
)
SPANISH = make.article(
    "La fábrica Malvar de Vallarde elimina 240 puestos, anuncia Rosa Amblar.",
    "La plantilla se reúne ante el ayuntamiento.",
    title="Vallarde: Malvar elimina puestos",
    outlet="la-farola",
    language="es",
)
BOTH = pytest.mark.parametrize("article", [FRENCH, SPANISH], ids=["fr", "es"])


def changed(before: Report, new: Article, old: Article) -> tuple[Change, ...]:
    return changes(before, [new], {new.id: old}, ZONES[new.language])


# --- changes ---------------------------------------------------------------------------------


@BOTH
def test_a_figure_that_a_printed_claim_rests_on_is_found_with_old_and_new(
    article: Article,
) -> None:
    before = newsdesk.written([article])

    (change,) = changed(before, newsdesk.revised(article, "240", "204"), article)

    assert change == Change(outlet=article.outlet, wrong="240", right="204", printed=True)


@BOTH
def test_a_figure_that_was_not_printed_is_found_as_such(article: Article) -> None:
    before = newsdesk.written([article], struck=["240"])

    (change,) = changed(before, newsdesk.revised(article, "240", "204"), article)

    assert (change.wrong, change.right, change.printed) == ("240", "204", False)


@BOTH
def test_other_words_of_a_printed_sentence_are_a_change_without_figures(article: Article) -> None:
    before = newsdesk.written([article])
    name = "Odile Sarrance" if article is FRENCH else "Rosa Amblar"

    (change,) = changed(before, newsdesk.revised(article, name, "Yann Quintrel"), article)

    assert change == Change(outlet=article.outlet, wrong="", right="", printed=True)


def test_a_sentence_that_nobody_cites_may_change() -> None:
    before = newsdesk.written([FRENCH])

    assert changed(before, newsdesk.revised(FRENCH, "la mairie", "l’église"), FRENCH) == ()


def test_a_printed_sentence_that_is_gone_is_a_change() -> None:
    before = newsdesk.written([FRENCH])
    gone = make.article(
        FRENCH.passages[1].text,
        id=FRENCH.id,
        outlet="le-fanal",
        title=FRENCH.title,
        version=2,
    )

    (change,) = changed(before, gone, FRENCH)

    assert (change.wrong, change.printed) == ("", True)


def test_a_figure_in_the_headline_is_found() -> None:
    old = FRENCH.but(title="Kerbrac : Malvert supprime 240 postes")
    before = newsdesk.written([old])

    found = changed(before, old.but(title="Kerbrac : Malvert supprime 204 postes"), old)

    assert found == (Change(outlet="le-fanal", wrong="240", right="204", printed=True),)


def test_one_figure_changed_in_two_places_is_one_change_and_printed_if_either_was() -> None:
    old = FRENCH.but(summary="Il y a 240 postes en moins.")
    before = newsdesk.written([old], struck=["en moins"])
    new = newsdesk.revised(old, "240", "204")

    assert changed(before, new, old) == (
        Change(outlet="le-fanal", wrong="240", right="204", printed=True),
    )


def test_a_change_that_the_report_has_read_already_is_none() -> None:
    new = newsdesk.revised(FRENCH, "240", "204")
    before = newsdesk.written([new])

    assert changed(before, new, FRENCH) == ()


def test_without_a_report_or_an_earlier_version_nothing_changed() -> None:
    assert changes(None, [FRENCH], {FRENCH.id: FRENCH}, ZONES["fr"]) == ()
    assert changes(newsdesk.written([FRENCH]), [FRENCH], {}, ZONES["fr"]) == ()


# --- due -------------------------------------------------------------------------------------


def test_a_story_without_a_report_is_due() -> None:
    assert due(None, make.story(), [])


def test_a_story_whose_articles_are_all_told_is_not_due() -> None:
    before = newsdesk.written([FRENCH])

    assert not due(before, newsdesk.story_of(FRENCH), [])


@pytest.mark.parametrize(
    ("novelty", "is_due"),
    [
        (Novelty.NEW_FACT, True),
        (Novelty.CORRECTION, True),
        (Novelty.SAME, False),
        (Novelty.COMMENT, False),
    ],
)
def test_an_article_makes_a_story_due_only_by_what_it_brings(
    novelty: Novelty, is_due: bool
) -> None:
    before = newsdesk.written([FRENCH])
    story = make.story(make.placement(FRENCH.id), make.placement("new", novelty=novelty))

    assert due(before, story, []) is is_due


def test_a_change_makes_a_story_due() -> None:
    change = Change(outlet="le-fanal", wrong="240", right="204", printed=True)

    assert due(newsdesk.written([FRENCH]), newsdesk.story_of(FRENCH), [change])


def test_a_withdrawn_report_stays_withdrawn() -> None:
    before = newsdesk.written([FRENCH]).but(status=Status.WITHDRAWN)
    change = Change(outlet="le-fanal", wrong="240", right="204", printed=True)

    assert not due(before, make.story(), [change])


# --- corrections in the report ---------------------------------------------------------------


@BOTH
def test_a_printed_figure_that_was_wrong_becomes_a_correction(article: Article) -> None:
    before = newsdesk.written([article])
    new = newsdesk.revised(article, "240", "204")
    later = newsdesk.MORNING + timedelta(days=1)

    after = newsdesk.written([new], before=before, earlier={new.id: article}, now=later)

    (correction,) = after.corrections
    assert after.status is Status.CORRECTED
    assert (correction.wrong, correction.right, correction.by) == ("240", "204", "the desk")
    assert (correction.version, correction.at) == (2, later)
    assert "the figure is 204, not 240" in correction.note
    assert after.what_changed[0].startswith("Corrected: 240 is now 204")
    assert any("204" in claim.text for claim in after.body)
    assert not any("240" in claim.text for claim in after.claims)


def test_a_figure_that_was_never_printed_is_mentioned_and_no_correction() -> None:
    before = newsdesk.written([FRENCH], struck=["240"])
    new = newsdesk.revised(FRENCH, "240", "204")

    after = newsdesk.written([new], before=before, earlier={new.id: FRENCH}, struck=["204"])

    assert (after.corrections, after.status) == ((), Status.PUBLISHED)
    assert "it did not stand in this report" in after.what_changed[0]


def test_changed_words_are_told_and_are_no_correction() -> None:
    before = newsdesk.written([FRENCH])
    new = newsdesk.revised(FRENCH, "Odile Sarrance", "Yann Quintrel")

    after = newsdesk.written([new], before=before, earlier={new.id: FRENCH})

    assert after.corrections == ()
    assert after.what_changed[0] == "Le Fanal changed a sentence that this report rested on."


def test_a_correction_stays_through_later_versions() -> None:
    first = newsdesk.written([FRENCH])
    new = newsdesk.revised(FRENCH, "240", "204")
    second = newsdesk.written([new], before=first, earlier={new.id: FRENCH})
    other = newsdesk.long_article("vigie", 3)

    third = newsdesk.written([new, other], before=second, earlier={new.id: FRENCH})

    assert third.corrections == second.corrections
    assert third.status is Status.CORRECTED
    assert third.version == 3
    assert any(line.startswith("New: ") for line in third.what_changed)


def test_a_new_article_that_was_not_needed_is_told_as_such() -> None:
    before = newsdesk.written([FRENCH])
    again = make.article("Les salariés se réunissent.", outlet="vigie", title="Malvert")

    after = newsdesk.written([FRENCH, again], before=before, struck=["se réunissent."])

    assert after.what_changed == (
        "Another outlet's article was added; no sentence of it was needed.",
    )


def test_the_first_version_has_nothing_to_compare() -> None:
    assert newsdesk.written([FRENCH]).what_changed == ()
