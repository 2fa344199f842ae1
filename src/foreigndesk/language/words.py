"""A text as words, numbers and marks with their places."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from foreigndesk.language.scripts import folded

_THOUSANDS = "\u00a0\u202f\u2009.,'’\u066c"
_NUMBER = (
    r"\d{{1,3}}(?:[{marks}]\d{{3}})+(?!\d)(?:[.,\u066b]\d+)?|\d+(?:[.,\u066b\uff0e\uff0c]\d+)*"
)
_SINGLE = "\u3005\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA = "\u30a1-\u30ff\u31f0-\u31ff"
_UKRAINIAN = "[\u0400-\u04ff]+(?:['’\u02bc][\u0400-\u04ff]+)+"
"""An apostrophe between Cyrillic letters is one of them: п'ять."""
_ARABIC = "[\u0620-\u064a\u066e-\u06d3][\u0620-\u065f\u066e-\u06d3]*"
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
_HEBREW = f"[\u05d0-\u05ea][\u05d0-\u05ea{_POINTS}]*"
"""Vowel signs, which are no letters, part no Arabic and no Hebrew word: صباحًا."""
_GERESH, _GERSHAYIM = "['’‘\u05f3]", '["”“\u05f4]'
_POINTED = (
    f"[והבכלמש]*[גדזחטיןנסעפףצץקרתאךם][\u05d0-\u05ea{_POINTS}]*{_GERSHAYIM}{_HEBREW}"
    f"|{_HEBREW}{_GERSHAYIM}[\u05d0-\u05ea](?![\u05d0-\u05ea]|{_GERESH}[\u05d0-\u05ea])"
    f"|{_HEBREW}(?:(?<=[גדזחטעצרת]){_GERESH}{_HEBREW})*(?:(?<=[גזצץ]){_GERESH}(?!\\w))?"
)
"""A mark inside a Hebrew word belongs to it, as in צה"ל and צ'כיה; not behind particles alone,
as in ה"ניו יורק טיימס", where it opens a quotation."""
_OTHER = f"[^\\W\\d_{_SINGLE}{_KATAKANA}]+"
_WORD = "|".join(
    (
        f"[{_SINGLE}]",
        _UKRAINIAN,
        _ARABIC,
        _POINTED,
        f"[{_KATAKANA}]+",
        f"{_OTHER}(?:·{_OTHER})?",
    )
)
"""Chinese and Japanese put no spaces between words: each of their signs is a token, but a run of
katakana, which is mostly one foreign word."""
_SPACED = re.compile(f"({_NUMBER.format(marks=_THOUSANDS + ' ')})|({_WORD})|\\S")
_UNSPACED = re.compile(f"({_NUMBER.format(marks=_THOUSANDS)})|({_WORD})|\\S")

_KINDS = ("mark", "digits", "word")
"""By the group of the pattern that a token matches."""
LONGEST = 20_000
"""Tokens beyond this many are not read: no sentence is that long, but an attack may be."""


class Token(NamedTuple):
    """A word, a number in digits, or a single mark."""

    start: int
    end: int
    text: str
    folded: str
    """For comparing."""
    kind: str
    """digits, word or mark."""


def tokens(text: str, *, spaced: bool = True) -> list[Token]:
    """Return the text's tokens in order.

    Args:
        text: any.
        spaced: whether "5 800" may be one number.
    """
    return list(_tokens(text, spaced))


@lru_cache(maxsize=2_048)
def _tokens(text: str, spaced: bool) -> tuple[Token, ...]:
    """A claim and its passages are read by every check: their tokens are made once."""
    found = []
    for match in (_SPACED if spaced else _UNSPACED).finditer(text):
        kind = _KINDS[match.lastindex or 0]
        word = match[0]
        start, end = match.span()
        found.append(Token(start, end, word, word if kind == "digits" else _fold(word), kind))
        if len(found) >= LONGEST:
            break
    return tuple(found)


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    return folded(word)


def phrase(words: str) -> tuple[str, ...]:
    """Return a phrase of a table as the folded tokens that a text would show."""
    return tuple(token.folded for token in tokens(words))


def stands_at(found: Sequence[Token], index: int, words: Sequence[str]) -> bool:
    """Say whether the phrase begins at a token."""
    return len(words) <= len(found) - index and all(
        found[index + offset].folded == word for offset, word in enumerate(words)
    )


def stands_before(found: Sequence[Token], index: int, words: Sequence[str]) -> bool:
    """Say whether the phrase ends just before a token."""
    return index >= len(words) and stands_at(found, index - len(words), words)


def glued(found: Sequence[Token], index: int) -> bool:
    """Say whether a token follows the one before it without a space."""
    return 0 < index < len(found) and found[index].start == found[index - 1].end
