"""Catalan quarters count towards the next hour, and other words that hide a figure or a name."""

from datetime import date

import pytest

from foreigndesk.language.english import in_english
from foreigndesk.language.readings import readings
from foreigndesk.language.romanisation import romanised

DAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("La reunió es va acabar a dos quarts de sis del matí.", "5:30 a.m."),
        ("Va començar a un quart de nou del vespre.", "8:15 p.m."),
        ("Són tres quarts de deu.", "9:45"),
    ],
)
def test_quarters_towards_an_hour_are_a_time_of_day(words: str, english: str) -> None:
    found = readings(words, "ca", DAY).quantities

    assert [in_english(quantity) for quantity in found] == [english]


def test_the_catalan_past_tense_is_no_roman_number() -> None:
    assert readings("Va dir que no.", "ca", DAY).quantities == ()


def test_a_quarter_of_millions_is_no_time_of_day() -> None:
    found = readings("Un quart de set milions", "ca", DAY).quantities

    assert "time" not in {quantity.kind for quantity in found}


@pytest.mark.parametrize(
    ("french", "english"),
    [("Viatcheslav", "Viacheslav"), ("Iaroslav", "Yaroslav"), ("Ievhen", "Yevhen")],
)
def test_a_first_name_is_romanised_as_its_surname_is(french: str, english: str) -> None:
    assert romanised(french, "fr") == english
    assert romanised("Stanislav", "fr") == "Stanislav"
