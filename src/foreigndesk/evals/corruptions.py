"""Claims made wrong on purpose, to measure how many are caught."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})*")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDAR = re.compile(rf"\b({'|'.join((*_MONTHS, *_DAYS))})\b")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_SPELT = re.compile(rf"\b({'|'.join(_SMALL)})\b")
_VERB = re.compile(r"\b(is|was|were|are|will|would|has|have|had|can|could)\b(?! not|n't)")
_UNITS = {"million": "billion", "billion": "million", "euros": "dollars", "years": "months"}
_UNIT = re.compile(rf"(?<=\d )({'|'.join(_UNITS)})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """A claim with one thing changed."""

    kind: str
    """number, spelt, calendar, name, negation or unit."""
    was: str
    now: str
    text: str
    """The whole claim, changed."""


def corruptions(claim: str, names: Sequence[str], seed: str) -> Iterator[Corruption]:
    """Yield the claim with one number, day, name, denial or unit changed; one of each at most.

    Args:
        claim: English and true.
        names: from which a false name is drawn.
        seed: the same seed changes the same words.
    """
    dice = random.Random(seed)
    makers: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
        ("number", _DIGITS, lambda was: _other_digits(was, dice)),
        ("spelt", _SPELT, lambda was: dice.choice([word for word in _SMALL if word != was])),
        ("calendar", _CALENDAR, lambda was: _other_day(was, dice)),
        ("name", _NAME, lambda was: _other_name(was, names, dice)),
        ("negation", _VERB, lambda was: f"{was} not"),
        ("unit", _UNIT, lambda was: _UNITS[was]),
    )
    for kind, pattern, change in makers:
        places = [place for place in pattern.finditer(claim) if _fits(kind, place[0], names)]
        if not places:
            continue
        place = dice.choice(places)
        now = change(place[0])
        if now and now != place[0]:
            text = claim[: place.start()] + now + claim[place.end() :]
            yield Corruption(kind=kind, was=place[0], now=now, text=text)


def _fits(kind: str, words: str, names: Sequence[str]) -> bool:
    return kind != "name" or words in names


def _other_digits(was: str, dice: random.Random) -> str:
    """Change one digit, and with it the value."""
    at = dice.choice([index for index, sign in enumerate(was) if sign.isdecimal()])
    options = [sign for sign in "123456789" if sign != was[at]]
    now = was[:at] + dice.choice(options) + was[at + 1 :]
    return now if _value(now) != _value(was) else ""


def _value(digits: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", digits) or 0)


def _other_day(was: str, dice: random.Random) -> str:
    family = _DAYS if was in _DAYS else _MONTHS
    return dice.choice([word for word in family if word != was])


def _other_name(was: str, names: Sequence[str], dice: random.Random) -> str:
    """Draw a name that shares no word with the true one."""
    words = set(was.split())
    options = [name for name in names if not words & set(name.split())]
    return dice.choice(options) if options else ""


def names_in(claims: Sequence[str]) -> list[str]:
    """Return names inside English sentences, to draw false names from; sorted.

    A capitalised word that the claims also write in lower case, or a day or month, is none.
    """
    lower = {word for claim in claims for word in re.findall(r"\b[a-z]+\b", claim)}
    lower |= {word.lower() for word in (*_MONTHS, *_DAYS, "May")}
    found = {match[0] for claim in claims for match in _NAME.finditer(claim)}
    return sorted(name for name in found if not lower & {word.lower() for word in name.split()})
