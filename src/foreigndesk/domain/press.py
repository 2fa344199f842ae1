"""Who publishes, and for whom we read: outlets, feeds, editions."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from zoneinfo import ZoneInfo


class Grade(StrEnum):
    """How good an engine's English is, from its measured score on news."""

    GLOSS = "gloss"
    """The gist only; the original always stands first."""
    DRAFT = "draft"
    """Readable, with mistakes: at least 24 BLEU and 52 chrF."""
    STANDARD = "standard"
    """At least 32 BLEU and 58 chrF."""
    HIGH = "high"
    """Facts extracted and written by a large model, every one verified."""

    def reaches(self, least: "Grade") -> bool:
        """Say whether this grade is at least as good as another."""
        order = list(Grade)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed of an outlet."""

    id: str
    """Content-derived: outlet and address."""
    outlet: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news organisation."""

    id: str
    name: str
    homepage: str
    country: str
    """ISO 3166-1 alpha-2."""
    languages: tuple[str, ...]
    """ISO 639-1, the main one first."""
    kind: str
    """daily, weekly, agency, broadcaster, regional, magazine or online."""
    owner: str
    region: str
    """national, or the name of the part of the country it is read in."""
    checked: str
    """The day (ISO 8601) on which somebody last checked its addresses, or ``never``."""
    feeds: tuple[Feed, ...]
    state_media: bool = False
    paywall: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """What an outsider must be told about a word, with where that stands."""

    term: str
    gloss: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A country for English readers."""

    id: str
    name: str
    """The country's English name, as in "The top news stories in France"."""
    country: str
    """ISO 3166-1 alpha-2."""
    languages: tuple[str, ...]
    zone: ZoneInfo
    letter_at: time
    """Local hour of the morning letter."""
    outlets: tuple[str, ...]
    """Ids of the outlets it reads; empty means all of its country."""
    least_grade: Grade
    """Below it a report is held for an editor."""
    front_page: int = 10
    """How many reports the front page shows at most."""
    window_days: int = 4
    """How long an article looks for its story."""
    quoted_passages: int = 4
    """How many passages of one article a report may quote at most."""
    quoted_share: float = 0.2
    """Which part of an article's passages a report may quote at most; the lesser limit counts."""
    home_words: tuple[str, ...] = ()
    """Words that show a home angle: the country and its inhabitants in its own languages."""
    weights: dict[str, float] = field(default_factory=dict)
    """Weights of the parts of a story's rank, by name."""
    glossary: tuple[GlossaryEntry, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    """The edition's own additions: a name as its press spells it → conventional English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who answers for what is printed; it stands on every page and in every letter."""

    operator: str
    """A person's or body's name; nothing is published without it."""
    base_address: str
    """Where the site lives, without a slash at the end: editions are folders below it."""
    contact: str
    """A mail address for corrections and takedowns."""
    responsible: str = ""
    """The editor who answers for the edition, where there is one."""
    demo: bool = False
    """Whether the press is invented; said on every page."""
    software: str = "Foreign Desk"
    """Name and version."""
