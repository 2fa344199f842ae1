import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.language.detect import detect
from foreigndesk.language.quotes import quotations
from foreigndesk.language.scripts import folded, tidy
from foreigndesk.language.shingles import containment, longest_run, resemblance, shingles
from foreigndesk.language.tables import known, lexicon


def test_tidy_text_keeps_what_readers_see_and_nothing_else() -> None:
    text = (
        "e\u0301te\u0301\u200b \u202edroit\u202c\x00\r\nsuite\tfin 5\u202f800\u2028bas \U000e0041"
    )
    text += "\ud800"

    assert tidy(text) == "été droit\nsuite fin 5\u202f800\nbas \ufffd"


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert tidy("a\u200cb \u0645\u06cc\u200c\u062e") == "ab \u0645\u06cc\u200c\u062e"


@given(st.text())
def test_tidy_text_is_normal_and_stays_as_it_is(text: str) -> None:
    once = tidy(text)

    assert unicodedata.is_normalized("NFC", once)
    assert tidy(once) == once
    assert once.encode() is not None  # a lone surrogate would raise


def test_folded_text_forgets_case_accents_and_typography() -> None:
    assert folded("L’Été  « Œuvre » — gal·lès") == 'l\'ete " oeuvre " - galles'


def test_shingles_measure_what_texts_share() -> None:
    one, other = shingles("un deux trois quatre", 2), shingles("deux trois quatre cinq", 2)

    assert resemblance(one, other) == 0.5
    assert containment(one, other) == pytest.approx(2 / 3)
    assert longest_run("un deux, trois", "x DEUX trois y") == 2


def test_short_and_empty_texts_have_shingles_too() -> None:
    assert shingles("Un mot", 5) == {"un mot"}
    assert shingles("", 5) == frozenset()
    assert resemblance(frozenset(), frozenset()) == 0
    assert containment(frozenset(), frozenset({"a"})) == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le pont sur la rivière est fermé depuis samedi matin.", "fr"),
        ("El puente sobre el río está cerrado desde el sábado.", "es"),
        ("El pont sobre el riu és tancat des de dissabte al matí.", "ca"),
        ("A ponte sobre o río está pechada dende o sábado.", "gl"),
    ],
)
def test_a_sentence_shows_its_language(text: str, language: str) -> None:
    found = detect(text, ["fr", "es", "ca", "gl"])

    assert found.language == language
    assert found.sure > 0.5


@pytest.mark.parametrize("text", ["", "12 – 34"])
def test_a_text_without_letters_is_in_the_first_language(text: str) -> None:
    found = detect(text, ["ca", "es"])

    assert (found.language, found.sure) == ("ca", 0.5)


def test_unknown_languages_are_a_guess_and_none_is_nothing() -> None:
    assert detect("Le pont est fermé", ["xx"]).language == "xx"
    assert detect("Le pont est fermé", []).sure == 0


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("« Je ne regrette rien », dit-elle", ["Je ne regrette rien"]),
        ("“Saltamos”, contó, “y ya”", ["Saltamos", "y ya"]),
        ("« il dit “oui” ici »", ["il dit “oui” ici"]),
        ('he said "yes" and "no"', ["yes", "no"]),
        ("worried about 'looking like muppets'", ["looking like muppets"]),
        ("‘it’s’ ok, l’homme d’ici et l'autre", ["it’s"]),
        ('"Mixed”, “marks"', ["Mixed", "marks"]),
        ("„unten und oben“", ["unten und oben"]),
        ("« jamais fermé\nici »", []),
        ("rien", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, inner: list[str]) -> None:
    assert [quotation.inner for quotation in quotations(text)] == inner


@given(st.text(alphabet="«»“”\"'‘’„ ab\n", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    found = quotations(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[q.start + 1 : q.end - 1].strip() == q.inner for q in found)


def test_every_table_is_complete() -> None:
    for language in known():
        lex = lexicon(language)

        assert set(lex.months.values()) == set(range(1, 13)), language
        assert set(lex.weekdays.values()) == set(range(7)), language
        assert lex.cues, language
        assert set(lex.numbers) == {
            "values", "hundred", "scales", "ordinals", "collectives", "vague", "steps"
        }  # fmt: skip


def test_a_language_without_table_has_the_months_of_cldr_or_nothing() -> None:
    assert lexicon("de").months["dezember"] == 12
    assert lexicon("xx").months == {}
    assert lexicon("../etc").months == {}
