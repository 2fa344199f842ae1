"""What stands around a letter: sender, identity, the headers that mail readers act on."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from email.headerregistry import Address
from email.utils import format_datetime
from urllib.parse import quote, urlsplit

from foreigndesk.deliver.lines import one_line
from foreigndesk.deliver.tokens import Signer
from foreigndesk.domain.letter import Subscriber
from foreigndesk.domain.press import Edition, Imprint

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The addresses of one subscriber's letter."""

    browser: str
    """The edition's front page; a page of the letter's day may not be built yet."""
    unsubscribe: str
    """For the reader: a page with a button."""
    unsubscribe_post: str
    """For the mail reader: one POST ends it (RFC 8058)."""


def links(edition: Edition, subscriber: Subscriber, imprint: Imprint, signer: Signer) -> Links:
    """Return the addresses of one subscriber's letter, the same each time."""
    home = f"{imprint.base_address}/{edition.id}"
    leave = f"{home}/unsubscribe/{signer.unsubscribe_token(subscriber.id, edition.id)}"
    return Links(browser=f"{home}/", unsubscribe=leave, unsubscribe_post=leave)


def confirm_link(
    edition: Edition, subscriber: Subscriber, imprint: Imprint, signer: Signer, now: datetime
) -> str:
    """Return the address that confirms a sign-up within three days."""
    token = signer.confirm_token(subscriber.id, edition.id, now)
    return f"{imprint.base_address}/{edition.id}/confirm/{token}"


def message_id(edition: str, day: date, subscriber: str, base_address: str) -> str:
    """Return a letter's Message-ID, with its brackets: the same for every copy of it.

    Args:
        edition: its id.
        day: local day.
        subscriber: their id; it cannot be read from the result.
        base_address: of the site; its host makes the Message-ID ours.
    """
    key = f"{edition}\n{day.isoformat()}\n{subscriber}"
    return f"<{edition}.{day.isoformat()}.{_digest(key)}@{mail_host(base_address)}>"


def confirmation_id(subscriber: Subscriber, base_address: str) -> str:
    """Return the Message-ID of the letter that asks whether somebody signed up."""
    key = f"{subscriber.id}\n{subscriber.asked.isoformat()}"
    return f"<{subscriber.edition}.confirm.{_digest(key)}@{mail_host(base_address)}>"


def mail_host(base_address: str) -> str:
    """Return the host of the site as a mail header may hold it."""
    host = urlsplit(base_address).hostname or "localhost"
    # RFC 5322, 3.6.4: an IPv6 address stands in brackets, as a domain literal.
    return f"[IPv6:{host}]" if ":" in host else host.encode("idna").decode("ascii")


def sender(edition: Edition, imprint: Imprint) -> str:
    """Return who a letter is from, as it stands in the header."""
    name = one_line(f"{edition.name} · {imprint.operator}")
    return str(Address(display_name=name, addr_spec=imprint.contact))


def written(at: datetime) -> tuple[str, str]:
    """Return the Date header of a moment."""
    return "Date", format_datetime(at)


def letter_headers(edition: Edition, day: date, imprint: Imprint, links: Links) -> Headers:
    """Return what tells mail readers that this is a list, and how to leave it."""
    name = one_line(edition.name).replace('"', "")
    mail = f"mailto:{imprint.contact}?subject={quote(f'unsubscribe {edition.id}')}"
    return (
        ("List-Id", f'"{name}" <{edition.id}.{mail_host(imprint.base_address)}>'),
        ("List-Unsubscribe", f"<{links.unsubscribe_post}>, <{mail}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Feedback-ID", f"{day.isoformat()}:{edition.id}:bulletin:foreigndesk"),
        *machine_headers(),
    )


def machine_headers() -> Headers:
    """Return what says that a machine wrote and sent it, and that nobody need answer."""
    return (
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "bulk"),
        ("AI-Disclosure", "mode=machine-generated"),
    )


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]
