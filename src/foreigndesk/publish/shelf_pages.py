"""The pages beside the news: archive, corrections, outlets, method, no such page."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Correction, Report
from foreigndesk.ports import Page
from foreigndesk.publish.content import DayPage, SiteContent
from foreigndesk.publish.front_page import NOTHING, spread
from foreigndesk.publish.layout import Frame, page
from foreigndesk.publish.report_page import withdrawal_note
from foreigndesk.publish.times import long_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """Something that we said and had to change."""

    at: datetime
    report: Report
    corrections: tuple[Correction, ...]
    """One, or none where the whole report was withdrawn."""
    note: str
    """Why it was withdrawn; empty for a correction."""


def day_page(site: SiteContent, shown: DayPage) -> Page:
    """Return the front page of a past day."""
    known = sorted(one.day for one in site.days)
    place = known.index(shown.day)
    places = spread(shown.reports)
    frame = Frame(
        path=day_path(shown.day),
        title=long_day(shown.day),
        description=f"The top news stories in {site.edition.name} on {long_day(shown.day)}.",
    )
    return page(
        site,
        "day",
        frame,
        day=shown.day,
        spread=places,
        thin="" if places.lead else NOTHING,
        before=known[:place][-1:],
        after=known[place + 1 :][:1],
        day_path=day_path,
    )


def day_path(day: date) -> str:
    """Return where a day's page lies, from the edition's root."""
    return f"day/{day.isoformat()}/index.html"


def archive_page(site: SiteContent) -> Page:
    """Return the list of all days that had a front page, the latest first."""
    frame = Frame(
        path="archive/index.html",
        title="Archive",
        description=f"All days of {site.edition.name}.",
    )
    days = sorted(site.days, key=lambda shown: shown.day, reverse=True)
    standing = [
        replace(shown, reports=tuple(one for one in shown.reports if one.status.public))
        for shown in days
    ]
    return page(site, "archive", frame, days=standing, day_path=day_path)


def corrections_page(site: SiteContent) -> Page:
    """Return everything that we said and had to change, the latest first."""
    frame = Frame(
        path="corrections/index.html",
        title="Corrections",
        description="What we got wrong, what is right, and how we know.",
    )
    return page(site, "corrections", frame, amends=amends(site))


def amends(site: SiteContent) -> tuple[Amends, ...]:
    """Return all corrections and withdrawals, the latest first."""
    corrected = [
        Amends(at=correction.at, report=report, corrections=(correction,), note="")
        for report in site.standing
        for correction in report.corrections
    ]
    withdrawn = [
        Amends(at=report.updated, report=report, corrections=(), note=withdrawal_note(report))
        for report in site.withdrawn
    ]
    return tuple(sorted((*corrected, *withdrawn), key=lambda one: one.at, reverse=True))


def outlets_page(site: SiteContent) -> Page:
    """Return whom we read, and how well that went."""
    frame = Frame(
        path="outlets/index.html",
        title="Outlets",
        description=f"The press of {site.edition.name} as we read it: who owns it, what answers.",
    )
    return page(site, "outlets", frame)


def method_page(site: SiteContent) -> Page:
    """Return how the edition is made, checked and answered for."""
    frame = Frame(
        path="method/index.html",
        title="How it is made",
        description="How a machine makes these pages, how they are checked, and their limits.",
    )
    return page(site, "method", frame, grades=tuple(Grade))


def lost_page(site: SiteContent) -> Page:
    """Return the page for an address that leads nowhere.

    It may be served at any depth, so its links begin at the host.
    """
    below = urlsplit(site.imprint.base_address).path.rstrip("/")
    frame = Frame(
        path="404.html",
        title="No such page",
        description="No such page.",
        indexed=False,
        root=f"{below}/{site.edition.id}/",
    )
    return page(site, "lost", frame)
