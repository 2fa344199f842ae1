"""A draft's claims: which are printed, which are withheld, and whether enough is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foreigndesk.domain.report import Claim, Form, Verdict, Withheld
from foreigndesk.verify.check import check
from foreigndesk.verify.legible import printable
from foreigndesk.verify.repair import repaired

LEAST_SENTENCES = {Form.REPORT: 3, Form.BRIEF: 2}
"""Standing sentences of the body below which a report is held (design, section 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What became of a draft's claims, in their order."""

    kept: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]


def sift(draft_claims: Sequence[Claim], names: Mapping[str, str]) -> Sifted:
    """Return the claims that stand, and the others with the reasons.

    A claim that stands without one of its clauses is kept without it; the ledger has it whole.

    Args:
        draft_claims: of all parts of a report.
        names: the edition's own, as its press spells them → conventional English.
    """
    kept, withheld = list[Claim](), list[Withheld]()
    for claim in draft_claims:
        verdict = check(claim, names)
        standing = claim if verdict.stands else repaired(claim, verdict, names)
        if standing is not None:
            kept.append(standing)
        if not verdict.stands:
            withheld.append(_withheld(claim, verdict))
    return Sifted(kept=tuple(kept), withheld=tuple(withheld))


def _withheld(claim: Claim, verdict: Verdict) -> Withheld:
    return Withheld(
        part=claim.part,
        text=printable(claim.text),
        original="\n".join(printable(citation.original) for citation in claim.citations),
        reasons=verdict.reasons,
    )


def held(
    *, headline_kept: bool, standfirst_kept: bool, body_kept: Sequence[Claim], form: Form
) -> str:
    """Return why a report must wait for an editor; empty where it need not."""
    if not headline_kept:
        return "the headline does not stand"
    if not standfirst_kept:
        return "the standfirst does not stand"
    least = LEAST_SENTENCES[form]
    if len(body_kept) < least:
        return f"{len(body_kept)} of at least {least} sentences stand"
    return ""
