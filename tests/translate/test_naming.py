"""Press spellings in draft English."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.translate.naming import put_right


def right(english: str, original: str, language: str = "fr") -> str:
    return put_right(english, original, language, {}).text


def test_a_press_spelling_becomes_conventional_english() -> None:
    named = put_right("She spoke in Tchernihiv.", "Elle a parlé à Tchernihiv.", "fr", {})

    assert named.text == "She spoke in Chernihiv."
    assert named.changes == (("Tchernihiv", "Chernihiv"),)


def test_a_surname_is_put_right_even_where_the_draft_has_the_first_name_right() -> None:
    english = right("Alexander Loukachenko’s men", "Les hommes d’Alexandre Loukachenko")

    assert english == "Alexander Lukashenko’s men"


def test_a_spelling_that_lost_its_accents_is_put_right() -> None:
    assert right("in Geneve", "à Genève") == "in Geneva"


def test_what_the_original_does_not_name_stays() -> None:
    assert right("in Tchernihiv", "à Kiev") == "in Tchernihiv"


def test_a_name_that_holds_the_word_stays() -> None:
    original = "Le prix Albert-Londres est remis à Londres. Albert Londres est mort."

    english = right("Albert Londres; the Prix Albert-Londres in Londres", original)

    assert english == "Albert Londres; the Prix Albert-Londres in London"


def test_the_english_of_another_name_in_the_original_stays() -> None:
    assert right("Mexico and Mexico City", "le Mexique et Mexico") == "Mexico and Mexico City"


def test_what_is_right_already_is_not_changed_again() -> None:
    assert right("Mexico City", "à Mexico") == "Mexico City"


def test_a_prefix_does_not_hide_a_name() -> None:
    assert right("the pro-Bruxelles camp", "le camp de Bruxelles") == "the pro-Brussels camp"


def test_the_editions_own_names_are_used() -> None:
    named = put_right("in Kerdu", "à Kerdu", "fr", {"Kerdu": "Blackhouse"})

    assert named.text == "in Blackhouse"


@settings(deadline=None)  # the first call reads the tables
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_taken(english: str, original: str) -> None:
    again = right(right(english, original), original)

    assert again == right(english, original)
