"""Times of day as the press writes them: 14h30, 5.50, 2:30 p.m., "las tres y media"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foreigndesk.language.numerals import numeral_at
from foreigndesk.language.tables import Lexicon, Phrases
from foreigndesk.language.words import Token, stands_at, stands_before

_HOURS = re.compile(r"(?<![\w.,])(\d{1,2})[ \u00a0\u202f]?[hH](?:[ \u00a0\u202f]?(\d{2}))?(?!\w)")
_COLON = re.compile(r"(?<![\w.,:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_DOT = re.compile(r"(?<![\w.,])(\d{1,2})\.(\d{2})(?![\d%]|[.,]\d|[ \u00a0\u202f]?%)")
_HALF_DAY = re.compile(
    r"(?<![\w.,])(\d{1,2})(?:[:.](\d{2}))?[ \u00a0\u202f]?([ap])\.?[ \u00a0]?m\b\.?", re.IGNORECASE
)
NOON = 12 * 60
DAY = 24 * 60


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


def clocks(text: str, found: Sequence[Token], lexicon: Lexicon) -> list[Clock]:
    """Return the times of day in a text, in order, none overlapping.

    Args:
        text: any.
        found: its tokens.
        lexicon: of its language.
    """
    starts = {token.start: index for index, token in enumerate(found)}
    ends = {token.end: index for index, token in enumerate(found)}
    candidates = [
        *_half_days(text),
        *_marked(text, found, ends, lexicon),
        *_dotted(text, found, starts, lexicon),
        *_full_hours(found, lexicon),
        *_quarters(found, lexicon),
        *_spoken(found, lexicon),
        *_noons(found, lexicon),
    ]
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


def _half_days(text: str) -> Iterator[Clock]:
    for match in _HALF_DAY.finditer(text):
        minutes = _minutes(match[1], match[2])
        if 60 <= minutes < NOON + 60:
            later = NOON if match[3].lower() == "p" else 0
            yield Clock(
                start=match.start(), end=match.end(), minutes=minutes % NOON + later, half=False
            )


def _marked(
    text: str, found: Sequence[Token], ends: dict[int, int], lexicon: Lexicon
) -> Iterator[Clock]:
    """Yield 14h30 and 14:30; English writes the second without saying which half of the day."""
    for pattern, loose in ((_HOURS, False), (_COLON, lexicon.point)):
        for match in pattern.finditer(text):
            minutes = _minutes(match[1], match[2])
            if minutes < 0:
                continue
            half = loose and 60 <= minutes < NOON + 60
            yield _placed(match.start(), match.end(), minutes, half, (found, ends, lexicon))


def _placed(
    start: int,
    end: int,
    minutes: int,
    half: bool,
    context: tuple[Sequence[Token], dict[int, int], Lexicon],
) -> Clock:
    """Return the clock, moved and lengthened by "de la tarde" where that follows."""
    found, ends, lexicon = context
    after = ends.get(end)
    if after is None or minutes >= NOON + 60:
        return Clock(start=start, end=end, minutes=minutes, half=half)
    for part, later in (("morning", 0), ("evening", NOON)):
        length = _length_at(found, after + 1, lexicon.clock.get(part, ()))
        if length:
            return Clock(
                start=start,
                end=found[after + length].end,
                minutes=minutes % NOON + later,
                half=False,
            )
    return Clock(start=start, end=end, minutes=minutes, half=half)


def _length_at(found: Sequence[Token], index: int, phrases: Phrases) -> int:
    for words in phrases:
        if stands_at(found, index, words):
            return len(words)
    return 0


def _any_before(found: Sequence[Token], index: int, phrases: Phrases) -> bool:
    return any(stands_before(found, index, words) for words in phrases)


def _dotted(
    text: str, found: Sequence[Token], starts: dict[int, int], lexicon: Lexicon
) -> Iterator[Clock]:
    """Yield 5.50 where a preposition of time stands before it, or "horas" after."""
    ends = {token.end: index for index, token in enumerate(found)}
    for match in _DOT.finditer(text):
        index, minutes = starts.get(match.start()), _minutes(match[1], match[2])
        if index is None or minutes < 0:
            continue
        length = _length_at(found, index + 1, lexicon.clock.get("hour_words", ()))
        if length or (
            not lexicon.point and _any_before(found, index, lexicon.clock.get("before", ()))
        ):
            end = found[index + length].end
            yield _placed(match.start(), end, minutes, False, (found, ends, lexicon))


def _full_hours(found: Sequence[Token], lexicon: Lexicon) -> Iterator[Clock]:
    """Yield "à 18 heures"; without the preposition that is how long something took."""
    for index, token in enumerate(found):
        if token.kind != "digits" or len(token.text) > 2:
            continue
        length = _length_at(found, index + 1, lexicon.clock.get("hour_words", ()))
        timely = lexicon.point or _any_before(found, index, lexicon.clock.get("before", ()))
        if not length or not timely or int(token.text) > 24:
            continue
        following = index + 1 + length
        minutes = _minutes(token.text, None)
        if (
            following < len(found)
            and found[following].text.isdigit()
            and len(found[following].text) == 2
        ):
            minutes, length = _minutes(token.text, found[following].text), length + 1
        if minutes >= 0:
            ends = {found[index + length].end: index + length}
            end = found[index + length].end
            yield _placed(token.start, end, minutes, lexicon.point, (found, ends, lexicon))


def _spoken(found: Sequence[Token], lexicon: Lexicon) -> Iterator[Clock]:
    """Yield "las tres y media", "las seis menos diez", "trois heures et demie"."""
    spoken = lexicon.clock.get("spoken", ())
    before = spoken or lexicon.clock.get("before", ())
    for index, token in enumerate(found):
        if token.kind != "word" or token.folded not in lexicon.numbers.get("values", {}):
            continue
        number = numeral_at(found, index, lexicon)
        if number is None or not 1 <= number.value <= 24 or number.kind != "number":
            continue
        stop = number.stop + _length_at(found, number.stop, lexicon.clock["hour_words"])
        timely = _any_before(found, index, before) or not (spoken or _lasts(found, stop, lexicon))
        if stop == number.stop and not timely:
            continue
        extra, stop = _past(found, stop, lexicon)
        ends = {found[stop - 1].end: stop - 1}
        clock = _placed(
            token.start,
            found[stop - 1].end,
            (int(number.value) * 60 + extra) % DAY,
            True,
            (found, ends, lexicon),
        )
        # "Ocho horas y media de reunión" is how long it took.
        if (extra and timely) or clock.end > found[stop - 1].end:
            yield clock


def _quarters(found: Sequence[Token], lexicon: Lexicon) -> Iterator[Clock]:
    """Yield the Catalan "dos quarts de sis": two quarters on the way to six are half past five."""
    for index, token in enumerate(found):
        length = _length_at(found, index + 1, lexicon.clock.get("towards", ()))
        count = numeral_at(found, index, lexicon) if length else None
        hour = numeral_at(found, index + 1 + length, lexicon) if count else None
        if count is None or hour is None or count.value not in {1, 2, 3} or hour.value > 12:
            continue
        last = found[hour.stop - 1].end
        minutes = (int(hour.value) - 1) * 60 + 15 * int(count.value)
        yield _placed(token.start, last, minutes, True, (found, {last: hour.stop - 1}, lexicon))


def _lasts(found: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Say whether "de" follows the hours and their half: "trois heures et demie de débats"."""
    end = _past(found, index, lexicon)[1]
    return end < len(found) and found[end].folded in {"de", "d"}


def _past(found: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the minutes that "y media", "menos diez" add, and where they end."""
    for part, minutes in (("half", 30), ("quarter", 15)):
        length = _length_at(found, index, lexicon.clock.get(part, ()))
        if length:
            return minutes, index + length
    length = _length_at(found, index, lexicon.clock.get("minus", ()))
    if length and index + length < len(found):
        less = numeral_at(found, index + length, lexicon)
        if less is not None and less.value < 60:
            minutes = 15 if less.kind == "ordinal" else int(less.value)
            return -minutes, less.stop
    return 0, index


def _noons(found: Sequence[Token], lexicon: Lexicon) -> Iterator[Clock]:
    for part, minutes in (("noon", NOON), ("midnight", 0)):
        for index, token in enumerate(found):
            length = _length_at(found, index, lexicon.clock.get(part, ()))
            if length:
                end = found[index + length - 1].end
                yield Clock(start=token.start, end=end, minutes=minutes, half=False, sure=False)
