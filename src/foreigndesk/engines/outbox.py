"""Letters as files in a folder, where no mail server is set: any mail reader opens them."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from foreigndesk.domain.letter import Letter
from foreigndesk.engines.mime import as_bytes
from foreigndesk.errors import SettingsError
from foreigndesk.ports import EngineState, Hook, no_hook


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMailer:
    """Writes each letter to a file of its own; a letter sent again replaces its file."""

    folder: Path
    hook: Hook = no_hook
    name: str = "outbox"

    def state(self) -> EngineState:
        """Return what `doctor` shows."""
        words = f"letters are written to {self.folder} and reach nobody: set a mail server"
        return EngineState(name=self.name, present=True, version="", words=words)

    def send(self, letter: Letter, before_data: Callable[[], None]) -> None:
        """Write one letter as `<day>-<hash of its Message-ID>.eml`, whole or not at all.

        Raises:
            SettingsError: the folder cannot be written to.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written = self._written(as_bytes(letter), f".{file_name(letter)}-")
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            before_data()
            self._rename(written, file_name(letter))
        finally:
            written.unlink(missing_ok=True)

    def _rename(self, written: Path, name: str) -> None:
        self.hook("outbox: rename")
        try:
            written.replace(self.folder / name)
            for left in self.folder.glob(f".{name}-*"):
                # A process that was killed here left it; it holds a reader's address.
                left.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def _written(self, content: bytes, prefix: str) -> Path:
        self.hook("outbox: write")
        descriptor, name = tempfile.mkstemp(dir=self.folder, prefix=prefix)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        return Path(name)

    def _unwritable(self, error: OSError) -> SettingsError:
        return SettingsError(
            f"the outbox {self.folder} cannot be written to ({error.strerror}): "
            "free some space there, or give this user the right to write"
        )


def file_name(letter: Letter) -> str:
    """Return the name of a letter's file: the day it is dated, and a hash of its Message-ID."""
    dated = dict(letter.headers).get("Date", "")
    day = parsedate_to_datetime(dated).date().isoformat() if dated else "undated"
    return f"{day}-{hashlib.sha256(letter.message_id.encode()).hexdigest()[:16]}.eml"
