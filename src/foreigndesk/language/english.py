"""Quantities and days as English print writes them."""

from collections.abc import Callable
from decimal import Decimal

from foreigndesk.language.quantities import Quantity
from foreigndesk.language.tables import MONEY

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
)
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MONEY = {
    "EUR": ("euro", "euros"),
    "USD": ("dollar", "dollars"),
    "GBP": ("pound", "pounds"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "MXN": ("peso", "pesos"),
    "BRL": ("real", "reais"),
}
_PLURALS = {
    "century": "centuries",
    "kilometre an hour": "kilometres an hour",
    "percent": "percent",
    "degree": "degrees",
    "foot": "feet",
    "inch": "inches",
    "mile an hour": "miles an hour",
}
_VAGUE = {10: "dozens", 12: "dozens", 20: "scores", 100: "hundreds", 1000: "thousands"}


def in_english(quantity: Quantity) -> str:
    """Return how English print writes a quantity: "1.2 billion euros", "12.5%", "2:30 p.m."."""
    special = _SPECIAL.get(quantity.kind)
    if special is not None:
        return special(quantity)
    if quantity.kind == "collective" and not quantity.rough:
        return _with_unit("a dozen", quantity)
    number = _number(quantity)
    # "près de" stays outside the quantity and is translated with the sentence.
    return _with_unit(f"about {number}" if quantity.rough else number, quantity)


def _vague(quantity: Quantity) -> str:
    value = int(quantity.value)
    if value in _VAGUE:
        return _VAGUE[value]
    for scale, name in ((10**6, "millions"), (1000, "thousands")):
        if value >= scale:
            many = {**_VAGUE, 10: "tens"}.get(value // scale)
            return f"{many} of {name}" if many else name
    return quantity.words


def _time(quantity: Quantity) -> str:
    half = quantity.unit == "12h"
    hour, rest = divmod(int(quantity.value), 60)
    shown = f"{hour % 12 or 12}:{rest:02}" if rest else f"{hour % 12 or 12}"
    if half:
        return shown if rest else f"{shown} o'clock"
    if rest == 0 and hour % 12 == 0:
        return "noon" if hour == 12 else "midnight"
    return f"{shown} {'a.m.' if hour < 12 else 'p.m.'}"


def _ordinal(quantity: Quantity) -> str:
    value = int(quantity.value)
    if value < len(_ORDINALS):
        return _ORDINALS[value] or "0th"
    if value % 100 in {11, 12, 13}:
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _number(quantity: Quantity) -> str:
    value = quantity.value
    if value == value.to_integral_value():
        small = int(value)
        if small < len(_SMALL) and not quantity.unit and not quantity.words[:1].isdigit():
            return _SMALL[small]
    for scale, name in _SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    shown = f"{value:,f}"
    return (
        shown.rstrip("0").rstrip(".")
        if "." in shown and value == value.to_integral_value()
        else shown
    )


def _with_unit(number: str, quantity: Quantity) -> str:
    unit = quantity.unit
    if not unit:
        return number
    if unit == "percent":
        return f"{number}%"
    one = quantity.value == 1
    if unit == "points":
        return f"{number} percentage point{'' if one else 's'}"
    if unit in MONEY:
        return f"{number} {_MONEY[unit][0 if one else 1]}"
    return f"{number} {unit if one else _plural(unit)}"


def _plural(unit: str) -> str:
    return _PLURALS.get(unit, f"{unit}s")


_SPECIAL: dict[str, Callable[[Quantity], str]] = {
    "time": _time,
    "code": lambda quantity: quantity.words,
    "decade": lambda quantity: quantity.words,
    "year": lambda quantity: str(int(quantity.value)),
    "ordinal": _ordinal,
    "vague": _vague,
}
"""Kinds that are not a plain number with a unit."""
