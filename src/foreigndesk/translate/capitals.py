"""Capitals that a transfer handed on, taken back: "Navalia Sells", "Minsk Has released"."""

import re
from collections.abc import Sequence

from foreigndesk.language.name_words import small_words
from foreigndesk.language.scripts import folded
from foreigndesk.ports import Keep, Marked
from foreigndesk.translate.peoples import inhabitants

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"(?:^|[.!?…]\W*|[“\"(«]\s*)$")
"""What stands before the first word of a sentence or a quotation."""
ALWAYS = frozenset({"i"})
"""Small English words that have a capital everywhere."""


def calm(text: str, marked: Marked) -> str:
    """Return English without the capitals that its original does not account for.

    A small word inside a sentence has none, nor has the word behind an unknown first one, nor one
    written in capitals throughout. What the original has in capitals stays, and what was kept.

    Args:
        text: English, whole.
        marked: what it was made from.
    """
    own = set(WORD.findall(marked.text))
    kept = [place for keep in marked.keep for place in _places(keep, text)]
    second = _second(text, marked.text)
    parts, last = [], 0
    for found in WORD.finditer(text):
        word = found[0]
        if word[0].islower() or word in own or _inside(found.start(), kept):
            continue
        if found.start() == second or _loud(word) or _small(word, text[: found.start()]):
            parts += [text[last : found.start()], word.lower()]
            last = found.end()
    return "".join([*parts, text[last:]])


def _places(keep: Keep, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(keep.english), text)]


def _inside(start: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start < end for first, end in places)


def _loud(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _small(word: str, before: str) -> bool:
    plain = folded(word)
    if plain in ALWAYS or plain not in small_words("en"):
        return False
    return SENTENCE.search(before) is None


def _second(text: str, original: str) -> int:
    """Return where the second word begins if the first is the original's own; -1 otherwise."""
    was, now = list(WORD.finditer(original))[:2], list(WORD.finditer(text))[:2]
    if len(was) < 2 or len(now) < 2 or was[0][0] != now[0][0]:
        return -1
    apart = text[now[0].end() : now[1].start()] != " "
    if apart or not was[1][0].islower() or folded(now[1][0]) in inhabitants():
        return -1
    return now[1].start()
