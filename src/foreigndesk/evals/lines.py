"""JSON Lines in, JSON Lines out: what the measuring commands have in common."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def read_lines(
    stream: Iterable[str | bytes],
) -> Iterator[tuple[int, dict[str, Any] | None, str]]:
    """Yield number, object and error of every line that is not blank.

    Args:
        stream: text, or bytes in UTF-8 (a byte order mark is forgiven).

    Returns:
        The line's number from 1; its object, or None; why there is none, or an empty text.
    """
    for number, line in enumerate(stream, 1):
        try:
            text = line if isinstance(line, str) else bytes(line).decode()
            text = text.removeprefix("\ufeff").strip()
            if not text:
                continue
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield number, None, f"not JSON: {error}"
            continue
        if isinstance(value, dict):
            yield number, value, ""
        else:
            yield number, None, "not an object"


def bad_line(number: int, fields: dict[str, Any] | None, error: str) -> str:
    """Return the answer to a line that cannot be read, with its id where it has one."""
    return write_line({"id": (fields or {}).get("id"), "line": number, "error": error})


def write_line(fields: dict[str, Any]) -> str:
    """Return an object as one line of JSON, without a newline; text stays readable."""
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace").decode()
