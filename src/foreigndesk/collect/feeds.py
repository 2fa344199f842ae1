"""A feed's bytes → its entries."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from foreigndesk.collect.charset import decode
from foreigndesk.collect.jsonfeed import read_json
from foreigndesk.collect.links import identity, normal_link, points_to_a_page, web_link
from foreigndesk.collect.moments import EARLIEST, moment
from foreigndesk.collect.parsers import (
    RawEntry,
    RawFeed,
    RawText,
    is_common,
    read_patiently,
    read_quickly,
)
from foreigndesk.collect.plain import one_line, plain, squeezed
from foreigndesk.collect.xmltext import Xml, read_xml, salvaged
from foreigndesk.domain.article import Entry
from foreigndesk.domain.press import Feed
from foreigndesk.errors import RejectedError

ENTRIES_AT_MOST = 1_000
"""A feed that lists more is an archive; the rest is left out."""

_FEED_START = re.compile(r"<(?:\w+:)?(?:RDF|rss|feed|channel)\b", re.IGNORECASE)
_HTML_START = re.compile(
    # Possessive: comments are passed over once, however many there are.
    r"\s*+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReading:
    """What a feed says."""

    title: str
    entries: tuple[Entry, ...]
    """In the feed's order, no page twice."""
    degraded: str
    """What had to be mended; empty if nothing had."""
    dropped: int
    """Entries that repeat a page, hold nothing, or stand beyond the limit."""


def read_feed(body: bytes, content_type: str, url: str, feed: Feed, now: datetime) -> FeedReading:
    """Return the entries of an RSS, Atom, RDF or JSON feed, also of a broken one.

    Args:
        body: the feed, unpacked.
        content_type: the header's value.
        url: where it was read, after redirects; links are relative to it.
        feed: whose it is.
        now: aware; nothing is published later.

    Raises:
        RejectedError: it is empty, a page of HTML, no feed, or it defines entities that grow.
    """
    decoded = decode(body, content_type)
    text = decoded.text.strip("\ufeff \t\r\n\x00")
    if not text:
        raise RejectedError("the feed is empty")
    if text.startswith("{"):
        raw, faults = read_json(text), ""
    else:
        raw, faults = _read_markup(text, url)
    if decoded.doubts:
        faults = ", ".join(filter(None, (faults, "bytes that fit no encoding")))
    entries = _entries(raw, url, feed, now)
    return FeedReading(
        title=_line(raw.title),
        entries=entries,
        degraded=faults,
        dropped=len(raw.entries) - len(entries),
    )


def _read_markup(text: str, url: str) -> tuple[RawFeed, str]:
    """Return an XML feed as the parsers give it, and what had to be mended."""
    if not _FEED_START.search(text):
        found = "HTML" if _HTML_START.match(text) or "<html" in text.lower() else "something else"
        raise RejectedError(f"{found} instead of a feed")
    if _HTML_START.match(text):
        raise RejectedError("HTML instead of a feed")
    xml = read_xml(text)
    if xml.root is not None and etree.QName(xml.root).localname.lower() == "html":
        raise RejectedError("HTML instead of a feed")
    return _parsed(xml, url), xml.mended


def _parsed(xml: Xml, url: str) -> RawFeed:
    """Return what the quick parser makes of a document, else the patient one, else libxml2."""
    try:
        return _quick(xml) or read_patiently(xml, url)
    except ValueError as error:
        rest = _quick(salvaged(xml))
        if rest is None:
            raise RejectedError(f"no parser can read the feed: {error}") from error
        return rest


def _quick(xml: Xml) -> RawFeed | None:
    """Return what the quick parser makes of a document; None where the patient one knows more."""
    if not is_common(xml):
        return None
    try:
        quick = read_quickly(xml)
    except ValueError:
        return None
    # An entry without words holds something that the quick parser does not know.
    known = all(
        each.title.words or each.summary.words or each.content.words for each in quick.entries
    )
    return quick if known else None


def _entries(raw: RawFeed, url: str, feed: Feed, now: datetime) -> tuple[Entry, ...]:
    """Return the entries of a feed, each page once."""
    made = (_entry(each, url, feed, now) for each in raw.entries[:ENTRIES_AT_MOST])
    return tuple(_once(entry for entry in made if _says_something(entry)))


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries of which there was none with the same id before."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.id] += 1
        if seen[entry.id] == 1:
            yield entry


def _says_something(entry: Entry) -> bool:
    """Say whether there is anything to read in an entry."""
    return bool(entry.link or entry.title or entry.summary or entry.content)


def _entry(raw: RawEntry, url: str, feed: Feed, now: datetime) -> Entry:
    """Return an item of a feed as an entry."""
    link = web_link(raw.link, url) or web_link(raw.guid)
    guid = squeezed(raw.guid)
    title = _line(raw.title)
    # Guids repeat and change (faults.md, 2); the page's address does not. An entry that only
    # leads to the front of a site is known by its guid or, without one, by its title.
    key = normal_link(link) if points_to_a_page(link) else f"{normal_link(link)} {guid or title}"
    return Entry(
        id=identity(feed.outlet, key),
        outlet=feed.outlet,
        feed=feed.id,
        guid=guid,
        link=link,
        title=title,
        summary=_line(raw.summary),
        content=_paragraphs(raw.content),
        published=_published(raw, now),
    )


def _paragraphs(raw: RawText) -> str:
    """Return a text without markup, a line a paragraph."""
    return squeezed(raw.words) if raw.literal else plain(raw.words)


def _line(raw: RawText) -> str:
    """Return a text without markup, on one line."""
    return one_line(_paragraphs(raw))


def _published(raw: RawEntry, now: datetime) -> datetime | None:
    """Return when an entry was published; None if no date of it can be believed."""
    for words in raw.dates:
        found = moment(words, now)
        if found is not None:
            return found
    if raw.moment is None or raw.moment < EARLIEST:
        return None
    return min(raw.moment, now.astimezone(UTC))
