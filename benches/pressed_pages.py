"""The sample press written out: every page and feed as its servers hand it out at the end."""  # noqa: INP001 - a folder of scripts, not a package

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rows import Ground

from foreigndesk.rolls import load_press
from foreigndesk.samples.cast import Role, cast, shifted
from foreigndesk.samples.feeds import feed_document
from foreigndesk.samples.format import load_play
from foreigndesk.samples.pages import article_page
from foreigndesk.samples.play import SampleArticle, Trap


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page, and the text that a reader finds on it."""

    id: str
    url: str
    body: bytes
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFeed:
    """A feed, and the titles that it ought to give, newest first."""

    url: str
    body: bytes
    content_type: str
    titles: tuple[str, ...]


def printed_pages(ground: Ground) -> Iterator[PrintedPage]:
    """Yield the pages of the sample press but for those behind a consent wall."""
    for role, moment in _roles(ground):
        for article in role.printed(moment):
            if Trap.CONSENT_WALL not in article.traps:
                yield PrintedPage(
                    id=article.id,
                    url=role.address(article),
                    body=article_page(role, article, moment).body,
                    text=_read(article),
                )


def printed_feeds(ground: Ground) -> Iterator[PrintedFeed]:
    """Yield the feeds of the sample press."""
    for role, moment in _roles(ground):
        for feed in role.outlet.feeds:
            found = feed_document(role, feed.url, moment)
            yield PrintedFeed(
                url=feed.url,
                body=found.body,
                content_type=found.content_type,
                titles=tuple(one.title for one in role.printed(moment)),
            )


def _roles(ground: Ground) -> Iterator[tuple[Role, datetime]]:
    play = load_play(ground.samples)
    press = load_press([ground.samples / "press"])
    end = play.opens + timedelta(days=play.days + 1)
    for role in cast(play, shifted(press.values(), 0)).values():
        yield role, end


def _read(article: SampleArticle) -> str:
    """Return what stands on the page: the first paragraph of a teaser, else all, headings too."""
    shown = article.paragraphs[:1] if Trap.TEASER in article.traps else article.paragraphs
    return "\n".join(one.text for one in shown)
