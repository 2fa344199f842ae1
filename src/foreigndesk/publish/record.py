"""A report as JSON, complete enough to check every sentence: offsets, hashes, provenance."""

import json
from collections.abc import Iterable
from typing import Any

from foreigndesk.domain.report import Citation, Claim, Correction, Dispute, Report, Witness
from foreigndesk.ports import Page
from foreigndesk.publish import links
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.layout import DIGITAL_ORIGIN
from foreigndesk.publish.report_page import withdrawal_note
from foreigndesk.publish.words import withheld_kinds


def record(site: SiteContent, report: Report) -> Page:
    """Return a report as JSON.

    Withheld sentences are counted, not told: what could not be confirmed is not spread further.
    """
    return as_json(links.record_path(report), _report(site, report))


def withdrawn_record(site: SiteContent, report: Report) -> Page:
    """Return what stands where a withdrawn report's JSON stood: its id and the note."""
    left = {
        "id": report.id,
        "url": links.address(site.imprint, site.edition, links.report_path(report)),
        "status": report.status,
        "version": report.version,
        "updated": report.updated.isoformat(),
        "note": withdrawal_note(report),
    }
    made = as_json(links.record_path(report), left)
    return Page(path=made.path, body=made.body, gone=True)


def as_json(path: str, value: object) -> Page:
    """Return a page of JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    # a lone surrogate, which a broken page may hold, has no UTF-8
    return Page(path=path, body=text.encode("utf-8", "replace"))


def _report(site: SiteContent, report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "url": links.address(site.imprint, site.edition, links.report_path(report)),
        "edition": report.edition,
        "story": report.story,
        "version": report.version,
        "status": report.status,
        "form": report.form,
        "grade": report.grade,
        "machine_written": True,
        "digital_source_type": DIGITAL_ORIGIN,
        "first_published": report.first_published.isoformat(),
        "updated": report.updated.isoformat(),
        "headline": report.headline.text,
        "claims": [_claim(claim) for claim in report.claims],
        "independent": report.independent,
        "witnesses": [_witness(witness) for witness in report.witnesses],
        "disputes": [_dispute(dispute) for dispute in report.disputes],
        "withheld": {"sentences": len(report.withheld), "for": withheld_kinds(report.withheld)},
        "corrections": [_correction(correction) for correction in report.corrections],
        "what_changed": report.what_changed,
        "provenance": _provenance(report),
        "review": _review(report),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "part": claim.part,
        "paragraph": claim.paragraph,
        "text": claim.text,
        "grade": claim.grade,
        "engine": claim.engine,
        "attributed": claim.attributed,
        "citations": _citations(claim.citations),
    }


def _citations(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    return [
        {
            "outlet": citation.outlet,
            "url": links.safe_link(citation.url),
            "article": citation.article,
            "version": citation.version,
            "language": citation.language,
            "published": citation.published.isoformat(),
            "start": citation.start,
            "end": citation.end,
            "sha256": citation.sha256,
            "original": citation.original,
        }
        for citation in citations
    ]


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "article": witness.article,
        "outlet": witness.outlet,
        "outlet_name": witness.outlet_name,
        "owner": witness.owner,
        "url": links.safe_link(witness.url),
        "title": witness.title,
        "gloss": witness.gloss,
        "language": witness.language,
        "published": witness.published.isoformat(),
        "teaser": witness.teaser,
        "paywall": witness.paywall,
        "copy_of": witness.copy_of,
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    figures = [
        {
            "value": figure.value,
            "outlets": figure.outlets,
            "citations": _citations(figure.citations),
        }
        for figure in dispute.figures
    ]
    return {"what": dispute.what, "figures": figures}


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "at": correction.at.isoformat(),
        "version": correction.version,
        "wrong": correction.wrong,
        "right": correction.right,
        "note": correction.note,
        "by": correction.by,
    }


def _provenance(report: Report) -> dict[str, Any]:
    made = report.provenance
    return {
        "software": made.software,
        "engines": dict(made.engines),
        "settings": dict(made.settings),
        "prompts": dict(made.prompts),
        "passages": made.passages,
    }


def _review(report: Report) -> dict[str, Any]:
    review = report.review
    if review is None:
        return {"reviewed": False}
    return {
        "reviewed": True,
        "person": review.person,
        "at": review.at.isoformat(),
        "checks": review.checks,
        "edits": review.edits,
    }
