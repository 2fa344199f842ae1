"""Weekdays in a text, alone or beside a date."""

from collections.abc import Iterator, Sequence

from foreigndesk.language.almanac import Almanac, almanac
from foreigndesk.language.mentions import Mention
from foreigndesk.language.phrases import phrase_at, phrase_before
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, glued, stands_at

_LONGEST = 3
"""Tokens of a weekday: "segunda-feira", 星期一."""
_NAMES = {
    "saturday": (("saturday", "night", "live"),),
    "sunday": tuple(
        ("sunday", paper) for paper in ("times", "telegraph", "mirror", "express", "herald")
    ),
}
"""English names that begin with a weekday."""
_OPENING = frozenset("(（")
_CLOSING = frozenset(")）")
_COUNTED = frozenset("次年个個回度")
"""Signs behind 一周一, once a week, that are not behind 周一, Monday."""
_JOINED = frozenset({"a", "à", "de", "e", "y", "i", "o", "ou"})
"""Words behind "na sexta", on Friday, that are not behind "na sexta vez", the sixth time."""


def weekdays(found: Sequence[Token], starts: Sequence[int], lex: Lexicon) -> Iterator[Mention]:
    """Yield the weekdays of a text.

    Args:
        found: tokens of the text.
        starts: places where a day may begin.
        lex: of its language.
    """
    book = almanac(lex.language)
    for index in starts:
        here = phrase_at(found, index, book.weekdays)
        if here is None or not _is_weekday(found, index, here[0], lex):
            continue
        stop = index + here[0]
        if phrase_before(found, stop, book.never):
            continue
        day, after = _bare_day(found, stop)
        yield Mention(
            start=found[index].start,
            end=found[after - 1].end,
            weekday=here[1],
            day=day,
            turn=_turn(found, index, stop, book),
            short=found[stop - 1].end,
        )


def weekday_before(found: Sequence[Token], index: int, lex: Lexicon) -> tuple[int | None, int]:
    """Return the weekday that stands before a date, past a comma and "le", and where it begins.

    Args:
        found: tokens of the text.
        index: of the date's first.
        lex: of its language.
    """
    book, stop = almanac(lex.language), index
    article = phrase_before(found, stop, book.articles)
    stop -= article[0] if article else 0
    if stop and found[stop - 1].text == ",":
        stop -= 1
    for length in range(1, _LONGEST + 1):
        start = stop - length
        here = phrase_at(found, start, book.weekdays) if start >= 0 else None
        if here is not None and here[0] == length:
            return here[1], start
    return None, index


def weekday_after(found: Sequence[Token], stop: int, lex: Lexicon) -> tuple[int | None, int]:
    """Return the weekday behind a date, as Turkish has it, and where it ends.

    Args:
        found: tokens of the text.
        stop: of the date.
        lex: of its language.
    """
    opened = stop < len(found) and found[stop].text in _OPENING
    here = phrase_at(found, stop + opened, almanac(lex.language).weekdays)
    if here is None:
        return None, stop
    end = stop + opened + here[0]
    if opened:
        closed = end < len(found) and found[end].text in _CLOSING
        return (here[1], end + 1) if closed else (None, stop)
    # "le 13 décembre lundi …" begins something new; a date in Turkish, Chinese, Japanese does not
    return (here[1], end) if lex.cjk or lex.language == "tr" else (None, stop)


def _is_weekday(found: Sequence[Token], index: int, length: int, lex: Lexicon) -> bool:
    """Tell "domingo" from "Santo Domingo": weekdays are lower-case but in English."""
    token = found[index]
    if not (length > 1 or token.kind == "word"):
        return False
    if length == 1 and _is_another_word(found, index, lex):
        return False
    if lex.point:
        named = any(stands_at(found, index, words) for words in _NAMES.get(token.folded, ()))
        return token.text[0].isupper() and not named
    if lex.cjk:
        stop = index + length
        return stop >= len(found) or found[stop].text not in _COUNTED
    if lex.capital_days or not token.text[0].isupper():
        return True
    begins = index == 0 or found[index - 1].text in '.!?…:«“"-–—¡¿('
    return begins or token.text.isupper()


def _is_another_word(found: Sequence[Token], index: int, lex: Lexicon) -> bool:
    """Tell the Greek "third", the Portuguese "sixth", the Romanian "months" from a weekday."""
    token = found[index]
    if lex.value("ordinals", token.folded) is not None:
        if lex.capital_days:
            return not token.text[0].isupper()
        after = found[index + 1] if index + 1 < len(found) else None
        return not (after is None or after.kind == "mark" or after.folded in _JOINED)
    if lex.units.get((token.folded,)) and index:
        before = found[index - (2 if found[index - 1].folded in lex.scale_of and index > 1 else 1)]
        return before.kind == "digits" or _counts(before.folded, lex)
    return False


def _counts(word: str, lex: Lexicon) -> bool:
    return lex.value("values", word) is not None or word in _MANY


_MANY = frozenset({"cateva", "multe", "ultimele", "urmatoarele", "primele", "cinci", "putine"})
"""Romanian words that count months."""


def _bare_day(found: Sequence[Token], stop: int) -> tuple[int | None, int]:
    """Return the 13 of "samedi 13" and "segunda (13)"."""
    opened = stop < len(found) and found[stop].text in _OPENING
    place = stop + opened
    if place >= len(found) or not found[place].text.isdecimal() or len(found[place].text) > 2:
        return None, stop
    if opened and (place + 1 >= len(found) or found[place + 1].text not in _CLOSING):
        return None, stop
    if glued(found, place + 1) and found[place + 1].text == ":":
        return None, stop
    return int(found[place].text), place + 1 + opened


def _turn(found: Sequence[Token], start: int, stop: int, book: Almanac) -> str:
    """Return last or next where a word beside a weekday says so."""
    said = phrase_at(found, stop, book.turns_after) or phrase_before(found, start, book.turns)
    return said[1] if said else ""
