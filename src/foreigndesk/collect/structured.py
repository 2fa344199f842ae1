"""What a page says of itself for machines: JSON-LD, meta elements, marks on elements."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import html

from foreigndesk.collect.moments import moment
from foreigndesk.collect.plain import one_line, plain

_ARTICLES = ("Article", "BlogPosting", "Report")
"""How the types of schema.org end that stand for what we read."""
_DATED = re.compile(
    r"(?:^|[-_ ])(?:date|time|datetime|publi\w*|meta|byline|fecha|data|hora)(?:$|[-_ ])",
    re.IGNORECASE,
)
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)
_NODES_AT_MOST = 5_000
"""So much of a page's JSON-LD is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says of itself."""

    headline: str
    social_title: str
    """As it wants to be shared."""
    heading: str
    """Its first main heading."""
    window_title: str
    site: str
    """What the outlet calls itself."""
    description: str
    dates: tuple[str, ...]
    """Of publication, as written, the most trusted first."""
    authors: tuple[str, ...]
    organisations: tuple[str, ...]
    """Authors that are organisations."""
    body: str
    """The whole text, where JSON-LD carries it."""
    free: bool | None
    """Whether the page says that everybody may read it; None where it says nothing."""
    section: str
    language: str
    """Of the document, ISO 639-1; may be empty or wrong."""

    def published(self, now: datetime) -> datetime | None:
        """Return when it was published, in UTC, never later than `now`; None if nothing says so."""
        return next(filter(None, (moment(words, now) for words in self.dates)), None)


def read_facts(root: html.HtmlElement) -> PageFacts:
    """Return what a page says of itself.

    Args:
        root: the whole page, before anything is taken out of it.
    """
    article = _article(root)
    metas = _metas(root)
    people, organisations = _authors(article)
    return PageFacts(
        headline=_line(article.get("headline")),
        social_title=_line(metas.get("og:title") or metas.get("twitter:title")),
        heading=_first(root, "h1"),
        window_title=_first(root, "title"),
        site=_line(metas.get("og:site_name")) or _name(article.get("publisher")),
        description=_line(article.get("description"))
        or _line(metas.get("og:description") or metas.get("description")),
        dates=tuple(_dates(article, metas, root)),
        authors=people or tuple(_listed(metas)),
        organisations=organisations,
        body=plain(_text(article.get("articleBody"))),
        free=_free(article),
        section=_line(article.get("articleSection")) or _line(metas.get("article:section")),
        language=_language(root),
    )


def _article(root: html.HtmlElement) -> dict[str, Any]:
    """Return the object of a page's JSON-LD that stands for the article, empty if there is none."""
    found = [node for node in _nodes(root) if _is_article(node)]
    return max(found, key=len, default={})


def _is_article(node: dict[str, Any]) -> bool:
    """Say whether an object of JSON-LD stands for an article."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(_ARTICLES) for kind in listed)


def _nodes(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD, whatever they are wrapped in."""
    waiting: list[Any] = [
        _loaded(each.text or "") for each in root.iter("script") if _is_json_ld(each)
    ]
    for _ in range(_NODES_AT_MOST):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            waiting += node


def _is_json_ld(script: html.HtmlElement) -> bool:
    """Say whether a script element holds JSON-LD."""
    return "ld+json" in (script.get("type") or "").lower()


def _loaded(text: str) -> Any:
    """Return the value of a piece of JSON, None if it is broken."""
    try:
        return json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return None


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """Return the meta elements of a page by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            found.setdefault(name.strip().lower(), str(element.get("content")))
    return found


def _text(value: Any) -> str:
    """Return a text of JSON-LD, the first of a list; anything else is nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str:
    """Return a text without markup, on one line."""
    return one_line(plain(_text(value)))


def _name(value: Any) -> str:
    """Return the name of a person or an organisation, however it is given."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return _line(value.get("name")) if isinstance(value, dict) else _line(value)


def _authors(article: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the authors who are persons, and of those who are organisations."""
    value = article.get("author")
    listed = value if isinstance(value, list) else [value]
    people: list[str] = []
    organisations: list[str] = []
    for author in listed:
        kind = str(author.get("@type", "")) if isinstance(author, dict) else ""
        if name := _name(author):
            (organisations if "Organization" in kind else people).append(name)
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(organisations))


def _listed(metas: dict[str, str]) -> Iterator[str]:
    """Yield the author that the meta elements name; an address of a profile is none."""
    name = _line(metas.get("author") or metas.get("article:author"))
    if name and "://" not in name:
        yield name


def _first(root: html.HtmlElement, tag: str) -> str:
    """Return the text of the first such element that has any."""
    texts = (one_line(element.text_content()) for element in root.iter(tag))
    return next(filter(None, texts), "")


def _dates(article: dict[str, Any], metas: dict[str, str], root: html.HtmlElement) -> Iterator[str]:
    """Yield the dates of publication that a page gives, the most trusted first."""
    yield _text(article.get("datePublished"))
    yield _text(article.get("dateCreated"))
    yield from (metas[name] for name in _DATE_METAS if name in metas)
    times = list(root.iter("time"))
    marked = [each for each in times if "published" in (each.get("itemprop") or "").lower()]
    yield from (each.get("datetime") or each.text_content() for each in [*marked, *times][:3])
    # Some pages tell only their readers; the line is short, and stands near the heading.
    for element in list(root.iter("span", "p", "div"))[:_NODES_AT_MOST]:
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = element.text_content() if _DATED.search(marks) else ""
        if len(words) <= 160:
            yield words


def _free(article: dict[str, Any]) -> bool | None:
    """Return whether an article says that it is free; None where it says nothing."""
    value = article.get("isAccessibleForFree")
    if value is None:
        return None
    return str(value).strip().lower() not in {"false", "0", "no"}


def _language(root: html.HtmlElement) -> str:
    """Return the language that the document names."""
    html_element = root if root.tag == "html" else root.find(".//html")
    named = html_element.get("lang") or "" if html_element is not None else ""
    return str(named).lower().partition("-")[0].partition("_")[0]
