"""Whether an English name and an original spelling may be the same."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

from foreigndesk.language.gazetteer import spellings, terms
from foreigndesk.language.name_forms import NO_NAMES, conventional
from foreigndesk.language.name_words import rows, scan, small_words
from foreigndesk.language.scripts import folded

LIKE = 90
"""Least likeness, of 100, of two long words that are one name."""
LONG = 7
"""Letters from which likeness means something."""
_CASELESS = frozenset({"fr", "es", "ca", "gl", "it", "pt", "en"})
"""Languages whose names have no cases."""
_CASE_ENDING = 3
"""Letters that a grammatical case adds at most."""
_PEOPLE_ENDING = re.compile(
    r"(?:e?s?|n(?:es?|as|os|a)|t(?:es?)|[ao]s?|i|que?s?|ca|cs|ves?|x|s(?:es?|as?|os)"
    r"|e[rnms]|in(?:nen)?|isch(?:e[nrs]?)?)?"
)
"""What the adjectives of inhabitants end in, in our languages."""
_VOWELS = re.compile(r"[aeiouyj']{0,2}")
_LOOSE = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("tch|tsch|sch|sh|cz", "ch"),
        ("ou", "u"),
        ("dj|dsch", "j"),
        ("ph", "f"),
        ("[yj]", "i"),
        ("w", "v"),
        (r"(.)\1", r"\1"),
    )
)
"""Letters that transcriptions use for one another."""
_FOREIGN = re.compile(r"[\u0370-\u1fff\u3040-\ud7ff]")
"""Letters of other alphabets: what they write of a name is its sound."""
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("ph", "f"),
        ("ck|kh|q|c(?![eiyh])", "k"),
        ("sch|tch|sh|ch|zh|j|g(?=[eiy])|dzh", "j"),
        ("[cz]", "s"),
        ("x", "ks"),
        ("[wv]", "v"),
        ("[aeiouyh]", ""),
        (r"(.)\1+", r"\1"),
    )
)


def same_name(
    english: str, original: str, language: str, extra: Mapping[str, str] = NO_NAMES
) -> bool:
    """Say whether an English name may stand for an original spelling.

    It may if the original bears every word of it: as it is, in conventional English, in another
    case or number, as the surname of a full name, as the word for a country's inhabitants, as a
    known acronym, or in nearly the same letters where it is long. "Alexander Lukashenko" may not
    stand for "Loukachenko" alone: the first name would be added.

    Args:
        english: a name in a report: "Lukashenko", "Belarusian", "UN".
        original: as the press spells it: "Alexandre Loukachenko", "biélorusse", "ONU".
        language: ISO 639-1 of the press.
        extra: an edition's own names: as its press spells them → English.
    """
    wanted, plain = key(english), key(original)
    if not wanted or not plain:
        return False
    usual = key(conventional(original, language, extra))
    if wanted in (plain, usual) or _spelt(wanted, plain, language):
        return True
    if _people(wanted, usual, plain, language):
        return True
    bearing = {*plain.split(), *usual.split()}
    telling = [word for word in wanted.split() if word not in small_words("en")]
    cases = language not in _CASELESS and plain not in _known_keys(language)
    sounds = {_sound(word) for word in bearing} if _FOREIGN.search(original) else set()
    return bool(telling) and all(
        any(_alike(word, other, cases=cases) for other in bearing) or _sounds_like(word, sounds)
        for word in telling
    )


def named_in(english: str, text: str, language: str, extra: Mapping[str, str] = NO_NAMES) -> bool:
    """Say whether an original text names what an English name says, anywhere in it.

    Args:
        english: a name in a report.
        text: a passage or several, in the press's language.
        language: ISO 639-1 of the press.
        extra: an edition's own names: as its press spells them → English.
    """
    wanted = key(english)
    if not wanted:
        return False
    if f" {wanted} " in f" {key(text)} ":
        return True
    words = scan(text)
    longest = max(len(form.split()) for form in (english, *_forms(wanted, language))) + 2
    return any(
        same_name(english, text[words[first].start : words[last].end], language, extra)
        for first in range(len(words))
        for last in range(first, min(first + longest, len(words)))
    )


@lru_cache(maxsize=50_000)
def key(text: str) -> str:
    """Return a name for comparing: Latin letters without marks, words parted by a space."""
    plain = re.sub(r"['’]s\b|[ьъʼ]", "", folded(text))
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(plain).lower())).removeprefix("the ")


def _forms(wanted: str, language: str) -> tuple[str, ...]:
    return _spelling_keys(language).get(wanted, ())


@lru_cache(maxsize=64)
def _spelling_keys(language: str) -> Mapping[str, tuple[str, ...]]:
    return {
        key(english): tuple(key(form) for form in forms)
        for english, forms in spellings(language).items()
    }


@lru_cache(maxsize=64)
def _known_keys(language: str) -> frozenset[str]:
    return frozenset(
        key(" ".join(term.words)) for group in terms(language).values() for term in group
    )


def _spelt(wanted: str, plain: str, language: str) -> bool:
    """Say whether the original is a known spelling of the name, in any case."""
    forms = _forms(wanted, language)
    if plain in forms:
        return True
    if language in _CASELESS or plain in _known_keys(language):
        return False
    return any(_inflects(form, plain) for form in forms)


def _inflects(form: str, word: str) -> bool:
    stem = _shared(form, word)
    return (
        stem > _CASE_ENDING - 1
        and len(word) - stem <= _CASE_ENDING
        and _VOWELS.fullmatch(form[stem:]) is not None
    )


def _shared(first: str, second: str) -> int:
    """Return how many letters two words begin with together."""
    for index, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return index
    return min(len(first), len(second))


@lru_cache(maxsize=1)
def peoples() -> Mapping[str, tuple[dict[str, str], ...]]:
    """Return the rows of our table by the words of English that they explain."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("demonyms"):
        for word in (*row["place"].split("/"), *row["english"].split("/")):
            found.setdefault(key(word), []).append(row)
            found.setdefault(f"{key(word)}s", []).append(row)
    return {word: tuple(group) for word, group in found.items()}


def _people(wanted: str, usual: str, plain: str, language: str) -> bool:
    """Say whether country and inhabitants explain each other: French, France, français."""
    return any(
        usual in map(key, row["place"].split("/"))
        or any(_inhabitant(form, plain) for form in _adjectives(row, language))
        for row in peoples().get(wanted, ())
    )


def _adjectives(row: Mapping[str, str], language: str) -> Iterator[str]:
    for form in row.get(language, "").split("/"):
        if form:
            yield key(form)


def _inhabitant(form: str, word: str) -> bool:
    """Say whether a word is an adjective in another gender or number: grec, grecques."""
    stem = _shared(form, word)
    return (
        stem >= min(3, len(form))
        and len(form) - stem <= 1 + form.endswith("isch") * 4
        and _PEOPLE_ENDING.fullmatch(word[stem:]) is not None
    )


def _alike(word: str, other: str, *, cases: bool) -> bool:
    if word == other or word.removesuffix("s") == other.removesuffix("s"):
        return True
    if min(len(word), len(other)) < LONG - 2:
        return False
    if loose(word) == loose(other) or (cases and _inflects(word, other)):
        return True
    return min(len(word), len(other)) >= LONG and fuzz.ratio(word, other) >= LIKE


def _sounds_like(word: str, sounds: set[str]) -> bool:
    """Say whether a word sounds like one in another alphabet, a case ending apart."""
    sound = _sound(word)
    if len(sound) < _CASE_ENDING:
        return sound in sounds and len(sound) > 1
    return any(other.startswith(sound) and len(other) <= len(sound) + 1 for other in sounds)


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    """Return the consonants of a word as they are heard."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=20_000)
def loose(word: str) -> str:
    """Return a key without the differences between the transcriptions of one name."""
    for pattern, letters in _LOOSE:
        word = pattern.sub(letters, word)
    return word
