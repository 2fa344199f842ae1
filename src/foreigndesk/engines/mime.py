"""A letter as the bytes that mail servers and mail readers expect."""

import hashlib
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy

from foreigndesk.domain.letter import Letter


class Unbroken(UnstructuredHeader, BaseHeader):
    """A header of long words, written as it stands.

    The standard library would wrap a word of more than 78 characters by encoding it, and then
    no mail reader finds the address in List-Unsubscribe.
    """

    def fold(self, *, policy: Policy) -> str:
        """Return the header's line; RFC 5322, 2.1.1 allows 998 characters."""
        return f"{self.name}: {self}{policy.linesep}"


def as_bytes(letter: Letter) -> bytes:
    """Return a letter as MIME, its lines ended by CRLF; the same bytes for the same letter.

    Raises:
        ValueError: a header holds a line end.
    """
    message = EmailMessage(policy=SMTP.clone(header_factory=_headers(), cte_type="7bit"))
    message["Message-ID"] = letter.message_id
    message["From"] = letter.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    for name, value in letter.headers:
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    # By default the boundary is random, and no two copies of a letter are alike.
    message.set_boundary(f"=_{hashlib.sha256(letter.message_id.encode()).hexdigest()[:32]}")
    return message.as_bytes()


def _headers() -> HeaderRegistry:
    registry = HeaderRegistry()
    for name in ("message-id", "list-unsubscribe"):
        registry.map_to_type(name, Unbroken)
    return registry
