import gzip
import time
from datetime import timedelta

import pytest
from hostile import NOW, dripping, endless, fetching, hostile, packed, plain, to, truncated

from foreigndesk.errors import RejectedError, TransientError
from foreigndesk.ports import Request


def test_an_answer_carries_body_validators_and_the_hour() -> None:
    page = plain(200, b"<rss/>", etag='W/"a b"', last_modified="then", content_type="text/xml")
    with hostile(feed=page) as server, fetching(server) as fetcher:
        answer = fetcher.fetch(Request(url=f"{server.url}/feed#top"))

    assert (answer.status, answer.body, answer.content_type) == (200, b"<rss/>", "text/xml")
    assert (answer.etag, answer.modified, answer.fetched) == ('W/"a b"', "then", NOW)
    assert (answer.final_url, answer.moved_to) == (f"{server.url}/feed", "")


def test_the_desk_says_who_it_is() -> None:
    with hostile(feed=plain()) as server, fetching(server) as fetcher:
        fetcher.fetch(Request(url=f"{server.url}/feed"))

    assert {heard["user-agent"] for heard in server.heard} == {
        "ForeignDesk/1.2 (+https://desk.example)"
    }


def test_validators_go_back_verbatim_and_304_is_an_answer() -> None:
    with hostile(feed=plain(304, etag='"é"')) as server, fetching(server) as fetcher:
        answer = fetcher.fetch(Request(url=f"{server.url}/feed", etag='"é"', modified="never on"))

    assert answer.not_modified
    assert answer.etag == '"é"'
    assert server.heard[-1]["if-none-match"] == '"é"'
    assert server.heard[-1]["if-modified-since"] == "never on"


def test_304_without_having_asked_is_no_answer() -> None:
    with (
        hostile(feed=plain(304)) as server,
        fetching(server) as fetcher,
        pytest.raises(TransientError, match="304"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/feed"))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{}/", "http://localhost:{}/", "http://0x7f.1:{}/"]
)
def test_an_address_inside_is_never_reached(url: str) -> None:
    with hostile() as server, fetching() as fetcher:
        port = server.place.partition(":")[2]
        with pytest.raises(RejectedError, match="public net"):
            fetcher.fetch(Request(url=url.format(port)))

    assert server.heard == []


def test_a_redirect_inside_is_never_followed() -> None:
    with (
        hostile() as inside,
        hostile(feed=to(inside.url + "/x")) as server,
        fetching(server) as fetcher,
        pytest.raises(RejectedError, match="public net"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/feed"))

    assert inside.heard == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://a.example/", "http://[", "//u:p@a/"]
)
def test_a_redirect_out_of_the_web_is_refused(target: str) -> None:
    with (
        hostile(feed=to(target)) as server,
        fetching(server) as fetcher,
        pytest.raises(RejectedError),
    ):
        fetcher.fetch(Request(url=f"{server.url}/feed"))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "feed.xml",
        "ftp://a.example/",
        "http://u@a.example/",
        "http://a.example:99999/",
        "http://\x00",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with fetching() as fetcher, pytest.raises(RejectedError):
        fetcher.fetch(Request(url=url))


def test_a_name_that_nobody_knows_is_asked_again_later() -> None:
    with fetching() as fetcher, pytest.raises(TransientError, match="not found"):
        fetcher.fetch(Request(url="http://nobody.invalid/"))


def test_permanent_redirects_move_an_address_and_others_do_not() -> None:
    answers = {
        "a": to("/b", 301),
        "b": to("/c", 308),
        "c": plain(),
        "d": to("/e", 301),
        "e": to("/c"),
    }
    with hostile(**answers) as server, fetching(server) as fetcher:
        moved = fetcher.fetch(Request(url=f"{server.url}/a"))
        lent = fetcher.fetch(Request(url=f"{server.url}/d"))

    assert moved.moved_to == moved.final_url == f"{server.url}/c"
    assert (lent.moved_to, lent.final_url) == ("", f"{server.url}/c")


def test_a_redirect_loop_ends() -> None:
    with (
        hostile(a=to("/b"), b=to("/a")) as server,
        fetching(server) as fetcher,
        pytest.raises(RejectedError, match="more than 5 times"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))

    assert len(server.paths()) == 6


def test_a_redirect_to_nowhere_is_refused() -> None:
    with (
        hostile(a=plain(302)) as server,
        fetching(server) as fetcher,
        pytest.raises(RejectedError, match="nowhere"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_client_error_is_final_and_410_means_gone(status: int) -> None:
    with (
        hostile(a=plain(status, b"<rss/>")) as server,
        fetching(server) as fetcher,
        pytest.raises(RejectedError) as caught,
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))

    assert (caught.value.gone, caught.value.http_status) == (status == 410, status)


@pytest.mark.parametrize("status", [204, 408, 425, 429, 500, 502, 503])
def test_a_server_error_is_for_later(status: int) -> None:
    with (
        hostile(a=plain(status)) as server,
        fetching(server) as fetcher,
        pytest.raises(TransientError) as caught,
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))

    assert (caught.value.retry_after, caught.value.http_status) == (None, status)


@pytest.mark.parametrize(
    ("words", "wait"),
    [
        ("120", timedelta(seconds=120)),
        ("99999999999999", timedelta(days=31)),
        ("Sat, 13 Dec 2025 13:00:00 GMT", timedelta(hours=1)),
        ("Sat, 13 Dec 2025 13:00:00 -0000", timedelta(hours=1)),
        ("Fri, 12 Dec 2025 13:00:00 GMT", timedelta()),
        ("Mon, 13 Dec 2077 13:00:00 GMT", timedelta(days=31)),
        ("soon", None),
        ("-5", None),
    ],
)
def test_retry_after_is_understood_and_clamped(words: str, wait: timedelta | None) -> None:
    with (
        hostile(a=plain(429, retry_after=words)) as server,
        fetching(server) as fetcher,
        pytest.raises(TransientError) as caught,
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))

    assert caught.value.retry_after == wait


def test_a_host_that_asked_for_a_pause_is_left_alone() -> None:
    with hostile(a=plain(503, retry_after="600"), b=plain()) as server, fetching(server) as fetcher:
        for path in ("a", "b"):
            with pytest.raises(TransientError) as caught:
                fetcher.fetch(Request(url=f"{server.url}/{path}"))

    assert server.paths() == ["/a"]
    assert caught.value.retry_after == timedelta(seconds=600)


def test_a_packed_body_is_unpacked() -> None:
    with hostile(a=packed(b"words " * 999)) as server, fetching(server) as fetcher:
        answer = fetcher.fetch(Request(url=f"{server.url}/a"))

    assert answer.body == b"words " * 999


@pytest.mark.parametrize("body", [b"\0" * 3_000_000, gzip.compress(b"\0" * 9_000_000)])
def test_a_bomb_is_refused_at_the_cap(body: bytes) -> None:
    with (
        hostile(a=packed(body * 40)) as server,
        fetching(server, body=100_000) as fetcher,
        pytest.raises(RejectedError, match="larger"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))


def test_an_endless_body_is_refused_at_the_cap() -> None:
    with (
        hostile(a=endless) as server,
        fetching(server, body=100_000) as fetcher,
        pytest.raises(RejectedError, match="larger"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))


@pytest.mark.parametrize(
    "answer",
    [
        truncated,
        packed(b"words " * 999, cut=9),
        plain(200, b"no gzip", content_encoding="gzip"),
        b"Nonsense\r\n\r\n",
    ],
)
def test_a_body_that_is_not_whole_is_no_answer(answer: bytes) -> None:
    with hostile(a=answer) as server, fetching(server) as fetcher, pytest.raises(TransientError):
        fetcher.fetch(Request(url=f"{server.url}/a"))


def test_a_coding_that_nobody_asked_for_is_refused() -> None:
    with (
        hostile(a=plain(200, b"x", content_encoding="br")) as server,
        fetching(server) as fetcher,
        pytest.raises(RejectedError, match="br"),
    ):
        fetcher.fetch(Request(url=f"{server.url}/a"))


@pytest.mark.parametrize("headers", [True, False])
def test_a_dripping_server_is_left_at_the_deadline(headers: bool) -> None:
    with (
        hostile(a=dripping(headers)) as server,
        fetching(server, total=timedelta(seconds=0.4)) as fetcher,
    ):
        start = time.monotonic()
        with pytest.raises(TransientError):
            fetcher.fetch(Request(url=f"{server.url}/a"))

    assert time.monotonic() - start < 2


def test_robots_txt_is_obeyed_and_read_once() -> None:
    rules = plain(200, b"User-agent: ForeignDesk\nDisallow: /secret\nCrawl-delay: 0\n")
    with hostile(robots=rules, a=plain(), secret=plain()) as server, fetching(server) as fetcher:
        server.answers["/robots.txt"] = to("/robots")
        fetcher.fetch(Request(url=f"{server.url}/a"))
        with pytest.raises(RejectedError, match="robots"):
            fetcher.fetch(Request(url=f"{server.url}/secret"))

    assert [heard["path"] for heard in server.heard] == ["/robots.txt", "/robots", "/a"]


def test_a_robots_txt_that_fails_puts_the_host_off() -> None:
    with hostile(a=plain()) as server, fetching(server) as fetcher:
        server.answers["/robots.txt"] = plain(503)
        for _ in range(2):
            with pytest.raises(TransientError) as caught:
                fetcher.fetch(Request(url=f"{server.url}/a"))

    assert [heard["path"] for heard in server.heard] == ["/robots.txt"]
    assert caught.value.retry_after


def test_a_robots_txt_that_loops_allows_everything() -> None:
    with hostile(a=plain()) as server, fetching(server) as fetcher:
        server.answers["/robots.txt"] = to("/robots.txt")
        answer = fetcher.fetch(Request(url=f"{server.url}/a"))

    assert answer.status == 200


def test_a_robots_txt_that_swells_is_no_permission() -> None:
    with hostile(a=plain()) as server, fetching(server, body=1_000) as fetcher:
        server.answers["/robots.txt"] = endless
        with pytest.raises(RejectedError, match="larger"):
            fetcher.fetch(Request(url=f"{server.url}/a"))


def test_cookies_live_no_longer_than_a_request() -> None:
    with hostile(a=plain(200, set_cookie="id=1")) as server, fetching(server) as fetcher:
        for _ in range(2):
            fetcher.fetch(Request(url=f"{server.url}/a"))

    assert not any("cookie" in heard for heard in server.heard)


def test_all_requests_get_their_outcome_good_or_bad() -> None:
    with hostile(a=plain(), b=plain(410), c=plain(500)) as server, fetching(server) as fetcher:
        asked = [Request(url=f"{server.url}/{path}") for path in "abc"] + [Request(url="junk")]
        outcomes = {each.request.url[-1]: each for each in fetcher.fetch_all(asked)}

    assert outcomes["a"].get().status == 200
    assert isinstance(outcomes["b"].error, RejectedError)
    assert isinstance(outcomes["c"].error, TransientError)
    assert isinstance(outcomes["k"].error, RejectedError)


def test_a_host_is_asked_one_thing_at_a_time_with_the_pause_between() -> None:
    with hostile(a=plain(), b=plain(), c=plain()) as server, fetching(server, pause=0.1) as fetcher:
        start = time.monotonic()
        outcomes = list(fetcher.fetch_all(Request(url=f"{server.url}/{path}") for path in "abc"))

    assert [each.get().status for each in outcomes] == [200, 200, 200]
    assert server.most_open == 1
    assert time.monotonic() - start >= 0.2


def test_a_slow_host_delays_nobody_else() -> None:
    with (
        hostile(a=dripping()) as slow,
        hostile(a=plain()) as quick,
        fetching(slow, quick, total=timedelta(seconds=0.6), threads=2) as fetcher,
    ):
        requests = [Request(url=f"{slow.url}/a")] + [Request(url=f"{quick.url}/a")] * 3
        outcomes = list(fetcher.fetch_all(requests))

    assert [each.error is None for each in outcomes] == [True, True, True, False]


def test_a_crawl_that_is_broken_off_leaves_nothing_running() -> None:
    with hostile(a=plain()) as server, fetching(server, pause=0.05) as fetcher:
        outcomes = fetcher.fetch_all([Request(url=f"{server.url}/a")] * 5)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
        heard = len(server.paths())

    assert heard <= 2
