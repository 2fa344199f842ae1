"""A day or a month that a text names: made, compared, printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_FAR = 275
"""A date without a year is one of those within so many days, before or after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, or a month, that a text names."""

    start: int
    end: int
    words: str
    """``text[start:end]``."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 for Monday; set for "hier" too, from the day of writing."""
    days: frozenset[date] = field(default_factory=frozenset)
    """The days it may mean: a weekday means the last or the next; empty for a month."""
    sure: bool = True
    """False for "today", which is often "nowadays"."""


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return a day; None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def existing(days: Iterable[date | None]) -> frozenset[date]:
    """Return the days that exist."""
    return frozenset(day for day in days if day is not None)


def of_days(text: str, start: int, end: int, days: frozenset[date]) -> Moment:
    """Return a moment; its parts are set only where they are the same in every reading."""
    first = min(days)
    alone = len(days) == 1
    return Moment(
        start=start,
        end=end,
        words=text[start:end],
        year=first.year,
        month=first.month if alone else None,
        day=first.day if alone else None,
        days=days,
    )


def dated(
    text: str, start: int, end: int, parts: tuple[int | None, int, int | None], said: date
) -> Moment:
    """Return the moment of a year, month and day, as far as they are known.

    Args:
        text: in which it stands.
        start: of its words.
        end: of its words.
        parts: year, month, day.
        said: local day of writing, from which a missing year is guessed.
    """
    year, month, day = parts
    days: frozenset[date] = frozenset()
    if day is not None:
        days = existing([calendar_day(year, month, day)]) if year else _nearest(month, day, said)
    return Moment(
        start=start,
        end=end,
        words=text[start:end],
        year=year,
        month=month,
        day=day,
        days=days,
    )


def _nearest(month: int, day: int, said: date) -> frozenset[date]:
    """Return the days of that name around the day of writing: one, or two half a year off."""
    options = existing(
        calendar_day(said.year + shift, month, day) for shift in (-1, 0, 1) if said.year > 1
    )
    near = frozenset(option for option in options if abs((option - said).days) <= _FAR)
    return near or options


def date_in_english(moment: Moment) -> str:
    """Return how English print writes it: "13 December 2025", "Saturday", "March 2026"."""
    parts = []
    if moment.weekday is not None:
        parts.append(_ENGLISH_DAYS[moment.weekday])
    if moment.day is not None:
        parts.append(str(moment.day))
    if moment.month is not None:
        parts.append(_ENGLISH_MONTHS[moment.month - 1])
    if moment.year is not None and moment.month is not None:
        parts.append(str(moment.year))
    if parts:
        return " ".join(parts)
    if moment.year is not None:  # day and month may be either way round
        return moment.words
    return "today"


def same_date(claim: Moment, passage: Moment) -> bool:
    """Say whether a passage's day bears a claim's; a claim may leave out but not add."""
    if claim.day is not None or (claim.days and claim.weekday is None):
        same = bool(claim.days & passage.days) or _same_parts(claim, passage)
        return same and _weekdays_agree(claim, passage)
    if claim.month is not None:
        return _same_month(claim, passage)
    return _same_weekday(claim, passage)


def _weekdays_agree(claim: Moment, passage: Moment) -> bool:
    if claim.weekday is None or claim.weekday == passage.weekday:
        return True
    return claim.weekday in {day.weekday() for day in claim.days & passage.days}


def _same_parts(claim: Moment, passage: Moment) -> bool:
    same = claim.day is not None and (claim.day, claim.month) == (passage.day, passage.month)
    return (
        same and (claim.year is None or passage.year is None) and not (claim.days and passage.days)
    )


def _same_month(claim: Moment, passage: Moment) -> bool:
    if passage.month == claim.month:
        return claim.year is None or passage.year in {None, claim.year}
    return any(day.month == claim.month and claim.year in {None, day.year} for day in passage.days)


def _same_weekday(claim: Moment, passage: Moment) -> bool:
    if claim.weekday is not None and claim.weekday == passage.weekday:
        return True
    if passage.weekday is not None and passage.day is None:
        return bool(claim.days & passage.days)
    return bool(claim.days & passage.days) or claim.weekday in {
        day.weekday() for day in passage.days
    }
