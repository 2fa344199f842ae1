"""Numbers with what they count in one word: "zwölfjährig", "třináctiletý", "επταετής"."""

from decimal import Decimal
from functools import lru_cache

from foreigndesk.language.tables import Lexicon
from foreigndesk.language.tables import lexicon as lexicon_of

_VOWELS = frozenset("aeiouyаеиоуіαεηιουω")
_LONGEST_TAIL = 14


def counted_by(word: str, lexicon: Lexicon) -> tuple[Decimal, str] | None:
    """Return what the end of a compound does to its number: a factor and a unit; None for no end.

    Args:
        word: folded, what stands behind the number: "jährige", "тысячную", "letý".
        lexicon: of its language.
    """
    for length in range(min(len(word), _LONGEST_TAIL), 1, -1):
        sense = lexicon.tails.get(word[:length])
        if sense is not None:
            return _sense(sense)
    return None


def _sense(sense: str) -> tuple[Decimal, str]:
    if sense[:1] == "/":
        return 1 / Decimal(sense[1:]), ""
    if sense[:1] == "*":
        return Decimal(sense[1:]), ""
    return Decimal(1), sense


@lru_cache(maxsize=20_000)
def compound(word: str, language: str) -> tuple[Decimal, str, bool] | None:
    """Return value and unit of a word such as "dreitägige", and whether it is a part of one.

    Args:
        word: folded.
        language: ISO 639-1.
    """
    lexicon = lexicon_of(language)
    if not lexicon.tails or word[:2] not in lexicon.beginnings or word in lexicon.words:
        return None
    for cut in range(len(word) - 2, 1, -1):
        if word[cut : cut + 2] not in lexicon.tail_beginnings:
            continue
        counted = counted_by(word[cut:], lexicon)
        value = _front(word[:cut], lexicon) if counted is not None else None
        if counted is not None and value is not None:
            factor, unit = counted
            return value * factor, unit, factor < 1
    return None


def _front(stem: str, lexicon: Lexicon) -> Decimal | None:
    """Return the number that a compound begins with: "zwölf", "osmašedesáti", "quarantadu"."""
    for form in (stem, *(stem[:-1] for _ in range(stem[-1] in _VOWELS and len(stem) > 3))):
        value = _known(form, lexicon)
        if value is not None:
            return value
    for vowel in lexicon.elided:
        value = _known(stem + vowel, lexicon)
        if value is not None:
            return value
    return _two(stem, lexicon)


def _known(form: str, lexicon: Lexicon) -> Decimal | None:
    from foreigndesk.language.spelt import whole_word

    value = lexicon.prefixes.get(form)
    if value is not None:
        return Decimal(value)
    return lexicon.fractions.get(form) or whole_word(form, lexicon.language)


def _two(stem: str, lexicon: Lexicon) -> Decimal | None:
    """Return the value of tens and ones in one stem: "двадцатипяти", "czterdziestodwu"."""
    for cut in range(3, len(stem) - 1):
        first, last = _simple(stem[:cut], lexicon), _simple(stem[cut:], lexicon)
        if first is None or last is None or not last:
            continue
        if (first % 100 in range(20, 100, 10) and last < 10) or (first % 100 == 0 and last < 100):
            return Decimal(first + last)
    return None


def _simple(form: str, lexicon: Lexicon) -> int | None:
    value = lexicon.prefixes.get(form)
    if value is None:
        value = lexicon.value("values", form)
    return lexicon.value("hundred", form) if value is None else value
