"""Who plays: each outlet with its manners, its articles and its addresses."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from anyascii import anyascii

from foreigndesk.domain.press import Outlet
from foreigndesk.errors import SettingsError
from foreigndesk.samples.play import Layout, Manners, Play, SampleArticle, article_at

NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)
"""When a page changed that has nothing to show yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An outlet as it plays."""

    outlet: Outlet
    manners: Manners
    articles: tuple[SampleArticle, ...]
    """All of the play, oldest first, as their files have them."""

    @property
    def language(self) -> str:
        """Return the outlet's main language."""
        return self.outlet.languages[0]

    @property
    def origin(self) -> str:
        """Return where its server listens, without a slash at the end."""
        split = urlsplit(self.outlet.homepage)
        return f"{split.scheme}://{split.netloc}"

    @property
    def layout(self) -> Layout:
        """Return how its pages are built: as play.toml says, else one of three by its id."""
        layouts = tuple(Layout)
        chance = hashlib.sha256(self.outlet.id.encode()).digest()[0]
        return self.manners.layout or layouts[chance % len(layouts)]

    def path(self, article: SampleArticle) -> str:
        """Return where an article's page lies; the slug is always its last part."""
        if self.layout is Layout.COLUMN:
            return f"/{article.published:%Y/%m/%d}/{article.slug}/"
        ending = ".html" if self.layout is Layout.BROADSHEET else ""
        return f"/{section_slug(article.section)}/{article.slug}{ending}"

    def address(self, article: SampleArticle) -> str:
        """Return an article's whole address."""
        return self.origin + self.path(article)

    def printed(self, moment: datetime) -> tuple[SampleArticle, ...]:
        """Return what was published by a moment, newest first, as it stands then."""
        return tuple(
            article_at(one, moment) for one in reversed(self.articles) if one.published <= moment
        )

    def changed(self, moment: datetime) -> datetime:
        """Return when anything of the outlet changed last before a moment."""
        return max((one.changed for one in self.printed(moment)), default=NOTHING_YET)


def section_slug(section: str) -> str:
    """Return a section's name for addresses: lower case, ASCII, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(section).lower()).strip("-") or "actu"


def cast(play: Play, outlets: Iterable[Outlet]) -> dict[str, Role]:
    """Return every outlet's role, by id.

    Raises:
        SettingsError: an article or a manner belongs to no outlet, or an address cannot be played.
    """
    roles = {
        outlet.id: Role(
            outlet=outlet,
            manners=play.manners.get(outlet.id, Manners()),
            articles=tuple(one for one in play.articles if one.outlet == outlet.id),
        )
        for outlet in outlets
    }
    _check_names(play, roles)
    _check_addresses(roles)
    return roles


def shifted(outlets: Iterable[Outlet], port_shift: int) -> tuple[Outlet, ...]:
    """Return outlets whose homepages and feeds lie some ports higher.

    Feeds keep their ids, so that a play on other ports is the same play.
    """
    return tuple(
        replace(
            outlet,
            homepage=_moved(outlet.homepage, port_shift),
            feeds=tuple(replace(feed, url=_moved(feed.url, port_shift)) for feed in outlet.feeds),
        )
        for outlet in outlets
    )


def place(outlet: Outlet) -> tuple[str, int]:
    """Return the loopback host and the port where an outlet's server listens.

    Raises:
        SettingsError: the homepage is not http on a loopback host with a port.
    """
    split = urlsplit(outlet.homepage)
    if split.scheme != "http" or not _loopback(split) or not _port(split):
        raise SettingsError(
            f"press, outlet {outlet.id}: homepage {outlet.homepage!r} cannot be played; "
            "give it a loopback host and a port of its own, as in http://127.0.0.1:18101/"
        )
    return split.hostname or "", _port(split)


def _loopback(split: SplitResult) -> bool:
    host = split.hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _port(split: SplitResult) -> int:
    try:
        return split.port or 0
    except ValueError:  # not a number, or above 65535
        return 0


def _moved(url: str, port_shift: int) -> str:
    split = urlsplit(url)
    port = _port(split)
    if not port:
        return url
    host = f"[{split.hostname}]" if ":" in (split.hostname or "") else split.hostname
    return urlunsplit(split._replace(netloc=f"{host}:{port + port_shift}"))


def _check_names(play: Play, roles: Mapping[str, Role]) -> None:
    for article in play.articles:
        if article.outlet not in roles:
            raise SettingsError(
                f"articles/{article.id}.md: no outlet {article.outlet!r} in press/; "
                "name the folder after an outlet's id, or add the outlet"
            )
    for outlet in play.manners:
        if outlet not in roles:
            raise SettingsError(
                f"play.toml: outlet.{outlet}: no such outlet in press/; mend its id or add it there"
            )


def _check_addresses(roles: Mapping[str, Role]) -> None:
    taken: dict[int, str] = {}
    for role in roles.values():
        name, port = role.outlet.id, place(role.outlet)[1]
        if port in taken:
            raise SettingsError(
                f"press, outlet {name}: port {port} is that of {taken[port]}; "
                "give each outlet a port of its own"
            )
        taken[port] = name
        for feed in role.outlet.feeds:
            if not feed.url.startswith(f"{role.origin}/"):
                raise SettingsError(
                    f"press, outlet {name}: feed {feed.url!r} does not begin with {role.origin}/; "
                    "its own server must serve it"
                )
