"""What of a language's table is needed to find days, indexed by the words they begin with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from foreigndesk.language.phrases import Index, Phrase, by_first, by_last
from foreigndesk.language.tables import Lexicon, lexicon
from foreigndesk.language.words import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """Names of days by their first words, and what stands around them by its last."""

    days: Index[int]
    """Relative days → distance from the day of writing."""
    weekdays: Index[int]
    starts: frozenset[str]
    """Words that a month, a relative day or a weekday begins with."""
    never: Index[None]
    """Phrases whose last words only look like a day, by their last word."""
    of: Index[None]
    """What stands between a month and its day, by the last word."""
    of_first: Index[None]
    """The same by the first word: it stands before a year too."""
    articles: Index[None]
    list: Index[None]
    turns: Index[str]
    """last and next before a weekday, by the last word."""
    turns_after: Index[str]
    doubtful: frozenset[str]
    """Months that are other words as well: read only beside a day, a year or "in"."""
    names: frozenset[str]
    """Months that are names as well, with a capital: "Mars"."""
    short: frozenset[str]
    """Months cut short: read only beside a day, a year or "in"."""
    fronts: Mapping[str, tuple[int | None, int | None]]
    """First parts of compounds → month or weekday: "Novemberwahl", "lördagskväll"."""


@lru_cache(maxsize=64)
def almanac(language: str) -> Almanac:
    """Return a language's almanac."""
    lex = lexicon(language)
    turns = [(words, kind) for kind in ("next", "last") for words in lex.dates.get(kind, ())]
    between = [*_plain(lex, "of"), *(((particle,), None) for particle in sorted(lex.attached))]
    weekdays = by_first(_weekdays(lex))
    days = by_first(lex.days.items())
    return Almanac(
        days=days,
        weekdays=weekdays,
        starts=frozenset({*days, *weekdays, *lex.months}),
        never=by_last(_plain(lex, "never")),
        of=by_last(between),
        of_first=by_first(_plain(lex, "of")),
        articles=by_last(_plain(lex, "articles")),
        list=by_last(_plain(lex, "list")),
        turns=by_last(turns),
        turns_after=by_first(turns),
        doubtful=frozenset("".join(words) for words in lex.dates.get("doubtful", ())),
        names=frozenset("".join(words) for words in lex.dates.get("names", ())),
        # Greek shortens to a consonant; what ends in a vowel is a case of the whole name
        short=frozenset(word for word in lex.short_months if word[-1] not in "οη"),
        fronts=_fronts(lex) if lex.compound and lex.language in _COMPOUNDING else {},
    )


_COMPOUNDING = frozenset({"de", "nl", "sv"})
SHORTEST_FRONT = 4
"""Letters of the shortest month or weekday that begins a compound: "juni"."""


def _fronts(lex: Lexicon) -> dict[str, tuple[int | None, int | None]]:
    months = {name: (month, None) for name, month in lex.months.items()}
    days = {name: (None, day) for name, day in lex.weekdays.items()}
    found: dict[str, tuple[int | None, int | None]] = {**months, **days}
    return {
        name: meaning
        for name, meaning in found.items()
        if len(name) >= SHORTEST_FRONT and name not in lex.short_months
    }


def _plain(lex: Lexicon, kind: str) -> list[tuple[Phrase, None]]:
    return [(words, None) for words in lex.dates.get(kind, ())]


def _weekdays(lex: Lexicon) -> Iterable[tuple[Phrase, int]]:
    """Yield weekdays as a text's tokens: of several words, some come as one token, some do not."""
    for name, number in lex.weekdays.items():
        yield (name,), number
        parts = phrase(name)
        if len(parts) > 1:
            yield parts, number
