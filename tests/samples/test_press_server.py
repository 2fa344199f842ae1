"""The press answers over HTTP, at the hour of the play."""

import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest
import staging

from foreigndesk.errors import SettingsError
from foreigndesk.samples.cast import shifted
from foreigndesk.samples.play import Manners, Trap
from foreigndesk.samples.server import PressServer

REVISION = staging.revision("est fermé", "est ouvert")


@pytest.fixture
def clock() -> staging.Hands:
    return staging.Hands()


@pytest.fixture
def server(clock: staging.Hands) -> Iterator[PressServer]:
    play = staging.play(
        staging.article(revisions=(REVISION,)),
        staging.article("soir", published=staging.EVENING),
        la_bouee=Manners(charset="windows-1252"),
    )
    with staging.playing(play, (staging.outlet(),), clock) as running:
        yield running


def feed(server: PressServer) -> str:
    return server.outlets[0].feeds[0].url


def test_feed_and_page_are_served_with_their_charset(server: PressServer) -> None:
    page = staging.get(server.address("la-bouee/pont-ferme"))
    entries = staging.get(feed(server))

    assert (page.status, entries.status) == (200, 200)
    assert page.headers["content-type"] == "text/html; charset=windows-1252"
    assert entries.headers["content-type"] == "application/rss+xml; charset=windows-1252"
    assert "Œuilly" in page.body.decode("windows-1252")


def test_a_known_feed_is_not_sent_again(server: PressServer) -> None:
    first = staging.get(feed(server))

    by_tag = staging.get(feed(server), If_None_Match=f'W/"old", {first.headers["etag"]}')
    by_date = staging.get(feed(server), If_Modified_Since=first.headers["last-modified"])
    by_both = staging.get(
        feed(server), If_None_Match='"old"', If_Modified_Since=first.headers["last-modified"]
    )

    assert (by_tag.status, by_tag.body) == (304, b"")
    assert (by_date.status, by_date.body) == (304, b"")
    assert by_both.status == 200


@pytest.mark.parametrize("since", ["yesterday", "", "Fri, 12 Dec 2025 08:00:00 GMT"])
def test_a_feed_newer_than_the_reader_s_copy_is_sent(server: PressServer, since: str) -> None:
    assert staging.get(feed(server), If_Modified_Since=since).status == 200


def test_a_date_without_a_zone_is_taken_as_utc(server: PressServer) -> None:
    known = staging.get(feed(server), If_Modified_Since="Sat, 20 Dec 2025 08:00:00 -0000")

    assert known.status == 304


def test_news_makes_a_known_feed_new(server: PressServer, clock: staging.Hands) -> None:
    clock.at = staging.EVENING - timedelta(minutes=1)
    tag = staging.get(feed(server)).headers["etag"]

    clock.at = staging.EVENING

    assert staging.get(feed(server), If_None_Match=tag).status == 200


def test_an_article_of_the_future_does_not_exist_yet(
    server: PressServer, clock: staging.Hands
) -> None:
    address = server.address("la-bouee/soir")

    clock.at = staging.EVENING - timedelta(minutes=1)
    early = staging.get(address)
    clock.at = staging.EVENING
    due = staging.get(address)

    assert (early.status, due.status) == (404, 200)


def test_a_revision_appears_on_the_page_in_time(server: PressServer, clock: staging.Hands) -> None:
    address = server.address("la-bouee/pont-ferme")

    clock.at = staging.MORNING
    before = staging.get(address).body.decode("windows-1252")
    clock.at = staging.EVENING
    after = staging.get(address).body.decode("windows-1252")

    assert "Le pont est fermé." in before
    assert "Le pont est ouvert." in after


def test_an_unknown_path_is_missing_in_the_outlet_s_words(server: PressServer) -> None:
    answer = staging.get(f"{server.outlets[0].homepage}compte/")

    assert answer.status == 404
    assert "Page introuvable" in answer.body.decode("windows-1252")


def test_home_section_style_and_robots_are_served(server: PressServer) -> None:
    home = server.outlets[0].homepage
    layout = server.roles["la-bouee"].layout

    answers = [
        staging.get(home + path)
        for path in ("", "robots.txt", f"{layout}.css", "rubrique/societe-vie/")
    ]

    assert [answer.status for answer in answers] == [200] * 4
    assert answers[1].body == b"User-agent: *\nDisallow: /compte/\n"


def test_head_sends_headers_only(server: PressServer) -> None:
    answer = staging.get(feed(server), method="HEAD")

    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_the_server_lives_at_the_hour_of_the_play(server: PressServer) -> None:
    assert staging.get(feed(server)).headers["date"] == "Tue, 16 Dec 2025 00:00:00 GMT"


def test_requests_are_counted_by_outlet(server: PressServer) -> None:
    staging.get(feed(server))
    staging.get(f"{server.outlets[0].homepage}nulle-part")

    assert server.count("la-bouee") == 2
    assert [(hit.path, hit.status) for hit in server.hits("la-bouee")] == [
        ("/flux.xml", 200),
        ("/nulle-part", 404),
    ]
    assert server.count("le-phare") == 0


def test_a_feed_at_the_root_of_its_server_does_not_hide_the_front(server: PressServer) -> None:
    assert b"<html" in staging.get(server.outlets[0].homepage).body


def test_a_taken_port_is_named_with_its_remedy() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = PressServer(staging.play(), [staging.outlet(port=port)], staging.Hands())

        with pytest.raises(SettingsError, match=rf"la-bouee: port {port} .* port shift"), server:
            pass


def test_a_port_beyond_all_ports_is_named() -> None:
    with pytest.raises(SettingsError, match="65536/' cannot be played"):
        PressServer(staging.play(), [staging.outlet()], staging.Hands(), port_shift=44_036)


def test_an_outlet_that_cannot_start_stops_those_before_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        second = staging.outlet("le-phare", taken.getsockname()[1])
        with staging.playing(staging.play(), (staging.outlet(),)) as probe:
            first = probe.outlets[0]
        server = PressServer(staging.play(), [first, second], staging.Hands())

        with pytest.raises(SettingsError), server:
            pass

    with PressServer(staging.play(), [first], staging.Hands()):
        assert staging.get(first.homepage).status == 200


@pytest.mark.skipif(not staging.ipv6(), reason="this machine has no IPv6 loopback")
def test_the_server_plays_on_ipv6_loopback() -> None:
    outlet = staging.outlet(homepage="http://[::1]:21500/", feeds=())

    with staging.playing(staging.play(), (outlet,)) as server:
        assert staging.get(server.outlets[0].homepage).status == 200


def test_the_shipped_press_plays_every_article_and_feed() -> None:
    play, outlets = staging.shipped_play(), staging.shipped_outlets()

    with staging.playing(play, outlets) as server:
        pages = [staging.get(server.address(one.id)).status for one in play.articles]
        feeds = [staging.get(one.url).status for outlet in server.outlets for one in outlet.feeds]

    assert pages == [200] * len(play.articles)
    assert feeds == [200] * len(outlets)


def test_the_shipped_press_holds_its_traps_on_the_wire() -> None:
    play, outlets = staging.shipped_play(), staging.shipped_outlets()
    trapped = {trap: one for one in play.articles for trap in one.traps}

    with staging.playing(play, outlets) as server:
        bodies = {trap: staging.get(server.address(one.id)).body for trap, one in trapped.items()}

    assert set(trapped) == set(Trap)
    assert b'data-access="locked"' in bodies[Trap.TEASER]
    assert b'action="/compte/consent"' in bodies[Trap.CONSENT_WALL]


def test_shifting_and_serving_agree() -> None:
    outlets = (staging.outlet(),)

    server = PressServer(staging.play(), outlets, staging.Hands(), port_shift=5)

    assert server.outlets == shifted(outlets, 5)
