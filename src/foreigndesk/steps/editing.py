"""What an editor decides about a report: hold, release, correct, withdraw."""

import re
from collections.abc import Mapping, Sequence
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


def stays_corrected(report: Report, versions: Sequence[Report]) -> Report:
    """Return a new version with the sentences put right that an editor corrected in earlier ones.

    Only the same sentence is mended: the same words elsewhere may well be right.

    Args:
        report: the new version.
        versions: the earlier ones, oldest first.
    """
    by_number = {version.version: version for version in versions}
    for made in report.corrections:
        if made.version - 1 in by_number and made.version in by_number and made.by != THE_DESK:
            old, new = by_number[made.version - 1], by_number[made.version]
            pairs = zip(old.claims, new.claims, strict=False)
            report = _with_texts(report, {was.text: now.text for was, now in pairs})
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
        RejectedError: the wrong words do not stand in the report, or are right already, or it is
            not public.
    """
    if not report.status.public:
        raise RejectedError(f"{report.id} is {report.status}: only printed words are corrected")
    if not any(_standing(wrong).search(claim.text) for claim in report.claims):
        raise RejectedError(
            f"{wrong!r} does not stand in {report.id}; quote whole words, letter by letter"
        )
    if wrong == right:
        raise RejectedError(f"{wrong!r} stands in {report.id} already; nothing was corrected")
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


def _standing(words: str) -> re.Pattern[str]:
    """Return what finds words that stand alone: 14 stands neither in 140 nor in 3.14."""
    before = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(words)}{after}" if words.strip() else r"(?!)")


def _reworded(report: Report, wrong: str, right: str) -> Report:
    there = _standing(wrong)
    return _with_texts(report, {c.text: there.sub(lambda _: right, c.text) for c in report.claims})


def _with_texts(report: Report, texts: Mapping[str, str]) -> Report:
    """Return a report in which some sentences are worded otherwise: as they are → as they go."""

    def worded(claim: Claim) -> Claim:
        return replace(claim, text=texts.get(claim.text, claim.text))

    return report.but(
        headline=worded(report.headline),
        standfirst=report.standfirst and worded(report.standfirst),
        points=tuple(map(worded, report.points)),
        body=tuple(map(worded, report.body)),
    )


def _kept(desk: Desk, report: Report) -> Report:
    desk.archive.store_report(report)
    return report
