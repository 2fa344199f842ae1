"""Where a report's English is rough: the press's own words for its headline, changes, misprints."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Claim, Correction, Dispute, Figure, Report, Witness
from foreigndesk.publish.content import SiteContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """Words in the press's own language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new against the version before, for readers."""

    words: str
    """The whole line, or what stands before the sentence: "New:"."""
    sentences: tuple[Claim, ...]
    """The sentence that the line quotes, where it quotes one; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """A sentence that held wrong words, cut around them."""

    claim: Claim
    before: str
    after: str


def original_leads(report: Report) -> bool:
    """Say whether a report's English is only a gloss, so that the original stands first."""
    return report.grade is Grade.GLOSS


def native_headline(report: Report) -> Native:
    """Return what the headline says in its own language.

    The outlet's headline where ours is its gloss, else the first passage that ours rests on;
    empty where there is neither.
    """
    for witness in report.witnesses:
        if witness.gloss and witness.gloss == report.headline.text:
            return Native(text=witness.title, language=witness.language)
    for citation in report.headline.citations:
        return Native(text=citation.original, language=citation.language)
    return Native(text="", language="")


def changes(report: Report) -> tuple[Change, ...]:
    """Return what is new against the version before; in a gloss with the sentence it quotes."""
    return tuple(_change(line, report) for line in report.what_changed)


def misprints(site: SiteContent, report: Report, correction: Correction) -> tuple[Misprint, ...]:
    """Return the sentence in which the wrong words were printed: one, or none where none is known.

    It is sought in the public version before the correction's.
    """
    if not correction.wrong:
        return ()
    sought = re.compile(rf"(?<!\w){re.escape(correction.wrong)}(?!\w)")
    printed = [one for one in site.earlier(report) if one.version < correction.version]
    claims = (claim for version in printed[-1:] for claim in reversed(version.claims))
    found = ((claim, match) for claim in claims if (match := sought.search(claim.text)))
    return tuple(
        Misprint(claim=claim, before=claim.text[: match.start()], after=claim.text[match.end() :])
        for claim, match in found
    )[:1]


def repeaters(report: Report, dispute: Dispute, figure: Figure) -> tuple[Witness, ...]:
    """Return who printed a disputed figure in a copy, each outlet once.

    An outlet that gives a figure of its own is none of them.
    """
    speaking = {outlet for one in dispute.figures for outlet in one.outlets}
    voices = [witness for witness in report.witnesses if witness.outlet in figure.outlets]
    copied = {name for one in voices for name in (one.outlet_name, one.copy_of) if name}
    copies = {
        witness.outlet: witness
        for witness in report.witnesses
        if witness.copy_of in copied and witness.outlet not in speaking
    }
    return tuple(copies.values())


def _change(line: str, report: Report) -> Change:
    quoted: Sequence[Claim] = [
        claim for claim in report.claims if claim.text and line.endswith(claim.text)
    ]
    if not (original_leads(report) and quoted):
        return Change(words=line, sentences=())
    sentence = max(quoted, key=lambda claim: len(claim.text))
    return Change(words=line.removesuffix(sentence.text).strip(), sentences=(sentence,))
