"""An operator at a desk that has worked for a day: a folder, a clock, and commands typed there."""

import shutil
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from fakes import FakeTranslator
from foreigndesk import cli, wiring
from foreigndesk.commands import terminal
from foreigndesk.desk import Desk
from foreigndesk.engines.crew import HereCrew
from foreigndesk.ports import Hook, Translator, no_hook
from foreigndesk.rolls import load_press
from foreigndesk.samples.demo import PlayClock
from foreigndesk.samples.format import load_play
from foreigndesk.samples.server import PressServer
from foreigndesk.settings import Settings
from foreigndesk.store.archive import SqlArchive, open_archive

SETTINGS = """\
secret = "{secret}"
archive = "archive.sqlite"
site = "site"
outbox = "outbox"
press = ["samples/press"]
editions = ["samples/editions"]
publish = ["france"]

[operator]
name = "The Test Desk"
base_address = "{address}"
contact = "editor@desk.example"

[fetch]
host_pause_s = 0.0
allow = {allow}
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass
class Operator:
    """Somebody who types commands in a folder."""

    folder: Path
    patch: pytest.MonkeyPatch
    clock: PlayClock
    translators: tuple[Translator, ...] = field(default_factory=lambda: (FakeTranslator(),))
    hook: Hook = no_hook

    def types(self, *words: str, stdin: str = "") -> Ended:
        """Return how `foreigndesk` with these words ended."""
        out, err = StringIO(), StringIO()
        self.patch.setattr(sys, "argv", ["foreigndesk", *words])
        self.patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode()), "utf-8"))
        self.patch.setattr(sys, "stdout", out)
        self.patch.setattr(sys, "stderr", err)
        try:
            cli.main()
            code: Any = 0
        except SystemExit as leaving:
            code = leaving.code
        return Ended(int(code or 0), out.getvalue(), err.getvalue())

    def opens(self) -> SqlArchive:
        """Return the archive, open; the caller closes it."""
        return open_archive(str(self.folder / "archive.sqlite"))

    def site(self, path: str = "index.html") -> str:
        """Return a page of the built edition."""
        return (self.folder / "site" / "france" / path).read_text("utf-8")

    def press(self) -> AbstractContextManager[PressServer]:
        """Return the press at work at the operator's hour."""
        samples = self.folder / "samples"
        outlets = tuple(load_press([samples / "press"]).values())
        return PressServer(load_play(samples), outlets, self.clock.now)

    def sits_down(self) -> None:
        """Let commands run in the folder, by the operator's clock and with the fast engines."""
        self.patch.chdir(self.folder)

        def wire(settings: Settings, choices: wiring.Choices) -> Desk:
            chosen = replace(
                choices,
                clock=self.clock,
                crew=HereCrew(),
                translators=self.translators,
                hook=self.hook,
            )
            return wiring.wire(settings, chosen)

        self.patch.setattr(terminal, "wire", wire)


def furnish(folder: Path, *, address: str, allow: Sequence[str] = ()) -> None:
    """Write the settings of a desk into a folder."""
    allowed = "[" + ", ".join(f'"{one}"' for one in allow) + "]"
    text = SETTINGS.format(secret="s" * 40, address=address, allow=allowed)
    (folder / "desk.toml").write_text(text, "utf-8")


def copied(found: Path, into: Path) -> Path:
    """Return a copy of a desk's folder, its site's links as they are."""
    return Path(shutil.copytree(found, into, symlinks=True, dirs_exist_ok=True))


def at(text: str) -> datetime:
    """Return a moment, written in ISO 8601 with its offset."""
    return datetime.fromisoformat(text)
