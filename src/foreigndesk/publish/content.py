"""What a site is made of: everything that the pages of one edition show."""

from dataclasses import dataclass
from datetime import date, datetime

from foreigndesk.domain.press import Edition, Imprint, Outlet
from foreigndesk.domain.report import FrontPage, Report, Status
from foreigndesk.ports import EngineState


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """The front page of a past day."""

    day: date
    """Local day of the edition."""
    reports: tuple[Report, ...]
    """In their order, as they are now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCoverage:
    """How well an outlet could be read."""

    outlet: Outlet
    feeds_ok: int
    feeds_failing: int
    last_read: datetime | None
    """Aware; None where no feed was ever read."""
    reason: str
    """Of the last failure; empty where all is well."""
    articles: int
    """How many of its articles the archive holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """One edition with all it has told, at one moment."""

    imprint: Imprint
    edition: Edition
    editions: tuple[Edition, ...]
    """All editions of the house, for the links between them."""
    outlets: dict[str, Outlet]
    """By id; those that reports cite should be among them."""
    front: FrontPage
    days: tuple[DayPage, ...]
    reports: tuple[Report, ...]
    """The latest version of every report; drafts and held ones are left out of the pages."""
    versions: dict[str, tuple[Report, ...]]
    """Report id → its versions, oldest first."""
    engines: tuple[EngineState, ...]
    coverage: tuple[OutletCoverage, ...]
    now: datetime

    @property
    def standing(self) -> tuple[Report, ...]:
        """Return the reports that readers see, the latest change first."""
        found = (report for report in self.reports if report.status.public)
        return tuple(sorted(found, key=lambda report: (report.updated, report.id), reverse=True))

    @property
    def withdrawn(self) -> tuple[Report, ...]:
        """Return the reports that were taken back, the latest first."""
        found = (report for report in self.reports if report.status is Status.WITHDRAWN)
        return tuple(sorted(found, key=lambda report: (report.updated, report.id), reverse=True))

    def earlier(self, report: Report) -> tuple[Report, ...]:
        """Return the versions of a report that readers saw before this one, oldest first."""
        return tuple(
            version
            for version in self.versions.get(report.id, ())
            if version.version < report.version and version.status.public
        )
