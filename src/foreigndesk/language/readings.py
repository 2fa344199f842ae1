"""Everything in a text that can be counted or dated."""

from dataclasses import dataclass
from datetime import date

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
    moments = dates(text, language, said)
    taken = [(moment.start, moment.end) for moment in moments]
    return Readings(quantities=tuple(quantities(text, language, taken)), dates=tuple(moments))
