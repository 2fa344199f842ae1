"""Markup → plain text, as a reader would see it."""

import re
from html import unescape

from lxml import etree, html
from lxml.html import defs

from foreigndesk.collect.hidden import strip_hidden
from foreigndesk.language.scripts import tidy

_TAG = re.compile(
    r"</?(?:"
    + "|".join(sorted(defs.tags | {"svg", "math", "path", "main", "time"}))
    + r")\b[^<>]*>"
    r"|<!--",
    re.IGNORECASE,
)
_NO_TAG = re.compile(
    r"<(?!/?(?:"
    + "|".join(sorted(defs.tags | {"svg", "math", "path", "main", "time"}))
    + r")\b|!--)",
    re.IGNORECASE,
)
"""A "<" that begins no element of HTML: a sign of its own."""
_BLOCKS = frozenset(defs.block_tags) | {
    "br",
    "li",
    "tr",
    "td",
    "th",
    "dt",
    "dd",
    "figcaption",
    "main",
}
_ACTIVE = ("iframe", "object", "embed", "applet", "form", "svg", "math", "audio", "video")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_MARKUP_CAP = 2_000_000
"""Longer markup of one entry is cut, in characters."""


_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""Control characters that nobody means: they are Windows-1252 by a wrong name."""


def squeezed(text: str) -> str:
    """Return a text tidied, with paragraphs separated by one newline and no space at their ends."""
    meant = tidy(text.translate(_WINDOWS))
    lines = (_SPACES.sub(" ", line).strip() for line in meant.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return a text tidied, on one line."""
    return squeezed(text).replace("\n", " ")


def plain(markup: str) -> str:
    """Return the text of a piece of HTML, paragraphs separated by one newline.

    Elements that no reader sees and active content are left out; references are resolved once.
    A text without any element of HTML keeps its signs: "5 < 6" stays.
    """
    if not _TAG.search(markup):
        return squeezed(unescape(markup))
    root = _parsed(_NO_TAG.sub("&lt;", markup[:_MARKUP_CAP]))
    if root is None:
        return ""
    strip_hidden(root)
    etree.strip_elements(root, *_ACTIVE, with_tail=False)
    return text_of(root)


def _parsed(markup: str) -> html.HtmlElement | None:
    """Return the tree of a fragment; None where there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        return html.fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def text_of(root: html.HtmlElement) -> str:
    """Return the text below an element, a new line for every block."""
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            parts += ["\n" if block else "", _flowed(element.text)]
        else:
            parts += ["\n" if block else "", _flowed(element.tail) if element is not root else ""]
    return squeezed("".join(parts))


def _flowed(text: str | None) -> str:
    """Return a text in which line ends of the markup are spaces."""
    return re.sub(r"[\n\r]+", " ", text or "")
