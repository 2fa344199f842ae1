import pytest

from foreigndesk.language.meanings import meanings, placed_meanings, plain, with_meanings
from foreigndesk.language.words import tokens

LANGUAGES = sorted(with_meanings() - {"en"})


def rows(language: str) -> list[str]:
    from importlib.resources import files

    folder = files("foreigndesk.language") / "tables" / "meanings"
    lines = (folder / f"{language}.tsv").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_meanings_in_the_same_order(language: str) -> None:
    assert [row.split("\t")[0] for row in rows(language)] == [
        row.split("\t")[0] for row in rows("en")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_meaning_has_a_word(language: str) -> None:
    empty = [row for row in rows(language) if not row.split("\t")[1].strip()]

    assert len(empty) <= 5


@pytest.mark.parametrize(
    ("text", "language", "meaning"),
    [
        ("Les prix ont augmenté.", "fr", "rise"),
        ("Los precios bajaron.", "es", "fall"),
        ("Der Bundespräsident sprach.", "de", "president"),
        ("Цены выросли.", "ru", "rise"),
        ("Två personer dödades.", "sv", "kill"),
        ("وبالمدرسة", "ar", "school"),
        ("ובית המשפט קבע", "he", "court"),
        ("两人死亡", "zh", "die"),
        ("警察によると", "ja", "police"),
        ("Policie nenašla důkazy.", "cs", "find"),
    ],
)
def test_a_word_is_known_in_its_inflected_form(text: str, language: str, meaning: str) -> None:
    assert meaning in meanings(tokens(text), language)


def test_marks_part_words_where_the_language_needs_them() -> None:
    assert plain("öldü", "tr") != plain("oldu", "tr")
    assert plain("I", "tr") == "ı"
    assert plain("Été", "fr") == plain("ETE", "fr")


def test_a_phrase_of_several_words_is_one_meaning() -> None:
    found = tokens("Le directeur a démissionné après au moins deux ans.")

    assert any(
        "at_least" in told and stop - start == 2
        for start, stop, told in placed_meanings(found, "fr")
    )


def test_an_unknown_language_knows_nothing() -> None:
    assert meanings(tokens("Brúin er lokuð."), "is") == frozenset()
