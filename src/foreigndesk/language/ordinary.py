"""English words that are no names for being capitalised."""

from functools import lru_cache
from importlib.resources import files

from foreigndesk.language.name_words import small_words
from foreigndesk.language.scripts import folded

_OFFICES = "capitalised-en.txt"
_TABLES = (_OFFICES, "common-en.txt")
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ly", ""),
)  # fmt: skip
"""Endings and what they replace."""
_LEAST = 3
"""Letters of the shortest word that takes an ending."""


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Say whether a capital alone makes no name of a word: "Ministry", "Prime", "Hurricanes"."""
    plain = folded(word)
    if len(plain) < 2 or plain in _words() or plain in small_words("en"):
        return True
    stems = (plain[: -len(end)] + rest for end, rest in _ENDINGS if plain.endswith(end))
    return any(len(stem) >= _LEAST and stem in _words() for stem in stems)


def is_office(word: str) -> bool:
    """Say whether English print capitalises a word that other languages leave out or translate."""
    plain = folded(word)
    return plain in _table(_OFFICES) or plain.removesuffix("s") in _table(_OFFICES)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset().union(*map(_table, _TABLES))


@lru_cache(maxsize=4)
def _table(name: str) -> frozenset[str]:
    text = (files("foreigndesk.language") / "tables" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(word for line in lines for word in line.split())
