"""A house that answers: a real archive and a real site, a mailer and a clock in memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

import make
from foreigndesk.deliver.tokens import Signer
from foreigndesk.domain.letter import Consent, Letter, Subscriber
from foreigndesk.engines.site import FolderSite
from foreigndesk.errors import DeskError
from foreigndesk.ports import EngineState, Page
from foreigndesk.store.archive import SqlArchive, open_archive
from foreigndesk.web.app import app
from foreigndesk.web.desk import WebDesk


@dataclass
class StoppedClock:
    """Shows the time that a test sets."""

    moment: datetime = make.NOON

    def now(self) -> datetime:
        return self.moment


@dataclass
class Pigeon:
    """Keeps letters, or fails as it was told."""

    name: str = "pigeon"
    letters: list[Letter] = field(default_factory=list)
    failure: DeskError | None = None

    def state(self) -> EngineState:
        return EngineState(name=self.name, present=True, version="", words="")

    def send(self, letter: Letter, before_data: Callable[[], None]) -> None:
        if self.failure:
            raise self.failure
        before_data()
        self.letters.append(letter)


@dataclass(frozen=True, kw_only=True)
class House:
    """Everything that a test looks at."""

    archive: SqlArchive
    mailer: Pigeon
    clock: StoppedClock
    desk: WebDesk
    site: FolderSite

    def client(self, address: str = "192.0.2.7") -> TestClient:
        return TestClient(app(self.desk), client=(address, 50000), follow_redirects=False)

    def build(self, *pages: Page) -> None:
        self.site.build("france", pages)

    def reader(self, address: str = "reader@example.org") -> Subscriber | None:
        people = [
            one
            for consent in Consent
            for one in self.archive.subscribers("france", consent)
            if one.address == address
        ]
        return people[0] if people else None


TEMPLATE: list[bytes] = []


@contextmanager
def opened(folder: Path, **changes: Any) -> Iterator[House]:
    if not TEMPLATE:
        # The migrations run once; every test gets a copy of what they made.
        open_archive(str(folder / "archive.sqlite")).close()
        TEMPLATE.append((folder / "archive.sqlite").read_bytes())
    (folder / "archive.sqlite").write_bytes(TEMPLATE[0])
    archive = open_archive(str(folder / "archive.sqlite"))
    clock, mailer = StoppedClock(), Pigeon()
    values: dict[str, Any] = {
        "archive": archive,
        "mailer": mailer,
        "clock": clock,
        "signer": Signer("a secret of enough bytes for this"),
        "editions": {"france": make.edition()},
        "imprint": make.imprint(),
        "site_folder": folder / "site",
    }
    desk = WebDesk(**{**values, **changes})
    site = FolderSite(folder / "site")
    try:
        yield House(archive=archive, mailer=mailer, clock=clock, desk=desk, site=site)
    finally:
        archive.close()


def page(path: str, body: str = "<p>The bridge is closed.</p>", *, gone: bool = False) -> Page:
    return Page(path=path, body=body.encode(), gone=gone)
