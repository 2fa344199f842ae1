"""reports: what an editor sees and decides."""

from typing import Annotated

import typer

from foreigndesk.commands.terminal import (
    AsJson,
    SettingsFile,
    as_json,
    chosen_editions,
    desk_at_work,
    say,
)
from foreigndesk.desk import Desk
from foreigndesk.domain.report import Report, Status
from foreigndesk.errors import RejectedError, SettingsError
from foreigndesk.settings import must_be_answerable
from foreigndesk.steps import editing
from foreigndesk.steps.publishing import publish_edition

reports = typer.Typer(no_args_is_help=True, help="Reports: list, hold, release, correct, withdraw.")

ReportId = Annotated[str, typer.Argument(help="id or slug, as `reports list` shows them")]
Person = Annotated[str, typer.Option("--by", help="who decides; their name is recorded")]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for name, command in (
        ("list", list_reports),
        ("hold", hold),
        ("release", release),
        ("correct", correct),
        ("withdraw", withdraw),
    ):
        reports.command(name)(command)
    app.add_typer(reports, name="reports")


def list_reports(
    edition: Annotated[str | None, typer.Argument(help="id of an edition; all if left out")] = None,
    held: Annotated[bool, typer.Option("--held", help="only those that wait for you")] = False,
    settings: SettingsFile = None,
    json: AsJson = False,
) -> None:
    """List reports with their status, and why a held one is held."""
    with desk_at_work(settings, driving=False) as (desk, _):
        found = [
            report
            for one in chosen_editions(desk, [edition] if edition else None)
            for report in desk.archive.reports(one.id)
            if report.status is Status.HELD or not held
        ]
        if json:
            for report in found:
                as_json(_facts(report))
            return
        for report in found:
            _say(report)


def hold(
    report: ReportId,
    why: Annotated[str, typer.Option("--why", help="for the other editors")],
    by: Person,
    settings: SettingsFile = None,
) -> None:
    """Take a report off the pages until somebody releases it."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        _decided(desk, editing.hold(desk, _named(desk, report), why, by))


def release(
    report: ReportId,
    by: Person,
    checked: Annotated[
        list[str], typer.Option("--checked", help="what you checked; may be repeated")
    ],
    settings: SettingsFile = None,
) -> None:
    """Put a held report on the pages; who checked what is recorded and printed."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        _decided(desk, editing.release(desk, _named(desk, report), by, tuple(checked)))


def correct(
    report: ReportId,
    wrong: Annotated[str, typer.Option("--wrong", help="the words as they are printed")],
    right: Annotated[str, typer.Option("--right", help="the words that should stand there")],
    by: Person,
    settings: SettingsFile = None,
) -> None:
    """Print a correction: a new version, a visible note, a line in the next letter."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        _decided(desk, editing.correct(desk, _named(desk, report), wrong, right, by))


def withdraw(
    report: ReportId,
    why: Annotated[str, typer.Option("--why", help="the note that readers see")],
    by: Person,
    settings: SettingsFile = None,
) -> None:
    """Take a report back for good: its page answers 410 with your note."""
    with desk_at_work(settings) as (desk, chosen):
        must_be_answerable(chosen)
        _decided(desk, editing.withdraw(desk, _named(desk, report), why, by))


def _named(desk: Desk, name: str) -> Report:
    found = desk.archive.report(name)
    for edition in desk.editions.values() if found is None else ():
        found = found or next(
            (report for report in desk.archive.reports(edition.id) if report.slug == name), None
        )
    if found is None:
        raise RejectedError(f"no report {name!r}; `foreigndesk reports list` shows them")
    if found.edition not in desk.editions:
        raise SettingsError(
            f"{found.slug} belongs to the edition {found.edition}, which is not worked on here; "
            "add it to `publish` in the settings"
        )
    return found


def _decided(desk: Desk, report: Report) -> None:
    publish_edition(desk, desk.editions[report.edition])
    say(f"{report.slug}: {report.status}, version {report.version}. The pages are rebuilt.")
    front = desk.archive.front_page(report.edition)
    if report.status.public and (front is None or report.id not in {r.id for r in front.reports}):
        say("It takes its place on the front page with the next `foreigndesk cover`.")


def _facts(report: Report) -> dict[str, object]:
    return {
        "id": report.id,
        "slug": report.slug,
        "edition": report.edition,
        "status": report.status,
        "version": report.version,
        "grade": report.grade,
        "headline": report.headline.text,
        "original": report.headline.citations[0].original if report.headline.citations else "",
        "held_because": report.held_because,
        "withheld": [
            {
                "text": w.text,
                "original": w.original,
                "reasons": [{"kind": r.kind, "words": r.words} for r in w.reasons],
            }
            for w in report.withheld
        ],
        "updated": report.updated.isoformat(),
    }


def _say(report: Report) -> None:
    """Say what an editor must know; the first line is what the other commands want to be told."""
    say(report.slug)
    say(f"    {report.headline.text}")
    held = f": {report.held_because}" if report.held_because else ""
    withheld = f", {len(report.withheld)} sentences withheld" if report.withheld else ""
    say(f"    {report.edition}, version {report.version}{withheld}, {report.status}{held}")
