"""Asking engines, and what is checked and mended of their English."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.domain.press import Grade
from foreigndesk.errors import EngineError
from foreigndesk.ports import EngineState, Keep, Marked, Rendering
from foreigndesk.translate import finished, key, render


class ScriptedTranslator:
    """A translator that says what it is told to, and remembers what it was asked."""

    def __init__(self, name: str, grade: Grade | None, answers: dict[str, str | None]) -> None:
        self.name = name
        self.asked: list[str] = []
        self._grade = grade
        self._answers = answers

    def state(self) -> EngineState:
        return EngineState(name=self.name, present=True, version="1", words="scripted")

    def grade(self, language: str) -> Grade | None:
        return self._grade if language == "fr" else None

    def translate(self, texts: Sequence[Marked]) -> list[Rendering]:
        self.asked += [text.text for text in texts]
        if any(self._answers[text.text] is None for text in texts):
            raise EngineError(f"{self.name} is down")
        return [rendering(self._answers[text.text] or "", self.name) for text in texts]


def rendering(text: str, engine: str = "scripted") -> Rendering:
    return Rendering(text=text, ok=True, reason="", engine=engine, grade=Grade.GLOSS)


def text(words: str = "Le pont est fermé.", *kept: str, language: str = "fr") -> Marked:
    """A text to translate, with some English to keep (where it stands does not matter here)."""
    keeps = tuple(Keep(start=n, end=n + 1, english=e) for n, e in enumerate(kept))
    return Marked(text=words, language=language, keep=keeps)


# --- which engine is asked -------------------------------------------------------------------


def test_the_engine_of_the_best_grade_is_asked_alone() -> None:
    low = ScriptedTranslator("low", Grade.GLOSS, {})
    high = ScriptedTranslator("high", Grade.HIGH, {"Bonjour": "Hello"})

    (done,) = render([text("Bonjour")], [low, high])

    assert (done.text, done.engine, low.asked) == ("Hello", "high", [])


def test_the_next_engine_is_asked_for_what_the_first_failed_on() -> None:
    high = ScriptedTranslator("high", Grade.HIGH, {"Un à Bonn": "One", "Deux": "Two"})
    low = ScriptedTranslator("low", Grade.GLOSS, {"Un à Bonn": "One in Bonn"})

    first, second = render([text("Un à Bonn", "Bonn"), text("Deux")], [low, high])

    assert (first.text, second.text) == ("One in Bonn", "Two")
    assert low.asked == ["Un à Bonn"]


def test_an_engine_without_an_answer_leaves_its_texts_to_the_next() -> None:
    high = ScriptedTranslator("high", Grade.HIGH, {"Bonjour": None})
    low = ScriptedTranslator("low", Grade.GLOSS, {"Bonjour": "Hello"})

    (done,) = render([text("Bonjour")], [high, low])

    assert (done.ok, done.engine) == (True, "low")


def test_where_every_engine_failed_the_last_reason_is_given() -> None:
    high = ScriptedTranslator("high", Grade.HIGH, {"Bonjour": None})
    low = ScriptedTranslator("low", Grade.GLOSS, {"Bonjour": ""})

    (done,) = render([text("Bonjour")], [high, low])

    assert (done.ok, done.reason, done.engine) == (False, "empty", "low")


def test_a_language_that_no_engine_reads_is_named() -> None:
    engine = ScriptedTranslator("high", Grade.HIGH, {"Bonjour": "Hello"})

    german, french = render([text("Guten Tag", language="de"), text("Bonjour")], [engine])

    assert not german.ok
    assert "no engine puts de into English" in german.reason
    assert french.ok


def test_an_engine_that_answers_too_little_is_a_bug_that_shows() -> None:
    class Short(ScriptedTranslator):
        def translate(self, texts: Sequence[Marked]) -> list[Rendering]:
            return super().translate(texts)[1:]

    with pytest.raises(ValueError, match="shorter"):
        render([text("Bonjour")], [Short("short", Grade.HIGH, {"Bonjour": "Hello"})])


# --- what is mended --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drafted", "printed"),
    [
        ("the bridge  is closed .", "The bridge is closed."),
        ("« closed » , he said", "“Closed”, he said"),
        ("( three ) or [ four ]", "(Three) or [four]"),
        ("why ?", "Why?"),
        ("eBay closes", "eBay closes"),
        ("pro-Russian voters", "Pro-Russian voters"),
        ("été is a word", "Été is a word"),
        ("12 % more", "12% more"),
    ],
)
def test_english_is_set_as_english_print_sets_it(drafted: str, printed: str) -> None:
    assert finished(text("…"), rendering(drafted)).text == printed


def test_a_full_stop_after_an_hour_is_not_doubled() -> None:
    done = finished(text("Fermé à 15 h.", "3 p.m."), rendering("Closed at 3 p.m.."))

    assert done.text == "Closed at 3 p.m."


def test_a_failed_rendering_stays_as_it_is() -> None:
    failed = replace(rendering("x"), ok=False, reason="down")

    assert finished(text(), failed) is failed


# --- what is checked -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kept", "drafted"),
    [
        (("Antwerp",), "The bridge is closed."),
        (("3",), "Closed for 13 days"),
        (("3",), "Closed for 3,000 days"),
        (("3",), "Closed for 1.3 days"),
        (("3", "3 million"), "Closed for 3 million"),
        (("Paris", "Paris"), "Paris is closed"),
        (("Lima",), "Limassol is closed"),
        (("Jean Petit", "Petit"), "Jean Petit closes it"),
    ],
)
def test_a_kept_span_that_is_missing_fails_the_rendering(
    kept: tuple[str, ...], drafted: str
) -> None:
    done = finished(text("Le pont", *kept), rendering(drafted))

    assert not done.ok
    assert done.reason == f"lost: {min(kept, key=len)}"


@pytest.mark.parametrize(
    ("kept", "drafted"),
    [
        (("3", "3 million"), "3 of 3 million"),
        (("3",), "Closed at 3."),
        (("19",), "the PE19 show"),
        (("12%",), "12% more"),
        (("Rugby\u00a0Club",), "the Rugby Club wins"),
        (("Antwerp",), "Antwerp’s bridge"),
        (("",), "anything"),
    ],
)
def test_a_kept_span_that_came_through_is_found(kept: tuple[str, ...], drafted: str) -> None:
    assert finished(text("Le pont", *kept), rendering(drafted)).ok


def test_english_far_longer_or_shorter_than_the_original_is_refused() -> None:
    original = text("Le pont est fermé aujourd’hui.")

    assert finished(original, rendering("bridge " * 40)).reason == "9.3 times as long"
    assert finished(original, rendering("No")).reason == "0.1 times as long"
    assert finished(text("Oui"), rendering("Yes, of course it is")).ok


def test_no_english_for_words_is_empty_and_none_for_none_is_right() -> None:
    assert finished(text("Oui"), rendering(" ")).reason == "empty"
    assert finished(text(" "), rendering("")).ok


ENGLISH = st.sampled_from(
    ["3", "13", "3,000", "3 million", "Lima", "Limassol", "Jean Lima", "a.m."]
)


@given(st.lists(ENGLISH, max_size=6), st.lists(st.integers(0, 5)), st.text("ab ,.«»", max_size=8))
def test_no_kept_span_is_ever_lost_in_silence(
    kept: list[str], dropped: list[int], between: str
) -> None:
    original = text("mot", *kept)
    left = [english for index, english in enumerate(kept) if index not in dropped]

    done = finished(original, rendering(f" {between} ".join(left) or "word"))

    if done.ok:
        assert sorted(left) == sorted(kept) or " ".join(sorted(left)) == " ".join(sorted(kept))
    if left == kept:
        assert done.ok


@given(st.text(max_size=40), st.lists(st.text(max_size=6), max_size=4), st.text(max_size=40))
def test_any_text_is_finished_or_refused_with_a_reason(
    original: str, kept: list[str], drafted: str
) -> None:
    done = finished(text(original, *kept), rendering(drafted))

    assert done.ok != bool(done.reason)


# --- what a rendering is kept under ----------------------------------------------------------


def test_the_key_changes_with_words_language_marks_and_engines() -> None:
    keys = [
        key(text("a"), ["x"]),
        key(text("b"), ["x"]),
        key(text("a", language="es"), ["x"]),
        key(text("a", "A"), ["x"]),
        key(text("a"), ["x", "y"]),
    ]

    assert len(set(keys)) == len(keys)
    assert key(text("a"), ["x"]) == keys[0]
