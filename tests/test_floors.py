"""Floors: a drop is refused, and lowering one takes a flag and a reason."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import SettingsError
from foreigndesk.evals.floors import (
    Better,
    Floor,
    Score,
    digest,
    faults,
    for_readers,
    load,
    updated,
    written,
)
from foreigndesk.publish.measured import measured

HERE = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
DATA = digest([b"the data"])


def score(value: float, **changes: Any) -> Score:
    values: dict[str, Any] = {
        "measure": "names.own",
        "value": value,
        "n": 10,
        "digest": DATA,
        "command": "make bench",
    }
    return Score(**{**values, **changes})


def pinned(value: float, **changes: Any) -> dict[str, Floor]:
    return dict(updated({}, [score(value, **changes)], TODAY))


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HERE / "benches" / "run.py"), *arguments],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )


def words(found: Sequence[Any]) -> str:
    return " ".join(fault.words for fault in found)


def test_what_is_committed_stands_on_its_floors() -> None:
    told = bench("--quick", "--check")

    assert told.returncode == 0, told.stdout + told.stderr


def test_the_bench_exits_with_1_on_a_drop(tmp_path: Path) -> None:
    fields = json.loads((HERE / "evals" / "floors.json").read_text("utf-8"))
    fields["names.own.right"]["value"] = 1.01
    raised = tmp_path / "floors.json"
    raised.write_text(json.dumps(fields), "utf-8")

    told = bench("--quick", "--check", "--only", "names", "--floors", str(raised))

    assert told.returncode == 1
    assert "names.own.right is" in " ".join(told.stdout.split())


def test_the_bench_lowers_no_floor_without_the_flag_and_a_reason(tmp_path: Path) -> None:
    before = (HERE / "evals" / "floors.json").read_text("utf-8")
    fields = json.loads(before)
    fields["names.own.right"]["value"] = 1.01
    raised = tmp_path / "floors.json"
    raised.write_text(json.dumps(fields), "utf-8")
    asked = (
        *("--quick", "--update", "--only", "names"),
        *("--floors", str(raised), "--measured", str(tmp_path / "measured.json")),
    )

    refused = bench(*asked)
    kept = json.loads(raised.read_text("utf-8"))["names.own.right"]
    done = bench(*asked, "--allow-regression", "the list was wrong")
    lowered = json.loads(raised.read_text("utf-8"))["names.own.right"]

    assert refused.returncode == 1
    assert "--allow-regression" in refused.stdout + refused.stderr
    assert kept["value"] == 1.01
    assert done.returncode == 0, done.stdout + done.stderr
    assert lowered["value"] < 1.01
    assert lowered["lowered"] == "the list was wrong"


def test_a_drop_is_named_with_both_figures() -> None:
    floors = pinned(0.9)

    found = faults(floors, [score(0.8)])

    assert words(found) == "is 0.8, worse than its floor of 0.9 (n = 10)"


def test_a_score_at_its_floor_or_above_passes() -> None:
    floors = pinned(0.9)

    assert faults(floors, [score(0.9), score(0.95)]) == []


def test_where_less_is_better_a_rise_is_the_drop() -> None:
    floors = pinned(0.02, better=Better.LOWER)

    assert faults(floors, [score(0.01, better=Better.LOWER)]) == []
    assert words(faults(floors, [score(0.03, better=Better.LOWER)])).startswith("is 0.03")


def test_what_chance_takes_is_no_drop_and_moves_no_floor() -> None:
    floors = pinned(30.0, better=Better.LOWER, slack=20.0)
    slower = score(45.0, better=Better.LOWER, slack=20.0)

    assert faults(floors, [slower]) == []
    assert updated(floors, [slower], TODAY)["names.own"].value == 30.0


def test_a_score_on_other_data_is_not_compared() -> None:
    found = faults(pinned(0.9), [score(0.99, digest=digest([b"easier"]))])

    assert "other data" in words(found)


def test_a_measure_without_a_floor_asks_for_one() -> None:
    assert "--update" in words(faults({}, [score(0.9)]))


def test_a_floor_that_was_not_measured_is_no_fault() -> None:
    assert faults(pinned(0.9), []) == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_lowering_without_a_reason_is_refused(reason: str) -> None:
    with pytest.raises(SettingsError, match=r"names\.own would be lowered.*--allow-regression"):
        updated(pinned(0.9), [score(0.8)], TODAY, reason)


def test_lowering_by_way_of_other_data_is_refused_too() -> None:
    harder = score(0.8, digest=digest([b"harder"]))

    with pytest.raises(SettingsError, match="would be lowered"):
        updated(pinned(0.9), [harder], TODAY)


def test_a_lowered_floor_keeps_its_reason_until_it_rises() -> None:
    floors = updated(pinned(0.9), [score(0.8)], TODAY, "half the list was wrong")
    risen = updated(floors, [score(0.85)], TODAY)

    assert floors["names.own"].lowered == "half the list was wrong"
    assert (risen["names.own"].value, risen["names.own"].lowered) == (0.85, "")


def test_other_data_with_the_same_score_keeps_the_floor_and_takes_the_digest() -> None:
    other = digest([b"more"])

    floors = updated(pinned(0.9), [score(0.9, digest=other, n=20)], date(2026, 12, 1))

    floor = floors["names.own"]
    assert (floor.value, floor.digest, floor.n) == (0.9, other, 20)


def test_floors_of_other_measures_stay() -> None:
    floors = updated(pinned(0.9), [score(0.5, measure="feeds.titles")], TODAY)

    assert sorted(floors) == ["feeds.titles", "names.own"]


@pytest.mark.parametrize("text", ["{", "[]", '{"names.own": {"value": 1}}'])
def test_a_broken_file_is_named_with_a_remedy(text: str) -> None:
    with pytest.raises(SettingsError, match=r"floors\.json.*--update"):
        load(text)


@given(st.floats(0, 1), st.integers(0, 1000))
def test_what_is_written_can_be_read_again(value: float, n: int) -> None:
    floors = pinned(value, n=n)

    assert load(written(floors)) == floors


@given(st.floats(0, 1), st.floats(0, 1))
def test_without_a_reason_a_floor_never_falls(old: float, new: float) -> None:
    floors = pinned(old)

    try:
        after = updated(floors, [score(new)], TODAY)
    except SettingsError:
        after = floors

    assert after["names.own"].value >= floors["names.own"].value


def test_where_one_file_ends_makes_a_difference_to_the_digest() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])


def test_readers_are_told_what_the_floors_hold_row_by_row() -> None:
    floors = load((HERE / "evals" / "floors.json").read_text("utf-8"))
    claims = {name: floor for name, floor in floors.items() if name.startswith("claims.")}

    told = {row.measure: row for row in measured()}

    assert sorted(told) == sorted(claims)
    for name, floor in claims.items():
        row = told[name]
        held = (floor.value, floor.n, floor.date, floor.command)
        assert (row.value, row.n, row.date, row.command) == held, name


def test_readers_are_told_of_the_checks_and_of_nothing_else() -> None:
    floors = updated(pinned(0.9), [score(0.8, measure="claims.own.caught.name")], TODAY)

    assert json.loads(for_readers(floors)) == [
        {
            "measure": "claims.own.caught.name",
            "value": 0.8,
            "n": 10,
            "date": "2026-11-22",
            "command": "make bench",
        }
    ]
