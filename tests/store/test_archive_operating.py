"""The desk's lock, spend, counts and the check-up."""

import os
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from archive_day import DAY, play
from sqlalchemy import select

import make
from foreigndesk.errors import SettingsError
from foreigndesk.ports import ArchiveCounts
from foreigndesk.store import tables
from foreigndesk.store.archive import SqlArchive, open_archive
from foreigndesk.store.operating import HOLD, ended

LATER = make.NOON + timedelta(minutes=1)


def test_lock_of_another_desk_stops_this_one(archive: SqlArchive, place: str) -> None:
    other = open_archive(place)

    with (
        archive.driving("elsewhere:1", make.NOON),
        pytest.raises(SettingsError, match=r"elsewhere:1, is at work .* until 2025-12-13 12:10:00"),
        other.driving("here:2", LATER),
    ):
        pytest.fail("two desks drive")
    other.close()


def test_lock_is_free_when_the_desk_has_ended(archive: SqlArchive) -> None:
    with pytest.raises(ZeroDivisionError), archive.driving("elsewhere:1", make.NOON):
        raise ZeroDivisionError

    with archive.driving("here:2", LATER):
        archive.store_report(make.report())

    assert archive.report("report-1") is not None


def test_lock_of_the_same_holder_is_taken_again(archive: SqlArchive, place: str) -> None:
    other = open_archive(place)

    with archive.driving("here:1", make.NOON), other.driving("here:1", LATER):
        other.store_report(make.report())
    other.close()


def test_step_inside_a_drive_needs_no_lock_of_its_own(archive: SqlArchive, place: str) -> None:
    other = open_archive(place)

    with archive.driving("here:1", make.NOON):
        with archive.driving("here:1", LATER):
            archive.store_report(make.report())
        with pytest.raises(SettingsError, match="here:1"), other.driving("here:2", LATER):
            pytest.fail("two desks drive")
    other.close()


def test_desk_that_lost_its_lock_cannot_commit_any_more(archive: SqlArchive, place: str) -> None:
    other = open_archive(place)
    with archive.driving("elsewhere:1", make.NOON):
        with other.driving("here:2", make.NOON + HOLD):
            with pytest.raises(SettingsError, match=r"another desk \(here:2\) has taken over"):
                archive.store_report(make.report())
            other.store_report(make.report(version=2))
        with pytest.raises(SettingsError, match="which has ended since"):
            archive.store_report(make.report())

    assert [report.version for report in other.versions("report-1")] == [2]
    other.close()


def test_desk_that_lost_its_lock_does_not_free_that_of_another(
    archive: SqlArchive, place: str
) -> None:
    other = open_archive(place)
    first = archive.driving("elsewhere:1", make.NOON)
    first.__enter__()

    with other.driving("elsewhere:2", make.NOON + HOLD):
        first.__exit__(None, None, None)

        with (
            pytest.raises(SettingsError, match="elsewhere:2"),
            archive.driving("here:3", make.NOON + HOLD),
        ):
            pytest.fail("two desks drive")
    other.close()


def test_lock_of_a_dead_process_on_this_machine_is_taken_at_once(
    archive: SqlArchive, place: str
) -> None:
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    other = open_archive(place)
    holder = f"{socket.gethostname()}:{died.pid}"

    with archive.driving(holder, make.NOON), other.driving("here:2", LATER):
        other.store_report(make.report())

    other.close()


@pytest.mark.parametrize(
    "holder",
    [
        f"{socket.gethostname()}:{os.getpid()}",
        f"{socket.gethostname()}:1",
        f"{socket.gethostname()}:{10**30}",
        f"{socket.gethostname()}:desk",
        "elsewhere:999999",
        "no process at all",
    ],
)
def test_holder_that_may_live_is_not_taken_for_dead(holder: str) -> None:
    assert not ended(holder)


def test_spend_of_a_day_adds_up(archive: SqlArchive) -> None:
    archive.add_spend(DAY, "france", "model", {"tokens in": 100, "money": 0.25})
    archive.add_spend(DAY, "france", "model", {"tokens in": 20})
    archive.add_spend(DAY, "spain", "model", {"tokens in": 7})

    table = tables.spend
    with archive.connections.reading() as connection:
        question = select(table.c.edition, table.c.measure, table.c.amount)
        rows = {(edition, name): amount for edition, name, amount in connection.execute(question)}

    assert rows == {
        ("france", "tokens in"): 120,
        ("france", "money"): 0.25,
        ("spain", "tokens in"): 7,
    }


def test_counts_and_check_say_what_the_archive_holds(archive: SqlArchive) -> None:
    play(archive)

    assert archive.counts() == ArchiveCounts(
        entries=3, articles=1, stories=1, reports=1, subscribers=1, withheld=0
    )
    assert archive.check().endswith("schema 0001: 1 articles, 1 stories, 1 reports")
    assert archive.connections.place in archive.check()
