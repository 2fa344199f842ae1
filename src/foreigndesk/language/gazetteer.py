"""Which names have an English of their own: our tables, then CLDR's countries and cities.

For languages that native speakers wrote a table for, that table comes before CLDR's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from foreigndesk.language.declension import declined
from foreigndesk.language.listed_names import spelt_out
from foreigndesk.language.name_words import ACRONYM, Word, joined, rows, scan, words_of
from foreigndesk.language.scripts import folded

COLUMNS = ("fr", "es", "ca", "gl", "it", "pt", "de")
"""Languages that our tables know."""

_ENGLISH = {
    "Türkiye": "Turkey",
    "Tirane": "Tirana",
    "Ndjamena": "N’Djamena",
    "El Aaiun": "Laayoune",
    "Côte d’Ivoire": "Ivory Coast",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao",
    "Vatican City": "Vatican",
}
"""Where newspapers do not follow CLDR's English."""
_UNKNOWN = ("Unknown City", "Unknown Region")
_NOT_CITIES = frozenset({"Canary", "Cayman", "Faroe", "Comoro", "Kanton", "Enderbury", *_UNKNOWN})
_ARTICLES = frozenset({"la", "le", "les", "el", "il", "l'"})
"""They begin a name with a capital or without: "La Havane", "à la Havane"."""
_AMBIGUOUS = re.compile(r".{1,3}|Indie|Wales|Niles|Mali|Europie?s|Romans|Georgs")
"""Cases that are too short to tell, or another name."""
_UNUSABLE = re.compile(r" - |[(\[,&]|^St\. |^Saint|^Sainte|^San |^Sant |^Santa |^Santo |^Pseudo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name as a press spells it."""

    words: tuple[str, ...]
    """Folded."""
    cases: tuple[str, ...]
    """Of each word: ``A`` all capitals, ``U`` a capital first, ``l`` any."""
    english: str
    place: bool = False
    """Whether it stands alone: "Sevilla" is a town, "Pablo Sevilla" is not; so for bodies."""
    mid: bool = False
    """Whether it is a common word where it begins a sentence."""
    river: bool = False
    """Whether it never begins a sentence, because an article stands before it."""
    home: bool = False
    """Whether it is the place's own name: inside a body's name it stays."""
    english_too: bool = False
    """Whether the press spells it as English does, but for marks: "Réunion", "Reunión"."""
    form: str = ""
    """As the press spells it."""
    nominative: str = ""
    """Of a form in another case: "Moskau" of "Moskaus"; else empty."""


Terms = Mapping[str, tuple[Term, ...]]
"""First folded word → terms that begin with it, longest first."""


@lru_cache(maxsize=64)
def terms(language: str) -> Terms:
    """Return what is known of a language's names; English names are known everywhere."""
    found: dict[tuple[str, ...], Term] = {}
    never, mid = homographs(language, "never"), homographs(language, "mid")
    theirs = ((form, english, kind != "person") for kind, form, english in spelt_out(language))
    for form, english, place in (*theirs, *((*pair, True) for pair in _cldr(language))):
        if folded(form) not in never:
            _add(found, form, english, place=place)
    for table in ("places", "persons", "bodies"):
        for row in rows(table):
            home = language in row.get("home", "").split()
            for form, english in _spellings(row, language):
                _add(found, form, english, place=table != "persons", home=home)
    _decline(found, language)
    river = homographs(language, "river")
    for words in [(word,) for word in mid | river if (word,) in found]:
        found[words] = replace(found[words], mid=True, river=words[0] in river)
    return _indexed(found.values())


def _decline(found: dict[tuple[str, ...], Term], language: str) -> None:
    """Add the other cases of all names, where they are not names themselves."""
    nominatives = tuple(found.values())
    for term in nominatives:
        for form in declined(term.form, language) if term.cases != ("A",) else ():
            key = tuple(word.folded for word in scan(form))
            if key not in found and not _AMBIGUOUS.fullmatch(form):
                cases = tuple("U" if word.capital else "l" for word in scan(form))
                found[key] = replace(
                    term,
                    words=key,
                    form=form,
                    nominative=term.form,
                    cases=cases,
                    english_too=False,
                )


@lru_cache(maxsize=64)
def own_terms(names: tuple[tuple[str, str], ...]) -> Terms:
    """Return an edition's own names, indexed as the tables are."""
    found: dict[tuple[str, ...], Term] = {}
    for form, english in names:
        _add(found, form, english, place=False)
    return _indexed(found.values())


def _add(
    found: dict[tuple[str, ...], Term],
    form: str,
    english: str,
    *,
    place: bool,
    home: bool = False,
) -> None:
    words = scan(form)
    if not words:
        return
    key = tuple(word.folded for word in words)
    # An English name is known in every language, but never displaces what the press means.
    if form == english and key in found:
        return
    cases = tuple("A" if w.acronym else "U" if w.capital else "l" for w in words)
    if len(words) > 1 and words[0].folded in _ARTICLES:
        cases = ("l", *cases[1:])
    if key in found and found[key].english == english:
        # "Otan" and "OTAN": the laxer reading takes both.
        pairs = zip(cases, found[key].cases, strict=True)
        cases = tuple(max(pair, key="AUl".index) for pair in pairs)
    found[key] = Term(
        words=key,
        cases=cases,
        english=english,
        place=place and len(words) == 1 and cases != ("A",),
        home=home,
        english_too=form == english,
        form=form,
    )


def _indexed(found: Iterable[Term]) -> Terms:
    index: dict[str, list[Term]] = {}
    for term in found:
        index.setdefault(term.words[0], []).append(term)
    return {
        word: tuple(sorted(group, key=lambda term: -len(term.words)))
        for word, group in index.items()
    }


def term_at(words: Sequence[Word], index: int, known: Terms, text: str) -> Term | None:
    """Return the longest known name that begins with a word, or None."""
    for term in known.get(words[index].folded, ()):
        if _fits(words, index, term) and _together(words, index, len(term.words), text):
            return term
    return None


def _fits(words: Sequence[Word], index: int, term: Term) -> bool:
    if index + len(term.words) > len(words):
        return False
    for offset, (word, case) in enumerate(zip(term.words, term.cases, strict=True)):
        here = words[index + offset]
        if here.folded != word:
            return False
        if (case == "U" and not here.capital) or (case == "A" and not here.text.isupper()):
            return False
    return True


def _together(words: Sequence[Word], index: int, count: int, text: str) -> bool:
    return all(
        joined(words[here], words[here + 1], text) for here in range(index, index + count - 1)
    )


def homographs(language: str, kind: str) -> frozenset[str]:
    """Return folded spellings that are names of places only sometimes.

    Args:
        language: ISO 639-1.
        kind: ``never``, ``mid`` or ``river``, see the table.
    """
    return words_of("homographs", language, kind)


def _spellings(row: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """Return the press's spellings of a row with the English of each."""
    english = row["english"].split("/")
    forms = row.get(language, "").split("/") if language in COLUMNS else []
    pairs = [(form, _english_of(form, english)) for form in forms if form]
    return [*pairs, *((name, name) for name in english)]


def _english_of(form: str, english: Sequence[str]) -> str:
    """Return the English that is as long as the form: an acronym for an acronym."""
    short = form.isupper() or (len(form) <= ACRONYM and form in {"Otan", "Onu", "Ue", "Bce"})
    acronyms = [name for name in english if name.isupper()]
    return acronyms[0] if short and acronyms else english[0]


def _cldr(language: str) -> Iterator[tuple[str, str]]:
    """Yield names of cities and countries with their English, as newspapers write it."""
    try:
        locale, english = Locale.parse(language), Locale("en")
    except (UnknownLocaleError, ValueError):
        return
    for zone, names in locale.time_zones.items():
        city = english.time_zones.get(zone, {}).get("city", zone.split("/")[-1].replace("_", " "))
        form = names.get("city", "")
        # "Bogotá" is as good as CLDR's "Bogota"; our own table says where it is not.
        alike = form != city and folded(form) == folded(city) and zone.startswith("America/")
        if form and city not in _NOT_CITIES and not alike:
            yield from _usable(form, city)
    for code, form in locale.territories.items():
        if code.isalpha() and code in english.territories:
            yield from _usable(form, english.territories[code])


def _usable(form: str, english: str) -> Iterator[tuple[str, str]]:
    if _UNUSABLE.search(form) or form[:1].islower():
        return
    english = _ENGLISH.get(english, english).replace(" & ", " and ")
    if not _UNUSABLE.search(english):
        yield form, english


@lru_cache(maxsize=64)
def spellings(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return every known spelling of a name by its folded English."""
    found: dict[str, list[str]] = {}
    for _, form, english in spelt_out(language):
        found.setdefault(folded(english), []).append(form)
    for form, english in _cldr(language):
        found.setdefault(folded(english), []).append(form)
    for table in ("places", "persons", "bodies"):
        for row in rows(table):
            pairs = _spellings(row, language)
            forms = [form for form, _ in pairs]
            for name in row["english"].split("/"):
                found.setdefault(folded(name), []).extend(forms)
    return {english: tuple(dict.fromkeys(forms)) for english, forms in found.items()}
