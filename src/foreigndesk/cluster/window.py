"""The articles of the last days, and where a new one belongs.

Character n-gram TF-IDF, online: an article joins the story whose three most similar members are
near enough on average (facts: 0.69 BCubed on titles, the plain baseline), with names and figures
beside the n-grams, and a guard that keeps look-alikes apart.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from foreigndesk.cluster.trace import Trace, trace
from foreigndesk.domain.article import Article
from foreigndesk.domain.story import Novelty, Placement
from foreigndesk.language.shingles import containment

JOIN = 0.36
"""Mean similarity to the three most similar members from which an article joins."""
NEAREST = 3
RARE_GRAMS = 60
"""Candidates are found by a text's rarest n-grams only."""
CANDIDATES = 80
JOIN_BARE = 0.22
"""The same where the article has a headline only: fewer words, fewer names and figures in common.

Sample press, headlines only, 2026-11: F1 0.78 from 0.22 to 0.24 (0.67 at 0.36, 0.82 at 0.20); below
it, unlike headlines of an English news archive begin to be joined.
"""
NAMES, FIGURES = 0.30, 0.30
"""What names and figures in common add to the cosine of n-grams, at most."""
SURE_NAMES, SURE_FIGURES = 2.0, 2.0
"""Rarity of names, and number of figures, from which an article's count in full."""
OTHER_FIGURES = 3
"""Figures that both articles must have before having none in common speaks against them."""
UNLIKE = 0.75
"""What remains of the similarity of two articles that share no figure and few names."""
OWN_LEAST, OWN_SHARE = 3, 1 / 3
"""Names of an article that one story alone has told: how many, and which part of all its names."""
OWN = 0.12
"""What they add: on the third day other words tell of the same people and places."""
COPY = 0.6
"""Share of the shorter text's five-word runs from which it is a copy."""
SAME = 0.75
"""Share of names and figures already told from which an article brings nothing new."""
LATER = timedelta(hours=8)
"""After so long without an article, a single name or figure more is news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A member of the window and how similar it is."""

    trace: Trace
    story: str
    similarity: float
    shared: tuple[str, ...]
    """Names and figures in common."""


class Window:
    """The clustering window of one edition: mutable, owned by the desk, rebuilt from the archive.

    Args:
        edition: its id is part of every story's id.
        days: how long an article looks back.
    """

    def __init__(self, edition: str, days: int) -> None:
        self._edition = edition
        self._span = timedelta(days=days)
        self._traces: dict[str, Trace] = {}
        self._placements: dict[str, Placement] = {}
        self._members: dict[str, list[Trace]] = defaultdict(list)
        self._postings: dict[str, list[str]] = defaultdict(list)
        self._grams: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._told_in: dict[str, set[str]] = defaultdict(set)
        """Name → the stories that have it."""

    def remember(self, article: Article, placement: Placement) -> None:
        """Take an article whose place is known; once more changes nothing."""
        if article.id not in self._placements:
            new = trace(article)
            self._count(new)
            self._add(new, placement)

    def place(self, article: Article) -> Placement:
        """Return where an article belongs, and remember it; the first decision is final."""
        if article.id in self._placements:
            return self._placements[article.id]
        new = trace(article)
        self._count(new)
        near = self._near(new)
        story, similarity, joined = self._best(new, near)
        placement = (
            self._joined(new, story, similarity, joined) if story else self._opened(new, near)
        )
        self._add(new, placement)
        return placement

    # -- decisions

    def _best(self, new: Trace, near: Sequence[Near]) -> tuple[str, float, list[Near]]:
        members: dict[str, list[Near]] = defaultdict(list)
        for one in near:
            members[one.story].append(one)
        scored = [
            (sum(n.similarity for n in top) / len(top) + self._own(new, story), story, top)
            for story, found in members.items()
            if (top := sorted(found, key=lambda n: -n.similarity)[:NEAREST])
        ]
        score, story, top = max(scored, default=(0.0, "", []), key=lambda s: (s[0], s[1]))
        return (story, score, top) if score >= _bar(new) else ("", score, [])

    def _own(self, new: Trace, story: str) -> float:
        """Return what it adds that much of an article's cast belongs to one story alone."""
        own = sum(self._told_in.get(name) == {story} for name in new.cast)
        return OWN if own >= max(OWN_LEAST, OWN_SHARE * len(new.cast)) else 0.0

    def _opened(self, new: Trace, near: Sequence[Near]) -> Placement:
        closest = max((n.similarity for n in near), default=0.0)
        digest = hashlib.sha256(f"{self._edition} {new.article}".encode()).hexdigest()
        return Placement(
            article=new.article,
            story=f"story-{digest[:16]}",
            opened=True,
            similarity=0.0,
            voice=new.article,
            novelty=Novelty.NEW_FACT,
            reasons=(f"no story within {_bar(new):.2f}; the closest article is at {closest:.2f}",),
        )

    def _joined(self, new: Trace, story: str, similarity: float, near: Sequence[Near]) -> Placement:
        voice = self._voice(new, story)
        shared = tuple(dict.fromkeys(word for one in near for word in one.shared))[:8]
        reasons = [f"mean similarity to the nearest members {similarity:.2f} (bar {_bar(new):.2f})"]
        reasons += [f"in common: {', '.join(shared)}"] if shared else []
        reasons += [f"a copy of {voice}"] if voice != new.article else []
        return Placement(
            article=new.article,
            story=story,
            opened=False,
            similarity=round(min(similarity, 1.0), 4),
            voice=voice,
            novelty=self._novelty(new, story, voice),
            reasons=tuple(reasons),
        )

    def _voice(self, new: Trace, story: str) -> str:
        """Return the earliest member whose text this one copies, else the article itself."""
        for other in self._members[story]:
            if _copies(new, other):
                return self._placements[other.article].voice
        return new.article

    def _novelty(self, new: Trace, story: str, voice: str) -> Novelty:
        if voice != new.article:
            return Novelty.SAME
        told: set[str] = set()
        for other in self._members[story]:
            told |= other.names | other.figures
        said = new.names | new.figures
        # The next day's article repeats most of the names even where it tells how it ended.
        latest = max(other.published for other in self._members[story])
        least = 1.0 if new.published - latest >= LATER else SAME
        if said and len(said & told) / len(said) >= least:
            return Novelty.SAME
        return Novelty.NEW_FACT

    # -- the index

    def _near(self, new: Trace) -> list[Near]:
        hits: Counter[str] = Counter()
        known = [gram for gram in new.grams if gram in self._postings]
        for gram in sorted(known, key=lambda g: (self._grams[g], g))[:RARE_GRAMS]:
            hits.update(self._postings[gram])
        # In an order of their own: a window that was rebuilt must see the same candidates.
        within = [a for a in hits if abs(new.published - self._traces[a].published) <= self._span]
        candidates = sorted(within, key=lambda a: (-hits[a], a))[:CANDIDATES]
        weights = self._weights(new)
        return [self._compared(new, weights, self._traces[article]) for article in candidates]

    def _compared(self, new: Trace, weights: Mapping[str, float], other: Trace) -> Near:
        names = new.names & other.names
        figures = new.figures & other.figures
        similarity = self._cosine(weights, other)
        similarity += NAMES * self._names_alike(new, other)
        similarity += FIGURES * _figures_alike(new, other)
        if _look_alike(new, other):
            similarity *= UNLIKE
        return Near(
            trace=other,
            story=self._placements[other.article].story,
            similarity=min(similarity, 1.0),
            shared=(*sorted(names), *sorted(figures)),
        )

    def _names_alike(self, new: Trace, other: Trace) -> float:
        least = min(self._rarity(new.names), self._rarity(other.names))
        shared = self._rarity(new.names & other.names)
        return shared / max(least, SURE_NAMES)

    def _cosine(self, weights: Mapping[str, float], other: Trace) -> float:
        dot = sum(
            weight * count * self._idf(gram)
            for gram, weight in weights.items()
            if (count := other.grams.get(gram))
        )
        return dot / (self._length(other) or 1.0)

    def _weights(self, new: Trace) -> dict[str, float]:
        raw = {gram: count * self._idf(gram) for gram, count in new.grams.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {gram: value / length for gram, value in raw.items()}

    def _length(self, other: Trace) -> float:
        return math.sqrt(sum((c * self._idf(g)) ** 2 for g, c in other.grams.items()))

    def _idf(self, gram: str) -> float:
        return math.log(1 + (len(self._traces) + 1) / (self._grams[gram] + 0.5))

    def _rarity(self, names: frozenset[str]) -> float:
        # fsum: a set has no order, and a plain sum would round with the hash seed.
        return math.fsum(1 / (1 + math.log(1 + self._names[name])) for name in names)

    def _count(self, new: Trace) -> None:
        self._grams.update(new.grams.keys())
        self._names.update(new.names)

    def _add(self, new: Trace, placement: Placement) -> None:
        self._traces[new.article] = new
        self._placements[new.article] = placement
        self._members[placement.story].append(new)
        for name in new.cast:
            self._told_in[name].add(placement.story)
        for gram in new.grams:
            self._postings[gram].append(new.article)


def _copies(one: Trace, other: Trace) -> bool:
    """Say whether one text holds most of the other; a text without words is no copy."""
    shared = containment(one.shingles, other.shingles), containment(other.shingles, one.shingles)
    return max(shared) >= COPY


def _figures_alike(one: Trace, other: Trace) -> float:
    least = min(len(one.figures), len(other.figures))
    return len(one.figures & other.figures) / max(least, SURE_FIGURES)


def _look_alike(one: Trace, other: Trace) -> bool:
    """Say whether two articles have figures enough, and none of them in common."""
    enough = min(len(one.figures), len(other.figures)) >= OTHER_FIGURES
    return enough and not one.figures & other.figures


def _bar(new: Trace) -> float:
    return JOIN_BARE if new.bare else JOIN
