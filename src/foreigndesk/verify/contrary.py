"""Does a passage say the contrary: fell for rose, some for all, killed for injured?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foreigndesk.domain.report import Reason
from foreigndesk.language.meanings import Placed, placed_meanings, with_meanings
from foreigndesk.language.words import Token, tokens
from foreigndesk.verify.evidence import Evidence

Row = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""What a claim may say; with that, what a translator may put for it; what contradicts it."""


def _rows(*rows: tuple[str, str, str]) -> tuple[Row, ...]:
    made = []
    for lead, cover, against in rows:
        one, other = frozenset(lead.split()), frozenset(against.split())
        made.append((one, (one | frozenset(cover.split())) - other, other))
    return tuple(made)


DIRECTIONS = _rows(
    ("rise", "growth high lift double extend", "fall fall2"),
    ("growth", "rise big develop extend high", "fall"),
    ("fall fall2", "low lose cut few break", "rise growth"),
    ("win", "success succeed champion first get defeat", "lose"),
    ("lose", "fail fall without defeat remove low die", "win"),
    ("kill", "die murder suicide", "injure injury"),
    ("die", "kill murder suicide", "injure injury"),
    ("injure", "injury pain harm", "die kill murder"),
    ("support", "accept approve agree favorite praise help defend want promise back", "oppose"),
    ("oppose against", "refuse criticize opposition fight without stop forbid", "support favorite"),
    ("favorite", "support accept approve agree good help want", "oppose against"),
    ("approve", "accept agree support adopt good vote pass", "refuse oppose"),
    ("accept", "approve agree take receive support allow", "refuse"),
    ("refuse", "oppose against deny without impossible fail stop forbid", "accept approve"),
    ("allow", "open accept approve agree able possible free give let", "forbid block refuse"),
    ("forbid", "refuse block stop prevent against illegal limit", "allow accept"),
    ("open", "open2 begin free new start clear", "close"),
    ("close", "end stop block finish near", "open open2"),
    ("buy", "take get import", "sell"),
    ("sell", "trade export market give", "buy"),
    ("arrest", "prisoner punish hostage hold stop accuse charge", "release free"),
    ("release", "free innocent leave publish open give show", "arrest"),
    ("enter", "come join go access get border", "leave"),
    ("leave", "go end retire remain abandon", "enter"),
    ("hire", "appoint choose take job work", "dismiss"),
    ("appoint", "hire choose name become make", "dismiss resign"),
    ("dismiss resign", "leave retire remove stop end", "hire appoint"),
    ("confirm", "accept approve clear declare certain", "deny"),
    ("deny", "refuse forbid reject false not without", "confirm"),
    ("improve", "good rise growth strong better develop help", "worsen"),
    ("worsen", "bad serious fall", "improve"),
    ("strong", "power hard big heavy high powerful serious", "weak"),
    ("weak", "low small few lack poor", "strong"),
    ("small", "low short weak few young little limit", "big"),
    ("low", "small fall weak few short bottom cheap under cut", "high"),
    ("high", "big long rise more strong much top great above", "low"),
    ("export", "sell send trade", "import"),
    ("import", "buy bring trade enter", "export"),
    ("north", "", "south"),
    ("south", "", "north"),
    ("east", "", "west"),
    ("west", "", "east"),
    ("woman girl", "mother wife daughter sister people", "man boy"),
    ("man boy", "people husband father son brother young person child", "woman girl"),
    ("first", "begin early new before original", "last"),
    ("begin", "open open2 new first early create build enter go become set up", "end finish"),
    ("last", "final end late past recent previous", "first"),
    ("yesterday", "past", "tomorrow"),
    ("tomorrow", "future", "yesterday"),
    ("peace", "", "war"),
    ("rich", "", "poor"),
    ("poor", "bad weak lack low", "rich"),
    ("summer", "", "winter"),
    ("winter", "", "summer"),
    ("morning", "day today early", "evening night"),
    ("evening", "night late", "morning"),
    ("destroy", "damage break lose fall2 kill", "build"),
    ("attack", "fight war hit kill against", "defend protect"),
    ("praise", "thank support good celebrate", "criticize"),
    ("criticize", "bad oppose accuse against attack", "praise"),
    ("convict", "punish prisoner", "innocent"),
    ("innocent", "free release", "convict"),
    ("end finish", "stop close last final limit result complete", "begin"),
    ("fail", "lose impossible difficult without lack not wrong fall", "succeed success"),
)

QUANTIFIERS = _rows(
    ("all", "both whole always total full general complete no any", "some few half most"),
    ("most", "many much more big majority all half almost", "few none"),
    ("none", "never nothing without no", "all most many"),
    ("half", "middle centre second part double", "all most"),
    ("some", "few other certain much many number part about", "all most none"),
    ("few", "small rare little some short less limit", "many most all"),
    ("many", "much more big all number several most large group people", "few none"),
    ("only", "alone sole few small just single one but", "all many"),
    ("always", "all continue never still every time", "never"),
    ("never", "none nothing not without no past still", "always"),
    ("both", "two together all couple double each same", "none"),
)


def contrary(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason where the passages have the opposite of a claim's word and not the word.

    Where a passage has both, the words around the same number decide: "rose 4.6% … fell 2%".

    Args:
        claim: English.
        passages: at least one.
    """
    if any(passage.language not in with_meanings() for passage in passages):
        return
    found = tuple(tokens(claim))
    ours = _read(found, tuple(placed_meanings(found, "en")), "en")
    theirs = [_read(passage.tokens, passage.placed, passage.language) for passage in passages]
    told = frozenset[str]().union(*(placed.meanings for placed in theirs))
    for kind, rows in (("direction", DIRECTIONS), ("quantifier", QUANTIFIERS)):
        for lead, cover, against in rows:
            if not lead & ours.meanings or not against & told:
                continue
            absent = not cover & told and not ours.meanings & against
            if absent or (kind == "direction" and _turned(ours, theirs, (lead, cover, against))):
                words = ours.words(claim, lead)
                if words:
                    yield Reason(kind=kind, words=words)


@dataclass(frozen=True, slots=True)
class _Side:
    """A text's tokens with what they mean, and where its numbers stand."""

    found: tuple[Token, ...]
    placed: tuple[Placed, ...]
    meanings: frozenset[str]
    numbers: tuple[tuple[str, int], ...]
    """Digits without marks → token."""
    scale: int
    """Tokens to a word."""

    def words(self, claim: str, lead: frozenset[str]) -> str:
        """Return the claim's words for what it may say, or an empty text."""
        for start, stop, meaning in self.placed:
            idle = start and self.found[start - 1].folded in _IDLE and "all" in meaning
            if meaning & lead and not idle:
                return claim[self.found[start].start : self.found[stop - 1].end]
        return ""

    def around(self, index: int) -> frozenset[str]:
        """Return what is meant around a number."""
        reach = _AROUND * self.scale
        near = (meaning for start, _, meaning in self.placed if abs(start - index) <= reach)
        return frozenset[str]().union(*near)


def _read(found: tuple[Token, ...], placed: tuple[Placed, ...], language: str) -> _Side:
    return _Side(
        found=found,
        placed=placed,
        meanings=frozenset[str]().union(*(meaning for _, _, meaning in placed)),
        numbers=tuple(
            (re.sub(r"\D", "", token.text), index)
            for index, token in enumerate(found)
            if token.kind == "digits"
        ),
        scale=_SIGNS if language in _RUN_TOGETHER else 1,
    )


_AROUND = 6
"""Words around a number that may speak of it."""
_SIGNS = 2
_RUN_TOGETHER = frozenset({"zh", "ja"})


def _turned(ours: _Side, theirs: Sequence[_Side], row: Row) -> bool:
    """Say whether the same number goes with a claim's word here and with its opposite there."""
    lead, cover, against = row
    for digits, index in ours.numbers:
        mine = ours.around(index)
        if not mine & lead or mine & against:
            continue
        places = [
            placed.around(place)
            for placed in theirs
            for other, place in placed.numbers
            if other == digits
        ]
        if places and all(near & against and not near & cover for near in places):
            return True
    return False


_IDLE = frozenset({"at", "after", "above", "of", "the"})
"""Words after which "all" counts nothing: "at all", "first of all"."""
