"""Times of day as the press writes them: 14h30, 5.50, 2:30 p.m., "las tres y media"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from foreigndesk.language.clockface import DAY, NOON, Face, face
from foreigndesk.language.numerals import numeral_at
from foreigndesk.language.phrases import phrase_at, phrase_before
from foreigndesk.language.signed_clocks import signed_clocks
from foreigndesk.language.spoken_times import spoken_times
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, glued

__all__ = ["DAY", "NOON", "Clock", "clocks"]

_SPACE = "[ \u00a0\u202f]"
_DIGIT = re.compile(r"\d")
_HOURS = re.compile(
    rf"(?<![\w.,])(\d{{1,2}}){_SPACE}?[hH](?:{_SPACE}?(\d{{2}})(?:min|m)?)?(?!\w)|"
    rf"(?<![\w.,])[hH]\.?{_SPACE}(\d{{1,2}})[.:](\d{{2}})(?!\w)"
)
_COLON = re.compile(r"(?<![\w.,:])(\d{1,2}):(\d{2})(?::\d{2})?(?!\d|:\d)")
_DOT = re.compile(rf"(?<![\w.,])(\d{{1,2}})\.(\d{{2}})(?![\d%]|[.,]\d|{_SPACE}?%)")
_HALF_DAY = re.compile(
    rf"(?<![\w.,])(\d{{1,2}})(?:[:.](\d{{2}}))?{_SPACE}?"
    rf"(?:([ap])\.?{_SPACE}?m\b\.?|([πμ])\.?{_SPACE}?μ\b\.?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day found in a text."""

    start: int
    end: int
    minutes: int
    """Since midnight."""
    half: bool
    """Whether it may as well be twelve hours later."""
    sure: bool = True


class _Read(NamedTuple):
    """A text's tokens with all that is needed to read them."""

    found: Sequence[Token]
    lex: Lexicon
    face: Face


def clocks(text: str, found: Sequence[Token], lexicon: Lexicon) -> list[Clock]:
    """Return the times of day in a text, in order, none overlapping.

    Args:
        text: any.
        found: its tokens.
        lexicon: of its language.
    """
    read = _Read(found, lexicon, face(lexicon.language))
    candidates = [*_in_digits(text, read)] if _DIGIT.search(text) else []
    if lexicon.cjk:
        signed = signed_clocks(text)
        candidates[:0] = [Clock(start=s, end=e, minutes=m % DAY, half=h) for s, e, m, h in signed]
    candidates.extend(
        _placed(Clock(start=start, end=end, minutes=minutes % DAY, half=half, sure=sure), read)
        if half
        else Clock(start=start, end=end, minutes=minutes % DAY, half=half, sure=sure)
        for start, end, minutes, half, sure in spoken_times(found, lexicon)
    )
    return _apart(candidates)


def _apart(candidates: Iterable[Clock]) -> list[Clock]:
    """Keep the first named of those that overlap."""
    kept: list[Clock] = []
    for clock in candidates:
        if all(clock.end <= other.start or other.end <= clock.start for other in kept):
            kept.append(clock)
    return sorted(kept, key=lambda clock: clock.start)


def _minutes(hour: str | int, minute: str | int | None) -> int:
    """Return minutes since midnight, or -1 where no clock shows that."""
    hours, rest = int(hour), int(minute or 0)
    return hours * 60 + rest if hours <= 24 and rest < 60 else -1


def _in_digits(text: str, read: _Read) -> Iterator[Clock]:
    yield from _half_days(text)
    yield from (_placed(clock, read) for clock in _marked(text, read.lex))
    for index, token in enumerate(read.found):
        if token.kind != "digits":
            continue
        clock = _dotted(read, index) if "." in token.text else _full_hour(read, index)
        if clock is not None:
            yield clock


def _half_days(text: str) -> Iterator[Clock]:
    for match in _HALF_DAY.finditer(text):
        minutes = _minutes(match[1], match[2])
        if 60 <= minutes < NOON + 60:
            later = NOON if (match[3] or match[4]).lower() in {"p", "μ"} else 0
            yield Clock(
                start=match.start(), end=match.end(), minutes=minutes % NOON + later, half=False
            )


def _marked(text: str, lexicon: Lexicon) -> Iterator[Clock]:
    """Yield 14h30 and 14:30; English writes the second without saying which half of the day."""
    patterns = [(_COLON, lexicon.point)] if ":" in text else []
    if "h" in text or "H" in text:
        patterns.insert(0, (_HOURS, False))
    for pattern, loose in patterns:
        for match in pattern.finditer(text):
            hour, minute = match[1] or match[3], match[2] if match[1] else match[4]
            minutes = _minutes(hour, minute)
            if minutes >= 0:
                half = loose and 60 <= minutes < NOON + 60
                yield Clock(start=match.start(), end=match.end(), minutes=minutes, half=half)


def _dotted(read: _Read, index: int) -> Clock | None:
    """Return 5.50 where a preposition of time stands before it, or "horas" after."""
    found, token = read.found, read.found[index]
    match = _DOT.fullmatch(token.text)
    minutes = _minutes(match[1], match[2]) if match else -1
    percent = index + 1 < len(found) and found[index + 1].text == "%"
    if minutes < 0 or percent or (glued(found, index) and found[index - 1].text in ".,"):
        return None
    hour = phrase_at(found, index + 1, read.face.hour_words)
    timely = not read.lex.point and phrase_before(found, index, read.face.before)
    part = not read.lex.point and phrase_at(found, index + 1, read.face.parts)
    if not hour and not timely and not part:
        return None
    end = found[index + (hour[0] if hour else 0)].end
    return _placed(Clock(start=token.start, end=end, minutes=minutes, half=False), read)


def _full_hour(read: _Read, index: int) -> Clock | None:
    """Return "à 18 heures", "18 Uhr 30", "о 8 ранку"; without the preposition hours may last."""
    found, token = read.found, read.found[index]
    if len(token.text) > 2 or int(token.text) > 24:
        return None
    stop = _past_suffix(read, index)
    hour = phrase_at(found, stop, read.face.hour_words)
    full = phrase_before(found, index, read.face.full) is not None
    timely = full or read.lex.point or bool(phrase_before(found, index, read.face.before))
    if not (full or (hour and (timely or hour[1]))):
        more = timely and not read.lex.point and phrase_at(found, stop, read.face.after)
        part = timely and not read.lex.point and phrase_at(found, stop, read.face.parts)
        if not more and not part:
            return None
    stop += hour[0] if hour else 0
    rest = _rest(read, stop)
    return _clock(read, index, rest[1], int(token.text) * 60 + rest[0])


def _past_suffix(read: _Read, index: int) -> int:
    """Return the token behind 18 or, in Slavic press, behind the ending of 18-й."""
    found = read.found
    if index + 2 < len(found) and found[index + 1].text == "-" and glued(found, index + 1):
        number = numeral_at(found, index, read.lex)
        if number is not None and number.kind == "ordinal":
            return number.stop
    return index + 1


def _rest(read: _Read, stop: int) -> tuple[int, int]:
    """Return the minutes behind "18 Uhr", "14 часов", and where they end."""
    found, none = read.found, (0, stop)
    after = phrase_at(found, stop, read.face.after)
    if after is not None:
        return after[1], stop + after[0]
    if stop >= len(found) or not found[stop].text.isdecimal() or len(found[stop].text) > 2:
        return none
    minute = stop + 1 < len(found) and found[stop + 1].folded in read.face.minute_words
    if int(found[stop].text) > 59 or not (minute or len(found[stop].text) == 2):
        return none
    return int(found[stop].text), stop + (2 if minute else 1)


def _clock(read: _Read, index: int, stop: int, minutes: int) -> Clock | None:
    half = read.lex.point and 60 <= minutes < NOON + 60
    if minutes > DAY:
        return None
    start, end = read.found[index].start, read.found[stop - 1].end
    return _placed(Clock(start=start, end=end, minutes=minutes, half=half), read)


def _placed(clock: Clock, read: _Read) -> Clock:
    """Return the clock, moved and lengthened by "de la tarde" where that stands beside it."""
    if clock.minutes >= NOON + 60:
        return clock
    first, stop = _place(read.found, clock.start), _place(read.found, clock.end)
    after = phrase_at(read.found, stop, read.face.parts)
    if after is not None:
        minutes = clock.minutes % NOON + after[1]
        return replace(clock, end=read.found[stop + after[0] - 1].end, minutes=minutes, half=False)
    for lead in range(first, max(first - _LEAD, 0), -1):
        before = phrase_before(read.found, lead, read.face.parts_before)
        if before is not None:
            return replace(clock, minutes=clock.minutes % NOON + before[1], half=False)
    late = not read.lex.point and any(token.folded in read.face.late for token in read.found)
    return replace(clock, half=clock.half or (late and clock.minutes >= 60))


_LEAD = 4
"""Tokens, "at about" among them, that may stand between "abends" and the hour."""


def _place(found: Sequence[Token], start: int) -> int:
    """Return the first token that begins at a place of the text or behind it."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if found[middle].start < start else (low, middle)
    return low
