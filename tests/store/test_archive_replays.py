"""Any step twice, in any order, or killed at any commit: the archive ends the same."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import archive_kills
import pytest
from archive_day import STEPS, Contents, contents, play

from foreigndesk.store.archive import SqlArchive, open_archive


@pytest.fixture(scope="module")
def whole_day(tmp_path_factory: pytest.TempPathFactory, empty_archive: Path) -> Contents:
    """What a day leaves that nothing disturbed."""
    file = tmp_path_factory.mktemp("whole") / "archive.sqlite"
    shutil.copy(empty_archive, file)
    archive = open_archive(str(file))
    play(archive)
    found = contents(archive)
    archive.close()
    return found


def test_day_leaves_something_in_nearly_every_table(whole_day: Contents) -> None:
    empty = {name for name, rows in whole_day.items() if not rows}

    assert empty == {"hosts", "story_redirects", "spend", "withheld", "corrections"}


def test_day_played_twice_changes_nothing(archive: SqlArchive, whole_day: Contents) -> None:
    for _ in range(2):
        play(archive)

    assert contents(archive) == whole_day


def test_every_step_may_be_repeated_at_once(archive: SqlArchive, whole_day: Contents) -> None:
    for step in STEPS:
        step(archive)
        step(archive)

    assert contents(archive) == whole_day


@pytest.mark.parametrize("seed", range(5))
def test_steps_replayed_in_any_order_change_nothing(
    archive: SqlArchive, whole_day: Contents, seed: int
) -> None:
    play(archive)
    steps = list(STEPS)
    random.Random(seed).shuffle(steps)

    for step in steps:
        step(archive)

    assert contents(archive) == whole_day


def test_commit_that_fails_is_as_if_it_had_not_been_tried(place: str, whole_day: Contents) -> None:
    failed = set()

    def fail_once(step: str) -> None:
        if step not in failed:
            failed.add(step)
            raise InterruptedError

    open_archive(place).close()
    archive = open_archive(place, fail_once)
    tries = 0
    while tries < 100:
        tries += 1
        try:
            play(archive)
        except InterruptedError:
            continue
        break

    assert tries > len(STEPS)
    assert contents(archive) == whole_day
    archive.close()


def test_desk_killed_at_any_commit_goes_on_where_it_was(
    tmp_path: Path, empty_archive: Path
) -> None:
    done = subprocess.run(
        [sys.executable, archive_kills.__file__, str(empty_archive), str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    undisturbed, *lines = done.stdout.splitlines()
    killed = len(lines) - 1
    assert killed > len(STEPS)
    assert lines == [f"{archive_kills.KILLED} {undisturbed}"] * killed + [f"0 {undisturbed}"]


@pytest.mark.skipif(
    "TEST_POSTGRESQL" in os.environ,
    reason="TEST_POSTGRESQL is set: every test here ran on both",
)
def test_archive_was_tested_on_postgresql_too() -> None:
    pytest.skip("no PostgreSQL: set TEST_POSTGRESQL to an address to test on it too")
