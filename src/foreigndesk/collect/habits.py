"""What recurs on an outlet's pages is not news: it is remembered and left out."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from foreigndesk.domain.article import OutletHabits
from foreigndesk.language.scripts import folded

RECURS = 3
"""A paragraph that stood on so many other pages is boilerplate."""
_KEPT = 20_000
"""So many paragraphs of an outlet are remembered; then those seen once are forgotten."""


def mark(paragraph: str) -> str:
    """Return what identifies a paragraph, whatever its case and spaces: 16 hexadecimal digits."""
    return hashlib.sha256(folded(paragraph).encode("utf-8", "replace")).hexdigest()[:16]


def without_boilerplate(paragraphs: Sequence[str], habits: OutletHabits, article: str) -> list[str]:
    """Return the paragraphs that are this article's own; the first one always is.

    Args:
        paragraphs: as extracted.
        habits: what was learnt so far.
        article: its id; a page that was counted does not count against itself.
    """
    own = 1 if article in habits.seen else 0
    return [
        paragraph
        for place, paragraph in enumerate(paragraphs)
        if place == 0 or habits.paragraphs.get(mark(paragraph), 0) - own < RECURS
    ]


def learnt(habits: OutletHabits, article: str, paragraphs: Sequence[str]) -> OutletHabits:
    """Return the habits after one more page; a page that was counted changes nothing.

    Args:
        habits: what was learnt so far.
        article: the page's id.
        paragraphs: as extracted, with whatever recurs.
    """
    if article in habits.seen:
        return habits
    counts = dict(habits.paragraphs)
    if len(counts) > _KEPT:
        counts = {key: count for key, count in counts.items() if count > 1}
    for key in {mark(paragraph) for paragraph in paragraphs}:
        counts[key] = counts.get(key, 0) + 1
    return replace(
        habits,
        version=habits.version + 1,
        pages=habits.pages + 1,
        paragraphs=counts,
        seen=habits.seen | {article},
    )
