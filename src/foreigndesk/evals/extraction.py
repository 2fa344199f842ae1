"""`foreigndesk eval extraction`: pages in files → their articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from foreigndesk.collect.links import page_identity
from foreigndesk.collect.pages import PageTask, read_article
from foreigndesk.collect.probe import iso
from foreigndesk.domain.article import Entry, OutletHabits
from foreigndesk.evals.crewed import crewed
from foreigndesk.evals.files import read_document
from foreigndesk.ports import Crew


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A page in a file, with the address it was read from."""

    folder: Path
    path: str
    url: str


def run(
    lines: Iterable[str] | Iterable[bytes], folder: Path, crew: Crew | None = None
) -> Iterator[str]:
    """Yield one line of JSON a line: ``id, ok, reason, title, text, published, authors, language``.

    Every page is read on its own: nothing is learnt from one about the next.

    Args:
        lines: ``id, path, url`` each.
        folder: what relative paths are relative to.
        crew: who does it; two processes unless given.
    """
    return crewed(lines, partial(_task, folder), answer, _failed, crew)


def _task(folder: Path, fields: dict[str, Any]) -> PageFile:
    """Return what is to be read for a line."""
    return PageFile(folder=folder, path=fields["path"], url=str(fields.get("url") or ""))


def answer(file: PageFile) -> dict[str, Any]:
    """Return the article on a page, as fields of the answer.

    Raises:
        RejectedError: there is none.
    """
    task = PageTask(
        entry=_entry(file.url),
        languages=(),
        body=read_document(file.folder, file.path),
        content_type="",
        final_url=file.url,
        fetched=datetime.now(UTC),
        habits=OutletHabits(outlet="outlet", paragraphs={}),
    )
    article = read_article(task).article
    return {
        "ok": True,
        "reason": "",
        "title": article.title,
        "text": article.text,
        "published": iso(article.published) if article.dated else None,
        "authors": list(article.authors),
        "language": article.language,
    }


def _entry(url: str) -> Entry:
    """Return an entry that knows nothing but the address."""
    return Entry(
        id=page_identity("outlet", url),
        outlet="outlet",
        feed="feed",
        guid="",
        link=url,
        title="",
        summary="",
        content="",
        published=None,
    )


def _failed(error: Exception) -> dict[str, Any]:
    """Return the fields of the answer where there is no article."""
    return {
        "ok": False,
        "reason": str(error),
        "title": "",
        "text": "",
        "published": None,
        "authors": [],
        "language": None,
    }
