"""Where outlets differ, and where they only seem to."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

import make
from foreigndesk.domain.article import Article
from foreigndesk.write.disputes import differences

PARIS = ZoneInfo("Europe/Paris")

FOURTEEN = "L’incendie de l’entrepôt de Kerbrac a blessé 14 pompiers."
SEVENTEEN = "À Kerbrac, 17 pompiers ont été blessés dans l’incendie de l’entrepôt."


def told(*sentences: str, outlet: str, **changes: object) -> Article:
    return make.article(*sentences, outlet=outlet, id=f"{outlet}-article", **changes)


def figures(*articles: Article) -> list[list[tuple[str, str]]]:
    return [
        [(s.outlet, s.printed) for s in difference.statements]
        for difference in differences(articles, PARIS)
    ]


def test_two_figures_for_one_thing_on_one_day_differ_smallest_first() -> None:
    found = figures(told(SEVENTEEN, outlet="a"), told(FOURTEEN, outlet="b"))

    assert found == [[("b", "14"), ("a", "17")]]


def test_what_the_figures_count_is_told_in_the_press_words() -> None:
    (difference,) = differences([told(SEVENTEEN, outlet="a"), told(FOURTEEN, outlet="b")], PARIS)

    words, language, day = difference.spoken
    assert words.startswith("pompiers")
    assert (language, day) == ("fr", make.NOON.date())


def test_spanish_outlets_differ_as_french_ones_do() -> None:
    one = "La huelga de autobuses de Vallarde deja 40 líneas cortadas."
    other = "En Vallarde hay 52 líneas cortadas por la huelga de autobuses."

    found = figures(told(one, outlet="a", language="es"), told(other, outlet="b", language="es"))

    assert found == [[("a", "40"), ("b", "52")]]


def test_figures_in_headline_and_standfirst_count_too() -> None:
    article = told("Rien.", outlet="b", title=FOURTEEN, summary="")

    assert figures(told(SEVENTEEN, outlet="a"), article) == [[("b", "14"), ("a", "17")]]


@pytest.mark.parametrize(
    "other",
    [
        "L’incendie de l’entrepôt de Kerbrac a blessé 17 pompiers.",
        "À Kerbrac, plus de 20 pompiers ont été blessés dans l’incendie de l’entrepôt.",
        "À Kerbrac, 14 000 pompiers ont été blessés dans l’incendie de l’entrepôt.",
        "À Kerbrac, 20 bouteilles ont été trouvées dans l’incendie de l’entrepôt.",
        "Le bal de Moulvic réunira 20 pompiers.",
        "À Kerbrac, il y en a 20.",
    ],
)
def test_the_same_a_bound_another_size_thing_or_matter_is_no_difference(other: str) -> None:
    assert figures(told(SEVENTEEN, outlet="a"), told(other, outlet="b")) == []


def test_yesterdays_figure_was_overtaken_and_does_not_differ() -> None:
    old = told(FOURTEEN, outlet="b", published=make.NOON - timedelta(days=1))

    assert figures(told(SEVENTEEN, outlet="a"), old) == []


def test_an_outlet_does_not_differ_from_itself() -> None:
    assert figures(told(SEVENTEEN, FOURTEEN, outlet="a")) == []


def test_an_outlet_that_tells_of_both_figures_does_not_differ() -> None:
    both = told(SEVENTEEN, "Les 14 pompiers de l’entrepôt blessés dans l’incendie.", outlet="a")

    assert figures(both, told(FOURTEEN, outlet="b")) == []


def test_three_outlets_with_three_figures_are_one_difference() -> None:
    twenty = SEVENTEEN.replace("17", "20")

    found = figures(
        told(SEVENTEEN, outlet="a"), told(FOURTEEN, outlet="b"), told(twenty, outlet="c")
    )

    assert found == [[("b", "14"), ("a", "17"), ("c", "20")]]


def test_a_statement_that_links_two_differences_makes_them_one() -> None:
    # a and b differ on what was burnt, c and d on what was saved; e differs from both.
    found = figures(
        told("Le feu du hangar brûle 10 barques neuves samedi.", outlet="a"),
        told("Le feu du hangar brûle 11 barques neuves samedi.", outlet="b"),
        told("La brigade sauve 12 barques rouges dehors lundi.", outlet="c"),
        told("La brigade sauve 13 barques rouges dehors lundi.", outlet="d"),
        told("Le feu du hangar neuves, brigade sauve 14 barques rouges.", outlet="e"),
    )

    assert [len(one) for one in found] == [5]


def test_a_figure_that_an_outlet_repeats_is_listed_once() -> None:
    found = figures(told(SEVENTEEN, SEVENTEEN, outlet="a"), told(FOURTEEN, outlet="b"))

    assert found == [[("b", "14"), ("a", "17")]]


def test_sums_for_one_thing_differ_and_are_told_by_what_stands_before() -> None:
    one = told("La réparation du vieux phare coûtera 3 millions d’euros.", outlet="a")
    other = told("La réparation du vieux phare a coûté 4 millions d’euros.", outlet="b")

    (difference,) = differences([one, other], PARIS)

    assert [s.printed for s in difference.statements] == ["3 million euros", "4 million euros"]
    assert "phare" in difference.spoken[0]


def test_a_figure_for_another_year_is_no_difference() -> None:
    one = told("Le vieux port attendait 300 navires marchands en 2023.", outlet="a")
    other = told("Le vieux port attendait 400 navires marchands en 2024.", outlet="b")

    assert figures(one, other) == []


def test_midnight_does_not_part_two_articles_of_one_night() -> None:
    late = told(FOURTEEN, outlet="b", published=make.NOON.replace(hour=22, minute=50))
    early = told(SEVENTEEN, outlet="a", published=make.NOON.replace(day=14, hour=1))

    assert figures(late, early) == [[("b", "14"), ("a", "17")]]


def test_outlets_of_two_languages_differ_by_the_words_behind_the_figure() -> None:
    one = told("Hay 40 trenes cancelados.", outlet="a", language="es")
    other = told("Són 52 trens cancel·lats.", outlet="b", language="ca")

    assert figures(one, other) == [[("a", "40"), ("b", "52")]]
