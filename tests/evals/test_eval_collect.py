import gzip
import json
import pickle
from pathlib import Path

import pytest

from foreigndesk.engines.crew import HereCrew
from foreigndesk.evals import extraction, feeds

WORDS = "Le pont de la ville est fermé depuis samedi matin à tous les véhicules. " * 4
PAGE = f"<html lang='fr'><title>Le pont fermé</title><article><p>{WORDS}</p></article></html>"
FEED = (
    "<rss><channel><title>Le Fanal</title><item><title>Pont</title><guid>g</guid></item>"
    "</channel></rss>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "broken.gz").write_bytes(b"no gzip")
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"\0" * 30_000_000))
    return tmp_path


def lines(*paths: object) -> list[str]:
    return [
        json.dumps({"id": number, "path": path, "url": "https://a.example/b", "more": 1})
        for number, path in enumerate(paths)
    ]


def test_feeds_are_answered_in_order(folder: Path) -> None:
    asked = [*lines("feed.xml", "page.html", "none.xml"), "{bad", "", json.dumps({"id": "x"})]

    good, page, none, bad, empty = map(json.loads, feeds.run(asked, folder, HereCrew()))

    entry = {
        "id": "g",
        "title": "Pont",
        "link": "",
        "published": None,
        "summary": "",
        "content": "",
    }
    assert good == {"id": 0, "ok": True, "error": "", "title": "Le Fanal", "entries": [entry]}
    assert (page["ok"], page["error"]) == (False, "HTML instead of a feed")
    assert "cannot be read" in none["error"]
    assert (bad["id"], bad["line"]) == (None, 4)
    assert empty == {"id": "x", "line": 6, "error": "no path"}


def test_pages_are_answered_plain_or_packed(folder: Path) -> None:
    asked = lines("page.html", str(folder / "page.html.gz"), "broken.gz", "bomb.gz", 7)

    plain, packed, broken, bomb, odd = map(json.loads, extraction.run(asked, folder, HereCrew()))

    assert list(plain) == [
        "id",
        "ok",
        "reason",
        "title",
        "text",
        "published",
        "authors",
        "language",
    ]
    assert (plain["ok"], plain["text"], plain["language"]) == (True, WORDS.strip(), "fr")
    assert (plain["title"], plain["published"]) == ("Le pont fermé", None)
    assert packed["text"] == plain["text"]
    assert (broken["ok"], "cannot be read" in broken["reason"]) == (False, True)
    assert "larger" in bomb["reason"]
    assert odd["error"] == "no path"


def test_no_lines_have_no_answers_and_start_no_processes(folder: Path) -> None:
    assert list(feeds.run([], folder)) == []


def test_the_work_can_be_handed_to_another_process(folder: Path) -> None:
    feed = feeds.FeedFile(folder=folder, path="feed.xml", url="", content_type="")
    page = extraction.PageFile(folder=folder, path="page.html", url="")

    for work, task in ((feeds.answer, feed), (extraction.answer, page)):
        work, task = pickle.loads(pickle.dumps((work, task)))  # noqa: PLW2901 - what comes out
        assert work(task)["ok"]
