"""Does a passage bear the names in a claim?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from foreigndesk.domain.report import Reason
from foreigndesk.language.meanings import of_word
from foreigndesk.language.name_evidence import NameEvidence, spelt_parts
from foreigndesk.language.name_words import ACRONYM, small_words
from foreigndesk.language.names import names
from foreigndesk.language.ordinary import is_common, is_office
from foreigndesk.language.scripts import folded
from foreigndesk.language.words import Token, tokens
from foreigndesk.verify.evidence import Evidence, names_of

_MOST = 0.6
"""Share of capitalised words from which a headline capitalises them all."""
_GOES_ON = frozenset({",", "-", "–", "/", "&", "(", "$", "%", ")"})
"""Marks after which a capital does not come from the beginning of a sentence."""

Meanings = frozenset[str]


def named(
    claim: str,
    passages: Sequence[Evidence],
    own: Mapping[str, str],
    apart: Sequence[tuple[int, int]],
) -> Iterator[Reason]:
    """Yield a reason for every name that no passage bears.

    Args:
        claim: English.
        passages: at least one.
        own: the edition's names, as its press spells them → conventional English.
        apart: spans of the claim that are no names of the event: outlets, days.
    """
    shouted = _in_capitals(claim)
    borne = _Borne(passages, own)
    told = Meanings().union(*(passage.meanings for passage in passages))
    for start, end in _spans(claim, apart):
        words = claim[start:end]
        if _opens(claim, start) and is_common(words):
            continue
        if not _borne(words, borne, told, shouted=shouted):
            yield Reason(kind="name", words=words)


class _Borne:
    """What passages bear of names, each read when it is first asked for.

    Most names stand in the first passage that is asked; reading all would double the work.
    """

    def __init__(self, passages: Sequence[Evidence], own: Mapping[str, str]) -> None:
        self._passages = passages
        self._own = own

    def __iter__(self) -> Iterator[NameEvidence]:
        return (names_of(passage, self._own) for passage in self._passages)


def _opens(claim: str, start: int) -> bool:
    """Say whether a sentence or a quotation begins here, so that a capital says nothing."""
    before = claim[:start].rstrip()
    return not before or before[-1] in ".!?…:;«“”\"'‘’„"


def _spans(claim: str, apart: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where names stand: whole ones, and capitalised words inside a sentence.

    The second are peoples and languages, "Kurdish" and "Germans", which are no names by
    themselves but must be borne as well.
    """
    whole = [(name.start, name.end) for name in names(claim, "en")]
    found = tokens(claim)
    inside = [
        (token.start, token.end)
        for before, token in pairwise(found)
        if token.kind == "word"
        and token.text[0].isupper()
        and (before.kind == "word" or before.text in _GOES_ON)
    ]
    if found and _may_be_name(found[:_ENOUGH]):
        inside.append((found[0].start, found[0].end))
    taken = [*apart, *whole]
    return sorted(
        [span for span in whole if not _touches(span, apart)]
        + [span for span in inside if not _touches(span, taken)]
    )


_ENOUGH = 3
"""Tokens that show whether a first word is somebody who acts: "Kavanaugh said", "Kavanaugh's"."""
_ACTS_WORDS = """
said says say told is was are were has had have will would can could may and also did does won lost
beat met called asked added who whose announced warned denied wants plans faces
"""
_ACTS = frozenset(_ACTS_WORDS.split())
"""Words behind a first word that make it a subject."""


def _may_be_name(found: Sequence[Token]) -> bool:
    """Say whether a claim's first word is no word that we know, and does or has something."""
    first, *after = found
    if first.kind != "word" or not first.text[0].isupper() or is_common(first.text):
        return False
    following = after[0] if after else None
    if following is None:
        return False
    owns = following.text in {"'", "’"} and len(after) > 1 and after[1].folded == "s"
    return owns or following.folded in _ACTS or following.text[:1].isupper()


def _touches(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _in_capitals(claim: str) -> bool:
    """Say whether it is a headline that capitalises most of its words."""
    words = [token.text for token in tokens(claim) if token.kind == "word" and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals > _MOST * len(words)


def _borne(words: str, borne: Iterable[NameEvidence], told: Meanings, *, shouted: bool) -> bool:
    """Say whether each word of a name stands in the passages under some spelling."""
    if any(passage.bears_name(words) for passage in borne):
        return True
    parts = [part for part in spelt_parts(words) if part[0].isupper()]
    if _is_acronym(words) and any(passage.may_translate(words, parts) for passage in borne):
        return True
    names_ = [part for part in parts if not is_common(part)]
    if not names_ and len(parts) > 0 and not shouted:
        return _ordinary(parts, borne, told)
    found = [any(passage.bears(part) for passage in borne) for part in names_]
    if shouted:
        # Where every word has a capital nobody can tell where names begin: one must be right.
        return any(found) or len(found) < 2
    denied = len(parts) > 1 and any(passage.denies_name(words) for passage in borne)
    return all(found) and not denied


def _is_acronym(words: str) -> bool:
    plain = words.replace(".", "").removesuffix("s")
    return plain.isupper() and plain.isalpha() and len(plain) <= ACRONYM


def _ordinary(parts: Sequence[str], borne: Iterable[NameEvidence], told: Meanings) -> bool:
    """Say whether passages bear a name made of ordinary words: one of them, or its meaning.

    A word that we can neither compare nor translate is given the benefit of the doubt.
    """
    doubt = False
    for part in parts:
        shouted = part.isupper() and len(part) > ACRONYM
        if shouted or is_office(part) or part.lower() in small_words("en"):
            return True
        means = of_word(folded(part), "en")
        if any(passage.bears(part) or passage.cognate(part) for passage in borne) or means & told:
            return True
        doubt |= not means
    return doubt
