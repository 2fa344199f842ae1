"""What a play leaves behind: archive, site and letters as values that can be compared."""

import json
import sqlite3
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

OF_THE_WAY = {"deliveries": {"attempts", "reason"}, "driver": {"epoch", "until"}}
"""Columns that tell how something came about and not what came about."""


def archive_of(folder: Path) -> dict[str, list[str]]:
    """Return every row of every table, as text and in order."""
    connection = sqlite3.connect(folder / "archive.sqlite")
    connection.row_factory = sqlite3.Row
    try:
        named = connection.execute("select name from sqlite_master where type = 'table'")
        tables = sorted(row["name"] for row in named)
        return {table: _rows(connection, table) for table in tables}
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> list[str]:
    left_out = OF_THE_WAY.get(table, set())
    rows = connection.execute(f'select * from "{table}"')
    kept = [{key: _plain(row[key]) for key in row.keys() if key not in left_out} for row in rows]  # noqa: SIM118 - a Row is no mapping
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in kept)


def _plain(value: Any) -> Any:
    """Return a column's value; sets and objects in JSON come in no order."""
    if not isinstance(value, str) or value[:1] not in "[{":
        return value
    try:
        held = json.loads(value)
    except ValueError:
        return value
    if isinstance(held, list) and all(isinstance(one, str) for one in held):
        return sorted(held)
    return held


def site_of(folder: Path) -> dict[str, bytes]:
    """Return every file that readers of the edition could be shown, by its path."""
    root = folder / "site" / "france"
    return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}


def letters_of(folder: Path) -> list[EmailMessage]:
    """Return the letters in the outbox, the first one first."""
    files = sorted((folder / "outbox").glob("*.eml"))
    read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return sorted(read, key=lambda letter: (str(letter["Date"]), str(letter["Subject"])))


def left_by(folder: Path) -> dict[str, Any]:
    """Return all that a play leaves, ready to be compared with another one's."""
    outbox = {file.name: file.read_bytes() for file in (folder / "outbox").glob("*")}
    return {"archive": archive_of(folder), "site": site_of(folder), "outbox": outbox}


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return the names of what differs: tables, pages, letters."""
    return [
        f"{kind}: {name}"
        for kind in one
        for name in sorted(one[kind].keys() | other[kind].keys())
        if one[kind].get(name) != other[kind].get(name)
    ]
