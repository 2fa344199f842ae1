"""Who drives, what it costs, and how the archive is."""

import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select, update

from foreigndesk.errors import SettingsError
from foreigndesk.ports import ArchiveCounts
from foreigndesk.store import sqlite, tables
from foreigndesk.store.connections import LOCK, Shelf
from foreigndesk.store.remedies import remedies
from foreigndesk.store.rows import put
from foreigndesk.store.upgrading import revision

HOLD = timedelta(minutes=10)
"""How long the lock of a desk stands that is not seen to have ended."""


class Operating(Shelf):
    """What an operator asks."""

    @contextmanager
    def driving(self, holder: str, now: datetime) -> Iterator[None]:
        """Hold the desk's lock; another desk at work is a SettingsError that names it.

        The lock stands for `HOLD` and is not renewed. After that, or at once where a holder on
        this machine has ended, another desk may take it; whoever lost it this way cannot commit
        any more. Inside, the same archive may be driven again: that is the same lock.

        Args:
            holder: machine and process as "host:pid".
            now: aware, in UTC.
        """
        if self.connections.epoch is not None:
            yield
            return
        epoch = self._take(holder, now)
        self.connections.epoch = epoch
        try:
            yield
        finally:
            self.connections.epoch = None
            self._release(epoch)

    def add_spend(self, day: date, edition: str, engine: str, amounts: Mapping[str, float]) -> None:
        """Add what an engine cost (tokens in and out, money) to a day's spend."""
        key = {"day": day, "edition": edition, "engine": engine}
        table = tables.spend
        with self.connections.writing("spend") as connection:
            put(connection, table, [key | {"measure": name, "amount": 0.0} for name in amounts])
            for name, amount in amounts.items():
                row = [table.c[column] == known for column, known in key.items()]
                connection.execute(
                    update(table)
                    .where(*row, table.c.measure == name)
                    .values(amount=table.c.amount + amount)
                )

    def counts(self) -> ArchiveCounts:
        """Return how much there is."""
        with self.connections.reading() as connection:
            return _counts(connection)

    def check(self) -> str:
        """Return what the archive is, for `doctor`.

        Raises:
            SettingsError: it cannot be read or written.
        """
        engine, place = self.connections.engine, self.connections.place
        with self.connections.writing("check") as connection:
            # A row that is there and does not change, or none: only the right to write is tried.
            table = tables.driver
            connection.execute(update(table).values(epoch=table.c.epoch))
            if engine.dialect.name == "sqlite" and (found := sqlite.health(connection)) != "ok":
                raise SettingsError(
                    f"the archive {place} is damaged ({found}): put the last back-up in its place"
                )
            held = _counts(connection)
        with remedies(place):
            schema = revision(engine)
        version = ".".join(str(part) for part in engine.dialect.server_version_info or ())
        return (
            f"{engine.dialect.name} {version}, {place}, schema {schema}: "
            f"{held.articles} articles, {held.stories} stories, {held.reports} reports"
        )

    def close(self) -> None:
        """Let go of files and connections."""
        self.connections.close()

    def _take(self, holder: str, now: datetime) -> int:
        """Return the epoch of a lock that is now ours."""
        table = tables.driver
        with self.connections.writing("lock") as connection:
            free = {"lock": LOCK, "holder": "", "epoch": 0, "until": now}
            put(connection, table, [free])
            question = select(table).where(table.c.lock == LOCK).with_for_update()
            held = connection.execute(question).one()
            if held.holder not in {"", holder} and held.until > now and not ended(held.holder):
                raise SettingsError(
                    f"another desk, {held.holder}, is at work on the archive "
                    f"{self.connections.place} until {held.until:%Y-%m-%d %H:%M:%S} UTC: "
                    "wait until it has ended, or end it"
                )
            epoch = int(held.epoch) + 1
            connection.execute(
                update(table)
                .where(table.c.lock == LOCK)
                .values(holder=holder, epoch=epoch, until=now + HOLD)
            )
        return epoch

    def _release(self, epoch: int) -> None:
        """Free the lock, unless another desk has taken it."""
        table = tables.driver
        with self.connections.writing("unlock") as connection:
            connection.execute(
                update(table).where(table.c.lock == LOCK, table.c.epoch == epoch).values(holder="")
            )


def ended(holder: str) -> bool:
    """Say whether a desk on this machine is known to have ended; elsewhere nobody knows."""
    host, _, pid = holder.rpartition(":")
    if host != socket.gethostname() or not pid.isdecimal():
        return False
    try:
        # Signal 0 reaches nobody: it only asks whether there is somebody.
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def _counts(connection: Connection) -> ArchiveCounts:
    """Return how much there is."""
    counted = {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in {
            "entries": tables.entries,
            "articles": tables.articles,
            "stories": tables.stories,
            "reports": tables.reports,
            "subscribers": tables.subscribers,
            "withheld": tables.withheld,
        }.items()
    }
    return ArchiveCounts(**counted)
