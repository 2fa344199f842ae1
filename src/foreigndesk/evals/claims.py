"""``eval claims``: do the passages bear each claim."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from foreigndesk.domain.report import Citation, Claim, Part, Verdict
from foreigndesk.evals.lines import bad_line, read_lines, write_line
from foreigndesk.verify.check import check

UNDATED = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""The day of passages without one; their weekdays still agree with a claim's."""


def run(lines: Iterable[str] | Iterable[bytes]) -> Iterator[str]:
    """Yield one verdict a line, as JSON, in order; a bad line gives an error and no stop.

    Args:
        lines: ``{"id","claim","passages":[{"language","text","published"?,"outlet"?}]}``.

    Returns:
        ``{"id","stands","verdict","reasons":[{"kind","words","passage"}]}``.
    """
    for number, fields, error in read_lines(lines):
        fault = error or _fault(fields or {})
        if fields is None or fault:
            yield bad_line(number, fields, fault)
            continue
        yield write_line(_answer(fields["id"], check(claim_of(fields), {})))


def _fault(fields: dict[str, Any]) -> str:
    """Return what is wrong with a line; empty where nothing is."""
    if "id" not in fields:
        return "no id"
    if not isinstance(fields.get("claim"), str):
        return "claim is not a text"
    passages = fields.get("passages")
    if not isinstance(passages, list):
        return "passages is not a list"
    faults = (_passage_fault(passage) for passage in passages)
    return next((fault for fault in faults if fault), "")


def _passage_fault(passage: Any) -> str:
    if not isinstance(passage, dict):
        return "a passage is not an object"
    for key in ("language", "text"):
        if not isinstance(passage.get(key), str):
            return f"a passage's {key} is not a text"
    for key in ("published", "outlet"):
        if not isinstance(passage.get(key) or "", str):
            return f"a passage's {key} is not a text"
    try:
        _published(passage)
    except ValueError as error:
        return f"a passage's published is not ISO 8601: {error}"
    return ""


def _published(passage: dict[str, Any]) -> datetime:
    text = passage.get("published")
    if not text:
        return UNDATED
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def claim_of(fields: dict[str, Any]) -> Claim:
    """Return the claim of a line that is well formed."""
    citations = tuple(
        _citation(number, passage) for number, passage in enumerate(fields["passages"])
    )
    return Claim(part=Part.BODY, text=fields["claim"], citations=citations)


def _citation(number: int, passage: dict[str, Any]) -> Citation:
    text = passage["text"]
    return Citation(
        article=f"passage-{number}",
        version=1,
        outlet=passage.get("outlet") or "",
        url="",
        language=passage["language"].split("-")[0].lower(),
        published=_published(passage),
        start=0,
        end=len(text),
        sha256="",
        original=text,
    )


def _answer(id_: object, verdict: Verdict) -> dict[str, Any]:
    return {
        "id": id_,
        "stands": verdict.stands,
        "verdict": str(verdict.stand),
        "reasons": [
            {"kind": reason.kind, "words": reason.words, "passage": reason.passage}
            for reason in verdict.reasons
        ],
    }
