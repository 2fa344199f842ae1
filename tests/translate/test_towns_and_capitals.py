"""A town one is in and one that is gone to; capitals that stay and capitals that go."""

from datetime import date

import pytest

from foreigndesk.ports import Keep, Marked
from foreigndesk.translate import mark
from foreigndesk.translate.capitals import calm

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Un entrepôt brûle à Kerbrac.", "fr", "in Kerbrac"),
        ("La grève continue à La Roselière.", "fr", "in La Roselière"),
        ("Un magatzem crema a Vallclara.", "ca", "in Vallclara"),
        ("Le convoi arrive à Kerbrac.", "fr", "Kerbrac"),
        ("La route de Morval à Kerbrac est coupée.", "fr", "Kerbrac"),
        ("Il succède à Roland Peyrac.", "fr", "Roland Peyrac"),
        ("La décision revient donc à Rose Amblard.", "fr", "Rose Amblard"),
    ],
)
def test_where_something_happens_is_in_and_where_it_goes_is_left_to_the_engine(
    text: str, language: str, kept: str
) -> None:
    assert kept in [keep.english for keep in mark(text, language, MONDAY, {}).keep]


@pytest.mark.parametrize(
    ("original", "drafted", "printed"),
    [
        ("Kerbrac a voté.", "Kerbrac Has voted.", "Kerbrac has voted."),
        ("Bourgogne : le feu.", "Burgundy: The fire.", "Burgundy: the fire."),
        ("Il est venu. Il part.", "He has come. He leaves.", "He has come. He leaves."),
        ("« J’ai perdu »", "“I Have lost”", "“I have lost”"),
        ("Face aux 204 départs", "IN FRONT OF the 204", "in front of the 204"),
        ("La CGT et la vitamine A", "The CGT and the vitamin A", "The CGT and the vitamin A"),
    ],
)
def test_only_capitals_that_the_original_bears_out_stay(
    original: str, drafted: str, printed: str
) -> None:
    assert calm(drafted, Marked(text=original, language="fr")) == printed


def test_the_capital_of_a_kept_name_stays() -> None:
    kept = Keep(start=8, end=15, english="The Hague")

    calmed = calm(
        "He goes to The Hague.", Marked(text="Il va à La Haye.", keep=(kept,), language="fr")
    )

    assert calmed == "He goes to The Hague."
