import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.language.sounds import script_of, sounds_like


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Trump", "Трампа"),
        ("Johnson", "Джонсоном"),
        ("Murkowski", "Мурковски"),
        ("Trump", "Τραμπ"),
        ("Johnson", "Τζόνσον"),
        ("Trump", "ترامب"),
        ("Washington", "وواشنطن"),
        ("Johnson", "ג'ונסון"),
        ("Ford", "פורד"),
        ("McCarthy", "マッカーシー"),
        ("Trump", "トランプ"),
        ("Kavanaugh", "卡瓦诺"),
        ("Jinping", "习近平"),
        ("Johnson", "约翰逊"),
    ],
)
def test_a_name_is_known_by_its_sound_in_another_script(name: str, word: str) -> None:
    assert sounds_like(name, [word])


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Merkel", "Трампа"),
        ("Macron", "Τραμπ"),
        ("Berlin", "ترامب"),
        ("Madrid", "פורד"),
        ("Obama", "トランプ"),
        ("Clinton", "卡瓦诺"),
        ("Trump", "трампа"),
    ],
)
def test_another_name_does_not_sound_so(name: str, word: str) -> None:
    assert not sounds_like(name, [word])


def test_scripts_are_told_apart() -> None:
    words = ["Paris", "Париж", "Παρίσι", "باريس", "פריז", "パリ", "巴黎"]

    assert [script_of(word) for word in words] == [
        "", "Cyrl", "Grek", "Arab", "Hebr", "Kana", "Han",
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_words_can_be_compared(name: str, word: str) -> None:
    assert sounds_like(name, [word]) in {True, False}
