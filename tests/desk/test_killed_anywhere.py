"""The desk is killed at commits, renames and hand-offs, runs again, and nobody can tell.

`TEST_ALL_KILLS=1` kills it at every single one.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).parent / "desk_kills.py"
LANES = 2
HOW_MANY = "all" if os.environ.get("TEST_ALL_KILLS") else "25"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    root = tmp_path_factory.mktemp("kills")
    with ThreadPoolExecutor(LANES) as lanes:
        outputs = list(lanes.map(lambda lane: kill_in(root / str(lane), lane), range(LANES)))
    (steps, *kills), *others = ([json.loads(line) for line in out.splitlines()] for out in outputs)
    assert all(other[0] == steps for other in others)
    return [steps, *kills, *(kill for other in others for kill in other[1:])]


def kill_in(folder: Path, lane: int) -> str:
    command = [sys.executable, str(PROGRAM), str(folder), HOW_MANY, str(lane), str(LANES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_kind_of_step_is_killed_at(lines: list[dict[str, Any]]) -> None:
    first, *kills = lines

    assert {kill["step"] for kill in kills} == set(first["steps"])
    assert {"site: switch", "outbox: rename", "archive: commit report"} <= set(first["steps"])
    assert {kill["ended"] for kill in kills} == {9}


def test_desk_that_was_killed_goes_on_and_leaves_what_it_would_have_left(
    lines: list[dict[str, Any]],
) -> None:
    for kill in lines[1:]:
        assert kill["went_on"] == 0, kill
        assert kill["differs"] == [], kill
