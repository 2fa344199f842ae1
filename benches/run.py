"""`make bench`: measures quality and speed, and holds them against evals/floors.json."""  # noqa: INP001 - a folder of scripts, not a package

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rows import Ground, Row, Skipped, Told

from foreigndesk.errors import DeskError
from foreigndesk.evals.floors import Better, Floor, faults, for_readers, load, updated, written

ROOT = Path(__file__).parent.parent
GROUPS = ("stories", "claims", "names", "extraction", "feeds", "translation", "demo")
"""Each is measured by the file ``of_<group>.py`` beside this one."""
MEASURED = ROOT / "src" / "foreigndesk" / "publish" / "measured.json"
"""What the quality pages of the editions say."""
WIDTH = 160
"""Columns of the table where no terminal says how many it has."""


def main(arguments: Sequence[str]) -> int:
    """Return 0 if all is well, 1 on a drop or a refusal."""
    asked = _asked(arguments)
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    ground = Ground(root=ROOT, public=asked.data, quick=asked.quick)
    try:
        floors = load(asked.floors.read_text("utf-8")) if asked.floors.exists() else {}
        told = _measured(ground, asked.only or GROUPS, floors, console)
        rows = [one for one in told if isinstance(one, Row)]
        if asked.update:
            _update(asked, floors, rows)
            console.print(f"{asked.floors} and {asked.measured} hold these scores now")
            return 0
    except DeskError as error:
        console.print(str(error), markup=False, highlight=False)
        return 1
    return _judged(told, floors, console) if asked.check else 0


def _asked(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, default=ROOT.parent / "shared" / "data", help="developers' data")
    add("--floors", type=Path, default=ROOT / "evals" / "floors.json", help="where floors stand")
    add("--measured", type=Path, default=MEASURED, help="where readers are told of the checks")
    add("--only", nargs="+", choices=GROUPS, help="these groups of measures")
    add("--quick", action="store_true", help="only what is committed and takes seconds")
    add("--check", action="store_true", help="exit 1 if a score fell below its floor")
    add("--update", action="store_true", help="write the scores as floors; refuses to lower one")
    add("--allow-regression", metavar="REASON", default="", help="why floors may be lowered")
    return parser.parse_args(arguments)


def _measured(
    ground: Ground, groups: Sequence[str], floors: dict[str, Floor], console: Console
) -> list[Told]:
    """Return what some groups tell; each group's table is printed when it is done."""
    all_told: list[Told] = []
    for group in groups:
        table = Table(title=group, title_justify="left", expand=True)
        table.add_column("measure", no_wrap=True)
        for column in ("ours", "n", "floor"):
            table.add_column(column, justify="right", no_wrap=True)
        table.add_column("beside it", ratio=1)
        for told in _measures(group)(ground):
            all_told.append(told)
            if isinstance(told, Skipped):
                console.print(f"SKIPPED {told.measure}: {told.why}", style="bold yellow")
                continue
            table.add_row(*_cells(told, floors.get(told.score.measure)))
        if table.row_count:
            console.print(table)
    return all_told


def _measures(group: str) -> Callable[[Ground], Iterator[Told]]:
    """Return what measures a group; loaded only now, for some need seconds to come up."""
    measure: Callable[[Ground], Iterator[Told]] = import_module(f"of_{group}").measure
    return measure


def _cells(row: Row, floor: Floor | None) -> tuple[str, ...]:
    score = row.score
    arrow = "↓" if score.better is Better.LOWER else "↑"
    least = f"{floor.value:.4g}" if floor else "–"
    if not row.pinned:
        least = "not pinned"
    return score.measure, f"{score.value:.4g} {arrow}", str(score.n), least, row.beside


def _update(asked: Namespace, floors: dict[str, Floor], rows: Sequence[Row]) -> None:
    pinned = [row.score for row in rows if row.pinned]
    today = datetime.now(UTC).date()
    new = updated(floors, pinned, today, asked.allow_regression)
    asked.floors.write_text(written(new), "utf-8")
    asked.measured.write_text(for_readers(new), "utf-8")


def _judged(told: Sequence[Told], floors: dict[str, Floor], console: Console) -> int:
    rows = [one for one in told if isinstance(one, Row)]
    refused = [
        *(f"{f.measure} {f.words}" for f in faults(floors, [r.score for r in rows if r.pinned])),
        *(
            f"{row.score.measure} is {row.score.value:.4g}, over its bar of {row.limit}"
            for row in rows
            if row.limit is not None and row.score.value > row.limit
        ),
        *(f"{one.measure}: {one.why}" for one in told if isinstance(one, Skipped) and one.broken),
    ]
    for words in refused:
        console.print(words, markup=False, highlight=False)
    console.print(f"{len(rows)} measured, {len(refused)} refused")
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
