"""When a cited page is looked at again."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from foreigndesk.store import tables

STEPS = (timedelta(hours=1), timedelta(hours=24), timedelta(days=7))
"""After the first fetch; most corrections come within a day."""


def next_reread(first_fetched: datetime, after: datetime) -> datetime | None:
    """Return the next look's time, or None after the last one.

    A look that is overdue when another one is due is left out: one look sees what two would.

    Args:
        first_fetched: when the page was read first.
        after: the moment of the look before.
    """
    return next((first_fetched + step for step in STEPS if first_fetched + step > after), None)


def move_on(connection: Connection, article: str, now: datetime) -> None:
    """Note that a page was looked at, and when it will be again."""
    articles, rereads = tables.articles, tables.rereads
    fetched = connection.execute(
        select(articles.c.first_fetched).where(articles.c.id == article)
    ).scalar()
    if fetched is None:
        return
    connection.execute(
        update(rereads)
        .where(rereads.c.article == article)
        .values(last_at=now, next_at=next_reread(fetched, now))
    )


def put_off(connection: Connection, article: str, until: datetime | None) -> None:
    """Look at a page again at a time of its own; None for never."""
    rereads = tables.rereads
    connection.execute(update(rereads).where(rereads.c.article == article).values(next_at=until))
