"""An outlet's feeds: RSS 2.0, Atom, RDF (RSS 1.0) and JSON Feed, with their traps."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, TypeAlias

from lxml import etree

from foreigndesk.samples.cast import Role
from foreigndesk.samples.documents import Document, declared, encoded
from foreigndesk.samples.play import FeedForm, SampleArticle, Trap

LATEST = 30
"""How many entries a feed holds at most."""

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS1 = "http://purl.org/rss/1.0/"

Element: TypeAlias = Any
"""An lxml element; lxml comes without types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What every form of feed says of an article."""

    article: SampleArticle
    link: str
    guid: str
    published: datetime | None
    updated: datetime | None


def feed_document(role: Role, url: str, moment: datetime) -> Document:
    """Return one of an outlet's feeds as it stands at a moment.

    Every feed of an outlet holds its latest articles, newest first.

    Args:
        role: the outlet.
        url: the feed's own address.
        moment: aware.
    """
    form = role.manners.feed
    charset = role.manners.charset
    written = _WRITERS[form](role, url, moment)
    return Document(
        body=encoded(written, charset),
        content_type=f"{media_type(form)}; charset={declared(charset)}",
        modified=role.changed(moment),
    )


def media_type(form: FeedForm) -> str:
    """Return the media type of a form of feed."""
    return {
        FeedForm.RSS: "application/rss+xml",
        FeedForm.ATOM: "application/atom+xml",
        FeedForm.RDF: "application/rdf+xml",
        FeedForm.JSON: "application/feed+json",
    }[form]


def _entries(role: Role, moment: datetime) -> Iterator[_Entry]:
    printed = role.printed(moment)
    for place, article in enumerate(printed[:LATEST]):
        # "before" is a matter of time: the repeated guid must not change when news comes in
        before = printed[place + 1] if place + 1 < len(printed) else article
        named = before if Trap.DUPLICATE_GUID in article.traps else article
        undated = Trap.UNDATED in article.traps
        yield _Entry(
            article=article,
            link=role.address(article),
            guid=_guid(role, named),
            published=None if undated else article.published,
            updated=None if undated else article.changed,
        )


def _guid(role: Role, article: SampleArticle) -> str:
    if role.manners.feed is FeedForm.RDF:  # RSS 1.0, 5.5: rdf:about should be the link
        return role.address(article)
    return f"tag:{role.outlet.id},{article.published:%Y-%m-%d}:{article.slug}"


def _rss(role: Role, url: str, moment: datetime) -> str:
    root = etree.Element("rss", version="2.0", nsmap={"dc": DC, "atom": ATOM})
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", role.outlet.name)
    _add(channel, "link", role.outlet.homepage)
    _add(channel, "description", _about(role))
    _add(channel, "language", role.language)
    _add(channel, "lastBuildDate", format_datetime(role.changed(moment)))
    _add(channel, f"{{{ATOM}}}link", href=url, rel="self", type=media_type(FeedForm.RSS))
    for entry in _entries(role, moment):
        element = etree.SubElement(channel, "item")
        _add(element, "title", entry.article.title)
        _add(element, "link", entry.link)
        _add(element, "guid", entry.guid, isPermaLink="false")
        _add(element, "description", entry.article.summary)
        _add(element, f"{{{DC}}}creator", entry.article.author)
        _add(element, "category", entry.article.section)
        _add(element, "pubDate", format_datetime(entry.published) if entry.published else "")
    return _xml(root, role)


def _atom(role: Role, url: str, moment: datetime) -> str:
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", role.language)
    _add(root, f"{{{ATOM}}}id", f"tag:{role.outlet.id},2025:feed")
    _add(root, f"{{{ATOM}}}title", role.outlet.name)
    _add(root, f"{{{ATOM}}}updated", role.changed(moment).isoformat())
    _add(root, f"{{{ATOM}}}link", href=url, rel="self")
    _add(root, f"{{{ATOM}}}link", href=role.outlet.homepage, rel="alternate")
    for entry in _entries(role, moment):
        element = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(element, f"{{{ATOM}}}id", entry.guid)
        _add(element, f"{{{ATOM}}}title", entry.article.title)
        _add(element, f"{{{ATOM}}}link", href=entry.link, rel="alternate", type="text/html")
        _add(element, f"{{{ATOM}}}summary", entry.article.summary)
        _add(element, f"{{{ATOM}}}published", _iso(entry.published))
        _add(element, f"{{{ATOM}}}updated", _iso(entry.updated))
        if entry.article.author:
            author = etree.SubElement(element, f"{{{ATOM}}}author")
            _add(author, f"{{{ATOM}}}name", entry.article.author)
    return _xml(root, role)


def _rdf(role: Role, url: str, moment: datetime) -> str:
    root = etree.Element(f"{{{RDF}}}RDF", nsmap={"rdf": RDF, None: RSS1, "dc": DC})
    channel = _add(root, f"{{{RSS1}}}channel", **{f"{{{RDF}}}about": url})
    _add(channel, f"{{{RSS1}}}title", role.outlet.name)
    _add(channel, f"{{{RSS1}}}link", role.outlet.homepage)
    _add(channel, f"{{{RSS1}}}description", _about(role))
    _add(channel, f"{{{DC}}}language", role.language)
    listed = etree.SubElement(etree.SubElement(channel, f"{{{RSS1}}}items"), f"{{{RDF}}}Seq")
    for entry in _entries(role, moment):
        _add(listed, f"{{{RDF}}}li", **{f"{{{RDF}}}resource": entry.guid})
        element = _add(root, f"{{{RSS1}}}item", **{f"{{{RDF}}}about": entry.guid})
        _add(element, f"{{{RSS1}}}title", entry.article.title)
        _add(element, f"{{{RSS1}}}link", entry.link)
        _add(element, f"{{{RSS1}}}description", entry.article.summary)
        _add(element, f"{{{DC}}}date", _iso(entry.published))
        _add(element, f"{{{DC}}}creator", entry.article.author)
        _add(element, f"{{{DC}}}subject", entry.article.section)
    return _xml(root, role)


def _json(role: Role, url: str, moment: datetime) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": role.outlet.name,
        "home_page_url": role.outlet.homepage,
        "feed_url": url,
        "description": _about(role),
        "language": role.language,
        "items": [_json_entry(entry) for entry in _entries(role, moment)],
    }
    # JSON has no character references: what is not UTF-8 is kept to ASCII and its escapes
    plain = not declared(role.manners.charset).startswith("utf-")
    return json.dumps(feed, ensure_ascii=plain, indent=1)


def _json_entry(entry: _Entry) -> dict[str, Any]:
    article = entry.article
    fields: dict[str, Any] = {
        "id": entry.guid,
        "url": entry.link,
        "title": article.title,
        "summary": article.summary,
        "content_text": article.summary,
        "date_published": _iso(entry.published),
        "date_modified": _iso(entry.updated),
        "authors": [{"name": article.author}] if article.author else [],
        "tags": [article.section] if article.section else [],
    }
    return {name: value for name, value in fields.items() if value or name == "content_text"}


_WRITERS: dict[FeedForm, Callable[[Role, str, datetime], str]] = {
    FeedForm.RSS: _rss,
    FeedForm.ATOM: _atom,
    FeedForm.RDF: _rdf,
    FeedForm.JSON: _json,
}


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Return a new element below a parent; one without text and attributes is left out."""
    if not text and not attributes:
        return None
    element = etree.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _xml(root: Element, role: Role) -> str:
    head = f'<?xml version="1.0" encoding="{declared(role.manners.charset)}"?>\n'
    return head + str(etree.tostring(root, encoding="unicode", pretty_print=True))


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def _about(role: Role) -> str:
    return f"{role.outlet.name} – {role.outlet.homepage}"
