"""Transactions: how every part of the archive reads and writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from foreigndesk.errors import SettingsError
from foreigndesk.ports import Hook
from foreigndesk.store import sqlite
from foreigndesk.store.remedies import remedies
from foreigndesk.store.tables import driver

LOCK = "desk"
"""The one row of the driver's table."""


def address(path_or_url: str) -> URL:
    """Return the address of a database; a plain path means an SQLite file there.

    Raises:
        SettingsError: neither a path nor an address of a database that we know.
    """
    try:
        url = (
            make_url(path_or_url)
            if "://" in path_or_url
            else URL.create("sqlite", database=path_or_url)
        )
        known = url.get_backend_name() in {"sqlite", "postgresql"}
    except ArgumentError as error:
        raise SettingsError(f"{path_or_url!r} is no address of a database") from error
    if not known:
        raise SettingsError(
            f"the archive lives in SQLite or PostgreSQL, not in {url.get_backend_name()}: "
            "give a path, or an address that begins with postgresql://"
        )
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise SettingsError("the archive needs a file: an SQLite archive in memory would be lost")
    return url


def engine_for(url: URL, *, foreign_keys: bool = True) -> Engine:
    """Return an engine with connections set up for the archive.

    Args:
        url: as `address` returns it.
        foreign_keys: off for migrations on SQLite, which rebuild tables.

    Raises:
        SettingsError: the folder cannot be made, or the database's driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        folder = Path(str(url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"the archive's folder {folder} cannot be made: {error}") from error
        waits = {} if "timeout" in url.query else {"timeout": sqlite.BUSY_S}
        engine = create_engine(url, connect_args=waits)
        sqlite.set_up(engine, foreign_keys=foreign_keys)
        return engine
    try:
        return create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise SettingsError(
            f"PostgreSQL needs a driver that is not installed ({error}): uv pip install psycopg"
        ) from error


class Connections:
    """The one way to the database: reads and writes, each one transaction."""

    def __init__(self, engine: Engine, hook: Hook) -> None:
        self.engine = engine
        self.hook = hook
        self.place = (
            str(engine.url.database)
            if engine.dialect.name == "sqlite"
            else engine.url.render_as_string(hide_password=True)
        )
        self.epoch: int | None = None
        """Of the desk's lock while we hold it; every commit checks that it is still ours."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for questions that belong together."""
        with remedies(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, what: str) -> Iterator[Connection]:
        """Give a connection whose work is committed at the end, all of it or nothing.

        Args:
            what: names the commit for the hook.

        Raises:
            SettingsError: another desk has taken over since we took the lock.
        """
        engine = self.engine.execution_options(**{sqlite.WRITES: True})
        with remedies(self.place), engine.connect() as connection, connection.begin():
            self._refuse_if_taken_over(connection)
            yield connection
            self.hook(f"archive: commit {what}")

    def _refuse_if_taken_over(self, connection: Connection) -> None:
        """Stop a desk that slept past the end of its lock: another one does its work now."""
        if self.epoch is None:
            return
        held = connection.execute(
            select(driver.c.epoch, driver.c.holder).where(driver.c.lock == LOCK)
        ).one()
        if held.epoch != self.epoch:
            raise SettingsError(
                f"another desk ({held.holder or 'which has ended since'}) has taken over the "
                f"archive {self.place}: nothing more is written here; start again"
            )

    def close(self) -> None:
        """Let go of files and connections."""
        self.engine.dispose()


class Shelf:
    """A part of the archive; it shares the connections with the others."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
