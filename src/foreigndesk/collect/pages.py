"""A page's bytes → an article, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree, html
from trafilatura import bare_extraction

from foreigndesk.collect.charset import decode
from foreigndesk.collect.credit import credit_of, without_credit
from foreigndesk.collect.furniture import strip_furniture
from foreigndesk.collect.habits import learnt, without_boilerplate
from foreigndesk.collect.hidden import strip_hidden
from foreigndesk.collect.links import page_identity
from foreigndesk.collect.plain import squeezed, text_of
from foreigndesk.collect.structured import PageFacts, read_facts
from foreigndesk.collect.titles import title_of
from foreigndesk.collect.walls import (
    paywall_flags,
    strip_offers,
    wall,
    without_offers,
)
from foreigndesk.domain.article import Article, Entry, Flag, OutletHabits
from foreigndesk.errors import RejectedError
from foreigndesk.language.detect import detect
from foreigndesk.language.scripts import folded
from foreigndesk.language.sentences import passages

LEAST_WORDS = 25
"""A text below this is no article."""
SHORT_WORDS = 80
"""A text below this is marked as short."""
FEED_WORDS = 40
"""A feed's own text stands in for a page from here on."""
SHRUNK = 3
"""A page read again that has less than a third of its text is broken, not changed."""

_PAGE_CAP = 3_000_000
"""Longer pages are cut before they are parsed, in characters."""
_LOST = 0.5
"""Below this share of what JSON-LD gives as the text, the extraction has missed the article."""
_ALL_LANGUAGES = (
    *(
        "en",
        "fr",
        "es",
        "de",
        "it",
        "pt",
        "nl",
        "pl",
        "ca",
        "gl",
        "ro",
        "cs",
        "sv",
        "da",
        "nb",
        "fi",
    ),
    *("hu", "el", "tr", "ru", "uk", "bg", "hr", "sr", "ar", "he", "fa", "hi", "zh", "ja", "ko"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """A page to be read, with all that is needed for it."""

    entry: Entry
    languages: tuple[str, ...]
    """Of the outlet, the main one first; empty where it is not known."""
    body: bytes
    content_type: str
    final_url: str
    fetched: datetime
    """Aware."""
    habits: OutletHabits


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReading:
    """An article, and what its page taught about the outlet."""

    article: Article
    habits: OutletHabits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a page holds."""

    facts: PageFacts
    paragraphs: tuple[str, ...]
    """As extracted, with whatever recurs."""
    credit: str
    flags: frozenset[Flag]
    wall: Flag | None


def read_article(task: PageTask) -> ArticleReading:
    """Return the article on a page.

    Where a wall stands before it and the feed carries enough text, that text is the article, with
    the flags of the wall and of `FEED_TEXT`.

    Raises:
        RejectedError: a wall, an empty page, too little text; the message names it.
    """
    found = _look(task)
    id_ = page_identity(task.entry.outlet, task.entry.link or task.final_url)
    own = without_boilerplate(found.paragraphs, task.habits, id_)
    paragraphs, offered = without_offers(own)
    text = "\n".join(without_credit(paragraphs, found.credit))
    words = len(text.split())
    if found.wall or words < LEAST_WORDS:
        return _from_feed(task, id_, found, words)
    offered = offered or Flag.TEASER in found.flags
    flags = (found.flags - {Flag.TEASER}) | paywall_flags(
        words, offered=offered, free=found.facts.free
    )
    article = _article(task, id_, found, text, flags)
    return ArticleReading(article=article, habits=learnt(task.habits, id_, found.paragraphs))


def _look(task: PageTask) -> _Found:
    """Return what a page holds, without what no reader sees."""
    root = _tree(decode(task.body, task.content_type).text)
    facts = read_facts(root)
    concealed = strip_hidden(root)
    locked = strip_offers(root)
    strip_furniture(root)
    title = title_of(facts, task.entry.title)
    paragraphs = _paragraphs(root, facts, title)
    shown = paragraphs or text_of(root).split("\n")
    flags = {Flag.HIDDEN_TEXT} if concealed else set()
    return _Found(
        facts=facts,
        paragraphs=tuple(paragraphs),
        credit=credit_of(root, facts, paragraphs, task.final_url),
        flags=frozenset(flags | ({Flag.TEASER} if locked else set())),
        wall=wall(root, facts.heading or facts.window_title, shown),
    )


def _tree(text: str) -> html.HtmlElement:
    """Return the tree of a page.

    Raises:
        RejectedError: there is nothing in it.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        cut = text[:_PAGE_CAP].replace("\x00", "").encode("utf-8", "replace")
        return html.document_fromstring(cut, parser=parser, ensure_head_body=True)
    except etree.ParserError as error:
        raise RejectedError("the page is empty") from error


def _paragraphs(root: html.HtmlElement, facts: PageFacts, title: str) -> list[str]:
    """Return the paragraphs of the article on a page."""
    # Precision over recall: what is missing is not printed, what is too much may be.
    # eval extraction, aeb, 2026-11: with tables F1 .970, without .963.
    found = bare_extraction(
        html.tostring(root, encoding="unicode"),
        favor_precision=True,
        include_comments=False,
        with_metadata=False,
    )
    extracted = [_clean(line) for line in (_body(found) or "").split("\n")]
    paragraphs = [line for line in extracted if line]
    if facts.body and _share(facts.body, "\n".join(paragraphs)) < _LOST:
        paragraphs = facts.body.split("\n")
    return _each_once(paragraphs, title)


def _body(found: object) -> str:
    """Return the text of what trafilatura found."""
    return squeezed(str(getattr(found, "text", "") or ""))


def _clean(line: str) -> str:
    """Return a line without the marks of lists and tables."""
    if line.startswith("|") or line.endswith("|"):
        cells = (cell.strip() for cell in line.split("|"))
        return ", ".join(cell for cell in cells if cell.strip("- "))
    return line.removeprefix("- ").strip()


def _share(wanted: str, found: str) -> float:
    """Return how much of a text's words in a row another one has, 0 to 1."""
    words, others = folded(wanted).split(), folded(found).split()
    triples = set(zip(words, words[1:], words[2:], strict=False))
    there = set(zip(others, others[1:], others[2:], strict=False))
    return len(triples & there) / len(triples) if triples else 1.0


def _each_once(paragraphs: Sequence[str], title: str) -> list[str]:
    """Return paragraphs without the title at their head and without the first one said again.

    The standfirst is often found twice; further down, honest lists repeat themselves.
    """
    kept = list(paragraphs)
    if kept and folded(kept[0]) == folded(title):
        kept = kept[1:]
    first = folded(kept[0]) if kept else ""
    return kept[:1] + [each for each in kept[1:] if folded(each) != first]


def _from_feed(task: PageTask, id_: str, found: _Found, words: int) -> ArticleReading:
    """Return an article of the feed's own text.

    Raises:
        RejectedError: it has too little of it.
    """
    reason = found.wall.value.replace("_", " ") if found.wall else f"only {words} words of text"
    text = max(task.entry.content, task.entry.summary, key=len)
    if len(text.split()) < FEED_WORDS:
        raise RejectedError(f"{task.final_url}: {reason}")
    flags = found.flags | {Flag.FEED_TEXT} | ({found.wall} if found.wall else set())
    article = _article(task, id_, found, squeezed(text), flags - {Flag.TEASER})
    # Nothing is learnt from a wall.
    return ArticleReading(article=article, habits=task.habits)


def _article(task: PageTask, id_: str, found: _Found, text: str, flags: frozenset[Flag]) -> Article:
    """Return the article with all that is known of it."""
    facts, entry = found.facts, task.entry
    title = title_of(facts, entry.title) if found.wall is None else entry.title
    published = facts.published(task.fetched) if found.wall is None else None
    published = published or entry.published
    language = _language(f"{title}\n{text}", task.languages, facts.language)
    few = {Flag.SHORT} if len(text.split()) < SHORT_WORDS else set()
    return Article(
        id=id_,
        outlet=entry.outlet,
        url=entry.link or task.final_url,
        title=title,
        summary=entry.summary or facts.description,
        text=text,
        language=language,
        published=published or task.fetched.astimezone(UTC),
        dated=published is not None,
        fetched=task.fetched,
        authors=facts.authors,
        section=facts.section,
        credit=found.credit,
        flags=flags | few,
        passages=passages(id_, 1, text, language),
    )


def _language(text: str, languages: Sequence[str], named: str) -> str:
    """Return the language of a text, held to those of the outlet."""
    if len(languages) == 1:
        return languages[0]
    if languages:
        return detect(text, languages).language
    return detect(text, [named, *_ALL_LANGUAGES] if named else _ALL_LANGUAGES).language


def changed(old: Article, new: Article) -> bool:
    """Say whether a page that was read again says something else than before.

    Raises:
        RejectedError: it shrank to less than a third: the old version stays.
    """
    before, after = " ".join(old.text.split()), " ".join(new.text.split())
    if len(after) * SHRUNK < len(before):
        raise RejectedError(
            f"{new.url} shrank from {len(before)} to {len(after)} characters; the old text stays"
        )
    return before != after or old.title.split() != new.title.split()
