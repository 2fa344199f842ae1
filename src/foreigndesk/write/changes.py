"""What outlets changed in articles behind a report, and whether a story has something new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from foreigndesk.domain.article import Article
from foreigndesk.domain.report import Report, Status
from foreigndesk.domain.story import Novelty, Story
from foreigndesk.language.english import in_english
from foreigndesk.language.readings import readings
from foreigndesk.write.facts import said

ALIKE = 60.0
"""Per cent of characters (rapidfuzz ratio) from which a new sentence replaces an old one."""
FIELDS = ("title", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence that an outlet changed in an article behind a report."""

    outlet: str
    wrong: str
    """The old figure in English; empty where no figure changed."""
    right: str
    printed: bool
    """Whether a printed claim rests on the old sentence."""


def due(before: Report | None, story: Story, changed: Sequence[Change]) -> bool:
    """Say whether a story has something that its report does not tell yet.

    New facts are an article that is neither a copy nor the same again, or a change in an article
    behind the report; a withdrawn report stays withdrawn.
    """
    if before is None:
        return True
    if before.status is Status.WITHDRAWN:
        return False
    told = {witness.article for witness in before.witnesses}
    fresh = {Novelty.NEW_FACT, Novelty.CORRECTION}
    new = any(p.article not in told and p.novelty in fresh for p in story.placements)
    return new or bool(changed)


def changes(
    before: Report | None,
    articles: Sequence[Article],
    earlier: Mapping[str, Article],
    zone: ZoneInfo,
) -> tuple[Change, ...]:
    """Return what outlets changed since a report was written, each change once.

    A changed figure counts wherever it stands; other words only where a printed claim rests on
    them. What the report knows already is left out.

    Args:
        before: the latest version of the report.
        articles: of its story, latest versions.
        earlier: article → the version that the report was written from, where it is not the latest.
        zone: of the edition.
    """
    if before is None:
        return ()
    found: dict[tuple[str, str, str], Change] = {}
    for article in articles:
        old = earlier.get(article.id)
        if old is None or not written_from(before, old):
            continue
        for change in _changes(before, old, article, zone):
            key = (change.outlet, change.wrong, change.right)
            known = found.get(key)
            if known is None or (change.printed and not known.printed):
                found[key] = change
    return tuple(found.values())


def written_from(before: Report, old: Article) -> bool:
    """Say whether a report was written from this version of an article, by its provenance."""
    return bool(old.passages) and {p.sha256 for p in old.passages} <= set(
        before.provenance.passages
    )


def _changes(before: Report, old: Article, new: Article, zone: ZoneInfo) -> Iterator[Change]:
    rested_on = {
        (citation.field, citation.original)
        for claim in before.claims
        for citation in claim.citations
        if citation.article == old.id
    }
    on = said(new, zone)
    for field, was, now in _pairs(old, new):
        printed = (field, was) in rested_on
        wrong, right = _figures(was, now, new.language, on)
        if wrong or printed:
            yield Change(outlet=new.outlet, wrong=wrong, right=right, printed=printed)


def _pairs(old: Article, new: Article) -> Iterator[tuple[str, str, str]]:
    """Yield field, old words and new words of every sentence that is no longer there."""
    for field in FIELDS:
        was, now = str(getattr(old, field)), str(getattr(new, field))
        if was != now:
            yield field, was, now
    standing = {passage.sha256 for passage in new.passages}
    for passage in old.passages:
        if passage.sha256 not in standing:
            yield "text", passage.text, _successor(passage.text, new)


def _successor(was: str, new: Article) -> str:
    scored = [(fuzz.ratio(was, passage.text), passage.text) for passage in new.passages]
    best, text = max(scored, default=(0.0, ""))
    return text if best >= ALIKE else ""


def _figures(was: str, now: str, language: str, on: date) -> tuple[str, str]:
    """Return the first figure that gave way to another one, both in English."""
    old, new = _printed(was, language, on), _printed(now, language, on)
    gone = [figure for figure in old if figure not in new]
    come = [figure for figure in new if figure not in old]
    return (gone[0], come[0]) if gone and come else ("", "")


def _printed(text: str, language: str, on: date) -> Sequence[str]:
    return [in_english(q) for q in readings(text, language, on).quantities if q.sure]
