"""What the crew is handed, one value a task, and what the desk asks around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from foreigndesk.collect.feeds import FeedReading, read_feed
from foreigndesk.domain.article import Article, Entry
from foreigndesk.domain.press import Feed

MAX_AGE = timedelta(days=4)
"""Older entries are history, not news; a feed read for the first time would bring them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTask:
    """A feed's document to read."""

    body: bytes
    content_type: str
    url: str
    feed: Feed
    now: datetime
    """Aware, in UTC."""


def read_feed_task(task: FeedTask) -> FeedReading:
    """Return what a feed's document holds.

    Raises:
        RejectedError: it is no feed.
    """
    return read_feed(task.body, task.content_type, task.url, task.feed, task.now)


def fresh(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """Return the entries young enough to be news, in feed order.

    An entry without a date counts as young: RSS 2.0 makes dates optional.

    Args:
        entries: as the feed gives them.
        now: aware, in UTC.
    """
    return [
        entry for entry in entries if entry.published is None or now - entry.published <= MAX_AGE
    ]


def entry_of(article: Article) -> Entry:
    """Return the entry that an article's page would be read for once more."""
    return Entry(
        id=article.id,
        outlet=article.outlet,
        feed="",
        guid=article.url,
        link=article.url,
        title=article.title,
        summary=article.summary,
        content="",
        published=article.published if article.dated else None,
    )
