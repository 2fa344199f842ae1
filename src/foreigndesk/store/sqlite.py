"""What only SQLite needs: setting up a connection, a back-up copy, a look at the file's health."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from foreigndesk.ports import Hook

BUSY_S = 10.0
"""How long a connection waits for another one's lock, unless the address says ``?timeout=``."""

WRITES = "foreigndesk_writes"
"""Execution option of connections that will write."""


def set_up(engine: Engine, *, foreign_keys: bool = True) -> None:
    """Make every connection of this engine durable, checked, and begin as it means to go on."""

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver would begin transactions late and never around DDL; we say BEGIN ourselves.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode NORMAL may forget the last commits when the power fails; a letter that was
        # sent must stay in the ledger.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # An erased address must not stay readable in the file's free pages.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later fails at once if somebody wrote in
        # between; begun as a writer, it waits its turn.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def back_up(engine: Engine, revision: str, hook: Hook) -> Path:
    """Return where a complete copy of the archive now lies, beside it.

    Args:
        engine: of an SQLite file.
        revision: of the schema in the copy; part of its name.
        hook: called before the copy gets its name.
    """
    file = Path(str(engine.url.database))
    copy = file.with_name(f"{file.name}.{revision}.backup")
    unfinished = copy.with_name(copy.name + ".unfinished")
    # VACUUM INTO refuses a file that exists: one may lie there since a run that was killed.
    unfinished.unlink(missing_ok=True)
    with engine.connect() as connection:
        # Not through SQLAlchemy, which would begin a transaction: VACUUM cannot run inside one.
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("VACUUM INTO ?", (str(unfinished),))
    hook("archive: rename back-up")
    unfinished.replace(copy)
    return copy


def health(connection: Connection) -> str:
    """Return SQLite's own opinion of the file: "ok", or what is wrong with it."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    return str(found)
