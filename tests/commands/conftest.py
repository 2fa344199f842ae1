"""A desk that has worked for a day and sent its first letter; every test gets a copy."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import structlog
from at_the_desk import Operator, at, copied, furnish

from foreigndesk.samples.demo import PlayClock
from small_press import FEW
from stages import on_stage

EVENING = "2026-03-03T20:00:00+01:00"


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep variables of the machine out, and leave the log as it was."""
    for name in [name for name in os.environ if name.startswith("FOREIGNDESK_")]:
        monkeypatch.delenv(name)
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk after its first day and the letter of the next morning."""
    root = tmp_path_factory.mktemp("first-day")
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with on_stage(root, articles=FEW) as demo:
        for moment in demo.moments()[:3]:
            demo.take(moment)
        allow = [urlsplit(outlet.homepage).netloc for outlet in demo.desk.press.values()]
        furnish(demo.stage.folder, address=demo.desk.imprint.base_address, allow=allow)
        copied(root / "samples", demo.stage.folder / "samples")
        return demo.stage.folder


@pytest.fixture
def operator(first_day: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    """Somebody at that desk, on the evening of the second day."""
    somebody = Operator(copied(first_day, tmp_path), monkeypatch, PlayClock(at(EVENING)))
    somebody.sits_down()
    return somebody


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    """Somebody in an empty folder."""
    somebody = Operator(tmp_path, monkeypatch, PlayClock(at(EVENING)))
    somebody.sits_down()
    return somebody
