"""Claims that stand → a report, with its version, what changed, and why it is held if it is."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from textwrap import shorten

from anyascii import anyascii

from foreigndesk.domain.article import Article, Flag
from foreigndesk.domain.press import Edition, Grade, Outlet
from foreigndesk.domain.report import (
    Claim,
    Correction,
    Form,
    Part,
    Provenance,
    Report,
    Status,
    Withheld,
    Witness,
)
from foreigndesk.write.changes import Change
from foreigndesk.write.draft import Draft
from foreigndesk.write.plan import POINT_WORDS, POINTS, Plan

BODY_LONG = {Form.REPORT: 350, Form.BRIEF: 150}
"""Words of body at most."""
LEAST_SENTENCES = 3
"""Sentences of the body that a report must have (design, section 8)."""
SLUG_LONG = 60
NEWS_LINES = 3
"""How many new sentences "what changed" quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a report is made with, besides its plan and its claims."""

    edition: Edition
    outlets: Mapping[str, Outlet]
    now: datetime
    before: Report | None
    """The latest version, if there is one."""
    provenance: Provenance
    withheld: tuple[Withheld, ...]
    changed: tuple[Change, ...]
    """What outlets changed since the version before."""


def compose(plan: Plan, draft: Draft, kept: Sequence[Claim], making: Making) -> Report:
    """Return the next version of a story's report.

    Args:
        plan: what it says, in the press's words.
        draft: its claims before they were verified.
        kept: the claims that stand, in the draft's order.
        making: the rest.
    """
    form = _form(plan, kept)
    chosen = _chosen(form, draft, kept)
    before = making.before
    version = 1 if before is None else before.version + 1
    corrections = (
        *(() if before is None else before.corrections),
        *_corrections(making, version),
    )
    return Report(
        id=_id(plan) if before is None else before.id,
        edition=making.edition.id,
        story=plan.story.id,
        slug=_slug(chosen[0], plan, making) if before is None else before.slug,
        version=version,
        status=Status.CORRECTED if corrections else Status.PUBLISHED,
        form=form,
        headline=chosen[0],
        standfirst=next((c for c in chosen if c.part is Part.STANDFIRST), None),
        points=tuple(c for c in chosen if c.part is Part.POINT),
        body=tuple(c for c in chosen if c.part is Part.BODY),
        witnesses=tuple(_witness(a, plan, draft, making) for a in plan.articles),
        independent=len(plan.story.voices),
        disputes=draft.disputes,
        withheld=making.withheld,
        corrections=corrections,
        what_changed=() if before is None else _news(before, chosen, making),
        grade=_lowest(chosen),
        provenance=making.provenance,
        first_published=making.now if before is None else before.first_published,
        updated=making.now,
    )


def hold(report: Report, because: str, edition: Edition) -> Report:
    """Return a report as it may be printed: held for an editor where something speaks against it.

    Args:
        report: as composed.
        because: why the verifier holds it, or empty.
        edition: its least grade counts.
    """
    why = because or _below(report.grade, edition)
    return report.but(status=Status.HELD, held_because=why) if why else report


def provenance(plan: Plan, draft: Draft, edition: Edition, software: str) -> Provenance:
    """Return how a report was made: enough to repeat it."""
    engines = sorted({claim.engine for claim in draft.claims if claim.engine})
    return Provenance(
        engines={"translate": ", ".join(engines), "write": "extractive", "judge": "rules"},
        settings={
            "least_grade": str(edition.least_grade),
            "quoted_passages": str(edition.quoted_passages),
            "quoted_share": str(edition.quoted_share),
        },
        passages=tuple(sorted({p.sha256 for a in plan.articles for p in a.passages})),
        software=software,
    )


def _form(plan: Plan, kept: Sequence[Claim]) -> Form:
    """Return the form of what is left: a report that was struck to a brief's length is a brief.

    Under a report's least sentences it stays one, for then it is held.
    """
    body = [len(claim.text.split()) for claim in kept if claim.part is Part.BODY]
    short = len(body) >= LEAST_SENTENCES and sum(body) <= BODY_LONG[Form.BRIEF]
    return Form.BRIEF if short else plan.form


def _chosen(form: Form, draft: Draft, kept: Sequence[Claim]) -> list[Claim]:
    """Return the claims to print: one headline, one standfirst, short points, a body that fits."""
    standing = {part: [c for c in kept if c.part is part] for part in Part}
    headline = (standing[Part.HEADLINE] or list(draft.headlines) or _from_body(draft))[0]
    standfirst = [
        c for c in standing[Part.STANDFIRST] if c.citations[0].article == _article(headline)
    ] or standing[Part.STANDFIRST]
    points = [c for c in standing[Part.POINT] if len(c.text.split()) <= POINT_WORDS]
    most = POINTS if form is Form.REPORT else 0
    body = _renumbered(_fitting(standing[Part.BODY], BODY_LONG[form]))
    return [headline, *standfirst[:1], *points[:most], *body]


def _from_body(draft: Draft) -> list[Claim]:
    """Return a stand-in headline for a report that is held for want of one."""
    text = draft.body[0].text if draft.body else "Untitled"
    return [
        Claim(
            part=Part.HEADLINE,
            text=shorten(text, 100, placeholder=" …"),
            citations=draft.body[0].citations if draft.body else (),
        )
    ]


def _article(claim: Claim) -> str:
    return claim.citations[0].article if claim.citations else ""


def _fitting(body: Sequence[Claim], words: int) -> list[Claim]:
    fitting: list[Claim] = []
    for claim in body:
        words -= len(claim.text.split())
        if words < 0 and len(fitting) >= LEAST_SENTENCES:
            break
        fitting.append(claim)
    return fitting


def _renumbered(body: Sequence[Claim]) -> list[Claim]:
    """Return the body with its paragraphs numbered without gaps."""
    return [
        replace(claim, paragraph=number)
        for number, (_, paragraph) in enumerate(groupby(body, key=lambda c: c.paragraph))
        for claim in paragraph
    ]


def _corrections(making: Making, version: int) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            at=making.now,
            wrong=change.wrong,
            right=change.right,
            note=(
                f"{_name(change.outlet, making)} corrected its article after we had cited it: "
                f"the figure is {change.right}, not {change.wrong}."
            ),
            by="the desk",
            version=version,
        )
        for change in making.changed
        if change.wrong and change.printed
    )


def _news(before: Report, chosen: Sequence[Claim], making: Making) -> tuple[str, ...]:
    told = {witness.article for witness in before.witnesses}
    fresh = [
        claim
        for claim in chosen
        if claim.part is Part.BODY and claim.citations and _article(claim) not in told
    ]
    lines = [_changed(change, making) for change in making.changed]
    lines += [f"New: {claim.text}" for claim in fresh[:NEWS_LINES]]
    return tuple(dict.fromkeys(lines)) or (
        "Another outlet's article was added; no sentence of it was needed.",
    )


def _changed(change: Change, making: Making) -> str:
    name = _name(change.outlet, making)
    if not change.wrong:
        return f"{name} changed a sentence that this report rested on."
    if change.printed:
        return f"Corrected: {change.wrong} is now {change.right} ({name})."
    return (
        f"{name} corrected a figure in its article, {change.wrong} to {change.right}; "
        "it did not stand in this report."
    )


def _witness(article: Article, plan: Plan, draft: Draft, making: Making) -> Witness:
    outlet = making.outlets.get(article.outlet)
    voice = next((p.voice for p in plan.story.placements if p.article == article.id), article.id)
    return Witness(
        article=article.id,
        outlet=article.outlet,
        outlet_name=_name(article.outlet, making),
        owner=outlet.owner if outlet else "",
        url=article.url,
        title=article.title,
        gloss=draft.glosses.get(article.id, ""),
        language=article.language,
        published=article.published,
        teaser=Flag.TEASER in article.flags,
        paywall=Flag.PAYWALL in article.flags or bool(outlet and outlet.paywall),
        copy_of=article.credit or _voice_name(voice, article, plan, making),
    )


def _voice_name(voice: str, article: Article, plan: Plan, making: Making) -> str:
    if voice == article.id:
        return ""
    first = next((a for a in plan.articles if a.id == voice), None)
    return "" if first is None else first.credit or _name(first.outlet, making)


def _name(outlet: str, making: Making) -> str:
    return making.outlets[outlet].name if outlet in making.outlets else outlet


def _lowest(claims: Sequence[Claim]) -> Grade:
    order = list(Grade)
    return min((claim.grade for claim in claims), key=order.index, default=Grade.GLOSS)


def _below(grade: Grade, edition: Edition) -> str:
    if grade.reaches(edition.least_grade):
        return ""
    return (
        f"its English is of grade {grade}; the edition prints from {edition.least_grade} on "
        "without an editor"
    )


def _id(plan: Plan) -> str:
    return "report-" + hashlib.sha256(plan.story.id.encode()).hexdigest()[:16]


def _slug(headline: Claim, plan: Plan, making: Making) -> str:
    day = plan.story.opened.astimezone(making.edition.zone).date()
    words = re.findall(r"[a-z0-9]+", anyascii(headline.text).lower())
    slug = "-".join([day.isoformat(), *words])
    short = slug[: SLUG_LONG + 11].rsplit("-", 1)[0] if len(slug) > SLUG_LONG + 11 else slug
    # Two stories of one day may have one headline; the story's own id keeps them apart.
    return f"{short}-{hashlib.sha256(plan.story.id.encode()).hexdigest()[:4]}"
