"""What stands around an article on every page, told by the names that its makers gave it."""

import re

from lxml import etree, html

_FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:cmp|gdpr|rgpd|ccpa|onetrust|didomi|qc-cmp\d?|sp_message|tarteaucitron|axeptio"
    r"|usercentrics|cookie(?:s|bar|banner|consent|notice|law)?|consent"
    r"|newsletters?|comments?|disqus|breadcrumbs?)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Consent banners, newsletter boxes, readers' comments, the way back to the front page."""
_ARTICLE = ("article", "main", "body", "h1")
"""What holds one of these is no furniture, whatever it is called."""


def strip_furniture(root: html.HtmlElement) -> None:
    """Take out of a page what is named as furniture, unless it is most of what there is."""
    whole = len(root.text_content())
    for element in marked(root, _FURNITURE):
        holds_page = next(element.iter(*_ARTICLE), None) is not None
        if not holds_page and len(element.text_content()) * 2 < whole:
            element.drop_tree()


def marked(root: html.HtmlElement, names: re.Pattern[str]) -> list[html.HtmlElement]:
    """Return the elements below the body whose class or id has such a name, outermost only."""
    found: dict[html.HtmlElement, None] = {}
    for element in root.iter(etree.Element):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in {"html", "body", "head"} or not names.search(marks):
            continue
        if not any(above in found for above in element.iterancestors()):
            found[element] = None
    return list(found)
