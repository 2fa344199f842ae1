"""Does a claim quote, deny and attribute as its passages do?"""

import re
from collections.abc import Iterator, Sequence

from foreigndesk.domain.report import Claim, Reason
from foreigndesk.language.quotes import Quotation, quotations
from foreigndesk.language.scripts import folded
from foreigndesk.language.tables import Lexicon, lexicon
from foreigndesk.language.words import Token, stands_at, tokens
from foreigndesk.verify.evidence import Evidence

_MARKS = re.compile('[«»“”"‘„‹›]')
_LEAST, _MOST = 0.35, 3.0
"""How short or long the English of a quotation may be, in characters of the original."""
_REACH = 6
"""Words between "ne" and its "pas"."""
_PLAIN = 18
"""Words of a passage that is surely one statement, so that its denial concerns the whole."""
_ARTICLES = frozenset({"the", "le", "la", "les", "los", "las", "el", "els", "os", "as", "il"})


def quoted(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason for every quotation that no passage can have been quoted for."""
    for quotation in quotations(claim):
        if not any(_may_be_from(quotation, passage) for passage in passages):
            yield Reason(kind="quote", words=quotation.inner)


def _may_be_from(quotation: Quotation, passage: Evidence) -> bool:
    """Say whether a passage quotes something of about this length, or has these very words."""
    inner = folded(quotation.inner)
    if not inner or inner in folded(passage.text):
        return True
    if any(_LEAST <= len(inner) / max(1, len(quote)) <= _MOST for quote in passage.quotes):
        return True
    # A quotation that goes on in the next sentence has one mark here.
    open_end = not passage.quotes and _MARKS.search(passage.text) is not None
    return open_end and len(inner) <= _MOST * len(passage.text)


def denied(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason where only one of claim and passages denies something, and that is clear."""
    english = lexicon("en")
    words = tokens(claim)
    denial = _denial(words, english)
    if denial and not any(_has_cue(passage.tokens, passage.language) for passage in passages):
        yield Reason(kind="negation", words=denial)
    elif not denial and len(passages) == 1 and not _softened(words):
        passage = passages[0]
        theirs = _denial(passage.tokens, lexicon(passage.language))
        if theirs and len(passage.words) <= _PLAIN:
            yield Reason(kind="negation", words=theirs, passage=passage.number)


def _denial(found: Sequence[Token], lex: Lexicon) -> str:
    """Return the words that deny a sentence outright, or an empty text."""
    words = _without_harmless(found, lex)
    for phrase in lex.strong:
        parts = [part for part in phrase if part != "'"]
        for index, word in enumerate(words):
            if word == parts[0] and all(
                part in words[index + 1 : index + _REACH] for part in parts[1:]
            ):
                return " ".join(parts)
    return ""


def _without_harmless(found: Sequence[Token], lex: Lexicon) -> list[str]:
    """Return the words, without those of "no obstante" and the like."""
    kept: list[str] = []
    index = 0
    while index < len(found):
        length = next((len(words) for words in lex.harmless if stands_at(found, index, words)), 0)
        if not length and found[index].kind == "word":
            kept.append(found[index].folded)
        index += length or 1
    return kept


def _has_cue(found: Sequence[Token], language: str) -> bool:
    cues = lexicon(language).cues
    return any(token.folded in cues for token in found)


def _softened(english: Sequence[Token]) -> bool:
    """Say whether some word of a claim may stand for a denial: "without", "unclear", "rare"."""
    prefixes = ("un", "in", "im", "dis", "non", "irr", "ill")
    return _has_cue(english, "en") or any(
        len(token.folded) >= 5 and token.folded.startswith(prefixes) for token in english
    )


def attributed(claim: Claim, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason where the claim names an outlet that is not cited."""
    cited = {plain_outlet(passage.outlet) for passage in passages}
    if claim.attributed and plain_outlet(claim.attributed) not in cited:
        yield Reason(kind="attribution", words=claim.attributed)


def plain_outlet(name: str) -> tuple[str, ...]:
    """Return an outlet's id or name as the words that both have in common."""
    words = [token.folded for token in tokens(name) if token.kind != "mark"]
    plain = tuple(word for word in words if word not in _ARTICLES and len(word) > 1)
    return plain or tuple(words)


def outlet_spans(claim: Claim, passages: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Return where the claim names the outlets it cites, or the one it is attributed to."""
    outlets = {plain_outlet(passage.outlet) for passage in passages}
    outlets |= {plain_outlet(claim.attributed)} if claim.attributed else set()
    found = [token for token in tokens(claim.text) if token.kind != "mark"]
    spans = []
    for index in range(len(found)):
        for words in outlets:
            part = found[index : index + len(words)]
            if words and tuple(token.folded for token in part) == words:
                spans.append((_with_article(found, index), part[-1].end))
    return spans


def _with_article(found: Sequence[Token], index: int) -> int:
    """Return where an outlet's name begins, its "Le" or "L’" included."""
    before = found[index - 1] if index else None
    if before and (before.folded in _ARTICLES or before.folded == "l"):
        return before.start
    return found[index].start
