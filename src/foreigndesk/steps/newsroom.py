"""Everything the day's work needs, in one frozen value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from foreigndesk.deliver.tokens import Signer
from foreigndesk.domain.press import Edition, Imprint, Outlet
from foreigndesk.ports import Archive, Clock, Crew, Fetcher, Mailer, Site, Translator


def say_nothing(what: str, done: int, of: int) -> None:
    """Show no progress."""
    del what, done, of


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The desk with its ports, its press and its editions; `wiring` chooses them."""

    archive: Archive
    fetcher: Fetcher
    crew: Crew
    translators: tuple[Translator, ...]
    site: Site
    mailer: Mailer
    clock: Clock
    signer: Signer
    imprint: Imprint
    press: Mapping[str, Outlet]
    editions: Mapping[str, Edition]
    poll_every: timedelta
    reports: int
    """How many stories a cover writes at most."""
    software: str
    """Name and version."""
    progress: Callable[[str, int, int], None] = say_nothing
    """Told how far long work is: what, how many are done, of how many."""

    def outlets(self, edition: Edition) -> dict[str, Outlet]:
        """Return the outlets that an edition reads, by id."""
        if edition.outlets:
            return {key: self.press[key] for key in edition.outlets}
        return {o.id: o for o in self.press.values() if o.country == edition.country}


def local_day(edition: Edition, moment: datetime) -> date:
    """Return the day that it is in an edition's country."""
    return moment.astimezone(edition.zone).date()
