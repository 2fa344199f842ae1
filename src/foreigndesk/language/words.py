"""A text as words, numbers and marks with their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foreigndesk.language.scripts import folded

_THOUSANDS = "\u00a0\u202f\u2009.,'’"
_NUMBER = r"\d{{1,3}}(?:[{marks}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_WORD = r"[^\W\d_]+(?:·[^\W\d_]+)?"
_SPACED = re.compile(f"({_NUMBER.format(marks=_THOUSANDS + ' ')})|({_WORD})|\\S")
_UNSPACED = re.compile(f"({_NUMBER.format(marks=_THOUSANDS)})|({_WORD})|\\S")

LONGEST = 20_000
"""Tokens beyond this many are not read: no sentence is that long, but an attack may be."""


@dataclass(frozen=True, slots=True)
class Token:
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
    found = []
    for match in (_SPACED if spaced else _UNSPACED).finditer(text):
        kind = "digits" if match[1] else "word" if match[2] else "mark"
        plain = match[0] if kind == "digits" else _fold(match[0])
        found.append(Token(match.start(), match.end(), match[0], plain, kind))
        if len(found) >= LONGEST:
            break
    return found


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
