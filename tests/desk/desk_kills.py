"""Plays the small press and dies at chosen steps; started by a test, in a process of its own.

Usage: desk_kills.py FOLDER (all | NUMBER) LANE LANES. NUMBER is about how many steps are chosen:
each step's name is at least once among them. Several lanes share the work; LANE counts from 0.
Every line that is written is JSON: the steps of an undisturbed play first, then for each chosen
step how the process ended that was killed there, and what differs from the undisturbed play after
another process has played on. Children are forked, which spares them the imports.
"""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import structlog

from foreigndesk.ports import Hook
from foreigndesk.samples.demo import MARK, Stage, staged
from remains import differences, left_by
from small_press import FEW
from stages import stage_in

KILLED = 9


def play_on(stage: Stage, place: Path) -> None:
    """Take every moment from the one that a killed process was in; time does not go back."""
    with staged(stage, afresh=False) as demo:
        moments = demo.moments()
        for number in range(int(place.read_text()), len(moments)):
            place.write_text(str(number))
            demo.take(moments[number])


def dying_at(number: int) -> Hook:
    """Return a hook that ends the process without a word at a step; from 0."""
    steps: list[str] = []

    def hook(step: str) -> None:
        if len(steps) == number:
            os._exit(KILLED)
        steps.append(step)

    return hook


def in_a_child(stage: Stage, place: Path) -> int:
    """Return how a process ended that played on."""
    child = os.fork()
    if child == 0:
        try:
            play_on(stage, place)
        except BaseException:  # noqa: BLE001 - a child must not run on into the parent's code
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def from_the_start(stage: Stage, place: Path) -> None:
    """Empty the stage's folder but for its mark."""
    mark = (stage.folder / MARK).read_bytes()
    shutil.rmtree(stage.folder)
    stage.folder.mkdir()
    (stage.folder / MARK).write_bytes(mark)
    place.write_text("0")


def chosen(steps: Sequence[str], about: str) -> list[int]:
    """Return at which steps to die: at all, or at the last of each name and at some between."""
    if about == "all":
        return list(range(len(steps)))
    last = {name: number for number, name in enumerate(steps)}
    more = max(0, int(about) - len(last))
    between = {number * len(steps) // more for number in range(more)} if more else set()
    return sorted({*last.values(), *between})


def undisturbed(stage: Stage, place: Path) -> tuple[list[str], dict[str, Any]]:
    """Return the steps of a whole play, and what it leaves.

    It is played in this process, so that the children find tables and templates read.
    """
    steps: list[str] = []
    from_the_start(stage, place)
    play_on(replace(stage, hook=steps.append), place)
    return steps, left_by(stage.folder)


def main(root: Path, about: str, lane: int, lanes: int) -> None:
    """Write the lines."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    stage, place = stage_in(root, lane=lane, articles=FEW), root / "moment"
    steps, whole = undisturbed(stage, place)
    sys.stdout.write(json.dumps({"steps": steps}) + "\n")
    for number in chosen(steps, about)[lane::lanes]:
        from_the_start(stage, place)
        ended = in_a_child(replace(stage, hook=dying_at(number)), place)
        went_on = in_a_child(stage, place)
        line = {
            "number": number,
            "step": steps[number],
            "ended": ended,
            "went_on": went_on,
            "differs": differences(whole, left_by(stage.folder)),
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
