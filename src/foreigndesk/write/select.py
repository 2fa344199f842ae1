"""Which sentences a report is made of: most corroborated facts, least repetition, fair shares.

Greedy maximum coverage after Gillick and Favre (2009), "A scalable global model for
summarization", with names, figures and dates as the concepts.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from foreigndesk.write.facts import FRESH, Sentence

OPENINGS = re.compile(
    r"(?i)^(?:il|elle|ils|elles|ce|cela|ça|celui|celle|ceux|lui|leur|cette|ces|cet|son|sa|ses|mais|"
    r"or|car|donc|ainsi|aussi|de son côté|en revanche|pourtant|d’autres|él|ella|ellos|ellas|esto|"
    r"eso|esta|este|estos|estas|su|sus|pero|además|también|por su parte|sin embargo|otros|ell|"
    r"això|aquest|aquesta|però|també|altres|el seu|la seva|iso|isto|esta|mais|ademais|tamén|outros|"
    r"o seu|a súa|he|she|they|it|this|these|but|his|her|their)\b"
)
"""A sentence that begins so leans on the one before it."""
CORRECTION = re.compile(
    r"(?i)^(?:correction|rectificatif|erratum|précision|mise à jour|corrección|rectificación|"
    r"fe de errores|fe de erratas|correcció|fe d’errades|corrección|errata)\b"
)
"""An outlet's note on itself is no news."""
AGAIN = 0.3
"""What a fact is worth that was told before."""
SAME = 4.0
"""What a sentence loses that says word for word what another one said, in units of facts."""
LEAST_GAIN = 0.4
"""A sentence that adds less is left out."""
LONG, SHORT = 42, 6
"""Words: longer ones hide what they say, shorter ones say nothing."""
QUOTE_OPENS = ("«", "“", '"', "—", "–")


@dataclass(slots=True)
class Choice:
    """What was chosen so far, and what may still be."""

    supported: Mapping[str, int]
    """Fact → number of independent voices."""
    voices: int
    """How many independent articles there are."""
    quota: Mapping[str, int]
    """Article → how many of its passages may be quoted."""
    headline: frozenset[str] = frozenset()
    """Facts of the headline: the first sentence taken should say them."""
    used: dict[str, int] = field(default_factory=dict)
    told: dict[str, float] = field(default_factory=dict)
    """Fact → how often it was told."""
    taken: list[Sentence] = field(default_factory=list)

    def take(self, pool: Sequence[Sentence], longest: int = LONG) -> Sentence | None:
        """Return the sentence that adds most, and count it; None when none adds anything."""
        best = max(
            (s for s in pool if self._free(s) and s.words <= longest),
            key=lambda s: (self.gain(s), -s.position, s.passage.sha256),
            default=None,
        )
        if best is None or self.gain(best) < LEAST_GAIN:
            return None
        self.used[best.article.id] = self.used.get(best.article.id, 0) + 1
        for fact in best.facts:
            self.told[fact] = self.told.get(fact, 0.0) + 1.0
        self.taken.append(best)
        return best

    def told_elsewhere(self) -> None:
        """Count what was told so far by half: another part of the report may say it once more."""
        self.told = {fact: times / 2 for fact, times in self.told.items()}

    def gain(self, sentence: Sentence) -> float:
        """Return what a sentence would add: new facts, weighed by the voices behind them."""
        new = math.fsum(
            self.supported[fact] * math.pow(AGAIN, self.told.get(fact, 0.0))
            for fact in sentence.facts
        ) / math.sqrt(self.voices)
        lead = 0.0 if self.taken else 1.5 * len(sentence.facts & self.headline)
        again = max((alike(sentence, other) for other in self.taken), default=0.0)
        worth = new + lead + 1.5 / (1 + sentence.position) - faults(sentence) - SAME * again**2
        return worth * freshness(sentence, self.taken)

    def _free(self, sentence: Sentence) -> bool:
        return (
            self.used.get(sentence.article.id, 0) < self.quota[sentence.article.id]
            and all(sentence.passage.sha256 != t.passage.sha256 for t in self.taken)
            and not CORRECTION.match(sentence.passage.text)
        )


def alike(one: Sentence, other: Sentence) -> float:
    """Return which part of the shorter sentence's words stands in the other one, 0 to 1."""
    least = min(len(one.stems), len(other.stems))
    return len(one.stems & other.stems) / least if least else 0.0


def faults(sentence: Sentence) -> float:
    """Return how badly a sentence reads on its own, in units of facts."""
    text = sentence.passage.text
    return (
        2.0 * bool(OPENINGS.match(text.lstrip('«“" ')))
        + 1.5 * text.startswith(QUOTE_OPENS)
        + 2.0 * text.rstrip("»” ").endswith("?")
        + 1.0 * (text[-1:] not in ".!»”")
        + 2.0 * (sentence.words < SHORT)
        + 0.05 * max(0, sentence.words - 28)
    )


def freshness(sentence: Sentence, taken: Collection[Sentence]) -> float:
    """Return 1 for today's articles, less for what an earlier day told."""
    latest = max((t.article.published for t in taken), default=sentence.article.published)
    return 1.0 if latest - sentence.article.published <= FRESH else 0.55


def quota(passages: int, most: int, share: float) -> int:
    """Return how many passages of an article may be quoted: the lesser limit, but one at least.

    A share is rounded up to whole sentences: a fifth of eight is two. Rounded down, an article of
    usual length gave one, and a story that a single outlet tells could not be told at all.
    """
    return max(1, min(most, math.ceil(round(passages * share, 6))))
