"""Miles and kilometres, decades and years: whether a quantity is another in other units."""

from decimal import Decimal

from foreigndesk.language.quantities import Quantity

_FACTORS = {
    ("mile", "kilometre"): "1.609344",
    ("mile an hour", "kilometre an hour"): "1.609344",
    ("mile", "metre"): "1609.344",
    ("kilometre", "scandinavian mile"): "0.1",
    ("yard", "metre"): "0.9144",
    ("foot", "metre"): "0.3048",
    ("foot", "centimetre"): "30.48",
    ("inch", "centimetre"): "2.54",
    ("inch", "millimetre"): "25.4",
    ("acre", "hectare"): "0.40468564",
    ("square mile", "square kilometre"): "2.589988",
    ("ounce", "gram"): "28.349523",
    ("gallon", "litre"): "3.785412",
    # A pound is money or a weight; it is a weight where the other side weighs.
    ("GBP", "kilogram"): "0.45359237",
    ("GBP", "tonne"): "0.00045359237",
    ("pound", "kilogram"): "0.45359237",
    ("scandinavian mile", "kilometre"): "10",
    ("mile", "scandinavian mile"): "0.1609344",
}
"""Unit and metric unit → factor (NIST Special Publication 811, appendix B)."""

_EXACT = {
    "second": ("time", 1),
    "minute": ("time", 60),
    "hour": ("time", 3600),
    "day": ("time", 86_400),
    "week": ("time", 604_800),
    "month": ("months", 1),
    "year": ("months", 12),
    "decade": ("months", 120),
    "century": ("months", 1200),
    "millimetre": ("length", 1),
    "centimetre": ("length", 10),
    "metre": ("length", 1000),
    "kilometre": ("length", 1_000_000),
    "scandinavian mile": ("length", 10_000_000),
    "gram": ("weight", 1),
    "kilogram": ("weight", 1000),
    "tonne": ("weight", 1_000_000),
}
"""Unit → what it measures, and how many of the smallest such unit it is."""

_STEPS = Decimal("1.05")
"""By how many units of its last digit that counts a figure may differ from the exact conversion:
the press rounds 64.4 kilometres to 65."""


def converts(a: Quantity, b: Quantity) -> bool:
    """Say whether one quantity is the other in metric units, as the press rounds it."""
    if {a.bound, b.bound} == {"more", "less"}:
        return False
    return _is_as_much(a, b) or _is_metric_of(a, b) or _is_metric_of(b, a)


def _is_as_much(a: Quantity, b: Quantity) -> bool:
    """Say whether two decades are twenty years; a pound may be a weight on both sides."""
    if {a.unit, b.unit} == {"GBP", "pound"}:
        return a.value == b.value
    kind, times = _EXACT.get(a.unit, ("", 0))
    other, others = _EXACT.get(b.unit, (" ", 0))
    return kind == other and a.unit != b.unit and a.value * times == b.value * others


def _is_metric_of(metric: Quantity, other: Quantity) -> bool:
    if (other.unit, metric.unit) == ("degree", "degree"):
        return abs((other.value - 32) * 5 / 9 - metric.value) < 1
    factor = _FACTORS.get((other.unit, metric.unit))
    if factor is None:
        return False
    fine, coarse = metric.value, other.value * Decimal(factor)
    if _step(other.value) * metric.value < _step(metric.value) * other.value:
        fine, coarse = other.value, metric.value / Decimal(factor)
    return abs(fine - coarse) <= _STEPS * _step(fine)


def _step(value: Decimal) -> Decimal:
    """Return what one more in the last digit that counts makes: 1 of 497, 100 of 800, 2 of 135."""
    digits = value.normalize().as_tuple()
    return Decimal(2 if digits.digits[-1] == 5 else 1).scaleb(int(digits.exponent))
