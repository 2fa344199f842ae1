"""The words of a text as names are made of them, and our tables of words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from foreigndesk.language.scripts import folded

_CLITIC = (
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quest|un|"
    r"(?:d|n|s|da|co|su)?[ae]?ll|(?:de|ne|da|su|a)?gl)['’]"
)
_WORD = re.compile(rf"\b{_CLITIC}(?=\w)|[^\W\d_]\w*(?:[-‐‑·]\w+)*", re.IGNORECASE)
_OPENING = re.compile(r"[.!?…:;\n«“\"„–—•|¿¡]")
"""What stands between a word and the sentence before it."""
_JOINING = {
    "fr": "de du des la le les d' l'",
    "es": "de del la las los",
    "ca": "de del dels la les el els d' l'",
    "gl": "de do da dos das a o",
    "pt": "de do da dos das",
    "it": "di del della dei degli delle dell' d'",
    "de": "von der am an zu",
    "en": "of the de la du del van von bin ben al el",
}
"""What stands inside names: "Rugby Club de l’Orvaise", "University of Rennes"."""
_PARTICLES = frozenset({"von", "van", "der", "bin", "ibn"})
"""Of foreign surnames, in every press."""
ACRONYM = 6
"""Letters that an acronym has at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its place; "l’" and "d’" are words of their own."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Say whether it is two to six capitals, with digits perhaps: UE, G7, COP30."""
        return 1 < len(self.text) <= ACRONYM and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Say whether it is one or two capitals, which a full stop may follow: J., UU."""
        return len(self.text) <= 2 and self.text.isupper()


def is_acronym(word: str) -> bool:
    """Say whether a word is two to six capitals."""
    return word.isupper() and 1 < len(word) <= ACRONYM


def scan(text: str) -> list[Word]:
    """Return the words of a text in order; numbers and marks are left out."""
    return list(_scanned(text))


@lru_cache(maxsize=2_048)
def _scanned(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(found.start(), found.end(), found[0], _fold(found[0]))
        for found in _WORD.finditer(text)
    )


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    return folded(word)


def joined(word: Word, following: Word, text: str) -> bool:
    """Say whether two words may belong to one name: a space or an apostrophe between them.

    After an initial a full stop may stand there too: "J. K. Rowling", "EE. UU.".
    """
    gap = text[word.end : following.start]
    if gap in {"", " ", "\u00a0", "\u202f", "'", "’", "-"}:
        return True
    return word.initial and gap.strip() == "." and len(gap) <= 2


def opens(words: Sequence[Word], index: int, text: str, language: str) -> bool:
    """Say whether a word begins a sentence, a quotation or a heading."""
    if index == 0:
        return True
    before = words[index - 1]
    gap = text[before.end : words[index].start]
    if not _OPENING.search(gap):
        return False
    # "M. Dupont", "J. Dupont": the full stop belongs to the word before it.
    short = before.folded in titles(language) or (len(before.text) == 1 and before.capital)
    return not (short and gap.strip() == ".")


@lru_cache(maxsize=64)
def joining(language: str) -> frozenset[str]:
    """Return folded words that stand inside names."""
    return frozenset(_JOINING.get(language, "").split()) | _PARTICLES


def small_words(language: str) -> frozenset[str]:
    """Return folded words that begin sentences and are no names: articles, prepositions."""
    return words_of("small_words", language, "small")


def titles(language: str) -> frozenset[str]:
    """Return folded words that stand before a person's name: "mme", "ministre"."""
    return words_of("small_words", language, "title")


def not_before_places(language: str) -> frozenset[str]:
    """Return folded words after which a place's name is a surname or a street: "mme", "calle"."""
    return words_of("small_words", language, "honorific") | words_of(
        "small_words", language, "street"
    )


def rows(table: str, language: str = "") -> Iterator[dict[str, str]]:
    """Yield the rows of one of our tables, column → cell; of one language where it is given."""
    text = (files("foreigndesk.language") / "tables" / f"{table}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(header, line.split("\t"), strict=True))
        if not language or row["language"] == language:
            yield row


@lru_cache(maxsize=64)
def listed(language: str) -> tuple[dict[str, str], ...]:
    """Return the rows kind, english, forms of a language's own table of names, if it has one."""
    folder = files("foreigndesk.language") / "tables" / "names"
    if not (folder / f"{language}.tsv").is_file():
        return ()
    return tuple(rows(f"names/{language}"))


@lru_cache(maxsize=256)
def words_of(table: str, language: str, kind: str) -> frozenset[str]:
    """Return the folded words that a table lists under a language and a kind."""
    return frozenset(
        folded(word)
        for row in rows(table, language)
        if row["kind"] == kind
        for word in row["words"].split()
    )
