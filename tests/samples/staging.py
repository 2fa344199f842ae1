"""Plays for tests: a small press of two articles, or the one that is shipped."""

import socket
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from http.client import HTTPConnection
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import make
from foreigndesk.domain.press import Outlet
from foreigndesk.errors import SettingsError
from foreigndesk.samples.cast import Role
from foreigndesk.samples.format import load_play
from foreigndesk.samples.play import Manners, Paragraph, Play, Revision, SampleArticle
from foreigndesk.samples.server import PressServer

SHIPPED = Path(str(files("foreigndesk.samples")))
MORNING = datetime(2025, 12, 13, 8, 0, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=12)
AFTERWARDS = datetime(2025, 12, 16, tzinfo=UTC)


@cache
def shipped_play() -> Play:
    return load_play(SHIPPED)


@cache
def shipped_outlets() -> tuple[Outlet, ...]:
    rolls = [tomllib.loads(file.read_text()) for file in sorted(SHIPPED.glob("press/*.toml"))]
    return tuple(_outlet(roll["country"], fields) for roll in rolls for fields in roll["outlet"])


def _outlet(country: str, fields: dict[str, Any]) -> Outlet:
    feeds = tuple(make.feed(fields["id"], one["url"]) for one in fields.pop("feed"))
    fields["languages"] = tuple(fields["languages"])
    return make.outlet(country=country, feeds=feeds, **fields)


def outlet(name: str = "la-bouee", port: int = 21500, **changes: Any) -> Outlet:
    homepage = f"http://127.0.0.1:{port}/"
    feeds = (make.feed(name, f"{homepage}flux.xml"),)
    return make.outlet(
        name, **{"homepage": homepage, "feeds": feeds, "name": "La Bouée", **changes}
    )


def article(slug: str = "pont-ferme", outlet: str = "la-bouee", **changes: Any) -> SampleArticle:
    values: dict[str, Any] = {
        "id": f"{outlet}/{slug}",
        "outlet": outlet,
        "slug": slug,
        "title": "Le pont « d’Œuilly » est fermé : 3 500 € l’heure… & après ?",
        "summary": "La ville de Łódź prête ses bacs — dit-on.",
        "published": MORNING,
        "author": "Noémie Garçon",
        "section": "Société & vie",
        "credit": "",
        "traps": frozenset(),
        "hidden": (),
        "revisions": (),
        "paragraphs": paragraphs("Le pont est fermé.", "Il l’était déjà.", "« Tant pis », dit-on."),
    }
    return SampleArticle(**{**values, **changes})


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for text in texts)


def revision(old: str, new: str, at: datetime = EVENING, note: str = "") -> Revision:
    return Revision(at=at, old=old, new=new, note=note)


def play(*articles: SampleArticle, **manners: Manners) -> Play:
    return Play(
        first_day=date(2025, 12, 13),
        days=3,
        polls=(time(9, 30),),
        cover=time(21),
        manners={name.replace("_", "-"): one for name, one in manners.items()},
        articles=tuple(sorted(articles or (article(),), key=lambda one: one.published)),
    )


def role(*articles: SampleArticle, language: str = "fr", **manners: Any) -> Role:
    return Role(
        outlet=outlet(languages=(language,)),
        manners=Manners(**manners),
        articles=tuple(sorted(articles or (article(),), key=lambda one: one.published)),
    )


class Hands:
    """A clock that a test moves."""

    def __init__(self, at: datetime = AFTERWARDS) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@contextmanager
def playing(
    staged: Play, outlets: tuple[Outlet, ...], clock: Hands | None = None
) -> Iterator[PressServer]:
    """A press at work on ports that nobody else uses."""
    with ExitStack() as stack:
        yield _entered(stack, staged, outlets, clock or Hands())


def _entered(
    stack: ExitStack, staged: Play, outlets: tuple[Outlet, ...], clock: Hands
) -> PressServer:
    for shift in range(317, 12_000, 317):
        try:
            return stack.enter_context(PressServer(staged, outlets, clock, shift))
        except SettingsError:
            continue  # somebody else listens there
    raise AssertionError("no free ports")


def ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


class Reply:
    """What a server sent."""

    def __init__(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.status = status
        self.body = body
        self.headers = headers


def get(url: str, method: str = "GET", **headers: str) -> Reply:
    """Ask a server; header names are written with underscores."""
    split = urlsplit(url)
    connection = HTTPConnection(split.hostname or "", split.port, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, split.path or "/", headers=named)
        answer = connection.getresponse()
        lower = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, answer.read(), lower)
    finally:
        connection.close()
