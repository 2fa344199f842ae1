"""Numbers as they are written: in digits, in words, as ordinals, as "une centaine"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from foreigndesk.language.compounds import compound
from foreigndesk.language.digits import SHARES, Numeral, in_digits, scale_at
from foreigndesk.language.signs import in_signs
from foreigndesk.language.spelt import in_words, is_number_word
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.tables import lexicon as lexicon_of
from foreigndesk.language.words import Token, stands_at

__all__ = ["Numeral", "half_of", "may_begin", "numeral_at"]

_ROMAN = re.compile(r"(?=[IVXLC])(?:X[LC]|L?X{0,3})C?(?:I[XV]|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LINKS = frozenset({"-", "et"})
_DUAL = 5
"""Letters that a word with the ending of a dual has at least, and one more."""
_SECONDS = frozenset({"second", "seconds", "seconde", "secondes"})
"""A "thirty-second delay" takes half a minute."""


def numeral_at(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the number that begins at a token; None where none does."""
    token = found[index]
    if token.kind == "digits":
        return (in_signs if lexicon.cjk else in_digits)(found, index, lexicon)
    if token.kind != "word":
        return None
    if not may_begin(token.text, token.folded, lexicon.language):
        return None
    if lexicon.cjk:
        return in_signs(found, index, lexicon) if token.folded in lexicon.openers else None
    number = _in_letters(found, index, lexicon)
    if number is None:
        return None
    number = _with_last(found, _with_ordinal(found, number, lexicon), lexicon)
    return _with_half(found, number, lexicon)


def _with_last(found: Sequence[Token], number: Numeral, lexicon: Lexicon) -> Numeral:
    """Read on from "otuz" to "otuz sekizdi": the ending of a case hides the last number word."""
    stop = number.stop
    if not lexicon.ten_adds or number.kind != "number" or number.unit or stop >= len(found):
        return number
    last = compound(found[stop].folded, lexicon.language)
    rest = number.value % 100
    if last is None or last[1] or last[2] or rest % 10 or not (rest or number.value >= 100):
        return number
    if not 0 < last[0] < (10 if rest else 100):
        return number
    return replace(number, value=number.value + last[0], stop=stop + 1, sure=True)


@lru_cache(maxsize=50_000)
def may_begin(text: str, word: str, language: str) -> bool:
    """Say whether a word can begin a number or a part of one: most can begin none.

    Args:
        text: as it stands.
        word: the same, folded.
        language: ISO 639-1.
    """
    lexicon = lexicon_of(language)
    if word in lexicon.openers or (lexicon.compound and is_number_word(word, language)):
        return True
    if lexicon.cjk:
        return False
    dual = word.endswith(lexicon.dual_endings) and len(word) > _DUAL
    counts = dual or text in SHARES or compound(word, language) is not None
    if counts or text[0] not in _ROMAN_VALUES:
        return counts
    return any(_roman_stem(text, mark) for mark in ("", *lexicon.ordinal_marks))


def _in_letters(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    token = found[index]
    if token.folded in lexicon.openers:
        number = (
            _half_more(found, index, lexicon)
            or _dual(found, index, lexicon)
            or _counted(found, index, lexicon)
            or in_words(found, index, lexicon)
            or _ordinal_word(found, index, lexicon)
        )
        if number is not None:
            return number
    elif lexicon.compound and is_number_word(token.folded, lexicon.language):
        return in_words(found, index, lexicon)
    if token.text[0] in _ROMAN_VALUES:
        number = _roman(found, index, lexicon)
        if number is not None:
            return number
    return _compound(token, index, lexicon)


def _compound(token: Token, index: int, lexicon: Lexicon) -> Numeral | None:
    """Return "dreitägige" as three days, "двукратный" as two, "Zweidrittelmehrheit" as 2/3."""
    read = compound(token.folded, lexicon.language)
    if read is None and token.folded.endswith(lexicon.dual_endings) and len(token.folded) > _DUAL:
        return Numeral(value=Decimal(2), stop=index + 1, kind="number", sure=False)
    if read is None:
        share = SHARES.get(token.text)
        if share is None:
            return None
        return Numeral(value=Decimal(share[0]) / share[1], stop=index + 1, kind="fraction")
    value, unit, part = read
    kind = "fraction" if part else "number"
    return Numeral(value=value, stop=index + 1, kind=kind, unit=unit, sure=bool(unit))


def _dual(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return two of what a dual names ("two days"), and "twice", "both", "double"."""
    unit = lexicon.duals.get(found[index].folded)
    if unit is not None and unit[:1].isdigit():
        value, _, unit = unit.partition(" ")
        return Numeral(value=Decimal(value), stop=index + 1, kind="number", unit=unit)
    if unit is not None and unit[:1] == "/":
        part = Decimal(2) / Decimal(unit[1:])
        return Numeral(value=part, stop=index + 1, kind="fraction")
    if unit is not None:
        return Numeral(value=Decimal(2), stop=index + 1, kind="number", unit=unit, sure=bool(unit))
    times = lexicon.multiples.get(found[index].folded)
    if times is None:
        return None
    return Numeral(value=Decimal(times), stop=index + 1, kind="number", sure=False)


def _with_half(found: Sequence[Token], number: Numeral, lexicon: Lexicon) -> Numeral:
    """Read on from "två" to "två och en halv miljon": the half before its scale."""
    if number.kind != "number" or number.scaled or not lexicon.halves:
        return number
    for words in lexicon.halves:
        if stands_at(found, number.stop, words):
            scale, stop = scale_at(found, number.stop + len(words), lexicon)
            if scale != 1:
                value = (number.value + Decimal("0.5")) * scale
                return replace(number, value=value, stop=stop, scaled=True, sure=True)
    return number


def _with_ordinal(found: Sequence[Token], number: Numeral, lexicon: Lexicon) -> Numeral:
    """Read on from "trente" to "trente et unième", from "сто" to "сто двадцать пятый"."""
    rest = number.value % 100
    tens = number.kind in {"number", "ordinal"} and rest % 10 == 0 and not number.unit
    if not tens or number.stop >= len(found) or number.value < 20:
        return number
    joined = found[number.stop].folded
    linked = joined in _LINKS or (joined in lexicon.joins and lexicon.ones_first)
    last = number.stop + 1 if linked else number.stop
    if last >= len(found) or found[last].folded in _SECONDS:
        return number
    # "сто двадцать пятый" is one ordinal; "los veinte primeros" are the first twenty
    loose = lexicon.ones_first or (lexicon.stems and not linked)
    if linked == (number.kind == "ordinal") and not loose:
        return number
    ones = lexicon.value("ordinals", found[last].folded) or 0
    most = 20 if rest in {60, 80} else 100 if rest == 0 else 10
    if not 1 <= ones < most or (rest == 0 and lexicon.parts.get(found[last].folded)):
        return number
    return Numeral(value=number.value + ones, stop=last + 1, kind="ordinal")


def _counted(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return "centaine" as about a hundred, "centaines" as nobody knows how many hundreds."""
    word = found[index].folded
    for kind in ("collectives", "vague"):
        value = lexicon.value(kind, word)
        if value is not None:
            scale, stop = scale_at(found, _after_of(found, index + 1), lexicon)
            stop = stop if scale != 1 else index + 1  # "des dizaines de …" anything else
            name = "collective" if kind == "collectives" else "vague"
            return Numeral(value=Decimal(value * scale), stop=stop, kind=name)
    return None


def _after_of(found: Sequence[Token], index: int) -> int:
    """Step over the "de" of "des dizaines de milliers"."""
    return index + 1 if index < len(found) and found[index].folded in {"de", "di", "of"} else index


def _ordinal_word(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    word = found[index].folded
    for length in (3, 2) if lexicon.ordinals_apart else ():
        joined = "".join(token.folded for token in found[index : index + length])
        value = lexicon.ordinals_apart.get(joined)
        if value is not None and index + length <= len(found):
            return Numeral(value=Decimal(value), stop=index + length, kind="ordinal")
    value = lexicon.value("ordinals", word)
    if value is None:
        return None
    scale, stop = scale_at(found, half_of(found, index + 1, lexicon), lexicon)
    if value == 2 and scale != 1:
        return Numeral(value=Decimal(scale) / 2, stop=stop, kind="number", scaled=True)
    sure = word not in lexicon.doubtful
    return Numeral(value=Decimal(value), stop=index + 1, kind="ordinal", sure=sure)


def half_of(found: Sequence[Token], index: int, lexicon: Lexicon) -> int:
    """Step over what stands between "half" and its scale: "half a million", "demi-million"."""
    between = index < len(found) and (
        found[index].text == "-" or found[index].folded in lexicon.bare
    )
    return index + 1 if between else index


def _half_more(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return "anderthalb", "полтора" with the scale that follows."""
    value = lexicon.fractions.get(found[index].folded)
    if value is None:
        return None
    scale, stop = scale_at(found, index + 1, lexicon)
    if scale == 1:
        kind = "fraction" if value < 1 else "number"
        return Numeral(value=value, stop=index + 1, kind=kind)
    return Numeral(value=value * scale, stop=stop, kind="number", scaled=True)


def _roman(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return a Roman number, never as sure: "I" and "MIX" are words too."""
    for mark in ("", *lexicon.ordinal_marks):
        stem = _roman_stem(found[index].text, mark)
        if stem:
            value = Decimal(_roman_value(stem))
            return Numeral(value=value, stop=index + 1, kind="ordinal", sure=False)
    return None


def _roman_stem(text: str, mark: str) -> str:
    """Return the Roman number that stands before a mark of ordinals; empty where none does."""
    if text[:1] not in _ROMAN_VALUES or not text.endswith(mark):
        return ""
    stem = text.removesuffix(mark)
    if stem in {"", "L", "C"} or text == "Va":
        return ""  # "Le", "Ce", "La"; and "Va" opens half the Catalan past tenses
    return stem if _ROMAN.fullmatch(stem) else ""


def _roman_value(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
