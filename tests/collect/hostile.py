"""A server of our own that misbehaves on demand, on loopback."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from foreigndesk.engines.fetch import FetchLimits, HttpFetcher

NOW = datetime(2025, 12, 13, 12, 0, tzinfo=UTC)

Serve = Callable[[socket.socket, "Heard"], None]


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class Heard(dict[str, str]):
    """A request: header names in lower case; ``path`` is the target."""


class Hostile:
    """Answers each path in its own way and remembers what it was asked."""

    def __init__(self, answers: dict[str, Serve | bytes]) -> None:
        self.answers: dict[str, Serve | bytes] = {"/robots.txt": plain(404), **answers}
        self.heard: list[Heard] = []
        self.open = 0
        self.most_open = 0
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.url = f"http://{self.place}"

    def paths(self) -> list[str]:
        return [heard["path"] for heard in self.heard if heard["path"] != "/robots.txt"]

    def run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            while heard := self._hear(connection):
                with self._lock:
                    self.heard.append(heard)
                    self.open += 1
                    self.most_open = max(self.most_open, self.open)
                answer = self.answers.get(heard["path"], plain(404))
                try:
                    if isinstance(answer, bytes):
                        connection.sendall(answer)
                    else:
                        answer(connection, heard)
                        return
                except OSError:
                    return
                finally:
                    with self._lock:
                        self.open -= 1

    def _hear(self, connection: socket.socket) -> Heard | None:
        text = b""
        while b"\r\n\r\n" not in text:
            try:
                chunk = connection.recv(65536)
            except OSError:
                return None
            if not chunk:
                return None
            text += chunk
        first, *lines = text.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        pairs = (line.partition(": ") for line in lines)
        return Heard(path=first.split(" ")[1], **{name.lower(): value for name, _, value in pairs})

    def stop(self) -> None:
        self.closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@contextmanager
def hostile(**answers: Serve | bytes) -> Iterator[Hostile]:
    """Run a server; ``a_b=…`` answers ``/a/b``."""
    server = Hostile({"/" + name.replace("_", "/"): answer for name, answer in answers.items()})
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(5)


@contextmanager
def fetching(*servers: Hostile, pause: float = 0, **limits: object) -> Iterator[HttpFetcher]:
    """Give a fetcher that may read these servers."""
    asked = FetchLimits(
        **{"total": timedelta(seconds=10), "host_pause": timedelta(seconds=pause), **limits}  # type: ignore[arg-type]
    )
    allow = frozenset(server.place for server in servers)
    fetcher = HttpFetcher(StoppedClock(), asked, allow, "1.2", "https://desk.example")
    try:
        yield fetcher
    finally:
        fetcher.close()


def plain(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; ``retry_after=…`` gives Retry-After."""
    lines = [f"HTTP/1.1 {status} So", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def to(location: str, status: int = 302) -> bytes:
    return plain(status, location=location)


def packed(body: bytes, cut: int = 0) -> bytes:
    """A gzip answer, ``cut`` bytes short of its whole."""
    small = gzip.compress(body)
    return plain(200, small[: len(small) - cut], content_encoding="gzip")


def truncated(connection: socket.socket, _: Heard) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")


def endless(connection: socket.socket, _: Heard) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")


def dripping(headers: bool = False) -> Serve:
    """A byte now and then, for ever: in the headers, or in the body."""

    def serve(connection: socket.socket, _: Heard) -> None:
        start = (
            b"HTTP/1.1 200 OK\r\nX-Slow: "
            if headers
            else b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"
        )
        connection.sendall(start)
        pause = threading.Event()
        while not pause.wait(0.02):
            connection.sendall(b"x")

    return serve
