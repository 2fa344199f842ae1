"""The small press, played once for all tests that only look."""

from collections.abc import Iterator

import pytest
import structlog

from foreigndesk.samples.demo import Demo, play_through
from stages import on_stage


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Keep the log out of the tests' output."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The desk after two days, with worker processes as in real life."""
    with on_stage(tmp_path_factory.mktemp("day"), crew=None) as demo:
        play_through(demo)
        yield demo
