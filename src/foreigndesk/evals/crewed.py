"""Lines of a measurement, worked on by the crew: nothing in a document stops the measurement."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any, TypeVar

from foreigndesk.evals.lines import bad_line, read_lines, write_line
from foreigndesk.ports import Crew
from foreigndesk.wiring import crew as own_crew

Task = TypeVar("Task")

_BATCH = 64
"""Lines read ahead of the answers."""

Fields = dict[str, Any]
Line = tuple[int, Fields | None, str]


def crewed(
    lines: Iterable[str] | Iterable[bytes],
    task: Callable[[Fields], Task],
    work: Callable[[Task], Fields],
    failed: Callable[[Exception], Fields],
    crew: Crew | None = None,
) -> Iterator[str]:
    """Yield the answer to every line, in order.

    Args:
        lines: JSON Lines; each needs ``path`` and has ``id``.
        task: a line's fields → what the work needs.
        work: done by the crew; gives the answer's fields without the id.
        failed: the answer's fields where the work failed.
        crew: two processes unless given.
    """
    own = own_crew(limit=timedelta(seconds=30))
    try:
        read = read_lines(lines)
        while batch := list(islice(read, _BATCH)):
            yield from _batch(batch, task, work, failed, crew or own)
    finally:
        own.close()


def _batch(
    batch: list[Line],
    task: Callable[[Fields], Task],
    work: Callable[[Task], Fields],
    failed: Callable[[Exception], Fields],
    crew: Crew,
) -> Iterator[str]:
    """Yield the answers to some lines, in order."""
    good = [fields for _, fields, _ in batch if fields is not None and _has_path(fields)]
    results = crew.map(work, [task(fields) for fields in good])
    for number, fields, error in batch:
        if fields is None or not _has_path(fields):
            yield bad_line(number, fields, error or "no path")
            continue
        result = next(results)
        answer = failed(result) if isinstance(result, Exception) else result
        yield write_line({"id": fields.get("id"), **answer})


def _has_path(fields: Fields) -> bool:
    """Say whether a line names its document."""
    return isinstance(fields.get("path"), str)
