"""Numbers in Chinese signs: 三百二十, 3億5000万, 三分之一, 三成."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from foreigndesk.language.digits import MAX_DIGITS, Numeral, number_of
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, stands_at

_LARGEST = 10**12
_VAGUE = frozenset("数數几幾何上")
"""Signs that make a vague number of the step behind them: 数百, 几千, 上万."""
_POINTS = frozenset("点點・·")
_MORE = frozenset("多余餘来來几幾数數")
"""Signs between a number and its scale: 二十多万."""
_PARTS = (("分", "之"), ("分", "の"))
_TENTHS = {"zh": "成", "ja": "割"}
_HALVES = ("一半", "半数", "半數", "半分", "過半数", "过半数", "過半數")
_TURNS = ("目", "番目", "回目", "度目", "人目", "代目", "年目", "日目", "位")
"""What makes an ordinal of the number before it."""


@dataclass(slots=True)
class _Signs:
    """A number in digits and Chinese signs while it is being read."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    """Since the last sign for ten thousand or more."""
    pending: Decimal | None = None
    """A digit that a sign may multiply."""
    digits: bool = False
    scaled: bool = False

    @property
    def value(self) -> Decimal:
        """Return what has been read so far."""
        return self.total + self.section + (self.pending or 0)


def in_signs(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return 三百二十, 3億5000万, 2.5万, 二〇二五; 第三 is an ordinal, 三分之一 a fraction."""
    if found[index].text == "零" and stands_at(found, index + 1, ("下",)):
        return None  # below zero
    number = _half(found, index) or _vague(found, index, lexicon)
    if number is not None:
        return number
    ordinal = found[index].text == "第"
    number = _counted(found, index + ordinal, lexicon)
    if number is None:
        return None
    if ordinal:
        return replace(number, kind="ordinal", sure=True)
    return _shared(found, number, lexicon) or _turned(found, number)


def _half(found: Sequence[Token], index: int) -> Numeral | None:
    for words in _HALVES:
        if stands_at(found, index, words):
            half = Decimal("0.5")
            return Numeral(value=half, stop=index + len(words), kind="fraction", sure=False)
    return None


def _vague(found: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Return 数百 as hundreds, 数十万 as hundreds of thousands."""
    if found[index].text not in _VAGUE:
        return None
    value, position = 1, index + 1
    while position < len(found):
        word = found[position].folded
        step = lexicon.value("steps", word) or lexicon.value("scales", word)
        if step is None or value * step > _LARGEST:
            break
        value, position = value * step, position + 1
    if value == 1:
        return None
    return Numeral(value=Decimal(value), stop=position, kind="vague")


def _counted(found: Sequence[Token], start: int, lexicon: Lexicon) -> Numeral | None:
    signs, position = _Signs(), start
    while position < len(found):
        if _sign(found, position, start, signs, lexicon) or (
            position > start and _more_follows(found, position, lexicon)
        ):
            position += 1
        else:
            break
    if position == start:
        return None
    value, position = _with_decimals(found, position, signs, lexicon)
    lone = position == start + 1 and not signs.digits
    # 千葉 and 百貨 begin with steps too
    doubtful = lone and (value in {0, 1} or lexicon.value("values", found[start].folded) is None)
    return Numeral(
        value=value,
        stop=position,
        kind="number",
        digits=signs.digits,
        scaled=signs.scaled,
        sure=not doubtful,
    )


def _more_follows(found: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Say whether a sign for "more" stands before a scale: 二十多万."""
    behind = found[position + 1].folded if position + 1 < len(found) else ""
    return found[position].text in _MORE and lexicon.value("scales", behind) is not None


def _with_decimals(
    found: Sequence[Token], position: int, signs: _Signs, lexicon: Lexicon
) -> tuple[Decimal, int]:
    """Read on from 三 to 三点五, and to the scale behind it."""
    places = ""
    stop = position
    if not signs.digits and stop < len(found) and found[stop].text in _POINTS:
        stop += 1
        while stop < len(found) and 0 <= (lexicon.value("values", found[stop].folded) or -1) < 10:
            places += str(lexicon.value("values", found[stop].folded))
            stop += 1
    if not places or (stop < len(found) and found[stop].text in "分刻"):
        return signs.value, position
    value = signs.value + Decimal(f"0.{places}")
    scale = lexicon.value("scales", found[stop].folded) if stop < len(found) else None
    return (value * scale, stop + 1) if scale else (value, stop)


def _shared(found: Sequence[Token], number: Numeral, lexicon: Lexicon) -> Numeral | None:
    """Read on from 三 to 三分之一, from 3 to 3割5分."""
    for words in _PARTS:
        if stands_at(found, number.stop, words) and number.value:
            over = _counted(found, number.stop + len(words), lexicon)
            if over is not None and number.value == 100:
                return replace(over, unit="percent", sure=True)
            if over is not None:
                value = over.value / number.value
                return replace(over, value=value, kind="fraction", sure=True)
    tenth = _TENTHS.get(lexicon.language, "")
    if number.value > 10 or not tenth or not stands_at(found, number.stop, (tenth,)):
        return None
    value, stop = number.value * 10, number.stop + 1
    ones = _counted(found, stop, lexicon) if stop < len(found) else None
    if (
        ones is not None
        and ones.value < 10
        and (tenth == "成" or stands_at(found, ones.stop, "分"))
    ):
        value, stop = value + ones.value, ones.stop + (tenth == "割")
    return replace(number, value=value, stop=stop, unit="percent", sure=True)


def _turned(found: Sequence[Token], number: Numeral) -> Numeral:
    """Read on from 3 to 3回目, the third time."""
    for words in _TURNS:
        if stands_at(found, number.stop, words):
            return replace(number, stop=number.stop + len(words), kind="ordinal", sure=True)
    return number


def _sign(
    found: Sequence[Token], position: int, start: int, signs: _Signs, lexicon: Lexicon
) -> bool:
    """Take in one token of a number; say whether it belongs to it."""
    token = found[position]
    if token.kind == "digits":
        if signs.pending is not None or len(token.text) > MAX_DIGITS:
            return False
        signs.pending, signs.digits = number_of(token.text, lexicon), True
        return True
    value = lexicon.value("values", token.folded)
    if value is not None:
        if signs.pending is not None and signs.digits:
            return False
        signs.pending = (signs.pending or Decimal(0)) * 10 + value
        return True
    return _stepped(token, position > start, signs, lexicon)


def _stepped(token: Token, inside: bool, signs: _Signs, lexicon: Lexicon) -> bool:
    step, scale = lexicon.value("steps", token.folded), lexicon.value("scales", token.folded)
    if step is not None:
        signs.section += (Decimal(1) if signs.pending is None else signs.pending) * step
    elif scale is not None and inside and scale <= _LARGEST:
        signs.total += (signs.section + (signs.pending or 0) or 1) * scale
        signs.section, signs.scaled = Decimal(0), True
    else:
        return False
    signs.pending = None
    return True
