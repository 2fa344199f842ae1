"""What an editor decided stays decided when the story goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from foreigndesk.domain.report import Report, Status
from foreigndesk.errors import RejectedError
from foreigndesk.samples.demo import Demo
from foreigndesk.steps import editing
from small_press import FEW
from stages import on_stage


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Demo]:
    """The desk after its first cover."""
    with on_stage(tmp_path, articles=FEW) as demo:
        for moment in demo.moments()[:2]:
            demo.take(moment)
        yield demo


def bridge(demo: Demo) -> Report:
    (found,) = [r for r in demo.desk.archive.reports("france") if "brisval" in r.slug]
    return found


def go_on(demo: Demo) -> None:
    for moment in demo.moments()[3:5]:
        demo.take(moment)


def test_next_version_of_a_report_that_an_editor_holds_is_held_as_well(evening: Demo) -> None:
    editing.hold(evening.desk, bridge(evening), "Ask the mayor.", "Ada Reader")

    go_on(evening)

    now = bridge(evening)
    assert (now.version, now.status) == (2, Status.HELD)
    assert now.held_because == "Ask the mayor."
    front = evening.desk.archive.front_page("france")
    assert front is not None
    assert now.id not in {report.id for report in front.reports}


def test_next_version_after_a_release_is_held_no_more(evening: Demo) -> None:
    held = editing.hold(evening.desk, bridge(evening), "Ask the mayor.", "Ada Reader")
    editing.release(evening.desk, held, "Bo Editor", ("names",))

    go_on(evening)

    now = bridge(evening)
    assert (now.version, now.status, now.review) == (2, Status.PUBLISHED, None)


def test_corrected_sentence_stays_corrected_when_the_story_goes_on(evening: Demo) -> None:
    editing.correct(evening.desk, bridge(evening), "1,200", "1,300", "Ada Reader")

    go_on(evening)

    now = bridge(evening)
    words = " ".join(claim.text for claim in now.claims)
    assert (now.version, now.status) == (3, Status.CORRECTED)
    assert "1,300 vehicles" in words
    assert "1,200" not in words


def test_correction_leaves_other_words_alone_that_look_alike(evening: Demo) -> None:
    before = bridge(evening)

    mended = editing.correct(evening.desk, before, "14", "15", "Ada Reader")

    words = " ".join(claim.text for claim in mended.claims)
    assert "15 centimetres" in words
    assert "1,200" in words


@pytest.mark.parametrize(("wrong", "right"), [("20", "30"), ("200", "300"), ("1,200", "1,200")])
def test_part_of_a_figure_and_what_is_right_already_are_not_corrected(
    evening: Demo, wrong: str, right: str
) -> None:
    with pytest.raises(RejectedError):
        editing.correct(evening.desk, bridge(evening), wrong, right, "Ada Reader")


def test_withdrawn_report_is_not_written_again(evening: Demo) -> None:
    editing.withdraw(evening.desk, bridge(evening), "The outlet invented it.", "Ada Reader")

    go_on(evening)

    now = bridge(evening)
    assert (now.version, now.status) == (2, Status.WITHDRAWN)
