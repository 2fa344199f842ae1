"""What the desk would make of one address: `foreigndesk probe` shows these values."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from foreigndesk.collect.feeds import FeedReading
from foreigndesk.domain.article import Article, Entry, Flag
from foreigndesk.errors import DeskError, RejectedError, TransientError
from foreigndesk.ports import Answer

_FEED_BODY = re.compile(
    # Possessive: comments are passed over once, however many there are.
    rb"\s*+(?:<\?xml[^>]*+>)?+\s*+(?:(?><!--.*?-->)\s*+)*+<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)
_FEED_TYPES = ("rss", "atom", "rdf", "feed+json", "/xml", "/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What one address holds and what the desk would do with it."""

    url: str
    kind: str
    """feed or article."""
    status: str
    """ok, not_modified, later, never, gone or partial."""
    reason: str = ""
    final_url: str = ""
    next_url: str = ""
    """Where the desk would ask next time; empty where it would not."""
    http_status: int | None = None
    retry_after: float | None = None
    """Seconds."""
    entries: tuple[Entry, ...] = ()
    title: str = ""
    text: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    flags: tuple[str, ...] = ()


def kind_of(answer: Answer) -> str:
    """Return ``feed`` or ``article``, by what a server said and sent."""
    kind = answer.content_type.partition(";")[0].strip().lower()
    if any(kind.endswith(end) or end in kind for end in _FEED_TYPES) and "xhtml" not in kind:
        return "feed"
    return "feed" if _FEED_BODY.match(answer.body[:4096]) else "article"


def probe_of_unchanged(answer: Answer, kind: str) -> Probe:
    """Return what a 304 means: nothing new, and nothing to do."""
    return _answered(answer, kind=kind, status="not_modified")


def probe_of_feed(reading: FeedReading, answer: Answer) -> Probe:
    """Return what a feed holds; one that was cut off is partial."""
    status = "partial" if "cut off" in reading.degraded else "ok"
    return _answered(
        answer,
        kind="feed",
        status=status,
        reason=reading.degraded,
        entries=reading.entries,
        title=reading.title,
    )


def probe_of_article(article: Article, answer: Answer) -> Probe:
    """Return what a page holds; one of which only a part is free or usable is partial."""
    less = article.flags & {Flag.TEASER, Flag.FEED_TEXT}
    return _answered(
        answer,
        kind="article",
        status="partial" if less else "ok",
        reason=", ".join(sorted(flag.value.replace("_", " ") for flag in less)),
        title=article.title,
        text=article.text,
        published=article.published if article.dated else None,
        authors=article.authors,
        language=article.language,
        flags=tuple(sorted(flag.value for flag in article.flags)),
    )


def _answered(answer: Answer, **found: Any) -> Probe:
    """Return a probe of an answer with what the net said filled in."""
    return Probe(
        url=answer.request.url,
        final_url=answer.final_url,
        next_url=answer.moved_to or answer.request.url,
        http_status=answer.status,
        **found,
    )


def probe_of_refusal(answer: Answer, kind: str, error: RejectedError) -> Probe:
    """Return what becomes of an address that answered with something we cannot use.

    The flags name the wall, where it was one.
    """
    named = [flag.value for flag in Flag if flag.value.replace("_", " ") in str(error)]
    return _answered(answer, kind=kind, status="never", reason=str(error), flags=tuple(named))


def probe_of_failure(url: str, error: DeskError, kind: str = "feed") -> Probe:
    """Return what becomes of an address that could not be read.

    Args:
        url: as asked for.
        error: a TransientError means later; a RejectedError never, or that it is gone.
        kind: what it was thought to be.
    """
    if isinstance(error, TransientError):
        wait = error.retry_after.total_seconds() if error.retry_after is not None else None
        return Probe(
            url=url,
            kind=kind,
            status="later",
            reason=str(error),
            next_url=url,
            http_status=error.http_status,
            retry_after=wait,
        )
    gone = isinstance(error, RejectedError) and error.gone
    status = error.http_status if isinstance(error, RejectedError) else None
    return Probe(
        url=url,
        kind=kind,
        status="gone" if gone else "never",
        reason=str(error),
        http_status=status,
    )


def as_json(probe: Probe) -> dict[str, Any]:
    """Return a probe as the object that the command prints; what is not known is null."""
    return {
        "url": probe.url,
        "kind": probe.kind,
        "status": probe.status,
        "reason": probe.reason,
        "final_url": probe.final_url or None,
        "next_url": probe.next_url or None,
        "http_status": probe.http_status,
        "retry_after": probe.retry_after,
        "entries": entries_as_json(probe.entries),
        "title": probe.title,
        "text": probe.text,
        "published": iso(probe.published),
        "authors": list(probe.authors),
        "language": probe.language or None,
        "flags": list(probe.flags),
    }


def entries_as_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return entries as objects of JSON.

    An entry's id is the feed's own; where the feed repeats or lacks it, it is ours.
    """
    listed = list(entries)
    guids = Counter(entry.guid for entry in listed)
    return [
        {
            "id": entry.guid if entry.guid and guids[entry.guid] == 1 else entry.id,
            "title": entry.title,
            "link": entry.link,
            "published": iso(entry.published),
            "summary": entry.summary,
            "content": entry.content,
        }
        for entry in listed
    ]


def iso(moment: datetime | None) -> str | None:
    """Return a moment as ISO 8601 in UTC; None for none."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None
