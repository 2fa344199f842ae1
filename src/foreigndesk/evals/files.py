"""Documents of a measurement, read from where its lines point."""

import gzip
import zlib
from pathlib import Path

from foreigndesk.errors import RejectedError

_CAP = 20 * 1024 * 1024
"""Bytes of a document after unpacking."""


def read_document(folder: Path, path: str) -> bytes:
    """Return a document's bytes, unpacked if its name ends in ``.gz``.

    Args:
        folder: what a relative path is relative to.
        path: as the line gives it.

    Raises:
        RejectedError: it cannot be read, or is larger than 20 MiB.
    """
    place = folder / path
    try:
        with gzip.open(place) if place.suffix == ".gz" else place.open("rb") as document:
            body = document.read(_CAP + 1)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise RejectedError(f"{path} cannot be read: {error}") from error
    if len(body) > _CAP:
        raise RejectedError(f"{path} is larger than {_CAP} bytes")
    return body
