"""run, gather, cover, send, publish, serve: the day's work."""

import time
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
    out,
)
from foreigndesk.desk import Desk
from foreigndesk.domain.press import Edition
from foreigndesk.errors import TransientError
from foreigndesk.ports import Kind
from foreigndesk.settings import must_be_answerable
from foreigndesk.steps.publishing import publish_edition
from foreigndesk.web.app import app as web_app
from foreigndesk.web.server import serve_until_stopped
from foreigndesk.wiring import web_desk

log = structlog.get_logger()
COVER_EVERY = timedelta(hours=1)


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
            flow.cover(desk, edition)
            _told(desk, edition)


def send(editions: EditionNames = None, settings: SettingsFile = None) -> None:
    """Send this morning's letter to everybody who has not had it."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        for edition in chosen_editions(desk, editions):
            flow.send_bulletin(desk, edition)


def publish(editions: EditionNames = None, settings: SettingsFile = None) -> None:
    """Build the pages anew from what the archive holds."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        for edition in chosen_editions(desk, editions):
            publish_edition(desk, edition)
            out.print(f"{edition.name}: {chosen.site / edition.id}")


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
            application, host, port, lambda address: out.print(f"{address}/ — Ctrl-C ends")
        )


def run(settings: SettingsFile = None) -> None:
    """Do the whole day on this machine: poll, cover, publish, send at each edition's hour."""
    with desk_at_work(settings, driving=False) as (desk, chosen):
        must_be_answerable(chosen)
        covered: dict[str, datetime] = {}
        err.print("At work; Ctrl-C ends.")
        while True:
            with desk.archive.driving(holder(), desk.clock.now()):
                _round(desk, covered)
            time.sleep(60)


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
    out.print(f"{counts.entries} entries, {counts.articles} articles in the archive.")
    troubles = [t for kind in (Kind.FEED, Kind.ENTRY) for t in desk.archive.settled(kind, began)]
    addresses = {feed.id: feed.url for o in desk.press.values() for feed in o.feeds}
    for trouble in troubles:
        name = addresses.get(trouble.id, trouble.id)
        out.print(f"  {trouble.outcome}: {name}: {trouble.reason}", markup=False, soft_wrap=True)


def _told(desk: Desk, edition: Edition) -> None:
    front = desk.archive.front_page(edition.id)
    held = [r for r in desk.archive.reports(edition.id) if r.held_because]
    shown = len(front.reports) if front else 0
    out.print(
        f"{edition.name}: {shown} reports on the front page, {len(held)} wait for an editor"
        + (" (`foreigndesk reports list`)." if held else ".")
    )
