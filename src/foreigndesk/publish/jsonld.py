"""A report for machines that read pages: schema.org's NewsArticle."""

from foreigndesk.domain.report import Correction, Report, Witness
from foreigndesk.publish import links
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.words import clip, summary


def news_article(site: SiteContent, report: Report) -> dict[str, object]:
    """Return a report as a JSON-LD object.

    Native headlines are left out: within a script nothing can be marked as French, so the
    articles are named by address, outlet, language and time.
    """
    here = links.address(site.imprint, site.edition, links.report_path(report))
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "url": here,
        "mainEntityOfPage": here,
        "identifier": report.id,
        "version": report.version,
        "headline": clip(report.headline.text, 110),
        "description": summary(report),
        "inLanguage": "en",
        "datePublished": report.first_published.isoformat(),
        "dateModified": report.updated.isoformat(),
        "isAccessibleForFree": True,
        "digitalSourceType": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
        "isBasedOn": [_article(witness) for witness in report.witnesses],
        "citation": _cited(report),
        **_answerable(site),
        **_corrections(report),
    }


def _answerable(site: SiteContent) -> dict[str, object]:
    home = links.address(site.imprint, site.edition, "index.html")
    operator = {"@type": "Organization", "name": site.imprint.operator, "url": home}
    found: dict[str, object] = {
        "publisher": operator,
        "author": operator,
        "publishingPrinciples": links.address(site.imprint, site.edition, "method/index.html"),
        "correctionsPolicy": links.address(site.imprint, site.edition, "corrections/index.html"),
    }
    if site.imprint.responsible:
        found["editor"] = {"@type": "Person", "name": site.imprint.responsible}
    return found


def _article(witness: Witness) -> dict[str, object]:
    return {
        "@type": "NewsArticle",
        "url": links.safe_link(witness.url),
        "inLanguage": witness.language,
        "datePublished": witness.published.isoformat(),
        "publisher": {"@type": "NewsMediaOrganization", "name": witness.outlet_name},
    }


def _cited(report: Report) -> list[str]:
    addresses = (
        links.safe_link(citation.url) for claim in report.claims for citation in claim.citations
    )
    return [address for address in dict.fromkeys(addresses) if address]


def _corrections(report: Report) -> dict[str, object]:
    notes = [_correction(correction) for correction in report.corrections]
    return {"correction": notes} if notes else {}


def _correction(correction: Correction) -> dict[str, object]:
    return {
        "@type": "CorrectionComment",
        "text": correction.note or f"{correction.wrong} → {correction.right}",
        "datePublished": correction.at.isoformat(),
    }
