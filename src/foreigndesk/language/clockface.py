"""What of a language's table is needed to read times of day, indexed by first and last words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from foreigndesk.language.phrases import Index, Phrase, by_first, by_last
from foreigndesk.language.tables import Lexicon, lexicon

NOON = 12 * 60
DAY = 24 * 60

_TO_THE_HOUR = {
    "half_to": -30,
    "half_past": 30,
    "quarter_to": -15,
    "quarter_past": 15,
    "quarter_on": -45,
}
"""Kind of phrase before an hour → how many minutes away from it: "halb drei", "kwart over drei"."""


_PAST_THE_HOUR = {"half": 30, "quarter": 15, "quarter_less": -15, "third": 20, "third_less": -20}
"""Kind of phrase behind an hour → the minutes that it adds: "y media", "إلا ربعا"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Words of times of day."""

    hour_words: Index[bool]
    """"Uhr", "heures" → whether they mean nothing but a time of day."""
    before: Index[None]
    """What stands before a time in digits, by its last word."""
    spoken: Index[None]
    """What stands before a time in words, by its last word."""
    full: Index[None]
    """What stands before an hour alone and makes it one: "klockan", "o godz."."""
    after: Index[int]
    """"y media" → the minutes that it adds."""
    minus: Index[None]
    parts: Index[int]
    """"de la tarde" → the minutes that it adds to an hour of the morning."""
    parts_before: Index[int]
    openers: Index[int]
    """"halb" → minutes from the hour that follows."""
    less: Index[None]
    """"без" before minutes and hour: "без пяти три"."""
    steps: Index[int]
    """"vor", "over" between minutes and hour → -1 or 1."""
    towards: Index[None]
    """"quarts de" between how many quarters and the hour to come."""
    noons: Index[int]
    halves: dict[str, int]
    """Half hours of one word → minutes: "полтретьего"."""
    minute_words: frozenset[str]
    starts: frozenset[str]
    """Words at which something of a time in words may begin or turn."""
    numbers: frozenset[str]
    """Words of hours."""
    late: frozenset[str]
    """Last words of the afternoon and evening."""


@lru_cache(maxsize=64)
def face(language: str) -> Face:
    """Return a language's words for times of day."""
    lex = lexicon(language)
    openers = by_first(_meaning(lex, _TO_THE_HOUR))
    noons = by_first(_meaning(lex, {"noon": NOON, "midnight": 0}))
    less, towards = by_first(_plain(lex, "less")), by_first(_plain(lex, "towards"))
    steps = by_first(_meaning(lex, {"to": -1, "past": 1}))
    parts = [*_meaning(lex, {"morning": 0, "evening": NOON})]
    halves = _halves(lex)
    return Face(
        hour_words=by_first((words, _only_times(words, lex)) for words in lex.clock["hour_words"])
        if "hour_words" in lex.clock
        else {},
        before=by_last(_plain(lex, "before")),
        spoken=by_last(_plain(lex, "spoken") or _plain(lex, "before")),
        full=by_last(_plain(lex, "full")),
        after=by_first(_meaning(lex, _PAST_THE_HOUR)),
        minus=by_first(_plain(lex, "minus")),
        parts=by_first(parts),
        parts_before=by_last(parts),
        openers=openers,
        less=less,
        steps=steps,
        towards=towards,
        noons=noons,
        halves=halves,
        minute_words=frozenset(words[0] for words, unit in lex.units.items() if unit == "minute"),
        starts=frozenset({*openers, *noons, *less, *steps, *towards, *halves}),
        numbers=_hours(lex),
        late=frozenset(words[-1] for words, later in parts if later),
    )


def _plain(lex: Lexicon, kind: str) -> list[tuple[Phrase, None]]:
    return [(words, None) for words in lex.clock.get(kind, ())]


def _meaning(lex: Lexicon, kinds: dict[str, int]) -> Iterable[tuple[Phrase, int]]:
    for kind, meaning in kinds.items():
        for words in lex.clock.get(kind, ()):
            yield words, meaning


def _halves(lex: Lexicon) -> dict[str, int]:
    """Return "полтретьего" and its like: half an hour before an ordinal in its genitive."""
    return {
        prefix[0] + word: value * 60 - 30
        for prefix in lex.clock.get("half_prefix", ())
        for word, value in lex.numbers.get("ordinals", {}).items()
        if 1 <= value <= 12 and word.endswith("го")
    }


def _only_times(words: Phrase, lex: Lexicon) -> bool:
    """Tell "Uhr" and "o'clock" from hours, which may be how long something took."""
    return len(words[0]) > 1 and lex.units.get(words) != "hour" and words[0].isalpha()


def _hours(lex: Lexicon) -> frozenset[str]:
    """Return the words for 0 to 24."""
    return frozenset(
        word
        for kind in ("values", "ordinals")
        for word, value in lex.numbers.get(kind, {}).items()
        if 0 <= value <= 24
    )
