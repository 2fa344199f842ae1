from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.language.dates import date_in_english, dates, same_date
from foreigndesk.language.readings import readings
from foreigndesk.language.tables import known

SUNDAY = date(2025, 12, 14)


@pytest.mark.parametrize(
    ("language", "text", "english", "days"),
    [
        ("fr", "samedi 13 décembre 2025", "Saturday 13 December 2025", ["2025-12-13"]),
        ("fr", "le 1er mars 2026", "1 March 2026", ["2026-03-01"]),
        ("fr", "le 8 janvier", "8 January", ["2026-01-08"]),
        ("fr", "hier soir", "Saturday", ["2025-12-13"]),
        ("fr", "aujourd’hui", "today", ["2025-12-14"]),
        ("fr", "samedi", "Saturday", ["2025-12-13", "2025-12-20"]),
        ("fr", "samedi dernier", "Saturday", ["2025-12-06", "2025-12-13"]),
        ("fr", "dimanche dernier", "Sunday", ["2025-12-07"]),
        ("fr", "lundi prochain", "Monday", ["2025-12-15", "2025-12-22"]),
        ("fr", "dimanche 14, le maire", "Sunday", ["2025-12-14"]),
        ("fr", "mars 2026", "March 2026", []),
        ("fr", "en août", "August", []),
        ("fr", "13/12/2025", "13 December 2025", ["2025-12-13"]),
        ("fr", "13.12.25", "13 December 2025", ["2025-12-13"]),
        ("fr", "2025-12-13", "13 December 2025", ["2025-12-13"]),
        ("fr", "13 déc. 2025", "13 December 2025", ["2025-12-13"]),
        ("es", "el 1 de marzo de 2026", "1 March 2026", ["2026-03-01"]),
        ("es", "quince de diciembre de 2025", "15 December 2025", ["2025-12-15"]),
        ("es", "pasado mañana", "Tuesday", ["2025-12-16"]),
        ("ca", "l’1 de març de 2026", "1 March 2026", ["2026-03-01"]),
        ("ca", "aquest diumenge", "Sunday", ["2025-12-14", "2025-12-21"]),
        ("gl", "este luns", "Monday", ["2025-12-08", "2025-12-15"]),
        ("pt", "segunda-feira, 15 de dezembro", "Monday 15 December", ["2025-12-15"]),
        ("en", "on December 13, 2025", "13 December 2025", ["2025-12-13"]),
        ("en", "Saturday, 13 December", "Saturday 13 December", ["2025-12-13"]),
        ("en", "Sept. 20", "20 September", ["2025-09-20"]),
        ("en", "12/11/2025", "12/11/2025", ["2025-11-12", "2025-12-11"]),
        ("en", "the March elections", "March", []),
        ("de", "im Dezember 2025", "December 2025", []),
    ],
)
def test_a_day_is_read_and_printed_in_english(
    language: str, text: str, english: str, days: list[str]
) -> None:
    (moment,) = dates(text, language, SUNDAY)

    assert date_in_english(moment) == english
    assert sorted(day.isoformat() for day in moment.days) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "la planète Mars"),
        ("fr", "Sept ministres"),
        ("fr", "5,4 % en trois ans"),
        ("fr", "le 45/13/2025"),
        ("es", "Santo Domingo"),
        ("es", "por la mañana"),
        ("ca", "set homes"),
        ("en", "he may march on"),
        ("en", "Theresa May said"),
        ("en", "the march of 2,000 people"),
        ("xx", "13 December"),
    ],
)
def test_what_only_looks_like_a_day_is_none(language: str, text: str) -> None:
    assert dates(text, language, SUNDAY) == []


def test_days_that_share_a_month_are_all_read() -> None:
    found = dates("les 13 et 14 décembre", "fr", SUNDAY)

    assert [date_in_english(moment) for moment in found] == ["13 December", "14 December"]


def test_a_date_without_a_year_that_is_far_off_may_be_in_two_years() -> None:
    (moment,) = dates("el 1 de mayo", "es", SUNDAY)

    assert {day.year for day in moment.days} == {2025, 2026}


def test_the_29th_of_february_needs_its_year() -> None:
    (moment,) = dates("le 29 février", "fr", date(2023, 8, 1))

    assert moment.days == frozenset({date(2024, 2, 29)})


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("13 December 2025", "samedi 13 décembre 2025"),
        ("13 December 2025", "samedi"),
        ("on Saturday", "hier"),
        ("on Saturday", "le 13 décembre"),
        ("on Saturday", "samedi"),
        ("yesterday", "samedi 13 décembre"),
        ("in December", "samedi"),
        ("in March 2026", "en mars"),
        ("in March", "le 3 mars 2026"),
        ("Saturday, 13 December", "samedi 13"),
    ],
)
def test_a_passage_bears_a_day_that_it_says_in_other_words(claim: str, passage: str) -> None:
    (ours,) = dates(claim, "en", SUNDAY)
    (theirs,) = dates(passage, "fr", SUNDAY)

    assert same_date(ours, theirs)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("14 December 2025", "samedi 13 décembre 2025"),
        ("13 December 2024", "le 13 décembre 2025"),
        ("13 December", "décembre 2025"),
        ("on Friday", "samedi"),
        ("tomorrow", "hier"),
        ("in April", "en mars"),
        ("in March 2027", "en mars 2026"),
        ("Friday, 13 December", "samedi 13 décembre"),
    ],
)
def test_a_passage_does_not_bear_another_day(claim: str, passage: str) -> None:
    (ours,) = dates(claim, "en", SUNDAY)
    (theirs,) = dates(passage, "fr", SUNDAY)

    assert not same_date(ours, theirs)


def test_the_digits_of_a_date_are_no_quantities() -> None:
    found = readings("Le 13 décembre 2025 à 14h30, 340 personnes", "fr", SUNDAY)

    assert [moment.words for moment in found.dates] == ["13 décembre 2025"]
    assert [quantity.words for quantity in found.quantities] == ["14h30", "340"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_survives_the_way_into_english_and_back(day: date) -> None:
    (moment,) = dates(f"le {day.day}/{day.month}/{day.year}", "fr", SUNDAY)

    (back,) = dates(f"on {date_in_english(moment)}", "en", SUNDAY)

    assert back.days == frozenset({day})
    assert same_date(back, moment)


@settings(deadline=None)  # the first text of a language reads its table
@given(st.text(max_size=200), st.sampled_from([*sorted(known()), "xx"]), st.dates())
def test_any_text_gives_days_at_their_places(text: str, language: str, said: date) -> None:
    found = readings(text, language, said)

    assert all(text[moment.start : moment.end] == moment.words for moment in found.dates)
    assert all(date_in_english(moment) for moment in found.dates)


@pytest.mark.parametrize("text", ["Des de 1950 no passava.", "La ciutat creix des de 2020."])
def test_a_catalan_since_is_no_december(text: str) -> None:
    assert dates(text, "ca", date(2025, 12, 13)) == []
