"""Is it an order to a machine, an editor or a reader? What an article says is never an order.

A claim that cites a passage which gives one falls: a writer who read it may have obeyed it.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from foreigndesk.verify.disguises import cue, hides_prose, plain, turned

_WORD = re.compile(r"[^\W_]+|[^\w\s']")
_ENDS = frozenset(".!?:;([{*#>|=…•¡¿。、¦}")
"""Marks after which an order may begin."""
_NEAR, _FAR = 3, 8
"""Words between the parts of an order: "print that", "add this to the third paragraph"."""
_NEAR_SIGNS, _FAR_SIGNS = 6, 18
"""The same in Chinese signs."""
_SHORTEST = 3
"""Letters of the shortest beginning of a word that is a cue."""
_LONGEST_CUE = 24
"""Letters of the longest, and more."""
_ATTACHED = (
    (re.compile("[\u0620-\u064a]"), re.compile("[وف]?[بلك]?(?:ال)?(?=..)")),
    (re.compile("[\u05d0-\u05ea]"), re.compile("[והבכלמש]{1,2}(?=..)")),
)
"""Scripts that write particles onto the front of a word, and the particles."""
_SIGN = "[\u3040-\u30ff\u4e00-\u9fff]"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”»)]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_LONGEST = 2_000

Spans = list[tuple[int, int]]
Hits = Mapping[str, Spans]
"""Role of a cue → where it stands: first word, stop."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word, or several, that may be part of an order."""

    language: str
    role: str
    rest: tuple[str, ...]
    """The words that follow the first."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """All languages' cues by their first word."""

    whole: Mapping[str, tuple[_Cue, ...]]
    begun: Mapping[str, tuple[_Cue, ...]]
    """By the beginning of it."""
    signs: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Language without spaces → role → cues."""
    late: frozenset[str]
    """Languages in which an order stands behind what it is about."""
    markup: re.Pattern[str]


def instructs(text: str) -> bool:
    """Say whether a text gives an order to a machine, an editor or a reader, in any language.

    To report an order is not to give one: "the court told the paper to print the correction".

    Args:
        text: a passage in any language, or a claim.
    """
    return _instructs(text[:_LONGEST])


def strange_addresses(claim: str, passages: Sequence[str]) -> Iterator[str]:
    """Yield the web and mail addresses of a claim that no passage has."""
    for match in _ADDRESS.finditer(claim):
        address = match[0].rstrip(".,;:!?")
        if not any(address in passage for passage in passages):
            yield address


@lru_cache(maxsize=4_096)
def _instructs(text: str) -> bool:
    if _cues().markup.search(text) or hides_prose(text):
        return True
    return any(_orders(plain(each)) for each in chain([text], filter(_has_words, turned(text))))


def _has_words(text: str) -> bool:
    """Say whether a turned text may have become one: most turned texts are no words at all."""
    cues = _cues()
    hits = sum(word in cues.whole or word[:_TELLING] in cues.begun for word in _words_of(text))
    return hits >= _LEAST_CUES


def _words_of(text: str) -> list[str]:
    return [word for word in text.casefold().split() if len(word) >= _SHORTEST]


_TELLING = 5
_LEAST_CUES = 2
"""Words of a turned text that must be cues, in any language, before it is read as a text."""


def _orders(text: str) -> bool:
    words = _WORD.findall(text)
    heads = _heads(words)
    for language, hits in _hits(words).items():
        if _is_order(words, heads, hits, late=language in _cues().late):
            return True
    return re.search(_SIGN, text) is not None and _orders_in_signs(text.replace(" ", ""))


def _heads(words: Sequence[str]) -> frozenset[int]:
    """Return where clauses begin."""
    return frozenset([0, *(index + 1 for index, word in enumerate(words) if word in _ENDS)])


def _hits(words: Sequence[str]) -> dict[str, dict[str, Spans]]:
    """Return what stands where, by language and role."""
    found: dict[str, dict[str, Spans]] = defaultdict(lambda: defaultdict(list))
    for index, word in enumerate(words):
        for each in _beginning(word):
            stop = index + 1 + len(each.rest)
            if _follows(words[index + 1 : stop], each.rest):
                found[each.language][each.role].append((index, stop))
    return found


@lru_cache(maxsize=20_000)
def _beginning(word: str) -> tuple[_Cue, ...]:
    """Return the cues that a word may begin."""
    forms = {word}
    for script, particles in _ATTACHED:
        if script.match(word):
            forms |= {particles.sub("", word, count=1), word[1:]}
    cues = _cues()
    return tuple(
        chain.from_iterable(
            chain(
                cues.whole.get(form, ()),
                *(
                    cues.begun.get(form[:n], ())
                    for n in range(_SHORTEST, min(len(form), _LONGEST_CUE) + 1)
                ),
            )
            for form in forms
        )
    )


def _lengths(word: str) -> range:
    """Return how long the beginning of a word may be that is a cue."""
    return range(_SHORTEST, min(len(word), _LONGEST_CUE) + 1)


def _follows(words: Sequence[str], rest: Sequence[str]) -> bool:
    return len(words) == len(rest) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for word, part in zip(words, rest, strict=True)
    )


def _is_order(words: Sequence[str], heads: frozenset[int], hits: Hits, *, late: bool) -> bool:
    if hits.get("phrases"):
        return True
    begins = _beginnings(words, heads, hits)
    colons = [(index, index + 1) for index, word in enumerate(words) if word == ":"]
    said = [*_of(hits, "that"), *colons]
    parts = _of(hits, "parts")

    def at_head(role: str) -> Spans:
        return [span for span in _of(hits, role) if late or span[0] in begins]

    return (
        bool(at_head("alone"))
        or _met(at_head("say"), said, _NEAR, late=late)
        or _met([*at_head("say"), *at_head("edit")], parts, _FAR, late=late)
        or _disregards(hits, at_head("forget"), late=late)
        or _met(_of(hits, "are"), _of(hits, "machine"), _NEAR + 2)
        or _met([*_addressed(hits), *_of(hits, "fresh")], colons, _NEAR)
        or _must(hits, [*said, *parts])
    )


def _of(hits: Hits, role: str) -> Spans:
    return hits.get(role, [])


def _beginnings(words: Sequence[str], heads: frozenset[int], hits: Hits) -> frozenset[int]:
    """Return where an order may begin: a clause, behind "please", behind "Dear editors,"."""
    found = set(heads)
    named = [stop for _, stop in _of(hits, "machine")]
    for index, word in enumerate(words):
        if word in {",", "-"} and any(index - _NEAR <= stop <= index for stop in named):
            found.add(index + 1)
    for start, stop in sorted(_of(hits, "lead")):
        if start in found:
            found |= {stop, stop + 1} if words[stop : stop + 1] == [","] else {stop}
    return frozenset(found)


def _met(ones: Spans, others: Spans, within: int, *, late: bool = False) -> bool:
    """Say whether one is followed by another within so many words; if late, also preceded."""
    return any(
        0 <= start - stop < within or (late and 0 <= first - end < within)
        for first, stop in ones
        for start, end in others
    )


def _disregards(hits: Hits, at_head: Spans, *, late: bool) -> bool:
    forget, orders = _of(hits, "forget"), _of(hits, "orders")
    if not late and _met(at_head, orders, _FAR - 2):
        return True
    former = _of(hits, "before")
    return any(
        _met([one], orders, _FAR - 2, late=late) and _met([one], former, _FAR - 2, late=late)
        for one in forget
    )


def _addressed(hits: Hits) -> Spans:
    """Return the machines that are spoken to: "note to language models"."""
    notes = _of(hits, "note")
    return [one for one in _of(hits, "machine") if _met(notes, [one], _NEAR + 1)]


def _must(hits: Hits, said: Spans) -> bool:
    """Say whether a summary must say something, or a machine must print it."""
    musts = _of(hits, "must")
    told = [must for must in musts if _met(_of(hits, "own"), [must], _NEAR + 3)]
    if _met(told, _of(hits, "tasks"), _FAR):
        return True
    told = [must for must in musts if _met(_of(hits, "machine"), [must], _NEAR)]
    prints = [task for task in _of(hits, "print") if _met(told, [task], _NEAR)]
    return _met(prints, said, _FAR)


def _orders_in_signs(text: str) -> bool:
    for language, cues in _cues().signs.items():
        hits = {role: list(_found(text, words)) for role, words in cues.items()}
        if _is_order_in_signs(text, hits, late=language == "ja"):
            return True
    return False


def _found(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        start = text.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = text.find(word, start + 1)


def _is_order_in_signs(text: str, hits: Hits, *, late: bool) -> bool:
    """Say whether it is one in a language without spaces.

    Chinese orders begin a clause or say please; Japanese ones have a form of their own.
    """

    def at_head(role: str) -> Spans:
        return [(a, b) for a, b in _of(hits, role) if late or _begins_in_signs(text, a)]

    return (
        bool(hits["phrases"] or at_head("alone"))
        or _met(at_head("say"), _of(hits, "that"), _NEAR_SIGNS)
        or _met(at_head("edit"), _of(hits, "parts"), _FAR_SIGNS, late=True)
        or any(
            _met([one], _of(hits, "orders"), _FAR_SIGNS, late=True)
            and _met([one], _of(hits, "before"), _FAR_SIGNS, late=True)
            for one in _of(hits, "forget")
        )
        or _met(_of(hits, "are"), _of(hits, "machine"), _NEAR_SIGNS)
        or _met(_of(hits, "own"), _of(hits, "say"), _FAR_SIGNS)
        or _met(
            [*_addressed(hits), *_of(hits, "fresh")],
            [match.span() for match in re.finditer("[:!]", text)],
            _NEAR,
        )
    )


def _begins_in_signs(text: str, start: int) -> bool:
    before = text[max(0, start - _FAR_SIGNS) : start + 1]
    return start == 0 or not text[start - 1].isalnum() or any(sign in before for sign in "请請")


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    path = files("foreigndesk.language") / "tables" / "instructions.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    whole: dict[str, list[_Cue]] = defaultdict(list)
    begun: dict[str, list[_Cue]] = defaultdict(list)
    signs: dict[str, dict[str, tuple[str, ...]]] = {}
    markup = table.pop("markup")["patterns"]
    late = frozenset(language for language, section in table.items() if section.pop("late", False))
    for language, section in table.items():
        if section.pop("signs", False):
            signs[language] = {
                role: tuple(cue(word) for word in words.split()) for role, words in section.items()
            }
            continue
        for role, words in section.items():
            for word in words.split():
                first, *rest = cue(word).split("_")
                each = _Cue(language, role, tuple(rest))
                (begun if first.endswith("*") else whole)[first.rstrip("*")].append(each)
    return _Cues(
        whole={word: tuple(cues) for word, cues in whole.items()},
        begun={word: tuple(cues) for word, cues in begun.items()},
        signs=signs,
        late=late,
        markup=re.compile("|".join(markup), re.IGNORECASE),
    )
