"""The demo: three days of the sample press, played once, timed and checked."""  # noqa: INP001 - a folder of scripts, not a package

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rows import Ground, Row, Skipped, Told, command

from foreigndesk.evals.floors import Better, Score, digest

BAR_S = 90


def measure(ground: Ground) -> Iterator[Told]:
    """Yield the wall seconds of the demo, and the faults that its checker finds."""
    if ground.quick:
        return
    with TemporaryDirectory() as name:
        folder = Path(name) / "demo"
        began = time.perf_counter()
        played = _run(ground, "-m", "foreigndesk", "demo", "--once", "--folder", str(folder))
        took = time.perf_counter() - began
        if played.returncode:
            yield Skipped(
                measure="demo", why=f"the demo failed: {_last(played.stderr)}", broken=True
            )
            return
        checked = _run(ground, "tests/check_demo.py", str(folder))
    counted = re.search(r"(\d+) events checked, (\d+) faults", checked.stdout)
    if counted is None:
        yield Skipped(
            measure="demo.faults", why=f"the checker failed: {_last(checked.stderr)}", broken=True
        )
        return
    seen = digest(path.read_bytes() for path in _played(ground))

    def score(name: str, value: float) -> Score:
        return Score(
            measure=f"demo.{name}",
            value=value,
            n=int(counted[1]),
            digest=seen,
            command=command("demo"),
            better=Better.LOWER,
        )

    yield Row(score=score("seconds", took), beside=f"bar {BAR_S}", pinned=False, limit=BAR_S)
    named = "; ".join(checked.stdout.splitlines()[:-1])
    yield Row(
        score=score("faults", int(counted[2])),
        beside=f"by tests/check_demo.py; n = events; bar 0. {named}",
    )


def _played(ground: Ground) -> list[Path]:
    wanted = {".md", ".toml", ".json", ".j2", ".css"}
    return sorted(path for path in ground.samples.rglob("*") if path.suffix in wanted)


def _run(ground: Ground, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ground.root, capture_output=True, text=True, check=False
    )


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "without a word"
