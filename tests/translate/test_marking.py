"""Which English is known before any engine is asked."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.translate import mark

SATURDAY = date(2025, 12, 13)


def kept(text: str, language: str = "fr", **own: str) -> list[tuple[str, str]]:
    marked = mark(text, language, SATURDAY, own)
    return [(text[keep.start : keep.end], keep.english) for keep in marked.keep]


def test_names_figures_and_days_are_kept_in_their_order() -> None:
    tonnes, warsaw, day = [
        english for _, english in kept("Les 1 200 tonnes de Varsovie, le 12 décembre")
    ]

    assert "1,200 tonnes" in tonnes
    assert "Warsaw" in warsaw
    assert "12 December" in day


def test_words_that_are_as_often_no_number_are_left_to_the_engine() -> None:
    assert kept("un pont et une route") == []


def test_the_editions_own_names_win() -> None:
    assert ("Kerdu", "Blackhouse") in kept("Il quitte Kerdu.", Kerdu="Blackhouse")


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        ("Il aime la Lituanie.", "fr", ("la Lituanie", "Lithuania")),
        ("Il aime les États-Unis.", "fr", ("les États-Unis", "the United States")),
        ("Il quitte l’Italie.", "fr", ("l’Italie", "Italy")),
        ("Vive el Reino Unido, dice.", "es", ("el Reino Unido", "the United Kingdom")),
        ("Il vient du Maroc.", "fr", ("Maroc", "Morocco")),
        ("Il cite la Varsovie.", "fr", ("Varsovie", "Warsaw")),
    ],
)
def test_a_country_takes_the_article_that_english_gives_it(
    text: str, language: str, pair: tuple[str, str]
) -> None:
    assert pair in kept(text, language)


def test_a_language_whose_articles_we_do_not_know_keeps_the_country_alone() -> None:
    assert ("Litauen", "Lithuania") in kept("Er kennt Litauen gut.", "de")


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("Fermé vendredi soir.", "fr", "Friday evening"),
        ("Cerrado el viernes por la mañana.", "es", "Friday morning"),
        ("Fermé vendredi.", "fr", "Friday"),
    ],
)
def test_a_weekday_takes_its_part_of_the_day_along(text: str, language: str, english: str) -> None:
    assert any(found.endswith(english) for _, found in kept(text, language))


def test_a_text_longer_than_any_sentence_is_not_read() -> None:
    assert kept("Varsovie " * 500) == []


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Le",
                "12",
                "décembre",
                "2025",
                "Jean",
                "de",
                "Varsovie",
                "14h30",
                "%",
                "€",
                ",",
                "trois",
            ]
        ),
        max_size=14,
    ).map(" ".join),
    st.sampled_from(["fr", "es", "ca", "gl", "de", "xx"]),
)
def test_spans_are_in_order_apart_and_have_english(text: str, language: str) -> None:
    spans = mark(text, language, SATURDAY, {}).keep

    assert all(keep.english and 0 <= keep.start < keep.end <= len(text) for keep in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
