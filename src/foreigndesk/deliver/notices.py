"""Reports as a letter shows them: short, with the original where the English is rough."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from babel import Locale

from foreigndesk.deliver.lines import clip
from foreigndesk.domain.letter import Bulletin
from foreigndesk.domain.press import Grade, Imprint
from foreigndesk.domain.report import Correction, Form, Report, Status, Witness

HEADLINE, STANDFIRST, CHANGE, WHO = 160, 420, 220, 240
"""Most characters: the letter stays far below 102 kB, where mail readers begin to cut."""

MOST_CHANGES = 3
MOST_CORRECTIONS = 10

NAMED = 3
"""Outlets named before "and 2 more"."""

ENGLISH = Locale.parse("en")

LABELS = {
    Grade.GLOSS: "Machine gloss: the English is rough, trust the original",
    Grade.DRAFT: "Machine translation: readable, with mistakes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A story as it stands in a letter; every text is one line, nothing is markup."""

    headline: str
    original: str
    """The headline in the press's own words, where it must stand first; else empty."""
    language: str
    """Of the original, ISO 639-1."""
    language_name: str
    standfirst: str
    label: str
    """What a reader must know about the English; empty where it is good."""
    who: str
    """"4 outlets, 2 independent reports: Le Fanal, Vigie and 2 more"."""
    link: str
    changes: tuple[str, ...]
    """What is new since the version before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A correction as it stands in a letter."""

    kind: str
    """Correction, or Withdrawn."""
    headline: str
    """Empty where the report was withdrawn: what we took back is not said again."""
    wrong: str
    right: str
    note: str
    link: str
    changes: tuple[str, ...]
    """What else is new, where the report went on after the correction."""


def notices(reports: Iterable[Report], imprint: Imprint) -> list[Notice]:
    """Return the stories of a letter, in order."""
    return [_notice(report, imprint) for report in reports]


def errata(bulletin: Bulletin, imprint: Imprint) -> list[Erratum]:
    """Return the first ten corrections of a letter; the rest stands on the corrections page."""
    first = bulletin.corrections[:MOST_CORRECTIONS]
    return [_erratum(report, correction, imprint) for report, correction in first]


def report_link(report: Report, imprint: Imprint) -> str:
    """Return the address of a report's page."""
    return f"{imprint.base_address}/{report.edition}/report/{quote(report.slug)}/"


def who_reports(witnesses: Iterable[Witness], independent: int) -> str:
    """Return who reports a story, in numbers and by name."""
    names = list({one.outlet: one.outlet_name for one in witnesses}.values())
    if len(names) == 1:
        return f"Only {names[0]} reports it"
    voices = f"{independent} independent report{'' if independent == 1 else 's'}"
    return f"{len(names)} outlets, {voices}: {_listing(names)}"


def _listing(names: list[str]) -> str:
    more = len(names) - NAMED
    if more > 0:
        return f"{', '.join(names[:NAMED])} and {more} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else "".join(names)


def _notice(report: Report, imprint: Imprint) -> Notice:
    original, language = _original(report) if report.grade is Grade.GLOSS else ("", "")
    return Notice(
        headline=clip(report.headline.text, HEADLINE),
        original=clip(original, HEADLINE),
        language=language,
        language_name=ENGLISH.languages.get(language.split("-")[0].lower(), language),
        standfirst=clip(report.standfirst.text if report.standfirst else "", STANDFIRST),
        label=_label(report),
        who=clip(who_reports(report.witnesses, report.independent), WHO),
        link=report_link(report, imprint),
        changes=_changes(report),
    )


def _label(report: Report) -> str:
    brief = "Brief" if report.form is Form.BRIEF else ""
    return " · ".join(filter(None, (brief, LABELS.get(report.grade, ""))))


def _original(report: Report) -> tuple[str, str]:
    """Return the headline in the press's own words, with its language.

    The outlet's headline where ours is its gloss, else the passage that ours rests on.
    """
    for witness in report.witnesses:
        if witness.gloss and witness.gloss == report.headline.text:
            return witness.title, witness.language
    for citation in report.headline.citations:
        return citation.original, citation.language
    return "", ""


def _changes(report: Report) -> tuple[str, ...]:
    return tuple(clip(change, CHANGE) for change in report.what_changed[:MOST_CHANGES])


def _erratum(report: Report, correction: Correction, imprint: Imprint) -> Erratum:
    withdrawn = report.status is Status.WITHDRAWN
    went_on = report.status.public and report.version > correction.version
    return Erratum(
        kind="Withdrawn" if withdrawn else "Correction",
        headline="" if withdrawn else clip(report.headline.text, HEADLINE),
        wrong="" if withdrawn else clip(correction.wrong, CHANGE),
        right=clip(correction.right, CHANGE),
        note=clip(correction.note, STANDFIRST),
        link=report_link(report, imprint),
        changes=_changes(report) if went_on else (),
    )
