"""`eval translation`: texts into English with the engines of this machine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from foreigndesk.evals.lines import bad_line, read_lines, write_line
from foreigndesk.ports import Marked, Translator
from foreigndesk.translate import mark, render
from foreigndesk.wiring import translators

TOGETHER = 64
"""Texts handed to the engines at a time."""
TWO_DAYS = date(2000, 1, 1), date(2000, 1, 2)
"""No text of a test set says when it was written; what depends on the day is not kept."""


def run(
    lines: Iterable[str] | Iterable[bytes], engines: Sequence[Translator] | None = None
) -> Iterator[str]:
    """Yield a line {"id","ok","reason","text","engine","grade"} for every text, in order.

    Args:
        lines: {"id","language","text"}.
        engines: this machine's where not given.
    """
    able = translators() if engines is None else engines
    numbered = read_lines(lines)
    while batch := list(islice(numbered, TOGETHER)):
        yield from _answers(batch, able)


def _answers(
    batch: Sequence[tuple[int, dict[str, Any] | None, str]], engines: Sequence[Translator]
) -> Iterator[str]:
    good = [fields for _, fields, _ in batch if fields is not None and not _fault(fields)]
    marked = [_marked(f["text"], _main_language(f["language"])) for f in good]
    rendered = iter(render(marked, engines))
    for number, fields, error in batch:
        if fields is None or _fault(fields):
            yield bad_line(number, fields, error or _fault(fields or {}))
            continue
        one = next(rendered)
        yield write_line(
            {
                "id": fields["id"],
                "ok": one.ok,
                "reason": one.reason,
                "text": one.text,
                "engine": one.engine,
                "grade": one.grade,
            }
        )


def _main_language(tag: str) -> str:
    """Return the language of a tag: "es-ES" and "es_MX" are "es"."""
    return tag.replace("_", "-").split("-")[0].lower()


def _marked(text: str, language: str) -> Marked:
    """Return a text with the spans whose English is the same on any day of writing."""
    one, other = (mark(text, language, day, {}) for day in TWO_DAYS)
    return replace(one, keep=tuple(keep for keep in one.keep if keep in other.keep))


def _fault(fields: dict[str, Any]) -> str:
    if fields.get("id") is None:
        return "no id"
    for name in ("language", "text"):
        if not isinstance(fields.get(name), str):
            return f"no {name}"
    return ""
