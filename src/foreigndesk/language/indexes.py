"""What a language's table has under its first words, so that a text need be read only once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from foreigndesk.language.lexicon import Lexicon
from foreigndesk.language.scripts import folded


def indexed(made: Lexicon, table: Mapping[str, Any]) -> Lexicon:
    """Add what can be looked up by a first word, so that a text is read once."""
    fronts = [*made.numbers.get("values", {}), *made.numbers.get("hundred", {}), *made.prefixes]
    before = [(kind, words) for kind in ("more", "less", "about") for words in made.bounds[kind]]
    return replace(
        made,
        openers=_openers(made, table),
        beginnings=frozenset(word[:2] for word in (*fronts, *made.fractions)),
        tail_beginnings=frozenset(tail[:2] for tail in made.tails),
        stems=_stems(made.units) if table.get("suffixes") else {},
        longest_unit=max(3, *map(len, made.units)),
        bounds_before=_by_word(
            [(kind, words) for kind, words in before if words[0] not in made.bare], -1
        ),
        bounds_after=_by_word(
            [(kind, words) for name, kind in _AFTER.items() for words in made.bounds.get(name, ())],
            0,
        ),
    )


_AFTER = {"after_more": "more", "after_less": "less", "after_about": "about"}
"""Kind of words behind a number → what they say of it."""


def _by_word(
    bounds: list[tuple[str, tuple[str, ...]]], at: int
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, words in sorted(bounds, key=lambda bound: -len(bound[1])):
        if words:
            found.setdefault(words[at], []).append((kind, words))
    return {word: tuple(all_words) for word, all_words in found.items()}


def _openers(made: Lexicon, table: Mapping[str, Any]) -> frozenset[str]:
    kinds = ("values", "hundred", "scales", "ordinals", "collectives", "vague", "steps")
    words = {word for kind in kinds for word in made.numbers.get(kind, {})}
    words |= {*made.fractions, *made.duals, *made.bare}
    words |= {*made.multiples, *made.parts, *made.parts_before}
    words |= {score[0] for score in made.scores}
    words |= {folded(word) for word in table.get("ordinal_before", [])}
    return frozenset(words | _SIGNS_BEFORE if made.cjk else words)


_SIGNS_BEFORE = frozenset("数數几幾何上半过過")
"""Chinese signs that a vague number or a half begins with."""
_VOWELS = "aeiouyäöüąęáéíóúůýіаеиоуяыюєαεηιουω"
_STEM = 5


def _stems(units: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """Return what is left of long units without their ending; not of those that would clash."""
    found: dict[str, str] = {}
    for words, unit in units.items():
        stem = words[0].rstrip(_VOWELS) if len(words) == 1 else ""
        if len(stem) >= _STEM:
            found[stem] = unit if found.get(stem, unit) == unit else ""
    return {stem: unit for stem, unit in found.items() if unit}
