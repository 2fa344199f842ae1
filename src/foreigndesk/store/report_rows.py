"""Reports with their claims, citations and ledgers, into tables and out of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, Table, delete, select, tuple_

from foreigndesk.domain.report import Citation, Claim, Correction, Part, Report, Withheld
from foreigndesk.store import tables
from foreigndesk.store.rows import Row, chunks, columns, put, value

Version = tuple[str, int]
"""Report and version."""

_Kind = TypeVar("_Kind", Withheld, Correction)

_OF_REPORT = ("edition", "story")
"""What a report keeps through all versions; it stands in the table of reports."""

_PARTS = ("headline", "standfirst", "points", "body", "withheld", "corrections")
"""What has tables of its own."""


def put_report(connection: Connection, report: Report) -> None:
    """Write one version of a report over what was stored of the same version."""
    known = connection.execute(
        select(tables.reports.c.latest).where(tables.reports.c.id == report.id)
    ).scalar()
    row = {name: getattr(report, name) for name in ("id", *_OF_REPORT, "updated")}
    row["latest"] = report.version
    newer = known is None or known <= report.version
    put(connection, tables.reports, [row], update=("latest", "updated") if newer else ())
    version = columns(report, *_OF_REPORT, *_PARTS)
    put(connection, tables.report_versions, [version], update=version.keys() - {"id", "version"})
    _put_parts(connection, report)


def load_reports(connection: Connection, wanted: Iterable[Version]) -> dict[Version, Report]:
    """Return versions of reports by report and version; unknown ones are left out."""
    reports, versions = tables.reports, tables.report_versions
    found: dict[Version, Report] = {}
    for some in chunks(list(wanted)):
        question = (
            select(versions, *(reports.c[name] for name in _OF_REPORT))
            .join(reports, reports.c.id == versions.c.id)
            .where(tuple_(versions.c.id, versions.c.version).in_(some))
        )
        rows = connection.execute(question).mappings().all()
        claims = _claims(connection, some)
        withheld = _ledger(connection, tables.withheld, Withheld, some)
        corrections = _ledger(connection, tables.corrections, Correction, some)
        for row in rows:
            version = (row["id"], row["version"])
            found[version] = value(
                Report,
                row,
                **_parts(claims.get(version, [])),
                withheld=tuple(withheld.get(version, ())),
                corrections=tuple(corrections.get(version, ())),
            )
    return found


def _put_parts(connection: Connection, report: Report) -> None:
    """Write a version's sentences and ledgers in place of those it had."""
    key: Row = {"report": report.id, "report_version": report.version}
    parts = (tables.citations, tables.claims, tables.cited_articles)
    for table in (*parts, tables.withheld, tables.corrections):
        connection.execute(
            delete(table).where(
                table.c.report == report.id, table.c.report_version == report.version
            )
        )
    claims = list(enumerate(_placed(report)))
    put(
        connection,
        tables.claims,
        [
            columns(claim, "citations") | key | {"number": number, "place": place}
            for number, (place, claim) in claims
        ],
    )
    put(
        connection,
        tables.citations,
        [
            columns(citation) | key | {"claim": number, "number": order}
            for number, (_, claim) in claims
            for order, citation in enumerate(claim.citations)
        ],
    )
    put(
        connection,
        tables.cited_articles,
        [{"article": article} | key for article in sorted(_cited(report))],
    )
    ledgers: dict[Table, tuple[Withheld | Correction, ...]] = {
        tables.withheld: report.withheld,
        tables.corrections: report.corrections,
    }
    for table, ledger in ledgers.items():
        rows = [columns(line) | key | {"number": number} for number, line in enumerate(ledger)]
        put(connection, table, rows)


def _placed(report: Report) -> Iterator[tuple[Part, Claim]]:
    """Yield every sentence with its place, in the order of `Report.claims`."""
    yield Part.HEADLINE, report.headline
    if report.standfirst is not None:
        yield Part.STANDFIRST, report.standfirst
    yield from ((Part.POINT, claim) for claim in report.points)
    yield from ((Part.BODY, claim) for claim in report.body)


def _cited(report: Report) -> set[str]:
    """Return the articles on which a report rests, its disputes among it."""
    sentences = {citation.article for claim in report.claims for citation in claim.citations}
    figures = (figure for dispute in report.disputes for figure in dispute.figures)
    return sentences | {citation.article for figure in figures for citation in figure.citations}


def _parts(claims: list[tuple[Part, Claim]]) -> Row:
    """Return the fields of a report that hold its sentences."""
    by_place = {place: [claim for where, claim in claims if where is place] for place in Part}
    return {
        "headline": by_place[Part.HEADLINE][0],
        "standfirst": next(iter(by_place[Part.STANDFIRST]), None),
        "points": tuple(by_place[Part.POINT]),
        "body": tuple(by_place[Part.BODY]),
    }


def _rows(
    connection: Connection, table: Table, versions: Sequence[Version], *order: str
) -> Iterator[tuple[Version, RowMapping]]:
    """Yield the rows of some versions with the version each belongs to."""
    of_version = tuple_(table.c.report, table.c.report_version)
    question = select(table).where(of_version.in_(versions))
    for row in connection.execute(question.order_by(*(table.c[name] for name in order))).mappings():
        yield (row["report"], row["report_version"]), row


def _claims(
    connection: Connection, versions: Sequence[Version]
) -> dict[Version, list[tuple[Part, Claim]]]:
    """Return the sentences of some versions with their places, in order."""
    cited: dict[tuple[Version, int], list[Citation]] = {}
    for version, row in _rows(connection, tables.citations, versions, "claim", "number"):
        cited.setdefault((version, row["claim"]), []).append(value(Citation, row))
    found: dict[Version, list[tuple[Part, Claim]]] = {}
    for version, row in _rows(connection, tables.claims, versions, "number"):
        citations = tuple(cited.get((version, row["number"]), ()))
        claim = value(Claim, row, citations=citations)
        found.setdefault(version, []).append((row["place"], claim))
    return found


def _ledger(
    connection: Connection, table: Table, kind: type[_Kind], versions: Sequence[Version]
) -> dict[Version, list[_Kind]]:
    """Return a ledger's rows of some versions, in order."""
    found: dict[Version, list[_Kind]] = {}
    for version, row in _rows(connection, table, versions, "number"):
        found.setdefault(version, []).append(value(kind, row))
    return found
