"""Quantities in a text: what is counted, measured, paid, and at what time of day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from foreigndesk.language.numerals import Numeral, numeral_at
from foreigndesk.language.tables import MONEY, Lexicon, lexicon
from foreigndesk.language.times import DAY, NOON, clocks
from foreigndesk.language.words import Token, glued, stands_at, stands_before, tokens

_MAX_VALUE = Decimal(10) ** 18
_BEFORE = {"€": "EUR", "$": "USD", "£": "GBP"}
_YEARS = range(1000, 2101)
_SHORT_SCALES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "k": 1000, "tn": 10**12}
_RANGES = frozenset({"a", "à", "-", "–", "—", "to", "et", "and", "y", "i", "e", "o", "or", "ou"})
_JOINTS = frozenset({"de", "d", "'", "di", "of", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it measures, and where it stands."""

    start: int
    end: int
    words: str
    """``text[start:end]``."""
    value: Decimal
    """Of a time: minutes since midnight."""
    kind: str
    """number, ordinal, collective, vague, decade, code, year, score, percent, points, money,
    measure or time."""
    unit: str = ""
    """Of money its ISO 4217 code, of a time ``24h`` or ``12h``, of a measure its English name."""
    bound: str = "exact"
    """exact, about, more or less: what stands before it."""
    sure: bool = True
    """False for words that are as often no number: "un", "one", "second"."""
    rough: bool = False
    """Whether its own words say "about", as "une centaine" does."""


def quantities(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of a text, in order, none overlapping.

    Args:
        text: any.
        language: ISO 639-1; where we have no table, digits alone are read.
        taken: spans that are something else already, such as dates.
    """
    lex = lexicon(language)
    found = tokens(text, spaced=lex.spaced)
    spans = sorted(taken)
    times = [
        _time(text, clock.start, clock.end, clock.minutes, (clock.half, clock.sure))
        for clock in clocks(text, found, lex)
        if not _overlaps(clock.start, clock.end, spans)
    ]
    spans = sorted([*spans, *((time.start, time.end) for time in times)])
    numbers = _with_centuries(text, _with_shared_units(_numbers(text, found, lex, spans)))
    return sorted([*times, *numbers], key=lambda quantity: quantity.start)


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
        token = found[index]
        number = None
        if not _overlaps(token.start, token.end, spans):
            number = numeral_at(found, index, lex)
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
    first, stop, value = index, number.stop, number.value
    unit = ""
    if index and found[index - 1].text in _BEFORE:
        unit, first = _BEFORE[found[index - 1].text], _sign_start(found, index - 1)
        value, stop = _short_scale(found, stop, value)
    elif number.digits and _money_follows(found, stop + 1):
        value, stop = _short_scale(found, stop, value)
    if not unit and number.kind in {"number", "collective", "vague"}:
        value, stop = _and_a_half(found, stop, value, number, lex)
        unit, stop = _unit(found, stop, lex)
        value, stop = _and_a_half(found, stop, value, number, lex)
    if number.kind == "collective" and first and found[first - 1].folded in lex.bare:
        first -= 1
    start, end = found[first].start, found[stop - 1].end
    return Quantity(
        start=start,
        end=end,
        words=text[start:end],
        value=value,
        kind=_kind(found, index, number, unit),
        unit=unit,
        bound=_bound(found, first, lex, number),
        rough=number.kind == "collective" and number.value != 12,
        sure=number.sure or bool(unit and value != 1),
    )


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
    return index < len(found) and found[index].text in _BEFORE


def _unit(found: Sequence[Token], stop: int, lex: Lexicon) -> tuple[str, int]:
    """Return the unit that follows a number, past "de", "d’" or a hyphen, and where it ends."""
    start = stop
    while start < len(found) and found[start].folded in _JOINTS and start - stop < 2:
        start += 1
    for length in (3, 2, 1):
        words = tuple(token.folded for token in found[start : start + length])
        if len(words) == length and words in lex.units and not _elided(found, start + length):
            return lex.units[words], start + length
    return "", stop


def _elided(found: Sequence[Token], stop: int) -> bool:
    """Say whether an apostrophe follows: "en 2020 l’un" counts no litres."""
    return stop < len(found) and glued(found, stop) and found[stop].folded in {"'", "’"}


def _kind(found: Sequence[Token], index: int, number: Numeral, unit: str) -> str:
    if unit in {"percent", "points"}:
        return unit
    if unit:
        return "money" if unit in MONEY else "measure"
    if number.kind != "number" or not number.digits:
        return number.kind
    plain = found[index].text.isdigit() and number.stop == index + 1
    if plain and len(found[index].text) == 4 and int(number.value) in _YEARS:
        return "year"
    return "score" if plain and _is_score(found, index) else "number"


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


def _bound(found: Sequence[Token], index: int, lex: Lexicon, number: Numeral) -> str:
    for bound in ("more", "less", "about"):
        for words in lex.bounds.get(bound, ()):
            if words[0] not in lex.bare and stands_before(found, index, words):
                return bound
    return "about" if number.kind == "collective" and number.value != 12 else "exact"


def _with_shared_units(found: Sequence[Quantity]) -> list[Quantity]:
    """Give "de 30 à 40 euros" its unit twice."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if here.unit or not here.sure or here.kind not in {"number", "score"} or not after.unit:
            continue
        if after.unit != "second" and 0 < after.start - here.end <= len(" to "):
            result[index] = replace(here, unit=after.unit, kind=after.kind)
    return result


def _with_centuries(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Read the 53 of "1950-53" and "1950/53" as a year."""
    result = list(found)
    for index in range(1, len(result)):
        here, before = result[index], result[index - 1]
        century = before.value - before.value % 100
        joined = text[before.end : here.start] in {"-", "–", "/"} and len(here.words) == 2
        if joined and before.kind == "year" and century + here.value > before.value:
            result[index] = replace(here, value=century + here.value, kind="year")
    return result


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities are one: value and unit; nothing is rounded.

    A unit that only `b` gives is left out by `a`, which is allowed; a percentage, an amount of
    money or points that only `a` gives are not. "More than" and "less than" contradict.
    """
    if {a.bound, b.bound} == {"more", "less"}:
        return False
    if "time" in {a.kind, b.kind}:
        return _same_time(a, b)
    if "code" in {a.kind, b.kind}:
        return a.value == b.value
    if "vague" in {a.kind, b.kind}:
        return a.kind == b.kind and _nearly(a.value, b.value) and _units_agree(a, b)
    if "decade" in {a.kind, b.kind}:
        return a.value % 100 == b.value % 100 and (
            a.value == b.value or min(a.value, b.value) < 100
        )
    return a.value == b.value and _units_agree(a, b)


def _nearly(a: Decimal, b: Decimal) -> bool:
    """Dozens in English are tens elsewhere."""
    return a == b or {a, b} <= {Decimal(10), Decimal(12), Decimal(20)}


def _units_agree(a: Quantity, b: Quantity) -> bool:
    # "90 kilometres" leaves something out of "90 kilometres an hour"
    if a.unit == b.unit or not a.unit or b.unit.startswith(f"{a.unit} "):
        return True
    if not b.unit:
        return a.kind == "measure"
    return False


def _same_time(a: Quantity, b: Quantity) -> bool:
    if a.kind != b.kind:
        number, time = (a, b) if b.kind == "time" else (b, a)
        return _as_written(number, int(time.value))
    if "12h" in {a.unit, b.unit}:
        return a.value % NOON == b.value % NOON
    return a.value == b.value


def _as_written(number: Quantity, minutes: int) -> bool:
    """Say whether a plain number is a time left as the press wrote it: 5.50, or 18 hours."""
    hour, rest = divmod(minutes, 60)
    if number.unit not in {"", "hour"}:
        return False
    if rest == 0 and number.value in {Decimal(hour), Decimal(hour % 12 or 12)}:
        return True
    return (
        "".join(sign for sign in number.words if sign.isdigit())
        in {
            f"{hour}{rest:02}",
            f"{hour:02}{rest:02}",
        }
        and not number.words.isdigit()
    )
