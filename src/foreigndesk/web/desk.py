"""What the web needs of the house, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from foreigndesk.deliver.tokens import Signer
from foreigndesk.domain.press import Edition, Imprint
from foreigndesk.ports import Archive, Clock, Mailer


@dataclass(frozen=True, slots=True, kw_only=True)
class WebDesk:
    """Archive, mailer, clock and settings of the house that answers.

    Requests are answered on several threads: archive and mailer must bear that.
    """

    archive: Archive
    mailer: Mailer
    clock: Clock
    signer: Signer
    editions: Mapping[str, Edition]
    """Id → edition; each has its folder below the site."""
    imprint: Imprint
    site_folder: Path
    """Holds a folder an edition; they may be links, and may be switched at any time."""

    @property
    def below(self) -> str:
        """Return the path under which the site lives on its host: empty, or "/news"."""
        return urlsplit(self.imprint.base_address).path.rstrip("/")
