"""Brings an archive's schema up to this software, after a back-up copy."""

from pathlib import Path

from sqlalchemy import Engine, MetaData, Table, inspect, select

from foreigndesk.errors import SettingsError
from foreigndesk.ports import Hook
from foreigndesk.store import sqlite

MIGRATIONS = Path(__file__).parent / "migrations"
"""Files in ``versions`` begin with their number, which is the revision: ``0001_first.py``."""


def newest(migrations: Path = MIGRATIONS) -> str:
    """Return the revision that this software writes."""
    return max(file.name[:4] for file in (migrations / "versions").glob("[0-9]*.py"))


def revision(engine: Engine) -> str:
    """Return an archive's revision; empty where there is no archive yet.

    Raises:
        SettingsError: the database holds something else.
    """
    names = inspect(engine).get_table_names()
    if not names:
        return ""
    if "alembic_version" not in names:
        raise SettingsError(
            f"{engine.url.render_as_string(hide_password=True)} is a database, but no archive of "
            "Foreign Desk: give another path"
        )
    table = Table("alembic_version", MetaData(), autoload_with=engine)
    with engine.connect() as connection:
        return str(connection.execute(select(table.c.version_num)).scalar() or "")


def upgrade(engine: Engine, hook: Hook, migrations: Path = MIGRATIONS) -> None:
    """Bring the schema to the newest revision in one transaction, or change nothing.

    Args:
        engine: with foreign keys off where it is SQLite: rebuilding a table drops it first.
        hook: called before the back-up gets its name and before the commit.
        migrations: Alembic's folder.

    Raises:
        SettingsError: the archive was written by newer software.
    """
    found, wanted = revision(engine), newest(migrations)
    if found == wanted:
        return
    if found > wanted:
        raise SettingsError(
            f"the archive {engine.url.render_as_string(hide_password=True)} is newer (revision "
            f"{found}) than this software ({wanted}): update the software, or open a back-up"
        )
    if found and engine.dialect.name == "sqlite":
        sqlite.back_up(engine, found, hook)
    _migrate(engine, hook, migrations)


def _migrate(engine: Engine, hook: Hook, migrations: Path) -> None:
    """Run Alembic inside one transaction of ours."""
    # Half a second to import, and rarely needed.
    from alembic import command
    from alembic.config import Config

    settings = Config()
    # Alembic's settings are an ini file's, where a percent sign must be doubled.
    settings.set_main_option("script_location", str(migrations).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    writes = engine.execution_options(**{sqlite.WRITES: True})
    with writes.connect() as connection, connection.begin():
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        hook("archive: commit upgrade")
