"""Whose copy an article is, as the page says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from lxml import etree, html

from foreigndesk.collect.cues import AGENCIES
from foreigndesk.collect.plain import one_line
from foreigndesk.collect.structured import PageFacts
from foreigndesk.language.scripts import folded

_CALLED = (
    r"(?:Agence|AGENCE|Agencia|AGENCIA|Agència|AGÈNCIA|Agência|Axencia|AXENCIA|Agenzia|Agentur|Agentia)"
    r"(?:[ ][A-ZÀ-Ý][\w’'-]*){1,3}|(?:[A-ZÀ-Ý][\w’'-]*[ ]){1,3}(?:News Agency|Presseagentur|Agency)"
)
"""What calls itself one."""
_AGENCY = rf"(?P<name>{_CALLED}|{AGENCIES})(?![\w-])"
_WITH = (
    r"(?:avec|con|amb|com|mit|with|and|et|y|i|e|par|por|per|by|von|source|fuente|font|fonte|quelle|©"
    r"|crédit|crédito|crèdit|texte|texto|text)"
)

_SHARE = r"(?:[a-zà-ÿ]+\s+(?:de\s|d['’]))?(?:l['’]|la\s|el\s|a\s|the\s)?"
"""What may stand between: "con información de", "avec l’"."""

_DATELINE = re.compile(rf"^[^().]{{0,60}}\([^()]{{0,20}}?{_AGENCY}[^()]{{0,20}}\)\s*[.:,–—-]")
_DASHED = re.compile(rf"^[^().]{{0,40}}[,/.]\s*{_AGENCY}\s*[.:]?\s*[–—-]")
_LINE = re.compile(rf"^\W{{0,3}}(?:.{{0,60}}?(?i:\b{_WITH})\s*:?\s*{_SHARE})?{_AGENCY}\W*$")
_STATED = re.compile(
    r"^\W{0,2}(?i:source|fuente|font|fonte|quelle)\s*:\s*(?P<name>[A-ZÀ-Ý][^.:!?]{1,40}?)\W*$"
)
_MARK = re.compile(
    r"(?:^|[-_ ])(?:credits?|agency|agence|agencia|axencia|byline|author|autor|auteur|signature"
    r"|firma|source|fuente|copyright-line)(?:$|[-_ ])",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"photo|image|picture|figure|caption|video|media|foto|imagen|legende", re.IGNORECASE
)
_NAMED = re.compile(
    rf"^(?:.{{0,60}}?(?i:\b{_WITH})\s*:?\s*|\()(?P<name>[A-ZÀ-Ý][^.:!?()]{{1,40}})\)?\W*$"
)
"""How a line reads that is marked as a credit."""
_BARE = re.compile(r"^\(?(?P<name>[A-ZÀ-Ý][^.:!?()]{1,40})\)?$")
"""How a line reads that is marked as an agency's name."""
_CREDIT_MARK = re.compile(r"(?:^|[-_ ])credits?(?:$|[-_ ])", re.IGNORECASE)
_AGENCY_MARK = re.compile(r"(?:^|[-_ ])(?:agency|agence|agencia|axencia)(?:$|[-_ ])", re.IGNORECASE)
_LINE_WORDS = 15
"""A credit line is not longer."""
_DESKS = re.compile(r"\b(?:redac|newsroom|staff|desk|equipe|editor|servi[cz]|web|online|digital)")
"""What an outlet calls its own people."""


def credit_of(root: html.HtmlElement, facts: PageFacts, paragraphs: Sequence[str], url: str) -> str:
    """Return the agency whose copy an article is, as the page spells it; empty where it names none.

    Args:
        root: the page, without what is hidden.
        facts: what the page says of itself.
        paragraphs: its text.
        url: where it was read; an outlet is no agency of its own.
    """
    others = (name for name in _credits(root, facts, paragraphs) if not _is_own(name, facts, url))
    return next(others, "")


def _is_own(name: str, facts: PageFacts, url: str) -> bool:
    """Say whether a name is the outlet's, one of its desks', or a picture agency's."""
    compact = re.sub(r"\W", "", folded(name))
    labels = (urlsplit(url).hostname or "").split(".")
    own = [re.sub(r"\W", "", folded(facts.site)), *(label.replace("-", "") for label in labels)]
    same = any(compact in each or (len(each) > 3 and each in compact) for each in own if each)
    return same or bool(_DESKS.search(folded(name)) or _PICTURES.search(name))


def _credits(root: html.HtmlElement, facts: PageFacts, paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield the agencies that a page names as the origin of its text, the surest first."""
    if paragraphs:
        yield from _names((_DATELINE, _DASHED), paragraphs[:1])
    # Only what stands apart at the end is a credit; further up it is a phrase.
    yield from _names((_LINE, _STATED), [each for each in paragraphs[-2:] if _is_line(each)])
    yield from _names((_LINE, _STATED), (*facts.authors, *facts.organisations))
    yield from _names((_LINE, _STATED), _marked_lines(root, _MARK))
    yield from _names((_NAMED,), _marked_lines(root, _CREDIT_MARK))
    yield from _names((_NAMED, _BARE), _marked_lines(root, _AGENCY_MARK))
    yield from facts.organisations


def _names(patterns: Iterable[re.Pattern[str]], lines: Iterable[str]) -> Iterator[str]:
    """Yield the agencies that lines name in one of these ways."""
    patterns = tuple(patterns)
    for line in lines:
        for pattern in patterns:
            if match := pattern.search(line.strip()):
                yield match["name"].strip()


def _is_line(paragraph: str) -> bool:
    """Say whether a paragraph is as short as a credit."""
    return len(paragraph.split()) <= _LINE_WORDS


def _marked_lines(root: html.HtmlElement, names: re.Pattern[str]) -> Iterator[str]:
    """Yield the short texts of elements that are marked as a credit or a byline of the text."""
    for element in root.iter(etree.Element):
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "rel"))
        if not names.search(marks) or _PICTURES.search(marks):
            continue
        if any(
            above.tag in {"figure", "figcaption", "aside", "footer"}
            for above in element.iterancestors()
        ):
            continue
        line = one_line(element.text_content())
        if line and _is_line(line):
            yield line


def without_credit(paragraphs: Sequence[str], credit: str) -> list[str]:
    """Return the paragraphs without a last one that only says whose copy they are."""
    last = [each for each in paragraphs[1:][-1:] if _is_line(each)]
    is_credit = credit and next(_names((_LINE, _STATED), last), "") == credit
    return list(paragraphs[:-1] if is_credit else paragraphs)
