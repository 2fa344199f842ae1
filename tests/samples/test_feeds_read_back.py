"""Feeds in every form and charset are read back by parsers that are not ours."""

import json
from datetime import timedelta

import fastfeedparser
import feedparser
import pytest
import staging

from foreigndesk.samples.cast import Role
from foreigndesk.samples.documents import declared
from foreigndesk.samples.feeds import LATEST, feed_document
from foreigndesk.samples.play import FeedForm, Trap

CHARSETS = ["utf-8", "utf-8-sig", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16", "ascii"]
XML = [FeedForm.RSS, FeedForm.ATOM, FeedForm.RDF]


def written(role: Role) -> bytes:
    return feed_document(role, role.outlet.feeds[0].url, staging.AFTERWARDS).body


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("form", XML)
def test_feedparser_reads_every_charset(form: FeedForm, charset: str) -> None:
    article = staging.article()
    role = staging.role(article, feed=form, charset=charset)

    read = feedparser.parse(written(role))

    assert not read.bozo
    assert read.feed.title == "La Bouée"
    (entry,) = read.entries
    assert (entry.title, entry.summary) == (article.title, article.summary)
    assert entry.link == role.address(article)
    assert entry.author == article.author


@pytest.mark.parametrize("charset", [one for one in CHARSETS if one != "utf-16"])
@pytest.mark.parametrize("form", XML)
def test_fastfeedparser_reads_every_charset(form: FeedForm, charset: str) -> None:
    article = staging.article()

    read = fastfeedparser.parse(written(staging.role(article, feed=form, charset=charset)))

    assert [entry.title for entry in read.entries] == [article.title]
    assert read.entries[0].published.startswith("2025-12-13T08:00:00")


@pytest.mark.parametrize("charset", CHARSETS)
def test_json_feeds_are_json_in_every_charset(charset: str) -> None:
    article = staging.article()
    role = staging.role(article, feed=FeedForm.JSON, charset=charset)

    feed = json.loads(written(role).decode(charset))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [entry["title"] for entry in feed["items"]] == [article.title]
    assert feed["items"][0]["date_published"] == "2025-12-13T08:00:00Z"


def test_rss_dates_are_written_on_the_outlet_s_own_clock() -> None:
    paris = staging.shipped_play()
    article = next(one for one in paris.articles if one.published.hour == 16)

    feed = written(staging.role(article)).decode()

    assert f"{article.published:%d %b %Y %H:%M:%S} +0100</pubDate>" in feed


@pytest.mark.parametrize("form", XML)
def test_an_undated_entry_has_no_date(form: FeedForm) -> None:
    article = staging.article(traps=frozenset({Trap.UNDATED}))

    (entry,) = feedparser.parse(written(staging.role(article, feed=form))).entries

    assert not {"published", "updated"} & set(entry)


def test_an_undated_entry_of_a_json_feed_has_no_date() -> None:
    article = staging.article(traps=frozenset({Trap.UNDATED}), author="", section="")

    (entry,) = json.loads(written(staging.role(article, feed=FeedForm.JSON)))["items"]

    assert set(entry) == {"id", "url", "title", "summary", "content_text"}


@pytest.mark.parametrize("form", XML)
def test_a_duplicate_guid_is_that_of_the_article_published_before(form: FeedForm) -> None:
    trapped = staging.article(
        "soir", published=staging.EVENING, traps=frozenset({Trap.DUPLICATE_GUID})
    )
    role = staging.role(staging.article(), trapped, feed=form)

    entries = feedparser.parse(written(role)).entries

    assert len({entry.id for entry in entries}) == 1
    assert len({entry.link for entry in entries}) == 2


def test_a_duplicate_guid_with_nothing_before_it_is_its_own() -> None:
    alone = staging.article(traps=frozenset({Trap.DUPLICATE_GUID}))

    (entry,) = feedparser.parse(written(staging.role(alone))).entries

    assert entry.id == "tag:la-bouee,2025-12-13:pont-ferme"


def test_a_feed_holds_the_latest_entries_newest_first() -> None:
    articles = [
        staging.article(f"n-{number}", published=staging.MORNING + timedelta(minutes=number))
        for number in range(LATEST + 2)
    ]

    entries = feedparser.parse(written(staging.role(*articles))).entries

    assert len(entries) == LATEST
    assert entries[0].link.endswith(f"n-{LATEST + 1}.html") or "n-31" in entries[0].link


@pytest.mark.parametrize("form", list(FeedForm))
def test_an_empty_feed_is_a_feed(form: FeedForm) -> None:
    role = staging.role(feed=form)

    feed = feed_document(role, role.outlet.feeds[0].url, staging.MORNING - timedelta(days=1))

    if form is FeedForm.JSON:
        assert json.loads(feed.body)["items"] == []
    else:
        assert feedparser.parse(feed.body).entries == []


def test_a_feed_changes_when_an_article_does_and_not_before() -> None:
    revision = staging.revision("est fermé", "est ouvert")
    role = staging.role(staging.article(revisions=(revision,)))
    url = role.outlet.feeds[0].url

    first, same, later = (
        feed_document(role, url, moment)
        for moment in (staging.MORNING, staging.EVENING - timedelta(seconds=1), staging.EVENING)
    )

    assert first == same
    assert (first.etag, first.modified) != (later.etag, later.modified)
    assert "est ouvert" in later.body.decode()


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("utf-8-sig", "utf-8"),
        ("latin-1", "iso-8859-1"),
        ("iso-8859-15", "iso-8859-15"),
        ("cp1252", "windows-1252"),
        ("UTF8", "utf-8"),
    ],
)
def test_a_charset_is_declared_under_its_name_on_the_net(charset: str, name: str) -> None:
    assert declared(charset) == name


def test_the_feeds_of_the_shipped_press_hold_its_titles() -> None:
    play = staging.shipped_play()

    for outlet in staging.shipped_outlets():
        manners = play.manners[outlet.id]
        if manners.feed is FeedForm.JSON:
            continue
        articles = tuple(one for one in play.articles if one.outlet == outlet.id)
        role = Role(outlet=outlet, manners=manners, articles=articles)
        entries = feedparser.parse(written(role)).entries
        printed = role.printed(staging.AFTERWARDS)
        assert [entry.title for entry in entries] == [one.title for one in printed]
