"""What a database complains of, as a SettingsError that names the archive and the remedy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from foreigndesk.errors import SettingsError

_REMEDIES = {
    "SQLITE_BUSY": "is locked by another program: wait until that has ended, or end it",
    "SQLITE_LOCKED": "is locked by another program: wait until that has ended, or end it",
    "SQLITE_FULL": "cannot grow, for the disk is full: free some space and run the command again",
    "SQLITE_READONLY": "may not be written to: give this user the right to write the file "
    "and its folder",
    "SQLITE_PERM": "may not be opened: give this user the right to read and write it",
    "SQLITE_CANTOPEN": "cannot be opened: check the path, and that this user may write there",
    "SQLITE_CORRUPT": "is damaged: put the last back-up in its place",
    "SQLITE_NOTADB": "is not an SQLite file: give another path, or move the file away",
    "SQLITE_IOERR": "cannot be read or written by this machine: check the disk",
}
"""SQLite's primary result code → the remedy; a code not listed here is a bug of ours."""


@contextmanager
def remedies(place: str) -> Iterator[None]:
    """Turn what an operator can mend into a SettingsError; let bugs through.

    Args:
        place: the archive's file or address, without a password.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        words = _remedy(error)
        if not words:
            raise
        raise SettingsError(f"the archive {place} {words}") from error


def _remedy(error: DBAPIError | sqlite3.Error) -> str:
    """Return what to tell the operator, or nothing where the fault is ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # Extended codes carry a suffix: SQLITE_READONLY_DBMOVED, SQLITE_IOERR_WRITE.
        code = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
        return _REMEDIES.get(code, "")
    if isinstance(error, OperationalError):
        first = (str(cause).splitlines() or [""])[0]
        return f"does not answer: start the database or mend its address ({first})"
    return ""
