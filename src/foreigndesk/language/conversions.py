"""Miles and kilometres: whether a quantity is another one in the other system of units."""

from decimal import Decimal

from foreigndesk.language.quantities import Quantity

_FACTORS = {
    ("mile", "kilometre"): "1.609344",
    ("mile an hour", "kilometre an hour"): "1.609344",
    ("mile", "metre"): "1609.344",
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
}
"""Unit and metric unit → factor (NIST Special Publication 811, appendix B)."""

_TOLERANCE = Decimal("0.04")
"""Share by which the press rounds when it converts: 12 mph are 20 km/h."""


def converts(a: Quantity, b: Quantity) -> bool:
    """Say whether one quantity is the other in metric units, as the press rounds it."""
    return _is_metric_of(a, b) or _is_metric_of(b, a)


def _is_metric_of(metric: Quantity, other: Quantity) -> bool:
    if (other.unit, metric.unit) == ("degree", "degree"):
        return abs((other.value - 32) * 5 / 9 - metric.value) < 1
    factor = _FACTORS.get((other.unit, metric.unit))
    if factor is None:
        return False
    converted = other.value * Decimal(factor)
    return abs(converted - metric.value) <= _TOLERANCE * converted
