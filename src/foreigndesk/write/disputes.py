"""Figures on which outlets differ: the same thing counted on the same day, with another number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from foreigndesk.domain.article import Article
from foreigndesk.domain.report import Citation
from foreigndesk.language.english import in_english
from foreigndesk.language.quantities import Quantity
from foreigndesk.language.readings import readings
from foreigndesk.language.scripts import folded
from foreigndesk.write.cite import cite, cite_field
from foreigndesk.write.facts import said

COUNTED = {"number", "money", "percent"}
"""Kinds of quantities that can be disputed; times and ordinals change their meaning too easily."""
STEM = 4
"""Letters that decide whether two words are forms of one: tren/trens, cancelados/cancel·lats."""
SHARED = 2
"""Stems besides the counted thing that two sentences must share to speak of one matter."""
FARTHEST = 4
"""A figure more than this many times another one counts something else."""
WORD = re.compile(r"[^\W\d_]{3,}")
CONTENT = re.compile(r"\b[^\W\d_A-ZÀ-Þ][^\W\d_]{3,}")
"""Words of four letters and more in lower case: neither names nor most small words."""
CLAUSE = re.compile(r"[^,;:.!?()«»“”—]+")
CLAUSE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One outlet's figure for something."""

    outlet: str
    day: date
    value: Decimal
    kind: str
    unit: str
    printed: str
    """The figure in English."""
    head: str
    """Stem of the thing counted."""
    around: frozenset[str]
    """Stems of the rest of the sentence, without names and small words."""
    clause: str
    """The words behind the figure, in the press's language."""
    language: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Statements on one thing that do not agree, smallest figure first."""

    statements: tuple[Statement, ...]
    """One for every outlet and figure."""

    @property
    def spoken(self) -> tuple[str, str, date]:
        """Return what the figures count, in the press's words: text, language, local day."""
        first = self.statements[0]
        return first.clause, first.language, first.day


def differences(articles: Sequence[Article], zone: ZoneInfo) -> tuple[Difference, ...]:
    """Return where independent outlets give different figures for the same thing on one day.

    An outlet that itself gives the other's figure for that thing does not disagree: it tells of a
    correction, or of two things.

    Args:
        articles: the story's independent ones.
        zone: of the edition.
    """
    statements = [s for article in articles for s in _stated(article, zone)]
    given: dict[tuple[str, str], set[Decimal]] = {}
    for statement in statements:
        given.setdefault((statement.outlet, statement.head), set()).add(statement.value)
    groups: list[list[Statement]] = []
    for index, one in enumerate(statements):
        for other in statements[index + 1 :]:
            if _disagree(one, other, given):
                _join(groups, one, other)
    return tuple(Difference(statements=_ordered(group)) for group in groups)


def _stated(article: Article, zone: ZoneInfo) -> list[Statement]:
    """Return every figure of an article: of its passages, then of standfirst and headline."""
    texts = [(passage.text, cite(passage, article)) for passage in article.passages]
    texts += [(getattr(article, f), cite_field(article, f)) for f in ("summary", "title")]
    day = said(article, zone)
    return [s for text, citation in texts if text for s in _statements(text, citation, day)]


def _statements(text: str, citation: Citation, day: date) -> list[Statement]:
    stems = frozenset(folded(word)[:STEM] for word in CONTENT.findall(text))
    found = []
    for quantity in readings(text, citation.language, day).quantities:
        clause = _clause(text, quantity)
        heads = _stems(clause)
        exact = quantity.sure and quantity.bound == "exact"
        if exact and quantity.kind in COUNTED and heads:
            found.append(
                Statement(
                    outlet=citation.outlet,
                    day=day,
                    value=quantity.value,
                    kind=quantity.kind,
                    unit=quantity.unit,
                    printed=in_english(quantity),
                    head=heads[0],
                    around=stems - {heads[0]},
                    clause=clause,
                    language=citation.language,
                    citation=citation,
                )
            )
    return found


def _clause(text: str, quantity: Quantity) -> str:
    match = CLAUSE.match(text, quantity.end)
    return " ".join(match.group().split()[:CLAUSE_WORDS]) if match else ""


def _stems(text: str) -> list[str]:
    return [folded(word)[:STEM] for word in WORD.findall(text)]


def _disagree(one: Statement, other: Statement, given: dict[tuple[str, str], set[Decimal]]) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return (
        one.outlet != other.outlet
        and one.day == other.day
        and (one.kind, one.unit, one.head) == (other.kind, other.unit, other.head)
        and low != high
        and high <= FARTHEST * low
        and len(one.around & other.around) >= SHARED
        and one.value not in given[other.outlet, other.head]
        and other.value not in given[one.outlet, one.head]
    )


def _join(groups: list[list[Statement]], one: Statement, other: Statement) -> None:
    touched = [group for group in groups if one in group or other in group]
    for group in touched:
        groups.remove(group)
    together = [statement for group in touched for statement in group]
    groups.append([*together, *(s for s in (one, other) if s not in together)])


def _ordered(group: list[Statement]) -> tuple[Statement, ...]:
    first: dict[tuple[str, Decimal], Statement] = {}
    for statement in group:
        first.setdefault((statement.outlet, statement.value), statement)
    return tuple(sorted(first.values(), key=lambda s: (s.value, s.outlet)))
