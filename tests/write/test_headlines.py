"""Headlines that ask, quote or shout."""

import pytest

from foreigndesk.write.headlines import quiet, shouts, states


@pytest.mark.parametrize(
    ("title", "is_plain"),
    [
        ("Le port de Kerbrac ferme", True),
        ("Pourquoi le port ferme-t-il ?", False),
        ("« Le port ferme », dit le maire", False),
        ("LE PORT DE KERBRAC FERME", False),
        ("L’ONU parle à Kerbrac", True),
    ],
)
def test_a_headline_states_unless_it_asks_quotes_or_shouts(title: str, is_plain: bool) -> None:
    assert states(title) is is_plain


def test_an_acronym_alone_does_not_shout() -> None:
    assert not shouts("UNESCO")


def test_a_headline_in_capitals_is_written_as_its_text_writes() -> None:
    text = "Hier, le port de Kerbrac a sonné l’alarme. Deux bateaux de l’ONU sont à quai."

    assert quiet("ALARME À KERBRAC: L’ONU 24 H AU PORT", text) == (
        "Alarme à Kerbrac: l’ONU 24 h au port"
    )


def test_a_headline_in_plain_letters_stays_as_it_is() -> None:
    assert quiet("Le port de KERBRAC ferme", "kerbrac") == "Le port de KERBRAC ferme"


def test_a_mixed_word_in_a_loud_headline_stays() -> None:
    assert quiet("LE PORT FERME POUR TOUJOURS, DIT McArdle", "").endswith("dit McArdle")
