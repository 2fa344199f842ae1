"""eval: the measuring commands, JSON Lines in and out (contracts in docs/measuring.md)."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from foreigndesk.errors import SettingsError
from foreigndesk.evals import claims as eval_claims
from foreigndesk.evals import extraction as eval_extraction
from foreigndesk.evals import feeds as eval_feeds
from foreigndesk.evals import names as eval_names
from foreigndesk.evals import stories as eval_stories
from foreigndesk.evals import translation as eval_translation

File = Annotated[str, typer.Argument(help="JSON Lines; - reads standard input")]
Run = Callable[[Iterable[bytes], Path], Iterator[str]]

evals = typer.Typer(no_args_is_help=True, help="Measure: JSON Lines in, JSON Lines out.")


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for command in (feeds, extraction, stories, claims, translation, names):
        evals.command()(command)
    app.add_typer(evals, name="eval")


def feeds(file: File) -> None:
    """Read feeds: {"id","path","url"} → entries."""
    _measure(file, eval_feeds.run)


def extraction(file: File) -> None:
    """Read article pages: {"id","path","url"} → title, text, date, authors, language."""
    _measure(file, eval_extraction.run)


def stories(file: File) -> None:
    """Group articles in time order: {"id","language","published","title","text"?} → story."""
    _measure(file, lambda lines, _: eval_stories.run(lines))


def claims(file: File) -> None:
    """Verify claims: {"id","claim","passages"} → verdict with reasons."""
    _measure(file, lambda lines, _: eval_claims.run(lines))


def translation(file: File) -> None:
    """Put texts into English with this machine's engines: {"id","language","text"}."""
    _measure(file, lambda lines, _: eval_translation.run(lines))


def names(file: File) -> None:
    """Conventional English names: {"id","language","original","english"} → english, changes."""
    _measure(file, lambda lines, _: eval_names.run(lines))


def _measure(file: str, run: Run) -> None:
    with _opened(file) as (lines, folder):
        for line in run(lines, folder):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()


@contextmanager
def _opened(file: str) -> Iterator[tuple[Iterable[bytes], Path]]:
    """Give the lines of a file, undecoded, and the folder that its paths count from."""
    if file == "-":
        yield sys.stdin.buffer, Path.cwd()
        return
    path = Path(file)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}") from error
    with stream:
        yield stream, path.parent
