from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make
from foreigndesk.domain.report import Citation, Claim, Part, Stand, Verdict
from foreigndesk.verify.check import check

SATURDAY = datetime(2025, 12, 13, 12, tzinfo=UTC)


def citation(
    original: str, language: str = "fr", outlet: str = "le-fanal", **changes: Any
) -> Citation:
    values = {
        "article": "a",
        "version": 1,
        "outlet": outlet,
        "url": "",
        "language": language,
        "published": SATURDAY,
        "start": 0,
        "end": len(original),
        "sha256": make.digest(original.encode("utf-8", "replace").decode()),
        "original": original,
    }
    return Citation(**{**values, **changes})


def claim(text: str, *citations: Citation, attributed: str = "") -> Claim:
    return Claim(part=Part.BODY, text=text, citations=citations, attributed=attributed)


def verdict(text: str, original: str, language: str = "fr") -> Verdict:
    return check(claim(text, citation(original, language)), {})


def kinds(found: Verdict) -> set[str]:
    return {reason.kind for reason in found.reasons}


TRUE = [
    ("fr", "123 prisoners were freed.", "Au total, cent vingt-trois détenus ont été libérés."),
    ("fr", "It costs 1.2 billion euros.", "Le plan coûte 1,2 milliard d’euros."),
    ("fr", "The village has 5,800 people.", "Le village compte 5 800 habitants."),
    ("fr", "It fell 12.5%.", "Le chiffre a diminué de 12,5 %."),
    ("fr", "The ferry left at 2:30 p.m.", "Le bac est parti à 14h30."),
    ("fr", "It happened on Saturday 13 December 2025.", "Cela s’est passé samedi 13 décembre."),
    ("fr", "It happened on 12 December 2025.", "Cela s’est passé hier."),
    ("fr", "It was 3.1 billion euros, up from 2.2 billion euros.",
     "La somme est de 3,1 milliards d’euros, contre 2,2 milliards au départ."),
    ("fr", "He went to Ukraine.", "Il est parti en Ukraine."),
    ("fr", "He did not speak.", "Il n’a pas parlé."),
    ("fr", "“I regret nothing,” she said.", "« Je ne regrette rien », a-t-elle dit."),
    ("fr", "He said “yes, we can do it.”", "Il a dit : « Oui, nous pouvons le faire"),
    ("fr", "It lies 100 km (62 miles) away.", "C’est à 100 km."),
    ("fr", "Call 116 123.", "Appelez le 116 123."),
    ("fr", "The third floor burned.", "Le 3e étage a brûlé."),
    ("fr", "It was built in 2025.", "Il a été bâti le 3 mars 2025."),
    ("fr", "The Sunday Times asked him.", "Il a parlé au Sunday Times."),
    ("fr", "The book is called Five Lives.", "Le livre s’appelle Five Lives."),
    ("fr", "The G20 met.", "Le G20 s’est réuni."),
    ("fr", "A New Hospital Opens In Grandval", "Un nouvel hôpital ouvre à Grandval"),
    ("fr", "A strike halted the ferry.", "Une grève a arrêté le bac, sans blessé."),
    ("es", "The fire began at 5:50.", "El fuego empezó a las 5.50."),
    ("es", "It costs 1.4 billion euros.", "Cuesta mil cuatrocientos millones de euros."),
    ("ca", "It supplies 13 towns.", "Proveirà tretze municipis."),
    ("gl", "Eleven sailors were saved.", "Foron rescatados once mariñeiros."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "original"), TRUE)
def test_a_claim_stands_if_its_passage_says_it(language: str, text: str, original: str) -> None:
    found = verdict(text, original, language)

    assert found.stands, found.reasons


@pytest.mark.parametrize(
    ("kind", "text", "original"),
    [
        ("number", "124 prisoners were freed.", "Au total, 123 détenus ont été libérés."),
        ("number", "Twelve were hurt.", "Onze personnes ont été blessées."),
        ("number", "It costs 1.2 million.", "Le plan coûte 1,2 milliard d’euros."),
        ("number", "More than 60 came.", "Moins de 60 personnes sont venues."),
        ("unit", "It fell by 5%.", "Il a baissé de 5 points de pourcentage."),
        ("unit", "It costs 5 dollars.", "Cela coûte 5 euros."),
        ("unit", "It costs 5 euros.", "Il y en a 5."),
        ("time", "The ferry left at 2:40 p.m.", "Le bac est parti à 14h30."),
        ("date", "It happened on Friday.", "Cela s’est passé samedi."),
        ("date", "It happened on 14 December 2025.", "Cela s’est passé samedi 13 décembre."),
        ("date", "It opens in April.", "L’ouverture est prévue en mars."),
        ("name", "Dupont spoke to Lefebvre.", "Dupont a parlé à Moreau."),
        ("name", "He went to Germany.", "Il est parti en Ukraine."),
        ("name", "The Germans left.", "Les Ukrainiens sont partis."),
        ("name", "The G20 met.", "Le G7 s’est réuni."),
        ("quote", "He said “we lost everything.”", "Il a dit avoir tout perdu."),
        ("quote", "He said “we lost everything that night.”", "Il a dit « non »."),
        ("negation", "The bridge is not open.", "Le pont est ouvert."),
        ("negation", "The bridge is open.", "Le pont n’est pas ouvert."),
    ],
)
def test_a_claim_falls_if_something_in_it_is_borne_by_no_passage(
    kind: str, text: str, original: str
) -> None:
    found = verdict(text, original)

    assert found.stand is Stand.FALLS
    assert kind in kinds(found)
    assert all(reason.words for reason in found.reasons)


def test_a_claim_rests_on_all_the_passages_it_cites() -> None:
    text = "123 were freed on Saturday."

    found = check(claim(text, citation("123 libérés."), citation("Samedi, ils partent.")), {})

    assert found.stands


def test_only_the_cited_passages_count() -> None:
    found = check(claim("123 were freed.", citation("Ils ont été libérés.")), {})

    assert kinds(found) == {"number"}


def test_each_passage_is_read_on_its_own_day() -> None:
    before = citation("C’était hier.", published=datetime(2025, 12, 20, 12, tzinfo=UTC))

    found = check(claim("It was on 19 December.", citation("Le pont ferme."), before), {})

    assert found.stands


def test_near_midnight_the_local_day_counts() -> None:
    late = citation("C’était hier.", published=datetime(2025, 12, 13, 23, 30, tzinfo=UTC))

    found = check(claim("It was on 13 December.", late), {})

    assert found.stands


def test_a_passage_at_the_end_of_the_calendar_is_read_too() -> None:
    last = citation("Le pont ferme.", published=datetime(9999, 12, 31, 23, tzinfo=UTC))

    assert check(claim("The bridge closes.", last), {}).stands


def test_the_edition_adds_names_of_its_own() -> None:
    found = check(
        claim("He lives in Newtown.", citation("Il vit à Neuville.")), {"Neuville": "Newtown"}
    )

    assert found.stands


def test_an_attribution_to_the_cited_outlet_is_no_name_of_the_event() -> None:
    text = "According to Le Fanal, the bridge is closed."

    found = check(claim(text, citation("Le pont est fermé."), attributed="Le Fanal"), {})

    assert found.stands


def test_an_attribution_to_another_outlet_falls() -> None:
    text = "Vigie reports that the bridge is closed."

    found = check(claim(text, citation("Le pont est fermé."), attributed="vigie"), {})

    assert kinds(found) == {"attribution"}


def test_an_outlet_that_is_named_but_not_cited_falls() -> None:
    found = verdict("According to Le Quotidien, the bridge is closed.", "Le pont est fermé.")

    assert not found.stands


def test_a_claim_without_a_passage_is_unchecked() -> None:
    found = check(claim("The bridge is closed."), {})

    assert (found.stand, kinds(found)) == (Stand.UNCHECKED, {"citation"})


def test_a_claim_too_long_to_read_is_unchecked() -> None:
    found = check(claim("closed " * 1000, citation("Le pont est fermé.")), {})

    assert (found.stand, kinds(found)) == (Stand.UNCHECKED, {"length"})


def test_a_claim_in_a_language_we_cannot_read_is_unchecked() -> None:
    found = verdict("The bridge is closed.", "Brúin er lokuð.", "is")

    assert (found.stand, kinds(found)) == (Stand.UNCHECKED, {"language"})


def test_what_nobody_says_is_not_borne_by_a_passage_in_an_unread_language() -> None:
    unread, read = citation("Það eru 124.", "is"), citation("Il y en a 123.")

    found = check(claim("There are 124.", unread, read), {})

    assert kinds(found) == {"number"}


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["fr", "es", "ca", "xx"]))
def test_any_text_has_a_verdict(text: str, original: str, language: str) -> None:
    found = verdict(text, original, language)

    assert found.stands == (not found.reasons)
