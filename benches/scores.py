"""Scores that no library here gives: BCubed for stories, shingles for texts."""  # noqa: INP001 - a folder of scripts, not a package

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

SHINGLE = 4
"""Words of a shingle, as in the article extraction benchmark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Balance:
    """Return how well articles were grouped, article by article.

    Args:
        gold: article → true group.
        found: the same articles → group.

    After Bagga and Baldwin (1998).
    """
    precisions, recalls = [], []
    for article in gold:
        true = {one for one in gold if gold[one] == gold[article]}
        ours = {one for one in found if found[one] == found[article]}
        together = len(true & ours)
        precisions.append(together / len(ours))
        recalls.append(together / len(true))
    return Balance(precision=fmean(precisions), recall=fmean(recalls))


def shingle_balance(texts: Sequence[tuple[str, str]]) -> Balance:
    """Return how much of the true texts was found, and how much of what was found is true.

    Args:
        texts: true text and found text of each page; every page weighs the same.
    """
    pairs = [(_shingles(true), _shingles(found)) for true, found in texts]
    precisions = [(true & found).total() / found.total() for true, found in pairs if found]
    recalls = [(true & found).total() / true.total() for true, found in pairs if true]
    return Balance(precision=fmean(precisions or [0.0]), recall=fmean(recalls or [0.0]))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    starts = range(max(1, len(words) - SHINGLE + 1))
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)
