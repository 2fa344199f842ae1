"""Times of day in words: "las tres y media", "halb drei", "за п'ять третя", noon."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foreigndesk.language.clockface import DAY, Face, face
from foreigndesk.language.numerals import numeral_at
from foreigndesk.language.phrases import phrase_at, phrase_before
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token

Spoken = tuple[int, int, int, bool, bool]
"""Start, end, minutes since midnight, whether it may be twelve hours later, whether it is sure."""

_STEPS = frozenset({5, 10, 15, 20, 25})
"""Minutes that are said before or behind an hour without the word for minutes."""


class _Read(NamedTuple):
    found: Sequence[Token]
    lex: Lexicon
    face: Face


def spoken_times(found: Sequence[Token], lexicon: Lexicon) -> Iterator[Spoken]:
    """Yield the times in words, those of more words first.

    Args:
        found: tokens of a text.
        lexicon: of its language.
    """
    read = _Read(found, lexicon, face(lexicon.language))
    turns = [index for index, token in enumerate(found) if token.folded in read.face.starts]
    for reader in (_stepped, _less, _quarters, _opened):
        for index in turns:
            yield from reader(read, index)
    for index, token in enumerate(found):
        if token.kind == "word" and token.folded in read.face.numbers:
            yield from _hour_and_more(read, index)
    for index in turns:
        yield from _noon(read, index)


def _hour(read: _Read, index: int) -> tuple[int, int] | None:
    """Return the hour at a token, in minutes, and where it ends; "halb drei" is one as well."""
    opener = phrase_at(read.found, index, read.face.openers)
    if opener is not None and opener[1] == -30:
        index += opener[0]
    token = read.found[index] if index < len(read.found) else None
    if token is None or not (token.kind == "digits" or token.folded in read.face.numbers):
        return None
    number = numeral_at(read.found, index, read.lex)
    if number is None or not 1 <= number.value <= 24 or number.value % 1 or number.scaled:
        return None
    behind = phrase_at(read.found, number.stop, read.face.hour_words)
    stop = number.stop + (behind[0] if behind else 0)
    return int(number.value) * 60 + (-30 if opener else 0), stop


def _spoken(read: _Read, first: int, stop: int, minutes: int) -> Spoken:
    return read.found[first].start, read.found[stop - 1].end, minutes % DAY, True, True


def _timely(read: _Read, index: int) -> bool:
    return phrase_before(read.found, index, read.face.spoken) is not None


def _minutes_before(read: _Read, stop: int) -> tuple[int, int, bool]:
    """Return the minutes that end before a token, -1 for none; where they begin; if named so."""
    found = read.found
    named = stop > 1 and found[stop - 1].folded in read.face.minute_words
    first = stop - (2 if named else 1)
    if first < 0 or found[first].kind == "mark":
        return -1, stop, named
    number = numeral_at(found, first, read.lex)
    if number is None or number.stop != first + 1 or not 1 <= number.value < 60:
        return -1, stop, named
    return int(number.value), first, named


def _stepped(read: _Read, index: int) -> Iterator[Spoken]:
    """Yield "fünf vor halb drei", "tien over acht", "пять минут третьего"."""
    step = phrase_at(read.found, index, read.face.steps)
    if step is None:
        return
    minutes, first, named = _minutes_before(read, index)
    hour = _hour(read, index + step[0]) if minutes > 0 else None
    if hour is None or not (named or minutes in _STEPS) or not _ends(read, hour[1]):
        return
    half = read.found[index + step[0]].folded in read.face.openers
    if half or _timely(read, first):
        yield _spoken(read, first, hour[1], hour[0] + step[1] * minutes)


def _ends(read: _Read, stop: int) -> bool:
    """Say whether nothing is counted behind an hour: "fünf Minuten nach zwei Toren"."""
    behind = read.found[stop] if stop < len(read.found) else None
    if behind is None or behind.kind == "mark" or not behind.text[0].isupper():
        return True
    return phrase_at(read.found, stop, read.face.parts) is not None


def _less(read: _Read, index: int) -> Iterator[Spoken]:
    """Yield "без пяти три", "за п'ять третя", "за kwadrans ósma"."""
    less = phrase_at(read.found, index, read.face.less)
    if less is None or index + less[0] >= len(read.found):
        return
    number = numeral_at(read.found, index + less[0], read.lex)
    if number is None or number.value not in _STEPS:
        return
    stop = number.stop
    stop += stop < len(read.found) and read.found[stop].folded in read.face.minute_words
    hour = _hour(read, stop)
    if hour is not None and read.found[stop].kind == "word":
        yield _spoken(read, index, hour[1], hour[0] - int(number.value))


def _quarters(read: _Read, index: int) -> Iterator[Spoken]:
    """Yield the Catalan "dos quarts de sis": two quarters on the way to six are half past five."""
    towards = phrase_at(read.found, index, read.face.towards)
    if not towards or not index:
        return
    before = read.found[index - 1]
    count = int(before.text) if before.text in {"1", "2", "3"} else None
    count = count or read.lex.value("values", before.folded)
    if count not in {1, 2, 3}:
        return
    hour = _hour(read, index + towards[0])
    if hour is not None and hour[0] <= 12 * 60:
        minutes = hour[0] - 60 + 15 * (count or 0)
        yield _spoken(read, index - 1, hour[1], minutes)


def _opened(read: _Read, index: int) -> Iterator[Spoken]:
    """Yield "halb drei", "wpół do trzeciej", "Viertel vor acht"."""
    opener = phrase_at(read.found, index, read.face.openers)
    if read.found[index].folded in read.face.halves:
        yield _spoken(read, index, index + 1, read.face.halves[read.found[index].folded])
    hour = _hour(read, index + opener[0]) if opener else None
    if opener and hour and hour[0] <= 12 * 60:
        yield _spoken(read, index, hour[1], hour[0] + opener[1])


def _hour_and_more(read: _Read, index: int) -> Iterator[Spoken]:
    """Yield "las tres y media", "las seis menos diez", "trois heures et demie", "acht abends"."""
    timely = _timely(read, index)
    if not timely and not _hour_follows(read, index):
        return
    number = numeral_at(read.found, index, read.lex)
    if number is None or not 1 <= number.value <= 24 or number.value % 1 or number.scaled:
        return
    word = phrase_at(read.found, number.stop, read.face.hour_words)
    stop = number.stop + (word[0] if word else 0)
    extra, end = _past(read, stop)
    if end == stop and word and word[1]:
        extra, end = _minutes_behind(read, stop)
    part = phrase_at(read.found, end, read.face.parts)
    lasting = end < len(read.found) and read.found[end].folded in {"de", "d"}
    # French says "trois heures et demie" of a time without anything before it
    alone = bool(word) and not read.lex.clock.get("spoken") and not lasting
    timely = timely or alone or bool(word and word[1])
    # "Ocho horas y media de reunión" is how long it took, "трое утра" nothing at all
    if (end > stop and timely and not (lasting and part is None)) or (part and (word or timely)):
        minutes = int(number.value) * 60 + extra
        yield _spoken(read, index, end, minutes)


def _minutes_behind(read: _Read, stop: int) -> tuple[int, int]:
    """Return the thirty of "acht Uhr dreißig", and where it ends."""
    if stop < len(read.found) and read.found[stop].kind == "word":
        number = numeral_at(read.found, stop, read.lex)
        if number is not None and 1 <= number.value < 60 and number.kind == "number":
            return int(number.value), number.stop
    return 0, stop


def _hour_follows(read: _Read, index: int) -> bool:
    words = read.face.hour_words
    return any(token.folded in words for token in read.found[index + 1 : index + 4])


def _past(read: _Read, index: int) -> tuple[int, int]:
    """Return the minutes that "y media", "menos diez" add, and where they end."""
    after = phrase_at(read.found, index, read.face.after)
    if after is not None:
        return after[1], index + after[0]
    minus = phrase_at(read.found, index, read.face.minus)
    if minus is not None and index + minus[0] < len(read.found):
        less = numeral_at(read.found, index + minus[0], read.lex)
        if less is not None and less.value < 60:
            # "menos cuarto" is a quarter of an hour, the fourth or a fourth elsewhere
            quarter = less.kind == "ordinal" or less.value < 1
            return -(15 if quarter else int(less.value)), less.stop
    return 0, index


def _noon(read: _Read, index: int) -> Iterator[Spoken]:
    noon = phrase_at(read.found, index, read.face.noons)
    if noon is not None:
        end = read.found[index + noon[0] - 1].end
        yield read.found[index].start, end, noon[1], False, False
