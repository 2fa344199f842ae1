"""Does a claim quote, deny and attribute as its passages do?"""

import re
from collections.abc import Iterator, Sequence

from foreigndesk.domain.report import Claim, Reason
from foreigndesk.language.meanings import placed_meanings, with_meanings
from foreigndesk.language.quotes import Quotation, quotations
from foreigndesk.language.scripts import folded
from foreigndesk.language.words import Token, tokens
from foreigndesk.verify.content import anchored, weighed
from foreigndesk.verify.evidence import Evidence

_MARKS = re.compile('[«»“”"‘„‹›「」『』《》״]')
_LEAST, _MOST = 0.35, 3.0
"""How short or long the English of a quotation may be, in characters of the original."""
_DENSE = {"zh": 3.2, "ja": 2.4, "he": 1.4, "ar": 1.3}
"""How much longer English is than a language that writes many words in few signs."""
_SCARE = 2
"""Words of the longest quotation that print sets apart without having heard it."""
_FOREIGN_TO_IT = -1.3
"""Evidence (log odds) under which the passages do not say what a quotation says."""
_ARTICLES = frozenset({"the", "le", "la", "les", "los", "las", "el", "els", "os", "as", "il"})


def quoted(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason for every quotation that no passage can have been quoted for.

    A word or two in quotation marks are distance, not speech; a quotation whose marks do not
    close properly cannot be held against another.
    """
    told = frozenset[str]().union(*(passage.meanings for passage in passages))
    known = all(passage.language in with_meanings() for passage in passages)
    for quotation in quotations(claim):
        words = [token for token in tokens(quotation.inner) if token.kind != "mark"]
        if len(words) <= _SCARE:
            continue
        heard = any(_may_be_from(quotation, passage) for passage in passages) or _tangled(claim)
        if not heard or (known and not _said(quotation.inner, told, passages)):
            yield Reason(kind="quote", words=quotation.inner)


def _tangled(claim: str) -> bool:
    """Say whether its straight quotation marks are nested or do not close."""
    return claim.count('"') % 2 == 1 or '""' in claim or '"' in claim.replace('"', "", 2)


def _said(inner: str, told: frozenset[str], passages: Sequence[Evidence]) -> bool:
    """Say whether passages speak of what a quotation speaks of."""
    plain = folded(inner)
    if any(plain in folded(passage.text) for passage in passages):
        return True
    found = tokens(inner)
    total, count = weighed(found, told)
    if count < 1 or total >= _FOREIGN_TO_IT:
        return True
    return total + anchored(found, passages, {}) >= _FOREIGN_TO_IT


def _may_be_from(quotation: Quotation, passage: Evidence) -> bool:
    """Say whether a passage quotes something of about this length, or has these very words."""
    inner = folded(quotation.inner)
    if not inner or inner in folded(passage.text):
        return True
    dense = _DENSE.get(passage.language, 1.0)
    if any(_LEAST <= len(inner) / dense / max(1, len(quote)) <= _MOST for quote in passage.quotes):
        return True
    # A quotation that goes on in the next sentence has one mark here.
    open_end = not passage.quotes and _MARKS.search(passage.text) is not None
    return open_end and len(inner) <= dense * _MOST * len(passage.text)


_SAID = r"(?:said|says|say|told|tells|announced|added|explained|confirmed|claimed|reported)"
_SPEAKER = re.compile(
    rf"[Aa]ccording to (?P<after>[^,.;]{{3,50}})|(?P<before>\b[\w’' -]{{3,50}}?) {_SAID}\b"
)
_ROLES = tuple(
    (frozenset(names.split()), frozenset(cover.split()))
    for names, cover in (
        ("police", "police authority guard army investigate official"),
        ("prosecute", "prosecute justice lawyer accuse charge court investigate official"),
        ("lawyer", "lawyer defend law justice court represent"),
        ("court judge", "court judge justice trial law"),
        ("doctor hospital nurse", "doctor hospital nurse medicine health care"),
        ("witness", "witness see watch people"),
        ("company", "company business industry group organization association factory"),
        ("union", "union worker work association organization unite"),
        ("minister", "minister government premier secret president office"),
        ("president", "president leader chief chairman head minister director"),
        ("mayor", "mayor city chief"),
        ("governor", "governor region chief state"),
        ("government", "government minister authority state president power"),
        ("opposition", "opposition oppose party against"),
        ("army", "army defend soldier navy war officer"),
        ("expert scientist", "expert scientist study analysis professor teacher"),
        ("bank", "bank finance"),
        ("bishop pope", "bishop pope church religion"),
    )
)
"""Who speaks, and the words by which a translator may name them."""
_SPEAKERS_WORDS = 4
"""Words before "said" that name the speaker."""


def attributed(claim: Claim, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason where the claim names an outlet that is not cited, or another speaker.

    A speaker is held against the passages only if they name another in such a role.
    """
    cited = {plain_outlet(passage.outlet) for passage in passages}
    if claim.attributed and plain_outlet(claim.attributed) not in cited:
        yield Reason(kind="attribution", words=claim.attributed)
    if all(passage.language in with_meanings() for passage in passages):
        told = frozenset[str]().union(*(passage.meanings for passage in passages))
        yield from (Reason(kind="attribution", words=who) for who in _strangers(claim.text, told))


def _strangers(claim: str, told: frozenset[str]) -> Iterator[str]:
    """Yield the speakers of a claim whom the passages do not name."""
    roles = frozenset[str]().union(*(names for names, _ in _ROLES))
    for match in _SPEAKER.finditer(claim):
        who = (match["after"] or match["before"]).strip()
        words = tokens(who)
        near = words[:_SPEAKERS_WORDS] if match["after"] else words[-_SPEAKERS_WORDS:]
        said = frozenset[str]().union(*(meant for _, _, meant in placed_meanings(near, "en")))
        for names, cover in _ROLES:
            if said & names and not told & cover and told & roles:
                yield who


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
