"""What a text says once its disguise is off: lookalike letters, spaced letters, codes."""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from foreigndesk.language.scripts import folded, tidy

_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕԁԛԝһ" + "αβεηικνορτυχγω",
    "abekmhopctyxijsdqwh" + "abehikvoptuxyw",
)
"""Cyrillic and Greek letters that look like Latin ones; both sides are put through it."""
_DIGITS = str.maketrans("013457@$", "oieastas")
"""Digits written for letters."""
_LEET = re.compile(r"(?<![a-z0-9@$])(?=[a-z013457@$]*[a-z])(?=[a-z]*[013457@$])[a-z013457@$]{4,}")
_SPELT = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .*_-]){4,}[^\W\d_](?![^\W_])")
"""I g n o r e."""
_SPACES = re.compile(r"[ .*_-]")
_OPENING = re.compile("[«“„‘‹「『]|(?<![^\\s(\\[{:])[\"'](?=\\w)")
"""Marks that open a quotation: what it says begins there."""
_BASE64 = re.compile(r"(?<![\w/])[A-Za-z0-9+/]{24,}={0,2}(?![\w/])")
_HEX = re.compile(r"(?<!\w)(?:[0-9A-Fa-f]{2} ?){16,}(?!\w)")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2}){6}|(?:&#?x?\w{2,6};){4}|(?:\\u[0-9A-Fa-f]{4}){4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?&=#%~+-]+", re.ASCII)
_PROSE = 0.9
"""Share of letters and spaces in what a code hides if it hides prose."""


def plain(text: str) -> str:
    """Return a text as it is compared with cues: folded, no letter that only looks like another.

    A quotation's opening mark becomes a colon, an address the word "url".
    """
    bare = _ADDRESS.sub(" url ", _OPENING.sub(" : ", tidy(text)))
    bare = folded(bare).translate(_LOOKALIKES)
    bare = _SPELT.sub(lambda match: _SPACES.sub("", match[0]), bare)
    return _LEET.sub(lambda match: match[0].translate(_DIGITS), bare)


def cue(words: str) -> str:
    """Return a cue of a table as `plain` shows it in a text."""
    return folded(words).translate(_LOOKALIKES)


def turned(text: str) -> Iterator[str]:
    """Yield a text read backwards, and with its Latin letters turned by half the alphabet."""
    yield text[::-1]
    yield codecs.encode(text, "rot13")
    if _ESCAPED.search(text):
        yield html.unescape(unquote(text))


def hides_prose(text: str) -> bool:
    """Say whether there is prose in it that only a machine reads: base64 or hexadecimal."""
    for match in _BASE64.finditer(text):
        part = match[0].rstrip("=")
        if _is_prose(_of_base64(part[: len(part) // 4 * 4])):
            return True
    return any(_is_prose(_of_hex(match[0].replace(" ", "")[:400])) for match in _HEX.finditer(text))


def _of_base64(code: str) -> bytes:
    try:
        return base64.b64decode(code, validate=True)
    except binascii.Error:
        return b""


def _of_hex(code: str) -> bytes:
    return bytes.fromhex(code[: len(code) // 2 * 2])


def _is_prose(found: bytes) -> bool:
    read = found.decode("utf-8", "ignore")
    letters = sum(sign.isalpha() or sign == " " for sign in read)
    return " " in read and letters >= _PROSE * len(read) and len(read) >= _PROSE * len(found) / 2
