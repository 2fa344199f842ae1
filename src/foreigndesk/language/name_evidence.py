"""What a passage bears of names, read once and asked often."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from foreigndesk.language.name_finding import UNSPACED, known_names
from foreigndesk.language.name_forms import in_english
from foreigndesk.language.name_match import LIKE, LONG, key, loose
from foreigndesk.language.name_tables import all_english, peoples_of, words_of_name
from foreigndesk.language.name_words import is_acronym, scan
from foreigndesk.language.sounds import script_of, sounds_like
from foreigndesk.language.words import Token

_CASES = frozenset({"pl", "cs", "ru", "uk", "ro", "el", "tr", "de", "nl", "sv", "hr", "fi", "hu"})
"""Languages that write endings onto foreign names."""
_COGNATE = 4
"""Letters that a word and its cognate begin with."""
_KIN = 0.86
"""Likeness of an adjective in lower case: "slave" is not Slavonia, but "tchécoslovaque" is
Czechoslovak."""
_SHORT = 3
"""Letters of words that are too short to be compared but exactly."""
_CASE_ENDING = 8
"""Letters that a case adds to a foreign name at most."""
_PARTS = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """The names of one passage, in every form that a claim may give them."""

    keys: frozenset[str]
    """Its words in plain Latin letters."""
    english: frozenset[str]
    """Words of the English names that tables find in it, and of their peoples."""
    whole: frozenset[str]
    """English names, whole, that tables find in it."""
    language: str
    loose: frozenset[str]
    """Its longer words, without the differences between transcriptions."""
    capitals: frozenset[str]
    """Its words with a capital."""
    lower: tuple[str, ...]
    """Its longer words in lower case: adjectives of names may be among them."""
    acronyms: frozenset[str]
    long: tuple[str, ...]
    """Its longer words."""
    foreign: tuple[str, ...]
    """Its words in other scripts, as written."""
    initials: frozenset[str]
    """Initials of runs of capitalised words: acronyms that it spells out."""

    def bears_name(self, name: str) -> bool:
        """Say whether tables find a whole English name in the passage."""
        return key(name) in self.whole

    def denies_name(self, name: str) -> bool:
        """Say whether tables know an English name in this language, and do not find it."""
        plain = key(name)
        known = " " in plain and plain in all_english(self.language)
        return known and plain not in self.whole and not self.keys.issuperset(plain.split())

    def may_translate(self, acronym: str, others: Collection[str]) -> bool:
        """Say whether an acronym may be one of the passage's that the claim does not have."""
        known = key(acronym) in all_english("fr") or key(acronym) in all_english(self.language)
        return not known and bool(self.acronyms - {key(other) for other in others})

    def cognate(self, word: str) -> bool:
        """Say whether the passage has a word that begins as an English one: ética, Ethics."""
        begun = key(word)[:_COGNATE]
        return len(begun) == _COGNATE and any(other.startswith(begun) for other in self.keys)

    def bears(self, word: str) -> bool:
        """Say whether a word of an English name stands in the passage under some spelling."""
        plain = key(word)
        if not plain or self._spelt(plain) or self._nearly(plain):
            return True
        if word[:2].isupper() and {plain, plain.removesuffix("s")} & self.initials:
            return True
        if self.language in _CASES and self._in_a_case(plain):
            return True
        if self.language in UNSPACED and plain in all_english(self.language):
            return False  # the table would have found it; Chinese sounds are too loose
        return bool(self.foreign) and sounds_like(word, self.foreign)

    def _spelt(self, plain: str) -> bool:
        """Say whether the word stands here, in English or as the press spells it."""
        singular = plain.removesuffix("s")
        if {plain, singular} & self.english or plain in self.keys:
            return True
        return len(singular) > _SHORT and bool({singular, f"{plain}s"} & self.keys)

    def _nearly(self, plain: str) -> bool:
        """Say whether a word of nearly the same letters stands here."""
        if len(plain) >= LONG - 2 and loose(plain) in self.loose:
            return True
        if len(plain) >= LONG and any(fuzz.ratio(plain, other) >= LIKE for other in self.long):
            return True
        return len(plain) > _SHORT + 2 and any(
            JaroWinkler.similarity(plain, other) >= _KIN for other in self.lower
        )

    def _in_a_case(self, plain: str) -> bool:
        """Say whether a name stands here with the ending of a case: Kavanaugha, Fordovou."""
        if len(plain) <= _SHORT:
            return False
        stem = plain[:-1] if len(plain) > _SHORT + 1 and plain[-1] in "aeiouy" else plain
        return any(
            other.startswith(stem) and len(other) - len(stem) <= _CASE_ENDING
            for other in self.capitals
        )


def name_evidence(
    text: str, found: Iterable[Token], language: str, own: Mapping[str, str]
) -> NameEvidence:
    """Return what a passage bears of names.

    Args:
        text: of the passage.
        found: its tokens.
        language: ISO 639-1.
        own: an edition's names, as its press spells them → conventional English.
    """
    words = [token for token in found if token.kind == "word"]
    keys = {part for token in found if token.kind != "mark" for part in key(token.text).split()}
    compounds = {key(word.text).replace(" ", "") for word in scan(text) if not word.text.isalpha()}
    whole = {name for names in known_names(text, words, language) for name in names}
    changes = {key(change.english) for change in in_english(text, language, own)}
    english = {word for name in whole | changes for word in words_of_name(name)}
    long_words = tuple(word for word in keys if len(word) >= LONG - 2)
    return NameEvidence(
        keys=frozenset(keys | compounds),
        english=frozenset(english | peoples_of(english | keys)),
        whole=frozenset(whole | changes),
        language=language,
        loose=frozenset(loose(word) for word in long_words),
        capitals=frozenset(key(word.text) for word in words if word.text[:1].isupper()),
        lower=tuple(
            {key(word.text) for word in words if word.text.islower() and len(word.text) > _SHORT}
        ),
        acronyms=frozenset(key(word.text) for word in words if is_acronym(word.text)),
        long=tuple(word for word in long_words if len(word) >= LONG),
        foreign=tuple(_foreign(text, words, language)),
        initials=frozenset(_initials(words)),
    )


def _foreign(text: str, words: Iterable[Token], language: str) -> Iterator[str]:
    """Yield the words in other scripts; a run of Chinese signs as one."""
    if language in UNSPACED:
        yield from re.findall(r"[\u3400-\u9fff]+|[\u30a1-\u30fa\u30fc-\u30ff]+", text)
        return
    for token in words:
        if script_of(token.text):
            yield token.text


_MOST_INITIALS = 12
"""Letters of the longest acronym; a run of capitals may be endless."""


def _initials(words: Iterable[Token]) -> Iterator[str]:
    run = ""
    for token in words:
        if token.text[:1].isupper():
            run = (run + key(token.text)[:1])[-_MOST_INITIALS:]
        elif len(token.text) > _SHORT:
            run = ""
        for length in range(2, len(run) + 1):
            yield run[-length:]


def spelt_parts(name: str) -> list[str]:
    """Return the words of an English name that must be borne one by one."""
    return [match[0] for match in _PARTS.finditer(anyascii(name)) if match[0].isalpha()]
