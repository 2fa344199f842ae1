"""What each language's table says, read once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from foreigndesk.language.indexes import indexed
from foreigndesk.language.lexicon import MONEY, UNITS, Lexicon, Phrases
from foreigndesk.language.scripts import folded
from foreigndesk.language.words import Token, phrase, stands_at, tokens

__all__ = ["MONEY", "UNITS", "Lexicon", "Phrases", "known", "lexicon", "read_tokens"]

_SIGNS = {
    "EUR": "€", "USD": "$", "GBP": "£", "TRY": "₺", "ILS": "₪", "UAH": "₴", "RUB": "₽",
    "INR": "₹", "percent": "%", "degree": "°C",
}  # fmt: skip


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
    months, short = _months(language)
    months |= {_one(words): number for words, number in table.get("months", {}).items()}
    weekdays = _weekdays(language) | {
        _one(words): number for words, number in table.get("weekdays", {}).items()
    }
    made = Lexicon(
        language=language,
        point=language == "en",
        **_habits(table),
        **_counting(table),
        bounds={kind: _phrases(words) for kind, words in table["bounds"].items()},
        units=_units(language, table["units"]),
        units_before={
            phrase(words): unit
            for unit, all_words in table.get("units_before", {}).items()
            for words in all_words
        },
        capital_days=_capital_days(language),
        clock={kind: _phrases(words) for kind, words in table["clock"].items()},
        days={phrase(words): distance for words, distance in table["days"].items()},
        dates={kind: _phrases(words) for kind, words in table["dates"].items()},
        months=months,
        short_months=short,
        weekdays=weekdays,
        abbreviations=_fold_all(table["sentences"]["abbreviations"]),
        ordinal_dot=table["sentences"]["ordinal_dot"],
        **_denials(table["negation"]),
    )
    made = replace(made, words=_all_words(made))
    merged = _merged(made, table)
    marked = _marked(language, table["units"])
    words = made.words | merged.keys()
    return indexed(replace(made, merged=merged, words=words, marked=marked), table)


def _denials(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a language denies."""
    cues = table["cues"]
    return {
        "strong": _phrases(table["strong"]),
        "harmless": _phrases(table["harmless"]),
        "cues": _fold_all([cue for cue in cues if not cue.endswith("*")]),
        "cue_stems": tuple(folded(cue[:-1]) for cue in cues if cue.endswith("*")),
        "cue_endings": tuple(folded(end) for end in table.get("endings", [])),
    }


def _marked(language: str, own: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the short units as they are spelt, where folding would take their marks away."""
    found = {words[2:].casefold().strip("."): unit for words, unit in _formats(language)}
    found |= {word.casefold(): unit for unit, words in own.items() for word in words}
    return {word: unit for word, unit in found.items() if 0 < len(word) <= 3}


@lru_cache(maxsize=64)
def _formats(language: str) -> tuple[tuple[str, str], ...]:
    """Return how CLDR writes one, two and five of every unit."""
    if _locale(language) is None:
        return ()
    lengths: tuple[Any, ...] = ("short", "long")
    return tuple(
        (format_unit(count, name, length=length, locale=language), unit)
        for unit, name in UNITS.items()
        for count in (1, 2, 5)
        for length in lengths
    )


def _habits(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a language writes numbers and words."""
    return {
        "mixed": table["mixed"],
        "spaced": table["spaced"],
        "decimal_point": table.get("decimal_point", False),
        "tens_add": table["tens_add"],
        "compound": table["compound"],
        "ones_first": table.get("ones_first", False),
        "cjk": table.get("script", "") == "cjk",
        "attached": frozenset(table.get("attached", [])),
        "scale_of": _fold_all(table.get("scale_of", [])),
        "counters": _fold_all(table.get("counters", {}).get("words", [])),
        "joins": _fold_all(table["joins"]),
        "joins_after": table["joins_after"],
        "scores": _phrases(table["score_words"]),
        "halves": _phrases(table["halves"]),
        "ordinal_marks": _fold_all(table["ordinal_marks"]),
        "doubtful": _fold_all(table["doubtful"]),
        "bare": _fold_all(table["bare"]),
    }


def _counting(table: Mapping[str, Any]) -> dict[str, Any]:
    kinds = ("values", "hundred", "scales", "ordinals", "collectives", "vague", "steps")
    return {
        **{
            kind: {folded(word): number for word, number in table.get(kind, {}).items()}
            for kind in ("multiples", "parts", "parts_before")
        },
        "prefixes": {folded(word): number for word, number in table.get("prefixes", {}).items()},
        "tails": {folded(word): sense for word, sense in table.get("tails", {}).items()},
        "duals": {folded(word): unit for word, unit in table.get("duals", {}).items()},
        "amounts": {folded(word): unit for word, unit in table.get("amounts", {}).items()},
        "ten_adds": table.get("ten_adds", False),
        "apart": _joined(table["values"]),
        "ordinals_apart": _joined(table["ordinals"]),
        "dual_endings": tuple(table.get("dual_endings", ())),
        "an_hour": _phrases(table.get("an_hour", [])),
        "elided": tuple(table.get("elided", ())),
        "decade_marks": _fold_all(table.get("decade_marks", [])),
        "minus": _fold_all(table.get("minus", [])) | {"-"},
        "ranges": _fold_all([*table.get("ranges", []), *table["dates"]["list"]]) - {",", "، "}
        | {"-", "~"},
        "numbers": {
            kind: {_one(word): number for word, number in table.get(kind, {}).items()}
            for kind in kinds
        },
        "fractions": {
            folded(word): Decimal(number) for word, number in table.get("fractions", {}).items()
        },
    }


def _joined(words: Mapping[str, int]) -> dict[str, int]:
    """Return numbers of several words as if they were written in one."""
    found = {_one(name): number for name, number in words.items() if " " in name.strip()}
    short = {name[:-1]: number for name, number in found.items() if name.endswith("عشره")}
    return {**short, **found}


def _one(words: str) -> str:
    """Return a name of several words as the one token that it is read as."""
    return "".join(phrase(words))


def _merged(made: Lexicon, table: Mapping[str, Any]) -> dict[str, Phrases]:
    """Return the months, days and numbers of several words by their first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for kind in ("months", "weekdays", "values", "ordinals"):
        for entry in () if made.cjk and kind not in _NAMES else table.get(kind, {}):
            parts = (part for token in tokens(entry) for part in _detached(token, made))
            words = tuple(part.folded for part in parts)
            if len(words) > 1:
                found.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(all_words, key=len, reverse=True)) for first, all_words in found.items()
    }


_NAMES = frozenset({"months", "weekdays"})


def _all_words(made: Lexicon) -> frozenset[str]:
    phrases = (
        *made.units,
        *made.units_before,
        *made.days,
        *chain(*made.clock.values()),
        *chain(*made.dates.values()),
    )
    return frozenset(
        {word for words in phrases for word in words}
        | {*made.duals, *made.multiples, *made.parts}
        | {word for kind in made.numbers.values() for word in kind}
        | {*made.months, *made.weekdays, *made.fractions}
    )


def read_tokens(text: str, lex: Lexicon) -> tuple[Token, ...]:
    """Return a text's tokens as its language's numbers and dates are made of them.

    A month of several words is one token; particles that Arabic and Hebrew write onto a word of
    our tables are tokens of their own.
    """
    return _read_tokens(text, lex.language)


@lru_cache(maxsize=256)
def _read_tokens(text: str, language: str) -> tuple[Token, ...]:
    lex = lexicon(language)
    found = tokens(text, spaced=lex.spaced)
    if lex.attached:
        found = [part for token in found for part in _detached(token, lex)]
    return tuple(_with_merged(found, lex) if lex.merged else found)


def _detached(token: Token, lex: Lexicon) -> Iterator[Token]:
    """Yield the particles in front of a word of our tables, and the word.

    A word that denies stays whole: the Arabic "not" is no "for" and "p.m.".
    """
    if token.kind == "word" and token.folded not in lex.words and token.folded not in lex.cues:
        for cut in range(1, min(4, len(token.folded) - 1)):
            front, rest = token.folded[:cut], token.folded[cut:]
            if not set(front) <= lex.attached:
                break
            if rest in lex.words:
                length = _letters(token.text, front)
                middle = token.start + length
                yield Token(token.start, middle, token.text[:length], front, "word")
                yield Token(middle, token.end, token.text[length:], rest, "word")
                return
    yield token


def _letters(text: str, front: str) -> int:
    """Return how much of a word is its front, with the vowel signs that folding took away."""
    length = len(front)
    while length < len(text) and folded(text[: length + 1]) == front:
        length += 1
    while length < len(text) and folded(text[:length]) != front:
        length += 1
    return length


def _with_merged(found: list[Token], lex: Lexicon) -> list[Token]:
    result: list[Token] = []
    index = 0
    while index < len(found):
        length = next(
            (len(w) for w in lex.merged.get(found[index].folded, ()) if stands_at(found, index, w)),
            1,
        )
        if length == 1:
            result.append(found[index])
        else:
            last = found[index + length - 1]
            name = "".join(token.folded for token in found[index : index + length])
            first = found[index]
            result.append(Token(first.start, last.end, first.text, name, "word"))
        index += length
    return result


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
    for words, unit in _formats(language):
        found[_without_count(phrase(words))] = unit
    found.update({phrase(words): unit for unit, all_words in own.items() for words in all_words})
    return {words: unit for words, unit in found.items() if words and not _too_short(words)}


def _too_short(words: tuple[str, ...]) -> bool:
    """CLDR's "s", "j", "in" after a number are mostly something else."""
    return len(words) == 1 and words[0] in {"s", "j", "c", "a", "y", "in"}


def _without_count(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in {"1", "2", "5", "."})


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


def _capital_days(language: str) -> bool:
    locale = _locale(language)
    return locale is not None and locale.days["stand-alone"]["wide"][0][:1].isupper()
