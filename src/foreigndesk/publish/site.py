"""All pages of an edition."""

from itertools import chain

from foreigndesk.domain.report import Report
from foreigndesk.ports import Page
from foreigndesk.publish import feeds, shelf_pages
from foreigndesk.publish.content import DayPage, OutletCoverage, SiteContent
from foreigndesk.publish.front_page import front_page
from foreigndesk.publish.layout import icon, stylesheet
from foreigndesk.publish.quality_page import quality_pages
from foreigndesk.publish.record import record, withdrawn_record
from foreigndesk.publish.report_page import report_page, version_page, withdrawn_pages

__all__ = ["DayPage", "OutletCoverage", "SiteContent", "pages"]


def pages(site: SiteContent) -> list[Page]:
    """Return every page of an edition, paths relative to its root, each path once.

    Reports that are drafts or held have none; a withdrawn report has its note where it stood.
    """
    told = chain.from_iterable(_standing_pages(site, report) for report in site.standing)
    gone = chain.from_iterable(_gone_pages(site, report) for report in site.withdrawn)
    days = (shelf_pages.day_page(site, shown) for shown in site.days)
    return [front_page(site), *told, *gone, *days, *_shelf(site), *_feeds(site), *_static()]


def _standing_pages(site: SiteContent, report: Report) -> list[Page]:
    earlier = (version_page(site, version) for version in site.earlier(report))
    return [report_page(site, report), record(site, report), *earlier]


def _gone_pages(site: SiteContent, report: Report) -> list[Page]:
    return [*withdrawn_pages(site, report), withdrawn_record(site, report)]


def _shelf(site: SiteContent) -> list[Page]:
    return [
        shelf_pages.archive_page(site),
        shelf_pages.corrections_page(site),
        shelf_pages.outlets_page(site),
        shelf_pages.method_page(site),
        *quality_pages(site),
        shelf_pages.lost_page(site),
    ]


def _feeds(site: SiteContent) -> list[Page]:
    return [feeds.atom(site), feeds.json_feed(site), feeds.sitemap(site)]


def _static() -> list[Page]:
    return [
        Page(path="static/desk.css", body=stylesheet()),
        Page(path="static/desk.svg", body=icon()),
    ]
