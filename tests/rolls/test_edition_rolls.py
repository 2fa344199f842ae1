"""Editions from files: what is read, what is laid over what, which faults are told."""

from datetime import time
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from folders import edition, folder

import make
from foreigndesk.domain.press import Edition, GlossaryEntry, Grade
from foreigndesk.errors import SettingsError
from foreigndesk.rank import score
from foreigndesk.rolls import load_editions, load_press, outlets_of

PACKAGE = files("foreigndesk")


def one(place: Path, text: str) -> Edition:
    return load_editions([folder(place, **{"france.toml": text})])["france"]


def test_edition_is_read_as_it_stands_in_the_file(tmp_path: Path) -> None:
    found = one(tmp_path, edition())

    assert (found.id, found.name, found.country, found.languages) == (
        "france",
        "France",
        "FR",
        ("fr",),
    )
    assert (found.zone, found.letter_at) == (ZoneInfo("Europe/Paris"), time(7))
    assert found.least_grade is Grade.DRAFT


def test_what_the_file_leaves_out_is_as_the_house_has_it(tmp_path: Path) -> None:
    found = one(tmp_path, edition())

    assert (found.front_page, found.window_days) == (10, 4)
    assert (found.quoted_passages, found.quoted_share) == (4, 0.2)
    assert (found.outlets, found.home_words, found.glossary) == ((), (), ())
    assert (found.weights, found.names) == ({}, {})


def test_lists_and_tables_are_read(tmp_path: Path) -> None:
    more = """
outlets = ["vigie", "le-fanal"]
home_words = ["Hexagone"]
quoted_share = 1
[weights]
home = 2
[[glossary]]
term = "bac"
gloss = "the examination at the end of school"
link = "https://example.org/bac"
[names]
"Tchernihiv" = "Chernihiv"
"""

    found = one(tmp_path, edition(more))

    assert (found.outlets, found.home_words) == (("vigie", "le-fanal"), ("Hexagone",))
    assert (found.weights, found.quoted_share) == ({"home": 2.0}, 1.0)
    assert found.names == {"Tchernihiv": "Chernihiv"}
    gloss = "the examination at the end of school"
    assert found.glossary == (
        GlossaryEntry(term="bac", gloss=gloss, link="https://example.org/bac"),
    )


def test_hour_of_the_letter_may_be_a_bare_toml_time(tmp_path: Path) -> None:
    assert one(tmp_path, edition(letter_at="06:30:00")).letter_at == time(6, 30)


def test_later_folder_replaces_an_edition_whole_even_a_broken_one(tmp_path: Path) -> None:
    house = folder(tmp_path / "house", **{"france.toml": "broken", "spain.toml": edition()})
    own = folder(tmp_path / "own", **{"france.toml": edition(name='"La France"')})

    found = load_editions([house, own])

    assert {key: e.name for key, e in found.items()} == {"france": "La France", "spain": "France"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (edition(zone='"Europe/Pariss"'), "zone", 'as in "Europe/Paris"'),
        (edition(zone='"Europe"'), "zone", "is no time zone"),
        (edition(zone='"../etc"'), "zone", "is no time zone"),
        (edition(letter_at='"7:00"'), "letter_at", 'as in "07:00"'),
        (edition(letter_at='"24:00"'), "letter_at", "is no time of day"),
        (edition(letter_at="7"), "letter_at", "is no time of day"),
        (edition(least_grade='"good"'), "least_grade", "gloss, draft, standard, high"),
        (edition(least_grade=""), "least_grade", "is missing; add it"),
        (edition(front_page="0"), "front_page", "greater than or equal to 1, not 0"),
        (edition(window_days="99"), "window_days", "less than or equal to 30"),
        (edition(front_page='"10"'), "front_page", "valid integer"),
        (edition(quoted_share="1.5"), "quoted_share", "less than or equal to 1"),
        (edition(quoted_share="0"), "quoted_share", "greater than 0"),
        (edition(quoted_passages="0"), "quoted_passages", "greater than or equal to 1"),
        (edition(outlets='["a", "a"]'), "outlets", "stands twice"),
        (edition(languages='["xx"]'), "languages 1", "is no language"),
        (edition(country='"FX"'), "country", "is no country"),
        (edition("[weights]\nhomes = 1\n"), "weights, homes", '(perhaps "home'),
        (edition("[weights]\nhome = -1\n"), "weights, home", "greater than or equal to 0"),
        (edition("[weights]\nhome = nan\n"), "weights, home", "finite"),
        (edition('[names]\n"" = "x"\n'), "names", "at least 1"),
        (edition("[names]\nx = 1\n"), "names, x", "valid string"),
        (edition('[[glossary]]\nterm = "a"\ngloss = "b"\n'), 'glossary "a", link', "is missing"),
        (
            edition(2 * '[[glossary]]\nterm = "a"\ngloss = "b"\nlink = "https://a.example"\n'),
            "glossary",
            '"a" stands twice',
        ),
        (edition('[[glossary]]\nterm = "a"\ngloss = "b"\nlink = "a"\n'), 'glossary "a", link', ""),
    ],
)
def test_fault_of_an_edition_names_file_place_and_remedy(
    tmp_path: Path, text: str, place: str, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        one(tmp_path, text)

    assert str(caught.value).startswith(f"{tmp_path / 'france.toml'}: {place}")
    assert words in str(caught.value)


def test_file_name_that_makes_no_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=r'La France\.toml: name of the file: "La France" is no'
    ):
        load_editions([folder(tmp_path, **{"La France.toml": edition()})])


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"{tmp_path / 'nowhere'}: "):
        load_editions([tmp_path / "nowhere"])


def test_outlet_that_does_not_exist_is_named_with_the_nearest(tmp_path: Path) -> None:
    place = folder(tmp_path, **{"france.toml": edition(outlets='["le-fanl"]')})

    with pytest.raises(SettingsError, match=r'france\.toml: .*"le-fanl" \(perhaps "le-fanal"\?\)'):
        load_editions([place], {"le-fanal": make.outlet()})


def test_edition_without_any_outlet_is_refused(tmp_path: Path) -> None:
    place = folder(tmp_path, **{"spain.toml": edition(country='"ES"')})

    with pytest.raises(SettingsError, match=r"spain\.toml: outlets: .* has none of ES; add"):
        load_editions([place], {"le-fanal": make.outlet()})


def test_edition_reads_all_outlets_of_its_country_unless_it_names_some() -> None:
    press = {
        "le-fanal": make.outlet(),
        "o-faladoiro": make.outlet("o-faladoiro", country="ES"),
        "vigie": make.outlet("vigie"),
    }

    assert outlets_of(make.edition(), press) == (press["le-fanal"], press["vigie"])
    assert outlets_of(make.edition(outlets=("vigie", "o-faladoiro")), press) == (
        press["vigie"],
        press["o-faladoiro"],
    )


def test_naming_an_outlet_that_is_gone_is_a_fault_of_the_edition() -> None:
    with pytest.raises(SettingsError, match='edition france, outlets: there is no outlet "gone"'):
        outlets_of(make.edition(outlets=("gone",)), {})


def test_every_part_of_the_rank_may_be_weighed(tmp_path: Path) -> None:
    weights = dict.fromkeys(score.WEIGHTS, 0.5)
    lines = "".join(f"{name} = {weight}\n" for name, weight in weights.items())

    assert one(tmp_path, edition(f"[weights]\n{lines}")).weights == weights


def test_shipped_editions_load_and_hold_glosses_for_an_editor() -> None:
    press = load_press([PACKAGE / "press"])

    editions = load_editions([PACKAGE / "editions"], press)

    assert set(editions) == {"france", "spain"}
    for one_edition in editions.values():
        assert one_edition.least_grade is Grade.DRAFT
        assert (one_edition.quoted_passages, one_edition.quoted_share) == (4, 0.2)
        spoken = {o.languages[0] for o in outlets_of(one_edition, press)}
        assert spoken == set(one_edition.languages)


def test_sample_editions_load_with_their_press() -> None:
    samples = PACKAGE / "samples"

    editions = load_editions([samples / "editions"], load_press([samples / "press"]))

    assert {key: e.least_grade for key, e in editions.items()} == {
        "france": Grade.GLOSS,
        "spain": Grade.GLOSS,
    }
