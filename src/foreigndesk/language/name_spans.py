"""Names in a text, found by their capitals, their surroundings and our tables; no model."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foreigndesk.language.gazetteer import Term, Terms, term_at, terms
from foreigndesk.language.name_words import (
    Word,
    joined,
    joining,
    opens,
    rows,
    scan,
    small_words,
    titles,
)
from foreigndesk.language.scripts import folded
from foreigndesk.language.tables import lexicon

_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème)?")
_NOT_PEOPLE = frozenset({"US", "Luxembourg", "Quebec", "New Zealand", "Madrid", "Canary"})
"""Places that serve as their own adjective."""
_PEOPLE_ENDINGS = ("", "s", "e", "es", "ne", "nes", "a", "as", "os", "-a", "-as", "-os", "-i")
"""Of nouns for inhabitants; a hyphen takes the place of the last letter."""
_AND = {"fr": "et", "es": "y", "ca": "i", "gl": "e", "it": "e", "pt": "e", "en": "and"}
_LONGEST_JOIN = 3
"""Joining words in a row: "de l’" is two."""
_HEADLINE = 5
"""Words that a headline in title case has at least, small ones apart."""
_SHOUTING = 0.8
"""Share of words in capitals above which capitals say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What in a text is probably a name."""

    start: int
    end: int
    words: str
    """``text[start:end]``."""


def names(text: str, language: str) -> list[Name]:
    """Return what is probably a name, in order and without overlaps.

    Runs of capitalised words with "de", "du", "of" … inside; acronyms; what our tables know.
    A word that begins a sentence counts if it is known, is capitalised elsewhere inside a
    sentence, or is followed by another capital. Titles, weekdays, months and words for
    inhabitants are no names. German writes every noun with a capital: there only runs of two, what
    repeats a part of one, and known names count. Scripts without capitals give known names only.

    Args:
        text: a sentence, a headline or a whole article.
        language: ISO 639-1.
    """
    return _Finder(text, language).found()


@lru_cache(maxsize=64)
def _no_names(language: str) -> frozenset[str]:
    """Return folded words that are capitalised somewhere and name nobody."""
    table = lexicon(language)
    calendar = {word for word in (*table.months, *table.weekdays) if len(word) > 1}
    return frozenset(calendar) | (_inhabitants("en") if language == "en" else frozenset())


@lru_cache(maxsize=64)
def _inhabitants(language: str) -> frozenset[str]:
    """Return words for who lives where: "french" in English, "francais", "francaises" in French."""
    english = language == "en"
    column = "english" if english else language
    forms = {
        folded(form)
        for row in rows("demonyms")
        for form in row.get(column, "").split("/")
        if form not in _NOT_PEOPLE
    }
    endings = ("", "s") if english else _PEOPLE_ENDINGS
    return frozenset(
        f"{form}{ending}" if len(ending) < 2 or ending[0] != "-" else f"{form[:-1]}{ending[1:]}"
        for form in forms
        if form
        for ending in endings
    )


def _title_case(words: Sequence[Word]) -> bool:
    """Say whether all but the small words have a capital, as in an American headline."""
    telling = [word for word in words if word.folded not in small_words("en")]
    return len(telling) >= _HEADLINE and all(word.capital for word in telling)


class _Finder:
    """One text on the way to its names."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.words: Sequence[Word] = scan(text)
        self.known: Terms = terms(language)
        self.opens = [
            word.capital and opens(self.words, index, text, language)
            for index, word in enumerate(self.words)
        ]
        self.inside = {
            word.folded
            for word, first in zip(self.words, self.opens, strict=True)
            if word.capital and not first
        }
        self.lower = {word.folded for word in self.words if not word.capital}
        # Capitals at the start of a word are worth nothing where all letters are capitals.
        loud = Counter(word.text.isupper() for word in self.words if len(word.text) > 1)
        self.shouting = loud.total() > 2 and loud[True] > _SHOUTING * loud.total()
        self.shouting |= language == "en" and _title_case(self.words)

    def found(self) -> list[Name]:
        """Return the names."""
        runs: list[tuple[int, int]] = []
        index = 0
        while index < len(self.words):
            end = self._run(index)
            if end > index:
                run = self._trimmed(index, end)
                if run[1] > run[0] and self._accepted(*run):
                    runs.append(run)
            index = max(end, index + 1)
        if self.language == "de":
            runs = self._german(runs)
        return [self._name(first, last) for first, last in runs]

    def _name(self, first: int, last: int) -> Name:
        start, end = self.words[first].start, self.words[last - 1].end
        if (
            self.words[last - 1].initial
            and "." in self.text[start:end]
            and self.text[end : end + 1] == "."
        ):
            end += 1
        return Name(start=start, end=end, words=self.text[start:end])

    def _term(self, index: int) -> Term | None:
        return term_at(self.words, index, self.known, self.text)

    def _run(self, index: int) -> int:
        """Return where a run of name words that begins here ends; the index itself if none does."""
        end, known = self._step(index)
        while end > index:
            following, known = self._extended(index, end, known=known)
            if following == end:
                break
            end = following
        return end

    def _step(self, index: int) -> tuple[int, bool]:
        """Return where the name word or known name at an index ends, and whether it is known."""
        term = self._term(index)
        if term is not None and not (term.mid and self.opens[index]):
            return index + len(term.words), True
        return (index + 1 if self._nameable(index) else index), False

    def _nameable(self, index: int) -> bool:
        if index >= len(self.words) or self.shouting:
            return False
        word = self.words[index]
        return (
            word.capital
            and not word.text.endswith(("'", "’"))
            and word.folded not in _no_names(self.language)
        )

    def _extended(self, first: int, end: int, *, known: bool) -> tuple[int, bool]:
        """Return where the run goes on to, over joining words if need be, or the same end."""
        index = end
        while index - end <= _LONGEST_JOIN and self._linked(index):
            if index < len(self.words) and not self.opens[index]:
                following, now_known = self._step(index)
                if following > index:
                    return following, now_known
            if not self._joins(first, end, index, known=known):
                break
            index += 1
        return end, known

    def _linked(self, index: int) -> bool:
        return index < len(self.words) and joined(
            self.words[index - 1], self.words[index], self.text
        )

    def _joins(self, first: int, end: int, index: int, *, known: bool) -> bool:
        word = self.words[index]
        if word.folded in joining(self.language):
            return not known
        # "Ministerio de Industria y Turismo" is one name, "Ayuso y Feijóo" are two.
        inside = any(
            not word.capital and word.folded in joining(self.language)
            for word in self.words[first:end]
        )
        return (
            inside
            and not known
            and word.text == _AND.get(self.language)
            and self.words[index + 1 : index + 2] != []
            and self.words[index + 1].capital
        )

    def _trimmed(self, first: int, end: int) -> tuple[int, int]:
        """Return the run without titles and sentence-opening words at its front."""
        while first < end and self._term(first) is None and self._superfluous(first, end):
            first += 1
            while first < end and self.words[first].folded in joining(self.language):
                if self.words[first].capital:
                    break
                first += 1
        return first, end

    def _superfluous(self, index: int, end: int) -> bool:
        word = self.words[index].folded
        if word in titles(self.language):
            return True
        if self.words[index].acronym:
            return False
        small = word in small_words(self.language)
        if self.opens[index]:
            return small or (word not in self.inside and self._doubtful(index, end))
        return small and index + 1 == end

    def _doubtful(self, index: int, end: int) -> bool:
        """Say whether a sentence's first word is common elsewhere, or only joined: "Natif de"."""
        following = self.words[index + 1] if index + 1 < end else None
        joins = (
            following is not None
            and not following.capital
            and following.folded in joining(self.language)
        )
        return joins or self.words[index].folded in self.lower

    def _accepted(self, first: int, end: int) -> bool:
        word = self.words[first]
        if end - first == 1 and (_ROMAN.fullmatch(word.text) or len(word.text) == 1):
            return False
        if end - first > 1 or word.acronym:
            return True
        # "les Français" are nobody's name; "Pere Aragonès" is.
        if word.folded in _inhabitants(self.language) and self._term(first) is None:
            return False
        if not self.opens[first]:
            return True
        return self._term(first) is not None or word.folded in self.inside

    def _german(self, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the runs that are more than a noun."""
        parts = {
            self.words[index].folded
            for first, end in runs
            if end - first > 1
            for index in range(first, end)
        }
        return [
            (first, end)
            for first, end in runs
            if end - first > 1
            or self.words[first].acronym
            or self._term(first) is not None
            or self.words[first].folded in parts
        ]
