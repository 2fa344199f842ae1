"""Does a claim deny what its passages say, or say what they deny?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foreigndesk.domain.report import Reason
from foreigndesk.language.denials import Denial, denials
from foreigndesk.language.meanings import Placed, placed_meanings
from foreigndesk.language.ordinary import is_common
from foreigndesk.language.tables import lexicon
from foreigndesk.language.words import Token, tokens
from foreigndesk.verify.evidence import Evidence

_BEFORE, _BEHIND = 2, 5
"""Words before and behind a denial that it may concern."""
_LATE = frozenset({"ja", "tr"})
"""Languages in which a denial stands behind what it denies."""
_BESIDE = {"de": (4, 4), "nl": (4, 4), "sv": (2, 4), "ja": (3, 0), "tr": (3, 0), "fr": (0, 7)}
"""Words before and behind a denial among which the denied one is; two behind elsewhere."""
_DEFAULT = (1, 4)
_DENYING = frozenset({"never", "none", "nothing", "without", "only", "but", "more"})
_SIGNS = 3
"""Chinese signs to a word."""
_PREFIX = re.compile(r"(?:un|dis|non|ir|il)(?=.{3})")
_PLAIN = 8
"""Words of a passage that is surely one statement, so that its denial concerns the whole."""
_PRIVATIVE_WORDS = """
impossible improper imperfect immature immobile inactive incorrect incomplete insufficient
invalid inability incapable injustice insecure inconclusive inaccurate inadequate inconsistent
indecisive ineffective inefficient informal inhuman innocent insignificant
"""
_PRIVATIVE = frozenset(_PRIVATIVE_WORDS.split())
_IDLE_WORDS = """
say make take give go come get put see be able must more about time year day people all some
other much many new first last before after because but if here there now today yesterday
tomorrow report call use part way without never none nothing only few want
"""
_IDLE = frozenset(_IDLE_WORDS.split())
"""Meanings too common to show that two statements are one."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A text with its denials and with what its words mean."""

    denials: tuple[Denial, ...]
    placed: tuple[tuple[int, frozenset[str]], ...]
    scale: int
    """Tokens to a word."""
    words: int
    late: bool
    """Whether a denial stands behind what it denies."""
    language: str

    def meant(self, denial: Denial) -> frozenset[str]:
        """Return what is meant around a denial."""
        before, behind = (_BEHIND, _BEFORE) if self.late else (_BEFORE, _BEHIND)
        first, last = denial.index - before * self.scale, denial.index + behind * self.scale
        found = frozenset[str]()
        for index, meaning in self.placed:
            if first <= index <= last and index != denial.index:
                found |= meaning
        return found - _IDLE

    def negated(self, denial: Denial) -> frozenset[str]:
        """Return what a denial itself denies: the words beside it."""
        before, behind = _BESIDE.get(self.language, _DEFAULT)
        first, last = denial.index - before * self.scale, denial.index + behind * self.scale
        here = (meaning for place, meaning in self.placed if first <= place <= last)
        return frozenset[str]().union(*here) - _DENYING

    @property
    def meanings(self) -> frozenset[str]:
        """Return everything that is meant."""
        return frozenset[str]().union(*(meaning for _, meaning in self.placed))

    def around(self, index: int) -> frozenset[str]:
        """Return what is meant on both sides of a place."""
        reach = (_BEHIND + 1) * self.scale
        near = (meaning for place, meaning in self.placed if abs(place - index) <= reach)
        return frozenset[str]().union(*near) - _IDLE


def denied(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason where only one of claim and passages denies something, and that is clear.

    A denial is held against the denials around the same words of the other side; what is left
    over on both sides may be the same said otherwise.

    Args:
        claim: English.
        passages: those that it translates, at least one.
    """
    found = tuple(tokens(claim))
    ours = _english(found)
    theirs = [_side(passage.tokens, passage.placed, passage.language) for passage in passages]
    extra = [_extra(ours, side) for side in theirs]
    if all(extra):
        yield Reason(kind="negation", words=found[extra[0].index].text if extra[0] else "")
        return
    if len(passages) == 1:
        missing = _unsaid(theirs[0], ours)
        if missing is not None:
            words = passages[0].tokens[missing.index].text
            yield Reason(kind="negation", words=words, passage=passages[0].number)


def _unsaid(theirs: _Side, ours: _Side) -> Denial | None:
    """Return a denial of the passage whose denied word the claim says without one."""
    left, mine = _left_over(theirs, ours)
    if mine or any(denial.strong for denial in ours.denials):
        return None
    said = ours.meanings
    plain = theirs.words <= _PLAIN
    return next((den for den in left if den.strong and (plain or theirs.negated(den) & said)), None)


def _extra(ours: _Side, theirs: _Side) -> Denial | None:
    """Return an outright denial of the claim that a passage has not; None where there is none.

    Where the passage has a lesser one left, such as "hardly", words in common must show that
    the two speak of the same.
    """
    mine, left = _left_over(ours, theirs)
    strong = [denial for denial in mine if denial.strong]
    if not strong or any(denial.strong for denial in left):
        return None
    told = theirs.meanings
    return next((den for den in strong if not left or ours.meant(den) & told), None)


def _left_over(one: _Side, other: _Side) -> tuple[list[Denial], list[Denial]]:
    """Return the denials of both sides that have no partner with the same words around it.

    Outright denials find their partners first, so that a "hardly" takes no "not" from them.
    """
    left, unmatched = list(other.denials), []
    for denial in sorted(one.denials, key=lambda denial: not denial.strong):
        meant = one.around(denial.index)
        partner = max(
            left,
            key=lambda far: (
                far.strong == denial.strong,
                len(meant & other.around(far.index)),
            ),
            default=None,
        )
        if partner is None or not (
            meant & other.around(partner.index) or (partner.strong and denial.strong)
        ):
            unmatched.append(denial)
        else:
            left.remove(partner)
    return unmatched, left


def _english(found: tuple[Token, ...]) -> _Side:
    """Return the claim's side; "unclear" and "disagree" deny something too."""
    side = _side(found, tuple(placed_meanings(found, "en")), "en")
    softened = [
        Denial(index, strong=False)
        for index, token in enumerate(found)
        if token.kind == "word" and _is_privative(token.folded)
    ]
    return _Side((*side.denials, *softened), side.placed, side.scale, side.words, side.late, "en")


def _is_privative(word: str) -> bool:
    """Say whether it is another word with a denial before it: unclear, dishonest."""
    if word in _PRIVATIVE:
        return True
    prefix = _PREFIX.match(word)
    return prefix is not None and is_common(word[prefix.end() :])


def _side(found: tuple[Token, ...], placed: tuple[Placed, ...], language: str) -> _Side:
    lex = lexicon(language)
    return _Side(
        denials=tuple(denials(found, lex)),
        placed=tuple((start, meaning) for start, _, meaning in placed),
        scale=_SIGNS if lex.cjk else 1,
        words=sum(token.kind == "word" for token in found),
        late=language in _LATE,
        language=language,
    )
