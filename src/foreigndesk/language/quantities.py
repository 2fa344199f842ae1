"""Quantities in a text: what is counted, measured, paid, and at what time of day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from foreigndesk.language.counted import Quantity, same_quantity
from foreigndesk.language.fractions import figure_at
from foreigndesk.language.measures import (
    SIGNS,
    bound_of,
    is_below_zero,
    past_counter,
    unit_after,
    unit_before,
)
from foreigndesk.language.numerals import Numeral
from foreigndesk.language.scripts import folded
from foreigndesk.language.tables import MONEY, Lexicon, lexicon, read_tokens
from foreigndesk.language.times import DAY, clocks
from foreigndesk.language.words import Token, glued, stands_at, stands_before

__all__ = ["Quantity", "quantities", "same_quantity"]

_MAX_VALUE = Decimal(10) ** 18
_YEARS = range(1000, 2101)
_SHORT_SCALES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "k": 1000, "tn": 10**12}


def quantities(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of a text, in order, none overlapping.

    Args:
        text: any.
        language: ISO 639-1; where we have no table, digits alone are read.
        taken: spans that are something else already, such as dates.
    """
    return list(_quantities(text, language, tuple(sorted(taken))))


@lru_cache(maxsize=512)
def _quantities(
    text: str, language: str, taken: tuple[tuple[int, int], ...]
) -> tuple[Quantity, ...]:
    """Read a text once: a claim is held against many passages, a passage read for many days."""
    lex = lexicon(language)
    found = read_tokens(text, lex)
    times = [
        _time(text, clock.start, clock.end, clock.minutes, (clock.half, clock.sure))
        for clock in clocks(text, found, lex)
        if not _overlaps(clock.start, clock.end, taken)
    ]
    spans = sorted([*taken, *((time.start, time.end) for time in times)])
    shared = _with_shared_units(text, _numbers(text, found, lex, spans), lex)
    numbers = _with_centuries(text, shared)
    return tuple(sorted([*times, *numbers], key=lambda quantity: quantity.start))


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _time(text: str, start: int, end: int, minutes: int, how: tuple[bool, bool]) -> Quantity:
    half, sure = how
    return Quantity(
        start=start,
        end=end,
        words=text[start:end],
        value=Decimal(minutes % DAY),
        kind="time",
        unit="12h" if half else "24h",
        sure=sure,
    )


def _numbers(
    text: str, found: Sequence[Token], lex: Lexicon, spans: Sequence[tuple[int, int]]
) -> list[Quantity]:
    quantities_: list[Quantity] = []
    index = 0
    while index < len(found):
        token, number = found[index], None
        if token.kind != "mark" and not (spans and _overlaps(token.start, token.end, spans)):
            number = figure_at(found, index, lex)
        if number is None or number.value > _MAX_VALUE:
            index += 1
            continue
        index, first = number.stop, index
        if _crowded(found, first, number, spans) or _leads(found, first, number, lex):
            continue
        quantity = _measured(text, found, first, number, lex)
        quantities_.append(quantity)
        while index < len(found) and found[index].start < quantity.end:
            index += 1
    return quantities_


def _leads(found: Sequence[Token], index: int, number: Numeral, lex: Lexicon) -> bool:
    """Say whether it is the article of "une centaine", "un 70 %"."""
    if number.sure or number.stop >= len(found) or found[index].folded not in lex.bare:
        return False
    after = found[number.stop]
    return after.kind == "digits" or lex.value("collectives", after.folded) is not None


def _crowded(
    found: Sequence[Token], index: int, number: Numeral, spans: Sequence[tuple[int, int]]
) -> bool:
    return _overlaps(found[index].start, found[number.stop - 1].end, spans)


def _measured(
    text: str, found: Sequence[Token], index: int, number: Numeral, lex: Lexicon
) -> Quantity:
    """Add to a number what stands around it: sign, short scale, unit, "près de"."""
    value, span, unit = _with_unit(found, index, number, lex)
    first, stop = span
    if number.kind == "collective" and first and found[first - 1].folded in lex.bare:
        first -= 1
    start, end = found[first].start, found[stop - 1].end
    kind = _kind(found, index, number, unit, lex)
    ends = [number.stop, stop, past_counter(found, stop, lex)]
    rough = number.kind == "collective" and number.value != 12
    if found[stop - 1].folded in _MORE_SIGNS and lex.cjk:
        ends.insert(0, stop - 1)
    return Quantity(
        start=start,
        end=end,
        words=text[start:end],
        value=value,
        kind=kind,
        unit=unit if kind != "year" else "",
        bound=bound_of(found, first, ends, lex) or ("about" if rough else "exact"),
        rough=rough,
        sure=number.sure or bool(unit and value != 1 and number.kind != "fraction"),
        below=unit == "degree" and is_below_zero(found, first, lex),
        also=_also(kind, value),
    )


_MORE_SIGNS = frozenset("多余餘")


def _with_unit(
    found: Sequence[Token], index: int, number: Numeral, lex: Lexicon
) -> tuple[Decimal, tuple[int, int], str]:
    """Return the value of a number with what measures it, its first token and stop, its unit."""
    first, stop, value, unit = index, number.stop, number.value, number.unit
    if index and found[index - 1].text in SIGNS:
        unit, first = SIGNS[found[index - 1].text], _sign_start(found, index - 1)
        value, stop = _short_scale(found, stop, value)
    elif number.digits and _money_follows(found, stop + 1):
        value, stop = _short_scale(found, stop, value)
    if lex.amounts and not unit and found[stop - 1].folded in lex.amounts:
        return value, (first, stop), lex.amounts[found[stop - 1].folded]
    if not unit and lex.units_before:
        unit, first = unit_before(found, index, lex)
    if not unit and number.kind in {"number", "collective", "vague"}:
        stop += _counter_before_half(found, stop, lex)
        value, stop = _and_a_half(found, stop, value, number, lex)
        unit, after = unit_after(found, stop, lex)
        stop = after if unit else stop
        value, stop = _and_a_half(found, stop, value, number, lex)
    elif number.kind == "fraction":
        after = stop + (stop < len(found) and found[stop].folded in {*lex.bare, "of"})
        unit, after = unit_after(found, after, lex)
        unit, stop = (unit, after) if unit in _TIMES else ("", stop)
    if unit in {"kilometre", "mile"} and any(stands_before(found, first, w) for w in lex.an_hour):
        unit = f"{unit} an hour"
    return value, (first, stop), unit


def _counter_before_half(found: Sequence[Token], stop: int, lex: Lexicon) -> bool:
    """Say whether a counter stands before the half of 三个半月."""
    counter = stop < len(found) and found[stop].folded in lex.counters
    return counter and any(stands_at(found, stop + 1, words) for words in lex.halves)


_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "century", "decade"})


def _also(kind: str, value: Decimal) -> tuple[tuple[Decimal, str, str], ...]:
    """Return 19 as well for the Swedish "1800-talet", which is the 19th century."""
    if kind == "decade" and value >= 1000 and value % 100 == 0:
        return ((value / 100 + 1, "ordinal", ""),)
    return ()


def _and_a_half(
    found: Sequence[Token], stop: int, value: Decimal, number: Numeral, lex: Lexicon
) -> tuple[Decimal, int]:
    """Add the half of "quatre kilos et demi", "dos millones y medio"."""
    for words in lex.halves:
        if number.kind == "number" and stands_at(found, stop, words):
            scale = Decimal(1)
            while number.scaled and scale * 1000 <= value:
                scale *= 1000
            return value + scale / 2, stop + len(words)
    return value, stop


def _sign_start(found: Sequence[Token], index: int) -> int:
    """Step back over the letters of "US$" and "A$"."""
    letters = glued(found, index) and found[index - 1].kind == "word"
    return index - 1 if letters and found[index - 1].text.isupper() else index


def _short_scale(found: Sequence[Token], stop: int, value: Decimal) -> tuple[Decimal, int]:
    if stop < len(found) and found[stop].folded in _SHORT_SCALES:
        return value * _SHORT_SCALES[found[stop].folded], stop + 1
    return value, stop


def _money_follows(found: Sequence[Token], index: int) -> bool:
    return index < len(found) and found[index].text in SIGNS


def _kind(found: Sequence[Token], index: int, number: Numeral, unit: str, lex: Lexicon) -> str:
    plain = number.digits and found[index].text.isdecimal() and number.stop == index + 1
    if unit:
        return _kind_of_unit(found, index, number, unit, lex)
    if number.kind != "number" or not number.digits:
        return number.kind
    if plain and _may_be_year(found[index]):
        return "year"
    return "score" if plain and _is_score(found, index) else "number"


def _kind_of_unit(
    found: Sequence[Token], index: int, number: Numeral, unit: str, lex: Lexicon
) -> str:
    plain = found[index].text.isdecimal() and number.stop == index + 1
    if plain and unit == "year" and _may_be_year(found[index]):
        return "year" if _is_of_year(found, number.stop, lex) else "measure"
    if plain and unit == "decade" and number.value % 10 == 0:
        return "decade"
    if unit in {"percent", "points"}:
        return unit
    return "money" if unit in MONEY else "measure"


def _may_be_year(token: Token) -> bool:
    return len(token.text) == len("2025") and int(token.text) in _YEARS


def _is_of_year(found: Sequence[Token], stop: int, lex: Lexicon) -> bool:
    """Say whether the word behind a number says that it is a year: "в 2023 году", 2025年."""
    return any(stands_at(found, stop, words) for words in lex.dates.get("year", ()))


def _is_score(found: Sequence[Token], index: int) -> bool:
    """Say whether it is a half of "27–24"."""
    for mark, other in ((index + 1, index + 2), (index - 1, index - 2)):
        low, high = min(mark, other), max(mark, other)
        if low < 0 or high >= len(found) or found[mark].text not in {"-", "–"}:
            continue
        edge = max(index, mark, other)
        if found[other].text.isdigit() and glued(found, edge) and glued(found, edge - 1):
            return len(found[index].text) <= 3 and len(found[other].text) <= 3
    return False


def _with_shared_units(text: str, found: Sequence[Quantity], lex: Lexicon) -> list[Quantity]:
    """Give "de 30 à 40 euros" its unit twice, and no bound to either end."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if not here.sure or here.kind not in {"number", "score"} or here.unit:
            continue
        if not _is_range(text[here.end : after.start], lex):
            continue
        scale = _scale_of(after, here)
        also = ((here.value * scale, after.kind, after.unit),) if scale > 1 else ()
        if after.unit and after.unit != "second":
            here = replace(here, unit=after.unit, kind=after.kind)
        result[index] = replace(here, also=also)
        if after.bound == "less":
            result[index + 1] = replace(after, bound="exact")
    return result


def _is_range(between: str, lex: Lexicon) -> bool:
    """Say whether what stands between two numbers makes a range of them."""
    if not 0 < len(between) <= _LONGEST_RANGE:
        return False
    return folded(between) in lex.ranges or folded(between).strip("- ") in lex.ranges


_LONGEST_RANGE = 12
"""Signs of the longest words between two numbers: "- bis auf "."""


def _scale_of(after: Quantity, here: Quantity) -> Decimal:
    """Return the scale that the second end of "3 to 5 million" shares with the first."""
    scale = Decimal(1)
    while after.value >= scale * 1000 and after.value % (scale * 100) == 0:
        scale *= 1000
    return scale if here.value < 1000 else Decimal(1)


def _with_centuries(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Read the 53 of "1950-53" and "1950/53" as a year."""
    result = list(found)
    for index in range(1, len(result)):
        here, before = result[index], result[index - 1]
        century = before.value - before.value % 100
        joined = text[before.end : here.start] in _YEAR_JOINTS and _has_two_digits(here)
        if joined and before.kind == "year" and century + here.value > before.value:
            result[index] = replace(here, value=century + here.value, kind="year", unit="")
    return result


_YEAR_JOINTS = frozenset({"-", "–", "/", "~", "～", "〜", "—"})


def _has_two_digits(quantity: Quantity) -> bool:
    """Say whether it may be the short second year of a range: "53", "53 років"."""
    words = quantity.words
    return words[:2].isdecimal() and not words[2:3].isdecimal() and quantity.unit in {"", "year"}
