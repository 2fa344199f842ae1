"""From addresses to entries and articles: the net and the crew work ahead, one thing is kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

import structlog

from foreigndesk.collect.pages import ArticleReading, PageTask, changed, read_article
from foreigndesk.collect.tasks import FeedTask, entry_of, fresh, read_feed_task
from foreigndesk.domain.article import Article, Entry
from foreigndesk.domain.press import Feed
from foreigndesk.ports import FeedState, Fetched, Request
from foreigndesk.steps.newsroom import Desk

log = structlog.get_logger()
Thing = TypeVar("Thing")

Page = ArticleReading | Exception
"""What the crew made of a page, or why there is nothing."""
FULL_READ = timedelta(days=1)
"""A server that says "not modified" for ever is asked for the whole once a day."""
AHEAD = 32
"""Pages that are fetched before the crew reads them together."""


def feeds(desk: Desk, now: datetime) -> Iterator[tuple[Feed, Fetched]]:
    """Yield the feeds that are due, with what their servers said."""
    outlets = {o.id: o for e in desk.editions.values() for o in desk.outlets(e).values()}
    due = desk.archive.feeds_due([feed for o in outlets.values() for feed in o.feeds], now)
    asked = {_conditional(state, now): state.feed for state in due}
    for done, fetched in enumerate(desk.fetcher.fetch_all(asked), start=1):
        yield asked[fetched.request], fetched
        desk.progress("feeds", done, len(asked))


def keep_feed(desk: Desk, feed: Feed, fetched: Fetched, now: datetime) -> None:
    """Keep the entries and validators of a feed.

    Raises:
        TransientError: the server gave no answer.
        RejectedError: it is no feed.
    """
    answer = fetched.get()
    entries: Sequence[Entry] = ()
    if not answer.not_modified:
        task = FeedTask(
            body=answer.body,
            content_type=answer.content_type,
            url=answer.final_url,
            feed=feed,
            now=now,
        )
        (outcome,) = desk.crew.map(read_feed_task, [task])
        entries = fresh(_got(outcome).entries, now)
    new = desk.archive.store_reading(feed, answer, entries, now + desk.poll_every)
    log.info("feed read", feed=feed.url, status=answer.status, new=new)


def pages(desk: Desk, now: datetime) -> Iterator[tuple[Entry, Page]]:
    """Yield the entries whose page was not read yet, with what it holds."""
    outlets = {o.id: o for e in desk.editions.values() for o in desk.outlets(e).values()}
    entries = desk.archive.entries_to_read(list(outlets), now)
    asked = {Request(url=entry.link): entry for entry in entries}
    yield from _read(desk, asked, lambda entry: entry, "articles")


def keep_article(desk: Desk, entry: Entry, page: Page) -> None:
    """Keep an article and what was learnt about its outlet.

    Raises:
        TransientError: the server gave no answer.
        RejectedError: the page holds no article.
    """
    reading = _got(page)
    desk.archive.store_article(entry.id, reading.article, reading.habits)
    log.info("article read", outlet=entry.outlet, article=reading.article.id)


def cited(desk: Desk, now: datetime) -> Iterator[tuple[Article, Page]]:
    """Yield the cited articles that are to be looked at again, with what their page holds now."""
    asked = {Request(url=a.url): a for a in desk.archive.articles_to_reread(now)}
    yield from _read(desk, asked, entry_of, "cited articles again")


def keep_version(desk: Desk, old: Article, page: Page, now: datetime) -> None:
    """Keep a new version of an article if its outlet changed it.

    Raises:
        TransientError: the server gave no answer.
        RejectedError: the page is gone, or shrank to next to nothing.
    """
    new = _got(page).article
    differs = changed(old, new)
    desk.archive.store_reread(old.id, now, new if differs else None)
    log.info("article read again", article=old.id, changed=differs)


def _read(
    desk: Desk, asked: dict[Request, Thing], entry: Callable[[Thing], Entry], what: str
) -> Iterator[tuple[Thing, Page]]:
    """Yield things with their pages read, as they come in."""
    done = 0
    outcomes = iter(desk.fetcher.fetch_all(asked))
    while batch := list(islice(outcomes, AHEAD)):
        for fetched_round in _one_an_outlet(batch, lambda f: entry(asked[f.request]).outlet):
            for fetched, page in _by_the_crew(desk, fetched_round, asked, entry):
                yield asked[fetched.request], page
                done += 1
                desk.progress(what, done, len(asked))


def _by_the_crew(
    desk: Desk,
    fetched: Sequence[Fetched],
    asked: dict[Request, Thing],
    entry: Callable[[Thing], Entry],
) -> Iterator[tuple[Fetched, Page]]:
    answered = [one for one in fetched if one.answer is not None]
    tasks = [_task(desk, entry(asked[one.request]), one) for one in answered]
    read = iter(desk.crew.map(read_article, tasks))
    for one in fetched:
        yield one, (next(read) if one.answer is not None else _error(one))


def _task(desk: Desk, entry: Entry, fetched: Fetched) -> PageTask:
    answer = fetched.get()
    return PageTask(
        entry=entry,
        languages=desk.press[entry.outlet].languages,
        body=answer.body,
        content_type=answer.content_type,
        final_url=answer.final_url,
        fetched=answer.fetched,
        habits=desk.archive.habits(entry.outlet),
    )


def _one_an_outlet(
    batch: Iterable[Fetched], outlet: Callable[[Fetched], str]
) -> Iterator[list[Fetched]]:
    """Yield the outcomes in rounds of one page an outlet: habits are learnt page by page."""
    waiting = list(batch)
    while waiting:
        first = {outlet(fetched): fetched for fetched in reversed(waiting)}
        yield list(first.values())
        waiting = [fetched for fetched in waiting if fetched not in first.values()]


def _conditional(state: FeedState, now: datetime) -> Request:
    if state.last_full is None or now - state.last_full >= FULL_READ:
        return Request(url=state.url)
    return Request(url=state.url, etag=state.etag, modified=state.modified)


def _error(fetched: Fetched) -> Exception:
    return fetched.error or AssertionError("neither answer nor error")


def _got(outcome: Thing | Exception) -> Thing:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
