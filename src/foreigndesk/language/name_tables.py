"""What our tables know of a language's names: spellings, each with its English."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from foreigndesk.language.gazetteer import spellings
from foreigndesk.language.name_match import key, peoples
from foreigndesk.language.name_words import listed, rows

_ALONE = frozenset({"north", "south", "east", "west", "new", "united", "saint", "st", "great"})
"""Words of names that say nothing without the others."""

Entry = tuple[str, frozenset[str]]
"""A spelling, and the keys of its English names."""


@lru_cache(maxsize=64)
def all_english(language: str) -> frozenset[str]:
    """Return the English of all names that tables know in a language, as keys."""
    return frozenset(name for _, english in entries(language) for name in english)


def entries(language: str) -> Iterator[Entry]:
    """Yield every spelling that tables know, with all its English names.

    Args:
        language: ISO 639-1.
    """
    for english, forms in spellings(language).items():
        yield from _each(forms, frozenset({key(english)}))
    for row in listed(language):
        yield from _each(row["forms"].split("/"), _names(row["english"]))
    for row in rows("bodies"):
        yield from _each(_cell(row, language), _names(row["english"]))
    for row in rows("demonyms"):
        told = _names(row["place"]) | _names(row["english"])
        yield from _each(_cell(row, language), told)
    yield from _languages(language)


def _cell(row: Mapping[str, str], language: str) -> list[str]:
    return (row.get(language) or "").split("/")


def _each(forms: Iterable[str], told: frozenset[str]) -> Iterator[Entry]:
    return ((form, told) for form in forms if form)


def _names(cell: str) -> frozenset[str]:
    return frozenset(key(name) for name in cell.split("/"))


def _languages(language: str) -> Iterator[Entry]:
    """Yield the names of languages, which are mostly the words for their peoples too."""
    try:
        own, english = Locale.parse(language).languages, Locale("en").languages
    except (UnknownLocaleError, ValueError):
        return
    for code, form in own.items():
        name = english.get(code, "")
        if len(code) == 2 and name.isalpha() and " " not in form:
            yield form.removesuffix("語").removesuffix("语"), frozenset({key(name)})


@lru_cache(maxsize=10_000)
def words_of_name(english: str) -> frozenset[str]:
    """Return the words of an English name that tell it from others, and all in one."""
    words = key(english).split()
    return frozenset(words) if len(words) == 1 else frozenset(words) - _ALONE | {"".join(words)}


def peoples_of(words: set[str]) -> set[str]:
    """Return the words for the inhabitants of places, and for the places of inhabitants."""
    return {
        other
        for word in words & peoples().keys()
        for row in peoples()[word]
        for name in (*row["place"].split("/"), *row["english"].split("/"))
        for other in words_of_name(name)
    }
