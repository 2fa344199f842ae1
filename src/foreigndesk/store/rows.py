"""Rows into values and values into rows: columns carry the names of a value's fields."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, RowMapping, Table
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Kind = TypeVar("Kind", bound=DataclassInstance)
else:
    Kind = TypeVar("Kind")

Row = dict[str, Any]
"""Column → value, on its way into a table."""

Key = TypeVar("Key")

_INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
"""The standard has no upsert; these two say it in nearly the same words."""

CHUNK = 400
"""Keys a question: databases limit the parameters of one statement (SQLite: 32,766)."""


def value(kind: type[Kind], row: RowMapping, **more: Any) -> Kind:
    """Return a value whose fields are a row's columns, or what is given besides."""
    names = (field.name for field in fields(kind))
    return kind(**{name: more[name] if name in more else row[name] for name in names})


def columns(of: "DataclassInstance", *without: str) -> Row:
    """Return a value's fields as columns, but for some."""
    return {
        field.name: getattr(of, field.name) for field in fields(of) if field.name not in without
    }


def put(
    connection: Connection, table: Table, rows: Sequence[Row], update: Collection[str] = ()
) -> None:
    """Add rows; where the primary key is known, update these columns, or leave the row alone."""
    if not rows:
        return
    insert = _INSERT[connection.dialect.name](table)
    key = list(table.primary_key)
    statement = (
        insert.on_conflict_do_update(
            index_elements=key, set_={name: insert.excluded[name] for name in update}
        )
        if update
        else insert.on_conflict_do_nothing(index_elements=key)
    )
    connection.execute(statement, list(rows))


def chunks(keys: Collection[Key]) -> Iterator[list[Key]]:
    """Yield the different keys, in order, as many at a time as one question may hold."""
    different = list(dict.fromkeys(keys))
    for start in range(0, len(different), CHUNK):
        yield different[start : start + CHUNK]
