"""What feedparser's test feeds assert, read as data: nothing of a file is ever run."""  # noqa: INP001 - a folder of scripts, not a package

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from unicodedata import category

from lxml import html

FIELDS = {
    "title": "title",
    "link": "link",
    "id": "id",
    "published_parsed": "published",
    "updated_parsed": "published",
}
"""feedparser's name → ours; an entry that was only updated has that as its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One thing that a feed should give."""

    entry: int
    """From 0; -1 is the feed itself."""
    field: str
    """title, link, id or published."""
    value: str
    """Dates are ISO 8601 in UTC."""


def header(body: bytes, name: str) -> str:
    """Return a response header that a test feed was served with; empty where there is none."""
    found = re.search(rf"(?im)^\s*Header:\s*{name}:\s*(.+?)\s*$".encode(), body)
    return found[1].decode("ascii", "replace") if found else ""


def expectations(body: bytes) -> Iterator[Expected]:
    """Yield the titles, links, ids and dates that a test feed's first comment asserts."""
    line = re.search(rb"^\s*Expect:\s*(.+?)\s*$", body, re.MULTILINE)
    if line is None:
        return
    try:
        tree = ast.parse(line[1].decode("utf-8"), mode="eval").body
    except (SyntaxError, UnicodeDecodeError):
        return
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    for part in parts:
        yield from _expected(part)


def _expected(part: ast.expr) -> Iterator[Expected]:
    """Yield what a comparison such as ``entries[0]['title'] == 'words'`` asserts, if it is one."""
    if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq):
        return
    place = _place(part.left)
    if place is None or len(part.ops) > 1:
        return
    try:
        value = _value(place[1], ast.literal_eval(part.comparators[0]))
    except ValueError:
        return
    if value:
        yield Expected(entry=place[0], field=FIELDS[place[1]], value=value)


def _place(node: ast.expr) -> tuple[int, str] | None:
    """Return entry and field of ``entries[0]['title']`` or ``feed['title']``; None for others."""
    match node:
        case ast.Subscript(
            value=ast.Subscript(value=ast.Name(id="entries"), slice=ast.Constant(value=int(entry))),
            slice=ast.Constant(value=str(field)),
        ) if field in FIELDS:
            return entry, field
        case ast.Subscript(value=ast.Name(id="feed"), slice=ast.Constant(value="title")):
            return -1, "title"
        case _:
            return None


def _value(field: str, value: Any) -> str:
    if field.endswith("_parsed"):
        return _moment(value) if isinstance(value, tuple) else ""
    return value if isinstance(value, str) else ""


def _moment(parsed: tuple[int, ...]) -> str:
    """Return a time tuple, which feedparser gives in UTC, as ISO 8601."""
    year, month, day, hour, minute, second = parsed[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()


def as_read(title: str) -> str:
    """Return a title as a reader sees it: spaces folded, without invisible characters."""
    seen = "".join(sign for sign in title if category(sign) != "Cf")
    return " ".join(seen.split())


def readings(title: str) -> set[str]:
    """Return what an asserted title may look like: its letters, or what they are as markup.

    feedparser hands out markup where a feed has it; we hand out text. Which of the two a "<" is
    the assertion alone does not say.
    """
    text = html.fromstring(f"<p>{title}</p>").text_content() if title.strip() else ""
    return {as_read(title), as_read(str(text))}
