"""Days, hours, places and peoples, with the small words that English puts before them."""

from datetime import date

import pytest

from foreigndesk.domain.press import Grade
from foreigndesk.ports import Marked, Rendering
from foreigndesk.translate import finished, mark

SATURDAY = date(2025, 12, 13)


def english(text: str, language: str = "fr") -> list[str]:
    return [keep.english for keep in mark(text, language, SATURDAY, {}).keep]


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Il ferme le 2 mars 2026.", "fr", "on 2 March 2026"),
        ("Il ferme avant le 2 mars 2026.", "fr", "2 March 2026"),
        ("Cierra el 2 de marzo de 2026.", "es", "on 2 March 2026"),
        ("Cierra hasta el 2 de marzo de 2026.", "es", "2 March 2026"),
        ("Il ferme en mars 2026.", "fr", "March 2026"),
    ],
)
def test_a_day_takes_on_unless_another_word_says_when(text: str, language: str, kept: str) -> None:
    assert kept in english(text, language)


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Il ferme à 14h30 pile.", "fr", "at 2:30 p.m."),
        ("Il ferme vers 14h30 pile.", "fr", "at about 2:30 p.m."),
        ("Ouvert de 8h30 à 14h30.", "fr", "to 2:30 p.m."),
        ("Cierra a las 14:30 horas.", "es", "at 2:30 p.m."),
        ("Pêche dès 14h30 et non.", "fr", "2:30 p.m."),
    ],
)
def test_an_hour_takes_at_along(text: str, language: str, kept: str) -> None:
    assert kept in english(text, language)


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Un homme, à Varsovie, attend.", "fr", "in Warsaw"),
        ("Il va à Varsovie.", "fr", "Warsaw"),
        ("Un hombre, en Varsovia, espera.", "es", "Warsaw"),
    ],
)
def test_a_town_that_stands_apart_is_where_one_is(text: str, language: str, kept: str) -> None:
    assert kept in english(text, language)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Il voit les Ukrainiens partir.", "Ukrainians"),
        ("Il voit une Ukrainienne partir.", "Ukrainian"),
        ("Il voit un Ukrainien partir.", "Ukrainian"),
        ("Il voit un Suédois partir.", "Swede"),
        ("Il voit des Japonais partir.", "Japanese"),
        ("Il voit le Suédois Hans Blix partir.", "Hans Blix"),
    ],
)
def test_a_people_with_a_capital_is_put_into_english(text: str, kept: str) -> None:
    assert any(kept in found for found in english(text))


@pytest.mark.parametrize(
    ("original", "drafted", "printed"),
    [
        ("Navalia ferme ici.", "Navalia Closes here.", "Navalia closes here."),
        ("Navalia française ferme.", "Navalia French closes.", "Navalia French closes."),
        ("Navalia Yards ferme.", "Navalia Yards closes.", "Navalia Yards closes."),
        ("Ici Navalia ferme.", "Here Navalia closes.", "Here Navalia closes."),
    ],
)
def test_a_capital_that_an_unknown_name_handed_on_is_taken_back(
    original: str, drafted: str, printed: str
) -> None:
    draft = Rendering(text=drafted, ok=True, reason="", engine="x", grade=Grade.GLOSS)

    assert finished(Marked(text=original, language="fr"), draft).text == printed


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Un phare du XIXe siècle brille.", "fr", ["19th century"]),
        ("Un faro del siglo XIX brilla.", "es", ["19th century"]),
        ("Un phare du XIXe brille.", "fr", []),
        ("Ein Turm, XIX. Jahrhundert.", "de", []),
    ],
)
def test_a_century_in_roman_numerals_is_put_into_english(
    text: str, language: str, kept: list[str]
) -> None:
    assert [found for found in english(text, language) if "century" in found] == kept
