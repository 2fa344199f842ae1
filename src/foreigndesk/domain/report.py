"""Our text on a story: claims with citations, verdicts, what was withheld, corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from foreigndesk.domain.press import Grade


class Status(StrEnum):
    """Where a report stands with its readers."""

    DRAFT = "draft"
    HELD = "held"
    """Waits for an editor."""
    PUBLISHED = "published"
    CORRECTED = "corrected"
    """Published, and carries a correction."""
    WITHDRAWN = "withdrawn"
    """Its page answers 410 with the note."""

    @property
    def public(self) -> bool:
        """Say whether readers see the text."""
        return self in {Status.PUBLISHED, Status.CORRECTED}


class Form(StrEnum):
    """How much there is to say."""

    REPORT = "report"
    BRIEF = "brief"
    """Little material: 60 to 150 words, labelled, never padded."""


class Part(StrEnum):
    """Where in a report a claim stands."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    POINT = "point"
    BODY = "body"


class Stand(StrEnum):
    """What a verdict says."""

    STANDS = "stands"
    FALLS = "falls"
    UNCHECKED = "unchecked"
    """It cannot be checked; that is not "stands"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage that a claim rests on."""

    article: str
    version: int
    outlet: str
    url: str
    language: str
    published: datetime
    start: int
    end: int
    """Code points into the text of that version of the article."""
    sha256: str
    """Of the original passage in UTF-8."""
    original: str
    """The passage in the press's own words."""
    field: str = "text"
    """Which of the article's texts the offsets count in: ``text``, ``title`` or ``summary``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of a report."""

    part: Part
    text: str
    """English."""
    citations: tuple[Citation, ...]
    paragraph: int = 0
    """Body paragraph, from 0."""
    engine: str = ""
    """Which engine made the English."""
    grade: Grade = Grade.GLOSS
    attributed: str = ""
    """The outlet named in the sentence, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that a check found, naming the words."""

    kind: str
    """number, date, time, name, place, quote, unit, negation, attribution, language, citation …"""
    words: str
    """The words of the claim."""
    passage: int | None = None
    """Which cited passage it was held against; None for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the cited passages bear a claim."""

    stand: Stand
    reasons: tuple[Reason, ...] = ()

    @property
    def stands(self) -> bool:
        """Say whether the claim may be printed."""
        return self.stand is Stand.STANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A sentence that was not printed, and why."""

    part: Part
    text: str
    original: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure on which outlets differ."""

    value: str
    """As it is printed in English."""
    outlets: tuple[str, ...]
    """Ids of the outlets that give it."""
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What outlets do not agree on."""

    what: str
    """What the figures count, in English: "people in hospital"."""
    figures: tuple[Figure, ...]
    """At least two, smallest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An article behind a report, for "Who reports it"."""

    article: str
    outlet: str
    outlet_name: str
    owner: str
    url: str
    title: str
    """In its own language."""
    gloss: str
    """The title in English, or empty."""
    language: str
    published: datetime
    teaser: bool
    paywall: bool
    copy_of: str = ""
    """Name of the agency or outlet whose copy it is, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was wrong, what is right, and how we know."""

    at: datetime
    wrong: str
    right: str
    note: str
    by: str
    """Who corrected: an editor's name, or "the desk" where the outlet corrected itself."""
    version: int
    """The report's version that carries it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a report was made: enough to repeat it."""

    engines: Mapping[str, str]
    """Need (translate, write, judge) → engine and version."""
    settings: Mapping[str, str]
    passages: tuple[str, ...]
    """SHA-256 of every passage that was read, sorted."""
    software: str
    prompts: Mapping[str, str] = field(default_factory=dict)
    """Prompt → digest; empty where no model wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A human's deliberate check, recorded when it happened."""

    person: str
    at: datetime
    checks: tuple[str, ...]
    edits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Our text on a story, one version of it."""

    id: str
    """Derived from the story: the same through all versions."""
    edition: str
    story: str
    slug: str
    """The page's address; never changes once published."""
    version: int
    status: Status
    form: Form
    headline: Claim
    standfirst: Claim | None
    points: tuple[Claim, ...]
    body: tuple[Claim, ...]
    witnesses: tuple[Witness, ...]
    independent: int
    """How many of the articles speak for themselves."""
    disputes: tuple[Dispute, ...]
    withheld: tuple[Withheld, ...]
    corrections: tuple[Correction, ...]
    what_changed: tuple[str, ...]
    """Against the version before, for readers; empty in the first."""
    grade: Grade
    provenance: Provenance
    first_published: datetime
    updated: datetime
    held_because: str = ""
    review: Review | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return every sentence of the report, the headline first."""
        lead = (self.headline,) if self.standfirst is None else (self.headline, self.standfirst)
        return (*lead, *self.points, *self.body)

    def but(self, **changes: object) -> "Report":
        """Return a copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace checks the names


def seen(versions: Sequence[Report]) -> Report | None:
    """Return what readers see of a report: its latest public version, or that it is withdrawn.

    A newer version that waits for an editor hides nothing.

    Args:
        versions: all of them, oldest first.
    """
    for version in reversed(versions):
        if version.status.public or version.status is Status.WITHDRAWN:
            return version
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The reports of an edition in their order, at one moment."""

    edition: str
    at: datetime
    reports: tuple[Report, ...]
    thin: str = ""
    """Why there is little or nothing, in words for readers; empty on a full day."""
