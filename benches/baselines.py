"""What anybody would try first, measured in the same run: the figures that ours stand beside."""  # noqa: INP001 - a folder of scripts, not a package

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import trafilatura

NEAREST = 3
"""How many members of a story an article is compared with."""

Weights = dict[str, float]


def trafilatura_fast(page: bytes) -> str:
    """Return the text that trafilatura finds on a page without its fallbacks; empty if none."""
    found = trafilatura.extract(page, fast=True, include_comments=False)
    return str(found or "")


def digits_stand(claim: str, passages: Sequence[str]) -> bool:
    """Say whether every run of digits in a claim stands in some passage."""
    known = {digits for passage in passages for digits in re.findall(r"\d+", passage)}
    return set(re.findall(r"\d+", claim)) <= known


def likenesses(texts: Sequence[str]) -> list[list[float]]:
    """Return how like each text is to every earlier one: row i has i values from 0 to 1.

    Character 3- to 5-grams within words, TF-IDF; the document frequencies are those of the texts
    up to and with the newer one, so that nothing is known of the future.
    """
    seen: Counter[str] = Counter()
    grams: list[Counter[str]] = []
    rows = []
    for text in texts:
        grams.append(_grams(text))
        seen.update(grams[-1].keys())
        weighted = [_weighted(one, seen, len(grams)) for one in grams]
        rows.append([_cosine(weighted[-1], one) for one in weighted[:-1]])
    return rows


def grouped(
    ids: Sequence[str], likeness: Sequence[Sequence[float]], least: float
) -> dict[str, str]:
    """Return article → story, decided online with one threshold.

    An article joins the story whose nearest members are most like it on average, if that is
    enough; else it opens one.
    """
    found: dict[str, str] = {}
    for number, article in enumerate(ids):
        stories: dict[str, list[float]] = defaultdict(list)
        for earlier, like in zip(ids, likeness[number], strict=False):
            stories[found[earlier]].append(like)
        best, story = max(
            ((_mean_of_top(likes), story) for story, likes in stories.items()), default=(0.0, "")
        )
        found[article] = story if story and best >= least else article
    return found


def _mean_of_top(likes: Sequence[float]) -> float:
    top = sorted(likes, reverse=True)[:NEAREST]
    return sum(top) / len(top)


def _grams(text: str) -> Counter[str]:
    words = [f" {word} " for word in re.findall(r"\w+", text.lower())]
    return Counter(
        word[start : start + size]
        for word in words
        for size in (3, 4, 5)
        for start in range(len(word) - size + 1)
    )


def _weighted(grams: Mapping[str, int], seen: Mapping[str, int], texts: int) -> Weights:
    weights = {
        gram: (1 + math.log(count)) * (1 + math.log((1 + texts) / (1 + seen[gram])))
        for gram, count in grams.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {gram: weight / length for gram, weight in weights.items()}


def _cosine(left: Weights, right: Weights) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right.get(gram, 0.0) for gram, weight in left.items())
