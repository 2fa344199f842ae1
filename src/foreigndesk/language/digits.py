"""Numbers written in digits: 1,200, 3.5 million, 68e, 1990s, 2 1/2, 35-jährig."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from foreigndesk.language.compounds import counted_by
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, glued

MAX_DIGITS = 24
"""Longer strings of digits are codes, not numbers."""
_FULL_WIDTH = str.maketrans({"．": ".", "，": ","})
_SHORT_SCALES = frozenset({"m", "bn", "k", "mn", "tn", "x", "pm", "am", "h"})
SHARES = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}
_DENOMINATORS = frozenset({2, 3, 4, 5, 8})
_ABBREVIATED = 4
"""Letters that an abbreviation of a scale has at most: "tys.", "mln.", "Mrd."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number found at a token."""

    value: Decimal
    stop: int
    """Index of the first token after it."""
    kind: str
    """number, ordinal, collective, vague, decade, fraction or code."""
    sure: bool = True
    """False for words that are as often no number."""
    digits: bool = False
    """Whether it begins with digits."""
    scaled: bool = False
    """Whether a word such as "million" multiplies it."""
    unit: str = ""
    """Where the word itself has one, as "dreitägig" has days."""


def number_of(digits: str, lexicon: Lexicon, *, measured: bool = False) -> Decimal:
    """Return the value of a number in digits as this language writes it.

    Args:
        digits: with the marks of thousands and decimals.
        lexicon: of the language.
        measured: whether a unit follows; then a single comma before three digits divides
            decimals even where habits are mixed.
    """
    if digits.isdecimal():
        return Decimal(digits)
    plain = re.sub(r"[\s'’\u066c]", "", digits).translate(_FULL_WIDTH)
    if "\u066b" in plain:  # the Arabic decimal mark divides nothing else
        whole, _, part = plain.partition("\u066b")
        return Decimal(re.sub(r"\D", "", whole) + "." + re.sub(r"\D", "", part))
    marks = [sign for sign in plain if sign in ".,"]
    if not marks:
        return Decimal(plain)
    decimal = _decimal_mark(plain, marks, lexicon, measured=measured)
    whole, _, part = plain.rpartition(decimal) if decimal else (plain, "", "")
    return Decimal(re.sub(r"[.,]", "", whole or "0") + ("." + part if part else ""))


def _decimal_mark(plain: str, marks: Sequence[str], lexicon: Lexicon, *, measured: bool) -> str:
    """Return which mark divides decimals here; empty where all of them divide thousands."""
    last, tail = marks[-1], len(plain) - plain.rfind(marks[-1]) - 1
    decimal = "." if lexicon.decimal_point else ","
    if len(set(marks)) > 1:
        return last
    if len(marks) > 1 or (last != decimal and tail == len("000")):
        return ""
    if last == decimal and lexicon.mixed and tail == len("000") and not measured:
        return ""
    return last


def in_digits(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the number whose digits stand at a token, with what is written behind them."""
    token, stop = found[index], index + 1
    if len(token.text) > MAX_DIGITS:
        return None
    if glued(found, index) and found[index - 1].kind == "word" and not lexicon.attached:
        return Numeral(value=_plain(token), stop=stop, kind="code", digits=True)
    share = _share(found, index)
    if share is not None:
        return share
    scale, after = scale_at(found, stop, lexicon)
    measured = scale != 1 or (stop < len(found) and found[stop].text == "%")
    value = number_of(token.text, lexicon, measured=measured)
    if scale != 1:
        return Numeral(value=value * scale, stop=after, kind="number", digits=True, scaled=True)
    return _suffixed(found, stop, value, lexicon)


def _share(found: Sequence[Token], index: int) -> Numeral | None:
    """Return 1/2 and, with what stands before it, 2 1/2; 2½ too."""
    token, stop = found[index], index + 1
    if not token.text.isdecimal():
        return None
    fraction = _slashed(found, index)
    if fraction is not None:
        return Numeral(value=fraction, stop=index + 3, kind="fraction", digits=True)
    behind = _slashed(found, stop) if len(token.text) <= 3 else None
    if behind is not None and found[stop].start - token.end == 1:
        value = Decimal(token.text) + behind
        return Numeral(value=value, stop=stop + 3, kind="number", digits=True)
    if stop < len(found) and found[stop].text in SHARES:
        over, under = SHARES[found[stop].text]
        value = Decimal(token.text) + Decimal(over) / under
        return Numeral(value=value, stop=stop + 1, kind="number", digits=True)
    return None


def _slashed(found: Sequence[Token], index: int) -> Decimal | None:
    """Return the value of the 1/2 at a token; None where no such fraction stands alone."""
    if index + 2 >= len(found) or found[index + 1].text not in {"/", "⁄"}:
        return None
    over, under = found[index].text, found[index + 2].text
    alone = not any(
        glued(found, edge) and found[edge - 1 if edge == index else edge].text in {"/", "-", "."}
        for edge in (index, index + 3)
    )
    close = glued(found, index + 1) and glued(found, index + 2)
    if not (alone and close and len(over) == len(under) == 1 and (over + under).isdecimal()):
        return None
    if int(under) not in _DENOMINATORS or not 0 < int(over) < int(under):
        return None
    return Decimal(over) / Decimal(under)


def _plain(token: Token) -> Decimal:
    return Decimal(re.sub(r"\D", "", token.text))


def _suffixed(found: Sequence[Token], stop: int, value: Decimal, lexicon: Lexicon) -> Numeral:
    """Look at what is written right behind the digits: "68e", "1990s", "4G", "5km", "13-летний"."""
    number = Numeral(value=value, stop=stop, kind="number", digits=True)
    if not glued(found, stop):
        return number
    tail = found[stop].folded
    joined = tail in {".", "-", "'"} and glued(found, stop + 1) and found[stop + 1].kind == "word"
    mark, after = (tail + found[stop + 1].folded, stop + 2) if joined else (tail, stop + 1)
    if mark in lexicon.decade_marks and value % 10 == 0:
        return replace(number, stop=after, kind="decade")
    if mark in lexicon.ordinal_marks and mark not in {"-", "/"} and _orders(mark, value):
        return replace(number, stop=after, kind="ordinal")
    counted = counted_by(found[after - 1].folded, lexicon) if joined or tail.isalpha() else None
    if counted is not None and mark[:1] != ".":
        factor, unit = counted
        return replace(number, value=value * factor, stop=after, unit=unit, scaled=factor != 1)
    if found[stop].kind == "word" and (tail,) not in lexicon.units and len(tail) > 1 - value % 1:
        return number if tail in _SHORT_SCALES or lexicon.attached else _code(found, stop)
    return number


def _orders(mark: str, value: Decimal) -> bool:
    """Say whether a mark makes an ordinal: the full stop behind a year ends its sentence."""
    return mark != "." or value < 1000


def _code(found: Sequence[Token], stop: int) -> Numeral:
    return Numeral(value=_plain(found[stop - 1]), stop=stop + 1, kind="code", digits=True)


def scale_at(found: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the product of the scale words that follow, and where they end."""
    product, scales = 1, lexicon.numbers.get("scales", {})
    while index < len(found):
        if found[index].folded in lexicon.scale_of and index + 1 < len(found):
            index += found[index + 1].folded in scales
        scale = scales.get(found[index].folded)
        if scale is None and product == 1:
            many = lexicon.value("vague", found[index].folded) or 0
            scale = many if many >= 1000 else None
        if scale is None or product * scale > 10**18:
            break
        product, index = product * scale, _past_dot(found, index, scale)
    return product, index


def _past_dot(found: Sequence[Token], index: int, scale: int) -> int:
    """Return the token after a scale, past the full stop of "5 Mio. Euro"."""
    dotted = index + 2 < len(found) and found[index + 1].text == "." and glued(found, index + 1)
    word = found[index]
    short = dotted and len(word.text) <= _ABBREVIATED and not found[index + 2].text.isupper()
    whole = word.folded == "cent" or (word.folded == "mil" and scale == 1000)
    return index + (2 if short and not whole else 1)
