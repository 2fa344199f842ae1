"""Phrases of a table by their first or last word: no text is held against all of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from foreigndesk.language.words import Token, stands_at, stands_before

T = TypeVar("T")
Phrase = tuple[str, ...]
Index = Mapping[str, tuple[tuple[Phrase, T], ...]]
"""A phrase's first or last word → all phrases with it, longest first, and what they mean."""


def by_first(entries: Iterable[tuple[Phrase, T]]) -> Index[T]:
    """Return phrases by their first word."""
    return _by(entries, 0)


def by_last(entries: Iterable[tuple[Phrase, T]]) -> Index[T]:
    """Return phrases by their last word."""
    return _by(entries, -1)


def _by(entries: Iterable[tuple[Phrase, T]], place: int) -> Index[T]:
    found: dict[str, list[tuple[Phrase, T]]] = {}
    for words, meaning in entries:
        if words:
            found.setdefault(words[place], []).append((words, meaning))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for word, entries in found.items()
    }


def phrase_at(found: Sequence[Token], index: int, table: Index[T]) -> tuple[int, T] | None:
    """Return how many tokens the longest phrase at a token has, and what it means."""
    if index >= len(found):
        return None
    for words, meaning in table.get(found[index].folded, ()):
        if stands_at(found, index, words):
            return len(words), meaning
    return None


def phrase_before(found: Sequence[Token], index: int, table: Index[T]) -> tuple[int, T] | None:
    """Return how many tokens the longest phrase that ends before a token has, and its meaning."""
    if not 0 < index <= len(found):
        return None
    for words, meaning in table.get(found[index - 1].folded, ()):
        if stands_before(found, index, words):
            return len(words), meaning
    return None
