"""`eval names`: draft English with names as the press spells them → conventional English."""

from collections.abc import Iterable, Iterator
from typing import Any

from foreigndesk.evals.lines import bad_line, read_lines, write_line
from foreigndesk.translate.naming import put_right

FIELDS = ("language", "original", "english")


def run(lines: Iterable[str] | Iterable[bytes]) -> Iterator[str]:
    """Yield a line {"id","english","changes":[{"from","to"}]} for every draft, in order.

    Args:
        lines: {"id","language","original","english"}.
    """
    for number, fields, error in read_lines(lines):
        if fields is None or _fault(fields):
            yield bad_line(number, fields, error or _fault(fields or {}))
        else:
            yield write_line(_answer(fields))


def _answer(fields: dict[str, Any]) -> dict[str, Any]:
    language = fields["language"].replace("_", "-").split("-")[0].lower()
    right = put_right(fields["english"], fields["original"], language, {})
    return {
        "id": fields["id"],
        "english": right.text,
        "changes": [{"from": old, "to": new} for old, new in right.changes],
    }


def _fault(fields: dict[str, Any]) -> str:
    if fields.get("id") is None:
        return "no id"
    for name in FIELDS:
        if not isinstance(fields.get(name), str):
            return f"no {name}"
    return ""
