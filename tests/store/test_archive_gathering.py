"""Feeds, entries, articles and their versions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from archive_day import ARTICLE, ENTRIES, FEED, HABITS, answer, read_article, read_feed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import make
from foreigndesk.domain.article import Flag, OutletHabits
from foreigndesk.errors import TransientError
from foreigndesk.ports import Kind
from foreigndesk.store.archive import SqlArchive

SOON = make.NOON + timedelta(minutes=20)


def test_feed_that_was_never_read_is_due_before_all_others(archive: SqlArchive) -> None:
    read, waiting, new = (make.feed(name) for name in ("read", "waiting", "new"))
    archive.store_reading(read, answer(), [], make.NOON + timedelta(hours=1))
    archive.store_reading(waiting, answer(), [], make.NOON - timedelta(hours=1))

    due = archive.feeds_due([read, waiting, new], make.NOON)

    assert [state.feed for state in due] == [new, waiting]


def test_longest_waiting_feed_is_due_first(archive: SqlArchive) -> None:
    one, two = make.feed("one"), make.feed("two")
    archive.store_reading(one, answer(), [], make.NOON - timedelta(minutes=1))
    archive.store_reading(two, answer(), [], make.NOON - timedelta(minutes=2))

    due = archive.feeds_due([one, two], make.NOON)

    assert [state.feed for state in due] == [two, one]


def test_reading_keeps_validators_and_the_new_address(archive: SqlArchive) -> None:
    moved = answer(moved_to="https://le-fanal.example/flux.xml")

    archive.store_reading(FEED, moved, [], SOON)

    (state,) = archive.feed_states([FEED])
    assert (state.etag, state.modified) == (moved.etag, moved.modified)
    assert state.url == "https://le-fanal.example/flux.xml"
    assert (state.last_read, state.last_full, state.next_poll) == (make.NOON, make.NOON, SOON)
    assert (state.failures, state.last_reason, state.stopped) == (0, "", False)


def test_not_modified_keeps_what_was_known(archive: SqlArchive) -> None:
    read_feed(archive)
    later = answer(304, etag="", modified="", fetched=SOON)

    archive.store_reading(FEED, later, [], SOON)

    (state,) = archive.feed_states([FEED])
    assert (state.etag, state.modified) == (answer().etag, answer().modified)
    assert (state.last_read, state.last_full) == (SOON, make.NOON)
    assert archive.counts().entries == len(ENTRIES)


def test_not_modified_brings_new_validators(archive: SqlArchive) -> None:
    read_feed(archive)

    archive.store_reading(FEED, answer(304, etag='"two"', modified=""), [], SOON)

    (state,) = archive.feed_states([FEED])
    assert (state.etag, state.modified) == ('"two"', answer().modified)


def test_full_reading_without_validators_forgets_the_old_ones(archive: SqlArchive) -> None:
    read_feed(archive)

    archive.store_reading(FEED, answer(etag="", modified=""), [], SOON)

    (state,) = archive.feed_states([FEED])
    assert (state.etag, state.modified) == ("", "")


def test_success_after_failures_starts_anew(archive: SqlArchive) -> None:
    with archive.settling(Kind.FEED, FEED.id, make.NOON):
        raise TransientError("no answer")

    read_feed(archive)

    (state,) = archive.feed_states([FEED])
    assert (state.failures, state.last_reason) == (0, "")
    assert archive.settled(Kind.FEED, make.NOON) == []


def test_only_new_entries_are_counted(archive: SqlArchive) -> None:
    first = archive.store_reading(FEED, answer(), ENTRIES[:2], SOON)
    second = archive.store_reading(FEED, answer(), ENTRIES, SOON)
    third = archive.store_reading(FEED, answer(), ENTRIES, SOON)

    assert (first, second, third) == (2, 1, 0)


def test_entry_that_stands_twice_in_a_feed_counts_once(archive: SqlArchive) -> None:
    twice = [ENTRIES[0], replace(ENTRIES[0], title="Encore"), ENTRIES[1]]

    assert archive.store_reading(FEED, answer(), twice, SOON) == 2
    assert archive.entries_to_read(["le-fanal"], make.NOON) == sorted(
        ENTRIES[:2], key=lambda entry: entry.id
    )


def test_entries_come_back_as_they_were_oldest_first(archive: SqlArchive) -> None:
    old = make.entry("Vieux", published=make.NOON - timedelta(days=1))
    undated = make.entry("Sans date", published=None)
    new = make.entry("Neuf", published=make.NOON + timedelta(hours=1))
    other = make.entry("Ailleurs", outlet="vigie")

    archive.store_reading(FEED, answer(), [new, undated, other, old], SOON)

    assert archive.entries_to_read(["le-fanal"], make.NOON) == [old, undated, new]


def test_entry_that_changes_its_title_is_not_read_again(archive: SqlArchive) -> None:
    read_feed(archive)
    read_article(archive)
    renamed = replace(ENTRIES[1], title="La crue monte", summary="Encore")

    new = archive.store_reading(FEED, answer(), [ENTRIES[0], renamed], SOON)

    waiting = archive.entries_to_read(["le-fanal"], make.NOON)
    assert new == 0
    assert ENTRIES[0].id not in {entry.id for entry in waiting}
    assert renamed in waiting


def test_article_comes_back_as_it_was(archive: SqlArchive) -> None:
    article = make.article(
        "À Tchernihiv 🕊, « rien » n’a changé.",
        "Deuxième.",
        flags=frozenset({Flag.TEASER, Flag.PAYWALL}),
        authors=("Zoé Ñandú", "B"),
        credit="Agence Boréal",
        section="Monde",
        dated=False,
    )

    archive.store_article("unknown entry", article, HABITS)

    assert archive.articles([article.id]) == [article]
    assert archive.article_version(article.id, 1) == article
    assert archive.article_version(article.id, 2) is None


def test_article_known_by_another_entry_stays_as_it_was(archive: SqlArchive) -> None:
    read_feed(archive)
    read_article(archive)

    archive.store_article(ENTRIES[1].id, ARTICLE.but(title="Autre"), HABITS)

    assert archive.articles([ARTICLE.id]) == [ARTICLE]
    assert archive.entries_to_read(["le-fanal"], make.NOON) == [ENTRIES[2]]


def test_articles_come_in_the_order_asked_without_unknown_ones(archive: SqlArchive) -> None:
    one, two = make.article("Un."), make.article("Deux.")
    for article in (one, two):
        archive.store_article("", article, HABITS)

    assert archive.articles([two.id, "nobody", one.id]) == [two, one]


def test_passage_that_stands_elsewhere_is_a_bug(archive: SqlArchive) -> None:
    shifted = replace(ARTICLE.passages[0], start=1)

    with pytest.raises(ValueError, match="not the text there"):
        archive.store_article("", ARTICLE.but(passages=(shifted,)), HABITS)

    assert archive.articles([ARTICLE.id]) == []


def test_naive_time_is_a_bug(archive: SqlArchive) -> None:
    naive = ARTICLE.but(published=make.NOON.replace(tzinfo=None))

    with pytest.raises(Exception, match="no time zone"):
        archive.store_article("", naive, HABITS)


def test_habits_are_empty_until_something_is_learnt(archive: SqlArchive) -> None:
    assert archive.habits("le-fanal") == OutletHabits(outlet="le-fanal", paragraphs={})


def test_replay_does_not_bring_older_habits_back(archive: SqlArchive) -> None:
    newer = replace(HABITS, version=2, pages=2, seen=frozenset({"a", "b"}))
    archive.store_article(ENTRIES[0].id, ARTICLE, newer)

    archive.store_article(ENTRIES[0].id, ARTICLE, HABITS)

    assert archive.habits("le-fanal") == newer


def test_cited_article_is_read_again_after_an_hour_a_day_and_a_week(archive: SqlArchive) -> None:
    read_article(archive)
    archive.store_report(make.report())
    seen = []

    for hours in range(0, 24 * 9, 1):
        now = ARTICLE.fetched + timedelta(hours=hours)
        if archive.articles_to_reread(now):
            seen.append(hours)
            archive.store_reread(ARTICLE.id, now, None)

    assert seen == [1, 24, 24 * 7]


def test_overdue_looks_are_one_look(archive: SqlArchive) -> None:
    read_article(archive)
    archive.store_report(make.report())
    late = ARTICLE.fetched + timedelta(hours=30)

    archive.store_reread(ARTICLE.id, late, None)

    assert archive.articles_to_reread(late) == []
    assert archive.articles_to_reread(ARTICLE.fetched + timedelta(days=7)) == [ARTICLE]


def test_article_that_no_report_rests_on_is_not_read_again(archive: SqlArchive) -> None:
    read_article(archive)
    archive.store_report(make.report())
    elsewhere = make.claim()
    moved = replace(elsewhere, citations=(make.citation(article="another"),))
    second = make.report(moved, version=2, headline=moved, standfirst=None, points=())

    archive.store_report(second)

    assert archive.articles_to_reread(make.NOON + timedelta(days=1)) == []


def test_changed_article_is_a_new_version_with_its_passages(archive: SqlArchive) -> None:
    read_article(archive)
    later = make.NOON + timedelta(hours=2)
    changed = make.article("Le pont est ouvert.", id=ARTICLE.id, fetched=later)

    archive.store_reread(ARTICLE.id, later, changed)

    (latest,) = archive.articles([ARTICLE.id])
    assert (latest.version, latest.text, latest.fetched) == (2, changed.text, later)
    assert [passage.version for passage in latest.passages] == [2]
    assert archive.article_version(ARTICLE.id, 1) == ARTICLE


def test_same_change_seen_twice_is_one_version(archive: SqlArchive) -> None:
    read_article(archive)
    changed = make.article("Le pont est ouvert.", id=ARTICLE.id)

    archive.store_reread(ARTICLE.id, SOON, changed)
    archive.store_reread(ARTICLE.id, SOON, changed)

    (latest,) = archive.articles([ARTICLE.id])
    assert latest.version == 2


def test_unknown_article_that_is_read_again_is_left_out(archive: SqlArchive) -> None:
    archive.store_reread("nobody", make.NOON, ARTICLE)

    assert archive.articles([ARTICLE.id]) == []


@given(
    sentences=st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=4
    )
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_passages_keep_their_places_in_any_text(archive: SqlArchive, sentences: list[str]) -> None:
    article = make.article(*sentences)

    archive.store_article("", article, HABITS)

    assert archive.articles([article.id]) == [article]
