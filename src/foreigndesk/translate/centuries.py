"""Centuries in Roman numerals: "le XVIIIe siècle" and "el siglo XVIII" are the 18th century."""

import re
from collections.abc import Iterator, Sequence

from foreigndesk.language.english import in_english
from foreigndesk.language.quantities import Quantity
from foreigndesk.ports import Keep

BEFORE = {"es": r"siglo", "ca": r"segle", "gl": r"século", "pt": r"século"}
BEHIND = {"fr": r"siècle", "it": r"secolo"}
"""Where a language has the word: before the number or behind it."""
ROMAN = re.compile(r"[IVX]+(?:e|er|ème)?")


def centuries(text: str, language: str, quantities: Sequence[Quantity]) -> Iterator[Keep]:
    """Yield the centuries of a text, each with its English.

    Args:
        text: in the press's language.
        language: ISO 639-1.
        quantities: of the text, the unsure ones too.
    """
    for number in quantities:
        if number.kind != "ordinal" or ROMAN.fullmatch(number.words) is None:
            continue
        start, end = _reach(text, language, number)
        if end - start > len(number.words):
            yield Keep(start=start, end=end, english=f"{in_english(number)} century")


def _reach(text: str, language: str, number: Quantity) -> tuple[int, int]:
    """Return where the number and its century stand together; the number alone if there is none."""
    if language in BEHIND:
        found = re.compile(rf"(?i)\s+{BEHIND[language]}\b").match(text, number.end)
        return number.start, found.end() if found else number.end
    if language in BEFORE:
        found = re.search(rf"(?i)\b{BEFORE[language]}\s+$", text[: number.start])
        return found.start() if found else number.start, number.end
    return number.start, number.end
