"""Reports for readers of feeds: Atom (RFC 4287) and JSON Feed 1.1.

An id is a report's for good: an update, a correction and a withdrawal come under the same id with
a later `updated`, so that a reader replaces what it kept.
"""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from foreigndesk.domain.report import Report
from foreigndesk.ports import Page
from foreigndesk.publish import links
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.layout import HOUSE, fragment
from foreigndesk.publish.record import as_json
from foreigndesk.publish.report_page import lay_out, withdrawal_note
from foreigndesk.publish.words import clean, summary

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_ENTRIES = 50
TAGGED_SINCE = 2025
"""RFC 4151: a year in which the address was the operator's; fixed, because ids are for good."""


def atom(site: SiteContent) -> Page:
    """Return the edition's Atom feed, the latest change first."""
    told = _told(site)
    feed = etree.Element(f"{ATOM}feed", nsmap={None: ATOM[1:-1]})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    _add(feed, "id", _feed_id(site))
    _add(feed, "title", _title(site))
    _add(feed, "subtitle", _subtitle(site))
    _add(feed, "updated", _stamp(told[0].updated if told else site.now))
    _link(feed, "self", _address(site, "feed.atom"), "application/atom+xml")
    _link(feed, "alternate", _address(site, "index.html"), "text/html")
    _person(feed, site)
    _add(feed, "generator", site.imprint.software)
    for report in told:
        feed.append(_entry(site, report))
    return Page(path="feed.atom", body=_serialised(feed))


def json_feed(site: SiteContent) -> Page:
    """Return the edition's JSON Feed, the latest change first."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site),
        "description": _subtitle(site),
        "home_page_url": _address(site, "index.html"),
        "feed_url": _address(site, "feed.json"),
        "language": "en",
        "authors": [{"name": site.imprint.operator}],
        "items": [_feed_element(site, report) for report in _told(site)],
    }
    return as_json("feed.json", feed)


def sitemap(site: SiteContent) -> Page:
    """Return the list of pages that search engines may read."""
    urls = etree.Element(f"{SITEMAP}urlset", nsmap={None: SITEMAP[1:-1]})
    for folder in ("", "archive/", "corrections/", "method/", "quality/"):
        _url(urls, _address(site, f"{folder}index.html"))
    for shown in site.days:
        _url(urls, _address(site, f"day/{shown.day.isoformat()}/index.html"))
    for report in site.standing:
        _url(urls, _address(site, links.report_path(report)), _stamp(report.updated))
    return Page(path="sitemap.xml", body=_serialised(urls))


def _told(site: SiteContent) -> list[Report]:
    """Return what readers of the feed must know of: standing reports, and those taken back."""
    both = (*site.standing, *site.withdrawn)
    newest_first = sorted(both, key=lambda report: (report.updated, report.id), reverse=True)
    return newest_first[:MOST_ENTRIES]


def _entry(site: SiteContent, report: Report) -> etree._Element:
    entry = etree.Element(f"{ATOM}entry")
    _add(entry, "id", _report_id(site, report))
    _add(entry, "title", _entry_title(report))
    _add(entry, "published", _stamp(report.first_published))
    _add(entry, "updated", _stamp(report.updated))
    _link(entry, "alternate", _address(site, links.report_path(report)), "text/html")
    if report.status.public:
        for witness in report.witnesses:
            _via(entry, links.safe_link(witness.url), witness.language)
        _add(entry, "summary", summary(report))
    _category(entry, "machine-written")
    _category(entry, f"grade-{report.grade}")
    content = _add(entry, "content", _content(site, report))
    content.set("type", "html")
    return entry


def _feed_element(site: SiteContent, report: Report) -> dict[str, Any]:
    return {
        "id": _report_id(site, report),
        "url": _address(site, links.report_path(report)),
        "title": _entry_title(report),
        "summary": summary(report) if report.status.public else withdrawal_note(report),
        "content_html": _content(site, report),
        "date_published": _stamp(report.first_published),
        "date_modified": _stamp(report.updated),
        "language": "en",
        "tags": ["machine-written", f"grade-{report.grade}"],
        "_foreign_desk": {
            "version": report.version,
            "status": report.status,
            "form": report.form,
            "independent": report.independent,
            "record": _address(site, links.record_path(report)),
        },
    }


def _content(site: SiteContent, report: Report) -> str:
    if not report.status.public:
        return fragment(site, "feed_withdrawn", report=report, note=withdrawal_note(report))
    return fragment(site, "feed_entry", report=report, layout=lay_out(report))


def _entry_title(report: Report) -> str:
    return report.headline.text if report.status.public else "Withdrawn: a report was taken back"


def _title(site: SiteContent) -> str:
    return f"{HOUSE} · {site.edition.name}"


def _subtitle(site: SiteContent) -> str:
    return f"The top news stories in {site.edition.name}, written by a machine, with the originals."


def _feed_id(site: SiteContent) -> str:
    host = urlsplit(site.imprint.base_address).hostname or "localhost"
    return f"tag:{host},{TAGGED_SINCE}:{site.edition.id}"


def _report_id(site: SiteContent, report: Report) -> str:
    return f"{_feed_id(site)}/{report.id}"


def _address(site: SiteContent, path: str) -> str:
    return links.address(site.imprint, site.edition, path)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _person(feed: etree._Element, site: SiteContent) -> None:
    author = etree.SubElement(feed, f"{ATOM}author")
    _add(author, "name", site.imprint.operator)
    _add(author, "email", site.imprint.contact)


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{ATOM}{name}")
    element.text = clean(text)
    return element


def _link(parent: etree._Element, relation: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{ATOM}link", rel=relation, href=href, type=kind)


def _via(parent: etree._Element, href: str, language: str) -> None:
    if href:
        link = etree.SubElement(parent, f"{ATOM}link", rel="via", href=clean(href))
        link.set("hreflang", clean(language))


def _category(parent: etree._Element, term: str) -> None:
    etree.SubElement(parent, f"{ATOM}category", term=term)


def _url(urls: etree._Element, address: str, changed: str = "") -> None:
    url = etree.SubElement(urls, f"{SITEMAP}url")
    etree.SubElement(url, f"{SITEMAP}loc").text = address
    if changed:
        etree.SubElement(url, f"{SITEMAP}lastmod").text = changed


def _serialised(root: etree._Element) -> bytes:
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text
