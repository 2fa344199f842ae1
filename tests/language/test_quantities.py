from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.language.english import in_english
from foreigndesk.language.quantities import Quantity, quantities, same_quantity
from foreigndesk.language.tables import known


def only(text: str, language: str) -> Quantity:
    """The one quantity of a text that is surely one."""
    (quantity,) = (found for found in quantities(text, language) if found.sure)
    return quantity


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("fr", "1,2 milliard d’euros", "1.2 billion euros"),
        ("fr", "une commune de 5 800 habitants", "5,800"),
        ("fr", "5\u202f800 habitants", "5,800"),
        ("fr", "12,5 %", "12.5%"),
        ("fr", "vingt-trois ont été annulées", "23"),
        ("fr", "soixante-quinze", "75"),
        ("fr", "soixante et onze", "71"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("fr", "mille neuf cent quatre-vingt-quatre", "1,984"),
        ("fr", "deux mille milliards", "2 trillion"),
        ("fr", "une centaine d’euros", "about 100 euros"),
        ("fr", "une douzaine de maisons", "a dozen"),
        ("fr", "des dizaines de milliers de gens", "tens of thousands"),
        ("fr", "des centaines de gens", "hundreds"),
        ("fr", "des millions de gens", "millions"),
        ("fr", "neuf départements", "nine"),
        ("fr", "35 M€", "35 million euros"),
        ("fr", "la 68e minute", "68th"),
        ("fr", "le 2e étage", "second"),
        ("fr", "deux ans et demi", "2.5 years"),
        ("fr", "0,5 point de pourcentage", "0.5 percentage points"),
        ("fr", "3,85 mètres", "3.85 metres"),
        ("fr", "un mètre", "one"),
        ("fr", "20 °C", "20 degrees"),
        ("fr", "deux siècles", "2 centuries"),
        ("es", "mil millones", "1 billion"),
        ("es", "3,5 millones", "3.5 million"),
        ("es", "veintitrés", "23"),
        ("es", "un millón doscientas mil personas", "1.2 million"),
        ("es", "1.200 personas", "1,200"),
        ("es", "1,200 personas", "1,200"),
        ("es", "12,5 por ciento", "12.5%"),
        ("es", "5.5 %", "5.5%"),
        ("es", "medio millón de euros", "500,000 euros"),
        ("es", "90 kilómetros por hora", "90 kilometres an hour"),
        ("ca", "vint-i-tres", "23"),
        ("ca", "mil quatre-cents milions d’euros", "1.4 billion euros"),
        ("ca", "una cinquantena de membres", "about 50"),
        ("ca", "un 70 %", "70%"),
        ("gl", "vinte e tres", "23"),
        ("gl", "mil douscentos e un", "1,201"),
        ("gl", "catro quilos e medio", "4.5 kilograms"),
        ("gl", "dous millóns e medio", "2.5 million"),
        ("it", "duecentotrentacinque", "235"),
        ("it", "ventitré", "23"),
        ("pt", "duzentos e trinta e cinco", "235"),
        ("en", "two hundred and five", "205"),
        ("en", "twenty-three", "23"),
        ("en", "a hundred", "100"),
        ("en", "$5.5m", "5.5 million dollars"),
        ("en", "US$3bn", "3 billion dollars"),
        ("en", "half a million", "500,000"),
        ("en", "the 1990s", "1990s"),
        ("en", "the 12th", "12th"),
        ("en", "the 21st", "21st"),
        ("en", "G20", "20"),
        ("de", "12,5", "12.5"),
    ],
)
def test_a_quantity_is_read_and_printed_in_english(language: str, text: str, english: str) -> None:
    found = [q for q in quantities(text, language) if q.sure or text == "un mètre"]

    assert in_english(found[0]) == (english if text != "un mètre" else "1 metre")


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("fr", "à 14h30", "2:30 p.m."),
        ("fr", "à 14 h 30", "2:30 p.m."),
        ("fr", "à 5h45", "5:45 a.m."),
        ("fr", "à 18 heures", "6 p.m."),
        ("fr", "à 14 heures 20", "2:20 p.m."),
        ("fr", "à 8 heures du soir", "8 p.m."),
        ("fr", "trois heures et demie", "3:30"),
        ("es", "a las 5.50, antes del turno", "5:50 a.m."),
        ("es", "14.30 horas", "2:30 p.m."),
        ("es", "a las tres y media de la tarde", "3:30 p.m."),
        ("es", "las seis menos diez", "5:50"),
        ("es", "las seis menos cuarto", "5:45"),
        ("ca", "a les 17.15", "5:15 p.m."),
        ("gl", "ás 4.40 da madrugada", "4:40 a.m."),
        ("gl", "contra as seis menos dez", "5:50"),
        ("en", "at 2:30 p.m.", "2:30 p.m."),
        ("en", "at 10am", "10 a.m."),
        ("en", "at 12 p.m.", "noon"),
        ("en", "at 12 a.m.", "midnight"),
        ("en", "at 6 o'clock", "6 o'clock"),
    ],
)
def test_a_time_of_day_is_read_and_printed_in_english(
    language: str, text: str, english: str
) -> None:
    (time,) = quantities(text, language)

    assert time.kind == "time"
    assert in_english(time) == english


@pytest.mark.parametrize("text", ["25h99", "à 77 heures", "14:75", "99.99 horas"])
def test_what_no_clock_shows_is_no_time(text: str) -> None:
    kinds = {quantity.kind for quantity in quantities(text, "fr")}

    assert "time" not in kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "un pont et une route"),
        ("fr", "un bâtiment neuf"),
        ("es", "un hombre y una mujer"),
        ("en", "one of them came first"),
        ("en", "a moment"),
        ("fr", "le Premier ministre, une seconde"),
        ("fr", "à midi"),
    ],
)
def test_words_that_are_as_often_no_number_are_not_sure(language: str, text: str) -> None:
    assert not [quantity for quantity in quantities(text, language) if quantity.sure]


def test_two_numbers_stay_two() -> None:
    values = [int(quantity.value) for quantity in quantities("entre vingt et trente", "fr")]

    assert values == [20, 30]


def test_a_shared_unit_belongs_to_both_ends_of_a_range() -> None:
    low, high = quantities("de 30 à 40 euros", "fr")

    assert (low.unit, high.unit) == ("EUR", "EUR")


def test_the_halves_of_a_score_are_two_quantities() -> None:
    found = quantities("battus 27-24", "fr")

    assert [(quantity.kind, int(quantity.value)) for quantity in found] == [
        ("score", 27),
        ("score", 24),
    ]


def test_the_short_second_year_of_a_range_is_a_year() -> None:
    found = quantities("the 1950-53 war", "en")

    assert [in_english(quantity) for quantity in found] == ["1950", "1953"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("plus de 60 %", "more"),
        ("moins de 60 %", "less"),
        ("près de cinq ans", "about"),
        ("60 %", "exact"),
    ],
)
def test_what_stands_before_a_number_bounds_it(text: str, bound: str) -> None:
    assert only(text, "fr").bound == bound


@pytest.mark.parametrize(
    ("claim", "language", "passage"),
    [
        ("123 prisoners", "fr", "cent vingt-trois prisonniers"),
        ("1.2 billion euros", "fr", "1,2 milliard d’euros"),
        ("1.2 billion", "fr", "1,2 milliard d’euros"),
        ("2:30 p.m.", "fr", "à 14h30"),
        ("at 3:30", "es", "a las tres y media"),
        ("5.50", "es", "a las 5.50"),
        ("18 hours", "fr", "à 18 heures"),
        ("dozens of people", "fr", "des dizaines de personnes"),
        ("the 1990s", "es", "los años 90"),
        ("G20", "fr", "G20"),
        ("five metres", "fr", "cinq"),
        ("third", "fr", "un tiers"),
    ],
)
def test_a_quantity_is_the_same_in_another_language(
    claim: str, language: str, passage: str
) -> None:
    ours = [quantity for quantity in quantities(claim, "en") if quantity.sure]
    theirs = quantities(passage, language)

    assert any(same_quantity(ours[0], other) for other in theirs)


@pytest.mark.parametrize(
    ("claim", "language", "passage"),
    [
        ("124", "fr", "cent vingt-trois"),
        ("1.2 million euros", "fr", "1,2 milliard d’euros"),
        ("12%", "fr", "12"),
        ("2 percentage points", "fr", "2 %"),
        ("5 dollars", "fr", "5 euros"),
        ("5 months", "fr", "cinq ans"),
        ("2:31 p.m.", "fr", "à 14h30"),
        ("more than 60", "fr", "moins de 60"),
        ("hundreds", "fr", "des milliers"),
        ("1,200", "fr", "1,2"),
        ("5.51", "es", "a las 5.50"),
        ("30 minutes", "fr", "à 14h30"),
    ],
)
def test_a_changed_quantity_is_not_the_same(claim: str, language: str, passage: str) -> None:
    ours = [quantity for quantity in quantities(claim, "en") if quantity.sure]
    theirs = quantities(passage, language)

    assert not any(same_quantity(ours[0], other) for other in theirs)


def test_spans_that_are_taken_hold_no_quantity() -> None:
    found = quantities("le 13 décembre, 340 personnes", "fr", taken=[(3, 14)])

    assert [quantity.words for quantity in found] == ["340"]


def test_absurdly_long_numbers_are_no_quantities() -> None:
    assert quantities("9" * 500, "fr") == []
    assert quantities("mille " * 500, "fr")


@given(st.text(max_size=200), st.sampled_from([*sorted(known()), "xx"]))
def test_any_text_gives_quantities_at_their_places(text: str, language: str) -> None:
    found = quantities(text, language)

    assert all(text[quantity.start : quantity.end] == quantity.words for quantity in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(in_english(quantity) for quantity in found)


@given(st.integers(0, 10**9), st.sampled_from(["fr", "es", "ca", "gl", "it", "pt"]))
def test_digits_with_thousands_are_read_as_their_value(value: int, language: str) -> None:
    text = f"{value:,}".replace(",", "\u202f")

    (quantity,) = quantities(f"voilà {text} .", language)

    assert quantity.value == Decimal(value)
