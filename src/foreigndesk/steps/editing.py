"""What an editor decides about a report: hold, release, correct, withdraw."""

from dataclasses import replace

from foreigndesk.domain.report import Claim, Correction, Report, Review, Status
from foreigndesk.errors import RejectedError
from foreigndesk.steps.newsroom import Desk

HELD = ("held",)
"""What the review of an editor says who holds a report."""
THE_DESK = "the desk"
"""Who corrects where an outlet corrected itself."""


def hold(desk: Desk, report: Report, why: str, person: str) -> Report:
    """Take a report off the pages until an editor releases it; all its public versions.

    Later versions are held as well: see `stays_held`.
    """
    review = Review(person=person, at=desk.clock.now(), checks=HELD, edits="")
    for version in desk.archive.versions(report.id):
        if version.status.public and version.version != report.version:
            desk.archive.store_report(version.but(status=Status.HELD, held_because=why))
    return _kept(desk, report.but(status=Status.HELD, held_because=why, review=review))


def stays_held(report: Report, before: Report | None) -> Report:
    """Return a new version as it may go on: held, where an editor holds the one before it."""
    if before is None or before.status is not Status.HELD:
        return report
    if before.review is None or before.review.checks != HELD:
        return report
    return report.but(status=Status.HELD, held_because=before.held_because, review=before.review)


def stays_corrected(report: Report) -> Report:
    """Return a new version with the words put right that an editor corrected in earlier ones."""
    for made in report.corrections:
        if made.wrong and made.by != THE_DESK:
            report = _reworded(report, made.wrong, made.right)
    return report


def release(desk: Desk, report: Report, person: str, checks: tuple[str, ...]) -> Report:
    """Put a held report on the pages, with the record of who checked what.

    Raises:
        RejectedError: it is not held.
    """
    if report.status is not Status.HELD:
        raise RejectedError(f"{report.id} is {report.status}, not held: nothing to release")
    now = desk.clock.now()
    status = Status.CORRECTED if report.corrections else Status.PUBLISHED
    review = Review(person=person, at=now, checks=checks, edits="")
    public_before = any(v.status.public for v in desk.archive.versions(report.id))
    first = report.first_published if public_before else now
    return _kept(
        desk,
        report.but(
            status=status, held_because="", review=review, first_published=first, updated=now
        ),
    )


def correct(desk: Desk, report: Report, wrong: str, right: str, person: str) -> Report:
    """Print a correction: a new version in which the right words stand for the wrong ones.

    The editor answers for the new words; they are not held against the passages again.

    Raises:
        RejectedError: the wrong words do not stand in the report, or it is not public.
    """
    if not report.status.public:
        raise RejectedError(f"{report.id} is {report.status}: only printed words are corrected")
    if not any(wrong in claim.text for claim in report.claims):
        raise RejectedError(f"{wrong!r} does not stand in {report.id}; quote it letter by letter")
    now, version = desk.clock.now(), report.version + 1
    note = f"An earlier version said “{wrong}”. It should say “{right}”."
    made = Correction(at=now, wrong=wrong, right=right, note=note, by=person, version=version)
    mended = _reworded(report, wrong, right).but(
        version=version,
        status=Status.CORRECTED,
        corrections=(*report.corrections, made),
        what_changed=(f"Corrected: “{wrong}” is now “{right}”.",),
        review=Review(person=person, at=now, checks=("correction",), edits=note),
        updated=now,
    )
    return _kept(desk, mended)


def withdraw(desk: Desk, report: Report, why: str, person: str) -> Report:
    """Take a report back for good: its page answers 410 with the note.

    Raises:
        RejectedError: it is withdrawn already.
    """
    if report.status is Status.WITHDRAWN:
        raise RejectedError(f"{report.id} is withdrawn already")
    now, version = desk.clock.now(), report.version + 1
    note = Correction(at=now, wrong="", right="", note=why, by=person, version=version)
    return _kept(
        desk,
        report.but(
            version=version,
            status=Status.WITHDRAWN,
            corrections=(*report.corrections, note),
            held_because=why,
            what_changed=("Withdrawn.",),
            updated=now,
        ),
    )


def _reworded(report: Report, wrong: str, right: str) -> Report:
    return report.but(
        headline=_mended(report.headline, wrong, right),
        standfirst=report.standfirst and _mended(report.standfirst, wrong, right),
        points=tuple(_mended(claim, wrong, right) for claim in report.points),
        body=tuple(_mended(claim, wrong, right) for claim in report.body),
    )


def _mended(claim: Claim, wrong: str, right: str) -> Claim:
    return replace(claim, text=claim.text.replace(wrong, right))


def _kept(desk: Desk, report: Report) -> Report:
    desk.archive.store_report(report)
    return report
