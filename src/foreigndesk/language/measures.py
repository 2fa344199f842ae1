"""What stands around a number: its unit, its bound, the minus before it."""

from collections.abc import Sequence

from foreigndesk.language.compounds import counted_by
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, glued, stands_at, stands_before

SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₽": "RUB", "₹": "INR",
}  # fmt: skip
"""Signs that stand before an amount."""
_JOINTS = frozenset({"de", "d", "'", "di", "of", "-"})
_TWO_PLACES = 2
_SHORT = 3
_STEM = 5


def unit_before(found: Sequence[Token], index: int, lex: Lexicon) -> tuple[str, int]:
    """Return the unit that stands before a number, and where it begins."""
    for words, unit in lex.units_before.items():
        if stands_before(found, index, words):
            return unit, index - len(words)
    return "", index


def unit_after(found: Sequence[Token], start: int, lex: Lexicon) -> tuple[str, int]:
    """Return the unit that follows a number, past its counter, "de" or a hyphen, and its end."""
    unit, stop = _unit(found, start, lex)
    while not unit and start < len(found) and found[start].folded in lex.counters:
        start += 1
        unit, stop = _unit(found, start, lex)
    return unit, stop


def _unit(found: Sequence[Token], stop: int, lex: Lexicon) -> tuple[str, int]:
    start = stop
    while start < len(found) and found[start].folded in _JOINTS and start - stop < _TWO_PLACES:
        start += 1
    for length in range(min(lex.longest_unit, len(found) - start), 0, -1):
        words = tuple(token.folded for token in found[start : start + length])
        if words in lex.units and _is_unit(found, start, length, lex):
            spelt = lex.marked.get(found[start].text.casefold()) if length == 1 else None
            return spelt or lex.units[words], start + length
    if start < len(found) and found[start].kind == "word":
        unit = _inflected(found, start, lex)
        if unit:
            return unit, start + 1
    return "", stop


def _is_unit(found: Sequence[Token], start: int, length: int, lex: Lexicon) -> bool:
    """Tell "mån" from "män", and litres from the article of "en 2020 l’un"."""
    stop = start + length
    if stop < len(found) and glued(found, stop) and found[stop].folded == "'" and not lex.point:
        return length > 1 or len(found[start].folded) > 1 or lex.attached != frozenset()
    short = length == 1 and len(found[start].folded) <= _SHORT and found[start].kind == "word"
    return not short or not lex.marked or _as_spelt(found[start], lex)


def _as_spelt(token: Token, lex: Lexicon) -> bool:
    # marks that a unit lacks make another word of it; a text without marks may still mean it
    return token.text.casefold() in lex.marked or token.text.isascii() or not token.text.isalpha()


def _inflected(found: Sequence[Token], start: int, lex: Lexicon) -> str:
    """Return the unit of "kilometreydi", "процентовый", and of a compound's "-jährige"."""
    word = found[start].folded
    if lex.tails and (glued(found, start) or found[start - 1].text == "-"):
        counted = counted_by(word, lex)
        if counted is not None and counted[0] == 1:
            return counted[1]
    for length in range(len(word), _STEM - 1, -1) if lex.stems else ():
        unit = lex.stems.get(word[:length])
        if unit is not None:
            return unit
    return ""


def bound_of(found: Sequence[Token], first: int, ends: Sequence[int], lex: Lexicon) -> str:
    """Return what the words before a number, or behind it, say of it: more, less, about.

    Args:
        found: tokens.
        first: of the number and its sign.
        ends: where the number alone ends, and where it ends with its unit or its counter.
        lex: of the language.
    """
    if first:
        for bound, words in lex.bounds_before.get(found[first - 1].folded, ()):
            if stands_before(found, first, words):
                return bound
    for end in ends:
        if end < len(found):
            for bound, words in lex.bounds_after.get(found[end].folded, ()):
                if stands_at(found, end, words):
                    return bound
    return ""


def past_counter(found: Sequence[Token], stop: int, lex: Lexicon) -> int:
    """Return where a bound may stand behind the counter of 30人以上."""
    return stop + (stop < len(found) and found[stop].folded in lex.counters)


def is_below_zero(found: Sequence[Token], first: int, lex: Lexicon) -> bool:
    """Say whether a minus, or a word for one, stands before a number and is no dash."""
    if not first:
        return False
    before = found[first - 1]
    if before.folded == "-":
        apart = first == 1 or not glued(found, first - 1)
        return apart and glued(found, first)
    if lex.cjk:
        pair = found[first - 2].text + before.text if first > 1 else ""
        triple = found[first - 3].text + pair if first > 2 else ""
        return before.folded in lex.minus or pair in lex.minus or triple in lex.minus
    return before.folded in lex.minus
