"""Numbers as they are written: in digits, in words, as ordinals, as "une centaine"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, glued, stands_at

_ROMAN = re.compile(r"(?=[IVXLC])(?:X[LC]|L?X{0,3})C?(?:I[XV]|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_MAX_DIGITS = 24
"""Longer strings of digits are codes, not numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number found at a token."""

    value: Decimal
    stop: int
    """Index of the first token after it."""
    kind: str
    """number, ordinal, collective, vague, decade or code."""
    sure: bool = True
    """False for words that are as often no number."""
    digits: bool = False
    """Whether it begins with digits."""
    scaled: bool = False
    """Whether a word such as "million" multiplies it."""


def numeral_at(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the number that begins at a token; None where none does."""
    token = found[index]
    if token.kind == "digits":
        return _in_digits(found, index, lexicon)
    if token.kind != "word":
        return None
    number = (
        _counted(found, index, lexicon)
        or _in_words(found, index, lexicon)
        or _ordinal_word(found, index, lexicon)
        or _roman(found, index, lexicon)
    )
    return number and _with_ordinal(found, number, lexicon)


def _with_ordinal(found: Sequence[Token], number: Numeral, lexicon: Lexicon) -> Numeral:
    """Read on from "trente" to "trente et unième", from "twenty" to "twenty-first"."""
    tens = number.kind in {"number", "ordinal"} and number.value in range(20, 100, 10)
    if not tens or number.stop + 1 >= len(found):
        return number
    linked = found[number.stop].folded in _LINKS
    last = number.stop + 1 if linked else number.stop
    if linked == (number.kind == "ordinal") or found[last].folded in _SECONDS:
        return number
    ones = lexicon.value("ordinals", found[last].folded) or 0
    if not 1 <= ones < (20 if number.value in {60, 80} else 10):
        return number
    return Numeral(value=number.value + ones, stop=last + 1, kind="ordinal")


_LINKS = frozenset({"-", "et"})
_SECONDS = frozenset({"second", "seconds", "seconde", "secondes"})
"""A "thirty-second delay" takes half a minute."""


def number_of(digits: str, lexicon: Lexicon, *, measured: bool = False) -> Decimal:
    """Return the value of a number in digits as this language writes it.

    Args:
        digits: with the marks of thousands and decimals.
        lexicon: of the language.
        measured: whether a unit follows; then a single comma before three digits divides
            decimals even where habits are mixed.
    """
    plain = re.sub(r"[\s'’]", "", digits)
    marks = [sign for sign in plain if sign in ".,"]
    if not marks:
        return Decimal(plain)
    last, tail = marks[-1], len(plain) - plain.rfind(marks[-1]) - 1
    decimal = "." if lexicon.point else ","
    if len(set(marks)) > 1:
        decimal = last
    elif len(marks) > 1 or (last != decimal and tail == len("000")):
        decimal = ""
    elif last != decimal:
        decimal = last
    elif lexicon.mixed and tail == len("000") and not measured:
        decimal = ""
    whole, _, part = plain.rpartition(decimal) if decimal else (plain, "", "")
    return Decimal(re.sub(r"[.,]", "", whole or "0") + ("." + part if part else ""))


def _in_digits(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    token, stop = found[index], index + 1
    if len(token.text) > _MAX_DIGITS:
        return None
    if glued(found, index) and found[index - 1].kind == "word":
        return Numeral(value=_plain(token), stop=stop, kind="code", digits=True)
    scale, after = _scale(found, stop, lexicon)
    measured = scale != 1 or (stop < len(found) and found[stop].text == "%")
    value = number_of(token.text, lexicon, measured=measured)
    if scale != 1:
        return Numeral(value=value * scale, stop=after, kind="number", digits=True, scaled=True)
    return _suffixed(found, stop, value, lexicon)


def _plain(token: Token) -> Decimal:
    return Decimal(re.sub(r"\D", "", token.text))


def _suffixed(found: Sequence[Token], stop: int, value: Decimal, lexicon: Lexicon) -> Numeral:
    """Look at what is written right behind the digits: "68e", "1990s", "4G", "5km"."""
    number = Numeral(value=value, stop=stop, kind="number", digits=True)
    if not glued(found, stop):
        return number
    tail = found[stop].folded
    dotted = tail == "." and glued(found, stop + 1)
    mark = "." + found[stop + 1].folded if dotted else tail
    if mark in lexicon.ordinal_marks and tail not in {"-", "/"}:
        after = stop + (2 if dotted else 1)
        return Numeral(value=value, stop=after, kind="ordinal", digits=True)
    if tail == "s" and lexicon.point:
        return Numeral(value=value, stop=stop + 1, kind="decade", digits=True)
    if found[stop].kind == "word" and (tail,) not in lexicon.units and len(tail) > 1 - value % 1:
        return number if tail in _SHORT_SCALES else _code(found, stop)
    return number


_SHORT_SCALES = frozenset({"m", "bn", "k", "mn", "tn", "x", "pm", "am", "h"})


def _code(found: Sequence[Token], stop: int) -> Numeral:
    return Numeral(value=_plain(found[stop - 1]), stop=stop + 1, kind="code", digits=True)


def _scale(found: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the product of the scale words that follow, and where they end."""
    product = 1
    while index < len(found):
        scale = lexicon.value("scales", found[index].folded)
        if scale is None and product == 1:
            many = lexicon.value("vague", found[index].folded) or 0
            scale = many if many >= 1000 else None
        if scale is None or product * scale > 10**18:
            break
        product, index = product * scale, index + 1
    return product, index


def _counted(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return "centaine" as about a hundred, "centaines" as nobody knows how many hundreds."""
    word = found[index].folded
    for kind in ("collectives", "vague"):
        value = lexicon.value(kind, word)
        if value is not None:
            scale, stop = _scale(found, _after_of(found, index + 1), lexicon)
            stop = stop if scale != 1 else index + 1  # "des dizaines de …" anything else
            name = "collective" if kind == "collectives" else "vague"
            return Numeral(value=Decimal(value * scale), stop=stop, kind=name)
    return None


def _after_of(found: Sequence[Token], index: int) -> int:
    """Step over the "de" of "des dizaines de milliers"."""
    return index + 1 if index < len(found) and found[index].folded in {"de", "di", "of"} else index


def _ordinal_word(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    word = found[index].folded
    value = lexicon.value("ordinals", word)
    if value is None:
        return None
    scale, stop = _scale(found, _half_of(found, index + 1, lexicon), lexicon)
    if value == 2 and scale != 1:
        return Numeral(value=Decimal(scale) / 2, stop=stop, kind="number", scaled=True)
    sure = word not in lexicon.doubtful
    return Numeral(value=Decimal(value), stop=index + 1, kind="ordinal", sure=sure)


def _half_of(found: Sequence[Token], index: int, lexicon: Lexicon) -> int:
    """Step over what stands between "half" and its scale: "half a million", "demi-million"."""
    between = index < len(found) and (
        found[index].text == "-" or found[index].folded in lexicon.bare
    )
    return index + 1 if between else index


def _roman(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return a Roman number, never as sure: "I" and "MIX" are words too."""
    text = found[index].text
    for mark in ("", *lexicon.ordinal_marks):
        stem = text.removesuffix(mark) if mark else text
        if stem in {"", "L", "C"} or (mark and stem == text) or text == "Va":
            continue  # "Le", "Ce", "La"; and "Va" opens half the Catalan past tenses
        if _ROMAN.fullmatch(stem):
            value = Decimal(_roman_value(stem))
            return Numeral(value=value, stop=index + 1, kind="ordinal", sure=False)
    return None


def _roman_value(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


# --- numbers in words ------------------------------------------------------------------------


@dataclass(slots=True)
class _Count:
    """A number in words while it is being read."""

    total: int = 0
    group: int = 0
    read: int = 0
    """How many words."""
    least: int = 10**18
    """The smallest scale so far: the next must be smaller."""
    scaled: bool = False


def _in_words(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    count, stop, position = _Count(), index, index
    while position < len(found):
        steps = _step(found, position, count, lexicon)
        if not steps:
            break
        stop = position + steps
        position = _next(found, stop, count, lexicon)
    word = found[index].folded
    if not count.read or (count.read == 1 and _is_article(word, lexicon)):
        return _lone(found, index, lexicon) if word in lexicon.bare else None
    sure = count.read > 1 or word not in lexicon.doubtful or _plural_follows(found, stop, word)
    value = Decimal(count.total + count.group)
    # "a few" and "un" alone never come here; "million" alone is "a million" without its article
    lone_scale = count.read == 1 and lexicon.value("scales", word) not in {None, 1000}
    return Numeral(
        value=value, stop=stop, kind="number", sure=sure and not lone_scale, scaled=count.scaled
    )


def _is_article(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.bare and lexicon.value("values", word) in {None, 1}


def _lone(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return 1 for an article that may be a number; "a" and "an" are none."""
    value = lexicon.value("values", found[index].folded)
    if value is None:
        return None
    return Numeral(value=Decimal(value), stop=index + 1, kind="number", sure=False)


def _plural_follows(found: Sequence[Token], stop: int, word: str) -> bool:
    """Tell nine from new: "neuf départements" has a plural after it."""
    following = found[stop].folded if stop < len(found) else ""
    return word in {"neuf", "nou", "deu", "set", "sis", "once"} and following.endswith(("s", "x"))


def _step(found: Sequence[Token], position: int, count: _Count, lexicon: Lexicon) -> int:
    """Take in the number word at a position; return how many tokens it took, 0 for none."""
    word = found[position].folded
    if not count.read and word in lexicon.bare and lexicon.value("values", word) is None:
        return _article(found, position, count, lexicon)
    for score in lexicon.scores:
        steps = _score(found, position, score)
        if steps:
            return steps if _add(80, count, lexicon) else 0
    for part in _parts(word, lexicon):
        if not _take(part, count, lexicon):
            return 0
    return 1 if _parts(word, lexicon) else 0


def _article(found: Sequence[Token], position: int, count: _Count, lexicon: Lexicon) -> int:
    """Take "a" as one only before "hundred" or a scale."""
    following = found[position + 1].folded if position + 1 < len(found) else ""
    scale = lexicon.value("scales", following) or lexicon.value("hundred", following)
    if scale is None:
        return 0
    count.group, count.read = 1, 1
    return 1


def _score(found: Sequence[Token], position: int, words: tuple[str, ...]) -> int:
    """Return the length of "quatre-vingt" here, with or without its hyphen."""
    hyphened = (words[0], "-", *words[1:])
    if stands_at(found, position, hyphened):
        return len(hyphened)
    return len(words) if stands_at(found, position, words) else 0


def _parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the number words that a word consists of; more than one only in compounds."""
    if _is_number_word(word, lexicon):
        return (word,)
    if not lexicon.compound:
        return ()
    for cut in range(len(word) - 2, 2, -1):
        rest = _parts(word[cut:], lexicon) if _is_number_word(word[:cut], lexicon) else ()
        if rest:
            return (word[:cut], *rest)
    return ()


def _is_number_word(word: str, lexicon: Lexicon) -> bool:
    return any(lexicon.value(kind, word) is not None for kind in ("values", "hundred", "scales"))


def _take(word: str, count: _Count, lexicon: Lexicon) -> bool:
    scale = lexicon.value("scales", word)
    if scale is not None:
        return _multiply(scale, count)
    if lexicon.value("hundred", word) is not None:
        return _hundred(count)
    return _add(lexicon.value("values", word) or 0, count, lexicon)


def _multiply(scale: int, count: _Count) -> bool:
    """Apply "thousand" or "million"; "mil millones" multiplies what was read before."""
    if scale >= count.least:
        if count.total >= 1_000_000 or count.total + count.group == 0:
            return False
        count.total, count.group = (count.total + count.group) * scale, 0
    elif count.group == 0 and count.total:
        return False
    else:
        count.total, count.group = count.total + (count.group or 1) * scale, 0
    count.least, count.scaled, count.read = scale, True, count.read + 1
    return True


def _hundred(count: _Count) -> bool:
    if count.group > 20 or (count.group == 1 and count.read > 1 and not count.scaled):
        return False
    count.group = (count.group or 1) * 100
    count.read += 1
    return True


def _add(value: int, count: _Count, lexicon: Lexicon) -> bool:
    if not _fits(value, count, lexicon):
        return False
    count.group += value
    count.read += 1
    return True


def _fits(value: int, count: _Count, lexicon: Lexicon) -> bool:
    """Say whether a word may follow in one number: "trente" "cinq" may, "cinq" "trente" not."""
    if count.group == 0:
        return count.read == 0 or (value > 0 and count.least > value)
    rest = count.group % 100
    if rest == 0:
        return 0 < value < 100
    if lexicon.tens_add and ((rest in {60, 80} and 10 <= value < 20) or rest in {10, 70, 90}):
        return value < 20 if rest in {60, 80} else 7 <= value < 10 or (rest > 10 and value < 10)
    return rest >= 20 and rest % 10 == 0 and 0 < value < 10


def _next(found: Sequence[Token], stop: int, count: _Count, lexicon: Lexicon) -> int:
    """Return where the next word of the same number may stand: past a hyphen or an "and"."""
    position = stop
    if position < len(found) and found[position].text in {"-", "‑"} and glued(found, position):
        position += 1
    if position < len(found) and found[position].folded in lexicon.joins:
        tens = count.group % 100 >= 20 and count.group % 10 == 0
        hundreds = count.group % 100 == 0 and count.group + count.total > 0
        if (tens and lexicon.joins_after != "hundreds") or (
            hundreds and lexicon.joins_after != "tens"
        ):
            position += 1
            if position < len(found) and found[position].text in {"-", "‑"}:
                position += 1
    return position if position < len(found) and found[position].kind == "word" else len(found)
