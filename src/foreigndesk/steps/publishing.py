"""From the archive to an edition's pages."""

from foreigndesk.domain.press import Edition, Outlet
from foreigndesk.domain.report import FrontPage
from foreigndesk.publish.content import DayPage, OutletCoverage, SiteContent
from foreigndesk.publish.site import pages
from foreigndesk.steps.covering import shown
from foreigndesk.steps.newsroom import Desk

NOTHING_YET = "Nothing has been covered yet."


def publish_edition(desk: Desk, edition: Edition) -> None:
    """Build the edition's pages and switch to them."""
    desk.site.build(edition.id, pages(content(desk, edition)))


def content(desk: Desk, edition: Edition) -> SiteContent:
    """Return everything that an edition's pages show."""
    now = desk.clock.now()
    reports = shown(desk, edition)
    front = desk.archive.front_page(edition.id)
    return SiteContent(
        imprint=desk.imprint,
        edition=edition,
        editions=tuple(desk.editions.values()),
        outlets=dict(desk.press),
        front=front or FrontPage(edition=edition.id, at=now, reports=(), thin=NOTHING_YET),
        days=tuple(
            DayPage(day=day, reports=page.reports)
            for day in desk.archive.days(edition.id)
            if (page := desk.archive.front_page(edition.id, day)) is not None
        ),
        reports=tuple(reports),
        versions={report.id: tuple(desk.archive.versions(report.id)) for report in reports},
        engines=tuple(translator.state() for translator in desk.translators),
        coverage=tuple(coverage(desk, outlet) for outlet in desk.outlets(edition).values()),
        now=now,
    )


def coverage(desk: Desk, outlet: Outlet) -> OutletCoverage:
    """Return how well an outlet could be read."""
    states = desk.archive.feed_states(outlet.feeds)
    failing = [state for state in states if state.last_reason]
    return OutletCoverage(
        outlet=outlet,
        feeds_ok=sum(state.last_read is not None and not state.last_reason for state in states),
        feeds_failing=len(failing),
        last_read=max((s.last_read for s in states if s.last_read), default=None),
        reason=failing[0].last_reason if failing else "",
        articles=desk.archive.articles_of(outlet.id),
    )
