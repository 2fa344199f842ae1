"""Plays the small day and dies at every commit in turn; started by a test, in its own process.

Usage: archive_kills.py EMPTY_ARCHIVE FOLDER. The first line is the digest of what a whole day
leaves; then comes a line for each commit: the exit status of a process that was killed there, and
the digest after another one has played the day again. Children are forked and all use one file,
which spares them the imports and the writing of every statement anew.
"""

import hashlib
import os
import shutil
import sys
from itertools import count
from pathlib import Path

from archive_day import contents, play

from foreigndesk.ports import no_hook
from foreigndesk.store.archive import SqlArchive, open_archive

KILLED = 9


def play_and_die(archive: SqlArchive, commit: int) -> None:
    """Play the day; end the process without a word just before a commit."""
    commits = count(1)

    def die(_step: str) -> None:
        if next(commits) == commit:
            os._exit(KILLED)

    archive.connections.hook = die
    play(archive)
    os._exit(0)


def play_out(archive: SqlArchive) -> str:
    """Play the day to its end; return the digest of what the archive holds."""
    archive.connections.hook = no_hook
    play(archive)
    digest = hashlib.sha256(repr(contents(archive)).encode()).hexdigest()
    # A fork must not inherit an open SQLite connection.
    archive.close()
    return digest


def kill_everywhere(archive: SqlArchive, empty: Path, file: Path) -> None:
    """Kill a child at the first commit, at the second, and so on until one lives."""
    for commit in count(1):
        shutil.copy(empty, file)
        child = os.fork()
        if child == 0:
            play_and_die(archive, commit)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status} {play_out(archive)}\n")
        if status != KILLED:
            return


def main(empty: Path, folder: Path) -> None:
    """Write the lines."""
    file = Path(shutil.copy(empty, folder / "archive.sqlite"))
    archive = open_archive(str(file))
    sys.stdout.write(f"{play_out(archive)}\n")
    sys.stdout.flush()
    kill_everywhere(archive, empty, file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
