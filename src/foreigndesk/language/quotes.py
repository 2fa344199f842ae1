"""Quotations in a text, by their marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {
    "»": "«", "”": "“", "›": "‹", "’": "‘", "“": "„", "」": "「", "』": "『", "》": "《",
}  # fmt: skip
_OPENERS = frozenset({"«", "“", "‹", "‘", "„", "「", "『", "《"})
_MARK = re.compile("[«»“”„‹›‘’\"'「」『』《》\n]")
DEEPEST = 50
"""Marks open at a time; a text with more is no prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks."""

    start: int
    """Of the opening mark."""
    end: int
    """One past the closing mark."""
    inner: str
    """What stands between the marks, without spaces at its ends."""


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of a text, in order.

    A quotation ends on the line it began on. Apostrophes are told from single quotes by the
    letters around them; where that fails, no quotation is found rather than a wrong one.
    """
    found: list[Quotation] = []
    last = -1
    for start, end in sorted(_closed(text), key=lambda span: (span[0], -span[1])):
        if start >= last:
            inner = text[start + 1 : end - 1].strip()
            found.append(Quotation(start=start, end=end, inner=inner))
            last = end
    return found


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield every pair of marks that closes on its line."""
    waiting: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if mark == "\n":
            waiting.clear()
            continue
        opener = _closes(text, mark, place, waiting)
        if opener is not None:
            yield waiting[opener][1], place + 1
            del waiting[opener:]
        elif _opens(text, mark, place) and len(waiting) < DEEPEST:
            waiting.append((mark, place))


def _closes(text: str, mark: str, place: int, waiting: list[tuple[str, int]]) -> int | None:
    """Return which waiting mark this one closes."""
    if mark in "’'" and _letter(text, place + 1):
        return None  # an apostrophe inside a word
    partners = [_PAIRS.get(mark, mark)]
    if mark in '"”' and not (_letter(text, place + 1) and not _letter(text, place - 1)):
        partners += ["“", "„", '"']  # typed with one mark at each end
    for partner in partners:
        for index in range(len(waiting) - 1, -1, -1):
            if waiting[index][0] == partner and partner in _OPENERS | {'"', "'"}:
                return index
    return None


def _opens(text: str, mark: str, place: int) -> bool:
    if mark == "'":
        return not _letter(text, place - 1) and _letter(text, place + 1)
    return mark in _OPENERS or mark == '"'


def _letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()
