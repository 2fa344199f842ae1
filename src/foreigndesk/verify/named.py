"""Does a passage bear the names in a claim?"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from foreigndesk.domain.report import Reason
from foreigndesk.language.names import named_in, names
from foreigndesk.language.scripts import folded
from foreigndesk.language.words import tokens
from foreigndesk.verify.evidence import Evidence

_COMMON = ("capitalised-en.txt", "common-en.txt")
_MOST = 0.6
"""Share of capitalised words from which a headline capitalises them all."""
_LONG, _KIN = 6, 0.85
"""Letters and likeness from which a lower-case word is the adjective of a name: "slave" is not,
"tchécoslovaque" is Czechoslovak. Names themselves must be closer: Davis is not Davies."""
_GOES_ON = frozenset({",", "-", "–", "/", "&", "(", "'", "’", "$", "%", ")"})
"""Marks after which a capital does not come from the beginning of a sentence."""


def named(
    claim: str,
    passages: Sequence[Evidence],
    own: Mapping[str, str],
    apart: Sequence[tuple[int, int]],
) -> Iterator[Reason]:
    """Yield a reason for every name that no passage bears.

    Args:
        claim: English.
        passages: at least one.
        own: the edition's names, as its press spells them → conventional English.
        apart: spans of the claim that are no names of the event: outlets, days.
    """
    shouted = _in_capitals(claim)
    for start, end in _spans(claim, apart):
        words = claim[start:end]
        if not _borne(words, passages, own, shouted=shouted):
            yield Reason(kind="name", words=words)


def _spans(claim: str, apart: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where names stand: whole ones, and capitalised words inside a sentence.

    The second are peoples and languages, "Kurdish" and "Germans", which are no names by
    themselves but must be borne as well.
    """
    whole = [(name.start, name.end) for name in names(claim, "en")]
    found = tokens(claim)
    inside = [
        (token.start, token.end)
        for before, token in pairwise(found)
        if token.kind == "word"
        and token.text[0].isupper()
        and (before.kind == "word" or before.text in _GOES_ON)
    ]
    taken = [*apart, *whole]
    return sorted(
        [span for span in whole if not _touches(span, apart)]
        + [span for span in inside if not _touches(span, taken)]
    )


def _touches(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _in_capitals(claim: str) -> bool:
    """Say whether it is a headline that capitalises most of its words."""
    words = [token.text for token in tokens(claim) if token.kind == "word" and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals > _MOST * len(words)


def _borne(
    words: str, passages: Sequence[Evidence], own: Mapping[str, str], *, shouted: bool
) -> bool:
    """Say whether a name, or each of its words, stands in the passages under some spelling."""
    plain = {token.folded for token in tokens(words) if token.kind == "word"}
    if any(
        plain <= passage.words or named_in(words, passage.text, passage.language, own)
        for passage in passages
    ):
        return True
    parts = [
        token.text
        for token in tokens(words)
        if token.kind == "word" and token.text[0].isupper() and not _is_common(token.text)
    ]
    found = [any(_word_in(part, passage, own) for passage in passages) for part in parts]
    # Where every word has a capital nobody can tell where names begin: one word must be right.
    return any(found) or len(found) < 2 if shouted else all(found)


def _word_in(word: str, passage: Evidence, own: Mapping[str, str]) -> bool:
    plain = folded(word)
    if plain in passage.words or named_in(word, passage.text, passage.language, own):
        return True
    return len(plain) >= _LONG and any(
        token.text.islower() and JaroWinkler.similarity(plain, token.folded) >= _KIN
        for token in passage.tokens
    )


def _is_common(word: str) -> bool:
    """Say whether a capital alone makes no name of a word: "Ministry", "Prime", "Hurricane"."""
    plain = folded(word)
    return len(plain) < 2 or bool({plain, plain.removesuffix("s")} & _common_words())


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    folder = files("foreigndesk.language") / "tables"
    texts = [(folder / name).read_text("utf-8") for name in _COMMON]
    return frozenset(
        word
        for text in texts
        for line in text.splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
