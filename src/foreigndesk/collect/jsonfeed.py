"""JSON Feed, versions 1.0 and 1.1, read by hand: it is small."""

import json
from typing import Any

from foreigndesk.collect.parsers import RawEntry, RawFeed, RawText
from foreigndesk.errors import RejectedError


def read_json(text: str) -> RawFeed:
    """Return a JSON Feed as the parsers would give it.

    Raises:
        RejectedError: it is no JSON Feed.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RejectedError(f"broken JSON instead of a feed: {error}") from error
    entries = found.get("items") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        raise RejectedError("JSON, but no JSON Feed")
    return RawFeed(
        title=RawText(words=_text(found, "title"), literal=True),
        entries=tuple(_entry(each) for each in entries if isinstance(each, dict)),
    )


def _entry(found: dict[str, Any]) -> RawEntry:
    """Return an item as the parsers would give it."""
    markup, text = _text(found, "content_html"), _text(found, "content_text")
    return RawEntry(
        guid=_text(found, "id"),
        link=_text(found, "url") or _text(found, "external_url"),
        title=RawText(words=_text(found, "title"), literal=True),
        summary=RawText(words=_text(found, "summary"), literal=True),
        content=RawText(words=markup or text, literal=not markup),
        dates=tuple(filter(None, (_text(found, "date_published"), _text(found, "date_modified")))),
    )


def _text(found: dict[str, Any], name: str) -> str:
    """Return a text or a number of an object as text; anything else is nothing."""
    value = found.get(name)
    return str(value) if isinstance(value, str | int | float) else ""
