"""What no reader sees is taken out of a page before anything is read from it.

Instructions to machines hide where people do not look; nothing there may reach a report.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html

_UNSEEN = ("script", "style", "template", "noscript")
"""Elements whose content is never shown as text."""
_FLAG_WORDS = 8
"""Fewer hidden words than this are a label for machines, not a message."""
_FURNITURE = {"nav", "footer", "form", "aside", "dialog", "select", "menu", "figure", "iframe"}
"""What hides here waits for a click; nobody would take it for the article."""
_RULES_CAP = 400_000
"""Longer style sheets are not read to their end, in characters."""
_FAR = -999.0
"""An element this far out, in pixels, is off every screen."""

_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|em|rem|ex|ch|pt|vw|vh|%)?")
_PIXELS = {
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "pt": 1.33,
    "vw": 10.0,
    "vh": 10.0,
    "%": 10.0,
}
"""How many pixels a unit stands for, roughly."""
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][A-Za-z_-][\w-]*)+)")
_SEEN_MEDIA = re.compile(r"@media\s*(?:only\s+)?(?:screen|all)?\s*$", re.IGNORECASE)

Style = Mapping[str, str]
"""Property → value, both in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A simple selector of a page's style sheet with its declarations."""

    tag: str
    """Empty for any."""
    marks: frozenset[str]
    """Classes as ``.name`` and ids as ``#name``, all of which must be there."""
    style: Style


def without_hidden(page: str) -> tuple[str, bool]:
    """Return a page without what no reader sees, and whether hidden words were among it.

    Comments, scripts and style sheets go as well; they do not count as hidden words.
    """
    if not page.strip():
        return "", False
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return "", False
    found = strip_hidden(root)
    return html.tostring(root, encoding="unicode"), found


def strip_hidden(root: html.HtmlElement) -> bool:
    """Take out of a tree what no reader sees; return whether hidden words were among it."""
    rules = tuple(hiding_rules("\n".join(each.text or "" for each in root.iter("style"))))
    etree.strip_elements(
        root, etree.Comment, etree.ProcessingInstruction, *_UNSEEN, with_tail=False
    )
    by_mark: dict[str, list[Rule]] = {}
    for rule in rules:
        by_mark.setdefault(min(rule.marks), []).append(rule)
    doomed = [element for element in root.iter(etree.Element) if _is_hidden(element, by_mark)]
    found = any(_is_message(element) for element in doomed)
    for element in doomed:
        if element is not root and element.getparent() is not None:
            element.drop_tree()
    return found


def _is_message(element: html.HtmlElement) -> bool:
    """Say whether a hidden element holds running text, and not a menu or a form."""
    words = element.text_content().split()
    if len(words) < _FLAG_WORDS:
        return False
    inside = [element, *element.iterancestors(), *element.iterdescendants()]
    if any(each.tag in _FURNITURE for each in inside):
        return False
    linked = sum(len(link.text_content().split()) for link in element.iter("a", "button"))
    return linked * 2 < len(words)


def _is_hidden(element: html.HtmlElement, by_mark: Mapping[str, list[Rule]]) -> bool:
    """Say whether an element itself is hidden, whatever its parents are."""
    if element.get("hidden") is not None or element.get("type") == "hidden":
        return element.tag not in {"html", "body", "input"}
    if element.get("aria-hidden", "").lower() == "true" and _is_decoration(element):
        return True
    style = _ruled(element, by_mark) if by_mark else {}
    if element.get("style"):
        style |= declarations(element.get("style"))
    return bool(style) and hides(style)


def _is_decoration(element: html.HtmlElement) -> bool:
    """Say whether something hidden from screen readers may go.

    A single letter is a drop cap; a whole page is set aside while a dialogue stands over it.
    """
    if len(element.text_content().strip()) <= 1:
        return False
    return next(element.iter("article", "main", "h1"), None) is None


def _ruled(element: html.HtmlElement, by_mark: Mapping[str, list[Rule]]) -> dict[str, str]:
    """Return what the page's own rules say about an element."""
    marks = {f".{name}" for name in (element.get("class") or "").split()}
    if element.get("id"):
        marks.add(f"#{element.get('id')}")
    style: dict[str, str] = {}
    for mark in sorted(marks & by_mark.keys()):
        for rule in by_mark[mark]:
            if rule.tag in {"", element.tag} and rule.marks <= marks:
                style.update(rule.style)
    return style


def hiding_rules(sheet: str) -> Iterator[Rule]:
    """Yield the rules of a style sheet that have simple selectors and hide what they match.

    Rules for print or for some screens only do not count, nor do selectors that depend on where
    an element stands.
    """
    merged: dict[tuple[str, frozenset[str]], dict[str, str]] = {}
    for selectors, block in _blocks(_without_comments(sheet[:_RULES_CAP])):
        style = declarations(block)
        for selector in selectors.split(","):
            match = _SIMPLE.fullmatch(selector.strip())
            if match and style:
                marks = frozenset(re.findall(r"[.#][\w-]+", match.group(2)))
                merged.setdefault((match.group(1) or "", marks), {}).update(style)
    for (tag, marks), style in merged.items():
        if hides(style):
            yield Rule(tag=tag, marks=marks, style=style)


def _without_comments(sheet: str) -> str:
    """Return a style sheet without its comments, in linear time."""
    first, *others = sheet.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the rules that hold on every screen."""
    start = 0
    while (opening := sheet.find("{", start)) >= 0:
        head = sheet[start:opening].rpartition("}")[2].rpartition(";")[2].strip()
        if head.startswith("@"):
            start = opening + 1 if _SEEN_MEDIA.match(head) else _closing(sheet, opening)
            continue
        end = sheet.find("}", opening)
        if end < 0:
            return
        yield head, sheet[opening + 1 : end]
        start = end + 1


def _closing(sheet: str, opening: int) -> int:
    """Return where the block that begins at a brace is over."""
    depth = 0
    for match in re.compile(r"[{}]").finditer(sheet, opening):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.end()
    return len(sheet)


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute or block, in lower case."""
    pairs = (each.partition(":") for each in style.lower().split(";"))
    return {
        name.strip(): re.sub(r"\s*!\s*important\s*$", "", value).strip()
        for name, colon, value in pairs
        if colon
    }


def hides(style: Style) -> bool:
    """Say whether declarations keep an element's text from a reader's eyes."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or style.get("content-visibility") == "hidden"
        or _is_nothing(style.get("opacity", ""))
        or _is_tiny(style)
        or _is_far_out(style)
        or _is_clipped(style)
        or _is_colourless(style)
    )


def _length(value: str) -> float | None:
    """Return a length in pixels, roughly; None where there is none."""
    match = _LENGTH.fullmatch(value.strip())
    if not match:
        return None
    return float(match.group(1)) * _PIXELS.get(match.group(2) or "px", 1.0)


def _is_nothing(value: str) -> bool:
    """Say whether a value is zero."""
    return _length(value) == 0


def _is_tiny(style: Style) -> bool:
    """Say whether the letters are too small to be seen."""
    size = (
        style.get("font-size", "") or (style.get("font", "").split("/")[0].split(" ") or [""])[-1]
    )
    pixels = _length(size)
    return pixels is not None and pixels <= 1 and not size.endswith("%")


def _is_far_out(style: Style) -> bool:
    """Say whether an element stands off the screen."""
    out = [style.get("text-indent", "")]
    if style.get("position") in {"absolute", "fixed"}:
        out += [style.get(side, "") for side in ("left", "top", "right", "bottom", "margin-left")]
    shifts = re.findall(r"translate[xy3d]*\(([^)]*)\)", style.get("transform", ""))
    out += [part for shift in shifts for part in shift.split(",")]
    return any((_length(value) or 0.0) <= _FAR for value in out) or (
        style.get("transform", "").replace(" ", "") == "scale(0)"
    )


def _is_clipped(style: Style) -> bool:
    """Say whether nothing of an element's box is left to see."""
    if style.get("position") in {"absolute", "fixed"}:
        clip = style.get("clip", "").replace(" ", "").replace(",", "")
        if re.fullmatch(r"rect\((?:[01](?:px)?){4}\)", clip):
            return True
    if re.match(r"inset\((?:50|100)%", style.get("clip-path", "")):
        return True
    sides = [_length(style.get(side, "")) for side in ("width", "height", "max-height")]
    small = any(side is not None and side <= 1 for side in sides)
    return small and style.get("overflow") in {"hidden", "clip"}


def _is_colourless(style: Style) -> bool:
    """Say whether letters have the colour of what is behind them."""
    colour = _colour(style.get("color", ""))
    behind = _colour(style.get("background-color", "") or style.get("background", ""))
    return colour == "transparent" or bool(colour and colour == behind)


def _colour(value: str) -> str:
    """Return a colour in one spelling."""
    names = {"white": "#ffffff", "black": "#000000"}
    short = re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", value)
    if short:
        return "#" + "".join(part * 2 for part in short.groups())
    zero_alpha = re.fullmatch(r"(?:rgb|hsl)a\(.*,\s*0(?:\.0+)?\)", value)
    return "transparent" if zero_alpha else names.get(value, value)
