"""An outlet's pages: articles in three layouts, its front and its sections, and walls."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from foreigndesk.samples.cast import NOTHING_YET, Role, section_slug
from foreigndesk.samples.documents import Document, declared, encoded
from foreigndesk.samples.feeds import media_type
from foreigndesk.samples.play import Paragraph, SampleArticle, Trap
from foreigndesk.samples.wording import Comment, Wording, wording

RELATED = 4
"""How many other articles an article's page names."""
COMMENTS = 3
"""How many readers comment on one article."""
HIDING_PLACES = 3
"""Text of no size, text off the screen, a comment in the markup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What every page needs."""

    role: Role
    words: Wording
    title: str
    charset: str
    feed_type: str
    sections: tuple[_Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArticlePage(_Page):
    address: str
    section_path: str
    json_ld: Markup
    teaser: bool
    paragraphs: tuple[Paragraph, ...]
    hidden_at: int
    """After which paragraph the text of no size stands."""
    small_hidden: tuple[str, ...]
    far_hidden: tuple[str, ...]
    comment_hidden: tuple[str, ...]
    related: tuple[SampleArticle, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListPage(_Page):
    heading: str
    articles: tuple[SampleArticle, ...]


def article_page(role: Role, article: SampleArticle, moment: datetime) -> Document:
    """Return an article's page as it stands at a moment.

    Args:
        role: the outlet.
        article: one of `role.printed(moment)`.
        moment: aware.
    """
    teaser = Trap.TEASER in article.traps
    paragraphs = article.paragraphs[:1] if teaser else article.paragraphs
    page = _ArticlePage(
        **_frame(role, article.title),
        address=role.address(article),
        section_path=_section(role, article.section).path,
        json_ld=_json_ld(role, article) if teaser or role.manners.json_ld else Markup(),
        teaser=teaser,
        paragraphs=paragraphs,
        hidden_at=_hidden_at(paragraphs),
        small_hidden=_hidden(article, 0),
        far_hidden=_hidden(article, 1),
        comment_hidden=_hidden(article, 2),
        related=tuple(one for one in role.printed(moment) if one.id != article.id)[:RELATED],
        comments=_comments(role, article),
    )
    template = "wall" if Trap.CONSENT_WALL in article.traps else str(role.layout)
    return _rendered(template, role.changed(moment), page, article)


def front_page(role: Role, moment: datetime) -> Document:
    """Return the outlet's front at a moment: all its articles, newest first."""
    page = _ListPage(
        **_frame(role, role.outlet.name),
        heading=wording(role.language).latest,
        articles=role.printed(moment),
    )
    return _rendered("front", role.changed(moment), page)


def section_page(role: Role, path: str, moment: datetime) -> Document | None:
    """Return the page of the section at a path, or None if the outlet has none there."""
    named = [
        one for one in role.articles if one.section and _section(role, one.section).path == path
    ]
    if not named:
        return None
    ids = {one.id for one in named}
    page = _ListPage(
        **_frame(role, named[0].section),
        heading=named[0].section,
        articles=tuple(one for one in role.printed(moment) if one.id in ids),
    )
    return _rendered("front", role.changed(moment), page)


def missing_page(role: Role) -> Document:
    """Return what stands where the outlet has no page; it goes out with a 404."""
    page = _Page(**_frame(role, wording(role.language).missing_title))
    return _rendered("missing", NOTHING_YET, page)


def robots() -> Document:
    """Return the outlet's robots.txt: everything but readers' accounts may be read."""
    return _plain("User-agent: *\nDisallow: /compte/\n", "text/plain; charset=utf-8")


def stylesheet() -> Document:
    """Return the style of every outlet's pages."""
    file = files("foreigndesk.samples").joinpath("templates", "press.css")
    return _plain(file.read_text(encoding="utf-8"), "text/css; charset=utf-8")


def _plain(text: str, content_type: str) -> Document:
    return Document(body=text.encode(), content_type=content_type, modified=NOTHING_YET)


def _frame(role: Role, title: str) -> dict[str, Any]:
    """Return the fields that every page has."""
    names = dict.fromkeys(one.section for one in role.articles if one.section)
    return {
        "role": role,
        "words": wording(role.language),
        "title": title,
        "charset": declared(role.manners.charset),
        "feed_type": media_type(role.manners.feed),
        "sections": tuple(_section(role, name) for name in names),
    }


def _section(role: Role, name: str) -> _Section:
    return _Section(name=name, path=f"/{wording(role.language).rubric}/{section_slug(name)}/")


def _rendered(
    template: str, modified: datetime, page: _Page, article: SampleArticle | None = None
) -> Document:
    markup = _templates().get_template(f"{template}.html.j2").render(page=page, article=article)
    return Document(
        body=encoded(markup, page.role.manners.charset),
        content_type=f"text/html; charset={page.charset}",
        modified=modified,
    )


@cache
def _templates() -> Environment:
    loader = PackageLoader("foreigndesk.samples")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def _json_ld(role: Role, article: SampleArticle) -> Markup:
    fields = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.published.isoformat(),
        "dateModified": article.changed.isoformat(),
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": role.outlet.name},
        "mainEntityOfPage": role.address(article),
        "articleSection": article.section,
        "inLanguage": role.language,
        "isAccessibleForFree": Trap.TEASER not in article.traps,
    }
    filled = {name: value for name, value in fields.items() if value is not None}
    # ASCII, since a script holds no character references; and no tag may end it
    return Markup(json.dumps(filled).replace("<", "\\u003c"))  # noqa: S704 - escaped on this line


def _hidden(article: SampleArticle, place: int) -> tuple[str, ...]:
    """Return what an article hides at one of the places; every place and every text is used."""
    texts = article.hidden
    turns = range(max(HIDING_PLACES, len(texts))) if texts else range(0)
    return tuple(texts[turn % len(texts)] for turn in turns if turn % HIDING_PLACES == place)


def _hidden_at(paragraphs: Sequence[Paragraph]) -> int:
    """Return the last but one paragraph's place: the middle of the text, not its end."""
    places = [place for place, one in enumerate(paragraphs) if not one.heading]
    return places[-2] if len(places) > 1 else next(iter(places), 0)


def _comments(role: Role, article: SampleArticle) -> tuple[Comment, ...]:
    if not role.manners.comments:
        return ()
    readers = wording(role.language).comment
    first = hashlib.sha256(article.id.encode()).digest()[0]
    count = min(COMMENTS, len(readers))
    return tuple(readers[(first + turn) % len(readers)] for turn in range(count))
