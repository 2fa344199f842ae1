import threading
import time
from datetime import timedelta

import pytest

from foreigndesk.engines.guard import deadline
from foreigndesk.engines.manners import LONGEST_WAIT, Hosts, Robots
from foreigndesk.errors import RejectedError, TransientError


def test_a_pause_that_outlasts_the_deadline_is_not_waited_for() -> None:
    hosts = Hosts(timedelta(seconds=60))
    with hosts.turn("a:80"):
        pass

    with deadline(timedelta(seconds=0.2)), pytest.raises(TransientError, match="not due"):
        hosts.turn("a:80").__enter__()


def test_a_host_that_is_busy_for_too_long_is_for_later() -> None:
    hosts = Hosts(timedelta())
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with hosts.turn("a:80"):
            held.set()
            done.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)

    with deadline(timedelta(seconds=0.1)), pytest.raises(TransientError, match="busy"):
        hosts.turn("a:80").__enter__()

    done.set()
    thread.join()


def test_a_wait_is_clamped() -> None:
    hosts = Hosts(timedelta())

    hosts.close("a:80", timedelta(days=4000))

    with pytest.raises(TransientError) as caught:
        hosts.turn("a:80").__enter__()
    assert caught.value.retry_after == LONGEST_WAIT


def test_a_crawl_delay_becomes_the_pause() -> None:
    hosts = Hosts(timedelta())
    robots = Robots("ForeignDesk", lambda _: "User-agent: *\nCrawl-delay: 7", hosts)

    robots.check("http://a", "a:80", "http://a/x")
    with hosts.turn("a:80"):
        pass

    assert 6 < hosts.ready_at("a:80") - time.monotonic() <= 7


def test_a_failure_of_the_net_is_told_with_the_host() -> None:
    def unreachable(url: str) -> str:
        raise TransientError("no connection")

    robots = Robots("ForeignDesk", unreachable, Hosts(timedelta()))

    with pytest.raises(TransientError, match=r"robots\.txt of a:80"):
        robots.check("http://a", "a:80", "http://a/x")


def test_a_forbidden_address_stays_forbidden() -> None:
    def forbidden(url: str) -> str:
        raise RejectedError("not on the public net")

    robots = Robots("ForeignDesk", forbidden, Hosts(timedelta()))

    with pytest.raises(RejectedError, match="public net"):
        robots.check("http://a", "a:80", "http://a/x")
