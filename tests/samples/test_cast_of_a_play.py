"""Outlets, articles and addresses of a play fit together."""

from dataclasses import replace
from datetime import timedelta

import pytest
import staging

import make
from foreigndesk.errors import SettingsError
from foreigndesk.samples.cast import NOTHING_YET, cast, place, section_slug, shifted
from foreigndesk.samples.play import Layout, Manners


def test_an_outlet_plays_its_own_articles_with_its_own_manners() -> None:
    play = staging.play(la_bouee=Manners(banner=True))
    silent = staging.outlet("le-phare", 21501)

    roles = cast(play, [staging.outlet(), silent])

    assert roles["la-bouee"].manners.banner
    assert [one.id for one in roles["la-bouee"].articles] == ["la-bouee/pont-ferme"]
    assert roles["le-phare"].articles == ()


def test_articles_of_an_unknown_outlet_are_named() -> None:
    play = staging.play(staging.article(outlet="le-phare"))

    with pytest.raises(SettingsError, match=r"articles/le-phare/pont-ferme\.md: no outlet"):
        cast(play, [staging.outlet()])


def test_manners_of_an_unknown_outlet_are_named() -> None:
    play = staging.play(le_phare=Manners())

    with pytest.raises(SettingsError, match=r"play\.toml: outlet\.le-phare: no such outlet"):
        cast(play, [staging.outlet()])


def test_two_outlets_on_one_port_are_named() -> None:
    with pytest.raises(SettingsError, match="le-phare: port 21500 is that of la-bouee"):
        cast(staging.play(), [staging.outlet(), staging.outlet("le-phare")])


def test_a_feed_on_another_server_is_named() -> None:
    outlet = staging.outlet(feeds=(make.feed("la-bouee", "http://127.0.0.1:9/rss"),))

    with pytest.raises(SettingsError, match=r"la-bouee: feed 'http://127\.0\.0\.1:9/rss'"):
        cast(staging.play(), [outlet])


@pytest.mark.parametrize(
    "homepage",
    [
        "https://127.0.0.1:21500/",
        "http://la-bouee.example:21500/",
        "http://192.0.2.1:21500/",
        "http://127.0.0.1/",
        "http://127.0.0.1:bouee/",
        "la-bouee",
    ],
)
def test_a_homepage_that_cannot_be_played_is_named(homepage: str) -> None:
    with pytest.raises(SettingsError, match=r"la-bouee: homepage .* cannot be played; give"):
        place(staging.outlet(homepage=homepage))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.8.9.10"])
def test_every_loopback_host_can_be_played(host: str) -> None:
    outlet = staging.outlet(homepage=f"http://{host}:21500/")

    assert place(outlet) == (host.strip("[]"), 21500)


def test_shifted_outlets_lie_some_ports_higher_and_keep_their_feeds_ids() -> None:
    outlet = staging.outlet(homepage="http://[::1]:21500/")

    (moved,) = shifted([outlet], 7)

    assert moved.homepage == "http://[::1]:21507/"
    assert moved.feeds[0].url == "http://127.0.0.1:21507/flux.xml"
    assert moved.feeds[0].id == outlet.feeds[0].id


def test_an_address_without_a_port_is_not_shifted() -> None:
    (moved,) = shifted([make.outlet()], 7)

    assert moved == make.outlet()


@pytest.mark.parametrize(
    ("layout", "path"),
    [
        (Layout.BROADSHEET, "/societe-vie/pont-ferme.html"),
        (Layout.COLUMN, "/2025/12/13/pont-ferme/"),
        (Layout.PORTAL, "/societe-vie/pont-ferme"),
    ],
)
def test_an_article_s_address_ends_in_its_slug(layout: Layout, path: str) -> None:
    role = staging.role(layout=layout)

    assert role.path(role.articles[0]) == path
    assert role.address(role.articles[0]) == f"http://127.0.0.1:21500{path}"


def test_outlets_without_a_layout_get_all_three_by_their_ids() -> None:
    outlets = [staging.outlet(f"outlet-{number}", 21500 + number) for number in range(30)]

    roles = cast(replace(staging.play(), articles=()), outlets)

    assert {role.layout for role in roles.values()} == set(Layout)


def test_what_is_printed_comes_newest_first_and_never_early() -> None:
    late = staging.article("soir", published=staging.EVENING)
    role = staging.role(staging.article(), late)

    assert [one.slug for one in role.printed(staging.MORNING)] == ["pont-ferme"]
    assert [one.slug for one in role.printed(staging.EVENING)] == ["soir", "pont-ferme"]


def test_an_outlet_changes_with_each_article_and_each_revision() -> None:
    revision = staging.revision("fermé", "ouvert")
    role = staging.role(staging.article(revisions=(revision,)))

    assert role.changed(staging.MORNING - timedelta(hours=1)) == NOTHING_YET
    assert role.changed(staging.MORNING) == staging.MORNING
    assert role.changed(staging.EVENING) == staging.EVENING


@pytest.mark.parametrize(
    ("section", "slug"), [("Économie locale", "economie-locale"), ("", "actu"), ("…", "actu")]
)
def test_a_section_has_a_name_for_addresses(section: str, slug: str) -> None:
    assert section_slug(section) == slug
