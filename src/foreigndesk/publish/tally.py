"""What became of an edition's sentences: printed, withheld and why, in which languages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from foreigndesk.domain.report import Claim, Report, Status, Withheld, seen
from foreigndesk.publish.content import SiteContent

MANY, UNKNOWN = "mul", "und"
"""ISO 639-2's codes of several languages and of one that nobody recorded."""


class Fate(StrEnum):
    """What became of a sentence that was checked."""

    PRINTED = "printed"
    WITHHELD = "withheld"
    """It fell, or could not be checked."""
    WAITING = "waiting"
    """It stands, in a version that waits for an editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many sentences were checked, and what became of them."""

    sentences: Mapping[tuple[str, Fate], int] = field(default_factory=dict)
    """Language of the passages and fate → how many; adds up to what was checked."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Kind of reason → withheld sentences with it, most frequent first; one may have several."""

    @property
    def checked(self) -> int:
        """Return how many sentences were checked."""
        return sum(self.sentences.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the passages, the one with most sentences first."""
        counts = Counter[str]()
        for (language, _), number in self.sentences.items():
            counts[language] += number
        return tuple(sorted(counts, key=lambda language: (-counts[language], language)))

    def of(self, fate: str = "", language: str = "") -> int:
        """Return how many sentences met a fate, or any, of one language or of all."""
        return sum(
            number
            for (spoken, met), number in self.sentences.items()
            if fate in {"", met} and language in {"", spoken}
        )


def tallied(site: SiteContent) -> Tally:
    """Return what became of the sentences of all reports that readers have seen.

    Every version counts, for each is checked as a whole; not so the note of a withdrawal, which
    checks nothing.
    """
    histories = {report.id: (report,) for report in site.reports} | dict(site.versions)
    sentences, kinds = Counter[tuple[str, Fate]](), Counter[str]()
    for versions in histories.values():
        if seen(versions) is None:
            continue
        spoken = _spoken(versions)
        for version in versions:
            if version.status is Status.WITHDRAWN and version.version > 1:
                continue
            sentences.update(_fates(version, spoken))
            kinds.update(kind for one in _struck(version) for kind in {r.kind for r in one.reasons})
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return Tally(sentences=dict(sentences), kinds=dict(ordered))


def _spoken(versions: tuple[Report, ...]) -> dict[str, str]:
    """Return passage → its language, for all that a report cites."""
    return {
        citation.original: citation.language
        for version in versions
        for claim in version.claims
        for citation in claim.citations
    } | {witness.title: witness.language for v in versions for witness in v.witnesses}


def _fates(version: Report, spoken: Mapping[str, str]) -> Iterator[tuple[str, Fate]]:
    struck = _struck(version)
    fell = {(one.part, one.text) for one in struck}
    fate = Fate.PRINTED if _printed(version) else Fate.WAITING
    for claim in version.claims:
        if (claim.part, claim.text) not in fell:
            yield _language(claim), fate
    heard = {witness.language for witness in version.witnesses}
    likely = heard.pop() if len(heard) == 1 else UNKNOWN
    for one in struck:
        yield _withheld_language(one, spoken, likely), Fate.WITHHELD


def _struck(version: Report) -> tuple[Withheld, ...]:
    """Return what was withheld of a version, each sentence once.

    A report keeps a headline that fell, for its editor to see. While it is held, that is a
    withheld sentence; where the editor released it all the same, it is a printed one.
    """
    if not _printed(version):
        return version.withheld
    shown = {(claim.part, claim.text) for claim in version.claims}
    return tuple(one for one in version.withheld if (one.part, one.text) not in shown)


def _printed(version: Report) -> bool:
    return version.status not in {Status.HELD, Status.DRAFT}


def _language(claim: Claim) -> str:
    return _one_of({citation.language for citation in claim.citations})


def _withheld_language(one: Withheld, spoken: Mapping[str, str], likely: str) -> str:
    """Return the language of a withheld sentence's passages; the ledger keeps only their words."""
    return _one_of({spoken.get(passage, likely) for passage in one.original.split("\n")})


def _one_of(languages: set[str]) -> str:
    if not languages:
        return UNKNOWN
    return languages.pop() if len(languages) == 1 else MANY
