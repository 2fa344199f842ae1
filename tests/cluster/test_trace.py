"""What is compared of an article."""

import make
from foreigndesk.cluster import trace


def test_names_count_word_by_word_without_marks() -> None:
    article = make.article("Le préfet reçoit Zoé Évrard à Saint-Ordan.", title="Zoé Évrard reçue")

    assert {"zoe", "evrard"} <= trace(article).names


def test_figures_count_without_their_marks_and_years_do_not() -> None:
    article = make.article("En 2025, 1 200 tonnes, 3 500,5 litres et 7 camions.", title="Bilan")

    figures = trace(article).figures

    assert "1200" in figures
    assert "2025" not in figures
    assert "7" not in figures


def test_the_headline_weighs_more_than_the_text() -> None:
    loud = trace(make.article("rien", title="sardine"))
    low = trace(make.article("sardine", title="rien"))

    assert loud.grams["sard"] > low.grams["sard"]


def test_an_article_without_text_is_known_by_its_headline() -> None:
    empty = trace(make.article(title="Le pont de Kerbrac est fermé", text="", passages=()))

    assert empty.shingles == trace(make.article("Le pont de Kerbrac est fermé", title="")).shingles


def test_nothing_at_all_leaves_an_empty_trace() -> None:
    nothing = trace(make.article(title="", text="", passages=()))

    assert not nothing.grams
    assert not nothing.shingles
