"""Claims made wrong on purpose, to measure how many are caught."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from foreigndesk.language.ordinary import is_common

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
_DENIAL = re.compile(r"\b(is|was|were|are|will|would|has|have|had|can|could|do|does|did) not\b")


def _swaps(*pairs: str) -> Mapping[str, str]:
    """Return each word of "rose/fell" with the other, both ways."""
    there = dict(pair.split("/", 1) for pair in pairs)
    return MappingProxyType({**{other: one for one, other in there.items()}, **there})


UNITS = _swaps(
    "million/billion", "kilometres/metres", "years/months", "hours/minutes", "weeks/days",
    "tonnes/kilograms", "percent/percentage points", "miles/yards", "hectares/square metres",
    "year/month", "kilometers/meters", "tons/pounds",
)  # fmt: skip
CURRENCIES = _swaps(
    "euros/dollars", "pounds/euros", "yen/dollars", "euro/dollar", "roubles/hryvnias",
    "£/€", "€/$",
)  # fmt: skip
DIRECTIONS = _swaps(
    "rose/fell", "rise/fall", "rising/falling", "risen/fallen", "increased/decreased",
    "increase/decrease", "increasing/decreasing", "won/lost", "win/lose", "winning/losing",
    "killed/injured", "supported/opposed", "support/oppose", "supports/opposes", "accepted/refused",
    "accept/refuse", "opened/closed", "open/close", "bought/sold", "buy/sell", "arrested/released",
    "north/south", "northern/southern", "east/west", "eastern/western",
    "higher/lower", "more/less", "began/ended", "begin/end", "allowed/banned", "confirmed/denied",
    "approved/rejected", "men/women", "man/woman", "praised/criticised", "yesterday/tomorrow",
    "stronger/weaker", "improved/worsened", "bigger/smaller", "first/last", "entered/left",
    "appointed/dismissed", "convicted/acquitted", "export/import", "exports/imports",
    "voted for/voted against", "in favour of/against",
)  # fmt: skip
QUANTIFIERS = _swaps(
    "all/some", "most/few", "many/few", "every/no", "half/all", "always/never", "both/neither",
    "more than/less than", "at least/at most", "over/under", "only/also",
)  # fmt: skip
SPEAKERS = _swaps(
    "police/the company", "prosecutors/the union", "the minister/the doctors",
    "officials/witnesses",
    "the government/the opposition", "the president/the court", "doctors/the police",
    "residents/the army", "the mayor/the prosecutor", "lawyers/experts", "the company/the ministry",
)  # fmt: skip
"""Who says it → who does not."""
INVENTED = (
    "and the minister has resigned over it", "and two schools were closed as a result",
    "after weeks of heavy fighting near the border", "which experts call a disaster for farmers",
    "and the company will pay a fine", "because the bridge had collapsed in the storm",
    "while thousands of workers went on strike", "and the court rejected the appeal",
    "after a fire destroyed the hospital", "and the victims were buried on the same day",
    "which the church has condemned in a letter", "and the ship sank near the coast",
)  # fmt: skip
"""Clauses that no passage of a test bears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """A claim with one thing changed."""

    kind: str
    """number, spelt, calendar, name, negation, denial, unit, currency, direction, quantifier,
    attribution, quote or invented."""
    was: str
    now: str
    text: str
    """The whole claim, changed."""


_Change = Callable[[str], str]


def corruptions(
    claim: str, names: Sequence[str], seed: str, quotes: Sequence[str] = ()
) -> Iterator[Corruption]:
    """Yield the claim with one thing changed, one of each kind at most.

    Args:
        claim: English and true.
        names: from which a false name is drawn.
        seed: the same seed changes the same words.
        quotes: of other claims, from which a false quotation is drawn.
    """
    dice = random.Random(seed)
    makers: tuple[tuple[str, re.Pattern[str], _Change], ...] = (
        ("number", _DIGITS, lambda was: _other_digits(was, dice)),
        ("spelt", _SPELT, lambda was: dice.choice([word for word in _SMALL if word != was])),
        ("calendar", _CALENDAR, lambda was: _other_day(was, dice)),
        ("name", _NAME, lambda was: _other_name(was, names, dice)),
        ("negation", _VERB, lambda was: f"{was} not"),
        ("denial", _DENIAL, lambda was: was.removesuffix(" not")),
        ("unit", _UNIT, UNITS.__getitem__),
        ("currency", _CURRENCY, CURRENCIES.__getitem__),
        ("direction", _DIRECTION, DIRECTIONS.__getitem__),
        ("quantifier", _QUANTIFIER, QUANTIFIERS.__getitem__),
        ("attribution", _SPEAKER, SPEAKERS.__getitem__),
        ("quote", _QUOTED, lambda was: _other_quote(was, quotes, dice)),
        ("invented", re.compile(r"(?=[.!?]?[\"”’]?$)"), lambda _: f", {dice.choice(INVENTED)}"),
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


def _either(words: Mapping[str, str], before: str = "") -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"{before}(?<!\w)({'|'.join(map(re.escape, longest))})(?![\w'’])")


_UNIT = _either(UNITS, r"(?<=[\dndey] )")
_CURRENCY = re.compile(
    "|".join(re.escape(sign) for sign in CURRENCIES if not sign.isalpha())
    + "|"
    + _either({word: "" for word in CURRENCIES if word.isalpha()}).pattern
)
_DIRECTION = _either(DIRECTIONS)
_QUANTIFIER = _either(QUANTIFIERS)
_SPEAKER = re.compile(
    "|".join(
        rf"\b{re.escape(who)}(?= (?:said|says|say)\b)|(?<=ccording to ){re.escape(who)}\b"
        for who in SPEAKERS
    )
)
_QUOTED = re.compile(r"(?<=[\"“])[^\"“”]{12,}(?=[\"”])")


def _other_quote(was: str, quotes: Sequence[str], dice: random.Random) -> str:
    words = set(re.findall(r"\w{4,}", was.lower()))
    options = [quote for quote in quotes if not words & set(re.findall(r"\w{4,}", quote.lower()))]
    return dice.choice(options) if options else ""


def quotes_in(claims: Sequence[str]) -> list[str]:
    """Return quotations in English sentences, to draw false ones from; sorted."""
    return sorted({match[0] for claim in claims for match in _QUOTED.finditer(claim)})


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

    A capitalised word that the claims also write in lower case, or a day or month, is none; nor
    are ordinary words with a capital, such as "Council", which say nothing without a context.
    """
    lower = {word for claim in claims for word in re.findall(r"\b[a-z]+\b", claim)}
    lower |= {word.lower() for word in (*_MONTHS, *_DAYS, "May")}
    found = {match[0] for claim in claims for match in _NAME.finditer(claim)}
    return sorted(
        name
        for name in found
        if not lower & {word.lower() for word in name.split()}
        and not all(is_common(word) for word in name.split())
    )
