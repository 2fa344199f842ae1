"""The fetcher: reads the net over HTTP/1.1, politely and safely."""

import re
import time
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpcore2
import httpx2

from foreigndesk.engines.guard import GuardedTransport, deadline
from foreigndesk.engines.manners import LONGEST_WAIT, Hosts, Robots
from foreigndesk.errors import DeskError, RejectedError, TransientError
from foreigndesk.ports import Answer, Clock, Fetched, Request

AGENT = "ForeignDesk"
"""The product name that robots.txt may address."""

_HOST = re.compile(rb"[A-Za-z0-9._:-]+")
"""A name as the net knows it, or a numeric address."""
_MOVED = {301, 302, 303, 307, 308}
_MOVED_FOR_GOOD = {301, 308}
_LATER = {408, 421, 425, 429}
_NET_ERRORS = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    httpx2.TransportError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How long, how much and how often the fetcher asks."""

    total: timedelta = timedelta(seconds=30)
    """For a request with its redirects, from the first look-up to the last byte."""
    body: int = 10 * 1024 * 1024
    """Bytes after decoding."""
    hops: int = 5
    """Redirects followed."""
    host_pause: timedelta = timedelta(seconds=1)
    """Between two requests to one host."""
    threads: int = 8
    """Hosts asked at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """What one hop brought."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: httpx2.URL


class HttpFetcher:
    """Meets the port `Fetcher` on httpx2.

    Args:
        clock: stamps the answers.
        limits: of time, size and pace.
        allow: ``host:port`` pairs that may be read though they are not on the public net.
        version: ours, for the user agent.
        base_address: where our site lives, for whoever wonders who reads.
    """

    def __init__(
        self,
        clock: Clock,
        limits: FetchLimits | None = None,
        allow: frozenset[str] = frozenset(),
        version: str = "0",
        base_address: str = "",
    ) -> None:
        self._clock = clock
        self._limits = limits or FetchLimits()
        self._transport = GuardedTransport(allow, self._limits.threads * 2)
        self._hosts = Hosts(self._limits.host_pause)
        self._robots = Robots(AGENT, self._robots_text, self._hosts)
        self._agent = f"{AGENT}/{version}" + (f" (+{base_address})" if base_address else "")

    def fetch(self, request: Request) -> Answer:
        """Return what the server said to one request; robots.txt is asked before.

        Raises:
            TransientError: no answer, 429, 5xx, too slow, cut off.
            RejectedError: a forbidden address, robots.txt, 4xx, too large, too many redirects;
                ``gone`` on 410.
        """
        url = _checked(request.url)
        permanent = True
        with deadline(self._limits.total):
            for hop in range(self._limits.hops + 1):
                reply = self._ask(url, request)
                if reply.status not in _MOVED:
                    moved_to = str(url) if hop and permanent else ""
                    return self._answer(request, reply, moved_to)
                permanent = permanent and reply.status in _MOVED_FOR_GOOD
                url = _next(reply)
        raise RejectedError(f"{request.url} redirects more than {self._limits.hops} times")

    def _ask(self, url: httpx2.URL, request: Request) -> _Reply:
        """Return the reply to one hop, robots.txt and the host's turn observed."""
        key = _key(url)
        with self._hosts.turn(key):
            self._robots.check(f"{url.scheme}://{key}", key, str(url))
            reply = self._get(url, _validators(request))
            self._note_wait(key, reply)
            return reply

    def _note_wait(self, key: str, reply: _Reply) -> None:
        """Ask a host nothing before the time it gave."""
        retry_after = self._retry_after(reply.headers)
        if reply.status in {429, 503} and retry_after:
            self._hosts.close(key, retry_after)

    def _get(self, url: httpx2.URL, headers: Mapping[bytes, bytes]) -> _Reply:
        """Return the reply of one server, its body decoded and within the cap."""
        sent = {
            b"user-agent": self._agent.encode("ascii", "replace"),
            b"accept": b"*/*",
            b"accept-encoding": b"gzip",
            **headers,
        }
        with _net_errors(url):
            # One client a request: cookies live as long as a chain of redirects, never longer.
            client = httpx2.Client(transport=self._transport, trust_env=False)
            built = client.build_request("GET", url, headers=list(sent.items()))
            reply = client.send(built, stream=True, follow_redirects=False)
            try:
                body = b"" if reply.status_code in _MOVED else self._body(reply)
            finally:
                reply.close()
        return _Reply(
            status=reply.status_code, headers=_texts(reply.headers.raw), body=body, url=url
        )

    def _body(self, reply: httpx2.Response) -> bytes:
        """Return the decoded body of a reply.

        Raises:
            RejectedError: it is larger than the cap.
            TransientError: it ends too early.
        """
        coding = reply.headers.get("content-encoding", "").strip().lower()
        decoder = _Decoder(coding, self._limits.body)
        for chunk in reply.iter_raw():
            decoder.feed(chunk)
        return decoder.finish()

    def _robots_text(self, url: str) -> str:
        """Return the text of a robots.txt, after its redirects."""
        target = _checked(url)
        for _ in range(self._limits.hops + 1):
            reply = self._get(target, {})
            if reply.status not in _MOVED:
                self._refuse(reply)
                return reply.body.decode("utf-8", "replace")
            target = _next(reply)
        # RFC 9309, 2.3.1.2: more than five hops may be taken for "there is none".
        return ""

    def _answer(self, request: Request, reply: _Reply, moved_to: str) -> Answer:
        """Return a reply as an answer, or raise what its status means."""
        if reply.status == 304 and not (request.etag or request.modified):
            raise TransientError(f"{reply.url} answers 304 to a request without validators")
        if reply.status != 304:
            self._refuse(reply)
        return Answer(
            request=request,
            status=reply.status,
            final_url=str(reply.url),
            moved_to=moved_to,
            body=reply.body,
            content_type=reply.headers.get("content-type", ""),
            etag=reply.headers.get("etag", ""),
            modified=reply.headers.get("last-modified", ""),
            headers=reply.headers,
            fetched=self._clock.now(),
        )

    def _refuse(self, reply: _Reply) -> None:
        """Raise the error that a status stands for; do nothing on 200."""
        status = reply.status
        if status in {200, 203}:
            return
        if status in _LATER or status >= 500 or status < 300:
            raise TransientError(
                f"{reply.url} answers {status}", self._retry_after(reply.headers), status
            )
        raise RejectedError(f"{reply.url} answers {status}", gone=status == 410, http_status=status)

    def _retry_after(self, headers: Mapping[str, str]) -> timedelta | None:
        """Return how long a server asks us to wait; None where it says nothing sensible."""
        text = headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            seconds = min(int(text[:12]), int(LONGEST_WAIT.total_seconds()))
            return timedelta(seconds=seconds)
        try:
            until = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            return None
        aware = until if until.tzinfo else until.replace(tzinfo=UTC)
        return _clamped(aware, self._clock.now())

    def fetch_all(self, requests: Iterable[Request]) -> Iterator[Fetched]:
        """Yield the outcome of each request as it comes in.

        Requests to one host go out one after the other with the pause between them; other hosts
        do not wait for it.
        """
        rounds = _Rounds(self._hosts, requests)
        running: dict[Future[Fetched], str] = {}
        pool = ThreadPoolExecutor(self._limits.threads, thread_name_prefix="fetch")
        try:
            while rounds.waiting or running:
                while len(running) < self._limits.threads and (chosen := rounds.next()):
                    key, request = chosen
                    running[pool.submit(self._outcome, request)] = key
                yield from _finished(running, rounds)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _outcome(self, request: Request) -> Fetched:
        """Return what became of one request."""
        try:
            return Fetched(request=request, answer=self.fetch(request), error=None)
        except (TransientError, RejectedError) as error:
            return Fetched(request=request, answer=None, error=error)

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()


@dataclass(slots=True)
class _Rounds:
    """Whose turn it is: requests by host, hosts in the order in which they become ready."""

    hosts: Hosts
    requests: Iterable[Request]
    busy: set[str] = field(default_factory=set)
    waiting: dict[str, deque[Request]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for request in self.requests:
            self.waiting.setdefault(_key_of(request.url), deque()).append(request)

    def next(self) -> tuple[str, Request] | None:
        """Return a host that is ready with its next request; None if nobody is ready now."""
        now = time.monotonic()
        free = [key for key in self.waiting if key not in self.busy]
        key = min(free, key=self.hosts.ready_at, default=None)
        if key is None or self.hosts.ready_at(key) > now:
            return None
        queue = self.waiting[key]
        request = queue.popleft()
        if not queue:
            del self.waiting[key]
        self.busy.add(key)
        return key, request

    def patience(self) -> float | None:
        """Return the seconds until another host becomes ready; None if that waits on a request."""
        times = [self.hosts.ready_at(key) for key in self.waiting if key not in self.busy]
        return max(0.0, min(times) - time.monotonic()) if times else None


def _finished(running: dict[Future[Fetched], str], rounds: _Rounds) -> Iterator[Fetched]:
    """Yield the outcomes that are in, waiting for one or for another host's turn."""
    if not running:
        time.sleep(rounds.patience() or 0)
        return
    done, _ = wait(running, timeout=rounds.patience(), return_when=FIRST_COMPLETED)
    for future in done:
        rounds.busy.discard(running.pop(future))
        yield future.result()


class _Decoder:
    """Takes gzip off a body piece by piece and never holds more than the cap."""

    def __init__(self, coding: str, cap: int) -> None:
        if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise RejectedError(f"the body is coded as {coding!r}, which nobody asked for")
        # 47: zlib finds out itself whether the header is gzip's or zlib's.
        self._inflate = zlib.decompressobj(47) if coding not in {"", "identity"} else None
        self._cap = cap
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        """Take in what came from the connection."""
        if self._inflate is None:
            self._keep(chunk)
            return
        while chunk and not self._inflate.eof:
            try:
                self._keep(self._inflate.decompress(chunk, self._cap - self._size + 1))
            except zlib.error as error:
                raise TransientError(f"the body cannot be unpacked: {error}") from error
            chunk = self._inflate.unconsumed_tail

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._cap:
            raise RejectedError(f"the body is larger than {self._cap} bytes")
        self._parts.append(part)

    def finish(self) -> bytes:
        """Return the whole body."""
        if self._inflate is not None and not self._inflate.eof:
            raise TransientError("the packed body was cut off")
        return b"".join(self._parts)


@contextmanager
def _net_errors(url: httpx2.URL) -> Iterator[None]:
    """Turn the errors of a connection into ours."""
    try:
        yield
    except DeskError:
        raise
    except _NET_ERRORS as error:
        words = str(error) or type(error).__name__
        raise TransientError(f"no whole answer from {url}: {words}") from error


def _checked(url: str) -> httpx2.URL:
    """Return an address if it is one that we read."""
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise RejectedError(f"{url!r} is no address: {error}") from error
    if parsed.scheme not in {"http", "https"} or not _HOST.fullmatch(parsed.raw_host):
        raise RejectedError(f"{url!r} is no address of the web")
    if parsed.port is not None and not 0 < parsed.port < 0x10000:
        raise RejectedError(f"{url!r} names no port")
    if parsed.userinfo:
        raise RejectedError(f"{url!r} carries a name or a password")
    return parsed.copy_with(fragment=None)


def _next(reply: _Reply) -> httpx2.URL:
    """Return where a redirect leads."""
    location = reply.headers.get("location", "")
    if not location:
        raise RejectedError(f"{reply.url} redirects to nowhere", http_status=reply.status)
    try:
        return _checked(str(reply.url.join(location)))
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise RejectedError(f"{reply.url} redirects to {location!r}: {error}") from error


def _key(url: httpx2.URL) -> str:
    """Return host and port of an address, as in ``allow``."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return f"{host}:{url.port or (443 if url.scheme == 'https' else 80)}"


def _key_of(url: str) -> str:
    """Return host and port of an address; of one that is none, the empty text."""
    try:
        return _key(_checked(url))
    except RejectedError:
        return ""


def _validators(request: Request) -> dict[bytes, bytes]:
    """Return the headers that ask for news only, as the server wrote them."""
    # RFC 9110, 13.1.3: who knows If-None-Match ignores If-Modified-Since.
    # We send both, for servers that know only the second.
    pairs = ((b"if-none-match", request.etag), (b"if-modified-since", request.modified))
    return {name: value.encode("latin-1", "replace") for name, value in pairs if value}


def _texts(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by lower-case name, byte for byte."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _clamped(until: datetime, now: datetime) -> timedelta:
    """Return the time until a moment, not negative and not beyond what we are willing to wait."""
    return min(max(until - now, timedelta()), LONGEST_WAIT)
