"""A claim without the one clause that its passages do not bear.

Only what can be cut without touching the rest: a bracket, "which …", "after …", "and …" with a verb
of its own, a closing "according to …". A headline is never repaired.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from foreigndesk.domain.report import Claim, Part, Stand, Verdict
from foreigndesk.verify.check import check

LEAST_WORDS = 6
"""Words of a repaired sentence."""
_NEVER = frozenset({"instruction", "citation", "language", "length", "script"})
"""Reasons that concern the whole claim."""
_BRACKET = re.compile(r" ?\([^()]*\)")
_OPENER = re.compile(
    r", (?:which|who|whose|where|when|after|before|while|as|because|following|according to)\b"
    r"| (?:after|because|while|according to)\b(?= \w)|,? and\b"
)
_CLAUSE_ENDS = re.compile(r"[,;](?! ?\d)|[.!?][\"”’)]*$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does"
    r"|did|said|says|say|told|began|begin|begins|became|came|went|took|takes|gave|made|makes|got|won"
    r"|lost|fell|rose|left|held|met|meets|saw|found|broke|hit|cut|put|set|led|kept|brought|sent|paid"
    r"|spoke|wrote|grew|ran|stood|lay|cost|costs|shot|fled|chose|drew|drove|flew|built|sold|bought"
    r"|\w{2,}ed)\b"
)
"""A finite verb, as far as English shows one; a clause without any is left alone."""
_GOES_ON = re.compile(rf" (?:that\b|(?:\w+ly |not )?{_VERB.pattern})")
"""How a sentence goes on behind a clause that was put between its parts."""
_OWN_VERB = re.compile(r",? and (?:\w+ly )?(\w+)")
_PAIRS = re.compile(r"\b(?:between|both|either|from)\b[^,;]*$")
_CAPITAL = re.compile(r"^[\"“‘(]?[A-Z0-9]")
_END = re.compile(r"[.!?][\"”’)]?$")


def repaired(claim: Claim, verdict: Verdict, names: Mapping[str, str]) -> Claim | None:
    """Return a falling claim without its unsupported clause, if what is left stands.

    Its words are words of the claim in their order; None where there is nothing to repair.

    Args:
        claim: as it was drafted.
        verdict: why it falls.
        names: the edition's own, as its press spells them → conventional English.
    """
    if claim.part is Part.HEADLINE or verdict.stand is not Stand.FALLS:
        return None
    faults = list(_places(claim.text, verdict))
    if not faults or None in faults:
        return None
    places = [place for place in faults if place is not None]
    for start, end in _cuttable(claim.text):
        if all(start <= first and last <= end for first, last in places):
            left = _without(claim, start, end)
            if _reads(left.text) and check(left, names).stands:
                return left
    return None


def _places(text: str, verdict: Verdict) -> Iterator[tuple[int, int] | None]:
    """Yield where each reason's words stand; None where that is not one place of the claim."""
    for reason in verdict.reasons:
        start = text.find(reason.words) if reason.words else -1
        again = text.find(reason.words, start + 1) if start >= 0 else -1
        if reason.kind in _NEVER or start < 0 or again >= 0:
            yield None
        else:
            yield start, start + len(reason.words)


def _cuttable(text: str) -> list[tuple[int, int]]:
    """Return the clauses that can be cut off, the shortest first."""
    found = [match.span() for match in _BRACKET.finditer(text)]
    for match in _OPENER.finditer(text):
        found += [
            (match.start(), end) for end in _ends(text, match) if _is_clause(text, match, end)
        ]
    return sorted(
        (span for span in found if _balanced(text[span[0] : span[1]])),
        key=lambda span: span[1] - span[0],
    )


def _ends(text: str, opener: re.Match[str]) -> Iterator[int]:
    """Yield where a clause may end: with the sentence, or before the main verb.

    Inside a sentence only what stands between commas can be cut: ", which was built in 1934, has".
    """
    for match in _CLAUSE_ENDS.finditer(text, opener.end()):
        last = match.end() == len(text)
        if last or (opener[0].startswith(", ") and _GOES_ON.match(text, match.end())):
            yield match.start()


def _is_clause(text: str, opener: re.Match[str], end: int) -> bool:
    """Say whether it is a clause by itself; "and" needs a verb of its own and no partner before."""
    inner = text[opener.end() : end]
    if not opener[0].endswith("and"):
        return bool(inner.strip())
    if _PAIRS.search(text[: opener.start()]):
        return False
    if opener[0].startswith(","):
        return _VERB.search(inner) is not None and text[end : end + 1] != ","
    first = _OWN_VERB.match(text, opener.start())
    return first is not None and _VERB.fullmatch(first[1]) is not None


def _balanced(part: str) -> bool:
    """Say whether no quotation or bracket is cut in two."""
    return (
        part.count('"') % 2 == 0
        and part.count("“") == part.count("”")
        and part.count("(") == part.count(")")
    )


def _without(claim: Claim, start: int, end: int) -> Claim:
    """Return the claim without a clause, and without the comma that closed it."""
    rest = claim.text[end:]
    if claim.text[start:end].startswith(","):
        rest = rest.removeprefix(",")
    text = (claim.text[:start].rstrip() + rest).strip()
    named = claim.attributed if claim.attributed in text else ""
    return replace(claim, text=text, attributed=named)


def _reads(text: str) -> bool:
    """Say whether what is left is still a sentence."""
    return (
        len(text.split()) >= LEAST_WORDS
        and _CAPITAL.search(text) is not None
        and _END.search(text) is not None
        and _VERB.search(text) is not None
    )
