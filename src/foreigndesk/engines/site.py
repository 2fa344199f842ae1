"""Editions as folders of files: built aside, switched by one rename.

    folder/france               → .builds/france-7     what readers see
    folder/.builds/france-6                            the build before it
    folder/.builds/france-7

Whenever the process dies, `folder/france` is a whole site, the old one or the new one. The switch
is `rename(2)` over a symbolic link, which POSIX makes atomic.
"""

import fcntl
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from foreigndesk.errors import RejectedError, SettingsError
from foreigndesk.ports import Hook, Page, no_hook

GONE = "gone.json"
"""In an edition's root: the paths that answer 410, a JSON list."""

EDITION = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FolderSite:
    """Sites of several editions below one folder.

    Args:
        folder: where the editions lie; made where it is missing.
        hook: called before every write and before the switch.
    """

    def __init__(self, folder: Path, hook: Hook = no_hook) -> None:
        self._folder = folder
        self._builds = folder / ".builds"
        self._hook = hook

    def build(self, edition: str, pages: Iterable[Page]) -> None:
        """Write all pages into a new folder and switch to it by rename, or change nothing.

        The build before it is kept; older ones, and what crashed builds left, are removed.

        Raises:
            RejectedError: a path that leads out of the site, or that stands twice.
            SettingsError: the folder cannot be written; the last good site stays.
        """
        if not EDITION.fullmatch(edition):
            raise RejectedError(f"site: {edition!r} is no name for an edition's folder")
        with self._told_plainly(edition), self._alone(edition):
            current = self._current(edition)
            self._remove(edition, lambda number: number > current)
            self._write_or_clear(edition, current + 1, pages)
            self._switch(edition, current + 1)
            self._remove(edition, lambda number: number < current)

    def _write_or_clear(self, edition: str, number: int, pages: Iterable[Page]) -> None:
        target = self._build_folder(edition, number)
        try:
            self._write_all(target, pages)
        except (OSError, RejectedError):
            # a full disk is not made fuller by half a site
            shutil.rmtree(target, ignore_errors=True)
            raise

    def _write_all(self, target: Path, pages: Iterable[Page]) -> None:
        target.mkdir(parents=True)
        written: set[str] = {GONE}
        gone: list[str] = []
        for page in pages:
            path = _checked(page.path, written)
            self._hook("site: write")
            _write(target / path, page.body)
            gone += [path] if page.gone else []
        self._hook("site: write")
        _write(target / GONE, json.dumps(sorted(gone), ensure_ascii=False).encode())

    def _switch(self, edition: str, number: int) -> None:
        link = self._builds / f"{edition}.link"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(".builds") / f"{edition}-{number}")
        self._hook("site: switch")
        link.replace(self._folder / edition)

    def _current(self, edition: str) -> int:
        """Return the number of the build that readers see; 0 where there is none."""
        place = self._folder / edition
        if place.is_symlink():
            return _number(edition, place.readlink().name)
        if place.exists():
            raise SettingsError(
                f"site: {place} is not one of our builds; move it away, or set another folder"
            )
        return 0

    def _remove(self, edition: str, unwanted: Callable[[int], bool]) -> None:
        for build in sorted(self._builds.glob(f"{edition}-*")):
            number = _number(edition, build.name)
            if number and unwanted(number):
                shutil.rmtree(build)

    def _build_folder(self, edition: str, number: int) -> Path:
        return self._builds / f"{edition}-{number}"

    @contextmanager
    def _alone(self, edition: str) -> Iterator[None]:
        """Keep a second builder of the same edition waiting; the kernel frees a dead one's lock."""
        self._builds.mkdir(parents=True, exist_ok=True)
        with (self._builds / f"{edition}.lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _told_plainly(self, edition: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise SettingsError(
                f"site: cannot write {edition} below {self._folder}: {error.strerror}; "
                "free some space or mend the folder, then publish again. "
                "The last good site is still there."
            ) from error


def _number(edition: str, name: str) -> int:
    """Return the number of an edition's build; 0 where the name is not one's."""
    found = re.fullmatch(rf"{re.escape(edition)}-(\d+)", name)
    return int(found[1]) if found else 0


def _checked(path: str, written: set[str]) -> str:
    """Return a path that stays inside the site, and note it as written."""
    parts = path.split("/")
    leads_out = path.startswith("/") or {"", ".", ".."} & set(parts) or "\0" in path
    if leads_out or path in written:
        raise RejectedError(f"site: no page can be written at {path!r}")
    written.add(path)
    return path


def _write(place: Path, body: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(body)
