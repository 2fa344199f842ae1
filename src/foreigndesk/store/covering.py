"""Stories, where articles belong, and translations."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select, update

from foreigndesk.domain.article import Article
from foreigndesk.domain.story import Placement, Story
from foreigndesk.ports import Rendering
from foreigndesk.store import tables
from foreigndesk.store.article_rows import article_at, latest_articles
from foreigndesk.store.connections import Shelf
from foreigndesk.store.rows import chunks, columns, put, value
from foreigndesk.store.story_rows import load_stories, survivor


class Covering(Shelf):
    """What `cover` asks and keeps on the way from articles to stories."""

    def unplaced(self, edition: str, outlets: Sequence[str], since: datetime) -> list[Article]:
        """Return the articles without a story in this edition, in time order.

        Args:
            edition: whose stories.
            outlets: ids of those it reads.
            since: published or first read then or later.
        """
        articles, placed = tables.articles, tables.story_articles
        in_story = select(placed.c.article).where(placed.c.edition == edition)
        with self.connections.reading() as connection:
            found = latest_articles(
                connection,
                articles.c.outlet.in_(outlets) & _since(since) & articles.c.id.not_in(in_story),
            )
        return sorted(found, key=lambda article: (article.published, article.id))

    def placed(self, edition: str, since: datetime) -> list[tuple[Article, Placement]]:
        """Return the articles with a story in this edition, in the order they were placed.

        Args:
            edition: whose stories.
            since: published or first read then or later.
        """
        articles, placed = tables.articles, tables.story_articles
        question = (
            select(placed)
            .join(articles, articles.c.id == placed.c.article)
            .where(placed.c.edition == edition, _since(since))
            .order_by(placed.c.sequence)
        )
        in_story = select(placed.c.article).where(placed.c.edition == edition)
        with self.connections.reading() as connection:
            placements = [value(Placement, row) for row in connection.execute(question).mappings()]
            found = latest_articles(connection, _since(since) & articles.c.id.in_(in_story))
        by_id = {article.id: article for article in found}
        return [(by_id[placement.article], placement) for placement in placements]

    def place(self, edition: str, article: Article, placement: Placement) -> None:
        """Keep where an article belongs; the first decision is final.

        A story that was merged into another one hands the article on to that.
        """
        placed, stories = tables.story_articles, tables.stories
        with self.connections.writing("placement") as connection:
            known = (placed.c.edition == edition) & (placed.c.article == article.id)
            if connection.execute(select(placed.c.story).where(known)).first():
                return
            story = survivor(connection, placement.story)
            time = {"opened": article.published, "last_article": article.published}
            put(connection, stories, [{"id": story, "edition": edition} | time])
            connection.execute(
                update(stories)
                .where(stories.c.id == story, stories.c.last_article < article.published)
                .values(last_article=article.published)
            )
            row = columns(placement) | {"edition": edition, "story": story}
            row |= {"published": article.published, "sequence": _next_sequence(connection)}
            put(connection, placed, [row])

    def stories(self, edition: str, since: datetime) -> list[Story]:
        """Return the stories with an article since, latest first."""
        table = tables.stories
        which = (table.c.edition == edition) & (table.c.last_article >= since)
        merged = select(tables.story_redirects.c.story)
        with self.connections.reading() as connection:
            found = load_stories(connection, which & table.c.id.not_in(merged))
        return sorted(found, key=lambda story: (story.last_article, story.id), reverse=True)

    def story(self, story: str) -> Story | None:
        """Return a story, following redirects; None where there is none."""
        with self.connections.reading() as connection:
            which = tables.stories.c.id == survivor(connection, story)
            found = load_stories(connection, which)
        return found[0] if found else None

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return the latest versions, in the order asked; unknown ids are left out."""
        by_id: dict[str, Article] = {}
        with self.connections.reading() as connection:
            for some in chunks(ids):
                found = latest_articles(connection, tables.articles.c.id.in_(some))
                by_id |= {article.id: article for article in found}
        return [by_id[id] for id in ids if id in by_id]  # noqa: A001 - the word of the domain

    def articles_of(self, outlet: str) -> int:
        """Return how many articles of an outlet there are."""
        table = tables.articles
        question = select(func.count()).select_from(table).where(table.c.outlet == outlet)
        with self.connections.reading() as connection:
            return connection.execute(question).scalar_one()

    def article_version(self, id: str, version: int) -> Article | None:  # noqa: A002 - the same
        """Return one version of an article."""
        with self.connections.reading() as connection:
            return article_at(connection, id, version)

    def renderings(self, keys: Sequence[str]) -> dict[str, Rendering]:
        """Return the translations that are known, by key."""
        table = tables.renderings
        known: dict[str, Rendering] = {}
        with self.connections.reading() as connection:
            for some in chunks(keys):
                question = select(table).where(table.c.key.in_(some))
                rows = connection.execute(question).mappings()
                known |= {row["key"]: value(Rendering, row) for row in rows}
        return known

    def store_renderings(self, renderings: Mapping[str, Rendering], now: datetime) -> None:
        """Keep translations; a key's newer one takes the place of the older."""
        rows = [
            columns(rendering) | {"key": key, "at": now} for key, rendering in renderings.items()
        ]
        if rows:
            with self.connections.writing("renderings") as connection:
                put(connection, tables.renderings, rows, update=rows[0].keys() - {"key"})


def _since(moment: datetime) -> ColumnElement[bool]:
    """Return the condition that an article was published, or first read, then or later."""
    articles = tables.articles
    return or_(articles.c.published >= moment, articles.c.first_fetched >= moment)


def _next_sequence(connection: Connection) -> int:
    """Return the next number in the order of placing; one desk drives, so nobody else takes it."""
    last = connection.execute(select(func.max(tables.story_articles.c.sequence))).scalar()
    return (last or 0) + 1
