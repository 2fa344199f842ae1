"""Floors: the scores below which a change is refused, each with a digest of what it was read from.

Pure: texts and values in, texts and values out. `benches/run.py` measures, reads and writes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict, TypeAdapter, ValidationError

from foreigndesk.errors import SettingsError


class Better(StrEnum):
    """Which way a measure improves."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was measured just now."""

    measure: str
    """Dotted, the part of the house first: ``claims.own.false_alarms``."""
    value: float
    """In the measure's own unit; shares are from 0 to 1, times in seconds."""
    n: int
    """How many things the value was read from."""
    digest: str
    """SHA-256 of the input files, hexadecimal."""
    command: str
    """What repeats it."""
    better: Better = Better.HIGHER
    slack: float = 0.0
    """How far a repetition may fall short by chance; 0 where nothing is left to chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What a measure must not fall short of."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    value: float
    n: int
    digest: str
    date: date
    """The day on which it was measured."""
    command: str
    better: Better = Better.HIGHER
    slack: float = 0.0
    lowered: str = ""
    """Why it was lowered, where its last change was for the worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a score cannot be accepted beside the floors."""

    measure: str
    words: str
    """For whoever made the change, with the remedy."""


Floors = Mapping[str, Floor]
_FILE = TypeAdapter(dict[str, Floor])
_PLACES = 4
"""Decimal places that are kept: finer differences than these are never the point."""


def digest(parts: Iterable[bytes]) -> str:
    """Return the SHA-256 of some files, in order; where one ends makes a difference."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def load(text: str) -> dict[str, Floor]:
    """Return the floors of a floors.json, by measure.

    Raises:
        SettingsError: it is not JSON, or not in the form that `written` gives.
    """
    try:
        return _FILE.validate_json(text)
    except ValidationError as error:
        raise SettingsError(
            f"floors.json: {error.errors()[0]['msg']} ({error.error_count()} faults); "
            "take the last good version and run `python benches/run.py --update`"
        ) from error


def written(floors: Floors) -> str:
    """Return floors as the text of a floors.json: sorted, one key a line."""
    return _FILE.dump_json(dict(sorted(floors.items())), indent=2).decode() + "\n"


def for_readers(floors: Floors) -> str:
    """Return what readers are told of the checks, as the text of the publish room's measured.json.

    The floors themselves, so that no page says better than what is held.
    """
    rows = [
        {
            "measure": measure,
            "value": floor.value,
            "n": floor.n,
            "date": floor.date.isoformat(),
            "command": floor.command,
        }
        for measure, floor in sorted(floors.items())
        if measure.startswith("claims.")
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def faults(floors: Floors, scores: Sequence[Score]) -> list[Fault]:
    """Return why these scores may not pass: a drop, other data, a measure without a floor.

    A floor that was not measured this time is no fault: its data may lie on another machine.
    """
    return [
        Fault(measure=score.measure, words=words)
        for score in scores
        if (words := _fault(floors.get(score.measure), score))
    ]


def _fault(floor: Floor | None, score: Score) -> str:
    if floor is None:
        return "has no floor yet; write one with --update"
    if floor.digest != score.digest:
        return (
            f"was measured on other data than its floor of {floor.date}; "
            "measure again with --update, and say in the commit what changed in the data"
        )
    if _short(floor, score):
        return f"is {score.value:.4g}, worse than its floor of {floor.value:.4g} (n = {score.n})"
    return ""


def _short(floor: Floor, score: Score) -> bool:
    """Say whether a score falls short of a floor by more than its slack."""
    lost = floor.value - round(score.value, _PLACES)
    return (lost if score.better is Better.HIGHER else -lost) > score.slack + 1e-9


def updated(floors: Floors, scores: Sequence[Score], day: date, allowed: str = "") -> Floors:
    """Return the floors with these scores as the new ones.

    A score within its floor's slack leaves the floor where it is: chance must not carry it down.

    Args:
        floors: as they stand.
        scores: measured just now.
        day: of today.
        allowed: the reason why floors may be lowered; empty where they may not.

    Raises:
        SettingsError: some score is worse and no reason was given; names every one of them.
    """
    worse = [
        score.measure
        for score in scores
        if score.measure in floors and _short(floors[score.measure], score)
    ]
    if worse and not allowed.strip():
        raise SettingsError(
            f"refused: {', '.join(worse)} would be lowered; "
            'if that is right, say why: --allow-regression "reason"'
        )
    new = {
        score.measure: _next(floors.get(score.measure), score, day, allowed.strip())
        for score in scores
    }
    return {**floors, **new}


def _next(floor: Floor | None, score: Score, day: date, allowed: str) -> Floor:
    fresh = Floor(
        value=round(score.value, _PLACES),
        n=score.n,
        digest=score.digest,
        date=day,
        command=score.command,
        better=score.better,
        slack=score.slack,
    )
    if floor is None:
        return fresh
    if _short(floor, score):
        return replace(fresh, lowered=allowed)
    if floor.digest == score.digest and not _gained(floor, score):
        return floor
    if not _gained(floor, score):
        return replace(fresh, value=floor.value, lowered=floor.lowered)
    return fresh


def _gained(floor: Floor, score: Score) -> bool:
    """Say whether a score is better than a floor by more than its slack."""
    won = round(score.value, _PLACES) - floor.value
    return (won if score.better is Better.HIGHER else -won) > score.slack
