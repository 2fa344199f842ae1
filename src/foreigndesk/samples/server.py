"""Plays the press: one server an outlet, on loopback, at the hour of the play."""

import socketserver
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, AF_INET6
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from foreigndesk.domain.press import Outlet
from foreigndesk.errors import SettingsError
from foreigndesk.samples.cast import Role, cast, place, shifted
from foreigndesk.samples.documents import Document
from foreigndesk.samples.feeds import feed_document
from foreigndesk.samples.pages import (
    article_page,
    front_page,
    missing_page,
    robots,
    section_page,
    stylesheet,
)
from foreigndesk.samples.play import Play

Now = Callable[[], datetime]
"""Says what time it is in the play; aware."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A request that a server answered."""

    outlet: str
    path: str
    status: int


def document(role: Role, path: str, moment: datetime) -> Document | None:
    """Return what lies at a path of an outlet's server at a moment, or None for a 404."""
    fixed = {
        "/": lambda: front_page(role, moment),
        "/robots.txt": robots,
        f"/{role.layout}.css": stylesheet,
    }
    if path in fixed:
        return fixed[path]()
    for feed in role.outlet.feeds:
        if path == (urlsplit(feed.url).path or "/"):
            return feed_document(role, feed.url, moment)
    for article in role.printed(moment):
        if path == role.path(article):
            return article_page(role, article, moment)
    return section_page(role, path, moment)


class PressServer:
    """A press at work; use it as a context manager.

    Args:
        play: what is played.
        outlets: who plays it, as `rolls.load_press` gives them.
        clock: what time it is in the play; asked at every request.
        port_shift: how many ports higher than their homepages the servers listen.

    Raises:
        SettingsError: play and outlets do not fit, or (on entering) a port is taken.
    """

    def __init__(
        self, play: Play, outlets: Sequence[Outlet], clock: Now, port_shift: int = 0
    ) -> None:
        self.outlets = shifted(outlets, port_shift)
        """The outlets as they are reached."""
        self.roles = cast(play, self.outlets)
        self._clock = clock
        self._hits: list[Hit] = []
        self._lock = threading.Lock()
        self._running = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as started:
            for role in self.roles.values():
                server = _listen(role, self._clock, self._note)
                started.callback(server.server_close)
                threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
                started.callback(server.shutdown)
            self._running = started.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._running.close()

    def hits(self, outlet: str) -> tuple[Hit, ...]:
        """Return what an outlet's server answered so far, in order."""
        with self._lock:
            return tuple(hit for hit in self._hits if hit.outlet == outlet)

    def count(self, outlet: str) -> int:
        """Return how many requests an outlet's server answered so far."""
        return len(self.hits(outlet))

    def address(self, article: str) -> str:
        """Return where an article is reached.

        Args:
            article: id, an outlet and a slug with a slash between.
        """
        role = self.roles[article.partition("/")[0]]
        return role.address(next(one for one in role.articles if one.id == article))

    def _note(self, hit: Hit) -> None:
        with self._lock:
            self._hits.append(hit)


def _listen(role: Role, clock: Now, note: Callable[[Hit], None]) -> ThreadingHTTPServer:
    host, port = place(role.outlet)

    class Handler(_Handler):
        played = role
        now = staticmethod(clock)
        noted = staticmethod(note)

    family = AF_INET6 if ":" in host else AF_INET
    server_class = type("Server", (_Server,), {"address_family": family})
    try:
        server: ThreadingHTTPServer = server_class((host, port), Handler)
    except OSError as error:
        raise SettingsError(
            f"outlet {role.outlet.id}: port {port} cannot be opened on {host} ({error}); "
            "stop what listens there, or play on other ports with a port shift"
        ) from error
    return server


class _Server(ThreadingHTTPServer):
    def server_bind(self) -> None:
        # HTTPServer asks the resolver for the host's name here, which can take seconds
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]  # IPv4 and IPv6 differ only after these two


class _Handler(BaseHTTPRequestHandler):
    """Answers for one outlet."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two writes: without it, 40 ms each
    timeout = 30
    played: Role
    now: Now
    noted: Callable[[Hit], None]

    def do_GET(self) -> None:
        """Send what lies at the path, a 304 or a 404."""
        path = urlsplit(self.path).path
        found = document(self.played, path, self.now())
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, missing_page(self.played))
        elif self._known(found):
            self._send(HTTPStatus.NOT_MODIFIED, found)
        else:
            self._send(HTTPStatus.OK, found)

    do_HEAD = do_GET  # noqa: N815 - the base class looks for this name

    def version_string(self) -> str:
        """Return the Server header; no version of ours or of Python's."""
        return "presse"

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return the Date header: the hour of the play, on which cached copies rest."""
        del timestamp
        return format_datetime(self.now().astimezone(UTC), usegmt=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing; the hits are kept instead."""

    def _known(self, found: Document) -> bool:
        tags = self.headers.get("If-None-Match")
        if tags is not None:  # RFC 9110, 13.1.3: who sends both means this one
            wanted = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return found.etag in wanted or "*" in wanted
        since = self.headers.get("If-Modified-Since")
        return since is not None and _not_since(found, since)

    def _send(self, status: HTTPStatus, sent: Document) -> None:
        self.noted(Hit(outlet=self.played.outlet.id, path=self.path, status=status))
        self.send_response(status)
        if status is not HTTPStatus.NOT_FOUND:
            modified = sent.modified.astimezone(UTC)
            self.send_header("ETag", sent.etag)
            self.send_header("Last-Modified", format_datetime(modified, usegmt=True))
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", sent.content_type)
            self.send_header("Content-Length", str(len(sent.body)))
        self.end_headers()
        if self.command == "GET" and status is not HTTPStatus.NOT_MODIFIED:
            self.wfile.write(sent.body)


def _not_since(found: Document, since: str) -> bool:
    try:
        moment = parsedate_to_datetime(since)
    except ValueError:  # not a date: RFC 9110, 13.1.3 says to ignore it
        return False
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return found.modified.replace(microsecond=0) <= moment
