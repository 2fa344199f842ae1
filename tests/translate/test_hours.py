"""Days and their parts as readers of another day need them."""

from datetime import date

import pytest

from foreigndesk.translate import mark

MONDAY = date(2025, 12, 15)


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("fr", "Le pont ferme ce soir.", "Monday evening"),
        ("fr", "Le pont ferme aujourd’hui.", "Monday"),
        ("es", "El puente cierra esta noche.", "Monday night"),
        ("ca", "El pont tanca aquesta nit.", "Monday night"),
        ("gl", "A ponte pecha hoxe.", "Monday"),
        ("fr", "Le pont a fermé lundi matin.", "Monday morning"),
        ("es", "El puente cerró el lunes por la tarde.", "Monday afternoon"),
    ],
)
def test_today_is_told_by_its_weekday(language: str, text: str, english: str) -> None:
    kept = [keep.english for keep in mark(text, language, MONDAY, {}).keep]

    assert any(english in one for one in kept), kept
