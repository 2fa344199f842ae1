"""The front page: the lead, the other reports, the briefs."""

from dataclasses import dataclass

from foreigndesk.domain.report import Form, Report
from foreigndesk.ports import Page
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.layout import HOUSE, Frame, page
from foreigndesk.publish.native import original_leads

NOTHING = (
    "No report met our rules of print. We would rather print nothing than something "
    "that its originals do not bear; the archive holds what stood before."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Reports in the places they have on a page."""

    lead: tuple[Report, ...]
    """One report, or none."""
    others: tuple[Report, ...]
    briefs: tuple[Report, ...]

    @property
    def rough(self) -> bool:
        """Say whether some of it is only a gloss, which the page must say at its top."""
        return any(map(original_leads, (*self.lead, *self.others, *self.briefs)))


def spread(reports: tuple[Report, ...]) -> Spread:
    """Return reports in their places; those that readers may not see are left out.

    The first full report leads; a brief leads only where there is nothing else.
    """
    standing = [report for report in reports if report.status.public]
    full = [report for report in standing if report.form is Form.REPORT]
    lead = tuple((full or standing)[:1])
    briefs = tuple(one for one in standing if one.form is Form.BRIEF and one not in lead)
    return Spread(lead=lead, others=tuple(full[1:]), briefs=briefs)


def front_page(site: SiteContent) -> Page:
    """Return the edition's first page; never empty without saying why."""
    places = spread(site.front.reports)
    frame = Frame(
        path="index.html",
        title=f"{HOUSE} · {site.edition.name}",
        description=f"The top news stories in {site.edition.name}, from its own press, in English.",
    )
    return page(
        site,
        "front",
        frame,
        spread=places,
        at=site.front.at,
        thin=site.front.thin or ("" if places.lead else NOTHING),
    )
