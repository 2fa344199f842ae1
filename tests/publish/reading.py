"""Pages as a reader's program sees them."""

import copy
from collections.abc import Iterable

from lxml import html

from foreigndesk.ports import Page
from foreigndesk.publish.site import SiteContent, pages

_LAST: dict[int, tuple[SiteContent, dict[str, Page]]] = {}
"""Sites that were built already: a site is a value, so its pages are always the same."""


def site_of(site: SiteContent) -> dict[str, Page]:
    known, paths = _LAST.get(id(site), (None, {}))
    if known is not site:
        paths = {page.path: page for page in pages(site)}
        _LAST[id(site)] = (site, paths)
    return paths


def tree(page: Page) -> html.HtmlElement:
    return html.document_fromstring(page.body.decode(), parser=html.HTMLParser(encoding="utf-8"))


def read(site: SiteContent, path: str) -> html.HtmlElement:
    return tree(site_of(site)[path])


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def english_only(element: html.HtmlElement) -> str:
    """Everything, scripts and attributes' texts included, outside what is marked as French."""
    left = copy.deepcopy(element)
    for native in left.xpath("//*[@lang='fr']"):
        native.drop_tree()
    return html.tostring(left, encoding="unicode")


def only(found: Iterable[html.HtmlElement]) -> html.HtmlElement:
    (one,) = found
    return one
