"""Adjectives of peoples that an engine did not know stand in English all the same."""

import pytest

from foreigndesk.translate.peoples import with_adjectives


@pytest.mark.parametrize(
    ("language", "original", "draft", "english"),
    [
        ("fr", "64 civils ukrainiens", "64 civilians ukrainiens", "64 civilians Ukrainian"),
        ("fr", "une ville ukrainienne", "a city ukrainienne", "a city Ukrainian"),
        ("es", "opositoras ucranianas", "opponents ucranianas", "opponents Ukrainian"),
    ],
)
def test_an_adjective_left_as_it_was_is_put_into_english(
    language: str, original: str, draft: str, english: str
) -> None:
    assert with_adjectives(draft, original, language) == english


def test_a_word_that_the_press_did_not_write_stays() -> None:
    assert with_adjectives("a danois dog", "un chien", "fr") == "a danois dog"
