"""What every translator promises, the fake one and the real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import FakeTranslator
from foreigndesk.domain.press import Grade
from foreigndesk.engines.apertium import ApertiumTranslator
from foreigndesk.ports import Keep, Marked, Translator

SENTENCE = "La maire de Tchernihiv a fermé le pont lundi."
MODES = Path("/usr/share/apertium/modes")
REAL = pytest.param(
    "apertium",
    marks=[
        pytest.mark.apertium,
        pytest.mark.skipif(not (MODES / "fr-es.mode").exists(), reason="Apertium is not here"),
    ],
)


@pytest.fixture(params=["fake", REAL])
def translator(request: pytest.FixtureRequest) -> Iterator[Translator]:
    if request.param == "fake":
        yield FakeTranslator()
        return
    real = ApertiumTranslator()
    yield real
    real.close()


def marked(text: str = SENTENCE, language: str = "fr", **kept: str) -> Marked:
    """A text whose words are to come out as the English given for them."""
    keep = [
        Keep(start=text.index(word), end=text.index(word) + len(word), english=english)
        for word, english in kept.items()
    ]
    return Marked(text=text, language=language, keep=tuple(sorted(keep, key=lambda k: k.start)))


def test_nothing_is_translated_into_nothing(translator: Translator) -> None:
    assert translator.translate([]) == []


def test_every_text_has_its_rendering_in_order(translator: Translator) -> None:
    numbers = [str(number) for number in range(20, 29)]
    texts = [marked(f"Il y a {number} ponts.", **{number: number}) for number in numbers]

    renderings = translator.translate(texts)

    assert all(rendering.ok for rendering in renderings)
    for number, rendering in zip(numbers, renderings, strict=True):
        assert number in rendering.text


def test_kept_spans_come_out_as_their_english(translator: Translator) -> None:
    (rendering,) = translator.translate([marked(Tchernihiv="Chernihiv", lundi="on Monday")])

    assert rendering.ok
    assert "Chernihiv" in rendering.text
    assert "on Monday" in rendering.text
    assert "Tchernihiv" not in rendering.text


def test_some_of_it_is_english(translator: Translator) -> None:
    (rendering,) = translator.translate([marked()])

    assert {"the", "mayor", "bridge"} <= set(rendering.text.lower().rstrip(".").split())


def test_rendering_says_who_made_it_and_how_good_it_is(translator: Translator) -> None:
    (rendering,) = translator.translate([marked()])

    assert rendering.engine.startswith(translator.name)
    assert rendering.grade is translator.grade("fr")
    assert rendering.reason == ""


def test_language_that_it_does_not_read_is_a_failure_with_a_reason(translator: Translator) -> None:
    renderings = translator.translate([marked("Broen er stengt.", "nb"), marked()])

    assert [rendering.ok for rendering in renderings] == [False, True]
    assert "nb" in renderings[0].reason
    assert translator.grade("nb") is None


def test_state_agrees_with_the_grades(translator: Translator) -> None:
    state = translator.state()

    assert state.name == translator.name
    assert state.present
    assert state.grades["fr"] is translator.grade("fr")
    assert all(isinstance(grade, Grade) for grade in state.grades.values())
