"""Mode files of our own: small programs that answer as Apertium's do, one text a NUL."""

import time
from pathlib import Path

ECHO = "sed -u b"
"""Gives back what it gets."""
SILENT = "sed -un d"
"""Reads and never answers."""
DEAD = "false"
"""Ends at once."""


def mode(folder: Path, name: str, program: str) -> Path:
    """Write a mode file and return its path."""
    path = folder / f"{name}.mode"
    path.write_text(program, "utf-8")
    return path


def french(folder: Path, program: str, then: str = ECHO) -> Path:
    """Write a chain from French to English and return its folder."""
    mode(folder, "fr-es", program)
    mode(folder, "spa-eng", then)
    return folder


def gone(group: int, within_s: float = 5.0) -> bool:
    """Say whether every process of a group has ended, or does so within the time."""
    ends = time.monotonic() + within_s
    while _running(group):
        if time.monotonic() > ends:
            return False
    return True


def _running(group: int) -> list[int]:
    """Return the processes of a group; those that ended and nobody waited for do not count."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if after_name[0] not in "ZX" and int(after_name[2]) == group:
            found.append(int(stat.parent.name))
    return found
