"""What the words of a text mean, as far as a small bilingual lexicon knows: no model, no engine.

Every language's table gives the same meanings, each with the beginnings of the words that news
prose has for it. A meaning is known by the English word that heads its row.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from foreigndesk.language.scripts import folded
from foreigndesk.language.words import Token

_INSIDE = 5
"""Letters from which a form is found inside a compound: "Bundespräsident"."""
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "fi", "hu"})
_ATTACHED = {
    "ar": re.compile("(?:[وف]|[وف]?(?:[بكل]?ال|لل|[بكل])).|[وف]?س[يتنا]"),
    "he": re.compile("[והבכלמש]+."),
}
"""Particles that Arabic and Hebrew write onto the front of a word, and its first letter."""
_ARTICLE = {"ar": re.compile(".*[ال]ل"), "he": re.compile("[הו]+")}
"""Those that may stand before a word of two letters."""
_MARKED = frozenset({"de", "sv", "da", "fi", "hu", "tr", "ja"})
"""Languages in which marks part common words: "år" and "är", "oldu" and "öldü", か and が."""
_MOST_ATTACHED = 4
_APOSTROPHE = re.compile("(?<![\u0400-\u05ff])'|'(?=[a-z])")
"""One that parts words: behind Cyrillic and Hebrew letters it is a letter itself."""
_LONGEST_SIGNS = 8
NOTHING: frozenset[str] = frozenset()
Placed = tuple[int, int, frozenset[str]]
"""First token, the one behind the last, meanings."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One language's forms, each with its meanings."""

    beginnings: Mapping[str, frozenset[str]]
    whole: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], bool, str], ...]]
    """First word → further words, whether the last is whole, meaning."""
    language: str
    signs: bool
    """Whether words run together, as in Chinese."""


@lru_cache(maxsize=1)
def with_meanings() -> frozenset[str]:
    """Return the languages that have a table of meanings (ISO 639-1)."""
    folder = files("foreigndesk.language") / "tables" / "meanings"
    names = (entry.name for entry in folder.iterdir())
    return frozenset(name.removesuffix(".tsv") for name in names if name.endswith(".tsv"))


def meanings(found: Sequence[Token], language: str) -> frozenset[str]:
    """Return the meanings of a text's words that the language's table knows.

    Args:
        found: the text's tokens.
        language: ISO 639-1; without a table nothing is known.
    """
    return frozenset(meaning for _, _, told in placed_meanings(found, language) for meaning in told)


def placed_meanings(found: Sequence[Token], language: str) -> Iterator[Placed]:
    """Yield what is known of a text's words: first token, stop, meanings."""
    if language not in with_meanings():
        return
    table = _table(language)
    if table.signs:
        yield from _of_signs(found, table)
        return
    for index, token in enumerate(found):
        if token.kind != "word":
            continue
        word = plain(token.text, language)
        told = of_word(word, language)
        if told:
            yield index, index + 1, told
        for rest, whole, meaning in _phrases(word, table):
            following = found[index + 1 : index + 1 + len(rest)]
            words = [plain(further.text, language) for further in following]
            if _goes_on(words, rest, whole=whole):
                yield index, index + 1 + len(rest), frozenset({meaning})


def _phrases(word: str, table: _Table) -> Iterator[tuple[tuple[str, ...], bool, str]]:
    """Yield how the phrases go on that a word begins, with or without its particles."""
    yield from table.phrases.get(word, ())
    for bare in _bare(word, table.language):
        yield from table.phrases.get(bare, ())


def _goes_on(words: Sequence[str], rest: Sequence[str], *, whole: bool) -> bool:
    if len(words) < len(rest) or tuple(words[:-1]) != tuple(rest[:-1]):
        return False
    return words[-1] == rest[-1] if whole else words[-1].startswith(rest[-1])


@lru_cache(maxsize=100_000)
def plain(word: str, language: str) -> str:
    """Return a word for looking it up: folded, its marks kept where the language needs them."""
    if language not in _MARKED:
        return folded(word)
    if language == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).lower())


def _of_signs(found: Sequence[Token], table: _Table) -> Iterator[tuple[int, int, frozenset[str]]]:
    for index, token in enumerate(found):
        text = ""
        for stop in range(index, min(index + _LONGEST_SIGNS, len(found))):
            if stop > index and found[stop].start != found[stop - 1].end:
                break
            text += plain(found[stop].text, table.language)
            told = table.beginnings.get(text)
            if told:
                yield index, stop + 1, told
        if len(token.text) > 1:
            told = _begun(plain(token.text, table.language), table)
            if told:
                yield index, index + 1, told


@lru_cache(maxsize=200_000)
def of_word(word: str, language: str) -> frozenset[str]:
    """Return the meanings of a word that `plain` made ready."""
    table = _table(language)
    told = table.whole.get(word, NOTHING) | _begun(word, table)
    if not told and language == "cs" and word.startswith("ne"):
        return of_word(word.removeprefix("ne"), language)
    if language in _COMPOUNDING and len(word) > _INSIDE:
        told |= frozenset(_inside(word, table))
    for bare in _bare(word, language):
        told |= table.whole.get(bare, NOTHING) | _begun(bare, table)
    return told


@lru_cache(maxsize=100_000)
def _bare(word: str, language: str) -> tuple[str, ...]:
    """Return what is left of a word without the particles that may be written onto it."""
    particles = _ATTACHED.get(language)
    if particles is None:
        return ()
    found = []
    for cut in range(1, 1 + min(_MOST_ATTACHED, len(word) - 2)):
        short = len(word) - cut == 2 and _ARTICLE[language].fullmatch(word, 0, cut) is None
        if particles.fullmatch(word, 0, cut + 1) is not None and not short:
            found.append(word[cut:])
    return tuple(found)


def _begun(word: str, table: _Table) -> frozenset[str]:
    told = NOTHING
    for length in range(1, len(word) + 1):
        told |= table.beginnings.get(word[:length], NOTHING)
    return told


def _inside(word: str, table: _Table) -> Iterator[str]:
    for start in range(2, len(word) - _INSIDE + 1):
        for stop in range(start + _INSIDE, len(word) + 1):
            yield from table.beginnings.get(word[start:stop], NOTHING)


@lru_cache(maxsize=64)
def _table(language: str) -> _Table:
    text = (files("foreigndesk.language") / "tables" / "meanings" / f"{language}.tsv").read_text(
        "utf-8"
    )
    beginnings: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
    signs = language in {"zh", "ja"}
    for meaning, form in _forms(text):
        form_ = plain(form.removesuffix("."), language)
        words = _APOSTROPHE.sub(" ' ", form_).split()
        if not form_:
            continue
        if len(words) > 1 and not signs:
            rest = (tuple(words[1:]), form.endswith("."), meaning)
            phrases.setdefault(words[0], []).append(rest)
        elif form.endswith(".") and not signs:
            whole.setdefault(form_, set()).add(meaning)
        else:
            beginnings.setdefault(form_, set()).add(meaning)
    return _Table(
        beginnings={form: frozenset(told) for form, told in beginnings.items()},
        whole={form: frozenset(told) for form, told in whole.items()},
        phrases={first: tuple(rest) for first, rest in phrases.items()},
        language=language,
        signs=signs,
    )


def _forms(text: str) -> Iterator[tuple[str, str]]:
    """Yield every form with its meaning; "fall2" is another sense of "fall"."""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        meaning, _, forms = line.partition("\t")
        for form in forms.split("/"):
            yield meaning, form.strip()
