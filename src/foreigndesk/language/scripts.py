"""Text made comparable: what readers never see removed, spelling habits unified."""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, directions, zero-width signs and tags: invisible, and a place to hide words."""

_JOINERS = re.compile("(?<![\u0600-\u1fff])[\u200c\u200d]")
"""Persian and Indian scripts need their joiners; elsewhere they hide."""

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670]"
)
"""Accents, Hebrew points, Arabic vowel signs, hamzas and the stretching stroke."""
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "·": "",
        "ى": "ي",
        "ة": "ه",
        **dict.fromkeys("’‘‛ʼ`´′ʹ\u05f3", "'"),
        **dict.fromkeys("“”„‟«»″\u05f4", '"'),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−\u05be", "-"),
    }
)


def tidy(text: str) -> str:
    """Return the text as it may be stored and shown: NFC, nothing invisible in it.

    Newlines and the wide and thin spaces of typography are kept; a tab becomes a space, a lone
    surrogate (which no UTF-8 can carry) the replacement sign.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = _JOINERS.sub("", _UNSEEN.sub("", text))
    text = re.sub("[\u2028\u2029\x85]", "\n", text)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Return the text for comparing: no case, no diacritics, one quote, one dash, one space.

    Its length may differ from the text's.
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    text = _MARKS.sub("", text).translate(_LETTERS)
    return " ".join(text.split())
