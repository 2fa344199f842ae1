"""What commands share: settings, log lines, progress, tables."""

import json
import logging
import os
import socket
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import structlog
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from foreigndesk.desk import Desk
from foreigndesk.domain.press import Edition
from foreigndesk.errors import SettingsError
from foreigndesk.settings import Settings, load
from foreigndesk.wiring import Choices, let_go, wire

SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", help="settings file; desk.toml in this folder where not given"),
]
EditionNames = Annotated[
    list[str] | None, typer.Argument(help="ids of editions; all where not given")
]
AsJson = Annotated[bool, typer.Option("--json", help="print JSON for a machine")]

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


class BadUseError(Exception):
    """A command was given words that do not fit."""


class Progressing:
    """Shows how far long work is: bars on a terminal, nothing elsewhere (log lines say it)."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<28}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=err,
            transient=True,
            disable=not err.is_terminal,
        )
        self._tasks: dict[str, Any] = {}

    def __call__(self, what: str, done: int, of: int) -> None:
        """Show that `done` of `of` are done."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=of)
        self._progress.update(self._tasks[what], completed=done, total=of)
        if done >= of:
            self._progress.update(self._tasks.pop(what), visible=False)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the bars while inside."""
        with self._progress:
            yield


def set_up_log(*, quiet: bool = False) -> None:
    """Log facts as fields: readable lines on a terminal, JSON elsewhere, to standard error."""
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=True)
        if err.is_terminal
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.WARNING if quiet else logging.INFO
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


@contextmanager
def desk_at_work(file: Path | None, *, driving: bool = True) -> Iterator[tuple[Desk, Settings]]:
    """Give the wired desk and its settings; hold the desk's lock while it drives."""
    set_up_log(quiet=err.is_terminal)
    settings = load(file)
    bars = Progressing()
    desk = wire(settings, Choices(progress=bars))
    try:
        if driving:
            with bars.shown(), desk.archive.driving(holder(), desk.clock.now()):
                yield desk, settings
        else:
            yield desk, settings
    finally:
        let_go(desk)


def holder() -> str:
    """Return this process's name in the desk's lock."""
    return f"{socket.gethostname()}:{os.getpid()}"


def chosen_editions(desk: Desk, names: list[str] | None) -> list[Edition]:
    """Return the editions named, all where none is.

    Raises:
        SettingsError: one of them does not exist.
    """
    unknown = [name for name in names or () if name not in desk.editions]
    if unknown:
        known = ", ".join(sorted(desk.editions))
        raise SettingsError(f"no edition {', '.join(unknown)}; there are {known}")
    return [desk.editions[name] for name in names or desk.editions]


def say(line: str, to: Console = out) -> None:
    """Print a line for a person as it is: whole addresses and paths, brackets and all."""
    to.print(line, markup=False, soft_wrap=True)


def show(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table for a person; what stands in it is never read as markup."""
    table = Table(*heads)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out.print(table)


def as_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
