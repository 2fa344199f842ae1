"""Reports in all their versions, and front pages."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Select, delete, select

from foreigndesk.domain.report import FrontPage, Report, Status, seen
from foreigndesk.domain.story import Ranked
from foreigndesk.errors import RejectedError
from foreigndesk.ports import Kind
from foreigndesk.store import tables
from foreigndesk.store.connections import Shelf
from foreigndesk.store.report_rows import Version, load_reports, put_report
from foreigndesk.store.rows import put
from foreigndesk.store.settling import forget
from foreigndesk.store.story_rows import load_rank, put_rank, survivor

TRANSITIONS = {
    Status.DRAFT: frozenset(Status),
    Status.HELD: frozenset(Status) - {Status.DRAFT},
    Status.PUBLISHED: frozenset(Status) - {Status.DRAFT},
    # What readers were told about a mistake stays told.
    Status.CORRECTED: frozenset({Status.CORRECTED, Status.HELD, Status.WITHDRAWN}),
    Status.WITHDRAWN: frozenset({Status.WITHDRAWN}),
}
"""Where one version of a report may go from where it stands; all else is a new version."""

EDITORS = (
    "status",
    "held_because",
    "review",
    "corrections",
    "first_published",
    "updated",
)
"""What an editor may change in a version; its text only while it is a draft."""


class Reporting(Shelf):
    """What the desk, the pages and the editors ask and keep of reports."""

    def report_of(self, story: str) -> Report | None:
        """Return the latest version of a story's report, whatever its status."""
        reports = tables.reports
        with self.connections.reading() as connection:
            merged = survivor(connection, story)
            found = _latest(connection, reports.c.story.in_([story, merged]))
        # Where a story was merged into another one, that one's report counts, if it has one.
        return max(found, key=lambda report: report.story == merged, default=None)

    def report(self, id: str, version: int | None = None) -> Report | None:  # noqa: A002 - the domain's word
        """Return a report by its id, the latest version unless asked otherwise."""
        with self.connections.reading() as connection:
            if version is None:
                return next(iter(_latest(connection, tables.reports.c.id == id)), None)
            return load_reports(connection, [(id, version)]).get((id, version))

    def reports(self, edition: str, since: datetime | None = None) -> list[Report]:
        """Return the latest version of every report updated since, newest first, all statuses."""
        reports = tables.reports
        which = reports.c.edition == edition
        if since is not None:
            which &= reports.c.updated >= since
        with self.connections.reading() as connection:
            return _latest(connection, which)

    def versions(self, id: str) -> list[Report]:  # noqa: A002 - the domain's word
        """Return all versions of a report, oldest first."""
        with self.connections.reading() as connection:
            return _versions(connection, id)

    def store_report(self, report: Report) -> None:
        """Keep a version of a report with its claims, citations and withheld sentences.

        The same version again changes what editors decide (`EDITORS`); its text only while it
        is a draft.

        Raises:
            RejectedError: this version may not become what is asked (`TRANSITIONS`).
            ValueError: the text of a version that is no draft was changed; that is a new version.
        """
        key = (report.id, report.version)
        with self.connections.writing("report") as connection:
            known = load_reports(connection, [key]).get(key)
            forget(connection, Kind.STORY, report.story)
            if known is not None:
                _refuse_rewriting(known, report)
            if known != report:
                put_report(connection, report)

    def store_front_page(self, page: FrontPage, day: date, ranked: Sequence[Ranked]) -> None:
        """Keep the order of a front page and every story's rank with its parts."""
        table = tables.front_page_reports
        key = {"edition": page.edition, "at": page.at}
        with self.connections.writing("front page") as connection:
            row = key | {"day": day, "thin": page.thin}
            put(connection, tables.front_pages, [row], update=("day", "thin"))
            connection.execute(
                delete(table).where(table.c.edition == page.edition, table.c.at == page.at)
            )
            order = [
                key | {"place": place, "report": report.id, "version": report.version}
                for place, report in enumerate(page.reports)
            ]
            put(connection, table, order)
            for story in ranked:
                put_rank(connection, story, page.at)

    def front_page(self, edition: str, day: date | None = None) -> FrontPage | None:
        """Return the latest front page of a local day (or of all), reports as readers see them.

        A version that waits for an editor hides nothing; withdrawn and held reports are left out.
        """
        pages, order = tables.front_pages, tables.front_page_reports
        question = select(pages).where(pages.c.edition == edition).order_by(pages.c.at.desc())
        if day is not None:
            question = question.where(pages.c.day == day)
        with self.connections.reading() as connection:
            page = connection.execute(question.limit(1)).mappings().first()
            if page is None:
                return None
            told = connection.scalars(
                select(order.c.report)
                .where(order.c.edition == edition, order.c.at == page["at"])
                .order_by(order.c.place)
            ).all()
            now = [seen(_versions(connection, report)) for report in told]
        public = tuple(report for report in now if report is not None and report.status.public)
        return FrontPage(edition=edition, at=page["at"], reports=public, thin=page["thin"])

    def days(self, edition: str) -> list[date]:
        """Return the local days that have a front page, newest first."""
        pages = tables.front_pages
        question = select(pages.c.day).where(pages.c.edition == edition).distinct()
        with self.connections.reading() as connection:
            return list(connection.scalars(question.order_by(pages.c.day.desc())))

    def ranked(self, story: str) -> Ranked | None:
        """Return how a story was last ranked."""
        with self.connections.reading() as connection:
            return load_rank(connection, story)


def _latest(connection: Connection, which: ColumnElement[bool]) -> list[Report]:
    """Return the latest versions of some reports, newest first."""
    reports = tables.reports
    question = select(reports.c.id, reports.c.latest).where(which)
    return _load(connection, question.order_by(reports.c.updated.desc(), reports.c.id))


def _versions(connection: Connection, report: str) -> list[Report]:
    """Return all versions of a report, oldest first."""
    table = tables.report_versions
    question = select(table.c.id, table.c.version).where(table.c.id == report)
    return _load(connection, question.order_by(table.c.version))


def _load(connection: Connection, question: Select[str, int]) -> list[Report]:
    """Return the versions that a question names, in its order."""
    wanted: list[Version] = [(report, version) for report, version in connection.execute(question)]
    found = load_reports(connection, wanted)
    return [found[version] for version in wanted]


def _refuse_rewriting(known: Report, report: Report) -> None:
    """Let only editors' decisions change a version that is no draft."""
    if report.status not in TRANSITIONS[known.status]:
        raise RejectedError(
            f"version {report.version} of report {report.id} is {known.status} and cannot become "
            f"{report.status}: store a new version"
        )
    decided = {name: getattr(report, name) for name in EDITORS}
    if known.status is not Status.DRAFT and known.but(**decided) != report:
        raise ValueError(
            f"version {report.version} of report {report.id} is {known.status}: "
            "its text does not change any more; store a new version"
        )
