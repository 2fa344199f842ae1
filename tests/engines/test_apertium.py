"""Apertium as an engine: kept spans, order, failures as values."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import modes
import pytest

from foreigndesk.domain.press import Grade
from foreigndesk.engines.apertium import ApertiumTranslator
from foreigndesk.ports import Keep, Marked, Rendering

MODES = Path("/usr/share/apertium/modes")
NEEDED = ("fr-es", "spa-eng", "cat-eng", "gl-es")
real = [
    pytest.mark.apertium,
    pytest.mark.skipif(
        not all((MODES / f"{mode}.mode").exists() for mode in NEEDED),
        reason="the Apertium packages are not installed; `foreigndesk doctor` names them",
    ),
]

Open = Callable[..., ApertiumTranslator]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Open engines on a chain of our own; all are closed at the end."""
    engines: list[ApertiumTranslator] = []

    def one(program: str = modes.ECHO, threads: int = 1) -> ApertiumTranslator:
        engines.append(ApertiumTranslator(modes.french(tmp_path, program), threads))
        return engines[-1]

    yield one
    for engine in engines:
        engine.close()


@pytest.fixture(scope="module")
def engine() -> Iterator[ApertiumTranslator]:
    """The real one, with its pipelines kept between the tests."""
    translator = ApertiumTranslator()
    yield translator
    translator.close()


def marked(text: str, language: str = "fr", **keeps: str) -> Marked:
    """A text with the spans to keep: words in it = their English (_ for a space)."""
    spans = []
    for words, english in keeps.items():
        start = text.index(words.replace("_", " "))
        spans.append(Keep(start=start, end=start + len(words), english=english))
    return Marked(text=text, language=language, keep=tuple(sorted(spans, key=lambda k: k.start)))


def one(engine: ApertiumTranslator, text: Marked) -> Rendering:
    (rendering,) = engine.translate([text])
    return rendering


# --- what there is ---------------------------------------------------------------------------


def test_without_packages_the_state_says_what_to_run(tmp_path: Path) -> None:
    state = ApertiumTranslator(tmp_path).state()

    assert not state.present
    assert "apt-get install" in state.words
    assert ApertiumTranslator(tmp_path).grade("fr") is None


def test_the_best_chain_that_is_present_is_taken(tmp_path: Path) -> None:
    for name in ("fra-cat", "cat-eng"):
        modes.mode(tmp_path, name, modes.ECHO)

    state = ApertiumTranslator(tmp_path).state()

    assert "fra-cat + cat-eng" in state.words
    assert state.grades == {"fr": Grade.GLOSS, "ca": Grade.GLOSS}


def test_without_the_program_the_version_is_unknown(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert opened().state().version == "unknown"


# --- failures are values ---------------------------------------------------------------------


def test_a_language_without_a_chain_is_not_ok(opened: Open) -> None:
    rendering = one(opened(), marked("Guten Tag", "de"))

    assert (rendering.ok, rendering.reason) == (False, "no chain from de to English")


def test_a_text_too_long_for_a_sentence_is_not_ok(opened: Open) -> None:
    rendering = one(opened(), marked("a" * 4_001))

    assert (rendering.ok, rendering.reason) == (False, "over 4000 characters")


def test_a_blank_text_comes_back_as_it_is(opened: Open) -> None:
    rendering = one(opened(modes.DEAD), marked(" \n"))

    assert (rendering.ok, rendering.text) == (True, " \n")


def test_a_pipeline_that_fails_fails_its_text_alone(opened: Open) -> None:
    rendering = one(opened(modes.DEAD), marked("Bonjour"))

    assert not rendering.ok
    assert rendering.reason.startswith("fr-es: no answer")
    assert rendering.engine == "apertium fr-es + spa-eng"


def test_nothing_asked_is_nothing_answered(opened: Open) -> None:
    assert opened(modes.DEAD).translate([]) == []


def test_a_kept_span_that_is_swallowed_is_not_ok(opened: Open) -> None:
    rendering = one(opened("sed -u 's/qzxaa//'"), marked("Anvers brûle", Anvers="Antwerp"))

    assert (rendering.ok, rendering.reason) == (False, "lost or doubled: Antwerp")


def test_a_kept_span_that_is_doubled_is_not_ok(opened: Open) -> None:
    rendering = one(opened("sed -u 's/qzxaa/& &/'"), marked("Anvers brûle", Anvers="Antwerp"))

    assert (rendering.ok, rendering.reason) == (False, "lost or doubled: Antwerp")


def test_a_text_that_holds_one_of_our_words_is_not_ok(opened: Open) -> None:
    rendering = one(opened(), marked("qzxaa et Anvers", Anvers="Antwerp"))

    assert not rendering.ok


# --- kept spans ------------------------------------------------------------------------------


def test_kept_spans_come_out_as_their_english(opened: Open) -> None:
    text = marked("Anvers a 1 200 ponts", Anvers="Antwerp", **{"1_200": "1,200"})

    assert one(opened(), text).text == "Antwerp a 1,200 ponts"


def test_what_the_dictionaries_put_right_is_left_to_them(opened: Open) -> None:
    engine = opened("sed -u 's/à Anvers/in Antwerp/; s/à qzx/at qzx/'")

    assert one(engine, marked("né à Anvers", Anvers="Antwerp")).text == "né in Antwerp"


def test_a_figure_inside_another_is_not_taken_for_it(opened: Open) -> None:
    engine = opened("sed -u 's/trois/XX/'")
    text = marked("trois sur 13, 3,5 et 43", trois="3")

    assert one(engine, text).text == "3 sur 13, 3,5 et 43"


def test_a_span_that_only_the_second_try_loses_is_kept_by_the_third(opened: Open) -> None:
    # With our word for one name in it, the transfer mistakes the other one.
    engine = opened("sed -u '/qzxaa.*Lima/s/Lima/File/'")
    text = marked("Anvers et Lima", Anvers="Antwerp", Lima="Lima")

    assert one(engine, text).text == "Antwerp et Lima"


def test_a_figure_may_stand_against_a_letter(opened: Open) -> None:
    text = Marked(text="PE19", language="fr", keep=(Keep(start=2, end=4, english="20"),))

    assert one(opened(), text).text == "PE20"


def test_many_kept_spans_keep_apart(opened: Open) -> None:
    text = " ".join(f"mot{number}x" for number in range(60))
    keeps, start = [], 0
    for number in range(60):
        end = start + len(f"mot{number}x")
        keeps.append(Keep(start=start, end=end, english=f"word{number}y"))
        start = end + 1

    rendering = one(opened(), Marked(text=text, language="fr", keep=tuple(keeps)))

    assert rendering.text == text.replace("mot", "word").replace("x", "y")


@pytest.mark.parametrize(
    ("original", "english"),
    [
        ("d’Anvers", "de Antwerp"),
        ("D'Anvers", "De Antwerp"),
        ("qu’Anvers", "que Antwerp"),
        ("jusqu’Anvers", "jusque Antwerp"),
        ("l’Anvers", "Antwerp"),
        ("pro’Anvers", "pro’Antwerp"),
    ],
)
def test_an_elided_word_before_a_kept_span_is_made_whole(
    opened: Open, original: str, english: str
) -> None:
    assert one(opened(), marked(original, Anvers="Antwerp")).text == english


@pytest.mark.parametrize(
    ("original", "english"),
    [
        ("Anvers ferme", "Antwerp ferme"),
        ("Là. « Anvers ferme", "Là. « Antwerp ferme"),
        ("Le Havre Anvers ferme", "Le Havre Antwerp Ferme"),
        ("À Anvers ferme", "À Antwerp ferme"),
    ],
)
def test_a_capital_handed_on_at_the_beginning_is_taken_back(
    opened: Open, original: str, english: str
) -> None:
    engine = opened("sed -u 's/ ferme/ Ferme/'")

    assert one(engine, marked(original, Anvers="Antwerp")).text == english


def test_a_body_with_an_article_keeps_the_adjective_of_its_people(opened: Open) -> None:
    engine = opened("sed -u 's/danois/Danish/; s/Agence/Xence/'")

    text = marked("L’Agence danois vote", Agence="Agence")

    assert one(engine, text).text == "Agence Danish vote"


def test_a_tag_that_leaks_from_the_transfer_is_taken_out(opened: Open) -> None:
    engine = opened("sed -u 's/zut/<prn>/'")

    assert one(engine, marked("zut <b> alors")).text == "<b> alors"


# --- order and threads -----------------------------------------------------------------------


def test_answers_come_in_the_order_of_the_texts(opened: Open) -> None:
    texts = [marked(f"phrase {number}") for number in range(31)]

    renderings = opened(threads=3).translate(texts)

    assert [r.text for r in renderings] == [t.text for t in texts]


def test_two_callers_at_once_get_their_own_answers(opened: Open) -> None:
    engine = opened(threads=2)
    answers: dict[str, list[str]] = {}

    def ask(name: str) -> None:
        texts = [marked(f"{name} {number}") for number in range(20)]
        answers[name] = [r.text for r in engine.translate(texts)]

    callers = [threading.Thread(target=ask, args=(name,)) for name in ("ici", "là")]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()

    assert answers == {name: [f"{name} {n}" for n in range(20)] for name in ("ici", "là")}


def test_closing_ends_every_pipeline_and_the_next_text_starts_new_ones(opened: Open) -> None:
    engine = opened(threads=2)
    engine.translate([marked("un"), marked("deux")])
    groups = [p._process.pid for ps in engine._pipes.values() for p in ps if p._process]

    engine.close()

    assert len(groups) == 4
    assert all(modes.gone(leader) for leader in groups)
    assert one(engine, marked("trois")).text == "trois"


# --- the real programs -----------------------------------------------------------------------


class TestRealApertium:
    pytestmark = real

    def test_it_is_present_with_its_version_and_grades(self, engine: ApertiumTranslator) -> None:
        state = engine.state()

        assert state.present
        assert state.version[:1].isdigit()
        assert state.grades["fr"] is Grade.GLOSS

    @pytest.mark.parametrize(
        ("language", "text", "english"),
        [
            ("fr", "Le pont est fermé.", "The bridge is closed."),
            ("es", "El puente está cerrado.", "The bridge is closed."),
            ("ca", "El pont és nou.", "The bridge is new."),
            ("gl", "A ponte está pechada.", "The bridge is closed."),
        ],
    )
    def test_a_plain_sentence_comes_out_in_english(
        self, engine: ApertiumTranslator, language: str, text: str, english: str
    ) -> None:
        assert one(engine, marked(text, language)).text == english

    @pytest.mark.parametrize("language", ["fr", "es"])
    def test_signs_of_the_stream_format_survive(
        self, engine: ApertiumTranslator, language: str
    ) -> None:
        rendering = one(engine, marked("[ ] { } ^ $ / \\ @ < >", language))

        assert rendering.text.replace(" ", "") == "[]{}^$/\\@<>"

    def test_nul_and_controls_shift_no_answer(self, engine: ApertiumTranslator) -> None:
        texts = [marked("Le pont\x00\x07 est fermé.\x1b"), marked("La maison est grande.")]

        odd, next_one = engine.translate(texts)

        assert "bridge" in odd.text
        assert next_one.text == "The house is big."

    def test_names_and_figures_survive_that_the_dictionaries_would_translate(
        self, engine: ApertiumTranslator
    ) -> None:
        text = marked(
            "Petit et Leblanc ont vendu 1 200 vaches à Anvers pour 3,5 millions d’euros.",
            Petit="Petit",
            Leblanc="Leblanc",
            Anvers="Antwerp",
            **{"1_200": "1,200"},
        )
        rendering = one(engine, text)

        assert rendering.ok
        assert all(kept.english in rendering.text for kept in text.keep)

    def test_a_killed_pipeline_costs_no_text(self, engine: ApertiumTranslator) -> None:
        one(engine, marked("Le pont est fermé."))
        for pipes in engine._pipes.values():
            for pipe in pipes:
                if pipe._process is not None:
                    os.killpg(pipe._process.pid, signal.SIGKILL)

        assert one(engine, marked("La maison est grande.")).text == "The house is big."

    def test_texts_of_several_languages_come_in_order(self, engine: ApertiumTranslator) -> None:
        texts = [
            marked(f"{word} {number}.", language)
            for number in range(12)
            for language, word in (("fr", "Le pont"), ("es", "El puente"), ("de", "Die Brücke"))
        ]

        renderings = engine.translate(texts)

        assert [r.ok for r in renderings] == [True, True, False] * 12
        assert [r.text for r in renderings if r.ok] == [
            f"The bridge {number}." for number in range(12) for _ in range(2)
        ]
