"""Addresses: where a page lies, how others reach it, and which links are fit to print."""

from urllib.parse import quote, urlsplit

from foreigndesk.domain.press import Edition, Imprint
from foreigndesk.domain.report import Report


def report_path(report: Report) -> str:
    """Return where a report's page lies, from the edition's root."""
    return f"report/{report.slug}/index.html"


def version_path(report: Report) -> str:
    """Return where an earlier version of a report is kept, from the edition's root."""
    return f"report/{report.slug}/v{report.version}/index.html"


def record_path(report: Report) -> str:
    """Return where a report lies as JSON, from the edition's root."""
    return f"report/{report.slug}/report.json"


def root_of(path: str) -> str:
    """Return the way from a page up to the edition's root: "../../" or empty."""
    return "../" * path.count("/")


def address(imprint: Imprint, edition: Edition, path: str) -> str:
    """Return a page's public address; a folder's index is the folder."""
    folder = path.removesuffix("index.html")
    return f"{imprint.base_address}/{edition.id}/{quote(folder)}"


def safe_link(url: str) -> str:
    """Return a link if a reader may follow it, else an empty string.

    Only whole http and https addresses pass: feeds are written by others, and a link is the one
    place where escaping alone does not make their words harmless.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
