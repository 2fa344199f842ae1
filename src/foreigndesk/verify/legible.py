"""Can a text be read at all? What cannot be read is not checked, and not printed."""

import re
import unicodedata
from functools import lru_cache

from foreigndesk.language.meanings import placed_meanings, with_meanings
from foreigndesk.language.name_words import small_words
from foreigndesk.language.words import tokens

LONGEST_CLAIM = 1_000
"""Characters of a claim: the longest of NTREX-128's English in our data has under 400."""
_LONGEST_NUMBER = 40
"""Digits of a number in a sentence; a telephone number with its codes has under 20."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffd\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]"
)
"""What English print never holds: controls, directions, halves of signs, signs of no alphabet."""
_LONGEST_WORD = 100
"""Letters of a word; German and Swedish compounds have under 80."""
_MANY = 6
"""Words of a passage of which our lexicon knows at least one, if they are its language's."""
_LEAST_PLAIN = 0.4
"""Share of letters, figures and spaces in prose; pointed Hebrew has little more than half."""
_SWELLS = 2
"""How much longer decomposing may make a text: one sign can stand for eighteen."""


def illegible(claim: str) -> str:
    """Return the kind of reason why an English sentence cannot be read, or empty.

    Args:
        claim: any text.
    """
    if len(claim) > LONGEST_CLAIM or _swollen(claim):
        return "length"
    if _UNSEEN.search(claim) or not _latin(claim) or _mostly_marks(claim):
        return "script"
    if any(len(token.text) > _LONGEST_WORD for token in tokens(claim) if token.kind == "word"):
        return "length"
    return "number" if _too_many_digits(claim) else ""


def printable(text: str) -> str:
    """Return a text that UTF-8 can carry: halves of signs become question marks."""
    return text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=2_048)
def legible(text: str, language: str) -> bool:
    """Say whether a passage can be read as its language.

    Args:
        text: of the passage.
        language: ISO 639-1; one without a lexicon is taken at its word.
    """
    if "\ufffd" in text or printable(text) != text or _mostly_marks(text) or _swollen(text):
        return False
    found = tokens(text)
    lengths = [len(token.text) for token in found if token.kind == "word"]
    if not lengths or max(lengths) > _LONGEST_WORD:
        return False
    if len(lengths) < _MANY or language not in with_meanings():
        return True
    small = small_words(language)
    if any(token.text.lower() in small for token in found):
        return True
    return next(placed_meanings(found, language), None) is not None


def _mostly_marks(text: str) -> bool:
    plain = sum(sign.isalnum() or sign.isspace() for sign in text)
    return plain < _LEAST_PLAIN * len(text)


def _latin(text: str) -> bool:
    """Say whether a text has letters, most of them Latin."""
    letters = [sign for sign in text if sign.isalpha()]
    latin = sum(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
    return latin * 2 > len(letters)


def _swollen(text: str) -> bool:
    return len(unicodedata.normalize("NFKD", text)) > _SWELLS * len(text) + _MANY


def _too_many_digits(text: str) -> bool:
    run = 0
    for sign in text:
        if sign.isdigit():
            run += 1
            if run > _LONGEST_NUMBER:
                return True
        elif sign not in "., '":
            run = 0
    return False
