from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from foreigndesk.collect.moments import moment

LATER = make.NOON + timedelta(days=900)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Sat, 13 Dec 2025 15:34:00 +0100", "2025-12-13T14:34:00"),
        ("Sat, 13 Dec 2025 15:34:00 CET", "2025-12-13T14:34:00"),
        ("Sun, 13 Jul 2025 15:34:00 CEST", "2025-07-13T13:34:00"),
        ("13 Dec 25 15:34 EST", "2025-12-13T20:34:00"),
        ("13 Dec 99 15:34 GMT", "1999-12-13T15:34:00"),
        ("Sat Dec 13 15:34:00 2025", "2025-12-13T15:34:00"),
        ("Sat Dec 13 15:34:00 CET 2025", "2025-12-13T14:34:00"),
        ("December 13, 2025 3:34 p.m.", "2025-12-13T15:34:00"),
        ("December 13, 2025 12:05 am", "2025-12-13T00:05:00"),
        ("2025-12-13T15:34:00Z", "2025-12-13T15:34:00"),
        ("2025-12-13T15:34:00.123+01:00", "2025-12-13T14:34:00"),
        ("2025-12-13 15:34:00 +0100", "2025-12-13T14:34:00"),
        ("2025-12-13T15:34-03", "2025-12-13T18:34:00"),
        ("20251213T153400Z", "2025-12-13T15:34:00"),
        ("2025-12-13", "2025-12-13T00:00:00"),
        ("2025-12", "2025-12-01T00:00:00"),
        ("2025-12-13T24:00:00Z", "2025-12-14T00:00:00"),
        ("13/12/2025 15:34", "2025-12-13T15:34:00"),
        ("13.12.2025, 15:34", "2025-12-13T15:34:00"),
        ("sam. 13 déc. 2025 15:34:00 +0100", "2025-12-13T14:34:00"),
        ("Publié le samedi 13 décembre 2025 à 15h34", "2025-12-13T15:34:00"),
        ("1er août 2025", "2025-08-01T00:00:00"),
        ("sábado, 13 de diciembre de 2025, 15:34", "2025-12-13T15:34:00"),
        ("dissabte, 13 de desembre del 2025", "2025-12-13T00:00:00"),
        ("3 d’abril de 2025", "2025-04-03T00:00:00"),
        ("sábado 13 de decembro de 2025", "2025-12-13T00:00:00"),
        ("13. Dezember 2025, 15:34 MEZ", "2025-12-13T14:34:00"),
        ("13 sept. 2025", "2025-09-13T00:00:00"),
        ("13 dicembre 2025", "2025-12-13T00:00:00"),
        ("13 grudnia 2025", "2025-12-13T00:00:00"),
        ("13-Dec-2025 15:34:00 +0530", "2025-12-13T10:04:00"),
    ],
)
def test_a_date_is_understood(words: str, iso: str) -> None:
    assert moment(words, LATER) == datetime.fromisoformat(iso).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "bientôt",
        "13 patates 2025",
        "31 février 2025",
        "99999",
        "1970-01-01",
        "x 2025",
        "12 ma 2025",
    ],
)
def test_what_is_no_date_is_none(words: str) -> None:
    assert moment(words, LATER) is None


def test_nothing_was_published_in_the_future() -> None:
    assert moment("2031-01-01", make.NOON) == make.NOON


@given(st.text(max_size=60))
def test_any_words_are_a_date_or_none(words: str) -> None:
    found = moment(words, make.NOON)

    assert found is None or found <= make.NOON


FIRST, LAST = datetime.fromisoformat("1991-01-01"), datetime.fromisoformat("2027-01-01")


@given(st.datetimes(FIRST, LAST), st.integers(-11, 11))
def test_iso_dates_come_back(naive: datetime, hours: int) -> None:
    then = naive.replace(microsecond=0, tzinfo=UTC) - timedelta(hours=hours)
    words = f"{naive:%Y-%m-%dT%H:%M:%S}{'-' if hours < 0 else '+'}{abs(hours):02}:00"

    assert moment(words, LATER) == min(then, LATER)
