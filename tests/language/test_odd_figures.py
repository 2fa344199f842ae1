"""Figures that look like others: a year before an elided article, hours that only last."""

from datetime import date

import pytest

from foreigndesk.language.names import conventional
from foreigndesk.language.readings import readings

MONDAY = date(2026, 3, 2)


def read(text: str, language: str) -> list[tuple[str, str]]:
    return [(q.kind, f"{q.value:f}") for q in readings(text, language, MONDAY).quantities if q.sure]


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("Ils l’ont acheté en 2020, l’été.", "fr", [("year", "2020")]),
        ("En 2020 l’usine ferme.", "fr", [("year", "2020")]),
        ("Costa 3 l'any.", "ca", [("number", "3")]),
        ("Il faut 3 l de lait.", "fr", [("measure", "3")]),
    ],
)
def test_an_elided_article_is_no_litre(
    text: str, language: str, figures: list[tuple[str, str]]
) -> None:
    assert read(text, language) == figures


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("tras ocho horas y media de reunión", "es", [("measure", "8.5")]),
        ("a las ocho y media", "es", [("time", "510")]),
        ("trois heures et demie de débats", "fr", [("measure", "3.5")]),
        ("à trois heures et demie", "fr", [("time", "210")]),
        ("après 9 heures de débats", "fr", [("measure", "9")]),
        ("peu après 9 heures", "fr", [("time", "540")]),
        ("à partir de 10 heures", "fr", [("time", "600")]),
    ],
)
def test_hours_that_last_are_no_time_of_day(
    text: str, language: str, figures: list[tuple[str, str]]
) -> None:
    assert read(text, language) == figures


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("le trente et unième couple", "fr", [("ordinal", "31")]),
        ("la vingt-deuxième fois", "fr", [("ordinal", "22")]),
        ("la quatre-vingt-onzième minute", "fr", [("ordinal", "91")]),
        ("la soixante-dixième fois", "fr", [("ordinal", "70")]),
        ("the twenty-first time", "en", [("ordinal", "21")]),
        ("el trigésimo primer año", "es", [("ordinal", "31")]),
        ("a thirty-second delay", "en", [("measure", "30")]),
        ("trente et", "fr", [("number", "30")]),
        ("vingt et un joueurs", "fr", [("number", "21")]),
        ("trente joueurs", "fr", [("number", "30")]),
    ],
)
def test_an_ordinal_of_two_words_is_one(
    text: str, language: str, figures: list[tuple[str, str]]
) -> None:
    assert [(kind, value) for kind, value in read(text, language) if kind != "year"] == figures


@pytest.mark.parametrize(
    ("name", "language", "english"),
    [
        ("Serhiï", "fr", "Serhii"),
        ("Iouri", "fr", "Yuri"),
        ("Vassyl", "fr", "Vasyl"),
        ("Hanoï", "fr", "Hanoi"),
        ("Altaï", "fr", "Altaï"),
        ("Pripiat", "fr", "Pripyat"),
        ("la Haia", "ca", "The Hague"),
    ],
)
def test_first_names_and_towns_are_spelt_as_english_does(
    name: str, language: str, english: str
) -> None:
    assert conventional(name, language) == english
