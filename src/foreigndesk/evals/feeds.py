"""`foreigndesk eval feeds`: feeds in files → their entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from foreigndesk.collect.feeds import read_feed
from foreigndesk.collect.probe import entries_as_json
from foreigndesk.domain.press import Feed
from foreigndesk.evals.crewed import crewed
from foreigndesk.evals.files import read_document
from foreigndesk.ports import Crew


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """A feed in a file, with what a server would have said about it."""

    folder: Path
    path: str
    url: str
    content_type: str


def run(
    lines: Iterable[str] | Iterable[bytes], folder: Path, crew: Crew | None = None
) -> Iterator[str]:
    """Yield one line of JSON a line: ``id, ok, error, title, entries``.

    Args:
        lines: ``id, path, url, content_type?`` each.
        folder: what relative paths are relative to.
        crew: who does it; two processes unless given.
    """
    return crewed(lines, partial(_task, folder), answer, _failed, crew)


def _task(folder: Path, fields: dict[str, Any]) -> FeedFile:
    """Return what is to be read for a line."""
    return FeedFile(
        folder=folder,
        path=fields["path"],
        url=str(fields.get("url") or ""),
        content_type=str(fields.get("content_type") or ""),
    )


def answer(file: FeedFile) -> dict[str, Any]:
    """Return what a feed holds, as fields of the answer.

    Raises:
        RejectedError: it is no feed.
    """
    body = read_document(file.folder, file.path)
    feed = Feed(id="feed", outlet="outlet", url=file.url)
    reading = read_feed(body, file.content_type, file.url, feed, datetime.now(UTC))
    entries = entries_as_json(reading.entries)
    return {"ok": True, "error": "", "title": reading.title, "entries": entries}


def _failed(error: Exception) -> dict[str, Any]:
    """Return the fields of the answer where nothing could be read."""
    return {"ok": False, "error": str(error), "title": "", "entries": []}
