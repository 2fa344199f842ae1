"""run, gather, cover, send, publish, serve: the day's work."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Annotated

import structlog
import typer

from foreigndesk import desk as flow
from foreigndesk.commands.terminal import (
    EditionNames,
    SettingsFile,
    chosen_editions,
    desk_at_work,
    err,
    holder,
    say,
)
from foreigndesk.deliver.schedule import letter_day
from foreigndesk.desk import Desk
from foreigndesk.domain.press import Edition
from foreigndesk.domain.report import Status
from foreigndesk.errors import SettingsError, TransientError
from foreigndesk.ports import Kind
from foreigndesk.settings import must_be_answerable
from foreigndesk.steps.publishing import publish_edition
from foreigndesk.web.app import app as web_app
from foreigndesk.web.server import serve_until_stopped
from foreigndesk.wiring import web_desk

log = structlog.get_logger()
COVER_EVERY = timedelta(hours=1)
EVERY_S = 60
"""How long `run` rests between two rounds."""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for command in (run, gather, cover, send, publish, serve):
        app.command()(command)


def gather(settings: SettingsFile = None) -> None:
    """Read the feeds that are due, the pages that are new, and cited pages again."""
    with desk_at_work(settings) as (desk, _):
        _gather(desk)


def cover(editions: EditionNames = None, settings: SettingsFile = None) -> None:
    """Group, rank, write and verify what is new; build the pages."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        for edition in chosen_editions(desk, editions):
            began = desk.clock.now()
            flow.cover(desk, edition)
            _told(desk, edition)
            _say_troubles(desk, (Kind.STORY,), began)


def send(editions: EditionNames = None, settings: SettingsFile = None) -> None:
    """Send this morning's letter to everybody who has not had it."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        waiting = [_sent(desk, edition) for edition in chosen_editions(desk, editions)]
        if any(waiting):
            raise TransientError(
                f"{sum(waiting)} letters could not be handed over yet; run `foreigndesk send` again"
            )


def publish(editions: EditionNames = None, settings: SettingsFile = None) -> None:
    """Build the pages anew from what the archive holds."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        for edition in chosen_editions(desk, editions):
            publish_edition(desk, edition)
            say(f"{edition.name}: {chosen.site / edition.id}")


def serve(
    host: Annotated[str, typer.Option(help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="port to listen on")] = 8000,
    settings: SettingsFile = None,
) -> None:
    """Serve the built sites, the sign-up form and its links."""
    with desk_at_work(settings, driving=False) as (desk, chosen):
        must_be_answerable(chosen)
        application = web_app(web_desk(desk, chosen))
        serve_until_stopped(
            application, host, port, lambda address: say(f"{address}/ — Ctrl-C ends")
        )


def run(settings: SettingsFile = None) -> None:
    """Do the whole day on this machine: poll, cover, publish, send at each edition's hour."""
    with desk_at_work(settings, driving=False) as (desk, chosen):
        must_be_answerable(chosen)
        covered: dict[str, datetime] = {}
        with desk.archive.driving(holder(), desk.clock.now()):
            say("At work; Ctrl-C ends.", err)
            _round(desk, covered)
        while True:
            time.sleep(EVERY_S)
            _round_if_free(desk, covered)


def _round_if_free(desk: Desk, covered: dict[str, datetime]) -> None:
    """Do a round; where an editor's command or another desk is at work, the next one will do."""
    with ExitStack() as lock:
        try:
            lock.enter_context(desk.archive.driving(holder(), desk.clock.now()))
        except SettingsError as error:
            log.warning("put off", reason=str(error))
            return
        _round(desk, covered)


def _round(desk: Desk, covered: dict[str, datetime]) -> None:
    """Do what is due in this minute; trouble with one edition leaves the others alone."""
    now = desk.clock.now()
    flow.gather(desk)
    for edition in desk.editions.values():
        try:
            if now - covered.get(edition.id, datetime.min.replace(tzinfo=now.tzinfo)) > COVER_EVERY:
                flow.cover(desk, edition)
                covered[edition.id] = now
            flow.send_bulletin(desk, edition)
        except TransientError as error:
            log.warning("put off", edition=edition.id, reason=str(error))


def _gather(desk: Desk) -> None:
    began = desk.clock.now()
    flow.gather(desk)
    counts = desk.archive.counts()
    say(f"{counts.entries} entries, {counts.articles} articles in the archive.")
    _say_troubles(desk, (Kind.FEED, Kind.ENTRY, Kind.ARTICLE), began)


def _say_troubles(desk: Desk, kinds: Sequence[Kind], since: datetime) -> None:
    """Say what was put off or given up, each by its address, or by its id where it has none."""
    addresses = {feed.id: feed.url for o in desk.press.values() for feed in o.feeds}
    for trouble in (trouble for kind in kinds for trouble in desk.archive.settled(kind, since)):
        name = addresses.get(trouble.id, "" if "://" in trouble.reason else trouble.id)
        named = not name or name in trouble.reason
        say(f"  {trouble.outcome}: {trouble.reason if named else f'{name}: {trouble.reason}'}")


def _sent(desk: Desk, edition: Edition) -> int:
    """Send an edition's letter, say what became of it, and return how many still wait."""
    day = letter_day(edition, desk.clock.now())
    if day is None:
        say(f"{edition.name}: no letter is due now; its hour is {edition.letter_at:%H:%M} there.")
        return 0
    flow.send_bulletin(desk, edition)
    states = [delivery.state for delivery in desk.archive.deliveries(edition.id, day)]
    waiting = sum(not state.over for state in states)
    said = [f"{states.count(state)} {state.replace('_', ' ')}" for state in dict.fromkeys(states)]
    say(f"{edition.name}, {day}: {', '.join(said) or 'nobody has subscribed'}.")
    return waiting


def _told(desk: Desk, edition: Edition) -> None:
    front = desk.archive.front_page(edition.id)
    held = [r for r in desk.archive.reports(edition.id) if r.status is Status.HELD]
    shown = len(front.reports) if front else 0
    say(
        f"{edition.name}: {shown} reports on the front page, {len(held)} wait for an editor"
        + (" (`foreigndesk reports list`)." if held else ".")
    )
