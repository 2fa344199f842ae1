"""Mail addresses: what may be written to, and the id of a subscriber."""

import hashlib
import re

from foreigndesk.errors import RejectedError

MOST = 254
"""RFC 5321, 4.5.3.1.3: 256 with the brackets."""

# RFC 5322, 3.2.3, dot-atom: quoted local parts are legal, and nobody has one.
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def valid_address(text: str) -> str:
    """Return a mail address that we can write to, its domain in lower-case ASCII.

    Raises:
        RejectedError: it is none; the message tells the reader what is wrong with it.
    """
    address = text.strip()
    if not address:
        raise RejectedError("Please enter your mail address.")
    if any(sign.isspace() or not sign.isprintable() for sign in address):
        raise RejectedError("A mail address has no spaces or line ends in it.")
    local, at, host = address.rpartition("@")
    if not (local and at and host) or "@" in local:
        raise RejectedError("A mail address has one @, with something on both sides of it.")
    if not local.isascii():
        raise RejectedError(
            "We cannot write to addresses with letters like é before the @ yet; please use another."
        )
    return _checked(local, _ascii(host))


def subscriber_id(edition: str, address: str) -> str:
    """Return the id of a subscriber, the same however they spell upper and lower case.

    Args:
        edition: its id.
        address: as `valid_address` returns it.
    """
    return hashlib.sha256(f"{edition}\n{address.casefold()}".encode()).hexdigest()[:32]


def _ascii(host: str) -> str:
    try:
        # IDNA 2003, the one of the standard library; it differs for a handful of letters.
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise RejectedError("What follows the @ is not the name of a mail domain.") from None


def _checked(local: str, host: str) -> str:
    if len(local) > 64 or len(local) + 1 + len(host) > MOST:  # RFC 5321, 4.5.3.1.1
        raise RejectedError("This mail address is too long.")
    if not LOCAL.fullmatch(local):
        raise RejectedError("There is a sign before the @ that mail addresses do not have.")
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or not all(map(LABEL.fullmatch, labels)):
        raise RejectedError("What follows the @ is not the name of a mail domain.")
    return f"{local}@{host}"
