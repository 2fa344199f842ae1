"""Three days of a press that does not exist, covered by the real desk over real HTTP."""

import json
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from foreigndesk.deliver.addresses import subscriber_id
from foreigndesk.deliver.schedule import due
from foreigndesk.desk import Desk, cover, gather, send_bulletin
from foreigndesk.domain.letter import Consent
from foreigndesk.domain.press import Edition
from foreigndesk.errors import SettingsError
from foreigndesk.ports import Crew, Hook, Translator, no_hook
from foreigndesk.rolls import load_editions, load_press
from foreigndesk.samples.format import Folder, load_play
from foreigndesk.samples.play import Act, Play
from foreigndesk.samples.server import PressServer
from foreigndesk.settings import Settings, build
from foreigndesk.steps.newsroom import say_nothing
from foreigndesk.web.app import app
from foreigndesk.web.server import Served, serve
from foreigndesk.wiring import Choices, Rolls, let_go, web_desk, wire

MARK = ".foreigndesk-demo"
"""A folder with this file in it is the demo's own and may be built afresh."""
READER = "reader@example.org"
HOST = "127.0.0.1"
PATIENCE_S = 30
"""How long the demo's reader waits for a letter."""


class PlayClock:
    """A clock that the demo sets."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment of the play, aware, in UTC."""
        return self.moment


class Step(StrEnum):
    """What the demo does at a moment of the play."""

    GATHER = "gather"
    COVER = "cover"
    SEND = "send"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One step of the demo."""

    at: datetime
    step: Step
    edition: str
    """Empty for gathering, which serves all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where and how the demo is played."""

    folder: Path
    samples: Folder
    port: int = 0
    """Of the demo's own site; 0 for any free one."""
    port_shift: int = 0
    """How many ports higher than written the press listens."""
    hook: Hook = no_hook
    translators: tuple[Translator, ...] | None = None
    crew: Crew | None = None
    progress: Callable[[str, int, int], None] = say_nothing
    say: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demo that is set up: the desk, its press at work, its site behind a socket."""

    stage: Stage
    desk: Desk
    clock: PlayClock
    play: Play
    web: Served

    def moments(self) -> list[Moment]:
        """Return the steps of the play in order of time."""
        found: set[tuple[datetime, str, str]] = set()
        for edition in self.desk.editions.values():
            for cue in self.play.cues(edition.zone):
                of = "" if cue.act is Act.GATHER else edition.id
                found.add((cue.at, "gather" if cue.act is Act.GATHER else "cover", of))
            for number in range(1, self.play.days + 1):
                day = self.play.first_day + timedelta(days=number)
                found.add((due(edition, day).astimezone(UTC), "send", edition.id))
        return [Moment(at=at, step=Step(step), edition=of) for at, step, of in sorted(found)]

    def take(self, moment: Moment) -> None:
        """Do one step; taking it twice changes nothing."""
        self.clock.moment = moment.at
        if moment.step is Step.GATHER:
            gather(self.desk)
            return
        edition = self.desk.editions[moment.edition]
        if moment.step is Step.COVER:
            cover(self.desk, edition)
        else:
            self.subscribe(edition)
            send_bulletin(self.desk, edition)

    def subscribe(self, edition: Edition) -> None:
        """Sign the demo's reader up through the real form, as a person would, once.

        Raises:
            SettingsError: no letter came that asks for a confirmation.
        """
        known = self.desk.archive.subscriber(subscriber_id(edition.id, READER))
        if known is not None and known.consent is not Consent.PENDING:
            return
        home = f"{self.web.address}/{edition.id}"
        with httpx2.Client(follow_redirects=True, timeout=30) as browser:
            browser.post(f"{home}/sign-up", data={"address": READER, "website": ""})
            for link in self._awaited(f"{home}/confirm/"):
                browser.get(link)
                browser.post(link)

    def _awaited(self, start: str) -> list[str]:
        """Return the links of the letter that asks; it is written after the form's answer."""
        until = time.monotonic() + PATIENCE_S
        outbox = self.stage.folder / "outbox"
        while not (found := _links(outbox, start)):
            if time.monotonic() > until:
                raise SettingsError(
                    f"{outbox}: no letter came that asks the reader to confirm; "
                    "the log says why it could not be written"
                )
            time.sleep(0.02)
        return found


@contextmanager
def staged(stage: Stage, *, afresh: bool = True) -> Iterator[Demo]:
    """Give a demo with its press and its site at work; end both afterwards.

    Raises:
        SettingsError: the folder is not the demo's, the samples have a fault, a port is taken.
    """
    play = load_play(stage.samples)
    clock = PlayClock(play.opens)
    press = load_press([stage.samples / "press"])
    editions = load_editions([stage.samples / "editions"], press)
    _make_own(stage.folder, afresh=afresh)
    with PressServer(play, tuple(press.values()), clock.now, stage.port_shift) as server:
        rolls = Rolls(press={o.id: o for o in server.outlets}, editions=editions)
        settings = _settings(stage, [o.homepage for o in server.outlets])
        desk = wire(settings, _choices(stage, clock, rolls))
        web = serve(app(web_desk(desk, settings)), HOST, _port(settings))
        try:
            yield Demo(stage=stage, desk=desk, clock=clock, play=play, web=web)
        finally:
            web.stop()
            let_go(desk)


def play_through(demo: Demo) -> None:
    """Take every step of the play and say what is going on."""
    for moment in demo.moments():
        zone = next(iter(demo.desk.editions.values())).zone
        local = moment.at.astimezone(zone)
        demo.stage.say(f"{local:%A %-d %B, %H:%M}  {moment.step} {moment.edition}".rstrip())
        demo.take(moment)


def _choices(stage: Stage, clock: PlayClock, rolls: Rolls) -> Choices:
    return Choices(
        clock=clock,
        hook=stage.hook,
        rolls=rolls,
        translators=stage.translators,
        crew=stage.crew,
        demo=True,
        progress=stage.progress,
    )


def _settings(stage: Stage, homepages: list[str]) -> Settings:
    kept = _kept(stage)
    return build(
        {
            "operator": {
                "name": "The demo of Foreign Desk",
                "base_address": f"http://{HOST}:{kept['port']}",
                "contact": "editor@desk.example",
            },
            "secret": kept["secret"],
            "archive": "archive.sqlite",
            "site": "site",
            "outbox": "outbox",
            "fetch": {
                "host_pause_s": 0.0,
                "allow": [urlsplit(homepage).netloc for homepage in homepages],
            },
        },
        stage.folder / "desk.toml",
    )


def _kept(stage: Stage) -> dict[str, str | int]:
    """Return the demo's secret and port: made once, so that its letters' links stay good."""
    mark = stage.folder / MARK
    kept: dict[str, str | int] = json.loads(mark.read_text("utf-8") or "{}")
    if not kept:
        kept = {"secret": secrets.token_hex(32), "port": stage.port or _free_port()}
        mark.write_text(json.dumps(kept), "utf-8")
    return kept


def _port(settings: Settings) -> int:
    return urlsplit(settings.operator.base_address).port or 0


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _make_own(folder: Path, *, afresh: bool) -> None:
    mark = folder / MARK
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise SettingsError(
            f"{folder} is not empty and not a demo's folder; nothing in it was touched. "
            "Name another with --folder"
        )
    if afresh and mark.exists():
        _emptied(folder, mark)
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()


def _emptied(folder: Path, mark: Path) -> None:
    # The mark goes last: whoever is stopped halfway still has a folder that is the demo's own.
    for one in folder.iterdir():
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        elif one != mark:
            one.unlink()
    mark.unlink()


def _links(outbox: Path, start: str) -> list[str]:
    """Return the addresses in the reader's letters that begin so, the latest letter's first."""
    found = []
    for file in sorted(outbox.glob("*.eml"), key=lambda path: -path.stat().st_mtime_ns):
        letter = message_from_bytes(file.read_bytes(), policy=policy.default)
        body = letter.get_body(("plain",))
        text = body.get_content() if body is not None else ""
        found += re.findall(re.escape(start) + r"[^\s>]+", text)
    return list(dict.fromkeys(found))
