"""Stories with their placements and ranks, out of the tables."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from foreigndesk.domain.story import Placement, Ranked, Story
from foreigndesk.store import tables
from foreigndesk.store.rows import put, value


def survivor(connection: Connection, story: str) -> str:
    """Return the story that a merged one leads to, or the same story."""
    table = tables.story_redirects
    seen = {story}
    while True:
        question = select(table.c.leads_to).where(table.c.story == story)
        leads_to = connection.execute(question).scalar()
        # Redirects that lead in a circle end where they began to repeat.
        if leads_to is None or leads_to in seen:
            return story
        story = str(leads_to)
        seen.add(story)


def load_stories(connection: Connection, which: ColumnElement[bool]) -> list[Story]:
    """Return stories with their placements in time order.

    Args:
        connection: inside a transaction.
        which: a condition on the table of stories.
    """
    stories, placed = tables.stories, tables.story_articles
    question = (
        select(placed)
        .join(stories, stories.c.id == placed.c.story)
        .where(which)
        .order_by(placed.c.published, placed.c.sequence)
    )
    members: dict[str, list[Placement]] = {}
    for row in connection.execute(question).mappings():
        members.setdefault(row["story"], []).append(value(Placement, row))
    rows = connection.execute(select(stories).where(which)).mappings()
    return [value(Story, row, placements=tuple(members.get(row["id"], ()))) for row in rows]


def put_rank(connection: Connection, ranked: Ranked, at: datetime) -> None:
    """Keep how a story was ranked, in place of its rank before."""
    rank = {"score": ranked.score, "parts": ranked.parts, "at": at}
    row = {"story": survivor(connection, ranked.story.id)} | rank
    put(connection, tables.story_ranks, [row], update=rank)


def load_rank(connection: Connection, story: str) -> Ranked | None:
    """Return how a story was last ranked, following redirects."""
    story = survivor(connection, story)
    ranks = tables.story_ranks
    row = connection.execute(select(ranks).where(ranks.c.story == story)).mappings().first()
    if row is None:
        return None
    (found,) = load_stories(connection, tables.stories.c.id == story)
    return value(Ranked, row, story=found)
