"""Draft English whose names are spelt as the press spells them, put right."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foreigndesk.language.names import conventional, in_english, names
from foreigndesk.language.scripts import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """English with its names in conventional spelling."""

    text: str
    changes: tuple[tuple[str, str], ...]
    """What stood there and what stands there now, each pair once, in order."""


def put_right(english: str, original: str, language: str, own: Mapping[str, str]) -> Named:
    """Return draft English with every press spelling replaced by the conventional one.

    Only what the original names is replaced, as whole words. A spelling that the original also
    uses inside another name ("prix Albert-Londres"), or that is the English of something else in
    it ("Mexique" is Mexico, "Mexico" is Mexico City), stays.

    Args:
        english: a draft, from any engine.
        original: what it was translated from.
        language: of the original, ISO 639-1.
        own: the edition's own names: as its press spells them → English.
    """
    wanted = dict(_pairs(original, language, own))
    ambiguous = {folded(form) for form in wanted.values()}
    wanted = {words: form for words, form in wanted.items() if folded(words) not in ambiguous}
    if not wanted:
        return Named(text=english, changes=())
    kept = {*wanted.values(), *_names_that_stay(original, language, own)}
    pattern = _any_of(kept | wanted.keys())
    done: dict[tuple[str, str], None] = {}

    def replaced(found: re.Match[str]) -> str:
        words = found[0]
        form = wanted.get(words)
        if form is None or _in_compound(english, found.start()):
            return words
        done[words, form] = None
        return form

    return Named(text=pattern.sub(replaced, english), changes=tuple(done))


def _pairs(original: str, language: str, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield press spellings with their English, the parts of full names too."""
    for change in in_english(original, language, own):
        for words in (change.words, *change.words.split()):
            form = change.english if words == change.words else conventional(words, language, own)
            if form != words and words[:1].isupper():
                yield from _variants(words, form)


def _variants(words: str, form: str) -> Iterator[tuple[str, str]]:
    """Yield a spelling as it is, with the other apostrophe, and without its diacritics."""
    plain = "".join(_bare(letter) for letter in words)
    for variant in (words, words.replace("’", "'"), words.replace("'", "’"), plain):
        if variant != form:
            yield variant, form


def _bare(letter: str) -> str:
    bare = folded(letter)
    if len(bare) != 1 or not letter.isalpha():
        return letter
    return bare.upper() if letter.isupper() else bare


def _names_that_stay(original: str, language: str, own: Mapping[str, str]) -> set[str]:
    return {
        name.words
        for name in names(original, language)
        if conventional(name.words, language, own) == name.words
    }


def _any_of(phrases: set[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda words: (-len(words), words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _in_compound(text: str, start: int) -> bool:
    """Say whether a word is the end of a name such as "Albert-Londres", and not of "pro-Russie"."""
    before = re.search(r"(\w+)-$", text[:start])
    return before is not None and before[1][:1].isupper()
