"""Foreign names respelt: as the press's language writes them → as English does.

A word is respelt only if its shape says that it is such a name: a Slavic ending, or letters that
the language puts together for nothing else. Everything else comes back as it was, so that
"Couchet", "Mitchell" or "Touchard" are safe.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from anyascii import anyascii

from foreigndesk.language.declension import declined
from foreigndesk.language.name_words import rows, words_of
from foreigndesk.language.scripts import folded
from foreigndesk.language.slavic_spellings import SPELLINGS, Spelling, Steps, steps_of

_SKI = re.compile(r"(?<=ov|ev|in)ski$")

_EASTERN_SKI = re.compile(r"ski$", re.IGNORECASE)
"""After an eastern first name it is not Polish."""

_SOUTHERN = re.compile(r"[ćčđšžğışİŞ]")
"""Letters that English newspapers print without their marks, in names that no rule above knows."""
_OWN_MARKS = frozenset({"tr", "cs", "pl"})
"""Presses in whose own words such letters stand."""
_CASE_ENDINGS = ("owi", "iem", "em", "ie", "a", "u", "ę", "ą", "y", "i")
_ARABIC: Mapping[str, Steps] = {
    "fr": steps_of((r"ch", "sh"), (r"dj", "j"), (r"ou", "u"), (r"ï", "i"), (r"é", "e")),
    "de": steps_of((r"dsch", "j"), (r"sch", "sh"), (r"ch", "kh")),
    "pl": steps_of((r"dż", "j"), (r"sz", "sh"), (r"ch", "kh"), (r"w", "w")),
    "nl": steps_of((r"sj", "sh"), (r"oe", "u")),
}
"""After the article "al-"."""


def _latin(english: str, language: str) -> str:
    """Return an English first name as a press writes it that has no spelling of its own."""
    return english if language in SPELLINGS and language not in {"ru", "uk"} else ""


@lru_cache(maxsize=16)
def _given(language: str) -> Mapping[str, tuple[str, str]]:
    """Return folded first names, in all cases → their nominative and their English."""
    pairs = [
        (form, row["english"])
        for row in rows("given_names")
        for form in (row.get(language, "") or _latin(row["english"], language)).split("/")
        if form
    ]
    found: dict[str, tuple[str, str]] = {}
    for form, english in pairs:
        found.setdefault(folded(form), (form, english))
    for form, english in pairs:
        for case in declined(form, language):
            found.setdefault(folded(case), (form, english))
    return found


def respelt(before: str, word: str, after: str, language: str) -> tuple[str, str]:
    """Return a name's nominative as the press spells it, and its English.

    A word that names nobody foreign comes back as it stands, twice.

    Args:
        before: the capitalised word before it, or an empty text.
        word: one word of the name.
        after: the capitalised word after it, or an empty text.
        language: ISO 639-1 of the press that spelt it.
    """
    given = _given(language)
    alone = folded(word) in given and _eastern(word, language)
    if folded(word) in given and after and (alone or foreign(after, language)):
        nominative, english = given[folded(word)]
        return (word, english.upper()) if word.isupper() else (nominative, english)
    if folded(before) not in given or not _eastern(before, language):
        return _surname(word, language)
    inflected = language == "de" or folded(given[folded(before)][0]) != folded(before)
    return _named(word, language, inflected=inflected)


def _eastern(first: str, language: str) -> bool:
    """Say whether a first name is not also one of the press's own."""
    form, _ = _given(language)[folded(first)]
    return folded(form) not in words_of("homographs", "all", "given")


def foreign(word: str, language: str) -> bool:
    """Say whether a word has the shape of a surname that the language respells."""
    spelling = SPELLINGS.get(language)
    if spelling is None or len(word) < SHORTEST:
        return False
    candidates = (word.lower(), *(base.lower() for base in _bases(word, language)))
    return any(
        spelling.shape.search(lower) is not None and not spelling.never.search(lower)
        for lower in candidates
    )


def _bases(word: str, language: str) -> tuple[str, ...]:
    """Return what an inflected surname may be in the nominative."""
    if language == "de":
        return (word[:-1],) if word.endswith("s") else ()
    if language != "pl":
        return ()
    if word.endswith(("kiego", "kiemu", "kim")):
        return (word[: word.rindex("ki") + 2],)
    if word.endswith(("enki", "ence", "enkę", "enką")):
        return (f"{word[:-2]}ko",)
    return tuple(word.removesuffix(end) for end in _CASE_ENDINGS if word.endswith(end))


def _surname(word: str, language: str) -> tuple[str, str]:
    """Return the nominative and the English of a word by its shape alone."""
    english = romanised(word, language)
    bases = [base for base in _bases(word, language) if foreign(base, language)]
    if bases and (english == word or language == "de"):
        return bases[0], romanised(bases[0], language)
    return word, english


def _named(word: str, language: str, *, inflected: bool) -> tuple[str, str]:
    """Return the same of what follows an eastern first name, whatever its shape."""
    nominative, english = _surname(word, language)
    spelling = SPELLINGS.get(language)
    if spelling is None or english != word or nominative != word:
        return nominative, _EASTERN_SKI.sub(_sky, english)
    nominative = next(iter(_bases(word, language)), word) if inflected else word
    english = _loud(word, _in_steps(nominative.lower(), spelling))
    return nominative, _EASTERN_SKI.sub(_sky, english)


def _sky(found: re.Match[str]) -> str:
    return "SKY" if found[0].isupper() else "sky"


def after_article(word: str, language: str) -> str:
    """Return what follows "al-" in an Arabic name as English writes it."""
    lower = word.lower()
    for pattern, english in _ARABIC.get(language, ()):
        lower = pattern.sub(english, lower)
    return lower[:1].upper() + lower[1:] if lower != word.lower() else word


SHORTEST = 5
"""Letters of a word whose shape tells something."""


@lru_cache(maxsize=20_000)
def romanised(word: str, language: str) -> str:
    """Return a Slavic name as English romanises it; any other word as it stands.

    Args:
        word: one word; parts of a compound are respelt one by one.
        language: ISO 639-1 of the press that spelt it.
    """
    if not word[:1].isupper():
        return word
    spelling = SPELLINGS.get(language)
    parts = [_respelt(part, spelling) if spelling else part for part in word.split("-")]
    english = "-".join(parts)
    if english == word and _SOUTHERN.search(word) and language not in _OWN_MARKS:
        return anyascii(word)
    return english


def _respelt(word: str, spelling: Spelling) -> str:
    lower = word.lower()
    if not word[:1].isupper() or len(word) < SHORTEST:
        return word
    if not spelling.shape.search(lower) or spelling.never.search(lower):
        return word
    return _loud(word, _in_steps(lower, spelling))


def _in_steps(lower: str, spelling: Spelling) -> str:
    respelt = lower
    for pattern, english in spelling.steps:
        respelt = pattern.sub(english, respelt)
    # Set aside until now, lest its "ch" be taken for another.
    respelt = respelt.replace("\x01", "shch")
    # "-ski" alone may be Polish, and stays; beside letters of another alphabet it is not.
    return _SKI.sub("sky", respelt) if respelt != lower else respelt


def _loud(word: str, respelt: str) -> str:
    """Return a respelt word without marks, in capitals as the word was."""
    plain = anyascii(respelt)
    return plain.upper() if word.isupper() else plain[:1].upper() + plain[1:]
