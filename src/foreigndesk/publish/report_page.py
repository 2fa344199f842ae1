"""A report as a page: its sentences beside what they rest on, its history, how it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Citation, Claim, Form, Report
from foreigndesk.ports import Page
from foreigndesk.publish import links
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.jsonld import news_article
from foreigndesk.publish.layout import Frame, page
from foreigndesk.publish.native import original_leads
from foreigndesk.publish.words import clip, summary

LATEST = 5
"""How many other reports a report's page leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A claim with its place on the page."""

    number: int
    """Counted through the report, from 1; the reader's reference."""
    claim: Claim
    original_first: bool
    """Whether the English is too rough to stand before the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]

    @property
    def original_first(self) -> bool:
        """Say whether originals and English stand side by side, sentence by sentence."""
        return any(sentence.original_first for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A report's sentences, sorted into the parts of its page."""

    headline: Sentence
    standfirst: Paragraph
    points: Paragraph
    body: tuple[Paragraph, ...]


def lay_out(report: Report) -> Layout:
    """Return a report's sentences, numbered through, in the parts of its page."""
    sentences = iter(_sentences(report))
    headline = next(sentences)
    has_standfirst = report.standfirst is not None
    standfirst = Paragraph(sentences=tuple(islice(sentences, int(has_standfirst))))
    points = Paragraph(sentences=tuple(islice(sentences, len(report.points))))
    paragraphs = groupby(sentences, key=lambda sentence: sentence.claim.paragraph)
    body = tuple(Paragraph(sentences=tuple(group)) for _, group in paragraphs)
    return Layout(headline=headline, standfirst=standfirst, points=points, body=body)


def distinct_passages(paragraph: Paragraph) -> tuple[Citation, ...]:
    """Return the passages that a paragraph rests on, each once."""
    cited = (c for sentence in paragraph.sentences for c in sentence.claim.citations)
    return tuple(dict.fromkeys(cited))


def latest(site: SiteContent, report: Report) -> tuple[Report, ...]:
    """Return the latest other reports; never this one, and no other one on its story."""
    others = (
        other for other in site.standing if other.id != report.id and other.story != report.story
    )
    return tuple(islice(others, LATEST))


def report_page(site: SiteContent, report: Report) -> Page:
    """Return the page of a report as it stands."""
    frame = Frame(
        path=links.report_path(report),
        title=clip(report.headline.text, 200),
        description=clip(summary(report), 300),
        kind="article",
        record=news_article(site, report),
    )
    return _page(site, report, frame)


def version_page(site: SiteContent, version: Report) -> Page:
    """Return the page of an earlier version: kept to be seen, not to be found."""
    frame = Frame(
        path=links.version_path(version),
        title=clip(f"Version {version.version}: {version.headline.text}", 200),
        description=clip(summary(version), 300),
        canonical=links.report_path(version),
        indexed=False,
    )
    return _page(site, version, frame)


def withdrawn_pages(site: SiteContent, report: Report) -> list[Page]:
    """Return what stands at a withdrawn report's addresses: the note, and no word of the text."""
    earlier = site.versions.get(report.id, ())
    paths = [links.report_path(report), *(links.version_path(version) for version in earlier)]
    return [_withdrawn_page(site, report, path) for path in dict.fromkeys(paths)]


def withdrawal_note(report: Report) -> str:
    """Return why a report was withdrawn, in words for readers; never empty."""
    notes = [correction.note for correction in report.corrections if correction.note]
    return report.held_because or (notes or ["The editor gave no reason."])[-1]


def _withdrawn_page(site: SiteContent, report: Report, path: str) -> Page:
    frame = Frame(
        path=path,
        title="This report was withdrawn",
        description="This report was withdrawn.",
        canonical=links.report_path(report),
        indexed=False,
    )
    made = page(site, "withdrawn", frame, report=report, note=withdrawal_note(report))
    return Page(path=made.path, body=made.body, gone=True)


def _page(site: SiteContent, report: Report, frame: Frame) -> Page:
    return page(
        site,
        "report",
        frame,
        report=report,
        layout=lay_out(report),
        gloss=original_leads(report),
        brief=report.form is Form.BRIEF,
        archived=not frame.indexed,
        current=_current(site, report),
        earlier=site.earlier(report),
        latest=latest(site, report),
        passages_of=distinct_passages,
    )


def _current(site: SiteContent, report: Report) -> Report:
    return next((one for one in site.standing if one.id == report.id), report)


def _sentences(report: Report) -> Iterator[Sentence]:
    for number, claim in enumerate(report.claims, 1):
        rough = Grade.GLOSS in {report.grade, claim.grade}
        yield Sentence(number=number, claim=claim, original_first=rough)
