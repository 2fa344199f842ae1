"""Opening: new archives, old ones, newer ones, and what is none."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

import make
from foreigndesk.errors import SettingsError
from foreigndesk.store.archive import SqlArchive, open_archive
from foreigndesk.store.tables import SCHEMA
from foreigndesk.store.upgrading import MIGRATIONS, newest

SECOND = '''"""A second schema."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("reports") as reports:
        reports.add_column(sa.Column("colour", sa.Text(), nullable=True))
        reports.drop_column("latest")
'''


@pytest.fixture
def newer_migrations(tmp_path: Path) -> Path:
    """What software of tomorrow would bring: one migration more."""
    folder = Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations 100%"))
    (folder / "versions" / "0002_second.py").write_text(SECOND, "utf-8")
    return folder


def test_migrations_build_the_tables_that_the_code_expects(archive: SqlArchive) -> None:
    with archive.connections.reading() as connection:
        context = MigrationContext.configure(connection)

        assert compare_metadata(context, SCHEMA) == []


def test_every_table_can_be_built_on_postgresql() -> None:
    words = [
        str(CreateTable(table).compile(dialect=postgresql.dialect()))
        for table in SCHEMA.sorted_tables
    ]

    assert len(words) == len(SCHEMA.tables)
    assert "TIMESTAMP WITH TIME ZONE" in "".join(words)
    assert "JSONB" in "".join(words)


def test_new_archive_makes_its_folder_and_writes_ahead(tmp_path: Path) -> None:
    file = tmp_path / "of" / "its own" / "archive.sqlite"

    open_archive(str(file)).close()

    with sqlite3.connect(file) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


def test_connections_are_durable_and_check_references(archive: SqlArchive) -> None:
    if archive.connections.engine.dialect.name != "sqlite":
        pytest.skip("these are SQLite's settings")

    with archive.connections.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar()
            for name in ("foreign_keys", "synchronous", "busy_timeout", "secure_delete")
        }

    assert settings == {
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 10_000,
        "secure_delete": 1,
    }


def test_opening_again_finds_what_was_kept(place: str) -> None:
    first = open_archive(place)
    first.store_report(make.report())
    first.close()

    again = open_archive(place)

    assert again.report("report-1") == make.report()
    again.close()


def test_older_archive_is_copied_and_upgraded(tmp_path: Path, newer_migrations: Path) -> None:
    file = tmp_path / "archive.sqlite"
    old = open_archive(str(file))
    old.store_report(make.report())
    old.close()

    new = open_archive(str(file), migrations=newer_migrations)

    names = {column["name"] for column in inspect(new.connections.engine).get_columns("reports")}
    new.close()
    copy = open_archive(str(tmp_path / "archive.sqlite.0001.backup"))
    assert "colour" in names
    assert copy.report("report-1") == make.report()
    copy.close()


def test_half_a_backup_of_a_killed_run_is_written_anew(
    tmp_path: Path, newer_migrations: Path
) -> None:
    file = tmp_path / "archive.sqlite"
    open_archive(str(file)).close()
    (tmp_path / "archive.sqlite.0001.backup.unfinished").write_bytes(b"half")

    open_archive(str(file), migrations=newer_migrations).close()

    assert not list(tmp_path.glob("*.unfinished"))
    assert (tmp_path / "archive.sqlite.0001.backup").exists()


@pytest.mark.parametrize("step", ["archive: rename back-up", "archive: commit upgrade"])
def test_upgrade_that_fails_changes_nothing(
    step: str, tmp_path: Path, newer_migrations: Path
) -> None:
    file = tmp_path / "archive.sqlite"
    old = open_archive(str(file))
    old.store_report(make.report())
    old.close()

    def fail(name: str) -> None:
        if name == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_archive(str(file), fail, migrations=newer_migrations)

    again = open_archive(str(file))
    assert again.report("report-1") == make.report()
    again.close()


def test_archive_of_newer_software_is_refused(tmp_path: Path, newer_migrations: Path) -> None:
    file = tmp_path / "archive.sqlite"
    open_archive(str(file), migrations=newer_migrations).close()

    with pytest.raises(SettingsError, match=r"newer \(revision 0002\) than this software \(0001\)"):
        open_archive(str(file))


def test_newest_revision_is_the_last_file_of_the_migrations() -> None:
    assert newest() == "0001"


def test_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "photos.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("create table photos (name text)")
    connection.close()

    with pytest.raises(SettingsError, match=r"no archive of Foreign Desk"):
        open_archive(str(file))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("mysql://localhost/archive", "SQLite or PostgreSQL"),
        ("://", "no address of a database"),
        ("sqlite://", "needs a file"),
        (":memory:", "needs a file"),
        ("postgresql+nodriver://localhost/archive", "driver that is not installed"),
    ],
)
def test_what_is_no_place_for_an_archive_is_named(place: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        open_archive(place)


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(SettingsError, match=r"folder .*file/archive cannot be made"):
        open_archive(str(tmp_path / "file" / "archive" / "archive.sqlite"))
