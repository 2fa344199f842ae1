"""Names that a draft left in the press's own letters: 北京, دمشق, Чернигов."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from foreigndesk.language.gazetteer import terms
from foreigndesk.language.name_forms import conventional
from foreigndesk.language.scripts import folded

_RUN = re.compile(
    r"[\u0370-\u1fff\u2e80-\u9fff\uac00-\ud7af]+"
    r"(?:[ \-·・'’][\u0370-\u1fff\u2e80-\u9fff\uac00-\ud7af]+)*"
)
_UNSPACED = frozenset({"zh", "ja"})
_LONGEST = 12
"""Letters of the longest Chinese or Japanese name that we look for."""


def left_over(draft: str, original: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what a draft left in another script, with its English where we know it.

    Only what the original holds too, if perhaps in another case, is looked at.
    """
    for run in dict.fromkeys(found[0] for found in _RUN.finditer(draft)):
        if not _in(run, original):
            continue
        english = _unspaced(run, language) if language in _UNSPACED else ""
        english = english or conventional(run, language)
        if english != run:
            yield run, english


def _in(run: str, original: str) -> bool:
    """Say whether the original has every word of a run, but for its ending."""
    there = folded(original)
    return all(
        word[: max(2, len(word) - 2)] in there for word in folded(run).replace("-", " ").split()
    )


def _unspaced(run: str, language: str) -> str:
    """Return the English of a run that is made of known names alone, or an empty text."""
    known, english, start = _forms(language), [], 0
    while start < len(run):
        longest = range(min(_LONGEST, len(run) - start), 0, -1)
        size = next((n for n in longest if run[start : start + n] in known), 0)
        if not size:
            return ""
        english.append(known[run[start : start + size]])
        start += size
    return " ".join(english)


@lru_cache(maxsize=4)
def _forms(language: str) -> Mapping[str, str]:
    return {term.form: term.english for group in terms(language).values() for term in group}
