"""What was measured of the checks, as ``benches/run.py --update`` left it for readers."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import sqrt

from pydantic import TypeAdapter

ALARMS, ALARMS_THREE = "false_alarms", "false_alarms_three"
CAUGHT = "caught"
_DEVIATIONS = 1.959964
"""Standard deviations on each side of a normal mean that hold 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a true share probably lies, each end from 0 to 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A share that was measured."""

    measure: str
    """``claims.<list>[.<language>].<what>``; what may have a dot: ``caught.name``."""
    value: float
    """From 0 to 1."""
    n: int
    """Sentences that it was read from."""
    date: date
    command: str
    """What repeats it."""

    @property
    def pairs(self) -> str:
        """Return which list of pairs it was read from: ``own`` or ``ntrex``."""
        return self.measure.split(".")[1]

    @property
    def language(self) -> str:
        """Return the language of the passages, as the list has it; empty for all together."""
        third = self.measure.split(".")[2]
        return "" if third in {ALARMS, ALARMS_THREE, CAUGHT} else third

    @property
    def what(self) -> str:
        """Return what it is a share of: ``false_alarms`` or ``caught.<kind>``."""
        return ".".join(self.measure.split(".")[3 if self.language else 2 :])

    @property
    def interval(self) -> Interval:
        """Return where the true share lies with 95 %."""
        return wilson(self.value, self.n)


_FILE = TypeAdapter(tuple[Measured, ...])


@cache
def measured() -> tuple[Measured, ...]:
    """Return everything that the package knows to have been measured, sorted by its name."""
    text = files("foreigndesk.publish").joinpath("measured.json").read_text(encoding="utf-8")
    return _FILE.validate_json(text)


def wilson(share: float, n: int) -> Interval:
    """Return where a share's true value lies with 95 %.

    Args:
        share: what was found, from 0 to 1.
        n: in how many; 0 says nothing, so anything is possible.

    After Wilson (1927), doi 10.1080/01621459.1927.10502953.
    """
    if n <= 0:
        return Interval(low=0.0, high=1.0)
    squared = _DEVIATIONS**2
    middle = share + squared / (2 * n)
    reach = _DEVIATIONS * sqrt(share * (1 - share) / n + squared / (4 * n * n))
    whole = 1 + squared / n
    # the ends never pass the share itself: for 0 and 1 only rounding would carry them there
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return Interval(low=min(share, max(0.0, low)), high=max(share, min(1.0, high)))
