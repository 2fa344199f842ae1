"""The English that newspapers use for a name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from foreigndesk.language.gazetteer import Term, Terms, own_terms, term_at, terms
from foreigndesk.language.listed_names import siblings
from foreigndesk.language.name_words import (
    Word,
    joined,
    joining,
    not_before_places,
    opens,
    rows,
    scan,
    small_words,
    titles,
)
from foreigndesk.language.romanisation import after_article, respelt
from foreigndesk.language.scripts import folded

_WITH_CASES = frozenset({"pl", "ru", "uk", "cs", "el"})
"""Languages whose first names are declined."""
_ARTICLES = frozenset({"al", "el", "as", "asz", "ar", "an", "at"})
"""Of Arabic, as Latin letters write it."""
_STEM = 2
"""Letters that every case of a first name begins with."""
NO_NAMES: Mapping[str, str] = MappingProxyType({})
"""Of an edition that adds none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A name in a text whose English is spelt otherwise."""

    start: int
    end: int
    words: str
    """As the press spells it."""
    english: str
    also: tuple[tuple[str, str], ...] = ()
    """What a draft may hold instead, with its English: the nominative of "Moskwie", a part."""


def conventional(words: str, language: str, extra: Mapping[str, str] = NO_NAMES) -> str:
    """Return a name as English newspapers write it; an unknown name comes back as it is.

    An edition's own names win over our tables, these over CLDR's countries and cities, these over
    the rules for Slavic names. Inside a longer name the known parts are replaced.

    Args:
        words: a name without the sentence around it.
        language: ISO 639-1 of the press that spelt it.
        extra: an edition's own names: as its press spells them → English.
    """
    reading = _Reading(words, language, extra, name=True)
    whole = reading.term(0)
    if whole is not None and len(whole.words) == len(reading.words):
        return words if whole.english_too else _as_loud(words, whole.english)
    for head, english in _heads(language):
        rest = words.removeprefix(head)
        if rest != words and (rest[:1] == " " or head[-1] in "'’"):
            return f"{english} {conventional(rest.strip(), language, extra)}"
    for change in reversed(list(reading.changes())):
        words = words[: change.start] + change.english + words[change.end :]
    return words


def in_english(
    text: str, language: str, extra: Mapping[str, str] = NO_NAMES, draft: str = ""
) -> list[Change]:
    """Return the names of an original text that English spells otherwise, in order.

    They do not overlap. What only looks like a name (a common word that begins a sentence, a
    surname that is also a town) is left out. A draft helps to tell: a capitalised word that it
    translates is no first name, so "Visitó Bakú" and "Hauptstadt Kiew" name a town.

    Args:
        text: in the press's language.
        language: ISO 639-1.
        extra: an edition's own names: as its press spells them → English.
        draft: the text in English, with the names as the press spells them.
    """
    return list(_Reading(text, language, extra, name=False, draft=draft).changes())


@lru_cache(maxsize=64)
def _heads(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["head"], row["english"]) for row in rows("heads", language))


def _as_loud(words: str, english: str) -> str:
    """Return the English in capitals where a headline shouts: LONDRES, but not ONU."""
    return english.upper() if words.isupper() and len(words) > 4 else english


class _Reading:
    """A text with what is known of its words."""

    def __init__(
        self, text: str, language: str, extra: Mapping[str, str], *, name: bool, draft: str = ""
    ) -> None:
        self.kept = frozenset(word.folded for word in scan(draft)) if draft else None
        self.text = text
        self.language = language
        self.name = name
        self.words: Sequence[Word] = scan(text)
        self.own: Terms = own_terms(tuple(sorted(extra.items())))
        self.known: Terms = terms(language)

    def term(self, index: int) -> Term | None:
        """Return the longest name that begins here; an edition's own wins."""
        if index >= len(self.words):
            return None
        return term_at(self.words, index, self.own, self.text) or term_at(
            self.words, index, self.known, self.text
        )

    def changes(self) -> Iterator[Change]:
        """Yield every name whose English differs."""
        index, previous = 0, -1
        while index < len(self.words):
            term = self.term(index)
            if term is not None and self._stands(index, term, previous):
                yield from self._change(index, term)
                index = previous = index + len(term.words)
            else:
                yield from self._word(index)
                index += 1

    def _change(self, index: int, term: Term) -> Iterator[Change]:
        last = self.words[index + len(term.words) - 1]
        start, end = self.words[index].start, last.end
        # "EE. UU." ends with its own full stop.
        if last.initial and "." in self.text[start:end] and self.text[end : end + 1] == ".":
            end += 1
        words = self.text[start:end]
        english = _as_loud(words, term.english)
        if english != words and not term.english_too:
            others = dict.fromkeys((term.nominative, *self._other_forms(term)))
            also = tuple((_as_loud(words, form), english) for form in others if form)
            yield Change(start=start, end=end, words=words, english=english, also=also)

    def _other_forms(self, term: Term) -> tuple[str, ...]:
        if self.language not in _WITH_CASES:
            return ()
        return siblings(self.language).get(term.english, ())

    def _stands(self, index: int, term: Term, previous: int) -> bool:
        """Say whether the words are that name here, and not part of another."""
        if term.mid and not self.name and self._opens(index):
            # What a draft has not translated is no common word.
            kept = self.kept is not None and self.words[index].folded in self.kept
            return kept and not term.river
        if not term.place:
            return True
        if index and self.words[index - 1].folded in not_before_places(self.language):
            return False
        if term.home and self._inside_body(index):
            return False
        return (index == previous or not self._touches(index - 1, index)) and (
            not self._touches(index, index + 1) or self.term(index + 1) is not None
        )

    def _inside_body(self, index: int) -> bool:
        """Say whether the place is the end of a body's own name: "Gazette de Bretagne"."""
        head = index
        while head > 0 and self._joins(head - 1):
            head -= 1
        if head in {0, index} or not self.words[head - 1].capital or self._plain(head - 1):
            return False
        before = self.text[: self.words[index].start].rstrip()
        translated = any(before.endswith(begun) for begun, _ in _heads(self.language))
        return not translated and self.words[head - 1].folded not in self.known

    def _joins(self, index: int) -> bool:
        word = self.words[index]
        return (
            not word.capital
            and word.folded in joining(self.language)
            and joined(self.words[index - 1], word, self.text)
        )

    def _touches(self, before: int, after: int) -> bool:
        """Say whether two capitalised words stand side by side, as a first name and a surname."""
        if before < 0 or after >= len(self.words):
            return False
        first, second = self.words[before], self.words[after]
        if not (first.capital and second.capital) or self._plain(before):
            return False
        if self._translated(before) or self._translated(after):
            return False
        if first.text.isupper() and second.text.isupper():
            return False
        return self.text[first.end : second.start] in {" ", "\u00a0"}

    def _translated(self, index: int) -> bool:
        """Say whether the draft has another word instead, so that this one is no name.

        Inside a Slavic sentence a first name may stand in another case than in the draft.
        """
        word = self.words[index].folded
        if self.kept is None or word in self.kept:
            return False
        if self.language not in _WITH_CASES or self._opens(index):
            return not self._genitive(word)
        stem = word[: max(_STEM, len(word) - 3)]
        return not any(kept.startswith(stem) for kept in self.kept)

    def _genitive(self, word: str) -> bool:
        return self.language == "de" and word[:-1] in (self.kept or ())

    def _plain(self, index: int) -> bool:
        word = self.words[index].folded
        small = word in small_words(self.language) and self._opens(index)
        return small or word in titles(self.language)

    def _opens(self, index: int) -> bool:
        return opens(self.words, index, self.text, self.language)

    def _word(self, index: int) -> Iterator[Change]:
        """Yield what changes in a word that no table knows: its parts, or its letters."""
        word = self.words[index]
        parts = word.text.split("-")
        known = [self._part(part) for part in parts]
        if len(parts) > 1 and all(known):
            also = tuple(zip(parts, known, strict=True))
            yield from _changed(word, word.text, "-".join(known), also)
        elif word.capital:
            nominative, english = respelt(
                self._neighbour(index, -1), word.text, self._neighbour(index, 1), self.language
            )
            also = () if nominative == word.text else ((nominative, english),)
            yield from _changed(word, word.text, english, also)
        elif len(parts) > 1 and parts[0] in _ARTICLES:
            yield from _changed(word, parts[-1], after_article(parts[-1], self.language))
        elif len(parts) > 1:
            yield from _changed(word, parts[-1], known[-1])

    def _neighbour(self, index: int, step: int) -> str:
        """Return the capitalised word beside another, with nothing but a space between them."""
        beside = index + step
        if not 0 <= beside < len(self.words) or not self.words[beside].capital:
            return ""
        first, second = sorted((self.words[index], self.words[beside]), key=lambda w: w.start)
        return self.words[beside].text if joined(first, second, self.text) else ""

    def _part(self, part: str) -> str:
        """Return the English of a part of "Paris-Bruxelles", or an empty text."""
        for term in self.known.get(folded(part), ()):
            if len(term.words) == 1 and part[:1].isupper():
                return term.english
        return ""


def _changed(
    word: Word, part: str, english: str, also: tuple[tuple[str, str], ...] = ()
) -> Iterator[Change]:
    """Yield the change of a word, or of its end."""
    if english and part != english:
        start = word.end - len(part)
        yield Change(start=start, end=word.end, words=part, english=english, also=also)
