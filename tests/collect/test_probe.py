from datetime import timedelta
from typing import Any

import pytest

import make
from foreigndesk.collect.feeds import FeedReading
from foreigndesk.collect.probe import (
    as_json,
    kind_of,
    probe_of_article,
    probe_of_failure,
    probe_of_feed,
    probe_of_refusal,
    probe_of_unchanged,
)
from foreigndesk.domain.article import Flag
from foreigndesk.errors import DeskError, RejectedError, TransientError
from foreigndesk.ports import Answer, Request

URL = "https://le-fanal.example/flux.xml"
KEYS = (
    "url kind status reason final_url next_url http_status retry_after entries title text "
    "published "
    "authors language flags"
)


def answer(**changes: Any) -> Answer:
    values: dict[str, Any] = {
        "request": Request(url=URL),
        "status": 200,
        "final_url": URL,
        "moved_to": "",
        "body": b"",
        "content_type": "",
        "etag": "",
        "modified": "",
        "fetched": make.NOON,
    }
    return Answer(**{**values, **changes})


def reading(*guids: str, **changes: Any) -> FeedReading:
    entries = tuple(make.entry(f"T{n}", guid=guid, id=f"id{n}") for n, guid in enumerate(guids))
    values = {"title": "Le Fanal", "entries": entries, "degraded": "", "dropped": 0}
    return FeedReading(**{**values, **changes})


def test_a_feed_is_shown_with_its_entries() -> None:
    shown = as_json(probe_of_feed(reading("g"), answer(moved_to="https://new.example/")))

    assert list(shown) == KEYS.split()
    assert (shown["kind"], shown["status"], shown["http_status"]) == ("feed", "ok", 200)
    assert shown["next_url"] == "https://new.example/"
    assert list(shown["entries"][0]) == ["id", "title", "link", "published", "summary", "content"]
    assert shown["entries"][0]["published"] == "2025-12-13T12:00:00Z"


def test_a_guid_that_repeats_or_lacks_is_replaced_by_our_id() -> None:
    shown = as_json(probe_of_feed(reading("g", "g", "", "h"), answer()))

    assert [entry["id"] for entry in shown["entries"]] == ["id0", "id1", "id2", "h"]


def test_a_feed_that_was_cut_off_is_partial() -> None:
    assert probe_of_feed(reading(degraded="cut off"), answer()).status == "partial"
    assert probe_of_feed(reading(degraded="junk"), answer()).status == "ok"


def test_an_article_is_shown_with_its_flags() -> None:
    article = make.article("Le pont est fermé.", flags=frozenset({Flag.TEASER, Flag.SHORT}))

    shown = as_json(probe_of_article(article, answer()))

    assert (shown["kind"], shown["status"], shown["reason"]) == ("article", "partial", "teaser")
    assert (shown["flags"], shown["text"]) == (["short", "teaser"], "Le pont est fermé.")


def test_an_undated_article_shows_no_date() -> None:
    shown = as_json(probe_of_article(make.article("Le pont.", dated=False), answer()))

    assert (shown["status"], shown["published"]) == ("ok", None)


def test_nothing_new_is_shown_as_such() -> None:
    assert probe_of_unchanged(answer(status=304), "feed").status == "not_modified"


def test_a_wall_is_named_by_its_flag() -> None:
    probe = probe_of_refusal(answer(), "article", RejectedError("x: consent wall"))

    assert (probe.status, probe.flags) == ("never", ("consent_wall",))


@pytest.mark.parametrize(
    ("error", "status", "retry_after", "http_status", "next_url"),
    [
        (TransientError("x", timedelta(minutes=2), 429), "later", 120.0, 429, URL),
        (TransientError("x"), "later", None, None, URL),
        (RejectedError("x", http_status=404), "never", None, 404, None),
        (RejectedError("x", gone=True, http_status=410), "gone", None, 410, None),
        (DeskError("x"), "never", None, None, None),
    ],
)
def test_a_failure_says_what_the_desk_would_do(
    error: DeskError,
    status: str,
    retry_after: float | None,
    http_status: int | None,
    next_url: str | None,
) -> None:
    shown = as_json(probe_of_failure(URL, error))

    assert (shown["status"], shown["retry_after"]) == (status, retry_after)
    assert (shown["http_status"], shown["next_url"]) == (http_status, next_url)


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("application/rss+xml; charset=utf-8", b"", "feed"),
        ("application/feed+json", b"{}", "feed"),
        ("text/html", b"<?xml version='1.0'?><!-- a --><!-- b --><rss>", "feed"),
        ("text/html", b"<!doctype html><html>", "article"),
        ("application/xhtml+xml", b"<html>", "article"),
        ("text/html", b"<!---->" * 500, "article"),
    ],
)
def test_what_an_answer_is_is_told_by_type_and_body(
    content_type: str, body: bytes, kind: str
) -> None:
    assert kind_of(answer(content_type=content_type, body=body)) == kind
