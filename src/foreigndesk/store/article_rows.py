"""Articles with their versions and passages, into tables and out of them."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select, tuple_

from foreigndesk.domain.article import Article, Passage
from foreigndesk.store import tables
from foreigndesk.store.rereads import next_reread
from foreigndesk.store.rows import Row, chunks, columns, put, value

_Version = tuple[str, int]
"""Article and version."""


def put_article(connection: Connection, article: Article) -> None:
    """Keep one version of an article; one that is known stays as it is.

    Raises:
        ValueError: a passage does not stand at its place in the text.
    """
    first = {
        "id": article.id,
        "outlet": article.outlet,
        "latest": article.version,
        "published": article.published,
        "first_fetched": article.fetched,
    }
    latest = _latest(connection, article.id)
    if latest is not None and article.version <= latest:
        return
    put(connection, tables.articles, [first], update=("latest", "published"))
    look = {"article": article.id, "next_at": next_reread(article.fetched, article.fetched)}
    put(connection, tables.rereads, [look | {"last_at": None}])
    sha256 = hashlib.sha256(article.text.encode()).hexdigest()
    version = columns(article, "outlet", "passages") | {"sha256": sha256}
    put(connection, tables.article_versions, [version])
    put(connection, tables.passages, _passage_rows(article))


def latest_articles(connection: Connection, which: ColumnElement[bool]) -> list[Article]:
    """Return the latest versions of some articles, in no order.

    Args:
        connection: inside a transaction.
        which: a condition on the table of articles.
    """
    articles, versions = tables.articles, tables.article_versions
    newest = and_(versions.c.id == articles.c.id, versions.c.version == articles.c.latest)
    question = select(articles.c.outlet, versions).join(versions, newest).where(which)
    return _articles(connection, connection.execute(question).mappings().all())


def article_at(connection: Connection, article: str, version: int) -> Article | None:
    """Return one version of an article."""
    articles, versions = tables.articles, tables.article_versions
    question = (
        select(articles.c.outlet, versions)
        .join(versions, versions.c.id == articles.c.id)
        .where(versions.c.id == article, versions.c.version == version)
    )
    found = _articles(connection, connection.execute(question).mappings().all())
    return found[0] if found else None


def _latest(connection: Connection, article: str) -> int | None:
    """Return the number of an article's latest version."""
    articles = tables.articles
    return connection.execute(select(articles.c.latest).where(articles.c.id == article)).scalar()


def _passage_rows(article: Article) -> list[Row]:
    """Return rows without the text itself, which the article holds."""
    for passage in article.passages:
        if article.text[passage.start : passage.end] != passage.text:
            raise ValueError(
                f"article {article.id}: passage {passage.start}-{passage.end} is not the text there"
            )
    return [
        columns(passage, "text", "article", "version")
        | {"article": article.id, "version": article.version, "number": number}
        for number, passage in enumerate(article.passages)
    ]


def _articles(connection: Connection, rows: Sequence[RowMapping]) -> list[Article]:
    """Return articles with their passages."""
    by_version = _passages(connection, rows)
    return [
        value(Article, row, passages=tuple(by_version[row["id"], row["version"]])) for row in rows
    ]


def _passages(connection: Connection, rows: Sequence[RowMapping]) -> dict[_Version, list[Passage]]:
    """Return the passages of some versions, in the order of the text."""
    table = tables.passages
    texts: dict[_Version, str] = {(row["id"], row["version"]): row["text"] for row in rows}
    found: dict[_Version, list[Passage]] = {version: [] for version in texts}
    for wanted in chunks(list(texts)):
        question = (
            select(table)
            .where(tuple_(table.c.article, table.c.version).in_(wanted))
            .order_by(table.c.article, table.c.version, table.c.number)
        )
        for row in connection.execute(question).mappings():
            version = (row["article"], row["version"])
            text = texts[version][row["start"] : row["end"]]
            found[version].append(value(Passage, row, text=text))
    return found
