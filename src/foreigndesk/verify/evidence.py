"""What a cited passage says that can be compared with a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from foreigndesk.domain.report import Citation
from foreigndesk.language.quotes import quotations
from foreigndesk.language.readings import Readings, readings
from foreigndesk.language.tables import known
from foreigndesk.language.words import Token, tokens

LONGEST = 2_000
"""Characters of a passage that are read, and that a claim may have; an attack may be longer."""

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
        if citation.language in known()
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
    return Evidence(
        number=number,
        text=text,
        language=language,
        outlet=outlet,
        said=said,
        readings=tuple(readings(text, language, day) for day in said),
        tokens=tuple(tokens(text)),
        quotes=tuple(quote.inner for quote in quotations(text)),
    )
