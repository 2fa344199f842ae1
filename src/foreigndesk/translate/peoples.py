"""Who comes from where, where the press writes it as a name: "les Ukrainiens" are Ukrainians."""

import re
from collections.abc import Iterator
from functools import lru_cache

from foreigndesk.language.name_words import rows
from foreigndesk.language.names import conventional
from foreigndesk.language.scripts import folded
from foreigndesk.ports import Keep

CAPITALISED = {"fr"}
"""Languages that write the noun with a capital and the adjective without, so that they part."""
LOWER = re.compile(r"(?<![\w-])[a-zß-ÿ]{5,}(?![\w-])")
WORD = re.compile(r"(?<![\w-])[A-ZÀ-Þ][^\W\d_]{3,}(?![\w-])")
ENDINGS = (("iennes", "ien"), ("ienne", "ien"), ("ennes", "en"), ("enne", "en"))
AGREEING = {
    "fr": (*ENDINGS, ("es", ""), ("e", ""), ("s", "")),
    "es": (("os", "o"), ("as", "o"), ("a", "o")),
    "gl": (("os", "o"), ("as", "o"), ("a", "o")),
}
"""Ends that agree with a noun → the end in the table."""
NO_NOUN = ("sh", "ch", "ic")
UNCHANGED = ("sh", "ch", "se", "ss", "s")
"""Ends of English nouns that stand for a whole people: British, Dutch, Japanese, Swiss."""


def peoples(text: str, language: str) -> Iterator[Keep]:
    """Yield the capitalised nouns for inhabitants in a text, each with its English.

    Args:
        text: in the press's language.
        language: ISO 639-1.
    """
    if language not in CAPITALISED or text.isupper():
        return
    for found in WORD.finditer(text):
        english = _person(found[0], language)
        if english:
            yield Keep(start=found.start(), end=found.end(), english=english)


def with_adjectives(english: str, original: str, language: str) -> str:
    """Return English in which adjectives of peoples that an engine left as they were are English.

    Args:
        english: of an engine.
        original: only a word that stands here letter by letter was left.
        language: of the original, ISO 639-1.
    """
    left = frozenset(LOWER.findall(original))
    return LOWER.sub(lambda w: (w[0] in left and _adjective(w[0], language)) or w[0], english)


def _adjective(word: str, language: str) -> str:
    known, plain = _nouns(language), folded(word)
    bases = [plain.removesuffix(e) + s for e, s in AGREEING.get(language, ()) if plain.endswith(e)]
    return next((known[base][0] for base in (plain, *bases) if base in known), "")


def _person(word: str, language: str) -> str:
    """Return the English of an inhabitant or of several; empty for any other word."""
    if conventional(word, language) != word:
        return ""  # "la Suisse" is a country as well
    known = _nouns(language)
    plain = folded(word)
    if plain in known:
        return _one(known[plain])
    singular = plain.removesuffix("s")
    for ending, stem in (*ENDINGS, ("es", ""), ("e", ""), ("s", "")):
        base = plain.removesuffix(ending) + stem
        if base != plain + stem and base in known:
            return _many(known[base]) if singular != plain else _woman(known[base])
    return ""


def _one(english: list[str]) -> str:
    return next((noun for noun in _own_nouns(english) if not noun.endswith("men")), english[0])


def _woman(english: list[str]) -> str:
    nouns = [noun for noun in _own_nouns(english) if not noun.endswith(("man", "men"))]
    return next((n for n in english if n.endswith("woman")), nouns[0] if nouns else english[0])


def _many(english: list[str]) -> str:
    nouns = [noun for noun in _own_nouns(english) if not noun.endswith(("man", "men"))]
    noun = nouns[0] if nouns else english[0]
    return noun if noun.endswith(UNCHANGED) else f"{noun}s"


def _own_nouns(english: list[str]) -> list[str]:
    """Return the nouns of a people whose adjective is none: "Swedish" has Swede."""
    return english[1:] if english[0].endswith(NO_NOUN) else []


@lru_cache(maxsize=8)
def _nouns(language: str) -> dict[str, list[str]]:
    return {
        folded(form): row["english"].split("/")
        for row in rows("demonyms")
        for form in row.get(language, "").split("/")
        if form
    }


@lru_cache(maxsize=1)
def inhabitants() -> frozenset[str]:
    """Return the folded English words for inhabitants and what is theirs, which keep a capital."""
    return frozenset(folded(form) for row in rows("demonyms") for form in row["english"].split("/"))
