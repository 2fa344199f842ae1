"""Articles about one event, and why they belong together."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Novelty(StrEnum):
    """What an article brings to its story."""

    NEW_FACT = "new fact"
    SAME = "same"
    CORRECTION = "correction"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs, and why."""

    article: str
    story: str
    opened: bool
    """Whether the story begins with this article."""
    similarity: float
    """To the story's most similar members, 0 to 1; 0 where it opened the story."""
    voice: str
    """The article whose copy this is; its own id where it speaks for itself."""
    novelty: Novelty
    reasons: tuple[str, ...]
    """In words, for ``explain``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one event."""

    id: str
    edition: str
    opened: datetime
    last_article: datetime
    placements: tuple[Placement, ...]
    """In time order."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of its articles, in time order."""
        return tuple(placement.article for placement in self.placements)

    @property
    def voices(self) -> frozenset[str]:
        """Return the articles that speak for themselves: the independent reports."""
        return frozenset(placement.voice for placement in self.placements)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankPart:
    """One reason for a story's place, with its share of the score."""

    name: str
    value: float
    """Before its weight, 0 to 1."""
    weight: float
    words: str
    """For a reader: "4 independent reports"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story with its score and what the score is made of."""

    story: Story
    score: float
    parts: tuple[RankPart, ...]
