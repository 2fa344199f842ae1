"""Days as the press of each language writes them, and the days that they mean."""

from datetime import UTC, date, datetime

import pytest

from foreigndesk.domain.report import Citation
from foreigndesk.language.dates import date_in_english, dates
from foreigndesk.language.readings import readings
from foreigndesk.verify.evidence import evidence

SUNDAY = date(2025, 12, 14)


def read(text: str, language: str) -> list[str]:
    return [date_in_english(moment) for moment in dates(text, language, SUNDAY)]


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("de", "Samstag, den 13. Dezember", ["Saturday 13 December"]),
        ("de", "im Mai", ["May"]),
        ("nl", "zaterdag 13 december 2025", ["Saturday 13 December 2025"]),
        ("sv", "lördagen den 13 december", ["Saturday 13 December"]),
        ("sv", "i slutet av mars", ["March"]),
        ("pl", "w sobotę, 13 grudnia 2025 roku", ["Saturday 13 December 2025"]),
        ("pl", "w niedzielny poranek", ["Sunday"]),
        ("cs", "v pátek 12. prosince 2025", ["Friday 12 December 2025"]),
        ("uk", "у п’ятницю, 12 грудня 2025 року", ["Friday 12 December 2025"]),
        ("uk", "після червневого саміту", ["June"]),
        ("uk", "під час суботнього мітингу", ["Saturday"]),
        ("ru", "13-го декабря", ["13 December"]),
        ("ru", "на ноябрьских выборах", ["November"]),
        ("ro", "luni, 15 decembrie", ["Monday 15 December"]),
        ("ro", "în luna mai", ["May"]),
        ("el", "τον Ιούνιο", ["June"]),
        ("el", "στις 13 Δεκεμβρίου 2025", ["13 December 2025"]),
        ("tr", "15 Temmuz 2024 Pazartesi", ["Monday 15 July 2024"]),
        ("ar", "يوم السبت 13 كانون الأول 2025", ["Saturday 13 December 2025"]),
        ("ar", "يوم 30 سبتمبر، من عام 1882", ["30 September 1882"]),
        ("he", "ביום שבת, 13 בדצמבר 2025", ["Saturday 13 December 2025"]),
        ("he", "30 בספטמבר, 1882", ["30 September 1882"]),
        ("pt", "nesta segunda-feira (15)", ["Monday"]),
        ("pt", "na quinta (11)", ["Thursday"]),
        ("ja", "2025年12月13日(土)", ["Saturday 13 December 2025"]),
        ("ja", "令和7年12月13日", ["13 December 2025"]),
        ("ja", "来月3日に", ["3 January 2026"]),
        ("ja", "昨年12月に", ["December 2024"]),
        ("zh", "二〇二五年十二月十三日", ["13 December 2025"]),
        ("zh", "于 2018 年 9月 29 日抵达", ["29 September 2018"]),
        ("zh", "去年12月", ["December 2024"]),
    ],
)
def test_a_day_is_read_as_the_press_of_its_language_writes_it(
    language: str, text: str, english: list[str]
) -> None:
    assert read(text, language) == english


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("es", "los días 12, 13 y 14 de diciembre", ["12 December", "13 December", "14 December"]),
        ("de", "vom 13. bis 15. Dezember", ["13 December", "15 December"]),
        ("ja", "12月12、13日に", ["12 December", "13 December"]),
        ("ja", "12月13日から15日まで", ["13 December", "15 December"]),
        ("ja", "1〜3月期", ["January", "March"]),
        ("zh", "12月13日至15日", ["13 December", "15 December"]),
    ],
)
def test_days_and_months_of_a_list_or_range_are_all_read(
    language: str, text: str, english: list[str]
) -> None:
    assert read(text, language) == english


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("de", "nach der Novemberwahl", ["November"]),
        ("sv", "under lördagskvällens möte", ["Saturday"]),
        ("sv", "inför novembervalet", ["November"]),
    ],
)
def test_a_compound_names_the_day_that_it_begins_with(
    language: str, text: str, english: list[str]
) -> None:
    assert read(text, language) == english


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "trei luni"),
        ("ro", "20 de luni"),
        ("ro", "în mai multe orașe"),
        ("el", "την τρίτη φορά"),
        ("pt", "na segunda vez"),
        ("ru", "окружающая среда"),
        ("zh", "周一次会议"),
        ("ja", "3日間の会議"),
        ("fr", "la planète Mars"),
    ],
)
def test_words_that_look_like_a_day_of_the_press_are_none(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_passage_near_midnight_is_read_for_each_of_its_days() -> None:
    text = "Hier, 340 personnes ont manifesté à 14h30."
    citation = Citation(
        article="a",
        version=1,
        outlet="",
        url="",
        language="fr",
        published=datetime(2025, 12, 14, 23, tzinfo=UTC),
        start=0,
        end=len(text),
        sha256="",
        original=text,
    )

    (passage,) = evidence([citation])

    said = [next(iter(read.dates)).days for read in passage.readings]
    assert said == [frozenset({date(2025, 12, 13)}), frozenset({date(2025, 12, 14)})]
    assert len({read.quantities for read in passage.readings}) == 1


def test_what_is_counted_does_not_change_with_the_day_of_writing() -> None:
    first = readings("Samedi 13, 340 personnes", "fr", SUNDAY)
    later = readings("Samedi 13, 340 personnes", "fr", date(2025, 12, 15))

    assert first.quantities is later.quantities


@pytest.mark.parametrize("text", ["the Sunday Times reported", "on Saturday Night Live"])
def test_the_name_of_a_paper_or_show_is_no_day(text: str) -> None:
    assert read(text, "en") == []
