"""Everything in a text that can be counted or dated."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from foreigndesk.language.dates import Moment, dates
from foreigndesk.language.quantities import Quantity, quantities


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Quantities and days of a text; a date's digits are no quantities."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Moment, ...]


def readings(text: str, language: str, said: date) -> Readings:
    """Return the quantities and days of a text, none overlapping; days win.

    Args:
        text: any.
        language: ISO 639-1.
        said: local day on which it was written.
    """
    moments = tuple(dates(text, language, said))
    taken = tuple((moment.start, moment.end) for moment in moments)
    return Readings(quantities=_counted(text, language, taken), dates=moments)


@lru_cache(maxsize=512)
def _counted(text: str, language: str, taken: tuple[tuple[int, int], ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a text, which are the same on each day it may be written on."""
    return tuple(quantities(text, language, taken))
