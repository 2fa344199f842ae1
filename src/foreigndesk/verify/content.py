"""Is a passage about what a claim says at all? Words compared by what they mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log

from foreigndesk.domain.report import Reason
from foreigndesk.language.meanings import placed_meanings, with_meanings
from foreigndesk.language.ordinary import is_common
from foreigndesk.language.words import Token, tokens
from foreigndesk.verify.evidence import Evidence, names_of

_WHOLE = -1.5
"""Evidence (log odds) under which a whole claim is about something else."""
_CLAUSE = -3.0
"""Evidence under which a clause was invented."""
_LEAST, _LEAST_CLAUSE = 2, 3
"""Known words that a claim, or a clause, must have before anything is said about it."""
_CUT = re.compile(r"[,;:()]|\b(?:and|but|which|who|while|after|because|where|as)\b| [-–—] ")
_QUOTE_WORDS = 3


def content(claim: str, passages: Sequence[Evidence], own: Mapping[str, str]) -> Iterator[Reason]:
    """Yield a reason where the passages speak of something else, or of less than the claim.

    Args:
        claim: English.
        passages: at least one.
        own: the edition's names, as its press spells them → conventional English.
    """
    known = [passage for passage in passages if passage.language in with_meanings()]
    if len(known) < len(passages):
        return
    found = tokens(claim)
    told = frozenset[str]().union(*(passage.meanings for passage in known))
    total, count = weighed(found, told)
    if count >= _LEAST and total < _WHOLE and total + anchored(found, passages, own) < _WHOLE:
        yield Reason(kind="content", words=claim)
        return
    for start, end in _clauses(claim):
        part = [token for token in found if start <= token.start < end]
        total, count = weighed(part, told)
        if (
            count >= _LEAST_CLAUSE
            and total < _CLAUSE
            and total + anchored(part, passages, own) < _CLAUSE
        ):
            yield Reason(kind="content", words=claim[start:end].strip())


def nearest_of(claim: str, passages: Sequence[Evidence]) -> list[Evidence]:
    """Return the passages that speak most of what a claim says: those it translates.

    Args:
        claim: English.
        passages: at least one.
    """
    if len(passages) == 1:
        return list(passages)
    found = tokens(claim)
    likeness = [_likeness(found, passage) for passage in passages]
    best = max(likeness)
    return [
        passage for passage, like in zip(passages, likeness, strict=True) if like > best - _AS_NEAR
    ]


_AS_NEAR = 2.0
"""Log odds by which the second nearest passage may be further away."""
_SAME = 3.0
"""Log odds of a word or a number that stands in both as it is."""


def _likeness(found: Sequence[Token], passage: Evidence) -> float:
    same = {token.folded for token in found if token.text[0].isupper() or token.kind == "digits"}
    return weighed(found, passage.meanings)[0] + _SAME * len(same & passage.words)


_COGNATE = 5
"""Letters that a word and its cognate begin with."""
_ALIKE = 2.0
"""Log odds of a cognate."""


def anchored(part: Sequence[Token], passages: Sequence[Evidence], own: Mapping[str, str]) -> float:
    """Return the log odds of names, numbers and cognates that stand on both sides.

    Args:
        part: tokens of a claim.
        passages: at least one.
        own: the edition's names, as its press spells them → conventional English.
    """
    names = [names_of(passage, own) for passage in passages]
    keys = frozenset[str]().union(*(read.keys for read in names))
    total = 0.0
    for token in part:
        if token.kind == "digits":
            total += _SAME * (token.text in keys)
        elif token.kind == "word" and token.text[0].isupper() and not is_common(token.text):
            total += _SAME * any(read.bears(token.text) for read in names)
        elif len(token.folded) >= _COGNATE:
            begun = token.folded[:_COGNATE]
            total += _ALIKE * any(key.startswith(begun) for key in keys)
    return total


def _clauses(claim: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CUT.finditer(claim):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if 0 < start < len(claim):
        yield start, len(claim)


def weighed(found: Sequence[Token], told: frozenset[str]) -> tuple[float, int]:
    """Return the log odds that what is found is said there, and on how many words they rest.

    Args:
        found: English.
        told: what the passages mean.
    """
    total, count, seen = 0.0, 0, set[frozenset[str]]()
    for _, _, said in placed_meanings(found, "en"):
        if said in seen:
            continue
        seen.add(said)
        best = max(
            (_weights()[meaning] for meaning in said & told if meaning in _weights()),
            key=lambda weight: weight.there,
            default=None,
        )
        if best is not None:
            total, count = total + best.there, count + 1
            continue
        missing = [_weights()[meaning].missing for meaning in said if meaning in _weights()]
        if missing and not said & told:
            total, count = total + max(missing), count + 1
    return total, count


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a meaning tells (log odds)."""

    there: float
    """Where the passage has it."""
    missing: float
    """Where it has not."""


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, _Weight]:
    folder = files("foreigndesk.language") / "tables" / "meanings"
    weights = {}
    for line in (folder / "weights.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        meaning, said, chance = line.split("\t")
        hit, miss = min(0.95, max(0.3, float(said))), min(0.5, max(0.004, float(chance)))
        if hit > 2 * miss:
            weights[meaning] = _Weight(there=log(hit / miss), missing=log((1 - hit) / (1 - miss)))
    return weights
