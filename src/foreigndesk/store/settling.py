"""What was put off and what was given up: errors become rows, and the day goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from foreigndesk.errors import RejectedError, TransientError
from foreigndesk.ports import Kind, Settled
from foreigndesk.store import tables
from foreigndesk.store.connections import Shelf
from foreigndesk.store.rereads import move_on, put_off
from foreigndesk.store.rows import columns, put, value

FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=24)
LONGEST_RETRY_AFTER = timedelta(days=31)
"""What a server may ask of us; more is a mistake in its settings."""

ENTRY_ATTEMPTS = 5
"""After as many failures a page is given up."""

MISSING = 5
"""As many 404 in a row stop a feed; one may be a mistake of the day."""


def pause(attempt: int, retry_after: timedelta | None = None) -> timedelta:
    """Return how long to wait after a failure: doubling, at most a day, at least as asked.

    Args:
        attempt: how many failures in a row there were, this one included; from 1.
        retry_after: what the server asked for.
    """
    doubled = min(FIRST_PAUSE * (1 << min(attempt - 1, 8)), LONGEST_PAUSE)
    return max(doubled, min(retry_after or doubled, LONGEST_RETRY_AFTER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An error, and what it happened to."""

    kind: Kind
    id: str
    now: datetime
    error: TransientError | RejectedError
    attempt: int
    """How many failures in a row there were, this one included."""

    @property
    def gone(self) -> bool:
        """Say whether the thing itself is gone for good."""
        return isinstance(self.error, RejectedError) and self.error.gone

    @property
    def next_try(self) -> datetime:
        """Return when to try again: a refusal rests a day, a failure as long as it asks."""
        if isinstance(self.error, RejectedError):
            return self.now + LONGEST_PAUSE
        return self.now + pause(self.attempt, self.error.retry_after)

    @property
    def reason(self) -> str:
        """Return why, for an editor."""
        return f"gone: {self.error}" if self.gone else str(self.error)

    def later(self) -> Settled:
        """Return "later, at"."""
        return Settled(
            kind=self.kind, id=self.id, outcome="later", reason=self.reason, at=self.next_try
        )

    def never(self, why: str = "") -> Settled:
        """Return "never, because"."""
        return Settled(
            kind=self.kind, id=self.id, outcome="never", reason=why + self.reason, at=self.now
        )


class Settling(Shelf):
    """Where errors with a remedy end."""

    @contextmanager
    def settling(
        self,
        kind: Kind,
        id: str,  # noqa: A002 - the word of the domain
        now: datetime,
    ) -> Iterator[None]:
        """Note TransientError as "later, at" and RejectedError as "never, because"; go on.

        The reason of what is gone for good begins with "gone: ". What succeeds after all is
        struck from the list when its result is stored.
        """
        try:
            yield
        except (TransientError, RejectedError) as error:
            with self.connections.writing(f"settled {kind}") as connection:
                attempt = _attempts(connection, kind, id) + 1
                failure = Failure(kind=kind, id=id, now=now, error=error, attempt=attempt)
                outcome = _DECIDE[kind](connection, failure)
                row = {**columns(outcome), "noted": now, "attempts": attempt}
                put(connection, tables.settled, [row], update=row.keys() - {"kind", "id"})

    def settled(self, kind: Kind, since: datetime) -> list[Settled]:
        """Return what was put off or given up since, newest first."""
        table = tables.settled
        question = (
            select(table)
            .where(table.c.kind == kind, table.c.noted >= since)
            .order_by(table.c.noted.desc(), table.c.id)
        )
        with self.connections.reading() as connection:
            return [value(Settled, row) for row in connection.execute(question).mappings()]


def forget(connection: Connection, kind: Kind, thing: str) -> None:
    """Strike what was put off, for it has been done."""
    table = tables.settled
    connection.execute(delete(table).where(table.c.kind == kind, table.c.id == thing))


def _attempts(connection: Connection, kind: Kind, thing: str) -> int:
    """Return how often it has failed in a row."""
    table = tables.settled
    question = select(table.c.attempts).where(table.c.kind == kind, table.c.id == thing)
    return connection.execute(question).scalar() or 0


def _feed(connection: Connection, failure: Failure) -> Settled:
    """Poll a feed later; stop it when it is gone, or missing again and again."""
    feeds = tables.feeds
    here = feeds.c.id == failure.id
    missing = 0
    if isinstance(failure.error, RejectedError) and failure.error.http_status == 404:
        missing = (connection.execute(select(feeds.c.missing).where(here)).scalar() or 0) + 1
    stopped = failure.gone or missing >= MISSING
    connection.execute(
        update(feeds)
        .where(here)
        .values(
            failures=failure.attempt,
            missing=missing,
            last_reason=failure.reason,
            next_poll=failure.next_try,
            stopped=stopped,
        )
    )
    return failure.never() if stopped else failure.later()


def _entry(connection: Connection, failure: Failure) -> Settled:
    """Read a page later, a few times; give up one that was refused."""
    entries = tables.entries
    if isinstance(failure.error, RejectedError):
        outcome = failure.never()
    elif failure.attempt >= ENTRY_ATTEMPTS:
        outcome = failure.never(f"given up after {failure.attempt} attempts: ")
    else:
        outcome = failure.later()
    connection.execute(
        update(entries)
        .where(entries.c.id == failure.id, entries.c.state != "read")
        .values(
            state=outcome.outcome,
            reason=outcome.reason,
            attempts=failure.attempt,
            next_try=outcome.at,
        )
    )
    return outcome


def _article(connection: Connection, failure: Failure) -> Settled:
    """Look at a cited page again later; what is gone needs no further look."""
    if isinstance(failure.error, TransientError):
        put_off(connection, failure.id, failure.next_try)
        return failure.later()
    if failure.gone:
        put_off(connection, failure.id, None)
    else:
        move_on(connection, failure.id, failure.now)
    return failure.never()


def _story(_connection: Connection, failure: Failure) -> Settled:
    """Only note it: what is left to do on a story is asked of its report."""
    return failure.later() if isinstance(failure.error, TransientError) else failure.never()


_DECIDE: dict[Kind, Callable[[Connection, Failure], Settled]] = {
    Kind.FEED: _feed,
    Kind.ENTRY: _entry,
    Kind.ARTICLE: _article,
    Kind.STORY: _story,
}
