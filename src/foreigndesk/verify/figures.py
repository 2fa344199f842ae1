"""Does a passage bear a claim's numbers, amounts, times and days?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foreigndesk.domain.report import Reason
from foreigndesk.language.conversions import converts
from foreigndesk.language.dates import Moment, same_date
from foreigndesk.language.quantities import Quantity, same_quantity
from foreigndesk.language.readings import Readings, readings
from foreigndesk.language.scripts import folded
from foreigndesk.verify.evidence import Evidence

ENGLISH = "en"
_DEFAULT = "number"
_CODE = re.compile(r"\d{2,}(?:[ .-]\d{2,})+")
"""Groups of digits: a telephone number, a law's."""
_SEASONS = frozenset({"SS", "AW", "FW"})
"""How fashion abbreviates spring with summer, autumn with winter."""
_KINDS = {"time": "time", "code": "name"}


def figures(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason for every number, amount, time and day that no passage bears.

    Args:
        claim: English.
        passages: at least one.
    """
    counted = readings(claim, ENGLISH, passages[0].said[0]).quantities
    codes = _codes(claim, passages)
    borne = [
        quantity
        for quantity in counted
        if not quantity.sure
        or any(start <= quantity.start and quantity.end <= end for start, end in codes)
        or any(_bears(passage, quantity) for passage in passages)
        or _is_season(claim, quantity, passages)
    ]
    for quantity in counted:
        # "300 km (190 miles)": the second is the first again
        if quantity not in borne and not any(converts(quantity, other) for other in borne):
            yield Reason(kind=_fault(quantity, passages), words=quantity.words)
    yield from _days(claim, passages)


def _is_season(claim: str, quantity: Quantity, passages: Sequence[Evidence]) -> bool:
    """Say whether it is the 19 of "SS19", a collection of the year 2019 that a passage has."""
    if quantity.kind != "code" or claim[: quantity.start][-2:] not in _SEASONS:
        return False
    figures_ = (other for passage in passages for other in passage.readings[0].quantities)
    return any(other.kind == "year" and other.value % 100 == quantity.value for other in figures_)


def _codes(claim: str, passages: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Return where telephone numbers and the like stand that a passage has as they are."""
    texts = [" ".join(passage.text.split()) for passage in passages]
    return [
        match.span()
        for match in _CODE.finditer(claim)
        if any(re.search(rf"(?<!\d){re.escape(match[0])}(?!\d)", text) for text in texts)
    ]


def _bears(passage: Evidence, quantity: Quantity) -> bool:
    return _read_bears(passage.readings[0], quantity) or _verbatim(passage, quantity)


def _verbatim(passage: Evidence, quantity: Quantity) -> bool:
    """Say whether words, or a code, stand in the passage as they are: "Five Lives", "G20"."""
    if quantity.kind != "code" and any(sign.isdigit() for sign in quantity.words):
        return False
    return f" {folded(quantity.words)} " in f" {' '.join(_words(passage))} "


def _words(passage: Evidence) -> list[str]:
    return folded(passage.text).replace("'", " ").replace('"', " ").split()


def _read_bears(read: Readings, quantity: Quantity) -> bool:
    others = read.quantities
    if any(same_quantity(quantity, other) or converts(quantity, other) for other in others):
        return True
    if any(converts(quantity, meant) for other in others for meant in other.meant()):
        return True
    return _loosely_borne(read, quantity)


def _loosely_borne(read: Readings, quantity: Quantity) -> bool:
    """Say whether a day of the passage has the number, or a figure whose unit is said once."""
    if quantity.unit and quantity.unit in {other.unit for other in read.quantities}:
        # "3,1 milliards d’euros, contre 2,2 milliards": the unit is said once
        bare = replace(quantity, unit="", kind="number")
        return any(same_quantity(bare, other) for other in read.quantities if not other.unit)
    if quantity.kind == "year":
        return any(int(quantity.value) in _years(moment) for moment in read.dates)
    if quantity.kind in {"ordinal", "number"} and not quantity.unit:
        return any(moment.day == quantity.value for moment in read.dates)
    return False


def _years(moment: Moment) -> set[int]:
    if moment.year is not None:
        return {moment.year}
    return {day.year for day in moment.days} if moment.day is not None else set()


def _fault(quantity: Quantity, passages: Sequence[Evidence]) -> str:
    """Return what is wrong: the unit where a passage has the value, else the number itself."""
    values = {
        other.value
        for passage in passages
        for other in passage.readings[0].quantities
        if other.kind != "time"
    }
    if quantity.unit and quantity.kind != "time" and quantity.value in values:
        return "unit"
    return _KINDS.get(quantity.kind, _DEFAULT)


def _days(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Hold every day of the claim against every passage, both read on the passage's day."""
    unborne: dict[tuple[int, int], str] = {}
    borne: set[tuple[int, int]] = set()
    for passage in passages:
        for said, read in zip(passage.said, passage.readings, strict=True):
            for moment in readings(claim, ENGLISH, said).dates:
                place = (moment.start, moment.end)
                unborne[place] = moment.words
                named = _names_something(moment, passage)
                if named or any(same_date(moment, other) for other in read.dates):
                    borne.add(place)
    for place, words in unborne.items():
        if place not in borne:
            yield Reason(kind="date", words=words)


def _names_something(moment: Moment, passage: Evidence) -> bool:
    """Say whether it is "today", often nowadays, or an English name such as the Sunday Times."""
    return not moment.sure or (
        moment.words in passage.text and moment.words[0].isupper() and passage.language != ENGLISH
    )
