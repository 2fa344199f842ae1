"""The two feed parsers that we build on, made to say the same things.

fastfeedparser reads well-formed feeds of the common kinds; feedparser, slower and more patient,
reads all others. Both get bytes, never an address.
"""

from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import fastfeedparser
import feedparser
from lxml import etree

from foreigndesk.collect.xmltext import Xml

_ATOM = "http://www.w3.org/2005/Atom"
_DATES = ("published", "pubDate", "issued", "date", "created", "updated", "modified")
"""Local names of dates, the one that is wanted first."""
_CORE = {"title", "description", "link"}
"""Elements of RSS that extensions have under the same name."""
_UNCOMMON = ("xml:base", "xhtml", " mode=", "base64", " src=")
"""Signs of what the quick parser reads less well than the patient one."""
_FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What feedparser 6.0.14 raises on some broken input (kurtmckee/feedparser 599)."""
_LITERAL = {"text", "text/plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """A text of a feed as it stands there."""

    words: str
    literal: bool = False
    """Whether the feed says that it is no markup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """An item of a feed as the parser gives it."""

    guid: str
    link: str
    title: RawText
    summary: RawText
    content: RawText
    dates: tuple[str, ...]
    """As they stand there, the wanted one first."""
    moment: datetime | None = None
    """What the parser makes of the date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """A feed as the parser gives it."""

    title: RawText
    entries: tuple[RawEntry, ...]


def is_common(xml: Xml) -> bool:
    """Say whether the quick parser reads a document as well as the patient one."""
    if xml.root is None or any(sign in xml.text for sign in _UNCOMMON):
        return False
    name = etree.QName(xml.root)
    if name.localname == "feed":
        return bool(name.namespace == _ATOM)
    return name.localname in {"rss", "RDF"}


def read_quickly(xml: Xml) -> RawFeed:
    """Return what fastfeedparser makes of a well-formed document.

    Raises:
        ValueError: it finds no feed in it.
    """
    found = fastfeedparser.parse(
        xml.text.encode("utf-8", "replace"),
        include_tags=False,
        include_media=False,
        include_enclosures=False,
    )
    marks = tuple(_marks(xml.root))
    if len(marks) != len(found.entries):
        raise ValueError("the parser and the tree disagree about the entries")
    return RawFeed(
        title=RawText(words=found.feed.get("title") or ""),
        entries=tuple(map(_quick, found.entries, marks)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What the quick parser does not pass on of an entry."""

    dates: tuple[str, ...]
    title_is_literal: bool
    summary_is_literal: bool
    has_summary: bool
    has_content: bool


def _marks(root: Any) -> Iterator[_Marks]:
    """Yield the marks of each entry of a tree.

    Raises:
        ValueError: the quick parser would take one element for another.
    """
    for element in root.iter("{*}item", "{*}entry"):
        by_name: dict[str, Any] = {}
        for child in element.iterchildren(etree.Element):
            name = etree.QName(child)
            first = by_name.setdefault(name.localname, child)
            if name.localname in _CORE and not name.namespace and etree.QName(first).namespace:
                # fastfeedparser 0.6.5 takes <media:title> for the title if it stands first.
                raise ValueError("an extension's element stands before the feed's own")
        yield _Marks(
            dates=tuple((by_name[name].text or "").strip() for name in _DATES if name in by_name),
            title_is_literal=_is_literal(by_name.get("title")),
            summary_is_literal=_is_literal(by_name.get("summary")),
            has_summary=bool({"description", "summary"} & by_name.keys()),
            has_content=bool({"encoded", "content"} & by_name.keys()),
        )


def _is_literal(element: Any) -> bool:
    """Say whether an element of Atom holds plain text."""
    if element is None or etree.QName(element).namespace != _ATOM:
        return False
    return str(element.get("type", "text")) in _LITERAL


def _quick(entry: Any, marks: _Marks) -> RawEntry:
    """Return an entry of fastfeedparser as ours."""
    content = entry.get("content") or [{}]
    summary = (entry.get("description") or "") if marks.has_summary else ""
    return RawEntry(
        guid=entry.get("id") or "",
        link=entry.get("link") or "",
        title=RawText(words=entry.get("title") or "", literal=marks.title_is_literal),
        summary=RawText(words=summary, literal=marks.summary_is_literal),
        content=RawText(
            words=(content[0].get("value") or "") if marks.has_content else "",
            literal=content[0].get("type") in _LITERAL,
        ),
        dates=marks.dates,
    )


def read_patiently(xml: Xml, url: str) -> RawFeed:
    """Return what feedparser makes of a document, well-formed or not.

    Args:
        xml: the document.
        url: where it was read; links are relative to it.

    Raises:
        ValueError: it breaks on it.
    """
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    body = BytesIO(xml.text.encode("utf-8", "replace"))
    try:
        found = feedparser.parse(body, response_headers=headers)
    except _FAILURES as error:
        raise ValueError(f"feedparser breaks: {error!r}") from error
    return RawFeed(
        title=_detail(found.feed, "title"),
        entries=tuple(map(_patient, found.entries)),
    )


def _patient(entry: Any) -> RawEntry:
    """Return an entry of feedparser as ours."""
    contents = entry.get("content") or []
    content = RawText(words="")
    if contents:
        literal = contents[0].get("type") in _LITERAL
        content = RawText(words=contents[0].get("value") or "", literal=literal)
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return RawEntry(
        guid=entry.get("id") or "",
        link=entry.get("link") or "",
        title=_detail(entry, "title"),
        summary=_detail(entry, "summary"),
        content=content,
        dates=tuple(entry[name] for name in ("published", "created", "updated") if name in entry),
        moment=_aware(parsed) if parsed else None,
    )


def _detail(found: Any, name: str) -> RawText:
    """Return a text with its type."""
    words = found.get(name) or ""
    detail = found.get(f"{name}_detail") or {}
    return RawText(words=words, literal=detail.get("type") in _LITERAL)


def _aware(parsed: Any) -> datetime | None:
    """Return feedparser's date, which is in UTC, if there is such a day."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
