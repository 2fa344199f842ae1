"""What a server hands out: bytes, their type and when they changed."""

import hashlib
from codecs import lookup
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed or a page as it goes over the wire."""

    body: bytes
    content_type: str
    modified: datetime
    """Aware; when it changed last."""

    @property
    def etag(self) -> str:
        """Return its strong validator: other bytes, another tag."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


def encoded(text: str, charset: str) -> bytes:
    """Return markup in a charset; what it lacks becomes a character reference, as in real life."""
    return text.encode(charset, "xmlcharrefreplace")


def declared(charset: str) -> str:
    """Return the name under which a Python codec is declared on the net."""
    name = lookup(charset).name
    if name == "utf-8-sig":
        return "utf-8"
    if name.startswith("iso8859-"):
        return name.replace("iso8859-", "iso-8859-")
    return f"windows-{name[2:]}" if name.startswith("cp125") else name
