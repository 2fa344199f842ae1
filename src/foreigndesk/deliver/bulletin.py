"""What a morning's letter holds: the new, the changed and the corrected; nothing told twice."""

from collections.abc import Iterable, Mapping
from datetime import date

from foreigndesk.domain.letter import Bulletin
from foreigndesk.domain.press import Edition
from foreigndesk.domain.report import Correction, FrontPage, Report, Status

MOST_STORIES = 8
"""A letter is read over a coffee; what does not fit waits on the site, or for tomorrow."""

QUIET = "Nothing new since the last letter in the stories that we follow."


def bulletin(
    edition: Edition,
    day: date,
    front: FrontPage,
    told: Mapping[str, int],
    mailed: Iterable[Report] = (),
) -> Bulletin:
    """Return the letter of a local day, before it is addressed to anybody.

    A report stands in it once at most: corrected, else updated, else new.

    Args:
        edition: whose letter.
        day: local day.
        front: the front page of the morning.
        told: report → latest version in letters of earlier days.
        mailed: latest versions of reports that were told and may have left the front page:
            what was wrong in them is still owed to those who read it.
    """
    reports = {report.id: report for report in (*mailed, *front.reports)}
    corrections = tuple(
        (report, correction) for report in reports.values() for correction in _owed(report, told)
    )
    corrected = {report.id for report, _ in corrections}
    public = [report for report in front.reports if report.status.public]
    new = [report for report in public if report.id not in told]
    changed = [
        report
        for report in public
        if report.version > told.get(report.id, report.version) and report.id not in corrected
    ]
    return Bulletin(
        edition=edition.id,
        day=day,
        stories=tuple(new[:MOST_STORIES]),
        updates=tuple(changed[:MOST_STORIES]),
        corrections=corrections,
        thin=front.thin or ("" if new or changed or corrections else QUIET),
    )


def _owed(report: Report, told: Mapping[str, int]) -> list[Correction]:
    if report.id not in told or not (report.status.public or report.status is Status.WITHDRAWN):
        return []
    newer = [one for one in report.corrections if one.version > told[report.id]]
    if report.status is Status.WITHDRAWN and report.version > told[report.id] and not newer:
        return [_withdrawal(report)]
    return newer


def _withdrawal(report: Report) -> Correction:
    """Return what readers are told of a report that was withdrawn as a whole."""
    return Correction(
        at=report.updated,
        wrong="",
        right="",
        note=report.held_because or "The editor gave no reason.",
        by="the desk",
        version=report.version,
    )
