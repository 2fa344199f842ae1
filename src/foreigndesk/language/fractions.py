"""Parts of a whole: "un tiers", "zwei Drittel", "üçte biri", and every other number."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from foreigndesk.language.digits import scale_at
from foreigndesk.language.numerals import Numeral, half_of, may_begin, numeral_at
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token

_OF = frozenset({"de", "di", "of"})
"""What may stand between three quarters and their million."""


def figure_at(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return the number or the part of one that begins at a token; None where none does."""
    token = found[index]
    if token.kind == "word" and not may_begin(token.text, token.folded, lexicon.language):
        return None
    if lexicon.parts and token.kind == "word":
        part = _part(found, index, lexicon)
        if part is not None:
            return part
    number = numeral_at(found, index, lexicon)
    return number and _with_part(found, number, lexicon)


def _part(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return "un tiers" at its "tiers", and the Turkish "üçte biri", of three one."""
    under = lexicon.parts_before.get(found[index].folded)
    if under is not None and index + 1 < len(found):
        over = lexicon.value("values", found[index + 1].folded) or 0
        if 0 < over < under:
            value = Decimal(over) / under
            return Numeral(value=value, stop=index + 2, kind="fraction", sure=True)
    under = lexicon.parts.get(found[index].folded)
    if under is None:
        return None
    scale, stop = scale_at(found, half_of(found, index + 1, lexicon), lexicon)
    if scale != 1:
        return Numeral(value=Decimal(scale) / under, stop=stop, kind="number", scaled=True)
    return Numeral(value=1 / Decimal(under), stop=index + 1, kind="fraction", sure=False)


def _with_part(found: Sequence[Token], number: Numeral, lexicon: Lexicon) -> Numeral:
    """Read on from "zwei" to "zwei Drittel", from "two" to "two-thirds"."""
    stop = number.stop
    if number.kind != "number" or number.digits or not 0 < number.value < 10:
        return number
    if stop < len(found) and found[stop].text == "-":
        stop += 1
    if stop >= len(found):
        return number
    under = lexicon.parts.get(found[stop].folded) or 0
    if not under or number.value >= under:
        return number
    value = number.value / under
    first = half_of(found, stop + 1, lexicon)
    first += first < len(found) and found[first].folded in _OF
    scale, after = scale_at(found, first, lexicon)
    if scale != 1:  # "un demi-million", "tres cuartos de millón"
        return replace(number, value=value * scale, stop=after, scaled=True, sure=True)
    return replace(number, value=value, stop=stop + 1, kind="fraction", sure=True)
