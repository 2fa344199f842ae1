from collections.abc import Iterator
from datetime import timedelta

import pytest
from crew_work import work

from foreigndesk.engines.crew import HereCrew, ProcessCrew
from foreigndesk.errors import RejectedError, TransientError


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessCrew]:
    crew = ProcessCrew(workers=2, limit=timedelta(seconds=2), memory_bytes=4 * 1024**3)
    yield crew
    crew.close()


@pytest.fixture(params=["here", "processes"])
def crew(request: pytest.FixtureRequest, processes: ProcessCrew) -> HereCrew | ProcessCrew:
    return HereCrew() if request.param == "here" else processes


def test_results_come_in_the_order_of_the_tasks(crew: HereCrew | ProcessCrew) -> None:
    assert list(crew.map(work, [f"t{n}" for n in range(30)])) == [f"T{n}" for n in range(30)]


def test_no_tasks_give_no_results(crew: HereCrew | ProcessCrew) -> None:
    assert list(crew.map(work, [])) == []


def test_desk_errors_travel_as_they_are(crew: HereCrew | ProcessCrew) -> None:
    rejected, later, good = crew.map(work, ["stop", "later", "x"])

    assert isinstance(rejected, RejectedError)
    assert (str(rejected), rejected.gone) == ("not this", True)
    assert isinstance(later, TransientError)
    assert later.retry_after == timedelta(seconds=9)
    assert good == "X"


def test_a_bug_is_a_rejection_that_tells_where(crew: HereCrew | ProcessCrew) -> None:
    (result,) = crew.map(work, ["bug"])

    assert isinstance(result, RejectedError)
    assert "ZeroDivisionError: a bug" in str(result)


def test_a_result_that_cannot_travel_is_a_rejection(processes: ProcessCrew) -> None:
    result, good = processes.map(work, ["lock", "x"])

    assert isinstance(result, RejectedError)
    assert good == "X"


def test_whoever_swells_or_dies_takes_only_its_task_along(processes: ProcessCrew) -> None:
    swollen, dead, good, fine = processes.map(work, ["swell", "die", "x", "y"])

    assert "MemoryError" in str(swollen)
    assert "died (3)" in str(dead)
    assert (good, fine) == ("X", "Y")


def test_whoever_hangs_is_stopped_and_replaced(processes: ProcessCrew) -> None:
    hung, good, fine = processes.map(work, ["hang", "x", "y"])

    assert "longer than 2 s" in str(hung)
    assert (good, fine) == ("X", "Y")


def test_a_map_that_is_broken_off_leaves_a_crew_that_works(processes: ProcessCrew) -> None:
    results = processes.map(work, ["x", "hang", "hang"])
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert list(processes.map(work, ["y"])) == ["Y"]


def test_a_crew_that_was_closed_hires_anew() -> None:
    HereCrew().close()
    crew = ProcessCrew(workers=1)
    crew.close()

    assert list(crew.map(work, ["x"])) == ["X"]
    crew.close()
