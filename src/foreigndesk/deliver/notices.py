"""Reports as a letter shows them: short, with the original where the English is rough."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from babel import Locale

from foreigndesk.deliver.lines import clip
from foreigndesk.domain.letter import Bulletin
from foreigndesk.domain.press import Grade, Imprint
from foreigndesk.domain.report import Claim, Correction, Form, Report, Status, Witness

HEADLINE, STANDFIRST, CHANGE, WHO = 160, 420, 220, 240
"""Most characters: the letter stays far below 102 kB, where mail readers begin to cut."""

MOST_CHANGES = 3
MOST_CORRECTIONS = 10

NAMED = 3
"""Outlets named before "and 2 more"."""

ENGLISH = Locale.parse("en")

LABELS = {
    Grade.GLOSS: "Machine gloss",
    Grade.DRAFT: "Machine translation: readable, with mistakes",
}

ROUGH = (
    "Machine gloss: where the original stands first, the English under it is a rough "
    "word-for-word aid. Trust the original."
)
"""What a letter with glosses says at its top, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rough:
    """English, with the original that must stand before it where the English is a gloss."""

    english: str
    lead: str = ""
    """What stands before the sentence: "New:"."""
    original: str = ""
    """Empty where the English stands alone."""
    language: str = ""
    """Of the original, ISO 639-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A story as it stands in a letter; every text is one line, nothing is markup."""

    headline: Rough
    language_name: str
    """Of the headline's original; empty where the English stands alone."""
    standfirst: Rough
    label: str
    """What a reader must know about the English; empty where it is good."""
    who: str
    """"4 outlets, 2 independent reports: Le Fanal, Vigie and 2 more"."""
    link: str
    changes: tuple[Rough, ...]
    """What is new since the version before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A correction as it stands in a letter."""

    kind: str
    """Correction, or Withdrawn."""
    headline: Rough
    """Empty where the report was withdrawn: what we took back is not said again."""
    wrong: str
    right: str
    note: str
    link: str
    changes: tuple[Rough, ...]
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
    articles = tuple(witnesses)
    names = list({one.outlet: one.outlet_name for one in articles}.values())
    if len(names) == 1:
        return f"Only {names[0]} reports it"
    return f"{_voices(len(articles), len(names), independent)}: {_listing(names)}"


def _voices(articles: int, outlets: int, independent: int) -> str:
    """Return who reports it in numbers; articles count where an outlet has several."""
    if articles > outlets:
        share = "all" if independent >= articles else f"{independent} of them"
        return f"{articles} articles in {outlets} outlets, {share} independent"
    if independent >= articles:
        return f"{outlets} outlets, each with its own report"
    return f"{outlets} outlets, {independent} independent report{'' if independent == 1 else 's'}"


def _listing(names: list[str]) -> str:
    more = len(names) - NAMED
    if more > 0:
        return f"{', '.join(names[:NAMED])} and {more} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else "".join(names)


def _notice(report: Report, imprint: Imprint) -> Notice:
    headline = _headline(report)
    language = headline.language
    return Notice(
        headline=headline,
        language_name=ENGLISH.languages.get(language.split("-")[0].lower(), language),
        standfirst=_standfirst(report),
        label=_label(report),
        who=clip(who_reports(report.witnesses, report.independent), WHO),
        link=report_link(report, imprint),
        changes=_changes(report),
    )


def _label(report: Report) -> str:
    brief = "Brief" if report.form is Form.BRIEF else ""
    return " · ".join(filter(None, (brief, LABELS.get(report.grade, ""))))


def _headline(report: Report) -> Rough:
    """Return the headline; its original is the outlet's headline where ours is its gloss."""
    english = clip(report.headline.text, HEADLINE)
    if report.grade is not Grade.GLOSS:
        return Rough(english=english)
    for witness in report.witnesses:
        if witness.gloss and witness.gloss == report.headline.text:
            original = clip(witness.title, HEADLINE)
            return Rough(english=english, original=original, language=witness.language)
    return _beside(report.headline, HEADLINE)


def _standfirst(report: Report) -> Rough:
    if report.standfirst is None:
        return Rough(english="")
    if report.grade is Grade.GLOSS:
        return _beside(report.standfirst, STANDFIRST)
    return Rough(english=clip(report.standfirst.text, STANDFIRST))


def _changes(report: Report) -> tuple[Rough, ...]:
    return tuple(_change(line, report) for line in report.what_changed[:MOST_CHANGES])


def _change(line: str, report: Report) -> Rough:
    """Return what is new; in a gloss with the original of the sentence that the line quotes."""
    quoted = [claim for claim in report.claims if claim.text and line.endswith(claim.text)]
    if report.grade is not Grade.GLOSS or not quoted:
        return Rough(english=clip(line, CHANGE))
    sentence = max(quoted, key=lambda claim: len(claim.text))
    lead = clip(line.removesuffix(sentence.text), CHANGE)
    return replace(_beside(sentence, CHANGE), lead=lead)


def _beside(claim: Claim, most: int) -> Rough:
    """Return a sentence with the first passage it rests on."""
    english = clip(claim.text, most)
    for citation in claim.citations:
        original = clip(citation.original, most)
        return Rough(english=english, original=original, language=citation.language)
    return Rough(english=english)


def _erratum(report: Report, correction: Correction, imprint: Imprint) -> Erratum:
    withdrawn = report.status is Status.WITHDRAWN
    went_on = report.status.public and report.version > correction.version
    # A note that holds both already says it; the same figures below it would only confuse.
    said = bool(correction.wrong) and correction.wrong in correction.note
    said = said and correction.right in correction.note
    return Erratum(
        kind="Withdrawn" if withdrawn else "Correction",
        headline=Rough(english="") if withdrawn else _headline(report),
        wrong="" if withdrawn or said else clip(correction.wrong, CHANGE),
        right="" if said else clip(correction.right, CHANGE),
        note=clip(correction.note, STANDFIRST),
        link=report_link(report, imprint),
        changes=_changes(report) if went_on else (),
    )
