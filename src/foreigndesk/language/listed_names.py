"""The tables that native speakers wrote, read as spellings with their English."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from foreigndesk.language.name_words import listed

WITHOUT_CAPITALS = frozenset({"ar", "he", "zh", "ja"})
_KINDS = frozenset({"place", "person", "body"})
"""Of rows that name somebody or something: ``people`` are adjectives, ``name`` are given names."""
_HAN_OR_KANA = re.compile(r"[\u3040-\u9fff]")
_SURNAME = 2
"""Letters that a Chinese surname has at most."""
_ALIKE = 2
"""Letters by which an older spelling is longer or shorter at most."""
_WITHOUT_SPACES = frozenset({"zh", "ja"})
_ROYAL = re.compile(
    r"(?:Crown )?(?:King|Queen|Prince|Princess|Pope|Duke|Duchess|Emperor|Empress|Saint|St) "
)
_FIRST_ONLY = 2
"""Forms that Chinese and Japanese tables begin with; what follows are compounds."""


@lru_cache(maxsize=64)
def spelt_out(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return (kind, the press's spelling, its English) for all that a spelling may replace.

    Left out are adjectives, peoples, given names, spellings that are themselves English, and
    single common words that only sometimes name a body.
    """
    english = {
        name
        for row in listed(language)
        for number, name in enumerate(row["english"].split("/"))
        if not number or not _respelling(name, row["english"])
    }
    return tuple(
        (row["kind"], form, _english_of(form, row))
        for row in listed(language)
        if row["kind"] in _KINDS
        for form in _forms(row, language)
        if form not in english
    )


_ADJECTIVE = {
    "de": re.compile(r"(?!Hannover|Trier|Münster)\S+(?:er|isch)$|^(?:NRW-|Sachse|Hesse|Falkland)$"),
    "nl": re.compile(r"\S+(?:isch|[dn]s|aags|erps|eins)$|^(?:Parijse|Gelderse|Zeeuw|Drents?)$"),
}
"""Capitalised adjectives among the places: "Basler", "Londens"."""


def _forms(row: dict[str, str], language: str) -> Iterator[str]:
    forms = row["forms"].split("/")
    for form in forms[:_FIRST_ONLY] if language in _WITHOUT_SPACES else forms:
        if language in WITHOUT_CAPITALS:
            fits = not form.isascii() and len(form) > 1 and (row["kind"] != "body" or " " in form)
        else:
            fits = form[:1].isupper() and _names_it(form, row)
        adjective = _ADJECTIVE.get(language)
        other = row["kind"] == "place" and adjective is not None and adjective.match(form)
        if fits and not _given(form, row) and not other:
            yield form


def _respelling(name: str, english: str) -> bool:
    """Say whether a second English name is an older spelling of the first: Kharkov, Odessa."""
    first = english.partition("/")[0]
    return (
        name[0] == first[0]
        and name.isalpha()
        and not name.isupper()
        and first.isalpha()
        and abs(len(name) - len(first)) <= _ALIKE
    )


def _names_it(form: str, row: dict[str, str]) -> bool:
    """Say whether a form names a body for sure: an acronym, or several words."""
    return row["kind"] != "body" or " " in form or form.isupper()


def _given(form: str, row: dict[str, str]) -> bool:
    """Say whether one word may be anybody's: a king's name, a family's, or all of a row."""
    names = row["english"].split("/")
    royal = any(_ROYAL.match(english) for english in names)
    surnames = [english for english in names if " " not in english]
    known = len(surnames) < len(names) and bool(surnames)
    return row["kind"] == "person" and " " not in form and (royal or not known)


def _english_of(form: str, row: dict[str, str]) -> str:
    """Return the English that is as long as the form: a surname for a surname."""
    names = row["english"].split("/")
    if row["kind"] == "body" and form.isupper():
        return next((name for name in names if name.isupper()), names[0])
    if row["kind"] != "person" or (_HAN_OR_KANA.match(form) and len(form) > _SURNAME):
        return names[0]
    parts = len(form.replace("・", " ").replace("·", " ").split())
    alike = [name for name in names if len(name.split()) == parts]
    return alike[0] if alike else names[0]


@lru_cache(maxsize=64)
def siblings(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return by a name's English all spellings that the language's own table has for it."""
    found: dict[str, list[str]] = {}
    for _, form, english in spelt_out(language):
        found.setdefault(english, []).append(form)
    return {english: tuple(dict.fromkeys(forms)) for english, forms in found.items()}
