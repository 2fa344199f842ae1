from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.deliver.lines import clip, one_line, wrapped


def test_line_ends_controls_and_switched_directions_are_gone() -> None:
    text = "A\r\nBcc: x\x00\x85\u2028B\u202etxet\u2066"

    assert one_line(text) == "A Bcc: x Btxet"


def test_joiners_that_scripts_need_are_kept() -> None:
    text = "می\u200cروم"

    assert one_line(text) == text


def test_text_is_cut_between_words_and_marked() -> None:
    assert clip("The bridge is closed, again", 22) == "The bridge is closed…"
    assert clip("Closed", 6) == "Closed"


def test_one_long_word_is_cut_within() -> None:
    assert clip("Donaudampfschiff", 6) == "Donau…"


@given(st.text(), st.integers(2, 50))
def test_clipped_text_is_one_line_of_that_length(text: str, most: int) -> None:
    cut = clip(text, most)

    assert len(cut) <= most
    assert cut.splitlines() in ([cut], [])


@given(st.text())
def test_wrapped_lines_keep_to_the_width_unless_a_word_is_longer(text: str) -> None:
    for line in wrapped(text, "   ").split("\n"):
        assert len(line) <= 72 or len(line.split()) == 1
