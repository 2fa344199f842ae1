"""A claim, held against the original passages it cites."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from foreigndesk.domain.report import Claim, Reason, Stand, Verdict
from foreigndesk.language.readings import readings
from foreigndesk.verify.content import content, nearest_of
from foreigndesk.verify.contrary import contrary
from foreigndesk.verify.denied import denied
from foreigndesk.verify.evidence import LONGEST, Evidence, evidence
from foreigndesk.verify.figures import figures
from foreigndesk.verify.grave import grave
from foreigndesk.verify.instructions import instructs, strange_addresses
from foreigndesk.verify.legible import illegible, printable
from foreigndesk.verify.manner import attributed, outlet_spans, quoted
from foreigndesk.verify.named import named


def check(claim: Claim, names: Mapping[str, str]) -> Verdict:
    """Return whether the cited passages, in their own words, bear a claim.

    A claim may leave out what passages say; it may not add a number, day, time, unit, name or
    quotation, nor deny what they do not. Without a passage that we can read it is unchecked.
    What cites an order to whoever reads it falls: who obeyed may have taken anything from it.

    Args:
        claim: English, with its citations.
        names: the edition's own, as its press spells them → conventional English.
    """
    if not claim.citations or not claim.text.strip():
        return _unchecked(Reason(kind="citation", words=claim.text[:LONGEST]))
    unread = illegible(claim.text)
    if unread:
        return _unchecked(Reason(kind=unread, words=printable(claim.text[:LONGEST])))
    orders = tuple(_orders(claim))
    passages = evidence(claim.citations)
    if not passages and not orders:
        return _unchecked(Reason(kind="language", words=claim.citations[0].language))
    reasons = orders or tuple(dict.fromkeys(_reasons(claim, passages, names)))
    return Verdict(stand=Stand.FALLS if reasons else Stand.STANDS, reasons=reasons)


def _unchecked(reason: Reason) -> Verdict:
    return Verdict(stand=Stand.UNCHECKED, reasons=(reason,))


def _orders(claim: Claim) -> Iterator[Reason]:
    if instructs(claim.text):
        yield Reason(kind="instruction", words=claim.text)
    for number, citation in enumerate(claim.citations):
        if instructs(citation.original):
            yield Reason(kind="instruction", words=claim.text, passage=number)


def _reasons(
    claim: Claim, passages: Sequence[Evidence], names: Mapping[str, str]
) -> Iterator[Reason]:
    text = claim.text
    outlets = outlet_spans(claim, passages)
    for address in strange_addresses(text, [passage.text for passage in passages]):
        yield Reason(kind="address", words=address)
    yield from attributed(claim, passages)
    yield from figures(text, passages)
    yield from quoted(text, passages)
    nearest = nearest_of(text, passages)
    yield from denied(text, nearest)
    yield from contrary(text, nearest)
    yield from content(text, passages, names)
    yield from grave(text, passages)
    yield from named(text, passages, names, [*outlets, *_days(text, passages[0].said[0])])


def _days(text: str, said: date) -> list[tuple[int, int]]:
    """Return where the claim names days and months: capitalised, but no names."""
    return [(moment.start, moment.end) for moment in readings(text, "en", said).dates]
