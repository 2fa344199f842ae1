"""What a bench hands over: scores with what they are read beside, and the ground they stand on."""  # noqa: INP001 - a folder of scripts, not a package

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.evals.floors import Score

COMMAND = "uv run --frozen --no-sync python benches/run.py"
"""What repeats a measure; `make bench` repeats them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the texts lie that are measured on."""

    root: Path
    """Of the checkout."""
    public: Path
    """The developers' data beside the checkout; may be missing."""
    quick: bool
    """Only what is committed, and takes seconds."""

    @property
    def samples(self) -> Path:
        """Return the folder of the sample press."""
        return self.root / "src" / "foreigndesk" / "samples"

    def own(self, name: str) -> bytes:
        """Return a committed list."""
        return (self.root / "evals" / "data" / name).read_bytes()

    def has(self, folder: str) -> bool:
        """Say whether a folder of the developers' data is there and wanted."""
        return not self.quick and (self.public / folder).is_dir()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A score, and what stands beside it in the table."""

    score: Score
    beside: str = ""
    """The known figure, the baseline of the same run, or the bar."""
    pinned: bool = True
    """Whether it has a floor; a speed on a shared machine has none."""
    limit: float | None = None
    """A bar that it must keep besides: more than this is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A measure that could not be taken here, and why."""

    measure: str
    why: str
    broken: bool = False
    """Whether it ought to have worked: the check then fails."""


Told = Row | Skipped


def command(group: str) -> str:
    """Return what repeats the measures of a group."""
    return f"{COMMAND} --only {group}"


def objects(lines: Iterable[str | bytes]) -> list[dict[str, Any]]:
    """Return the objects of JSON Lines."""
    return [json.loads(line) for line in lines]


def as_lines(fields: Iterable[dict[str, Any]]) -> list[str]:
    """Return objects as JSON Lines."""
    return [json.dumps(one, ensure_ascii=False) for one in fields]


def missing(ground: Ground, folder: str, group: str) -> Iterator[Skipped]:
    """Yield that a folder of the developers' data is not there, unless nobody asked for it."""
    if not ground.quick:
        yield Skipped(measure=f"{group}.{folder}", why=f"{ground.public / folder} is not there")
