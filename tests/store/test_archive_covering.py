"""Stories, placements and translations."""

from datetime import timedelta

from archive_day import HABITS, rendering

import make
from foreigndesk.domain.article import Article
from foreigndesk.domain.story import Novelty
from foreigndesk.store import tables
from foreigndesk.store.archive import SqlArchive
from foreigndesk.store.rows import put

OUTLETS = ["le-fanal", "vigie"]


def keep(archive: SqlArchive, *sentences: str, hours: float = 0, **changes: object) -> Article:
    published = make.NOON + timedelta(hours=hours)
    article = make.article(*sentences, published=published, **changes)
    archive.store_article("", article, HABITS)
    return article


def place(archive: SqlArchive, article: Article, story: str, **changes: object) -> None:
    archive.place("france", article, make.placement(article.id, story, **changes))


def merge(archive: SqlArchive, story: str, leads_to: str) -> None:
    row = {"story": story, "leads_to": leads_to, "reason": "one event", "at": make.NOON}
    with archive.connections.writing("merge") as connection:
        put(connection, tables.story_redirects, [row])


def test_unplaced_articles_come_in_time_order(archive: SqlArchive) -> None:
    late = keep(archive, "Tard.", hours=2)
    early = keep(archive, "Tôt.", hours=1, outlet="vigie")
    keep(archive, "Ailleurs.", outlet="meridien")

    assert archive.unplaced("france", OUTLETS, make.NOON) == [early, late]


def test_article_published_or_first_read_since_waits_for_its_story(archive: SqlArchive) -> None:
    keep(archive, "Vieux.", hours=-48, fetched=make.NOON - timedelta(hours=47))
    found_late = keep(archive, "Trouvé tard.", hours=-48)
    dated_ahead = keep(archive, "En avance.", hours=1, fetched=make.NOON - timedelta(hours=1))

    assert archive.unplaced("france", OUTLETS, make.NOON) == [found_late, dated_ahead]


def test_articles_are_counted_by_outlet(archive: SqlArchive) -> None:
    for sentence in ("Un.", "Deux."):
        keep(archive, sentence)

    assert archive.articles_of("le-fanal") == 2
    assert archive.articles_of("vigie") == 0


def test_article_has_a_story_of_its_own_in_each_edition(archive: SqlArchive) -> None:
    article = keep(archive, "Le pont est fermé.")

    place(archive, article, "story-1", opened=True)

    assert archive.unplaced("france", OUTLETS, make.NOON) == []
    assert archive.unplaced("spain", OUTLETS, make.NOON) == [article]


def test_placed_articles_come_in_the_order_they_were_placed(archive: SqlArchive) -> None:
    one, two = keep(archive, "Un.", hours=2), keep(archive, "Deux.", hours=1)
    reasons = ("same bridge", "same day")
    changes = {"novelty": Novelty.SAME, "voice": one.id, "similarity": 0.75, "reasons": reasons}

    place(archive, one, "story-1", opened=True)
    place(archive, two, "story-1", **changes)

    assert archive.placed("france", make.NOON) == [
        (one, make.placement(one.id, opened=True)),
        (two, make.placement(two.id, **changes)),
    ]
    assert archive.placed("france", make.NOON + timedelta(hours=3)) == []
    assert archive.placed("spain", make.NOON) == []


def test_first_decision_is_final(archive: SqlArchive) -> None:
    article = keep(archive, "Le pont est fermé.")

    place(archive, article, "story-1", opened=True)
    place(archive, article, "story-1", opened=True)
    place(archive, article, "story-2", opened=True)

    assert [story.id for story in archive.stories("france", make.NOON)] == ["story-1"]
    assert len(archive.placed("france", make.NOON)) == 1


def test_story_has_its_articles_in_time_order(archive: SqlArchive) -> None:
    first, later, before = (
        keep(archive, sentence, hours=hours)
        for sentence, hours in (("Un.", 1), ("Deux.", 3), ("Trois.", 2))
    )

    for article in (first, later, before):
        place(archive, article, "story-1", opened=article is first)

    story = archive.story("story-1")
    assert story is not None
    assert story.articles == (first.id, before.id, later.id)
    assert (story.opened, story.last_article) == (first.published, later.published)


def test_stories_with_a_late_article_come_first(archive: SqlArchive) -> None:
    for number, hours in enumerate((1, 3, -30)):
        article = keep(archive, f"Article {number}.", hours=hours)
        place(archive, article, f"story-{number}", opened=True)

    found = archive.stories("france", make.NOON)

    assert [story.id for story in found] == ["story-1", "story-0"]


def test_merged_story_leads_to_the_one_that_stays(archive: SqlArchive) -> None:
    one, two, three = (keep(archive, sentence) for sentence in ("Un.", "Deux.", "Trois."))
    place(archive, one, "stays", opened=True)
    place(archive, two, "merged", opened=True)

    merge(archive, "merged", "stays")
    place(archive, three, "merged")

    story = archive.story("merged")
    assert story is not None
    assert story.id == "stays"
    assert set(story.articles) == {one.id, three.id}
    assert archive.stories("france", make.NOON) == [story]


def test_redirects_in_a_circle_come_to_an_end(archive: SqlArchive) -> None:
    for story in ("one", "two"):
        place(archive, keep(archive, f"{story}."), story, opened=True)

    merge(archive, "one", "two")
    merge(archive, "two", "one")

    story = archive.story("one")
    assert story is not None
    assert story.id == "two"


def test_story_that_nobody_opened_is_none(archive: SqlArchive) -> None:
    assert archive.story("nobody") is None


def test_newer_translation_takes_the_place_of_the_older(archive: SqlArchive) -> None:
    archive.store_renderings({"a": rendering("no", ok=False), "b": rendering()}, make.NOON)
    archive.store_renderings({"a": rendering("The bridge.")}, make.NOON)
    archive.store_renderings({}, make.NOON)

    known = archive.renderings(["a", "b", "c"])

    assert known == {"a": rendering("The bridge."), "b": rendering()}


def test_more_keys_than_one_question_holds_are_found(archive: SqlArchive) -> None:
    many = {f"key {number}": rendering(str(number)) for number in range(1000)}

    archive.store_renderings(many, make.NOON)

    assert archive.renderings([*many, *many]) == many
