"""Numbers in words: "two hundred and five", "vingt-trois", "zweihundertfünfzig"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from foreigndesk.language.digits import Numeral
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.tables import lexicon as lexicon_of
from foreigndesk.language.words import Token, glued, stands_at


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


def in_words(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the number in words that begins at a token, as far as it goes."""
    count, stop, position = _Count(), index, index
    while position < len(found):
        steps = _step(found, position, count, lexicon)
        if not steps:
            break
        stop = position + steps
        position = _next(found, stop, count, lexicon)
    word = found[index].folded
    if stop == index:  # "birbirinin" begins with a number and is none
        return _lone(found, index, lexicon) if word in lexicon.bare else None
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
    if lexicon.ones_first:
        value, steps = _ones_first(found, position, lexicon)
        if steps:
            return steps if _add(value, count, lexicon) else 0
    joined = _joined_at(found, position, lexicon)
    if joined is not None:
        return 2 if _add(joined, count, lexicon) else 0
    return _whole(word, count, lexicon)


def _joined_at(found: Sequence[Token], position: int, lexicon: Lexicon) -> int | None:
    """Return the value of a number of two words that the table has as one: "خمسة عشر"."""
    if not lexicon.apart or position + 1 >= len(found):
        return None
    return lexicon.apart.get(found[position].folded + found[position + 1].folded)


def _whole(word: str, count: _Count, lexicon: Lexicon) -> int:
    parts = _parts(word, lexicon.language)
    for part in parts:
        if not _take(part, count, lexicon):
            return 0
    return 1 if parts else 0


def _ones_first(found: Sequence[Token], position: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the value and length of "three and twenty" as three words here; 0 and 0 if none."""
    if position + 2 >= len(found) or found[position + 1].folded not in lexicon.joins:
        return 0, 0
    ones = lexicon.value("values", found[position].folded) or 0
    tens = lexicon.value("values", found[position + 2].folded) or 0
    if 1 <= ones <= 9 and tens in range(20, 100, 10):
        return ones + tens, 3
    return 0, 0


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


def is_number_word(word: str, language: str) -> bool:
    """Say whether a word is a number, or several in one: "zweihundertfünfzig"."""
    return bool(_parts(word, language))


@lru_cache(maxsize=20_000)
def whole_word(word: str, language: str) -> Decimal | None:
    """Return the value of a number in one word; None for any other word."""
    lexicon_, count = lexicon_of(language), _Count()
    parts = _parts(word, language)
    if not parts or not all(_take(part, count, lexicon_) for part in parts):
        return None
    return Decimal(count.total + count.group)


@lru_cache(maxsize=20_000)
def _parts(word: str, language: str) -> tuple[str | int, ...]:
    """Return the number words, or values, that a word consists of; more only in compounds."""
    lexicon_ = lexicon_of(language)
    if _is_number_word(word, lexicon_):
        return (word,)
    if not lexicon_.compound or len(word) < _COMPOUND or word[:2] not in lexicon_.beginnings:
        return ()
    joined = _joined_ones(word, lexicon_)
    if joined:
        return joined
    for cut in range(len(word) - 2, 2, -1):
        rest = _parts(word[cut:], language) if _is_number_word(word[:cut], lexicon_) else ()
        if rest:
            return (word[:cut], *rest)
    return ()


_COMPOUND = 6
"""Letters of the shortest number word made of two."""


def _joined_ones(word: str, lexicon_: Lexicon) -> tuple[int, ...]:
    """Return the value of "dreiundzwanzig", of "tweeëntwintig"."""
    if not lexicon_.ones_first:
        return ()
    for join in lexicon_.joins:
        first, found, last = word.partition(join)
        while found:
            ones, tens = lexicon_.value("values", first), lexicon_.value("values", last)
            if ones in range(1, 10) and tens in range(20, 100, 10):
                return ((ones or 0) + (tens or 0),)
            more, found, last = last.partition(join)
            first += join + more
    return ()


def _is_number_word(word: str, lexicon: Lexicon) -> bool:
    return any(lexicon.value(kind, word) is not None for kind in ("values", "hundred", "scales"))


def _take(word: str | int, count: _Count, lexicon: Lexicon) -> bool:
    if isinstance(word, int):
        return _add(word, count, lexicon)
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
    tens = rest >= 20 or (rest == 10 and lexicon.ten_adds)
    return tens and rest % 10 == 0 and 0 < value < 10


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
