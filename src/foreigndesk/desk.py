"""The day, top to bottom.

    gather          feeds due → entries → articles                      (all outlets, once)
    cover(edition)  articles → stories → rank → what is new becomes a report → pages
    send_bulletin   the front page of the local morning → one letter a subscriber, once

What is left to do is a question to the archive, not a queue: stop anywhere, run again, and the
desk goes on where it was. Every step commits one thing at a time and may run twice. `settling`
keeps what must be tried later, or never, and lets the day go on; `steps` does the work on one
thing; the rooms decide.
"""

import structlog

from foreigndesk import rank
from foreigndesk.deliver.posting import balance
from foreigndesk.deliver.schedule import letter_day
from foreigndesk.domain.press import Edition
from foreigndesk.ports import Kind
from foreigndesk.steps import covering, posting, publishing, reading
from foreigndesk.steps.newsroom import Desk

__all__ = ["Desk", "cover", "gather", "send_bulletin"]

log = structlog.get_logger()


def gather(desk: Desk) -> None:
    """Read the feeds that are due, the pages that are new, and cited pages once more."""
    now = desk.clock.now()
    for feed, feed_outcome in reading.feeds(desk, now):
        with desk.archive.settling(Kind.FEED, feed.id, now):
            reading.keep_feed(desk, feed, feed_outcome, now)
    for entry, page in reading.pages(desk, now):
        with desk.archive.settling(Kind.ENTRY, entry.id, now):
            reading.keep_article(desk, entry, page)
    for article, page in reading.cited(desk, now):
        with desk.archive.settling(Kind.ARTICLE, article.id, now):
            reading.keep_version(desk, article, page, now)


def cover(desk: Desk, edition: Edition) -> None:
    """Place new articles, rank the stories, report what is new in the best, publish."""
    now = desk.clock.now()
    covering.place_articles(desk, edition)
    ranked = covering.ranked_stories(desk, edition)
    picked = rank.chosen(ranked, desk.reports)
    for done, one in enumerate(picked, start=1):
        with desk.archive.settling(Kind.STORY, one.story.id, now):
            covering.report_on(desk, edition, one.story)
        desk.progress(f"{edition.name}: reports", done, len(picked))
    covering.keep_front_page(desk, edition, ranked)
    publishing.publish_edition(desk, edition)


def send_bulletin(desk: Desk, edition: Edition) -> None:
    """Send this local morning's letter to every subscriber who has not had it."""
    day = letter_day(edition, desk.clock.now())
    bulletin = None if day is None else posting.bulletin_of(desk, edition, day)
    if day is None or bulletin is None:
        return
    letters = posting.queue(desk, edition, day)
    queued = [d for d in desk.archive.deliveries(edition.id, day) if not d.state.over]
    for done, delivery in enumerate(queued, start=1):
        posting.post(desk, edition, bulletin, delivery)
        desk.progress(f"{edition.name}: letters", done, len(queued))
    sums = balance(letters, desk.archive.deliveries(edition.id, day))
    log.info(
        "letters",
        edition=edition.id,
        day=str(day),
        sent=sums.sent,
        dead=sums.dead,
        ambiguous=sums.ambiguous,
        excluded=sums.excluded,
        open=sums.open,
    )
