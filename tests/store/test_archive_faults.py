"""What a database complains of reaches the operator with the file's name and a remedy."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

import make
from foreigndesk.errors import SettingsError
from foreigndesk.store import tables
from foreigndesk.store.archive import SqlArchive, open_archive
from foreigndesk.store.remedies import remedies
from foreigndesk.store.rows import put


@pytest.fixture
def file(tmp_path: Path, empty_archive: Path) -> Path:
    return Path(shutil.copy(empty_archive, tmp_path / "archive.sqlite"))


@pytest.fixture
def sqlite_archive(file: Path) -> Iterator[SqlArchive]:
    archive = open_archive(f"sqlite:///{file}?timeout=0.05")
    yield archive
    archive.close()


def pragma(archive: SqlArchive, words: str) -> None:
    """Set something on every connection that is opened from now on."""

    @event.listens_for(archive.connections.engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"pragma {words}")

    archive.connections.engine.dispose()


def test_locked_archive_is_named(sqlite_archive: SqlArchive, file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")

    with pytest.raises(SettingsError, match=rf"{file} is locked by another program"):
        sqlite_archive.store_report(make.report())

    other.execute("rollback")
    other.close()
    sqlite_archive.store_report(make.report())


def test_full_disk_is_named_and_loses_nothing(sqlite_archive: SqlArchive, file: Path) -> None:
    sqlite_archive.store_report(make.report())
    pragma(sqlite_archive, "max_page_count = 1")
    long = make.report(make.claim("long " * 10_000), version=2)

    with pytest.raises(SettingsError, match=rf"{file} cannot grow, for the disk is full"):
        sqlite_archive.store_report(long)

    assert sqlite_archive.versions("report-1") == [make.report()]


def test_archive_that_may_not_be_written_is_named(sqlite_archive: SqlArchive, file: Path) -> None:
    pragma(sqlite_archive, "query_only = on")

    with pytest.raises(SettingsError, match=rf"{file} may not be written to"):
        sqlite_archive.check()


def test_file_that_is_no_archive_is_named(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear desk, " * 500, "utf-8")

    with pytest.raises(SettingsError, match=rf"{file} is not an SQLite file"):
        open_archive(str(file))


def test_path_that_is_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=rf"{tmp_path} cannot be opened"):
        open_archive(str(tmp_path))


def damage(file: Path) -> None:
    """Overwrite every page but the first, which names the tables."""
    size = file.stat().st_size
    with file.open("r+b") as pages:
        pages.seek(4096)
        pages.write(b"\xff" * (size - 4096))


def test_damaged_archive_is_named(file: Path) -> None:
    damage(file)

    with pytest.raises(SettingsError, match=rf"{file} is damaged"):
        open_archive(str(file)).counts()


def test_check_finds_damage_that_nobody_has_met_yet(sqlite_archive: SqlArchive, file: Path) -> None:
    sqlite_archive.store_report(make.report())
    with sqlite_archive.connections.reading() as connection:
        page = connection.exec_driver_sql(
            "select rootpage from sqlite_master where name = 'hosts'"
        ).scalar_one()
    sqlite_archive.close()
    with file.open("r+b") as pages:
        pages.seek((page - 1) * 4096)
        pages.write(b"\xff" * 100)

    with pytest.raises(SettingsError, match=rf"{file} is damaged"):
        sqlite_archive.check()


def test_database_that_does_not_answer_is_named() -> None:
    silent = OperationalError("select 1", {}, ConnectionError("connection refused\nand more"))

    with (
        pytest.raises(SettingsError, match=r"does not answer: .* \(connection refused\)"),
        remedies("postgresql://desk:***@host/archive"),
    ):
        raise silent


def test_complaint_that_no_remedy_is_known_for_is_seen() -> None:
    with (
        pytest.raises(IntegrityError),
        remedies("postgresql://desk:***@host/archive"),
    ):
        raise IntegrityError("insert", {}, ConnectionError("duplicate key"))


def test_bug_of_ours_is_seen_as_one(archive: SqlArchive) -> None:
    orphan = {"article": "nobody", "next_at": None, "last_at": None}

    with pytest.raises(IntegrityError), archive.connections.writing("nonsense") as connection:
        put(connection, tables.rereads, [orphan])


def test_wrong_sql_is_seen_as_a_bug(sqlite_archive: SqlArchive) -> None:
    with (
        pytest.raises(OperationalError, match="no such table"),
        sqlite_archive.connections.reading() as connection,
    ):
        connection.exec_driver_sql("select * from nowhere")
