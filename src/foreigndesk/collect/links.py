"""Addresses: what may be followed, and when two of them are one."""

import hashlib
import re
from urllib.parse import SplitResult, urljoin, urlsplit

_TRACKING = re.compile(
    r"(?:utm_|at_|mc_|pk_|mtm_|piwik_|ns_|hsa_|wt_|xtor|xtref|fbclid|gclid|dclid|msclkid|yclid|igshid"
    r"|wbraid|gbraid|twclid|ttclid|cmpid|campaign_?id|smid|ref$|ref_src|ocid|ito$|ftag|spm$|_ga|_hs"
    r"|mkt_tok|echobox|soc_)",
    re.IGNORECASE,
)
"""Names of query parameters that say how a reader came, not what they read."""

_PORTS = {"http": 80, "https": 443}
_BLANK = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028\u2029\ufeff]+")


def web_link(link: str, base: str = "") -> str:
    """Return an absolute http or https address, or the empty text for anything else.

    Args:
        link: as a feed or a page gives it; may be relative.
        base: what it is relative to.
    """
    # White space inside an address comes from pretty-printed feeds; it hides a scheme as well.
    joined = _joined(base, _BLANK.sub("", link)) if link.strip() else ""
    parts = _split(joined)
    if parts is None or parts.scheme not in _PORTS or not parts.hostname:
        return ""
    return joined


def _joined(base: str, link: str) -> str:
    """Return a link resolved against a base, or the empty text if one of them is broken."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address; None if it has none that make sense."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        return None
    return parts


def normal_link(url: str) -> str:
    """Return what identifies a page: host, path and query, without what varies between visits.

    Scheme, ``www.``-less default ports, fragment, tracking parameters and a slash at the end are
    left out; the host is in lower case. An address that cannot be read is returned as it is.
    """
    parts = _split(url)
    if parts is None or not parts.hostname:
        return url.strip()
    port = "" if parts.port in {None, _PORTS.get(parts.scheme)} else f":{parts.port}"
    kept = [each for each in parts.query.split("&") if each and not _TRACKING.match(_name(each))]
    query = "?" + "&".join(kept) if kept else ""
    return f"{parts.hostname}{port}{parts.path.rstrip('/')}{query}"


def _name(parameter: str) -> str:
    """Return the name of a query parameter."""
    return parameter.partition("=")[0]


def identity(outlet: str, key: str) -> str:
    """Return the id of what an outlet calls by a key: 16 hexadecimal digits."""
    return hashlib.sha256(f"{outlet} {key}".encode()).hexdigest()[:16]


def page_identity(outlet: str, url: str) -> str:
    """Return the id of an outlet's page."""
    return identity(outlet, normal_link(url))


def points_to_a_page(url: str) -> bool:
    """Say whether an address names one page, and not the front of a site."""
    parts = _split(url)
    return parts is not None and bool(parts.path.strip("/") or parts.query)
