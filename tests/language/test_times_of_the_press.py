"""Times of day as the press of each language writes and says them."""

from datetime import date

import pytest

from foreigndesk.language.readings import readings

SUNDAY = date(2025, 12, 14)


def times(text: str, language: str) -> list[str]:
    found = readings(text, language, SUNDAY).quantities
    return [
        f"{int(q.value) // 60}:{int(q.value) % 60:02}{'?' if q.unit == '12h' else ''}"
        for q in found
        if q.kind == "time"
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Beginn: 20.15 Uhr", ["20:15"]),
        ("de", "um 8 Uhr abends", ["20:00"]),
        ("de", "um acht Uhr dreißig", ["8:30?"]),
        ("nl", "gisteren om 20.00 uur", ["20:00"]),
        ("sv", "kl 14", ["14:00"]),
        ("sv", "kl. 14.30", ["14:30"]),
        ("pl", "o godz. 14.30", ["14:30"]),
        ("pl", "o ósmej rano", ["8:00"]),
        ("cs", "v osm hodin večer", ["20:00"]),
        ("uk", "о 18-й годині", ["18:00"]),
        ("uk", "о 8 ранку", ["8:00"]),
        ("uk", "з 9.00 до 18.00", ["9:00", "18:00"]),
        ("ru", "в 8 утра", ["8:00"]),
        ("ru", "в 14 часов 30 минут", ["14:30"]),
        ("ro", "la ora 14", ["14:00"]),
        ("el", "στις 8 μ.μ.", ["20:00"]),
        ("el", "8:30 π.μ.", ["8:30"]),
        ("tr", "akşam saat 8'de", ["20:00"]),
        ("ar", "الساعة 8 مساء", ["20:00"]),
        ("he", "בשעה 20:00", ["20:00"]),
        ("pt", "às 14h30min", ["14:30"]),
        ("it", "alle ore 14", ["14:00"]),
        ("ja", "午後3時半", ["15:30"]),
        ("ja", "午前9時5分ごろ", ["9:05"]),
        ("ja", "3時間", []),
        ("ja", "日曜日11:15に", ["11:15"]),
        ("zh", "晚上8点15分", ["20:15"]),
        ("zh", "下午两点一刻", ["14:15"]),
        ("zh", "18时30分", ["18:30"]),
        ("zh", "三点五", []),
    ],
)
def test_a_time_is_read_as_the_press_of_its_language_writes_it(
    language: str, text: str, expected: list[str]
) -> None:
    assert times(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "um Viertel vor acht", "7:45?"),
        ("de", "um drei viertel acht", "7:45?"),
        ("de", "fünf vor halb drei", "2:25?"),
        ("nl", "om kwart over acht 's avonds", "20:15"),
        ("nl", "om vijf voor half drie", "2:25?"),
        ("sv", "klockan kvart över åtta", "8:15?"),
        ("sv", "klockan tio i åtta", "7:50?"),
        ("pl", "za pięć ósma", "7:55?"),
        ("pl", "wpół do trzeciej", "2:30?"),
        ("cs", "tři čtvrtě na osm", "7:45?"),
        ("uk", "за п'ять третя", "2:55?"),
        ("uk", "чверть на третю", "2:15?"),
        ("uk", "о пів на дев'яту", "8:30?"),
        ("ru", "без четверти пять", "4:45?"),
        ("ru", "полтретьего", "2:30?"),
        ("tr", "saat 8 buçukta", "8:30"),
        ("tr", "saat 9'a çeyrek kala", "8:45"),
        ("ro", "la ora 8 și jumătate seara", "20:30"),
        ("el", "στις εννέα παρά τέταρτο", "8:45?"),
        ("ar", "الساعة الثامنة إلا ربعا", "7:45?"),
        ("he", "בשעה שמונה וחצי בערב", "20:30"),
        ("es", "a las nueve menos cuarto", "8:45?"),
        ("it", "alle nove meno un quarto", "8:45?"),
        ("fr", "à neuf heures moins le quart", "8:45?"),
        ("en", "at half past eight", "8:30?"),
        ("en", "at a quarter to nine", "8:45?"),
    ],
)
def test_halves_quarters_and_minutes_to_an_hour_are_a_time(
    language: str, text: str, expected: str
) -> None:
    assert times(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "за два дня"),
        ("en", "between five to eight people"),
        ("de", "fünf Minuten nach zwei Toren"),
        ("fr", "après 9 heures de débats"),
    ],
)
def test_what_lasts_or_is_counted_is_no_time_of_day(language: str, text: str) -> None:
    assert times(text, language) == []
