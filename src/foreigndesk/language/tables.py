"""What each language's table says, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from foreigndesk.language.scripts import folded
from foreigndesk.language.words import phrase

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

MONEY = frozenset({"EUR", "USD", "GBP", "CHF", "MXN", "BRL"})
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "percent": "%", "degree": "°C"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """How one language writes numbers, times, days and sentence ends."""

    language: str
    mixed: bool = False
    """Whether a comma before three digits may divide thousands and decimals alike."""
    spaced: bool = True
    """Whether a plain space may stand between thousands."""
    point: bool = False
    """Whether the decimal mark is a point."""
    tens_add: bool = False
    compound: bool = False
    joins: frozenset[str] = frozenset()
    joins_after: str = "tens"
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
    clock: Mapping[str, Phrases] = field(default_factory=dict)
    days: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """Relative day → distance from the day of writing."""
    dates: Mapping[str, Phrases] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    short_months: frozenset[str] = frozenset()
    """Abbreviations: months only beside a day or a year."""
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

    def value(self, kind: str, word: str) -> int | None:
        """Return what a folded word counts as a kind of number; None where it is none."""
        return self.numbers.get(kind, {}).get(word)


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Return the languages that have a table (ISO 639-1)."""
    folder = files("foreigndesk.language") / "tables"
    names = (entry.name for entry in folder.iterdir())
    return frozenset(name[:2] for name in names if len(name) == len("xx.toml"))


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """Return a language's table; months, days and units of CLDR alone where we have none."""
    if language not in known():
        return _bare_lexicon(language)
    text = (files("foreigndesk.language") / "tables" / f"{language}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    kinds = ("values", "hundred", "scales", "ordinals", "collectives", "vague")
    months, short = _months(language)
    sentences, negation = table["sentences"], table["negation"]
    return Lexicon(
        language=language,
        mixed=table["mixed"],
        spaced=table["spaced"],
        point=language == "en",
        tens_add=table["tens_add"],
        compound=table["compound"],
        joins=_fold_all(table["joins"]),
        joins_after=table["joins_after"],
        scores=_phrases(table["score_words"]),
        halves=_phrases(table["halves"]),
        ordinal_marks=_fold_all(table["ordinal_marks"]),
        doubtful=_fold_all(table["doubtful"]),
        bare=_fold_all(table["bare"]),
        numbers={kind: {folded(word): n for word, n in table[kind].items()} for kind in kinds},
        bounds={kind: _phrases(words) for kind, words in table["bounds"].items()},
        units=_units(language, table["units"]),
        clock={kind: _phrases(words) for kind, words in table["clock"].items()},
        days={phrase(words): distance for words, distance in table["days"].items()},
        dates={kind: _phrases(words) for kind, words in table["dates"].items()},
        months=months,
        short_months=short,
        weekdays=_weekdays(language),
        abbreviations=_fold_all(sentences["abbreviations"]),
        ordinal_dot=sentences["ordinal_dot"],
        strong=_phrases(negation["strong"]),
        harmless=_phrases(negation["harmless"]),
        cues=_fold_all(negation["cues"]),
    )


def _bare_lexicon(language: str) -> Lexicon:
    months, short = _months(language)
    return Lexicon(
        language=language,
        units=_units(language, {}),
        months=months,
        short_months=short,
        weekdays=_weekdays(language),
    )


def _fold_all(words: list[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def _phrases(words: list[str]) -> Phrases:
    """Longest first, so that "à peu près" wins over "près"."""
    return tuple(sorted({phrase(entry) for entry in words}, key=lambda words: (-len(words), words)))


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def _units(language: str, own: Mapping[str, list[str]]) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {phrase(sign): unit for unit, sign in _SIGNS.items()}
    if _locale(language) is not None:
        for unit, name in UNITS.items():
            for count in (1, 2, 5):
                for length in ("short", "long"):
                    found[_unit_words(count, name, length, language)] = unit
    found.update({phrase(words): unit for unit, all_words in own.items() for words in all_words})
    return {words: unit for words, unit in found.items() if words and not _too_short(words)}


def _too_short(words: tuple[str, ...]) -> bool:
    """CLDR's "s", "j", "in" after a number are mostly something else."""
    return len(words) == 1 and words[0] in {"s", "j", "c", "a", "y", "in"}


def _unit_words(count: int, name: str, length: Any, language: str) -> tuple[str, ...]:
    words = phrase(format_unit(count, name, length=length, locale=language))
    return tuple(word for word in words if word not in {str(count), "."})


def _months(language: str) -> tuple[dict[str, int], frozenset[str]]:
    """Return all words for months, and which of them are abbreviations."""
    locale = _locale(language)
    if locale is None:
        return {}, frozenset()
    full: dict[str, int] = {}
    for form in ("stand-alone", "format"):
        for number, name in locale.months[form]["wide"].items():
            words = [word for word in phrase(name) if word not in {"de", "d", "'", "."}]
            if len(words) == 1 and not words[0].isdigit():
                full[words[0]] = number
    short: dict[str, int] = {}
    for name, number in full.items():
        for length in range(3, len(name)):
            others = {other for word, other in full.items() if word.startswith(name[:length])}
            if others == {number} and name[:length] not in full:
                short[name[:length]] = number
    return {**short, **full}, frozenset(short)


def _weekdays(language: str) -> dict[str, int]:
    locale = _locale(language)
    if locale is None:
        return {}
    names: dict[str, int] = {}
    for number, name in locale.days["stand-alone"]["wide"].items():
        names[folded(name)] = number
        if not name.endswith("s"):
            names[folded(name) + "s"] = number
    return names
