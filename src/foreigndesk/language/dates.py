"""Days in a text: "samedi 13 décembre 2025", "hier", "March 2026"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from foreigndesk.language.almanac import SHORTEST_FRONT, Almanac, almanac
from foreigndesk.language.mentions import Mention, resolved
from foreigndesk.language.moments import (
    Moment,
    calendar_day,
    date_in_english,
    existing,
    same_date,
)
from foreigndesk.language.numerals import numeral_at
from foreigndesk.language.phrases import phrase_at, phrase_before
from foreigndesk.language.signed_dates import signed_dates
from foreigndesk.language.tables import Lexicon, lexicon, read_tokens
from foreigndesk.language.weekdays import weekday_after, weekday_before, weekdays
from foreigndesk.language.words import Token, glued

__all__ = ["Moment", "date_in_english", "dates", "same_date"]

_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,4})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|[.-]\d)")
_SHORT_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
"""The 13.12. of languages whose ordinals have a full stop."""
_MONTH_CUES = frozenset(
    {"in", "of", "since", "until", "till", "last", "next", "early", "late", "by", "from", "this"}
    | {"mid", "through", "en", "de", "d'", "depuis", "des", "fin", "debut", "desde", "hasta"}
    | {"a", "per", "da", "do", "di", "dal", "del", "'", "im", "i", "seit", "ab", "din", "luna"}
    | {"lunii", "lui", "om", "sedan"}
)
_LISTED = 4
"""Days at most that share a month: "les 12, 13, 14 et 15 décembre"."""


class _Text(NamedTuple):
    """A text with all that is needed to read it."""

    text: str
    found: Sequence[Token]
    lex: Lexicon
    almanac: Almanac


def dates(text: str, language: str, said: date) -> list[Moment]:
    """Return the days and months that a text names, in order, none overlapping.

    Args:
        text: any.
        language: ISO 639-1.
        said: local day on which it was written; "hier" and "samedi" count from it.
    """
    moments: list[Moment] = []
    for mention in _mentions(text, language):
        if any(mention.start < other.end and other.start < mention.end for other in moments):
            continue
        moment = resolved(mention, text, said)
        if moment is not None:
            moments.append(moment)
    return sorted(moments, key=lambda moment: moment.start)


@lru_cache(maxsize=512)
def _mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Return what a text says of days, the surest first; some overlap.

    A passage is read for each day on which it may have been written, and a claim for each
    passage: what they say does not change with the day.
    """
    lex, book = lexicon(language), almanac(language)
    read = _Text(text, read_tokens(text, lex), lex, book)
    mentions: list[Mention] = []
    if _DIGIT.search(text):
        mentions.extend(_numeric(read))
    if lex.cjk:
        mentions.extend(signed_dates(text))
    starts = [index for index, token in enumerate(read.found) if token.folded in book.starts]
    if starts:
        mentions.extend(_named(read, starts))
        mentions.extend(_relative(read, starts))
        mentions.extend(weekdays(read.found, starts, lex))
    if book.fronts:
        mentions.extend(_compounds(read))
    return tuple(mentions)


# --- 13/12/2025 ------------------------------------------------------------------------------


def _numeric(read: _Text) -> Iterator[Mention]:
    if read.lex.ordinal_dot:
        for match in _SHORT_NUMERIC.finditer(read.text):
            day, month = int(match[1]), int(match[2])
            if 1 <= day <= 31 and 1 <= month <= 12:
                yield Mention(start=match.start(), end=match.end(), month=month, day=day)
    for match in _NUMERIC.finditer(read.text):
        days = existing(_orders(match, english=read.lex.point))
        if days:
            yield Mention(start=match.start(), end=match.end(), days=days)


def _orders(match: re.Match[str], *, english: bool) -> Iterator[date | None]:
    """Yield the days that a date in digits may mean; only in English is the month ever first."""
    first, second, last = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == len("2025"):
        yield calendar_day(first, second, last)
        return
    year = last if last > 99 else 2000 + last
    yield calendar_day(year, second, first)
    if english:
        yield calendar_day(year, first, second)


# --- 13 décembre 2025, December 13, mars 2026 ------------------------------------------------


def _named(read: _Text, starts: Sequence[int]) -> Iterator[Mention]:
    for index in starts:
        token = read.found[index]
        month = read.lex.months.get(token.folded) if token.kind == "word" else None
        if month is None or (read.lex.point and not token.text[0].isupper()):
            continue
        first, stop, day = _around(read, index)
        year, stop = _year(read, stop)
        # "des de 1950" is Catalan for "since 1950"; a month cut short needs a day or a cue.
        told = day is not None or (year is not None and token.folded not in read.almanac.short)
        if told or _plain_month(read, index):
            yield from _with_weekday(read, (first, stop), (year, month, day))


def _with_weekday(
    read: _Text, span: tuple[int, int], parts: tuple[int | None, int, int | None]
) -> Iterator[Mention]:
    """Yield a date with the weekday before or behind it, and the days that share its month."""
    first, stop = span
    year, month, day = parts
    listed = first
    weekday: int | None = None
    if day is not None:
        weekday, first = weekday_before(read.found, first, read.lex)
        if weekday is None:
            weekday, stop = weekday_after(read.found, stop, read.lex)
    start, end = read.found[first].start, read.found[stop - 1].end
    yield Mention(start=start, end=end, year=year, month=month, day=day, weekday=weekday)
    if day is not None:
        yield from _listed(read, listed, (year, month))


def _around(read: _Text, index: int) -> tuple[int, int, int | None]:
    """Return first token, stop and day of the month at `index`, the day before or after it."""
    found = read.found
    between = phrase_before(found, index, read.almanac.of)
    start, day = _day_before(read, index - (between[0] if between else 0))
    stop = index + 1
    if found[index].folded in read.almanac.short and glued(found, stop):
        stop += found[stop].text == "."
    if day is not None:
        return start, stop, day
    if read.lex.point and stop < len(found) and found[stop].kind == "digits":
        number = numeral_at(found, stop, read.lex)
        if number and 1 <= number.value <= 31 and len(found[stop].text) <= 2:
            return index, number.stop, int(number.value)
    return index, stop, None


def _day_before(read: _Text, stop: int) -> tuple[int, int | None]:
    """Return where the day that ends at `stop` begins, and the day."""
    found = read.found
    for length in (4, 3, 2, 1):
        start = stop - length
        if start < 0 or found[start].kind == "mark":
            continue
        number = numeral_at(found, start, read.lex)
        whole = number is not None and number.stop == stop and number.value == int(number.value)
        if number and whole and 1 <= number.value <= 31 and number.kind in {"number", "ordinal"}:
            inside = (
                start and length == 1 and glued(found, start) and found[start - 1].text in "-.,/"
            )
            if not inside or found[start - 1].text == "-":
                return start, int(number.value)
    return stop, None


def _year(read: _Text, stop: int) -> tuple[int | None, int]:
    """Return the year after a month, past a comma or "de", and where it ends."""
    found, position = read.found, stop
    if position < len(found) and found[position].text in {",", "،"}:
        # "December 13, 2025", and so in Hebrew and Arabic
        position += read.lex.point or bool(read.lex.attached)
    between = phrase_at(found, position, read.almanac.of_first)
    position += between[0] if between else 0
    if position >= len(found) or len(found[position].text) != len("2025"):
        return None, stop
    year = int(found[position].text) if found[position].text.isdecimal() else 0
    return (year, position + 1) if 1000 <= year <= 2100 else (None, stop)


def _plain_month(read: _Text, index: int) -> bool:
    """Tell a month from a word that looks like one: "May", "mars", "Sept ministres"."""
    found = read.found
    word = found[index].folded
    before = found[index - 1] if index else None
    after = found[index + 1].text if index + 1 < len(found) else ""
    if word in read.almanac.short:
        return after == "." and before is not None and before.folded in _MONTH_CUES
    if word not in read.almanac.doubtful:
        # the planet has a capital, the month has not
        named = word in read.almanac.names and found[index].text[0].isupper()
        return not named or (before is not None and before.folded in _MONTH_CUES)
    if before is None or phrase_before(found, index + 2, read.almanac.never):
        return False
    if before.folded in _MONTH_CUES:
        return True
    return read.lex.point and before.folded == "the" and after[:1].islower()


def _listed(read: _Text, first: int, known: tuple[int | None, int]) -> Iterator[Mention]:
    """Yield the "12" and "13" of "les 12, 13 et 14 décembre"."""
    year, month = known
    for _ in range(_LISTED):
        between = phrase_before(read.found, first, read.almanac.list)
        if between is None:
            return
        stop = first - between[0]
        first, day = _day_before(read, stop)
        if day is None or read.found[first].kind != "digits":
            return
        start, end = read.found[first].start, read.found[stop - 1].end
        yield Mention(start=start, end=end, year=year, month=month, day=day)


def _compounds(read: _Text) -> Iterator[Mention]:
    """Yield the month of "Novemberwahl", the weekday of "lördagskvällens"."""
    for token in read.found:
        if token.kind != "word" or len(token.folded) < _COMPOUND:
            continue
        for cut in range(SHORTEST_FRONT, len(token.folded) - 2):
            front = read.almanac.fronts.get(token.folded[:cut])
            if front is not None:
                yield Mention(start=token.start, end=token.end, month=front[0], weekday=front[1])


_COMPOUND = 8
"""Letters of the shortest compound with a month or weekday."""


# --- hier ------------------------------------------------------------------------------------


def _relative(read: _Text, starts: Sequence[int]) -> Iterator[Mention]:
    found = read.found
    for index in starts:
        here = phrase_at(found, index, read.almanac.days)
        if here is None:
            continue
        length, shift = here
        # "por la mañana" is in the morning, "mañana" tomorrow
        other = phrase_before(found, index + length, read.almanac.never)
        if other is None or other[0] <= length:
            end = found[index + length - 1].end
            yield Mention(start=found[index].start, end=end, shift=shift)
