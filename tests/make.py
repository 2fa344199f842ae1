"""Values for tests: name what matters, the rest is supplied here."""

import hashlib
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from foreigndesk.domain.article import Article, Entry, Passage
from foreigndesk.domain.letter import Consent, Subscriber
from foreigndesk.domain.press import Edition, Feed, Grade, Imprint, Outlet
from foreigndesk.domain.report import (
    Citation,
    Claim,
    Form,
    Part,
    Provenance,
    Report,
    Status,
    Witness,
)
from foreigndesk.domain.story import Novelty, Placement, Story

NOON = datetime(2025, 12, 13, 12, 0, tzinfo=UTC)
"""A moment that tests agree on: 13 December 2025, 12:00 UTC, a Saturday."""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def outlet(id: str = "le-fanal", **changes: Any) -> Outlet:
    values: dict[str, Any] = {
        "id": id,
        "name": id.replace("-", " ").title(),
        "homepage": f"https://{id}.example/",
        "country": "FR",
        "languages": ("fr",),
        "kind": "daily",
        "owner": f"Owner of {id}",
        "region": "national",
        "checked": "never",
        "feeds": (feed(id),),
    }
    return Outlet(**{**values, **changes})


def feed(outlet: str = "le-fanal", url: str = "") -> Feed:
    return Feed(id=f"feed-{outlet}", outlet=outlet, url=url or f"https://{outlet}.example/rss.xml")


def edition(id: str = "france", **changes: Any) -> Edition:
    values: dict[str, Any] = {
        "id": id,
        "name": "France",
        "country": "FR",
        "languages": ("fr",),
        "zone": ZoneInfo("Europe/Paris"),
        "letter_at": time(7, 0),
        "outlets": (),
        "least_grade": Grade.GLOSS,
    }
    return Edition(**{**values, **changes})


def imprint(**changes: Any) -> Imprint:
    values: dict[str, Any] = {
        "operator": "The Test Desk",
        "base_address": "https://desk.example",
        "contact": "editor@desk.example",
    }
    return Imprint(**{**values, **changes})


def entry(title: str = "Un titre", outlet: str = "le-fanal", **changes: Any) -> Entry:
    link = f"https://{outlet}.example/{digest(title)[:8]}"
    values: dict[str, Any] = {
        "id": digest(link)[:16],
        "outlet": outlet,
        "feed": f"feed-{outlet}",
        "guid": link,
        "link": link,
        "title": title,
        "summary": "",
        "content": "",
        "published": NOON,
    }
    return Entry(**{**values, **changes})


def article(*sentences: str, outlet: str = "le-fanal", **changes: Any) -> Article:
    """An article whose passages are these sentences, one paragraph each."""
    text = "\n".join(sentences or ("Le pont est fermé depuis samedi.",))
    values: dict[str, Any] = {
        "id": digest(outlet + text)[:16],
        "outlet": outlet,
        "url": f"https://{outlet}.example/{digest(text)[:8]}",
        "title": sentences[0] if sentences else "Le pont est fermé",
        "summary": "",
        "text": text,
        "language": "fr",
        "published": NOON,
        "dated": True,
        "fetched": NOON + timedelta(minutes=5),
    }
    values |= changes
    if "passages" not in values:
        values["passages"] = tuple(_passages(values))
    return Article(**values)


def _passages(values: dict[str, Any]) -> list[Passage]:
    found, start = [], 0
    for number, line in enumerate(values["text"].split("\n")):
        found.append(
            Passage(
                article=values["id"],
                version=values.get("version", 1),
                start=start,
                end=start + len(line),
                text=line,
                sha256=digest(line),
                language=values["language"],
                paragraph=number,
            )
        )
        start += len(line) + 1
    return found


def citation(original: str = "Le pont est fermé depuis samedi.", **changes: Any) -> Citation:
    values: dict[str, Any] = {
        "article": "article-1",
        "version": 1,
        "outlet": "le-fanal",
        "url": "https://le-fanal.example/pont",
        "language": "fr",
        "published": NOON,
        "start": 0,
        "end": len(original),
        "sha256": digest(original),
        "original": original,
    }
    return Citation(**{**values, **changes})


def claim(
    text: str = "The bridge has been closed since Saturday.",
    *originals: str,
    part: Part = Part.BODY,
    **changes: Any,
) -> Claim:
    """A claim that cites these passages (French unless `language` is given)."""
    language = changes.pop("language", "fr")
    citations = tuple(
        citation(original, language=language)
        for original in originals or ("Le pont est fermé depuis samedi.",)
    )
    return Claim(**{"part": part, "text": text, "citations": citations, **changes})


def witness(outlet: str = "le-fanal", **changes: Any) -> Witness:
    values: dict[str, Any] = {
        "article": f"article-of-{outlet}",
        "outlet": outlet,
        "outlet_name": outlet.replace("-", " ").title(),
        "owner": f"Owner of {outlet}",
        "url": f"https://{outlet}.example/pont",
        "title": "Le pont est fermé",
        "gloss": "The bridge is closed",
        "language": "fr",
        "published": NOON,
        "teaser": False,
        "paywall": False,
    }
    return Witness(**{**values, **changes})


def provenance() -> Provenance:
    return Provenance(
        engines={"translate": "fake", "write": "extractive", "judge": "rules"},
        settings={},
        passages=(digest("Le pont est fermé depuis samedi."),),
        software="foreigndesk test",
    )


def report(*body: Claim, **changes: Any) -> Report:
    values: dict[str, Any] = {
        "id": "report-1",
        "edition": "france",
        "story": "story-1",
        "slug": "2025-12-13-bridge-closed",
        "version": 1,
        "status": Status.PUBLISHED,
        "form": Form.REPORT,
        "headline": claim("Bridge closed", part=Part.HEADLINE),
        "standfirst": claim("The bridge is closed.", part=Part.STANDFIRST),
        "points": (claim("The bridge is closed.", part=Part.POINT),),
        "body": body or (claim(), claim(paragraph=1), claim(paragraph=2)),
        "witnesses": (witness(), witness("vigie")),
        "independent": 2,
        "disputes": (),
        "withheld": (),
        "corrections": (),
        "what_changed": (),
        "grade": Grade.GLOSS,
        "provenance": provenance(),
        "first_published": NOON,
        "updated": NOON,
    }
    return Report(**{**values, **changes})


def placement(article: str, story: str = "story-1", **changes: Any) -> Placement:
    values: dict[str, Any] = {
        "article": article,
        "story": story,
        "opened": False,
        "similarity": 0.5,
        "voice": article,
        "novelty": Novelty.NEW_FACT,
        "reasons": (),
    }
    return Placement(**{**values, **changes})


def story(*placements: Placement, **changes: Any) -> Story:
    values: dict[str, Any] = {
        "id": "story-1",
        "edition": "france",
        "opened": NOON,
        "last_article": NOON,
        "placements": placements or (placement("article-1"), placement("article-2")),
    }
    return Story(**{**values, **changes})


def subscriber(address: str = "reader@example.org", **changes: Any) -> Subscriber:
    values: dict[str, Any] = {
        "id": digest("france" + address)[:16],
        "edition": "france",
        "address": address,
        "consent": Consent.CONFIRMED,
        "asked": NOON,
        "confirmed": NOON,
        "words": "Send me the top news stories in France each morning.",
        "asked_from": "192.0.2.1",
        "zone": ZoneInfo("Europe/Paris"),
    }
    return Subscriber(**{**values, **changes})
