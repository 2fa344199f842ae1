"""Where a text denies something: "ne … pas", "nicht", 没有, the Turkish "-medi"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foreigndesk.language.scripts import folded
from foreigndesk.language.tables import Lexicon
from foreigndesk.language.words import Token, phrase, stands_at

_REACH = 6
"""Words between "ne" and its "pas"."""
_ATTACHED = 2
"""Letters of particles in front of an Arabic or Hebrew cue at most."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies something."""

    index: int
    """Of its token."""
    strong: bool
    """Whether it denies a statement outright; others may mean "hardly", "except", "refuse"."""


def denials(found: Sequence[Token], lex: Lexicon) -> list[Denial]:
    """Return where a text denies something, in order.

    Args:
        found: its tokens.
        lex: of its language.
    """
    idle = set(_harmless(found, lex))
    strong: set[int] = set()
    parts: set[int] = set()
    for first, others in _strong(found, lex):
        if first not in idle and first not in parts:
            strong.add(first)
            parts.update(others)
    if lex.cue_endings:
        strong |= {
            index
            for index, token in enumerate(found)
            if token.folded.endswith(lex.cue_endings)
            and index not in idle | parts
            and (index + 1 == len(found) or found[index + 1].kind == "mark")
        }
    soft = {index for index in _cues(found, lex) if index not in idle | parts}
    return [Denial(index, strong=index in strong) for index in sorted(strong | soft)]


def _harmless(found: Sequence[Token], lex: Lexicon) -> Iterator[int]:
    """Yield the tokens of "no obstante", "nicht nur" and the like."""
    for words in lex.harmless:
        for index in _places(found, words[0]):
            if stands_at(found, index, words):
                yield from range(index, index + len(words))


def _places(found: Sequence[Token], word: str) -> Iterator[int]:
    for index, token in enumerate(found):
        if token.folded == word:
            yield index


def _strong(found: Sequence[Token], lex: Lexicon) -> Iterator[tuple[int, list[int]]]:
    """Yield the first token of every outright denial, and its others: "ne" and its "pas"."""
    here = {token.folded for token in found}
    for words in _strong_phrases(lex):
        if not here.issuperset(words):
            continue
        for index in _places(found, words[0]):
            if lex.cjk:
                if stands_at(found, index, words):
                    yield index, list(range(index + 1, index + len(words)))
                continue
            others = [_next_place(found, index, word) for word in words[1:]]
            if -1 not in others:
                yield index, others


def _next_place(found: Sequence[Token], index: int, word: str) -> int:
    """Return where a word stands soon behind a token; -1 where it does not."""
    for place in range(index + 1, min(len(found), index + 1 + _REACH)):
        if found[place].folded == word:
            return place
    return -1


@lru_cache(maxsize=64)
def _phrases_of(lex_strong: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word for word in words if word != "'") for words in lex_strong)


def _strong_phrases(lex: Lexicon) -> tuple[tuple[str, ...], ...]:
    return _phrases_of(tuple(lex.strong))


def _cues(found: Sequence[Token], lex: Lexicon) -> Iterator[int]:
    if lex.cjk:
        yield from _signs(found, lex)
        return
    for index, token in enumerate(found):
        if token.kind != "mark" and any(_is_cue(word, lex) for word in _bare(token.folded, lex)):
            yield index


def _bare(word: str, lex: Lexicon) -> Iterator[str]:
    """Yield a word, and what is left without the particles written onto it."""
    yield word
    for cut in range(1, min(_ATTACHED, len(word) - 2) + 1):
        if word[cut - 1] not in lex.attached:
            break
        yield word[cut:]


def _is_cue(word: str, lex: Lexicon) -> bool:
    return (
        word in lex.cues
        or bool(lex.cue_stems and word.startswith(lex.cue_stems))
        or bool(lex.cue_endings and word.endswith(lex.cue_endings))
    )


def _signs(found: Sequence[Token], lex: Lexicon) -> Iterator[int]:
    """Yield where cues stand in a text whose words run together."""
    for words in _sign_cues(frozenset(lex.cues | set(lex.cue_stems))):
        for index in _places(found, words[0]):
            if stands_at(found, index, words):
                yield index


@lru_cache(maxsize=8)
def _sign_cues(cues: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(words for words in (phrase(folded(cue)) for cue in cues) if words)
