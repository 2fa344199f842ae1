"""Figures on which outlets differ: the same thing counted on the same day, with another number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from zoneinfo import ZoneInfo

from foreigndesk.domain.article import Article
from foreigndesk.domain.report import Citation
from foreigndesk.language.english import in_english
from foreigndesk.language.quantities import Quantity
from foreigndesk.language.readings import Readings, readings
from foreigndesk.language.scripts import folded
from foreigndesk.write.cite import cite, cite_field
from foreigndesk.write.facts import said

COUNTED = {"number", "money", "percent"}
"""Kinds of quantities that can be disputed; times and ordinals change their meaning too easily."""
STEM = 4
"""Letters that decide whether two words are forms of one: tren/trens, cancelados/cancel·lats."""
SHARED = 2
"""Stems besides the counted thing that two sentences must share to speak of one matter.

Two languages share fewer words: there one is enough that stands right behind the figure.
"""
FARTHEST = 4
"""A figure more than this many times another one counts something else."""
WORD = re.compile(r"[^\W\d_]{3,}")
CONTENT = re.compile(r"\b[^\W\d_A-ZÀ-Þ][^\W\d_]{3,}")
"""Words of four letters and more in lower case: neither names nor most small words."""
CLAUSE = re.compile(r"[^,;:.!?()«»“”—\d]+")
CLAUSE_WORDS = 8
SMALL = re.compile(r"(?:\s+[^\W\d_]{1,3})+\s*$")
"""Prepositions left over at the end of a clause."""
NIGHT = timedelta(hours=6)
"""Midnight parts no two articles that lie less apart."""
SUM = ""
"""Counted thing of all money: what is paid for stands before the figure, or nowhere near it."""


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
    behind: frozenset[str]
    """Stems right behind the counted thing."""
    periods: frozenset[str]
    """Years and months that the sentence names."""
    clause: str
    """What the figure counts, in the press's words: those behind it, of money those before."""
    language: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Statements on one thing that do not agree, smallest figure first."""

    statements: tuple[Statement, ...]
    """One for every outlet and figure."""

    @property
    def spoken(self) -> tuple[str, str, date]:
        """Return what the figures count, in the fullest words of the press: text, language, day."""
        full = max(self.statements, key=lambda statement: len(statement.clause))
        return full.clause, full.language, full.day


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
    pairs = [
        (first, second)
        for first, second in combinations(range(len(statements)), 2)
        if _disagree(statements[first], statements[second], given)
    ]
    return tuple(
        Difference(statements=_ordered([statements[index] for index in group]))
        for group in _joined(pairs)
    )


def _stated(article: Article, zone: ZoneInfo) -> list[Statement]:
    """Return every figure of an article: of its passages, then of standfirst and headline."""
    texts = [(passage.text, cite(passage, article)) for passage in article.passages]
    texts += [(getattr(article, f), cite_field(article, f)) for f in ("summary", "title")]
    day = said(article, zone)
    return [s for text, citation in texts if text for s in _statements(text, citation, day)]


def _statements(text: str, citation: Citation, day: date) -> list[Statement]:
    read = readings(text, citation.language, day)
    return [
        _statement(text, quantity, citation, read, day)
        for quantity in read.quantities
        if quantity.sure
        and quantity.bound == "exact"
        and quantity.kind in COUNTED
        and (quantity.kind == "money" or _behind(text, quantity))
    ]


def _statement(
    text: str, quantity: Quantity, citation: Citation, read: Readings, day: date
) -> Statement:
    after = _behind(text, quantity)
    money = quantity.kind == "money"
    head, *behind = [SUM] if money else _stems(after)
    # "millions" and "euros" stand beside every amount and say nothing of it.
    rest = f"{text[: quantity.start]} {text[quantity.end :]}"
    return Statement(
        outlet=citation.outlet,
        day=day,
        value=quantity.value,
        kind=quantity.kind,
        unit=quantity.unit,
        printed=in_english(quantity),
        head=head,
        around=frozenset(folded(word)[:STEM] for word in CONTENT.findall(rest)) - {head},
        behind=frozenset(behind),
        periods=_periods(read),
        clause=(_before(text, quantity) or after) if money else after,
        language=citation.language,
        citation=citation,
    )


def _periods(read: Readings) -> frozenset[str]:
    years = {str(int(q.value)) for q in read.quantities if q.kind == "year"}
    months = {f"month {m.month}" for m in read.dates if m.month and m.day is None}
    return frozenset(years | months)


def _behind(text: str, quantity: Quantity) -> str:
    match = CLAUSE.match(text, quantity.end)
    words = " ".join(match.group().split()[:CLAUSE_WORDS]) if match else ""
    clause = SMALL.sub("", words)
    return clause if _stems(clause) else ""


def _before(text: str, quantity: Quantity) -> str:
    clauses = CLAUSE.findall(text[: quantity.start])
    words = " ".join(clauses[-1].split()[-CLAUSE_WORDS:]) if clauses else ""
    return SMALL.sub("", words)


def _stems(text: str) -> list[str]:
    return [folded(word)[:STEM] for word in WORD.findall(text)]


def _disagree(one: Statement, other: Statement, given: dict[tuple[str, str], set[Decimal]]) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return (
        one.outlet != other.outlet
        and _at_one_time(one, other)
        and (one.kind, one.unit, one.head) == (other.kind, other.unit, other.head)
        and low != high
        and high <= FARTHEST * low
        and _one_matter(one, other)
        and one.value not in given[other.outlet, other.head]
        and other.value not in given[one.outlet, one.head]
    )


def _at_one_time(one: Statement, other: Statement) -> bool:
    apart = abs(one.citation.published - other.citation.published)
    return one.day == other.day or apart <= NIGHT


def _one_matter(one: Statement, other: Statement) -> bool:
    if one.periods and other.periods and not one.periods & other.periods:
        return False
    abroad = one.language != other.language and bool(one.behind & other.behind)
    return abroad or len(one.around & other.around) >= SHARED


def _joined(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the groups that pairs make, each in order; a pair that links two makes them one."""
    group_of: dict[int, list[int]] = {}
    for first, second in pairs:
        one, other = group_of.get(first, [first]), group_of.get(second, [second])
        together = one if one is other else one + other
        group_of |= dict.fromkeys(together, together)
    distinct = {id(group): sorted(group) for group in group_of.values()}
    return sorted(distinct.values())


def _ordered(group: list[Statement]) -> tuple[Statement, ...]:
    first: dict[tuple[str, Decimal], Statement] = {}
    for statement in group:
        first.setdefault((statement.outlet, statement.value), statement)
    return tuple(sorted(first.values(), key=lambda s: (s.value, s.outlet)))
