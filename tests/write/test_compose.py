"""Claims that stand become a report."""

from datetime import timedelta

import newsdesk
import pytest

import make
from foreigndesk.domain.article import Flag
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Claim, Form, Part, Status
from foreigndesk.write import Draft, draft, hold, plan

ARTICLES = [
    newsdesk.long_article(outlet, 10, number)
    for number, outlet in enumerate(("le-fanal", "vigie", "courrier"))
]
EDITION = make.edition(quoted_passages=9, quoted_share=0.9)
"""Generous, so that three articles make a report."""
PLAN = plan(newsdesk.story_of(*ARTICLES), ARTICLES, EDITION)
DRAFT = draft(PLAN, newsdesk.english(PLAN), newsdesk.press(ARTICLES))  # type: ignore[arg-type]


def kept(part: Part, most: int = 99) -> list[Claim]:
    return [claim for claim in DRAFT.claims if claim.part is part][:most]


def others(*parts: Part) -> list[Claim]:
    return [claim for claim in DRAFT.claims if claim.part not in parts]


# --- the form --------------------------------------------------------------------------------


def test_what_stands_becomes_headline_standfirst_points_and_body() -> None:
    report = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)

    assert report.form is Form.REPORT
    assert report.headline == DRAFT.headlines[0]
    assert report.standfirst is not None
    assert 3 <= len(report.points) <= 5
    assert sum(len(claim.text.split()) for claim in report.body) <= 350
    assert [claim.text for claim in report.body] == [c.text for c in DRAFT.body][: len(report.body)]


def test_the_standfirst_comes_from_the_headlines_article_where_it_can() -> None:
    report = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)

    assert report.standfirst is not None
    assert report.standfirst.citations[0].article == report.headline.citations[0].article


def test_another_articles_standfirst_is_better_than_none() -> None:
    first = DRAFT.headlines[0].citations[0].article
    rest = [c for c in DRAFT.standfirsts if c.citations[0].article != first]

    report = newsdesk.composed(PLAN, DRAFT, [*others(Part.STANDFIRST), *rest])

    assert report.standfirst == rest[0]


def test_a_report_may_stand_without_a_standfirst() -> None:
    assert newsdesk.composed(PLAN, DRAFT, others(Part.STANDFIRST)).standfirst is None


def test_the_first_headline_that_stands_is_printed() -> None:
    report = newsdesk.composed(PLAN, DRAFT, [*DRAFT.headlines[1:], *others(Part.HEADLINE)])

    assert report.headline == DRAFT.headlines[1]


def test_where_no_headline_stands_a_fallen_one_waits_for_the_editor() -> None:
    assert newsdesk.composed(PLAN, DRAFT, others(Part.HEADLINE)).headline == DRAFT.headlines[0]


def headless(*body: Claim) -> Draft:
    return Draft(headlines=(), standfirsts=(), points=(), body=body, disputes=(), glosses={})


def test_where_there_is_no_headline_the_first_sentence_stands_in_cut_at_a_word() -> None:
    claim = make.claim("word " * 40)

    report = newsdesk.composed(PLAN, headless(claim), [claim])

    assert len(report.headline.text) <= 100
    assert report.headline.text.endswith("word …")
    assert report.headline.citations == claim.citations


def test_where_there_is_nothing_at_all_the_report_is_untitled() -> None:
    report = newsdesk.composed(PLAN, headless(), [])

    assert report.headline.text == "Untitled"
    assert report.headline.citations == ()


def test_a_long_point_is_left_out() -> None:
    long = make.claim("word " * 23, part=Part.POINT)
    short = make.claim("word " * 22, part=Part.POINT)

    report = newsdesk.composed(PLAN, DRAFT, [*others(Part.POINT), long, short])

    assert report.points == (short,)


def test_paragraphs_are_numbered_without_gaps_after_a_strike() -> None:
    gone = {DRAFT.body[2].paragraph}
    standing = [c for c in DRAFT.claims if c.part is not Part.BODY or c.paragraph not in gone]

    numbers = [claim.paragraph for claim in newsdesk.composed(PLAN, DRAFT, standing).body]

    assert sorted(set(numbers)) == list(range(max(numbers) + 1))
    assert numbers == sorted(numbers)


def test_a_report_struck_to_a_briefs_length_is_a_brief() -> None:
    report = newsdesk.composed(PLAN, DRAFT, [*others(Part.BODY), *kept(Part.BODY, 3)])

    assert report.form is Form.BRIEF
    assert report.points == ()
    assert len(report.body) == 3


def test_a_report_struck_to_two_sentences_stays_a_report_and_so_is_held() -> None:
    report = newsdesk.composed(PLAN, DRAFT, [*others(Part.BODY), *kept(Part.BODY, 2)])

    assert report.form is Form.REPORT


def test_three_sentences_stand_however_long_they_are() -> None:
    long = [make.claim("word " * 200, paragraph=n) for n in range(4)]

    report = newsdesk.composed(PLAN, DRAFT, [*others(Part.BODY), *long])

    assert len(report.body) == 3


# --- versions, addresses ---------------------------------------------------------------------


def test_the_next_version_keeps_id_address_and_first_day() -> None:
    first = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)
    later = newsdesk.MORNING + timedelta(days=1)

    second = newsdesk.composed(
        PLAN,
        DRAFT,
        [*DRAFT.headlines[1:], *others(Part.HEADLINE)],
        before=first,
        now=later,
    )

    assert second.headline != first.headline
    assert (second.id, second.slug, second.first_published) == (
        first.id,
        first.slug,
        first.first_published,
    )
    assert (second.version, second.updated) == (2, later)


def test_an_address_is_the_day_and_the_headline_in_plain_letters() -> None:
    headline = make.claim("Łódź: L’été à 3 °C", part=Part.HEADLINE)

    report = newsdesk.composed(PLAN, DRAFT, [headline, *others(Part.HEADLINE)])

    assert report.slug.startswith("2025-12-13-lodz-l-ete-a-3-")


def test_an_address_is_the_local_day_of_the_story() -> None:
    late = newsdesk.story_of(*ARTICLES, opened=make.NOON.replace(hour=23, minute=30))
    made = plan(late, ARTICLES, EDITION)

    assert newsdesk.composed(made, DRAFT, DRAFT.claims).slug.startswith("2025-12-14-")


def test_a_long_headline_makes_an_address_cut_at_a_word() -> None:
    headline = make.claim("barques " * 13, part=Part.HEADLINE)

    slug = newsdesk.composed(PLAN, DRAFT, [headline, *others(Part.HEADLINE)]).slug

    assert len(slug) <= 60 + 11 + 5
    assert set(slug.split("-")[3:-1]) == {"barques"}


def test_two_stories_with_one_headline_have_two_addresses() -> None:
    other = plan(newsdesk.story_of(*ARTICLES, id="story-2"), ARTICLES, EDITION)

    one = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)
    two = newsdesk.composed(other, DRAFT, DRAFT.claims)

    assert one.slug != two.slug
    assert one.id != two.id


# --- witnesses -------------------------------------------------------------------------------


def test_every_article_is_a_witness_with_its_marks() -> None:
    wall = newsdesk.long_article("le-fanal", 5, flags=frozenset({Flag.TEASER, Flag.PAYWALL}))
    wire = newsdesk.long_article("vigie", 5, id="wire", credit="Agence Boréal")
    copy = newsdesk.long_article("courrier", 5, id="copy")
    lost = newsdesk.long_article("stranger", 5, id="lost")
    articles = [wall, wire, copy, lost]
    story = newsdesk.story_of(*articles, voices={"copy": wall.id, "lost": "never-read"})
    made = plan(story, articles, make.edition())
    outlets = newsdesk.press(articles[:3])

    report = newsdesk.composed(made, draft(made, newsdesk.english(made), {}), [], outlets=outlets)

    first, second, third, fourth = report.witnesses
    assert (first.teaser, first.paywall, first.copy_of) == (True, True, "")
    assert (second.paywall, second.copy_of) == (False, "Agence Boréal")
    assert third.copy_of == "Le Fanal"
    assert (fourth.outlet_name, fourth.owner, fourth.copy_of) == ("stranger", "", "")
    assert first.gloss == f"[{wall.title}]"
    assert report.independent == 3


# --- what is held ----------------------------------------------------------------------------


def test_a_report_below_the_editions_grade_waits_for_an_editor() -> None:
    report = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)

    waiting = hold(report, "", make.edition(least_grade=Grade.DRAFT))

    assert waiting.status is Status.HELD
    assert "grade gloss" in waiting.held_because
    assert "from draft on" in waiting.held_because


def test_a_report_of_the_editions_grade_is_printed() -> None:
    report = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)

    assert hold(report, "", make.edition()) is report


def test_the_verifiers_reason_comes_first() -> None:
    report = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)

    waiting = hold(report, "the headline does not stand", make.edition(least_grade=Grade.HIGH))

    assert waiting.held_because == "the headline does not stand"


def test_the_grade_is_that_of_the_poorest_sentence() -> None:
    fine = make.claim("Fine.", part=Part.HEADLINE, grade=Grade.HIGH)

    report = newsdesk.composed(PLAN, DRAFT, [fine, *others(Part.HEADLINE)])

    assert report.grade is Grade.GLOSS


@pytest.mark.parametrize("need", ["translate", "write", "judge"])
def test_the_provenance_names_engines_passages_and_limits(need: str) -> None:
    report = newsdesk.composed(PLAN, DRAFT, DRAFT.claims)

    assert report.provenance.engines[need]
    assert report.provenance.settings["quoted_passages"] == "4"
    assert set(report.provenance.passages) == {p.sha256 for a in ARTICLES for p in a.passages}
