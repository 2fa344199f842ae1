"""All that one letter says, before it becomes HTML and text."""

from dataclasses import dataclass

from foreigndesk.deliver.envelope import Links
from foreigndesk.deliver.notices import ROUGH, Erratum, Notice
from foreigndesk.domain.letter import Subscriber
from foreigndesk.domain.press import Edition, Imprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a letter says, in the order in which it says it; nothing is markup."""

    edition: Edition
    imprint: Imprint
    subscriber: Subscriber
    links: Links
    subject: str
    preheader: str
    day: str
    errata: list[Erratum]
    more_errata: int
    """Corrections that are left to the corrections page."""
    stories: list[Notice]
    updates: list[Notice]
    thin: str
    asked: str

    @property
    def rough(self) -> str:
        """Return what readers must know of originals that stand first; empty where none does."""
        headlines = [one.headline for one in (*self.stories, *self.updates)]
        headlines += [one.headline for one in self.errata]
        return ROUGH if any(headline.original for headline in headlines) else ""

    @property
    def home(self) -> str:
        """Return the address of the edition, with its slash."""
        return f"{self.imprint.base_address}/{self.edition.id}/"
