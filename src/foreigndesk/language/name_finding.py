"""Which of the names that tables know stand in a text, in any case or with particles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foreigndesk.language.name_match import key
from foreigndesk.language.name_tables import entries
from foreigndesk.language.name_words import is_acronym
from foreigndesk.language.scripts import folded
from foreigndesk.language.words import Token, tokens

UNSPACED = frozenset({"zh", "ja"})
"""Languages that put no spaces between words."""
_SHORT = 3
"""Letters of a stem that must begin with a capital to be a name."""
_ENDING = 9
"""Letters that a case, or an adjective's ending, adds to a stem at most."""
_JOINTS = re.compile(r"[\s・·＝=－]")
"""What may part the words of a foreign name in Japanese and Chinese."""
_PARTICLES = {"ar": "والبفكلس", "he": "והבכלמש"}
"""What Arabic and Hebrew write onto the front of a name."""
_SUFFIXES = {
    "ar": re.compile("[اهتين]|ات|ان|ين|ون|يا|يه|يو|يين|يون|يات|يتا?ن|يتين"),
    "he": re.compile("[יםהתןו]|ים|ית|יה|יים|יות|ות|ני|נית|נים|ניות"),
}
"""What an Arabic or a Hebrew adjective of a place adds to it."""
_QUOTES = re.compile("[\"']")
_VOWEL = re.compile(r"[aeiouy']+$")


@dataclass(frozen=True, slots=True)
class _Known:
    """A name as a press spells it, by its stems."""

    stems: tuple[str, ...]
    english: frozenset[str]
    """Its English names."""
    acronym: bool = False
    """Whether it is written in capitals and takes no endings: ЕС is not the beginning of Если."""


def known_names(text: str, words: Sequence[Token], language: str) -> set[frozenset[str]]:
    """Return the English names, and the peoples, that tables find in a text, as keys.

    Args:
        text: in which they are looked for.
        words: its tokens that are words.
        language: ISO 639-1.
    """
    if language in UNSPACED:
        return set(_run_together(text, language))
    known = _index(language)
    return {
        entry.english
        for index, token in enumerate(words)
        for plain in _heads(token, language)
        for length in range(2, len(plain) + 1)
        for entry in known.get(plain[:length], ())
        if _stands(entry, words, index, plain, language)
    }


def _run_together(text: str, language: str) -> Iterator[frozenset[str]]:
    """Yield what stands anywhere in a text without spaces."""
    plain, known, longest = _JOINTS.sub("", text), _unspaced(language), _longest(language)
    for start in range(len(plain)):
        for stop in range(start + 1, min(start + longest, len(plain)) + 1):
            if plain[start:stop] in known:
                yield known[plain[start:stop]]


def _plain(word: str, language: str) -> str:
    """Return a word for looking names up: in Latin letters, but Arabic and Hebrew as they are.

    In Latin letters their alef and their ayin would be lost.
    """
    return _QUOTES.sub("", folded(word)) if language in _PARTICLES else key(word)


def _heads(token: Token, language: str) -> Iterator[str]:
    """Yield a word, and what is left without the particles written onto it."""
    plain = _plain(token.text, language)
    yield plain
    for cut in range(1, min(4, len(plain) - 1)):
        if plain[cut - 1] not in _PARTICLES.get(language, ""):
            break
        yield plain[cut:]


def _stands(entry: _Known, words: Sequence[Token], index: int, first: str, language: str) -> bool:
    if entry.acronym and len(entry.stems) == 1:
        return first == entry.stems[0] and words[index].text[:2].isupper()
    if index + len(entry.stems) > len(words) or not _begins(first, entry.stems[0], language):
        return False
    capital = words[index].text[:1]
    if len(entry.stems[0]) <= _SHORT and capital.islower():
        return False
    return all(
        any(_begins(plain, stem, language) for plain in _tails(words[index + offset], language))
        for offset, stem in enumerate(entry.stems[1:], 1)
    )


def _tails(token: Token, language: str) -> Iterator[str]:
    """Yield a word, and the same without an Arabic or Hebrew article."""
    plain = _plain(token.text, language)
    yield plain
    for article in ("ال", "ה"):
        if plain.startswith(article):
            yield plain.removeprefix(article)


def _begins(word: str, stem: str, language: str) -> bool:
    extra = len(word) - len(stem)
    if language in _SUFFIXES and word.startswith(stem):
        return not extra or _SUFFIXES[language].fullmatch(word, len(stem)) is not None
    return word.startswith(stem) and extra <= (_ENDING if len(stem) > _SHORT else _SHORT)


def _stems(form: str, language: str) -> tuple[str, ...]:
    """Return the parts of a name's words that stay; an acronym has no endings."""
    if language in _PARTICLES:
        words = (token.text for token in tokens(form) if token.kind == "word")
        return tuple(_plain(word, language) for word in words)
    if is_acronym(form):
        return tuple(key(form).split())
    small = form[:1].islower()
    return tuple(_stem(word, small=small) for word in key(form).split())


def _stem(word: str, *, small: bool) -> str:
    """Return the part of a name that its cases and adjectives keep.

    Args:
        word: its key.
        small: whether it is written in lower case; then a short stem would find other words.
    """
    bare = _VOWEL.sub("", word)
    least = _SHORT + 1 if small else _SHORT
    return bare if len(bare) >= least else word[:least]


@lru_cache(maxsize=64)
def _index(language: str) -> Mapping[str, tuple[_Known, ...]]:
    """Return what tables know, by its first stem."""
    found: dict[str, list[_Known]] = {}
    for form, english in entries(language):
        stems = _stems(form, language)
        if stems and any(len(stem) > 1 for stem in stems):
            known = _Known(stems, english, is_acronym(form))
            found.setdefault(stems[0], []).append(known)
    return {stem: tuple(known) for stem, known in found.items()}


@lru_cache(maxsize=8)
def _unspaced(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for form, english in entries(language):
        joined = _JOINTS.sub("", form)
        if joined:
            found[joined] = found.get(joined, frozenset()) | english
    return found


@lru_cache(maxsize=8)
def _longest(language: str) -> int:
    return max(map(len, _unspaced(language)), default=0)
