from foreigndesk.collect.habits import learnt, mark, without_boilerplate
from foreigndesk.domain.article import OutletHabits

EMPTY = OutletHabits(outlet="le-fanal", paragraphs={})


def after(*pages: str) -> OutletHabits:
    habits = EMPTY
    for name in pages:
        habits = learnt(habits, name, ["Le même.", f"Autre {name}."])
    return habits


def test_a_paragraph_of_three_other_pages_is_boilerplate() -> None:
    kept = without_boilerplate(["Début.", "Le  même.", "Neuf."], after("a", "b", "c"), "d")

    assert kept == ["Début.", "Neuf."]


def test_the_first_paragraph_is_always_kept() -> None:
    assert without_boilerplate(["Le même.", "Neuf."], after("a", "b", "c"), "d")[0] == "Le même."


def test_a_page_does_not_count_against_itself() -> None:
    assert "Le même." in without_boilerplate(["Début.", "Le même."], after("a", "b", "c"), "c")


def test_a_page_counts_once() -> None:
    habits = after("a", "b", "a")

    assert (habits.pages, habits.version, habits.paragraphs[mark("Le même.")]) == (2, 2, 2)


def test_what_was_seen_once_is_forgotten_when_there_is_too_much() -> None:
    many = {f"{number:016}": 1 for number in range(20_001)} | {"kept": 2}

    habits = learnt(OutletHabits(outlet="x", paragraphs=many), "a", ["Neuf."])

    assert set(habits.paragraphs) == {"kept", mark("Neuf.")}
