"""`eval stories`: the clustering, online; the first decision about an article is final."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from foreigndesk.cluster import Window
from foreigndesk.domain.article import Article
from foreigndesk.evals.lines import bad_line, read_lines, write_line

WINDOW_DAYS = 4


def run(lines: Iterable[str] | Iterable[bytes]) -> Iterator[str]:
    """Yield a line {"id","story"} for every article, decided from those before it alone.

    Args:
        lines: {"id","language","published","title","text"?,"outlet"?}, in time order.
    """
    window = Window("eval", WINDOW_DAYS)
    for number, fields, error in read_lines(lines):
        fault = error or _fault(fields or {})
        if fields is None or fault:
            yield bad_line(number, fields, fault)
            continue
        placement = window.place(_article(fields, number))
        yield write_line({"id": fields["id"], "story": placement.story})


def _fault(fields: dict[str, Any]) -> str:
    if fields.get("id") is None:
        return "no id"
    for name in ("language", "published", "title"):
        if not isinstance(fields.get(name), str):
            return f"no {name}"
    try:
        _moment(fields["published"])
    except ValueError:
        return "published is not ISO 8601"
    except OverflowError:
        return "published is outside the calendar"
    return ""


def _moment(published: str) -> datetime:
    """Return a moment in UTC; one without a zone is taken for UTC."""
    moment = datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _article(fields: dict[str, Any], number: int) -> Article:
    published = _moment(fields["published"])
    text = fields.get("text") if isinstance(fields.get("text"), str) else ""
    return Article(
        id=hashlib.sha256(f"{number} {fields['id']}".encode("utf-8", "replace")).hexdigest()[:16],
        outlet=str(fields.get("outlet") or ""),
        url="",
        title=fields["title"],
        summary="",
        text=text or "",
        language=fields["language"].replace("_", "-").split("-")[0].lower(),
        published=published,
        dated=True,
        fetched=published,
    )
