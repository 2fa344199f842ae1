"""A pipeline that stays: what goes in comes out, and what dies is started again."""

import os
import signal
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import modes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.engines.pipe import Pipe, command, escape, unescape
from foreigndesk.errors import EngineError

Start = Callable[..., Pipe]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start pipes of a program; all are closed at the end."""
    started: list[Pipe] = []

    def one(program: str, limit_s: float = 5.0) -> Pipe:
        pipe = Pipe(modes.mode(tmp_path, f"mode-{len(started)}", program), limit_s)
        started.append(pipe)
        return pipe

    yield one
    for pipe in started:
        pipe.close()


def group(pipe: Pipe) -> int:
    assert pipe._process is not None
    return pipe._process.pid


# --- the stream ------------------------------------------------------------------------------

ONE_LINE = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="~")
)


@given(ONE_LINE)
def test_what_is_escaped_comes_back(text: str) -> None:
    assert unescape(escape(text)) == unicodedata.normalize("NFC", text)


@given(st.text("[]{}^$/\\@<>ab.é", max_size=30))
def test_the_streams_own_signs_come_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.text())
def test_an_escaped_text_is_one_line_without_controls(text: str) -> None:
    escaped = escape(text)

    assert not any(ord(sign) < 32 and sign != "\t" for sign in escaped)
    assert "~" not in escaped


def test_a_letter_with_a_loose_accent_is_composed() -> None:
    assert escape("e\u0301te\u0301") == "été"


def test_a_mode_becomes_a_pipeline_that_flushes_at_nul_and_marks_no_words() -> None:
    mode = "lt-proc '/a b/x.bin' | apertium-tagger -g $2 /a/t.prob | lt-proc $1 /a/y.bin\n"

    assert command(mode) == (
        "lt-proc -z '/a b/x.bin' | apertium-tagger -z -g /a/t.prob | lt-proc -z -n /a/y.bin"
    )


# --- asking ----------------------------------------------------------------------------------


def test_one_process_answers_one_text_after_the_other(start: Start) -> None:
    pipe = start(modes.ECHO)

    first, started = pipe.ask("Le pont est fermé."), group(pipe)
    second = pipe.ask("[b]")

    assert (first, second) == ("Le pont est fermé.", "[b]")
    assert group(pipe) == started


def test_a_nul_in_a_text_does_not_shift_the_next_answer(start: Start) -> None:
    pipe = start(modes.ECHO)

    assert pipe.ask("a\x00b\x07c\nd") == "a b c d"
    assert pipe.ask("next") == "next"


def test_half_a_surrogate_pair_is_no_stumbling_block(start: Start) -> None:
    assert start(modes.ECHO).ask("\ud800 bonjour") == "? bonjour"


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_text_goes_through_a_process_and_back(data: st.DataObject) -> None:
    text = data.draw(st.text("[]{}^$/\\@<>ab.é€ ", max_size=30))

    assert shared().ask(text) == text


_shared: list[Pipe] = []


def shared() -> Pipe:
    """Return one echo for all examples of a property."""
    assert _shared
    return _shared[0]


@pytest.fixture(scope="module", autouse=True)
def _one_echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    pipe = Pipe(modes.mode(tmp_path_factory.mktemp("echo"), "echo", modes.ECHO))
    _shared.append(pipe)
    yield
    _shared.clear()
    pipe.close()


def test_threads_that_share_a_pipe_get_their_own_answers(start: Start) -> None:
    pipe = start(modes.ECHO)
    texts = [f"texte {number}" for number in range(60)]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pipe.ask, texts)) == texts


# --- trouble ---------------------------------------------------------------------------------


def test_a_killed_pipeline_is_started_again(start: Start) -> None:
    pipe = start(modes.ECHO)
    pipe.ask("a")
    before = group(pipe)

    os.killpg(before, signal.SIGKILL)

    assert pipe.ask("b") == "b"
    assert group(pipe) != before


def test_a_pipeline_that_was_seen_to_end_is_started_again(start: Start) -> None:
    pipe = start(modes.ECHO)
    pipe.ask("a")
    assert pipe._process is not None
    os.killpg(group(pipe), signal.SIGKILL)
    pipe._process.wait()

    assert pipe.ask("b") == "b"


def test_a_pipeline_that_hangs_is_ended_and_started_again(start: Start) -> None:
    pipe = start(modes.ECHO, limit_s=0.3)
    pipe.ask("a")
    hanging = group(pipe)

    os.killpg(hanging, signal.SIGSTOP)

    assert pipe.ask("b") == "b"
    assert modes.gone(hanging)


def test_no_answer_twice_is_an_error_that_names_the_mode(start: Start) -> None:
    with pytest.raises(EngineError, match=r"mode-0: no answer \(over 0.1 s\)"):
        start(modes.SILENT, limit_s=0.1).ask("a")


def test_a_program_that_ends_at_once_is_an_error(start: Start) -> None:
    with pytest.raises(EngineError, match="mode-0: no answer"):
        start(modes.DEAD).ask("a")


def test_a_mode_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="gone: no answer"):
        Pipe(tmp_path / "gone.mode").ask("a")


def test_closing_ends_the_processes_and_may_be_done_twice(start: Start) -> None:
    pipe = start(modes.ECHO)
    pipe.ask("a")
    ended = group(pipe)

    pipe.close()
    pipe.close()

    assert modes.gone(ended)
    assert pipe.ask("again") == "again"
