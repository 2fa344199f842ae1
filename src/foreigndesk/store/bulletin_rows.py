"""Bulletins, into tables and out of them."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection, select

from foreigndesk.domain.letter import Bulletin
from foreigndesk.domain.report import Correction, Report
from foreigndesk.store import tables
from foreigndesk.store.report_rows import load_reports
from foreigndesk.store.rows import put


def put_bulletin(connection: Connection, bulletin: Bulletin, at: datetime) -> None:
    """Write a bulletin; its reports stand in the archive already."""
    key = {"edition": bulletin.edition, "day": bulletin.day}
    put(connection, tables.bulletins, [key | {"thin": bulletin.thin, "at": at}])
    rows = [
        key
        | {
            "number": number,
            "role": role,
            "report": report.id,
            "version": report.version,
            "correction": correction,
        }
        for number, (role, report, correction) in enumerate(_told(bulletin))
    ]
    put(connection, tables.bulletin_reports, rows)


def load_bulletin(connection: Connection, edition: str, day: date) -> Bulletin | None:
    """Return the bulletin of a day with its reports in the versions that it told."""
    letters, told = tables.bulletins, tables.bulletin_reports
    row = (
        connection.execute(
            select(letters).where(letters.c.edition == edition, letters.c.day == day)
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    question = select(told).where(told.c.edition == edition, told.c.day == day)
    rows = connection.execute(question.order_by(told.c.number)).mappings().all()
    reports = load_reports(connection, [(row["report"], row["version"]) for row in rows])
    by_role: dict[str, list[tuple[Report, Correction]]] = {
        role: [
            (reports[line["report"], line["version"]], line["correction"])
            for line in rows
            if line["role"] == role
        ]
        for role in ("story", "update", "correction")
    }
    return Bulletin(
        edition=edition,
        day=day,
        stories=tuple(report for report, _ in by_role["story"]),
        updates=tuple(report for report, _ in by_role["update"]),
        corrections=tuple(by_role["correction"]),
        thin=row["thin"],
    )


def _told(bulletin: Bulletin) -> Iterator[tuple[str, Report, Correction | None]]:
    """Yield every line of a bulletin with its role."""
    yield from (("story", report, None) for report in bulletin.stories)
    yield from (("update", report, None) for report in bulletin.updates)
    yield from (("correction", report, mended) for report, mended in bulletin.corrections)
