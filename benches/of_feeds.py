"""Feeds: nothing may break the reading of one, and what it says must come out."""  # noqa: INP001 - a folder of scripts, not a package

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assertions import Expected, as_read, expectations, header, readings
from pressed_pages import printed_feeds
from rows import Ground, Row, Told, as_lines, command, missing, objects

from foreigndesk.engines.crew import HereCrew
from foreigndesk.evals import feeds
from foreigndesk.evals.floors import Better, Score, digest

BROKE = "the work broke off"
"""How the crew begins the reason where an exception left the room."""
SERVED_AT = "http://127.0.0.1:8097/"
"""The address that the assertions about relative links were written for."""


def measure(ground: Ground) -> Iterator[Told]:
    """Yield titles right on the sample press; exceptions and assertions met on the test feeds."""
    yield _sample(ground)
    if ground.has("feedparser-tests"):
        yield from _public(ground)
    else:
        yield from missing(ground, "feedparser-tests", "feeds")


def _sample(ground: Ground) -> Row:
    printed = list(printed_feeds(ground))
    lines = [
        {"id": one.url, "path": f"{number}.xml", "url": one.url, "content_type": one.content_type}
        for number, one in enumerate(printed)
    ]
    bodies = {f"{number}.xml": one.body for number, one in enumerate(printed)}
    right = total = 0
    for one, answer in zip(printed, _answers(lines, bodies), strict=True):
        titles = [entry["title"] for entry in answer["entries"]]
        total += len(one.titles)
        right += sum(title in titles for title in one.titles)
    return Row(
        score=Score(
            measure="feeds.sample.titles_right",
            value=right / total,
            n=total,
            digest=digest(bodies.values()),
            command=command("feeds"),
        ),
        beside=f"in {len(printed)} feeds; bar 1",
    )


def _public(ground: Ground) -> Iterator[Row]:
    folder = ground.public / "feedparser-tests"
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".xml", ".json"})
    bodies = {str(path.relative_to(folder)): path.read_bytes() for path in paths}
    lines = [
        {
            "id": name,
            "path": f"{number}.xml",
            "url": header(body, "Content-Location") or SERVED_AT + name,
            "content_type": header(body, "Content-Type"),
        }
        for number, (name, body) in enumerate(bodies.items())
    ]
    stored = {f"{number}.xml": body for number, body in enumerate(bodies.values())}
    answers = {answer["id"]: answer for answer in _answers(lines, stored)}
    broken = sum(answer["error"].startswith(BROKE) for answer in answers.values())
    seen = digest(bodies.values())
    yield Row(
        score=Score(
            measure="feeds.feedparser_tests.exceptions",
            value=broken,
            n=len(bodies),
            digest=seen,
            command=command("feeds"),
            better=Better.LOWER,
        ),
        beside="bar 0",
    )
    asserted = [(name, one) for name, body in bodies.items() for one in expectations(body)]
    met = sum(_met(answers[name], one) for name, one in asserted)
    yield Row(
        score=Score(
            measure="feeds.feedparser_tests.assertions_met",
            value=met / len(asserted),
            n=len(asserted),
            digest=seen,
            command=command("feeds"),
        ),
        beside="of titles, links, ids and dates; feedparser itself, all its own assertions: .998; "
        "bar .995",
    )


def _met(answer: Mapping[str, Any], expected: Expected) -> bool:
    found = _given(answer, expected)
    match expected.field:
        case "title":
            return as_read(found) in readings(expected.value)
        case "published":
            return bool(found) and _moment(found) == _moment(expected.value)
        case _:
            return found == expected.value


def _given(answer: Mapping[str, Any], expected: Expected) -> str:
    """Return what we read where something is expected; empty where there is nothing."""
    if expected.entry < 0:
        return str(answer["title"])
    entries = answer["entries"]
    known = expected.entry < len(entries)
    return str(entries[expected.entry][expected.field] or "") if known else ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _answers(lines: list[dict[str, str]], bodies: Mapping[str, bytes]) -> list[dict[str, Any]]:
    with TemporaryDirectory() as name:
        for path, body in bodies.items():
            (Path(name) / path).write_bytes(body)
        return objects(feeds.run(as_lines(lines), Path(name), HereCrew()))
