"""What a cited passage says that can be compared with a claim."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from foreigndesk.domain.report import Citation
from foreigndesk.language.meanings import Placed, placed_meanings
from foreigndesk.language.name_evidence import NameEvidence, name_evidence
from foreigndesk.language.quotes import quotations
from foreigndesk.language.readings import Readings, readings
from foreigndesk.language.tables import known
from foreigndesk.language.words import Token, tokens
from foreigndesk.verify.legible import legible

LONGEST = 2_000
"""Characters of a passage that are read; an attack may be longer."""

_DASHED = re.compile(r"(?:^|(?<=[.!?:] ))[–—] ?(.+)")
"""Speech behind a dash, as the Polish, Swedish and Russian press print it."""
_WEST, _EAST = timedelta(hours=-5), timedelta(hours=2)
"""How far local days lie from UTC where most of our press is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A cited passage, read."""

    number: int
    """Which of the claim's citations it is."""
    text: str
    language: str
    outlet: str
    said: tuple[date, ...]
    """The local days on which it may have been written."""
    readings: tuple[Readings, ...]
    """One a day of `said`."""
    tokens: tuple[Token, ...]
    quotes: tuple[str, ...]
    """What it quotes, without the marks."""

    placed: tuple[Placed, ...]
    """First token, stop, and what these mean, as far as our lexicon knows."""
    meanings: frozenset[str]
    """What its words mean."""

    @property
    def words(self) -> frozenset[str]:
        """Return its folded words and numbers."""
        return frozenset(token.folded for token in self.tokens if token.kind != "mark")


def evidence(citations: Sequence[Citation]) -> list[Evidence]:
    """Return the cited passages whose language we can read, each with its number."""
    return [
        _read(
            number,
            citation.original[:LONGEST],
            citation.language,
            citation.outlet,
            _days(citation.published),
        )
        for number, citation in enumerate(citations)
        if citation.language in known() and legible(citation.original[:LONGEST], citation.language)
    ]


def _days(published: datetime) -> tuple[date, ...]:
    """Return the local day of a moment; two days where it lies near midnight."""
    days = {published.date(), _shifted(published, _WEST), _shifted(published, _EAST)}
    return tuple(sorted(days))


def _shifted(moment: datetime, by: timedelta) -> date:
    try:
        return (moment + by).date()
    except OverflowError:
        return moment.date()


@lru_cache(maxsize=2_048)
def _read(number: int, text: str, language: str, outlet: str, said: tuple[date, ...]) -> Evidence:
    found = tokens(text)
    placed = tuple(placed_meanings(found, language))
    return Evidence(
        number=number,
        text=text,
        language=language,
        outlet=outlet,
        said=said,
        readings=tuple(readings(text, language, day) for day in said),
        tokens=tuple(found),
        placed=placed,
        meanings=frozenset[str]().union(*(meaning for _, _, meaning in placed)),
        quotes=(*(quote.inner for quote in quotations(text)), *_DASHED.findall(text)),
    )


def names_of(passage: Evidence, own: Mapping[str, str]) -> NameEvidence:
    """Return what a passage bears of names.

    Args:
        passage: a cited one.
        own: the edition's names, as its press spells them → conventional English.
    """
    return _names(passage.text, passage.language, tuple(sorted(own.items())))


@lru_cache(maxsize=2_048)
def _names(text: str, language: str, own: tuple[tuple[str, str], ...]) -> NameEvidence:
    return name_evidence(text, tokens(text), language, dict(own))
