"""A draft's claims: which are printed, which are withheld, and whether enough is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foreigndesk.domain.report import Claim, Form, Withheld
from foreigndesk.verify.check import check

LEAST_SENTENCES = {Form.REPORT: 3, Form.BRIEF: 2}
"""Standing sentences of the body below which a report is held (design, section 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What became of a draft's claims, in their order."""

    kept: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]


def sift(draft_claims: Sequence[Claim], names: Mapping[str, str]) -> Sifted:
    """Return the claims that stand, and the others with the reasons.

    Args:
        draft_claims: of all parts of a report.
        names: the edition's own, as its press spells them → conventional English.
    """
    judged = [(claim, check(claim, names)) for claim in draft_claims]
    return Sifted(
        kept=tuple(claim for claim, verdict in judged if verdict.stands),
        withheld=tuple(
            Withheld(
                part=claim.part,
                text=claim.text,
                original="\n".join(citation.original for citation in claim.citations),
                reasons=verdict.reasons,
            )
            for claim, verdict in judged
            if not verdict.stands
        ),
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
