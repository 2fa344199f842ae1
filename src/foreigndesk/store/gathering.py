"""Feeds, entries and articles as they come in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, or_, select, update

from foreigndesk.domain.article import Article, Entry, OutletHabits
from foreigndesk.domain.press import Feed
from foreigndesk.ports import Answer, FeedState, Kind
from foreigndesk.store import tables
from foreigndesk.store.article_rows import latest_articles, put_article
from foreigndesk.store.connections import Shelf
from foreigndesk.store.rereads import move_on
from foreigndesk.store.rows import Row, chunks, columns, put, value
from foreigndesk.store.settling import forget

ENTRY_UPDATES = ("guid", "title", "summary", "content")
"""What an outlet may change in an entry after we have seen it."""


class Gathering(Shelf):
    """What `gather` asks and keeps."""

    def feeds_due(self, feeds: Sequence[Feed], now: datetime) -> list[FeedState]:
        """Return which of these feeds should be read now, longest waiting first.

        Feeds that were never read come before all others.
        """
        due = [
            state
            for state in self.feed_states(feeds)
            if not state.stopped and (state.next_poll is None or state.next_poll <= now)
        ]
        return sorted(due, key=lambda state: (state.next_poll is not None, state.next_poll or now))

    def feed_states(self, feeds: Sequence[Feed]) -> list[FeedState]:
        """Return what is known of each, in order; feeds that are new are written down."""
        known = self._known(feeds)
        new = [feed for feed in feeds if feed.id not in known]
        if new:
            with self.connections.writing("feeds") as connection:
                put(connection, tables.feeds, [_unread(feed) for feed in new])
            known = self._known(feeds)
        return [_state(feed, known[feed.id]) for feed in feeds]

    def store_reading(
        self, feed: Feed, answer: Answer, entries: Sequence[Entry], next_poll: datetime
    ) -> int:
        """Keep validators and entries of a 200 or 304; return how many entries were new.

        A 304 that repeats no validators leaves those we have.
        """
        with self.connections.writing("reading") as connection:
            put(connection, tables.feeds, [_unread(feed)])
            feeds = tables.feeds
            read = _read(answer) | {"next_poll": next_poll}
            connection.execute(update(feeds).where(feeds.c.id == feed.id).values(**read))
            forget(connection, Kind.FEED, feed.id)
            return _put_entries(connection, entries, answer.fetched)

    def entries_to_read(self, outlets: Sequence[str], now: datetime) -> list[Entry]:
        """Return the entries whose page is still to be read, oldest first.

        An undated entry counts from when we saw it.
        """
        entries = tables.entries
        waiting = or_(
            entries.c.state == "new",
            and_(entries.c.state == "later", entries.c.next_try <= now),
        )
        question = (
            select(entries)
            .where(entries.c.outlet.in_(outlets), waiting)
            .order_by(func.coalesce(entries.c.published, entries.c.seen), entries.c.id)
        )
        with self.connections.reading() as connection:
            return [value(Entry, row) for row in connection.execute(question).mappings()]

    def habits(self, outlet: str) -> OutletHabits:
        """Return what was learnt about an outlet; empty habits where nothing was."""
        table = tables.outlet_habits
        with self.connections.reading() as connection:
            row = (
                connection.execute(select(table).where(table.c.outlet == outlet)).mappings().first()
            )
        return (
            OutletHabits(outlet=outlet, paragraphs={}) if row is None else value(OutletHabits, row)
        )

    def store_article(self, entry: str, article: Article, habits: OutletHabits) -> None:
        """Keep an article as read, mark its entry as done, keep the habits.

        An article that is known already, by another entry, stays as it was read first.

        Raises:
            ValueError: a passage does not stand at its place in the text.
        """
        entries = tables.entries
        with self.connections.writing("article") as connection:
            put_article(connection, article)
            connection.execute(
                update(entries)
                .where(entries.c.id == entry)
                .values(state="read", reason="", next_try=None, article=article.id)
            )
            _put_habits(connection, habits)
            forget(connection, Kind.ENTRY, entry)

    def articles_to_reread(self, now: datetime) -> list[Article]:
        """Return the cited articles to be looked at again (1 h, 24 h, 7 d), latest version.

        Cited are those on which the latest version of some report rests.
        """
        cited, reports, rereads = tables.cited_articles, tables.reports, tables.rereads
        wanted = (
            select(rereads.c.article)
            .join(cited, cited.c.article == rereads.c.article)
            .join(
                reports,
                and_(reports.c.id == cited.c.report, reports.c.latest == cited.c.report_version),
            )
            .where(rereads.c.next_at <= now)
            .distinct()
        )
        with self.connections.reading() as connection:
            found = latest_articles(connection, tables.articles.c.id.in_(wanted))
        return sorted(found, key=lambda article: (article.published, article.id))

    def store_reread(self, article: str, now: datetime, changed: Article | None) -> None:
        """Note that a page was looked at again; keep the new version if it changed.

        The version's number is given here: one more than the latest. A text that is the latest
        already makes no new version.
        """
        with self.connections.writing("reread") as connection:
            move_on(connection, article, now)
            forget(connection, Kind.ARTICLE, article)
            latest = latest_articles(connection, tables.articles.c.id == article)
            if changed is not None and latest and _differ(latest[0], changed):
                put_article(connection, _numbered(changed, latest[0].version + 1))

    def _known(self, feeds: Sequence[Feed]) -> dict[str, RowMapping]:
        """Return the rows of those feeds that were ever asked for."""
        table = tables.feeds
        known: dict[str, RowMapping] = {}
        with self.connections.reading() as connection:
            for ids in chunks([feed.id for feed in feeds]):
                rows = connection.execute(select(table).where(table.c.id.in_(ids))).mappings()
                known |= {str(row["id"]): row for row in rows}
        return known


def _unread(feed: Feed) -> Row:
    """Return the row of a feed that nobody has read yet."""
    nothing: dict[str, Any] = dict.fromkeys(("etag", "modified", "last_reason"), "")
    return (
        columns(feed)
        | nothing
        | {
            "lives_at": feed.url,
            "failures": 0,
            "missing": 0,
            "last_read": None,
            "last_full": None,
            "next_poll": None,
            "stopped": False,
        }
    )


def _state(feed: Feed, row: RowMapping) -> FeedState:
    """Return a feed's row as a value."""
    return value(FeedState, row, feed=feed, url=row["lives_at"])


def _read(answer: Answer) -> Row:
    """Return what an answer changes in its feed's row."""
    validators = {"etag": answer.etag, "modified": answer.modified}
    read: Row = {"failures": 0, "missing": 0, "last_reason": "", "stopped": False}
    read["last_read"] = answer.fetched
    if answer.moved_to:
        read["lives_at"] = answer.moved_to
    if answer.not_modified:
        return read | {name: given for name, given in validators.items() if given}
    return read | validators | {"last_full": answer.fetched}


def _put_entries(connection: Connection, entries: Sequence[Entry], seen: datetime) -> int:
    """Keep entries, whose state never goes back; return how many were new."""
    table = tables.entries
    known: set[str] = set()
    for ids in chunks([entry.id for entry in entries]):
        known |= set(connection.scalars(select(table.c.id).where(table.c.id.in_(ids))))
    state = {
        "seen": seen,
        "state": "new",
        "reason": "",
        "attempts": 0,
        "next_try": None,
        "article": "",
    }
    # An id that stands twice in one feed counts once: the first one stays.
    different = {entry.id: columns(entry) | state for entry in reversed(entries)}
    put(connection, table, [*reversed(different.values())], update=ENTRY_UPDATES)
    return len(different.keys() - known)


def _put_habits(connection: Connection, habits: OutletHabits) -> None:
    """Keep habits unless they are older than those we have: a replay must teach nothing twice."""
    table = tables.outlet_habits
    question = select(table.c.version).where(table.c.outlet == habits.outlet)
    known = connection.execute(question).scalar()
    if known is None or known < habits.version:
        row = columns(habits)
        put(connection, table, [row], update=row.keys() - {"outlet"})


def _differ(latest: Article, changed: Article) -> bool:
    """Say whether a page says something else than before."""
    return (latest.title, latest.summary, latest.text) != (
        changed.title,
        changed.summary,
        changed.text,
    )


def _numbered(article: Article, version: int) -> Article:
    """Return an article under another version number, its passages with it."""
    passages = tuple(replace(passage, version=version) for passage in article.passages)
    return article.but(version=version, passages=passages)
