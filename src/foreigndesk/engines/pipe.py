"""A persistent Apertium pipeline: one text in, one text out, without a new process a sentence."""

import contextlib
import os
import re
import select
import shlex
import signal
import subprocess
import threading
import time
import unicodedata
from pathlib import Path

from foreigndesk.errors import EngineError

ESCAPED = re.compile(r"([\[\]{}^$/\\@<>])")
UNESCAPED = re.compile(r"\\([\[\]{}^$/\\@<>])")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""A stray NUL would shift every later answer by one."""
SENTENCE_END = ".[]"
"""A full stop that vanishes: the taggers want to see an end (Apertium's own convention)."""


def command(mode: str) -> str:
    """Return a mode file's shell pipeline for a persistent run.

    Every program flushes at NUL (``-z``); unknown words carry no mark (``-n``), because the marks
    cannot be told from the text's own signs.
    """
    stages = []
    for stage in mode.strip().split("|"):
        words = [w for w in shlex.split(stage.replace("$1", "-n").replace("$2", "")) if w]
        stages.append(shlex.join([words[0], "-z", *words[1:]]))
    return " | ".join(stages)


def escape(text: str) -> str:
    """Return a text as the stream format wants it: composed, one line, its own signs escaped.

    A tilde becomes its look-alike ∼: generation eats the plain one, escaped or not.
    """
    one_line = CONTROL.sub(" ", text.replace("\n", " ").replace("~", "∼"))
    return ESCAPED.sub(r"\\\1", unicodedata.normalize("NFC", one_line))


def unescape(text: str) -> str:
    """Return what the stream format stands for."""
    return UNESCAPED.sub(r"\1", text)


class Pipe:
    """One running pipeline; safe to share between threads, one text at a time.

    Args:
        mode: the mode file.
        limit_s: how long one text may take, in seconds.
    """

    def __init__(self, mode: Path, limit_s: float = 20.0) -> None:
        self._mode = mode
        self._limit_s = limit_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, text: str) -> str:
        """Return the pipeline's answer to one text.

        Raises:
            EngineError: no answer, twice in a row; the process group was ended.
        """
        with self._lock:
            try:
                return self._exchange(text)
            except (OSError, EOFError):
                self._end()
            try:
                return self._exchange(text)
            except (OSError, EOFError) as error:
                self._end()
                raise EngineError(f"{self._mode.stem}: no answer ({error})") from error

    def close(self) -> None:
        """End the process group."""
        with self._lock:
            self._end()

    def _exchange(self, text: str) -> str:
        process = self._running()
        assert process.stdin is not None
        # half of a surrogate pair has no UTF-8
        sent = (escape(text) + SENTENCE_END).encode("utf-8", "replace")
        process.stdin.write(sent + b"\0")
        process.stdin.flush()
        answer = self._read(process).decode("utf-8", "replace")
        return unescape(answer.removesuffix(SENTENCE_END).removesuffix("[]"))

    def _read(self, process: subprocess.Popen[bytes]) -> bytes:
        assert process.stdout is not None
        got, ends = bytearray(), time.monotonic() + self._limit_s
        while not got.endswith(b"\0"):
            left = ends - time.monotonic()
            if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
                raise TimeoutError(f"over {self._limit_s:g} s")
            chunk = os.read(process.stdout.fileno(), 65536)
            if not chunk:
                raise EOFError("the pipeline ended")
            got += chunk
        return bytes(got[:-1])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            # The mode file is a shell pipeline by Apertium's own definition; its words are
            # quoted again in command().
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", command(self._mode.read_text("utf-8"))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        for stream in (process.stdin, process.stdout):
            # unsent bytes of an ended process are lost on purpose
            with contextlib.suppress(BrokenPipeError):
                assert stream is not None
                stream.close()
        process.wait()
