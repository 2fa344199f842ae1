"""Days in a text: "samedi 13 décembre 2025", "hier", "March 2026"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from foreigndesk.language.moments import (
    Moment,
    calendar_day,
    date_in_english,
    dated,
    existing,
    of_days,
    same_date,
)
from foreigndesk.language.numerals import numeral_at
from foreigndesk.language.tables import Lexicon, lexicon
from foreigndesk.language.words import Token, glued, stands_at, stands_before, tokens

__all__ = ["Moment", "date_in_english", "dates", "same_date"]

_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,4})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|[.-]\d)")
_VERBS_TOO = frozenset({"may", "march", "mars", "mai"})
"""Months that are other words as well: read only beside a day, a year or "in"."""
_MONTH_CUES = frozenset(
    {"in", "of", "since", "until", "till", "last", "next", "early", "late", "by", "from", "this"}
    | {"mid", "through", "en", "de", "d'", "depuis", "des", "fin", "debut", "desde", "hasta"}
    | {"a", "per", "da", "do", "di", "dal", "del", "'"}
)


def dates(text: str, language: str, said: date) -> list[Moment]:
    """Return the days and months that a text names, in order, none overlapping.

    Args:
        text: any.
        language: ISO 639-1.
        said: local day on which it was written; "hier" and "samedi" count from it.
    """
    lex = lexicon(language)
    found = tokens(text, spaced=lex.spaced)
    moments: list[Moment] = []
    for moment in (
        *_numeric(text, lex),
        *_named(text, found, lex, said),
        *_relative(text, found, lex, said),
        *_weekdays(text, found, lex, said),
    ):
        if all(moment.end <= other.start or other.end <= moment.start for other in moments):
            moments.append(moment)
    return sorted(moments, key=lambda moment: moment.start)


# --- 13/12/2025 ------------------------------------------------------------------------------


def _numeric(text: str, lex: Lexicon) -> Iterator[Moment]:
    for match in _NUMERIC.finditer(text):
        first, second, last = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            days = existing([calendar_day(first, second, last)])
        else:
            year = last if last > 99 else 2000 + last
            orders = [
                calendar_day(year, second, first),
                *([calendar_day(year, first, second)] if lex.point else []),
            ]
            days = existing(orders)
        if days:
            yield of_days(text, match.start(), match.end(), days)


# --- 13 décembre 2025, December 13, mars 2026 ------------------------------------------------


def _named(text: str, found: Sequence[Token], lex: Lexicon, said: date) -> Iterator[Moment]:
    for index, token in enumerate(found):
        month = lex.months.get(token.folded) if token.kind == "word" else None
        if month is None or (lex.point and not token.text[0].isupper()):
            continue
        first, stop, day = _around(found, index, lex)
        year, stop = _year(found, stop, lex)
        # "des de 1950" is Catalan for "since 1950"; a month cut short needs a day or a cue.
        told = day is not None or (year is not None and token.folded not in lex.short_months)
        if not told and not _plain_month(found, index, lex):
            continue
        weekday, first = _weekday_before(found, first, lex) if day else (None, first)
        moment = dated(text, found[first].start, found[stop - 1].end, (year, month, day), said)
        yield replace(moment, weekday=weekday)
        if day is not None:
            yield from _listed(text, found, first, lex, (year, month, said))


def _around(found: Sequence[Token], index: int, lex: Lexicon) -> tuple[int, int, int | None]:
    """Return first token, stop and day of the month at `index`, the day before or after it."""
    before = index
    for words in lex.dates.get("of", ()):
        if stands_before(found, index, words):
            before = index - len(words)
            break
    start, day = _day_before(found, before, lex)
    stop = index + 1
    if stop < len(found) and found[stop].text == "." and found[index].folded in lex.short_months:
        stop += glued(found, stop)
    if day is not None:
        return start, stop, day
    if lex.point and stop < len(found) and found[stop].kind == "digits":
        number = numeral_at(found, stop, lex)
        if number and 1 <= number.value <= 31 and len(found[stop].text) <= 2:
            return index, number.stop, int(number.value)
    return index, stop, None


def _day_before(found: Sequence[Token], stop: int, lex: Lexicon) -> tuple[int, int | None]:
    """Return where the day that ends at `stop` begins, and the day."""
    for length in (4, 3, 2, 1):
        start = stop - length
        if start < 0 or found[start].kind == "mark":
            continue
        number = numeral_at(found, start, lex)
        whole = number is not None and number.stop == stop and number.value == int(number.value)
        if number and whole and 1 <= number.value <= 31 and number.kind in {"number", "ordinal"}:
            inside = (
                start and length == 1 and glued(found, start) and found[start - 1].text in "-.,/"
            )
            if not inside or found[start - 1].text == "-":
                return start, int(number.value)
    return stop, None


def _year(found: Sequence[Token], stop: int, lex: Lexicon) -> tuple[int | None, int]:
    """Return the year after a month, past a comma or "de", and where it ends."""
    position = stop
    if position < len(found) and found[position].text == ",":
        position += lex.point
    for words in lex.dates.get("of", ()):
        if stands_at(found, position, words):
            position += len(words)
            break
    if (
        position < len(found)
        and len(found[position].text) == 4
        and found[position].text.isdecimal()
    ):
        year = int(found[position].text)
        if 1000 <= year <= 2100:
            return year, position + 1
    return None, stop


def _plain_month(found: Sequence[Token], index: int, lex: Lexicon) -> bool:
    """Tell a month from a word that looks like one: "May", "mars", "Sept ministres"."""
    word = found[index].folded
    before = found[index - 1] if index else None
    if word in lex.short_months:
        dotted = index + 1 < len(found) and found[index + 1].text == "."
        return dotted and before is not None and before.folded in _MONTH_CUES
    if word not in _VERBS_TOO or before is None:
        return word not in _VERBS_TOO
    if before.folded in _MONTH_CUES:
        return True
    after = found[index + 1].text if index + 1 < len(found) else ""
    return lex.point and before.folded == "the" and after[:1].islower()


def _weekday_before(found: Sequence[Token], index: int, lex: Lexicon) -> tuple[int | None, int]:
    """Return the weekday that stands before a date, past a comma and "le", and where it begins."""
    position = index
    for words in lex.dates.get("articles", ()):
        if stands_before(found, position, words):
            position -= len(words)
            break
    if position and found[position - 1].text == ",":
        position -= 1
    weekday, start = _weekday_ending(found, position, lex)
    return (weekday, start) if weekday is not None else (None, index)


def _weekday_ending(found: Sequence[Token], stop: int, lex: Lexicon) -> tuple[int | None, int]:
    for length in (1, 3):
        start = stop - length
        weekday = _weekday_at(found, start, length, lex)
        if weekday is not None:
            return weekday, start
    return None, stop


def _weekday_at(found: Sequence[Token], start: int, length: int, lex: Lexicon) -> int | None:
    if start < 0 or start + length > len(found):
        return None
    return lex.weekdays.get("".join(token.folded for token in found[start : start + length]))


def _listed(
    text: str,
    found: Sequence[Token],
    first: int,
    lex: Lexicon,
    known: tuple[int | None, int, date],
) -> Iterator[Moment]:
    """Yield the "13" of "les 13 et 14 décembre"."""
    year, month, said = known
    for words in lex.dates.get("list", ()):
        if not stands_before(found, first, words):
            continue
        start, day = _day_before(found, first - len(words), lex)
        if day is not None and found[start].kind == "digits":
            end = found[first - len(words) - 1].end
            yield dated(text, found[start].start, end, (year, month, day), said)
        return


# --- hier, samedi ----------------------------------------------------------------------------


def _relative(text: str, found: Sequence[Token], lex: Lexicon, said: date) -> Iterator[Moment]:
    for words in sorted(lex.days, key=len, reverse=True):
        for index, token in enumerate(found):
            if not stands_at(found, index, words) or _is_morning(found, index, words, lex):
                continue
            day = _shifted(said, lex.days[words])
            end = found[index + len(words) - 1].end
            yield Moment(
                start=token.start,
                end=end,
                words=text[token.start : end],
                weekday=day.weekday() if lex.days[words] else None,
                days=frozenset({day}),
                sure=lex.days[words] != 0,
            )


def _is_morning(found: Sequence[Token], index: int, words: tuple[str, ...], lex: Lexicon) -> bool:
    """Tell "por la mañana", in the morning, from "mañana", tomorrow."""
    stop = index + len(words)
    return any(stands_before(found, stop, other) for other in lex.dates.get("never", ()))


def _shifted(day: date, by: int) -> date:
    """Return a day so many days later; at the ends of the calendar, the day itself."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def _weekdays(text: str, found: Sequence[Token], lex: Lexicon, said: date) -> Iterator[Moment]:
    for index in range(len(found)):
        for length in (3, 1):
            weekday = _weekday_at(found, index, length, lex)
            if weekday is None or not _is_weekday(found, index, length, lex):
                continue
            stop = index + length
            day, after = _bare_day(found, stop)
            days = _turned(found, (index, stop), lex, (weekday, said))
            if day is not None and any(option.day == day for option in days):
                days, stop = frozenset(option for option in days if option.day == day), after
            start, end = found[index].start, found[stop - 1].end
            yield Moment(start=start, end=end, words=text[start:end], weekday=weekday, days=days)
            break


def _is_weekday(found: Sequence[Token], index: int, length: int, lex: Lexicon) -> bool:
    """Tell "domingo" from "Santo Domingo": weekdays are lower-case but in English."""
    token = found[index]
    if not (length > 1 or token.kind == "word"):
        return False
    if lex.point:
        return token.text[0].isupper()
    begins = index == 0 or found[index - 1].text in '.!?…:«“"-–—¡¿('
    return token.text[0].islower() or begins or token.text.isupper()


def _bare_day(found: Sequence[Token], stop: int) -> tuple[int | None, int]:
    """Return the 13 of "samedi 13"."""
    if stop < len(found) and found[stop].text.isdecimal() and len(found[stop].text) <= 2:
        return int(found[stop].text), stop + 1
    return None, stop


def _turned(
    found: Sequence[Token], span: tuple[int, int], lex: Lexicon, known: tuple[int, date]
) -> frozenset[date]:
    """Return the last and the next such weekday; one of them where "dernier" or "prochain" says."""
    weekday, said = known
    past = _shifted(said, -((said.weekday() - weekday) % 7))
    coming = _shifted(past, 7)
    before = _shifted(past, -7)
    for kind in ("last", "next"):
        for words in lex.dates.get(kind, ()):
            if stands_at(found, span[1], words) or stands_before(found, span[0], words):
                if kind == "next":
                    return frozenset({coming, _shifted(coming, 7)})
                return frozenset({before} if past == said else {past, before})
    return frozenset({past, coming})
