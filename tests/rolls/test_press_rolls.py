"""Outlets from files: what is read, what is laid over what, which faults are told."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from folders import Sheet, folder, outlet, press_folder
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import SettingsError
from foreigndesk.rolls import load_press

PACKAGE = files("foreigndesk")


def test_outlet_is_read_as_it_stands_in_the_file(tmp_path: Path) -> None:
    text = outlet(paywall="true", state_media="true", checked='"2026-01-31"')

    press = load_press([press_folder(tmp_path / "press", text)])

    fanal = press["le-fanal"]
    assert (fanal.name, fanal.country, fanal.languages) == ("Le Fanal", "FR", ("fr",))
    assert (fanal.paywall, fanal.state_media, fanal.checked) == (True, True, "2026-01-31")


def test_feed_has_an_id_of_its_outlet_and_address(tmp_path: Path) -> None:
    address = "https://le-fanal.example/rss.xml"

    feed = load_press([press_folder(tmp_path, outlet(address))])["le-fanal"].feeds[0]

    expected = hashlib.sha256(f"le-fanal {address}".encode()).hexdigest()[:16]
    assert (feed.id, feed.outlet, feed.url) == (f"feed-{expected}", "le-fanal", address)


def test_later_folder_replaces_an_outlet_whole_and_keeps_its_place(tmp_path: Path) -> None:
    vigie = outlet("https://vigie.example/rss", id='"vigie"', paywall="true")
    house = press_folder(tmp_path / "house", vigie, outlet())
    own = press_folder(
        tmp_path / "own", outlet("https://vigie.example/new", id='"vigie"', name='"La Vigie"')
    )

    press = load_press([house, own])

    assert list(press) == ["vigie", "le-fanal"]
    assert press["vigie"].name == "La Vigie"
    assert not press["vigie"].paywall
    assert [feed.url for feed in press["vigie"].feeds] == ["https://vigie.example/new"]


def test_day_of_the_last_check_may_be_a_bare_toml_date(tmp_path: Path) -> None:
    press = load_press([press_folder(tmp_path, outlet(checked="2026-01-31"))])

    assert press["le-fanal"].checked == "2026-01-31"


def test_only_toml_files_are_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    place = press_folder(tmp_path, outlet())
    folder(place, **{"README.md": "…", ".france.toml": "half a file", "old.toml~": "old"})

    assert list(load_press([place])) == ["le-fanal"]


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    text = ('country = "FR"\n' + outlet()).replace("\n", "\r\n")
    (tmp_path / "france.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert list(load_press([tmp_path])) == ["le-fanal"]


def test_folder_without_files_adds_nothing(tmp_path: Path) -> None:
    assert load_press([tmp_path]) == {}


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"id": '"Le Fanal"'}, 'outlet "Le Fanal", id', "lower-case words with hyphens"),
        ({"id": '"le--fanal"'}, 'outlet "le--fanal", id', "is no id"),
        ({"id": "7"}, "outlet 1, id", "valid string, not 7"),
        ({"name": '" "'}, 'outlet "le-fanal", name', "mend it"),
        ({"owner": ""}, 'outlet "le-fanal", owner', "is missing; add it"),
        ({"homepage": '"le-fanal.example"'}, 'outlet "le-fanal", homepage', "https://"),
        ({"homepage": '"ftp://le-fanal.example"'}, 'outlet "le-fanal", homepage', "https://"),
        ({"homepage": '"https:///une"'}, 'outlet "le-fanal", homepage', "is no address"),
        ({"homepage": '"https://a b/"'}, 'outlet "le-fanal", homepage', "is no address"),
        ({"homepage": '"https://[1/"'}, 'outlet "le-fanal", homepage', "is no address"),
        ({"homepage": '"https://a.example:99999/"'}, 'outlet "le-fanal", homepage', "no address"),
        ({"homepage": '"https://me:pw@a.example/"'}, 'outlet "le-fanal", homepage', "take it out"),
        ({"languages": "[]"}, 'outlet "le-fanal", languages', "at least 1"),
        ({"languages": '["fr", "fr"]'}, 'outlet "le-fanal", languages', '"fr" stands twice'),
        ({"languages": '["French"]'}, 'outlet "le-fanal", languages 1', "ISO 639-1"),
        ({"languages": '["fr", "und"]'}, 'outlet "le-fanal", languages 2', "ISO 639-1"),
        ({"languages": '["fr-FR"]'}, 'outlet "le-fanal", languages 1', "code alone"),
        ({"languages": '"fr"'}, 'outlet "le-fanal", languages', "valid list"),
        ({"kind": '"tabloid"'}, 'outlet "le-fanal", kind', "choose one of daily, weekly"),
        ({"checked": '"yesterday"'}, 'outlet "le-fanal", checked', 'or "never"'),
        ({"checked": '"2026-02-30"'}, 'outlet "le-fanal", checked', "is no day"),
        ({"paywall": '"yes"'}, 'outlet "le-fanal", paywall', "valid boolean"),
        ({"onwer": '"x"'}, 'outlet "le-fanal", onwer', '(perhaps "owner"?)'),
        ({"zzzzzz": '"x"'}, 'outlet "le-fanal", zzzzzz', "no key we know here; mend"),
    ],
)
def test_fault_of_an_outlet_names_file_place_and_remedy(
    tmp_path: Path, changes: dict[str, str], place: str, words: str
) -> None:
    broken = press_folder(tmp_path, outlet(**changes))

    with pytest.raises(SettingsError) as caught:
        load_press([broken])

    assert str(caught.value).startswith(f"{broken / 'france.toml'}: {place}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize("country", ["France", "fr", "EU", "ZZ", "QQ", "001"])
def test_country_must_be_one(tmp_path: Path, country: str) -> None:
    with pytest.raises(SettingsError, match=f': country: "{country}" is no country; give its ISO'):
        load_press([press_folder(tmp_path, outlet(), country=country)])


def test_broken_feed_is_named_by_outlet_and_number(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r'outlet "le-fanal", feed 1, url: "/rss\.xml" is no'):
        load_press([press_folder(tmp_path, outlet("/rss.xml"))])


def test_outlet_without_a_feed_is_refused(tmp_path: Path) -> None:
    text = outlet().split("[[outlet.feed]]", maxsplit=1)[0]

    with pytest.raises(SettingsError, match='outlet "le-fanal", feed: is missing; add it'):
        load_press([press_folder(tmp_path, text)])


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    place = press_folder(tmp_path, outlet(kind='"tabloid"', owner=""), outlet(checked='"x"'))

    with pytest.raises(SettingsError) as caught:
        load_press([place])

    assert len(str(caught.value).splitlines()) == 3


def test_id_that_stands_in_two_files_of_a_folder_is_refused(tmp_path: Path) -> None:
    press_folder(tmp_path, outlet(), name="a.toml")
    press_folder(tmp_path, outlet("https://other.example/rss"), name="b.toml")

    with pytest.raises(SettingsError, match=r'b\.toml: outlet "le-fanal", id: stands also in a\.t'):
        load_press([tmp_path])


def test_feed_of_two_outlets_is_refused_even_in_two_folders(tmp_path: Path) -> None:
    house = press_folder(tmp_path / "house", outlet())
    own = press_folder(tmp_path / "own", outlet(id='"vigie"'))

    with pytest.raises(
        SettingsError, match=r'own/france\.toml: outlet "vigie", feed: .*"le-fanal"'
    ):
        load_press([house, own])


def test_missing_folder_is_named_with_the_remedy(tmp_path: Path) -> None:
    missing = tmp_path / "preß"

    with pytest.raises(SettingsError, match=f"{missing}: this folder .* create it, or mend"):
        load_press([PACKAGE / "press", missing])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'country = "FR\n', "is not TOML: .*line 1.*mend that place"),
        (b"country = 'FR'\ncountry = 'ES'\n", "is not TOML"),
        ('owner = "Société"'.encode("latin-1"), "is not in UTF-8"),
        (b"", "country: is missing"),
        (b"outlet = 'le-fanal'\n", "outlet: input should be a valid list"),
        (b"[[outlets]]\nid = 'x'\n", r'outlets: is no key we know here \(perhaps "outlet'),
    ],
)
def test_file_that_cannot_be_understood_is_named(
    tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "france.toml").write_bytes(content)

    with pytest.raises(SettingsError, match=rf"(?s)france\.toml: .*{words}"):
        load_press([tmp_path])


def test_folder_that_is_called_like_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "france.toml").mkdir()

    with pytest.raises(SettingsError, match=r"france\.toml: cannot be read \(Is a directory\)"):
        load_press([tmp_path])


@pytest.mark.parametrize(("country", "least"), [("FR", 12), ("ES", 12)])
def test_shipped_press_has_a_dozen_outlets_a_country_and_claims_no_check(
    country: str, least: int
) -> None:
    outlets = [o for o in load_press([PACKAGE / "press"]).values() if o.country == country]

    assert len(outlets) >= least
    assert {outlet.checked for outlet in outlets} == {"never"}
    assert all(f.url.startswith("https://") for outlet in outlets for f in outlet.feeds)


def test_sample_press_loads() -> None:
    assert len(load_press([PACKAGE / "samples" / "press"])) >= 14


@given(st.binary(max_size=30))
def test_any_bytes_as_a_file_are_refused_in_words(content: bytes) -> None:
    folder_in_memory: Any = Sheet(content)

    with pytest.raises(SettingsError, match=r"^x\.toml: "):
        load_press([folder_in_memory])


@given(
    st.sampled_from(["id", "homepage", "languages", "kind", "checked", "paywall", "feed"]),
    st.one_of(
        st.text(st.characters(exclude_characters="'", exclude_categories=["C"]), max_size=20).map(
            lambda text: f"'{text}'"
        ),
        st.sampled_from(["1", "1.5", "nan", "[]", "[[]]", "{}", "07:00:00", "[1]", "''"]),
    ),
)
def test_value_that_makes_no_sense_is_refused_with_a_remedy(key: str, value: str) -> None:
    text = 'country = "FR"\n' + outlet(**{key: value})
    folder_in_memory: Any = Sheet(text.encode())

    told = _told(folder_in_memory)

    assert not told or re.match(r"x\.toml: .*(;|mend that place)", told)


def _told(place: Any) -> str:
    try:
        load_press([place])
    except SettingsError as error:
        return str(error)
    return ""
