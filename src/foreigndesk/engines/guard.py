"""Connections that reach public addresses only, and end on time.

The address is looked up, checked and pinned where the connection is made, so that neither a
redirect nor a name that changes its mind between look-up and connection leads inside.
"""

import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as LateError
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from ssl import SSLContext
from typing import Any

import httpcore2
import httpx2

from foreigndesk.errors import RejectedError

_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv6 blocks whose last 32 bits are an IPv4 address: NAT64 (RFC 6052), IPv4-compatible."""
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
"""RFC 8215: for use inside a network; where the IPv4 address stands in it is not known outside."""

_END: ContextVar[float] = ContextVar("_END", default=float("inf"))
"""When the request at hand must be over, on the monotonic clock."""

_SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


@contextmanager
def deadline(limit: timedelta) -> Iterator[None]:
    """Hold everything that this thread does on guarded connections inside to one total time."""
    token = _END.set(min(_END.get(), time.monotonic() + limit.total_seconds()))
    try:
        yield
    finally:
        _END.reset(token)


def remaining() -> float:
    """Return the seconds left before the deadline; infinity outside of one."""
    return _END.get() - time.monotonic()


def is_public(address: str) -> bool:
    """Say whether an address belongs to the public net, whatever it is wrapped in.

    Args:
        address: numeric, as the resolver gives it.
    """
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv4Address):
        return _is_open(parsed)
    if parsed in _LOCAL_NAT64:
        return False
    wrapped = _wrapped(parsed)
    return all(map(_is_open, wrapped)) if wrapped else _is_open(parsed)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an unwrapped address is public."""
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _wrapped(address: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return list(address.teredo)
    if any(address in block for block in _CARRIERS):
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    return []


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which no wait outlasts the deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _wait(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _wait(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        wait = _wait(timeout, httpcore2.ConnectTimeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, wait))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _wait(timeout: float | None, late: type[Exception]) -> float:
    """Return how long to wait at most: what was asked for or what is left."""
    left = min(timeout if timeout is not None else float("inf"), remaining())
    if left <= 0:
        raise late("the time for this request is over")
    return left if left != float("inf") else 60.0


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens connections to public addresses, and to the few others that were allowed.

    Args:
        allow: ``host:port`` as they stand in the address asked for; for tests and the sample press.
    """

    def __init__(self, allow: frozenset[str] = frozenset()) -> None:
        self._allow = allow
        self._inner = httpcore2.SyncBackend()
        # A look-up cannot be interrupted: it waits in a thread of its own.
        self._resolvers = ThreadPoolExecutor(max_workers=16, thread_name_prefix="resolver")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection to the first permitted address that answers.

        Raises:
            RejectedError: the name leads to no permitted address.
        """
        failure: Exception = httpcore2.ConnectError(f"no address for {host}")
        for address in self._permitted(host, port, timeout):
            try:
                wait = _wait(timeout, httpcore2.ConnectTimeout)
                stream = self._inner.connect_tcp(address, port, wait, local_address, socket_options)
                return _TimedStream(stream)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def _permitted(self, host: str, port: int, timeout: float | None) -> list[str]:
        """Return the numeric addresses of a host that may be connected to."""
        found = self._look_up(host, port, timeout)
        shown = f"[{host}]" if ":" in host else host
        if f"{shown}:{port}" in self._allow:
            return found
        permitted = [address for address in found if is_public(address)]
        if found and not permitted:
            raise RejectedError(f"{shown}:{port} is not on the public net ({found[0]})")
        return permitted

    def _look_up(self, host: str, port: int, timeout: float | None) -> list[str]:
        """Return the numeric addresses of a host, in the resolver's order."""
        asked = self._resolvers.submit(
            socket.getaddrinfo, host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )
        try:
            answers = asked.result(_wait(timeout, httpcore2.ConnectTimeout))
        except LateError as error:
            raise httpcore2.ConnectTimeout(f"no answer about {host} from the resolver") from error
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"{host} was not found: {error}") from error
        return list(dict.fromkeys(str(answer[4][0]) for answer in answers))

    def close(self) -> None:
        """Let go of the resolver threads."""
        self._resolvers.shutdown(wait=False, cancel_futures=True)


class _Body(httpx2.SyncByteStream):
    """The body of an answer, as it comes from the connection."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class GuardedTransport(httpx2.BaseTransport):
    """HTTP/1.1 over guarded connections; its errors are those of httpcore2.

    Args:
        allow: see `GuardedBackend`.
        connections: how many at a time.
    """

    def __init__(self, allow: frozenset[str], connections: int) -> None:
        self._backend = GuardedBackend(allow)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=5.0,
            http1=True,
            http2=False,
            network_backend=self._backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer to a request, its body still to be read."""
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
        self._backend.close()
