"""A quantity that a text names: made, compared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from foreigndesk.language.times import NOON


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
    below: bool = False
    """Whether it is so many degrees below zero."""
    also: tuple[tuple[Decimal, str, str], ...] = ()
    """Value, kind and unit of what the same words may mean as well."""

    def meant(self) -> "Iterator[Quantity]":
        """Yield what else its words may mean: the 3 of "3 to 5 million" is three million."""
        for value, kind, unit in self.also:
            yield replace(self, value=value, kind=kind, unit=unit, also=())


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities are one: value and unit; nothing is rounded.

    A unit that only `b` gives is left out by `a`, which is allowed; a percentage, an amount of
    money or points that only `a` gives are not. "More than" and "less than" contradict.
    """
    if {a.bound, b.bound} == {"more", "less"}:
        return False
    return _same(a, b) or any(_same(a, meant) for meant in b.meant())


def _same(a: Quantity, b: Quantity) -> bool:
    kinds = {a.kind, b.kind}
    if b.below and not a.below and a.unit == "degree":
        return False
    for kind, compare in _COMPARED.items():
        if kind in kinds:
            return compare(a, b)
    return a.value == b.value and _units_agree(a, b)


def _same_decade(a: Quantity, b: Quantity) -> bool:
    return a.value % 100 == b.value % 100 and (a.value == b.value or min(a.value, b.value) < 100)


def _same_vague(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind and _nearly(a.value, b.value) and _units_agree(a, b)


def _same_fraction(a: Quantity, b: Quantity) -> bool:
    """Say whether a third is a third, or the 33 or 34% that a passage has."""
    if "percent" in {a.unit, b.unit} and a.kind != b.kind:
        fraction, share = (a, b) if a.kind == "fraction" else (b, a)
        whole = fraction.value * 100
        # a passage may round: 67% bears "two thirds", and only 50% "a half"
        near = 1 if b.unit == "percent" and whole % 5 else _HAIR
        return abs(whole - share.value) < near
    if "ordinal" in {a.kind, b.kind}:  # "third" is a third too
        fraction, ordinal = (a, b) if a.kind == "fraction" else (b, a)
        return bool(fraction.value) and abs(1 / fraction.value - ordinal.value) < _HAIR
    return abs(a.value - b.value) < _HAIR and _units_agree(a, b)


_HAIR = Decimal("0.0005")
"""By how much two ways to reckon one third may differ."""


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


_COMPARED: dict[str, Callable[[Quantity, Quantity], bool]] = {
    "time": _same_time,
    "fraction": _same_fraction,
    "decade": _same_decade,
    "code": lambda a, b: a.value == b.value,
    "vague": _same_vague,
}
"""Kinds that are not compared by value and unit alone."""
