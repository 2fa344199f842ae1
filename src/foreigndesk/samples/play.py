"""A press that is played: its days, its manners, its articles, read from a folder.

The format is described in README.md beside this file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, ConfigDict

STRICT = ConfigDict(extra="forbid")
"""A key that we do not know is a typing error, and is named."""


class FeedForm(StrEnum):
    """How an outlet writes its feeds."""

    RSS = "rss"
    """RSS 2.0."""
    ATOM = "atom"
    RDF = "rdf"
    """RSS 1.0."""
    JSON = "json"
    """JSON Feed 1.1."""


class Layout(StrEnum):
    """How an outlet's pages are built."""

    BROADSHEET = "broadsheet"
    """HTML 5 with its own elements: article, header, time."""
    COLUMN = "column"
    """Divisions within divisions, no time element."""
    PORTAL = "portal"
    """Microdata, related links beside the text."""


class Trap(StrEnum):
    """What is wrong with an article on purpose."""

    TEASER = "teaser"
    """The page ends after the first paragraph."""
    CONSENT_WALL = "consent_wall"
    """The page is a form."""
    UNDATED = "undated"
    """The feed gives no date."""
    DUPLICATE_GUID = "duplicate_guid"
    """The feed repeats the guid of the article published before it."""


class Act(StrEnum):
    """What the desk does at a moment of the play."""

    GATHER = "gather"
    COVER = "cover"


def _known_codec(charset: str) -> str:
    try:
        "é".encode(charset, "xmlcharrefreplace")
    except LookupError as unknown:
        raise ValueError(f"Python knows no character set {charset!r}") from unknown
    return charset


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How one outlet's server behaves; every key of an outlet in play.toml is one of these."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    feed: FeedForm = FeedForm.RSS
    charset: Annotated[str, AfterValidator(_known_codec)] = "utf-8"
    """Of feed and pages: any name that Python's codecs know."""
    json_ld: bool = False
    """Whether pages hold a NewsArticle object."""
    banner: bool = False
    """Whether a consent banner lies over the page."""
    comments: bool = False
    """Whether readers comment below the article."""
    layout: Layout | None = None
    """None leaves it to the outlet's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change of a page after it was published."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    at: datetime
    old: str
    new: str
    note: str = ""
    """Printed below the article from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an article, or a subheading."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """An article as its outlet prints it."""

    id: str
    """Outlet and slug, with a slash between."""
    outlet: str
    slug: str
    title: str
    summary: str
    published: datetime
    """Aware, with the offset of the outlet's clock."""
    author: str
    section: str
    credit: str
    """The agency whose copy this is, or empty."""
    traps: frozenset[Trap]
    hidden: tuple[str, ...]
    """Texts that stand in the page where no reader sees them."""
    revisions: tuple[Revision, ...]
    """In the order of time."""
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()
    """What its revisions say, as far as they are due."""
    updated: datetime | None = None
    """When its last due revision was made; None where there is none."""

    @property
    def text(self) -> str:
        """Return the paragraphs without subheadings, one a line."""
        return "\n".join(one.text for one in self.paragraphs if not one.heading)

    @property
    def changed(self) -> datetime:
        """Return when the page changed last: its publication or its last due revision."""
        return self.updated or self.published


def article_at(article: SampleArticle, moment: datetime) -> SampleArticle:
    """Return an article as its page stands at a moment: with the revisions due by then.

    Args:
        article: as the file has it.
        moment: aware.
    """
    for revision in article.revisions:
        if revision.at <= moment:
            article = revised(article, revision)
    return article


def revised(article: SampleArticle, revision: Revision) -> SampleArticle:
    """Return an article with one revision made, in its title, summary and text."""
    old, new = revision.old, revision.new
    return replace(
        article,
        title=article.title.replace(old, new),
        summary=article.summary.replace(old, new),
        paragraphs=tuple(
            replace(one, text=one.text.replace(old, new)) for one in article.paragraphs
        ),
        notes=(*article.notes, revision.note) if revision.note else article.notes,
        updated=revision.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Something for the desk to do at a moment of the play."""

    at: datetime
    """Aware, in UTC."""
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A press that is played: when, how, and what it prints."""

    first_day: date
    days: int
    polls: tuple[time, ...]
    """When the desk looks at the feeds; local time of the edition."""
    cover: time
    """When the desk writes, once a day."""
    manners: Mapping[str, Manners] = field(default_factory=dict)
    """By outlet."""
    articles: tuple[SampleArticle, ...] = ()
    """Oldest first."""

    @property
    def opens(self) -> datetime:
        """Return when the play begins: the first midnight, in UTC."""
        return datetime.combine(self.first_day, time(0), UTC)

    def cues(self, zone: ZoneInfo) -> tuple[Cue, ...]:
        """Return what the desk does and when, in order, by the clock of a zone."""
        acts = [*((poll, Act.GATHER) for poll in self.polls), (self.cover, Act.COVER)]
        found = [
            Cue(at=datetime.combine(self._day(number), hour, zone).astimezone(UTC), act=act)
            for number in range(self.days)
            for hour, act in acts
        ]
        return tuple(sorted(found, key=lambda cue: cue.at))

    def _day(self, number: int) -> date:
        return self.first_day + timedelta(days=number)
