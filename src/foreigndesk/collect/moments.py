"""Dates of feeds and pages → moments in UTC, whatever way they are written."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from babel import Locale
from babel.dates import get_month_names

from foreigndesk.language.scripts import folded

_MONTH_LANGUAGES = (
    *("en", "fr", "es", "ca", "gl", "pt", "it", "ro", "de", "nl", "da", "sv", "nb", "fi", "is"),
    *("pl", "cs", "sk", "sl", "hr", "hu", "et", "lv", "lt", "el", "ru", "uk", "bg", "tr", "eu"),
)
"""In whose names months are looked for; the names stem from CLDR."""

_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "west": 1, "bst": 1, "ist": 1, "cet": 1, "mez": 1, "hnec": 1, "met": 1,
    "cest": 2, "mesz": 2, "haec": 2, "mest": 2, "eet": 2, "sast": 2,
    "eest": 3, "msk": 3, "trt": 3, "jst": 9, "kst": 9, "hkt": 8,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "akst": -9, "akdt": -8, "hst": -10, "aest": 10, "aedt": 11, "awst": 8, "nzst": 12, "nzdt": 13,
    "brt": -3, "art": -3, "clt": -4,
}  # fmt: skip
"""Names of time zones → hours ahead of UTC. Where a name has several meanings, the press's."""

_ISO = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
    r"|(?P<year2>\d{4})(?P<month2>\d{2})(?P<day2>\d{2})(?!\d)"
)
_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:\.|er|º|st|nd|rd|th)?[\s\-]+(?:de\s+|d['’]\s*|of\s+)?"
    r"(?P<month>[^\W\d_]+)\.?,?[\s\-]+(?:de\s+|del\s+)?(?P<year>\d{4}|\d{2}(?!\d|:))"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+|.*?\s)(?P<year>\d{4})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?::|h)(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*"
    r"(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(r"T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?", re.IGNORECASE)
_OFFSET = re.compile(
    r"^\s*(?:GMT|UTC|UT)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d)"
)
_ZONE = re.compile(r"^\s*\(?(?P<zone>[A-Za-z]{1,5})\)?(?![\w])")

_LONGEST = 100
"""What is longer than this, in characters, is no date."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""An older date on the web is a mistake (or the clock of a computer that lost its battery)."""


@cache
def _months() -> dict[str, int]:
    """Return the month by its folded name, in full and abbreviated, in the languages we know."""
    names: dict[str, int] = {}
    for language in _MONTH_LANGUAGES:
        for name, month in _names_in(Locale(language)):
            # Names that two languages use differently stay with the first one.
            names.setdefault(folded(name).rstrip("."), month)
    return names


def _names_in(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield the names of the months in one language."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in get_month_names(width, context, locale).items():
                yield name, int(month)
                # "sept." and "de decembre": what stands around a name varies.
                yield name.removeprefix("de ").removeprefix("d’"), int(month)


def _month(word: str) -> int:
    """Return the month that a word names, 0 for none."""
    name = folded(word).rstrip(".")
    known = _months()
    if name in known:
        return known[name]
    if len(name) < 3:
        return 0
    found = {month for full, month in known.items() if full.startswith(name)}
    return found.pop() if len(found) == 1 else 0


def moment(words: str, now: datetime) -> datetime | None:
    """Return the moment that a date says, in UTC; None where it says none that can be believed.

    A time without a zone counts as UTC. A date without a time is its first minute. What lies
    ahead of `now` becomes `now`: a clock is wrong, or the outlet announces.

    Args:
        words: RFC 822, ISO 8601, or as people write, also with local names of months.
        now: aware.
    """
    read = _read(words.strip()[:_LONGEST])
    if read is None or read < EARLIEST:
        return None
    return min(read, now.astimezone(UTC))


def _read(words: str) -> datetime | None:
    """Return the moment that a date says, wherever it lies."""
    found = _day(words)
    if found is None:
        return None
    (year, month, day), rest = found
    hour, minute, second, after = _time(rest)
    try:
        # 24:00 and leap seconds are added up instead of being refused.
        start = datetime(year, month, day, tzinfo=UTC)
        return start + timedelta(hours=hour, minutes=minute, seconds=second) - _offset(after)
    except (ValueError, OverflowError):
        return None


def _day(words: str) -> tuple[tuple[int, int, int], str] | None:
    """Return year, month and day, and what stands besides them."""
    if match := _ISO.match(words):
        parts = match.groupdict()
        year, month = parts["year"] or parts["year2"], parts["month"] or parts["month2"]
        day = parts["day"] or parts["day2"] or "1"
        return (int(year), int(month), int(day)), words[match.end() :]
    if match := _DAY_FIRST.search(words):
        rest = words[: match.start()] + " " + words[match.end() :]
        return (int(match["year"]), int(match["month"]), int(match["day"])), rest
    for pattern in (_WORDS, _MONTH_FIRST):
        for match in pattern.finditer(words):
            if number := _month(match["month"]):
                # "Dec 13 15:34:00 CET 2025": the time may stand before the year.
                inner = (
                    words[match.end("day") : match.start("year")] if pattern is _MONTH_FIRST else ""
                )
                rest = f"{words[: match.start()]} {inner} {words[match.end() :]}"
                return (_year(match["year"]), number, int(match["day"])), rest
    return None


def _year(digits: str) -> int:
    """Return a year of four digits; two digits are of this century, or of the end of the last."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 90 else 2000)


def _time(words: str) -> tuple[int, int, int, str]:
    """Return hour, minute and second, and what follows them."""
    match = _CLOCK.search(words) or _BARE_CLOCK.match(words)
    if match is None:
        return 0, 0, 0, ""
    parts = match.groupdict()
    hour = int(parts["hour"])
    half = (parts.get("half") or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(parts["minute"]), int(parts["second"] or 0), words[match.end() :]


def _offset(words: str) -> timedelta:
    """Return how far ahead of UTC the zone is that words name."""
    if match := _OFFSET.match(words):
        size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return -size if match["sign"] == "-" else size
    match = _ZONE.match(words)
    hours = _ZONES.get(match["zone"].lower(), 0) if match else 0
    return timezone(timedelta(hours=hours)).utcoffset(None)
