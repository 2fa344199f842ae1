"""Errors with a remedy: later, never, and what passes through."""

from datetime import datetime, timedelta

import pytest
from archive_day import ARTICLE, ENTRIES, FEED, answer, read_article, read_feed

import make
from foreigndesk.errors import DeskError, RejectedError, SettingsError, TransientError
from foreigndesk.ports import Kind
from foreigndesk.store.archive import SqlArchive
from foreigndesk.store.settling import pause


def fail(
    archive: SqlArchive, kind: Kind, thing: str, error: DeskError, now: datetime = make.NOON
) -> None:
    with archive.settling(kind, thing, now):
        raise error


def missing() -> RejectedError:
    return RejectedError("not found", http_status=404)


def minutes_until_next_poll(archive: SqlArchive) -> float:
    (state,) = archive.feed_states([FEED])
    assert state.next_poll is not None
    return (state.next_poll - make.NOON) / timedelta(minutes=1)


def test_pauses_double_up_to_a_day() -> None:
    minutes = [pause(attempt) / timedelta(minutes=1) for attempt in (1, 2, 3, 8, 9, 1000)]

    assert minutes == [10, 20, 40, 1280, 1440, 1440]


def test_pause_is_at_least_what_the_server_asked_for_but_never_for_ever() -> None:
    assert pause(1, timedelta(minutes=1)) == timedelta(minutes=10)
    assert pause(1, timedelta(hours=3)) == timedelta(hours=3)
    assert pause(1, timedelta(days=4000)) == timedelta(days=31)


def test_feed_without_an_answer_waits_longer_each_time(archive: SqlArchive) -> None:
    archive.feeds_due([FEED], make.NOON)
    waits = []

    for _ in range(3):
        fail(archive, Kind.FEED, FEED.id, TransientError("no answer"))
        waits.append(minutes_until_next_poll(archive))

    (state,) = archive.feed_states([FEED])
    assert waits == [10, 20, 40]
    assert (state.failures, state.last_reason, state.stopped) == (3, "no answer", False)
    assert archive.feeds_due([FEED], make.NOON) == []


def test_feed_waits_as_long_as_its_server_asks(archive: SqlArchive) -> None:
    read_feed(archive)

    fail(archive, Kind.FEED, FEED.id, TransientError("429", timedelta(hours=2)))

    assert minutes_until_next_poll(archive) == 120


def test_feed_that_is_refused_rests_a_day(archive: SqlArchive) -> None:
    read_feed(archive)

    fail(archive, Kind.FEED, FEED.id, RejectedError("forbidden", http_status=403))

    (state,) = archive.feed_states([FEED])
    assert (minutes_until_next_poll(archive), state.stopped) == (1440, False)
    assert archive.settled(Kind.FEED, make.NOON)[0].outcome == "later"


def test_feed_that_is_gone_is_stopped(archive: SqlArchive) -> None:
    read_feed(archive)

    fail(archive, Kind.FEED, FEED.id, RejectedError("410", gone=True))

    (state,) = archive.feed_states([FEED])
    (settled,) = archive.settled(Kind.FEED, make.NOON)
    assert state.stopped
    assert archive.feeds_due([FEED], make.NOON + timedelta(days=9)) == []
    assert (settled.outcome, settled.reason) == ("never", "gone: 410")


def test_feed_that_is_missing_five_times_in_a_row_is_stopped(archive: SqlArchive) -> None:
    read_feed(archive)
    stopped = []

    for _ in range(5):
        fail(archive, Kind.FEED, FEED.id, missing())
        stopped.append(archive.feed_states([FEED])[0].stopped)

    assert stopped == [False, False, False, False, True]


@pytest.mark.parametrize("between", ["failure", "success"])
def test_feed_that_is_missing_now_and_then_goes_on(archive: SqlArchive, between: str) -> None:
    read_feed(archive)

    for _ in range(2):
        for _ in range(4):
            fail(archive, Kind.FEED, FEED.id, missing())
        if between == "success":
            archive.store_reading(FEED, answer(), [], make.NOON)
        else:
            fail(archive, Kind.FEED, FEED.id, TransientError("no answer"))

    assert not archive.feed_states([FEED])[0].stopped


def test_page_without_an_answer_is_read_later(archive: SqlArchive) -> None:
    read_feed(archive)

    fail(archive, Kind.ENTRY, ENTRIES[0].id, TransientError("too slow"))

    (settled,) = archive.settled(Kind.ENTRY, make.NOON)
    assert (settled.outcome, settled.reason) == ("later", "too slow")
    assert settled.at == make.NOON + timedelta(minutes=10)
    assert ENTRIES[0] not in archive.entries_to_read(["le-fanal"], make.NOON)
    assert ENTRIES[0] in archive.entries_to_read(["le-fanal"], settled.at)


def test_page_is_given_up_after_five_attempts(archive: SqlArchive) -> None:
    read_feed(archive)
    outcomes = []

    for _ in range(5):
        fail(archive, Kind.ENTRY, ENTRIES[0].id, TransientError("too slow"))
        outcomes.append(archive.settled(Kind.ENTRY, make.NOON)[0].outcome)

    assert outcomes == ["later"] * 4 + ["never"]
    assert archive.settled(Kind.ENTRY, make.NOON)[0].reason == "given up after 5 attempts: too slow"
    assert ENTRIES[0] not in archive.entries_to_read(["le-fanal"], make.NOON + timedelta(days=30))


def test_page_that_is_refused_is_never_read(archive: SqlArchive) -> None:
    read_feed(archive)

    fail(archive, Kind.ENTRY, ENTRIES[0].id, RejectedError("not a page"))

    assert ENTRIES[0] not in archive.entries_to_read(["le-fanal"], make.NOON + timedelta(days=30))
    assert archive.settled(Kind.ENTRY, make.NOON)[0].outcome == "never"


def test_page_that_was_read_after_all_is_struck_from_the_list(archive: SqlArchive) -> None:
    read_feed(archive)
    fail(archive, Kind.ENTRY, ENTRIES[0].id, TransientError("too slow"))

    read_article(archive)

    assert archive.settled(Kind.ENTRY, make.NOON) == []


def test_page_that_was_read_stays_read(archive: SqlArchive) -> None:
    read_feed(archive)
    read_article(archive)

    fail(archive, Kind.ENTRY, ENTRIES[0].id, TransientError("too slow"))

    later = make.NOON + timedelta(days=1)
    assert ENTRIES[0] not in archive.entries_to_read(["le-fanal"], later)


def test_cited_page_without_an_answer_is_looked_at_later(archive: SqlArchive) -> None:
    read_article(archive)
    archive.store_report(make.report())
    hour = ARTICLE.fetched + timedelta(hours=1)

    fail(archive, Kind.ARTICLE, ARTICLE.id, TransientError("no answer"), hour)

    assert archive.articles_to_reread(hour) == []
    assert archive.articles_to_reread(hour + timedelta(minutes=10)) == [ARTICLE]


def test_cited_page_that_is_gone_is_noted_and_not_looked_at_again(archive: SqlArchive) -> None:
    read_article(archive)
    archive.store_report(make.report())

    fail(archive, Kind.ARTICLE, ARTICLE.id, RejectedError("410", gone=True))

    assert archive.articles_to_reread(make.NOON + timedelta(days=30)) == []
    assert archive.settled(Kind.ARTICLE, make.NOON)[0].reason == "gone: 410"


def test_cited_page_that_is_refused_is_looked_at_by_the_next_step(archive: SqlArchive) -> None:
    read_article(archive)
    archive.store_report(make.report())
    hour = ARTICLE.fetched + timedelta(hours=1)

    fail(archive, Kind.ARTICLE, ARTICLE.id, RejectedError("403"), hour)

    assert archive.articles_to_reread(hour + timedelta(hours=22)) == []
    assert archive.articles_to_reread(hour + timedelta(hours=23)) == [ARTICLE]


@pytest.mark.parametrize(
    ("error", "outcome"), [(TransientError("busy"), "later"), (RejectedError("thin"), "never")]
)
def test_story_that_failed_is_noted_until_its_report_is_kept(
    archive: SqlArchive, error: DeskError, outcome: str
) -> None:
    fail(archive, Kind.STORY, "story-1", error)
    noted = [settled.outcome for settled in archive.settled(Kind.STORY, make.NOON)]

    archive.store_report(make.report())

    assert noted == [outcome]
    assert archive.settled(Kind.STORY, make.NOON) == []


def test_settled_things_come_newest_first_since_a_moment(archive: SqlArchive) -> None:
    for hours, story in enumerate(("old", "middle", "new")):
        now = make.NOON + timedelta(hours=hours)
        fail(archive, Kind.STORY, story, RejectedError("thin"), now)

    found = archive.settled(Kind.STORY, make.NOON + timedelta(hours=1))

    assert [settled.id for settled in found] == ["new", "middle"]


@pytest.mark.parametrize("error", [SettingsError("no key"), ZeroDivisionError("a bug")])
def test_what_has_no_remedy_here_passes_through(archive: SqlArchive, error: Exception) -> None:
    with pytest.raises(type(error)), archive.settling(Kind.STORY, "story-1", make.NOON):
        raise error

    assert archive.settled(Kind.STORY, make.NOON) == []


def test_work_that_succeeds_leaves_no_trace(archive: SqlArchive) -> None:
    with archive.settling(Kind.STORY, "story-1", make.NOON):
        pass

    assert archive.settled(Kind.STORY, make.NOON) == []
