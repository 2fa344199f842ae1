"""A claim that turns what its passage says, and one that renders it freely."""

import pytest
from test_check import citation, claim, verdict

from foreigndesk.verify.check import check


def kinds(text: str, original: str, language: str) -> set[str]:
    return {reason.kind for reason in verdict(text, original, language).reasons}


@pytest.mark.parametrize(
    ("text", "original", "language"),
    [
        ("Exports fell by 4.6%.", "Les exportations ont augmenté de 4,6 %.", "fr"),
        ("The team lost the final.", "El equipo ganó la final.", "es"),
        ("Two people were killed.", "Zwei Menschen wurden verletzt.", "de"),
        ("The shop was closed on Monday.", "Sklep otwarto w poniedziałek.", "pl"),
        ("The suspect was arrested.", "Подозреваемого освободили.", "ru"),
        ("Prices rose.", "物价下跌。", "zh"),
    ],
)
def test_the_opposite_falls(text: str, original: str, language: str) -> None:
    assert "direction" in kinds(text, original, language)


def test_the_number_decides_where_a_passage_says_both() -> None:
    original = "Le PIB a augmenté de 2 % alors que l’emploi a reculé nettement, de 5 %."

    assert "direction" in kinds("Output fell by 2%.", original, "fr")
    assert kinds("Output rose by 2%.", original, "fr") == set()


@pytest.mark.parametrize(
    ("text", "original", "language"),
    [
        ("The court did not accept the plan.", "Le tribunal a accepté le plan.", "fr"),
        ("The court accepted the plan.", "Le tribunal n’a pas accepté le plan.", "fr"),
        ("The police found the weapon.", "Die Polizei fand die Waffe nicht.", "de"),
    ],
)
def test_a_denial_of_one_side_only_falls(text: str, original: str, language: str) -> None:
    assert "negation" in kinds(text, original, language)


def test_a_denial_said_otherwise_stands() -> None:
    assert kinds("The visit was not cancelled.", "La visita no fue anulada.", "es") == set()
    assert kinds("He was unable to come.", "Il n’a pas pu venir.", "fr") == set()


def test_a_quotation_of_other_words_falls() -> None:
    original = "«Vamos a construir otra escuela», dijo la alcaldesa."

    assert "quote" in kinds("“The army must leave the city,” said the mayor.", original, "es")
    assert kinds("“We will build another school,” said the mayor.", original, "es") == set()


def test_another_speaker_falls() -> None:
    original = "Según la policía, el conductor huyó."

    assert kinds("According to police, the driver fled.", original, "es") == set()
    assert "attribution" in kinds("According to doctors, the driver fled.", original, "es")


def test_a_passage_about_something_else_does_not_bear_a_claim() -> None:
    original = "Le club a vendu son gardien pendant l’été."

    assert "content" in kinds("The hospital treated the wounded workers.", original, "fr")


def test_an_invented_clause_falls() -> None:
    said = "Un camion s’est renversé sur la route."
    invented = "A truck overturned on the road, and the court rejected the appeal of the workers."

    assert "content" in kinds(invented, said, "fr")


def test_a_denial_is_held_against_the_passage_that_says_the_same() -> None:
    told = citation("Le pont est fermé.", "fr")
    other = citation("Aucun blessé n’est signalé après l’orage.", "fr")

    found = check(claim("The bridge is not closed.", told, other), {})

    assert {reason.kind for reason in found.reasons} == {"negation"}
