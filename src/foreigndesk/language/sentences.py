"""Where sentences end, and the passages that a text falls into."""

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

from foreigndesk.domain.article import Passage
from foreigndesk.language.quotes import quotations
from foreigndesk.language.scripts import folded
from foreigndesk.language.tables import Lexicon, lexicon

_STOP = re.compile(r"[.!?…]+|[。！？]+")
_CLOSERS = "»”›’\"')]"
_SPACES = " \u00a0\u202f\u2009"
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:[.·’'][^\W\d_]+)*$")
_INITIALS = re.compile(r"(?:^|[\W\d_])(?:[^\W\d_]\.)*[^\W\d_]$")
_BRACKETS = re.compile(r"\([^()\n]{0,400}\)|\[[^\[\]\n]{0,400}\]")
_LOOK_BACK = 40
"""Characters before a full stop in which its word is looked for."""


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return start and end of every sentence, in order, without the spaces between them.

    A newline always ends a sentence. Nothing ends inside a quotation or a bracket, after an
    abbreviation, an initial, or before a lower-case letter: where in doubt, two sentences stay one.

    Args:
        text: any.
        language: ISO 639-1; unknown ones are split by the marks alone.
    """
    lex = lexicon(language)
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        for begin, end in pairwise([0, *_ends(line, lex), len(line)]):
            first, last = _trimmed(line, begin, end)
            if first < last:
                spans.append((start + first, start + last))
        start += len(line) + 1
    return spans


def passages(article: str, version: int, text: str, language: str) -> tuple[Passage, ...]:
    """Return the sentences of an article's text as passages with exact offsets.

    Args:
        article: the article's id.
        version: of the article.
        text: NFC; paragraphs are separated by newlines.
        language: ISO 639-1.
    """
    found: list[Passage] = []
    paragraph, seen = 0, 0
    for start, end in sentence_spans(text, language):
        if found and "\n" in text[seen:start]:
            paragraph += 1
        seen = end
        words = text[start:end]
        found.append(
            Passage(
                article=article,
                version=version,
                start=start,
                end=end,
                text=words,
                sha256=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
                language=language,
                paragraph=paragraph,
            )
        )
    return tuple(found)


def _trimmed(line: str, begin: int, end: int) -> tuple[int, int]:
    part = line[begin:end]
    left = len(part) - len(part.lstrip())
    return begin + left, begin + left + len(part.strip())


def _ends(line: str, lex: Lexicon) -> Iterator[int]:
    """Yield where sentences end within a line, but for its own end."""
    closed = [(quote.start, quote.end) for quote in quotations(line)]
    closed += [match.span() for match in _BRACKETS.finditer(line)]
    shut = {end for _, end in closed}
    last = 0
    for match in _STOP.finditer(line):
        end = _past_closers(line, match.end(), shut)
        if end <= last or end >= len(line) or any(start < end < stop for start, stop in closed):
            continue
        wide = match[0][0] in "。！？"
        if wide or (line[end].isspace() and _begins(line, end) and not _goes_on(line, match, lex)):
            yield end
            last = end


def _past_closers(line: str, end: int, shut: set[int]) -> int:
    """Return the end of the closing marks after a stop, with the spaces French puts before them."""
    while True:
        position = end
        while position < len(line) and line[position] in _SPACES:
            position += 1
        here = position < len(line) and line[position] in _CLOSERS
        if not here or not (position + 1 in shut or line[position] in "»”"):
            return end
        end = position + 1


def _begins(line: str, end: int) -> bool:
    """Say whether what follows may begin a sentence: anything but a lower-case letter."""
    for sign in line[end : end + _LOOK_BACK]:
        if sign.isalpha():
            return not sign.islower()
        if sign.isdigit() or sign in '«“‘"¿¡—–-':
            return True
    return False


def _goes_on(line: str, match: re.Match[str], lex: Lexicon) -> bool:
    """Say whether the stop belongs to an abbreviation, an initial or an ordinal."""
    if match[0] != ".":
        return False
    before = line[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _INITIALS.search(before):
        return True
    word = _WORD_BEFORE.search(before)
    if word is None:
        return lex.ordinal_dot and before[-1:].isdigit() and not _is_year(before)
    parts = re.split(r"[.’']", folded(word[0]))
    return parts[-1] in lex.abbreviations and not _common(parts[-1], word[0])


def _common(part: str, word: str) -> bool:
    """Tell "no." that ends an answer from "No. 5": lower-case two-letter words end sentences."""
    return part in {"no", "a", "c", "me", "ex", "set", "st", "on"} and word.islower()


def _is_year(before: str) -> bool:
    return before[-4:].isdigit()
