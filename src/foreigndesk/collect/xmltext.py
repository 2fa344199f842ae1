"""Broken XML → XML: what outlets' feeds get wrong, mended before they are parsed.

All of it works on text; nothing is loaded from anywhere, and no entity is expanded that could
grow.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from foreigndesk.errors import RejectedError

_ROOT = re.compile(r"<(?:\?xml\b|(?:\w+:)?(?:RDF|rss|feed|channel)\b)", re.IGNORECASE)
_ROOT_NAME = re.compile(r"<((?:\w+:)?(?:RDF|rss|feed|channel))\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC)\b)")
_QUOTED = re.compile(r"<!\[CDATA\[|<!--")
_REFERENCE = re.compile(r"&(?:#(\d{1,9})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][\w.-]{0,40}));|&")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NESTED = re.compile(r"&(?!#|amp;|lt;|gt;|quot;|apos;)[\w.-]+;|%[\w.-]+;")
_XML_NAMES = {"amp", "lt", "gt", "quot", "apos"}

_PROLOGUE = 200_000
"""Where in a feed its document type is looked for, in characters."""
_ENTITIES_AT_MOST = 200
_ENTITY_LENGTH = 1_000
_GROWTH = 1_000_000
"""How many characters the entities that a feed defines itself may add to it."""
_ENDS = {"rss": ("</item>", "</channel></rss>"), "feed": ("</entry>", "</feed>")}
"""By root: the last thing that is worth keeping of a feed that was cut off, and what closes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """The text of an XML document with its tree."""

    text: str
    """Without declaration and document type."""
    root: etree._Element | None
    """None where no mending made it well-formed."""
    mended: str
    """What was wrong with it; empty if nothing was."""


def read_xml(text: str) -> Xml:
    """Return a feed's document, mended as far as possible.

    Raises:
        RejectedError: it defines entities that would grow.
    """
    plain = _without_doctype(_DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    root = _well_formed(plain)
    if root is not None:
        return Xml(text=plain, root=root, mended="")
    faults: list[str] = []
    for words, mend in _MENDINGS:
        better = mend(plain)
        if better != plain:
            faults.append(words)
            plain = better
        root = _well_formed(plain)
        if root is not None:
            break
    return Xml(text=plain, root=root, mended=", ".join(faults) or "broken XML")


def _well_formed(text: str) -> etree._Element | None:
    """Return the root of a document that keeps all rules of XML; None if it breaks one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def salvaged(xml: Xml) -> Xml:
    """Return what libxml2 makes of a document that no mending made well-formed."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(xml.text.encode("utf-8", "replace"), parser)
    text = "" if root is None else etree.tostring(root, encoding="unicode")
    return Xml(text=text, root=root, mended=xml.mended)


def _without_doctype(text: str) -> str:
    """Return a document without its document type; the few entities it defines are filled in.

    Raises:
        RejectedError: an entity refers to others, or too much is defined.
    """
    head = text[:_PROLOGUE]
    start = head.upper().find("<!DOCTYPE")
    match = _DOCTYPE.match(head, start) if start >= 0 else None
    if match is None:
        if "<!ENTITY" in head:
            raise RejectedError("the feed defines entities in a broken document type")
        return text
    entities = _entities(match["subset"] or "")
    rest = text[: match.start()] + text[match.end() :]
    if not entities:
        return rest
    return _filled(rest, entities)


def _entities(subset: str) -> dict[str, str]:
    """Return the entities that a document type defines; external ones stay unknown."""
    found = _ENTITY.findall(subset)
    if len(found) > _ENTITIES_AT_MOST:
        raise RejectedError(f"the feed defines {len(found)} entities")
    entities: dict[str, str] = {}
    for parameter, name, double, single, external in found:
        if external:
            continue
        value = double or single
        if parameter or _NESTED.search(value) or len(value) > _ENTITY_LENGTH:
            raise RejectedError(f"the feed defines an entity that would grow: {name}")
        entities.setdefault(name, value)
    return entities


def _filled(text: str, entities: dict[str, str]) -> str:
    """Return a text with the entities it defines itself written out.

    Raises:
        RejectedError: it would grow too much.
    """
    counts = {name: text.count(f"&{name};") for name in entities}
    if sum(count * len(entities[name]) for name, count in counts.items()) > _GROWTH:
        raise RejectedError("the feed's own entities would make it grow too much")
    for name, value in entities.items():
        text = text.replace(f"&{name};", value)
    return text


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """Return a text changed everywhere but in CDATA sections and comments, in linear time."""
    parts: list[str] = []
    done = 0
    for opening in _QUOTED.finditer(text):
        if opening.start() < done:
            continue
        closing = "-->" if opening.group() == "<!--" else "]]>"
        end = text.find(closing, opening.end())
        if end < 0:
            break
        parts += [change(text[done : opening.start()]), text[opening.start() : end + 3]]
        done = end + 3
    return "".join([*parts, change(text[done:])])


def _legal(text: str) -> str:
    """Return a text without characters that XML does not know."""
    return _ILLEGAL.sub("", text)


def _references(text: str) -> str:
    """Return a text in which every "&" begins a reference that XML knows."""
    return _outside_cdata(text, lambda part: _REFERENCE.sub(_reference, part))


def _reference(match: re.Match[str]) -> str:
    """Return a reference as XML knows it; a bare "&" or an unknown name as text."""
    decimal, hexadecimal, name = match.groups()
    if name:
        if name in _XML_NAMES:
            return match.group()
        char = html5.get(f"{name};", "")
        return "".join(f"&#{ord(c)};" for c in char) or f"&amp;{match.group()[1:]}"
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return match.group() if _is_legal(code) else ""
    return "&amp;"


def _is_legal(code: int) -> bool:
    """Say whether a character may stand in XML."""
    return code <= 0x10FFFF and not _ILLEGAL.match(chr(code))


def _without_junk(text: str) -> str:
    """Return a text from the start of its root to the end of it."""
    start = _ROOT.search(text)
    if start is None:
        return text
    kept = _DECLARATION.sub("", text[start.start() :], count=1)
    name = _ROOT_NAME.search(kept)
    if name is None:
        return kept
    ends = [each.end() for each in re.finditer(f"</{name.group(1)}>", kept, re.IGNORECASE)]
    return kept[: ends[-1]] if ends else kept


def _closed(text: str) -> str:
    """Return a text that was cut off with its last whole entry as the end."""
    name = _ROOT_NAME.search(text)
    if name is None or re.search(f"</{name.group(1)}>", text, re.IGNORECASE):
        return text
    root = name.group(1)
    last, closing = _ENDS.get(root.lower(), ("</item>", f"</{root}>"))
    end = text.rfind(last)
    # A feed that was cut off in its first entry has nothing to keep.
    return text if end < 0 else text[: end + len(last)] + closing


_MENDINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("characters that XML does not know", _legal),
    ("junk around the root", _without_junk),
    ("bare ampersands or foreign entities", _references),
    ("cut off", _closed),
)
