"""A claim, held against the original passages it cites."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from foreigndesk.domain.report import Claim, Reason, Stand, Verdict
from foreigndesk.language.readings import readings
from foreigndesk.verify.evidence import LONGEST, Evidence, evidence
from foreigndesk.verify.figures import figures
from foreigndesk.verify.manner import attributed, denied, outlet_spans, quoted
from foreigndesk.verify.named import named


def check(claim: Claim, names: Mapping[str, str]) -> Verdict:
    """Return whether the cited passages, in their own words, bear a claim.

    A claim may leave out what passages say; it may not add a number, day, time, unit, name or
    quotation, nor deny what they do not. Without a passage that we can read it is unchecked.

    Args:
        claim: English, with its citations.
        names: the edition's own, as its press spells them → conventional English.
    """
    if not claim.citations or not claim.text.strip():
        return _unchecked(Reason(kind="citation", words=claim.text[:LONGEST]))
    if len(claim.text) > LONGEST:
        return _unchecked(Reason(kind="length", words=claim.text[:LONGEST]))
    passages = evidence(claim.citations)
    if not passages:
        return _unchecked(Reason(kind="language", words=claim.citations[0].language))
    reasons = tuple(dict.fromkeys(_reasons(claim, passages, names)))
    return Verdict(stand=Stand.FALLS if reasons else Stand.STANDS, reasons=reasons)


def _unchecked(reason: Reason) -> Verdict:
    return Verdict(stand=Stand.UNCHECKED, reasons=(reason,))


def _reasons(
    claim: Claim, passages: Sequence[Evidence], names: Mapping[str, str]
) -> Iterator[Reason]:
    text = claim.text
    outlets = outlet_spans(claim, passages)
    yield from attributed(claim, passages)
    yield from figures(text, passages)
    yield from quoted(text, passages)
    yield from denied(text, passages)
    yield from named(text, passages, names, [*outlets, *_days(text, passages[0].said[0])])


def _days(text: str, said: date) -> list[tuple[int, int]]:
    """Return where the claim names days and months: capitalised, but no names."""
    return [(moment.start, moment.end) for moment in readings(text, "en", said).dates]
