"""Draft English whose names are spelt as the press spells them, put right."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foreigndesk.language.name_words import scan
from foreigndesk.language.names import conventional, in_english, names
from foreigndesk.language.other_scripts import left_over
from foreigndesk.language.scripts import folded

_SHORT = 4
"""Letters below which capitals are an acronym."""
_PREFIXES = frozenset({"anti", "pro", "ex", "non", "euro", "post", "pre", "neo"})
"""What stands before a name with a hyphen and leaves it one."""
_OF = frozenset({"of", "in", "from", "to", "by", "with", "for", "at", "on", "near", "and", "the"})
"""English words after which a German genitive needs no "'s"."""


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
    wanted = dict(_pairs(english, original, language, own))
    ambiguous = {folded(form) for form in wanted.values()}
    wanted = {
        words: form
        for words, form in wanted.items()
        if words in english and (folded(words) == folded(form) or folded(words) not in ambiguous)
    }
    if not wanted:
        return Named(text=english, changes=())
    kept = {*wanted.values(), *_names_that_stay(original, language, own)}
    there = frozenset(part.folded for part in scan(original.replace("-", " ").replace("–", " ")))
    done: dict[tuple[str, str], None] = {}

    def replaced(found: re.Match[str]) -> str:
        words = found[0]
        form = wanted.get(words)
        if form is None or _in_compound(english, found.start(), there):
            return words
        if _genitive(words, wanted, language) and not _governed(english, found):
            form = f"{form}'s"
        done[words, form] = None
        return form

    here = {words for words in kept | wanted.keys() if words in english}
    return Named(text=_any_of(here).sub(replaced, english), changes=tuple(done))


def _pairs(
    english: str, original: str, language: str, own: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield press spellings with their English, the parts of full names too."""
    yield from left_over(english, original, language)
    for change in in_english(original, language, own, english):
        for words, form in ((change.words, change.english), *change.also):
            yield from _loud_too(words, form)
            for part in words.split() if " " in words else ():
                yield from _loud_too(part, conventional(part, language, own))


def _loud_too(words: str, form: str) -> Iterator[tuple[str, str]]:
    """Yield a spelling as it is and in the capitals of a headline."""
    if " " in words and words[:1].islower() and not words.islower():
        yield from _variants(words, form)
        words = words[:1].upper() + words[1:]
    if form != words and words[:1].isupper():
        yield from _variants(words, form)
        if len(words) > _SHORT and not words.isupper():
            yield from _variants(words.upper(), form.upper())


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


def _in_compound(text: str, start: int, there: frozenset[str]) -> bool:
    """Say whether a word is the end of a name such as "Albert-Londres".

    It is not in "pro-Russie", nor in "Prague-Bakou" where the original writes "Praga".

    Args:
        text: the draft.
        start: of the word.
        there: the folded words of the original, the parts of its compounds one by one.
    """
    before = re.search(r"(\w+)-$", text[:start])
    if before is None or not before[1][:1].isupper():
        return False
    return folded(before[1]) not in _PREFIXES and folded(before[1]) in there


def _genitive(words: str, wanted: Mapping[str, str], language: str) -> bool:
    nominative = words.removesuffix("s")
    return language == "de" and nominative != words and nominative in wanted


def _governed(text: str, found: re.Match[str]) -> bool:
    """Say whether a preposition, or nothing that it could own, stands beside a genitive."""
    name = re.search(r"(\w+) (?:[A-ZÄÖÜ][\w-]* )*$", text[: found.start()])
    owns = re.match(r" [a-z]", text[found.end() :])
    return owns is None or (name is not None and name[1].lower() in _OF)
