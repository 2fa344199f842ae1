"""How we behave towards a host: one request at a time, pauses, waits it asked for, robots.txt."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from protego import Protego

from foreigndesk.engines.guard import remaining
from foreigndesk.errors import RejectedError, TransientError

LONGEST_WAIT = timedelta(days=31)
"""However long a server asks us to stay away, we look again after this."""
LONGEST_CRAWL_DELAY = timedelta(seconds=30)
"""A longer Crawl-delay in robots.txt is taken for this."""
RULES_LAST = timedelta(hours=24)
"""RFC 9309, 2.4: robots.txt should not be used from a cache for longer."""
HOST_REST = timedelta(minutes=5)
"""How long a host rests whose robots.txt answered with a server error."""


@dataclass(slots=True)
class _Host:
    """What is remembered of a host; changes as requests end."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ready: float = 0.0
    """When the next request may start, on the monotonic clock."""
    closed_until: float = 0.0
    """Before this nothing is asked: the host said so."""
    crawl_delay: timedelta = timedelta()


class Hosts:
    """Keeps requests to one host apart.

    Args:
        pause: between the end of a request to a host and the next one.
    """

    def __init__(self, pause: timedelta) -> None:
        self._pause = pause
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def _host(self, key: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(key, _Host())

    def ready_at(self, key: str) -> float:
        """Return when a request to a host may start without waiting, on the monotonic clock."""
        return self._host(key).ready

    @contextmanager
    def turn(self, key: str) -> Iterator[None]:
        """Hold a host for one request, after the pause that is due.

        Raises:
            TransientError: the host asked us to stay away, or is busy for too long.
        """
        host = self._host(key)
        if not host.lock.acquire(timeout=max(0.0, min(remaining(), 3600.0))):
            raise TransientError(f"{key} is busy with another request of ours")
        try:
            self._check_open(key, host)
            wait = host.ready - time.monotonic()
            if wait > remaining():
                raise TransientError(f"{key} is not due yet", timedelta(seconds=wait))
            time.sleep(max(0.0, wait))
            yield
        finally:
            pause = max(self._pause, host.crawl_delay)
            host.ready = time.monotonic() + pause.total_seconds()
            host.lock.release()

    def _check_open(self, key: str, host: _Host) -> None:
        """Raise the TransientError of a host that asked us to stay away."""
        left = host.closed_until - time.monotonic()
        if left > 0:
            raise TransientError(f"{key} asked us to wait", timedelta(seconds=round(left)))

    def close(self, key: str, wait: timedelta) -> None:
        """Ask a host nothing for a while."""
        self._host(key).closed_until = time.monotonic() + min(wait, LONGEST_WAIT).total_seconds()

    def slow_down(self, key: str, delay: timedelta) -> None:
        """Keep at least this pause with a host."""
        self._host(key).crawl_delay = min(delay, LONGEST_CRAWL_DELAY)


class Robots:
    """What hosts let us read, by their robots.txt.

    Args:
        agent: our product name.
        read: gives the text of a robots.txt; RejectedError where there is none (all is allowed,
            RFC 9309, 2.3.1.3), TransientError where it cannot be known now.
        hosts: learns Crawl-delay and rests.
    """

    def __init__(self, agent: str, read: Callable[[str], str], hosts: Hosts) -> None:
        self._agent = agent
        self._read = read
        self._hosts = hosts
        self._rules: dict[str, tuple[float, Protego]] = {}

    def check(self, origin: str, key: str, url: str) -> None:
        """Do nothing if an address may be read.

        Args:
            origin: scheme, host and port of the address.
            key: of the host.
            url: the address.

        Raises:
            RejectedError: robots.txt forbids it.
            TransientError: robots.txt cannot be read now.
        """
        if not self._rules_of(origin, key).can_fetch(url, self._agent):
            raise RejectedError(f"robots.txt of {key} does not let us read {url}")

    def _rules_of(self, origin: str, key: str) -> Protego:
        """Return the rules of an origin, read at most once a day."""
        known = self._rules.get(origin)
        if known and time.monotonic() - known[0] < RULES_LAST.total_seconds():
            return known[1]
        rules = Protego.parse(self._text(origin, key))
        self._rules[origin] = (time.monotonic(), rules)
        self._hosts.slow_down(key, timedelta(seconds=rules.crawl_delay(self._agent) or 0))
        return rules

    def _text(self, origin: str, key: str) -> str:
        """Return the text of an origin's robots.txt, empty where it has none."""
        try:
            return self._read(f"{origin}/robots.txt")
        except RejectedError as error:
            if error.http_status is None:
                raise
            return ""
        except TransientError as error:
            wait = error.retry_after
            if error.http_status is not None:
                wait = wait or HOST_REST
                self._hosts.close(key, wait)
            raise TransientError(
                f"robots.txt of {key} cannot be read: {error}", wait, error.http_status
            ) from error
