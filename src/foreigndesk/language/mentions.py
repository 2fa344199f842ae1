"""A day as a text names it, before one knows on which day the text was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from foreigndesk.language.moments import Moment, calendar_day, dated, existing, of_days

_MONTH = 27
"""Days that lie in the neighbouring month for sure, or in this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What a text says of a day; which day that is depends on the day of writing."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: frozenset[date] = field(default_factory=frozenset)
    """The days that a date in digits may mean, whenever it was written."""
    shift: int | None = None
    """Days from the day of writing: -1 for "hier"."""
    years: int | None = None
    """Years from the year of writing: -1 for 去年."""
    months: int | None = None
    """Months from the month of writing: 1 for 来月."""
    turn: str = ""
    """last or next, where a weekday is said to be that."""
    short: int | None = None
    """Where a weekday alone ends: the number behind it is a day only if that agrees."""


def resolved(mention: Mention, text: str, said: date) -> Moment | None:
    """Return the moment that a mention means on a day of writing; None where there is no such.

    Args:
        mention: found in the text.
        text: any.
        said: local day on which it was written.
    """
    if mention.days:
        return of_days(text, mention.start, mention.end, mention.days)
    if mention.shift is not None:
        return _relative(mention, text, said)
    if mention.month is None and mention.weekday is not None:
        return _weekday(mention, text, said)
    if mention.month is None:
        return _in_a_month(mention, text, said)
    year = mention.year if mention.years is None else said.year + mention.years
    moment = dated(text, mention.start, mention.end, (year, mention.month, mention.day), said)
    if mention.weekday is None:
        return moment
    return Moment(
        start=moment.start,
        end=moment.end,
        words=moment.words,
        year=moment.year,
        month=moment.month,
        day=moment.day,
        weekday=mention.weekday,
        days=moment.days,
    )


def shifted(day: date, by: int) -> date:
    """Return a day so many days later; at the ends of the calendar, the day itself."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def _relative(mention: Mention, text: str, said: date) -> Moment:
    day = shifted(said, mention.shift or 0)
    return Moment(
        start=mention.start,
        end=mention.end,
        words=text[mention.start : mention.end],
        weekday=day.weekday() if mention.shift else None,
        days=frozenset({day}),
        sure=mention.shift != 0,
    )


def _weekday(mention: Mention, text: str, said: date) -> Moment:
    days, end = frozenset(_turned(mention, said)), mention.end
    if mention.day is not None:
        agreeing = frozenset(day for day in days if day.day == mention.day)
        days, end = (agreeing, end) if agreeing else (days, mention.short or end)
    return Moment(
        start=mention.start,
        end=end,
        words=text[mention.start : end],
        weekday=mention.weekday,
        days=days,
    )


def _turned(mention: Mention, said: date) -> Iterator[date]:
    """Yield the last and the next such weekday; one of them where "dernier", "prochain" says."""
    past = shifted(said, -((said.weekday() - (mention.weekday or 0)) % 7))
    if mention.turn == "last":
        if past != said:
            yield past
        yield shifted(past, -7)
        return
    if mention.turn != "next":
        yield past
    yield shifted(past, 7)
    if mention.turn == "next":
        yield shifted(past, 14)


def _in_a_month(mention: Mention, text: str, said: date) -> Moment | None:
    """Return 13日 of the month of writing or its neighbours, or of the one it names: 来月."""
    if mention.months is not None:
        index = said.year * 12 + said.month - 1 + mention.months
        parts = (index // 12, index % 12 + 1, mention.day)
        known = date.min.year <= parts[0] <= date.max.year
        return dated(text, mention.start, mention.end, parts, said) if known else None
    days = existing(
        calendar_day(near.year, near.month, mention.day or 0)
        for near in (said, shifted(said, -_MONTH), shifted(said, _MONTH))
    )
    return of_days(text, mention.start, mention.end, days) if days else None
