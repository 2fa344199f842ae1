"""Bytes → text, whatever the outlet says about their encoding.

The order is: byte order mark, valid UTF-8, the header's word, the document's own word, detection.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_STARTS = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)
"""How a document that begins with "<" looks in wide encodings without a mark."""

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""Encodings that are named by habit → the larger ones that are meant (after the WHATWG's list)."""

_ESCAPED = ("iso2022", "hz")
"""Encodings whose bytes look like plain ASCII, so that "valid UTF-8" says nothing."""

_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_XML_SAYS = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HTML_SAYS = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
"""Where in a document its own word about its encoding is looked for, in bytes."""
_SAMPLE = 64 * 1024
"""How much of a document the detection looks at, in bytes."""

_TWICE = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
"""A character of UTF-8 that was read as Windows-1252 and written as UTF-8 again."""
_TWICE_AT_LEAST = 3
_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
"""The bytes that Windows-1252 leaves open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A document's text and how it was found."""

    text: str
    charset: str
    """Python's name."""
    doubts: bool
    """Whether some bytes fit no encoding that was named."""


def decode(body: bytes, content_type: str) -> Decoded:
    """Return the text of an XML or HTML document.

    Args:
        body: the document, unpacked.
        content_type: the header's value; may be empty or wrong.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            text = body[len(mark) :].decode(charset, "replace")
            return Decoded(text=_once(text), charset=charset, doubts=False)
    named = [name for name in _named(body, content_type) if name]
    if any(name.startswith(_ESCAPED) for name in named) or not _is_utf8(body):
        return _by_name(body, named)
    return Decoded(text=_once(body.decode("utf-8", "ignore")), charset="utf-8", doubts=False)


def _named(body: bytes, content_type: str) -> list[str]:
    """Return the encodings that somebody names, the most trusted first."""
    head = body[:_HEAD]
    header = _HEADER.search(content_type)
    found = [
        header.group(1) if header else "",
        next((name for start, name in _WIDE_STARTS if body.startswith(start)), ""),
        *(match.group(1).decode("ascii") for match in _XML_SAYS.finditer(head)),
        *(match.group(1).decode("ascii") for match in _HTML_SAYS.finditer(head)),
    ]
    return [_known(name) for name in found]


def _known(name: str) -> str:
    """Return Python's name of an encoding, widened where habit names a smaller one."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # Codecs such as hex or zlib are none for text.
    return _WIDER.get(codec.name, codec.name) if codec._is_text_encoding else ""  # noqa: SLF001 - the only mark there is


def _is_utf8(body: bytes) -> bool:
    """Say whether a document is UTF-8, but for a last character that was cut off."""
    if body.startswith(tuple(start for start, _ in _WIDE_STARTS)):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True


def _by_name(body: bytes, named: list[str]) -> Decoded:
    """Return the text by the first named encoding that fits, else by the best guess."""
    for charset in named:
        text = _strictly(body, charset)
        if text:
            return Decoded(text=_once(text), charset=charset, doubts=False)
    if "utf-8" in named:
        # A few stray bytes in UTF-8: somebody pasted them from a Windows program.
        return Decoded(text=_patched(body), charset="utf-8", doubts=True)
    charset = named[0] if named else _detected(body)
    return Decoded(text=body.decode(charset, "replace"), charset=charset, doubts=True)


def _strictly(body: bytes, charset: str) -> str:
    """Return the text in an encoding, empty where it does not fit."""
    try:
        return body.decode(charset)
    except (UnicodeError, LookupError):
        return ""


def _detected(body: bytes) -> str:
    """Return the encoding that the bytes look like."""
    best = from_bytes(body[:_SAMPLE]).best()
    return (_known(best.encoding) if best else "") or "cp1252"


def _patched(body: bytes) -> str:
    """Return UTF-8 in which bytes that fit nowhere are read as Windows-1252."""
    return re.sub(
        "[\udc80-\udcff]",
        lambda match: _byte(ord(match.group()) - 0xDC00),
        body.decode("utf-8", "surrogateescape"),
    )


def _byte(value: int) -> str:
    """Return the character that Windows-1252 has for a byte."""
    return "\ufffd" if value in _UNDEFINED else bytes([value]).decode("cp1252")


def _once(text: str) -> str:
    """Return a text that was encoded twice as it was meant; any other as it is."""
    found = _TWICE.findall(text)
    if len(found) < _TWICE_AT_LEAST:
        return text
    beyond_ascii = sum(not char.isascii() for char in text)
    # In honest text such sequences are rare among the letters beyond ASCII.
    if sum(map(len, found)) < 0.9 * beyond_ascii:
        return text
    return _TWICE.sub(lambda match: _reread(match.group()), text)


def _reread(run: str) -> str:
    """Return what a run of characters was before it was encoded a second time."""
    raw = b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode("cp1252", "ignore") for c in run)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return run
