"""How well an edition is checked: what became of its sentences, and what the checks are worth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foreigndesk.ports import Page
from foreigndesk.publish import links
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.layout import Frame, page
from foreigndesk.publish.measured import ALARMS, ALARMS_THREE, CAUGHT, Measured, measured
from foreigndesk.publish.record import as_json
from foreigndesk.publish.tally import Fate, Tally, tallied
from foreigndesk.publish.words import FALSIFIED_WORDS, language_name, reason_words

PATH = "quality/index.html"
RECORD = "quality/quality.json"
_FIGURES = "figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table of shares."""

    head: str
    cells: tuple[Measured | None, ...]
    """One a column; None where it was not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The tables of what was measured."""

    alarms: tuple[Line, ...]
    """By language: our pairs, public ones against one sentence, and against three."""
    kinds: tuple[Line, ...]
    """By what was made wrong: our pairs, public ones."""
    languages: tuple[Line, ...]
    """By language: figures, names."""
    repeats: tuple[tuple[date, str], ...]
    """Days and commands, each once, the latest first."""


def quality_pages(site: SiteContent) -> list[Page]:
    """Return how well the edition is checked, as a page and as JSON."""
    tally, rows = tallied(site), measured()
    frame = Frame(
        path=PATH,
        title="How well it is checked",
        description="How many sentences were checked and withheld, and what the checks miss.",
    )
    html = page(site, "quality", frame, tally=tally, rates=rates(rows), record_at=RECORD)
    return [html, as_json(RECORD, _record(site, tally, rows))]


def rates(rows: Sequence[Measured]) -> Rates:
    """Return what was measured as tables: languages by their names, what comes first is total."""
    return Rates(
        alarms=_by_language(
            rows, [("own", ALARMS), ("ntrex", ALARMS), ("ntrex", ALARMS_THREE)], total=True
        ),
        kinds=_by_kind(rows),
        languages=_by_language(
            rows, [("ntrex", f"{CAUGHT}.{_FIGURES}"), ("ntrex", f"{CAUGHT}.name")]
        ),
        repeats=tuple(sorted({(row.date, row.command) for row in rows}, reverse=True)),
    )


def _by_language(
    rows: Sequence[Measured], columns: Sequence[tuple[str, str]], *, total: bool = False
) -> tuple[Line, ...]:
    at = {(row.pairs, language_name(row.language), row.what): row for row in rows if row.language}
    names = sorted({name for pairs, name, what in at if (pairs, what) in columns})
    lines = [
        Line(head=name, cells=tuple(at.get((p, name, w)) for p, w in columns)) for name in names
    ]
    whole = {(row.pairs, row.what): row for row in rows if not row.language}
    together = Line(head="All together", cells=tuple(whole.get(column) for column in columns))
    return (*([together] if total and any(together.cells) else []), *lines)


def _by_kind(rows: Sequence[Measured]) -> tuple[Line, ...]:
    at = {(row.pairs, row.what): row for row in rows if not row.language}
    kinds = {what for _, what in at if what.startswith(f"{CAUGHT}.")}
    return tuple(
        Line(head=falsified_words(what), cells=(at.get(("own", what)), at.get(("ntrex", what))))
        for what in sorted(kinds, key=_rank)
    )


def _rank(what: str) -> tuple[int, str]:
    known = list(FALSIFIED_WORDS)
    kind = what.removeprefix(f"{CAUGHT}.")
    return known.index(kind) if kind in known else len(known), kind


def falsified_words(what: str) -> str:
    """Return in plain words what was made wrong; the kind itself where we have none for it."""
    kind = what.removeprefix(f"{CAUGHT}.")
    return FALSIFIED_WORDS.get(kind, kind)


def _record(site: SiteContent, tally: Tally, rows: Iterable[Measured]) -> dict[str, object]:
    return {
        "edition": site.edition.id,
        "url": links.address(site.imprint, site.edition, PATH),
        "at": site.now.isoformat(),
        "sentences": {"checked": tally.checked, **{str(fate): tally.of(fate) for fate in Fate}},
        "withheld_for": [
            {"kind": kind, "words": reason_words(kind), "sentences": number}
            for kind, number in tally.kinds.items()
        ],
        "by_language": [
            {"language": language, **{str(fate): tally.of(fate, language) for fate in Fate}}
            for language in tally.languages
        ],
        "measured": [_measured(row) for row in rows],
    }


def _measured(row: Measured) -> dict[str, object]:
    ends = row.interval
    return {
        "measure": row.measure,
        "value": row.value,
        "n": row.n,
        "interval_95": [round(ends.low, 4), round(ends.high, 4)],
        "date": row.date.isoformat(),
        "command": row.command,
    }
