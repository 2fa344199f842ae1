"""Reports through their versions, and front pages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from archive_day import DAY, place_article, read_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import make
from foreigndesk.domain.report import (
    Correction,
    Dispute,
    Figure,
    FrontPage,
    Part,
    Reason,
    Report,
    Review,
    Status,
    Withheld,
)
from foreigndesk.domain.story import Ranked, RankPart
from foreigndesk.errors import RejectedError
from foreigndesk.store import tables
from foreigndesk.store.archive import SqlArchive
from foreigndesk.store.rows import put

LATER = make.NOON + timedelta(hours=3)
NOTE = Correction(
    at=LATER, wrong="12 injured", right="21 injured", note="Misread.", by="An Editor", version=1
)


def full_report(**changes: object) -> Report:
    """A report with something in every field."""
    figures = tuple(
        Figure(value=value, outlets=(outlet,), citations=(make.citation(outlet=outlet),))
        for value, outlet in (("12", "le-fanal"), ("21", "vigie"))
    )
    reason = Reason(kind="number", words="13", passage=None)
    values: dict[str, object] = {
        "disputes": (Dispute(what="people in hospital", figures=figures),),
        "withheld": (
            Withheld(
                part=Part.BODY, text="13 people.", original="12 personnes.", reasons=(reason,)
            ),
            Withheld(part=Part.POINT, text="No.", original="Non.", reasons=()),
        ),
        "corrections": (NOTE,),
        "what_changed": ("The bridge is open again.",),
        "review": Review(person="An Editor", at=LATER, checks=("names", "numbers"), edits="none"),
        "held_because": "gloss",
        "provenance": replace(make.provenance(), prompts={"write": make.digest("prompt")}),
    }
    return make.report(**{**values, **changes})


def page(*reports: Report, hours: float = 0, **changes: object) -> FrontPage:
    at = make.NOON + timedelta(hours=hours)
    return FrontPage(edition="france", at=at, reports=reports, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("report", [make.report(), full_report(), make.report(standfirst=None)])
def test_report_comes_back_as_it_was(archive: SqlArchive, report: Report) -> None:
    archive.store_report(report)

    assert archive.report(report.id) == report
    assert archive.report(report.id, 1) == report
    assert archive.report_of(report.story) == report
    assert archive.versions(report.id) == [report]
    assert archive.reports("france") == [report]


@given(parts=st.lists(st.sampled_from(Part), min_size=4, max_size=4), cited=st.integers(0, 3))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_sentence_stays_where_it_stood_whatever_it_calls_itself(
    archive: SqlArchive, parts: list[Part], cited: int
) -> None:
    citations = tuple(make.citation(f"Passage {number}.") for number in range(cited))
    lead, second, point, body = (replace(make.claim(), part=part) for part in parts)
    report = make.report(
        replace(body, citations=citations), body, headline=lead, standfirst=second, points=(point,)
    ).but(status=Status.DRAFT)

    archive.store_report(report)

    assert archive.report(report.id) == report


def test_what_nobody_wrote_is_none(archive: SqlArchive) -> None:
    archive.store_report(make.report())

    assert archive.report("nobody") is None
    assert archive.report("report-1", 2) is None
    assert archive.report_of("nobody") is None
    assert archive.versions("nobody") == []


def test_latest_version_counts_and_all_stay(archive: SqlArchive) -> None:
    first, second = make.report(), make.report(version=2, updated=LATER, what_changed=("New.",))

    archive.store_report(first)
    archive.store_report(second)

    assert archive.report("report-1") == second
    assert archive.report("report-1", 1) == first
    assert archive.versions("report-1") == [first, second]
    assert archive.counts().reports == 1


def test_replay_of_an_old_version_does_not_make_it_the_latest(archive: SqlArchive) -> None:
    second = make.report(version=2, updated=LATER)
    archive.store_report(second)

    archive.store_report(make.report())

    assert archive.report("report-1") == second
    assert archive.reports("france", LATER) == [second]


def test_reports_come_newest_first_since_a_moment(archive: SqlArchive) -> None:
    for number in range(3):
        updated = make.NOON + timedelta(hours=number)
        archive.store_report(
            make.report(id=f"report-{number}", story=f"story-{number}", updated=updated)
        )

    found = archive.reports("france", make.NOON + timedelta(hours=1))

    assert [report.id for report in found] == ["report-2", "report-1"]
    assert archive.reports("spain") == []


def test_editor_changes_where_a_version_stands(archive: SqlArchive) -> None:
    held = full_report(status=Status.HELD, corrections=(), review=None)
    archive.store_report(held)
    review = Review(person="An Editor", at=LATER, checks=("all",), edits="")
    released = held.but(status=Status.PUBLISHED, held_because="", review=review, updated=LATER)

    archive.store_report(released)

    assert archive.versions(held.id) == [released]


def test_withdrawal_keeps_its_note(archive: SqlArchive) -> None:
    archive.store_report(make.report())
    withdrawn = make.report(status=Status.WITHDRAWN, corrections=(NOTE,), updated=LATER)

    archive.store_report(withdrawn)

    assert archive.report("report-1") == withdrawn


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        (Status.WITHDRAWN, Status.PUBLISHED),
        (Status.CORRECTED, Status.PUBLISHED),
        (Status.PUBLISHED, Status.DRAFT),
        (Status.HELD, Status.DRAFT),
    ],
)
def test_version_does_not_go_back_on_what_readers_were_told(
    archive: SqlArchive, stored: Status, asked: Status
) -> None:
    archive.store_report(make.report(status=stored))

    with pytest.raises(RejectedError, match=f"is {stored} and cannot become {asked}"):
        archive.store_report(make.report(status=asked))

    assert archive.report("report-1") == make.report(status=stored)


def test_text_of_a_printed_version_never_changes(archive: SqlArchive) -> None:
    archive.store_report(make.report())

    with pytest.raises(ValueError, match="store a new version"):
        archive.store_report(make.report(make.claim("The bridge is open.")))

    assert archive.report("report-1") == make.report()


def test_text_of_a_draft_may_change(archive: SqlArchive) -> None:
    archive.store_report(full_report(status=Status.DRAFT))
    rewritten = make.report(make.claim("The bridge is open."), status=Status.HELD)

    archive.store_report(rewritten)

    assert archive.versions("report-1") == [rewritten]
    assert archive.counts().withheld == 0


def test_report_of_a_merged_story_is_that_of_the_one_that_stays(archive: SqlArchive) -> None:
    for story in ("merged", "stays"):
        article = make.article(f"{story}.", published=make.NOON)
        archive.store_article("", article, archive.habits("le-fanal"))
        archive.place("france", article, make.placement(article.id, story, opened=True))
    old = make.report(id="old", story="merged", updated=LATER)
    new = make.report(id="new", story="stays")
    row = {"story": "merged", "leads_to": "stays", "reason": "", "at": make.NOON}
    with archive.connections.writing("merge") as connection:
        put(connection, tables.story_redirects, [row])

    archive.store_report(old)
    alone = archive.report_of("merged")
    archive.store_report(new)

    assert alone == old
    assert archive.report_of("merged") == new


def test_front_page_keeps_its_order(archive: SqlArchive) -> None:
    reports = [make.report(id=name, story=name) for name in ("c", "a", "b")]
    for report in reports:
        archive.store_report(report)

    archive.store_front_page(page(*reports, thin="A quiet day."), DAY, [])

    assert archive.front_page("france") == page(*reports, thin="A quiet day.")


def test_front_page_shows_public_reports_as_they_are_now(archive: SqlArchive) -> None:
    names = ("updated", "held", "withdrawn")
    reports = [make.report(id=name, story=name) for name in names]
    for report in reports:
        archive.store_report(report)
    archive.store_front_page(page(*reports), DAY, [])
    newer = reports[0].but(version=2, updated=LATER)

    archive.store_report(newer)
    archive.store_report(reports[1].but(status=Status.HELD))
    archive.store_report(reports[2].but(status=Status.WITHDRAWN))

    shown = archive.front_page("france", DAY)
    assert shown is not None
    assert shown.reports == (newer,)


def test_latest_front_page_of_a_day_counts(archive: SqlArchive) -> None:
    archive.store_report(make.report())
    next_day = date(2025, 12, 14)
    for hours, day in ((0, DAY), (1, DAY), (12, next_day)):
        archive.store_front_page(page(make.report(), hours=hours), day, [])

    assert archive.front_page("france", DAY) == page(make.report(), hours=1)
    assert archive.front_page("france") == page(make.report(), hours=12)
    assert archive.front_page("france", date(2025, 12, 15)) is None
    assert archive.front_page("spain") is None
    assert archive.days("france") == [next_day, DAY]


def test_front_page_stored_again_takes_the_place_of_itself(archive: SqlArchive) -> None:
    one, two = make.report(), make.report(id="report-2", story="story-2")
    for report in (one, two):
        archive.store_report(report)

    archive.store_front_page(page(one, two), DAY, [])
    archive.store_front_page(page(two), DAY, [])

    assert archive.front_page("france") == page(two)


def test_story_keeps_its_last_rank_with_its_parts(archive: SqlArchive) -> None:
    read_article(archive)
    place_article(archive)
    (story,) = archive.stories("france", make.NOON)
    part = RankPart(name="voices", value=0.5, weight=2.0, words="1 report")
    for score in (0.25, 0.75):
        ranked = Ranked(story=story, score=score, parts=(part,))
        archive.store_front_page(page(), DAY, [ranked])

    assert archive.ranked(story.id) == ranked
    assert archive.ranked("nobody") is None
