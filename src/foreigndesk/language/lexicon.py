"""What a table says of one language: numbers, units, times, days, denials."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Phrases = tuple[tuple[str, ...], ...]

UNITS = {
    "year": "duration-year",
    "month": "duration-month",
    "week": "duration-week",
    "day": "duration-day",
    "hour": "duration-hour",
    "minute": "duration-minute",
    "second": "duration-second",
    "century": "duration-century",
    "kilometre": "length-kilometer",
    "metre": "length-meter",
    "centimetre": "length-centimeter",
    "millimetre": "length-millimeter",
    "mile": "length-mile",
    "yard": "length-yard",
    "foot": "length-foot",
    "inch": "length-inch",
    "acre": "area-acre",
    "square mile": "area-square-mile",
    "ounce": "mass-ounce",
    "gallon": "volume-gallon",
    "mile an hour": "speed-mile-per-hour",
    "square kilometre": "area-square-kilometer",
    "square metre": "area-square-meter",
    "hectare": "area-hectare",
    "cubic metre": "volume-cubic-meter",
    "litre": "volume-liter",
    "tonne": "mass-tonne",
    "kilogram": "mass-kilogram",
    "gram": "mass-gram",
    "megawatt": "power-megawatt",
    "gigawatt": "power-gigawatt",
    "kilowatt": "power-kilowatt",
    "kilometre an hour": "speed-kilometer-per-hour",
    "degree": "temperature-celsius",
}
"""Unit as English print writes it → its name in CLDR."""

MONEY = frozenset(
    {"EUR", "USD", "GBP", "CHF", "MXN", "BRL", "JPY", "CNY", "RUB", "UAH", "PLN", "CZK", "SEK"}
    | {
        "NOK",
        "DKK",
        "TRY",
        "ILS",
        "INR",
        "RON",
        "HUF",
        "AUD",
        "CAD",
        "KRW",
        "EGP",
        "SAR",
        "AED",
        "TWD",
        "HKD",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """How one language writes numbers, times, days and sentence ends."""

    language: str
    mixed: bool = False
    """Whether a comma before three digits may divide thousands and decimals alike."""
    spaced: bool = True
    """Whether a plain space may stand between thousands."""
    point: bool = False
    """Whether it is English, whose dates and times differ from all others."""
    decimal_point: bool = False
    """Whether the decimal mark is a point."""
    tens_add: bool = False
    compound: bool = False
    joins: frozenset[str] = frozenset()
    joins_after: str = "tens"
    ones_first: bool = False
    """Whether units stand before tens: "dreiundzwanzig"."""
    cjk: bool = False
    """Whether numbers are written in Chinese signs and words run together."""
    attached: frozenset[str] = frozenset()
    """Particles written onto the front of a word: the Arabic "and", the Hebrew "in"."""
    scale_of: frozenset[str] = frozenset()
    """Words between a number and its scale: the "de" of "20 de milioane"."""
    counters: frozenset[str] = frozenset()
    """Chinese and Japanese words that follow a number and say nothing."""
    fractions: Mapping[str, Decimal] = field(default_factory=dict)
    """Words that are a number with its half: "anderthalb", "полтора"."""
    merged: Mapping[str, Phrases] = field(default_factory=dict)
    """First word → names of months and days of several words, which are read as one."""
    ten_adds: bool = False
    """Whether ones follow ten in one number: "on dört"."""
    apart: Mapping[str, int] = field(default_factory=dict)
    """Numbers of two words, written as one to look them up."""
    ordinals_apart: Mapping[str, int] = field(default_factory=dict)
    dual_endings: tuple[str, ...] = ()
    """Endings of any two of a kind, as "تان" in Arabic."""
    an_hour: Phrases = ()
    """What stands before a speed: "saatte 120 kilometre", 每小时."""
    duals: Mapping[str, str] = field(default_factory=dict)
    """Words that are two of a unit: the Arabic and Hebrew duals."""
    multiples: Mapping[str, int] = field(default_factory=dict)
    """So many times, or so many of them: "twice", "both", "dreimal"."""
    parts: Mapping[str, int] = field(default_factory=dict)
    """Words for one part of so many: "tiers", "Hälfte", "треть"."""
    parts_before: Mapping[str, int] = field(default_factory=dict)
    """Words for so many parts that stand before their number: "üçte iki", of three two."""
    prefixes: Mapping[str, int] = field(default_factory=dict)
    """Beginnings of compounds that are numbers only there: "tří", "dwu", "επτα"."""
    tails: Mapping[str, str] = field(default_factory=dict)
    """What compounds with a number go on with → unit, ``*`` a factor or ``/`` a divisor."""
    elided: tuple[str, ...] = ()
    """Vowels that a number loses in a compound: "quarantenne"."""
    decade_marks: frozenset[str] = frozenset()
    """What stands behind the digits of a decade: "1990s", "1990-talet"."""
    amounts: Mapping[str, str] = field(default_factory=dict)
    """Scales that name their money as well: "mkr"."""
    minus: frozenset[str] = frozenset()
    """Words that stand before a number below zero."""
    ranges: frozenset[str] = frozenset()
    """What stands between the ends of a range: "to", "bis", a dash."""
    openers: frozenset[str] = frozenset()
    """All words that a number in words begins with."""
    beginnings: frozenset[str] = frozenset()
    """First two letters of numbers that compounds begin with."""
    tail_beginnings: frozenset[str] = frozenset()
    stems: Mapping[str, str] = field(default_factory=dict)
    """Beginning of a word of five letters or more → unit, where words take many endings."""
    marked: Mapping[str, str] = field(default_factory=dict)
    """Units of three letters or fewer as they are spelt: "mån" is one and "man" is not."""
    longest_unit: int = 3
    bounds_before: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(
        default_factory=dict
    )
    """Last word → bounds that end with it, longest first."""
    bounds_after: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(
        default_factory=dict
    )
    """First word → bounds that begin with it, longest first."""
    words: frozenset[str] = frozenset()
    """All words that numbers, units and dates are made of."""
    scores: Phrases = ()
    """Ways to say four twenties."""
    halves: Phrases = ()
    """Ways to say "and a half"."""
    ordinal_marks: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    """Words that are as often no number: "un", "one", "second"."""
    bare: frozenset[str] = frozenset()
    """Articles: a number only before a scale."""
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """values, hundred, scales, ordinals, collectives, vague: word → value."""
    bounds: Mapping[str, Phrases] = field(default_factory=dict)
    units: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    units_before: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Units that stand before their number: "yüzde 20", 百分之二十."""
    clock: Mapping[str, Phrases] = field(default_factory=dict)
    days: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """Relative day → distance from the day of writing."""
    dates: Mapping[str, Phrases] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    short_months: frozenset[str] = frozenset()
    """Abbreviations: months only beside a day or a year."""
    capital_days: bool = False
    """Whether weekdays are written with a capital, as in German."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Word, its plural too → 0 for Monday."""
    abbreviations: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    strong: Phrases = ()
    """Words (or a word and its partner) that deny a sentence."""
    harmless: Phrases = ()
    """Denials in form only: "no obstante", "not only"."""
    cues: frozenset[str] = frozenset()
    """Words that deny something, somewhere."""
    cue_stems: tuple[str, ...] = ()
    """Beginnings of such words."""
    cue_endings: tuple[str, ...] = ()
    """Endings of verbs that are denied: the Turkish "-medi"."""

    def value(self, kind: str, word: str) -> int | None:
        """Return what a folded word counts as a kind of number; None where it is none."""
        return self.numbers.get(kind, {}).get(word)
