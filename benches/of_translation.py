"""Translation: how near to a translator's English, and how fast, with this machine's engines."""  # noqa: INP001 - a folder of scripts, not a package

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import sacrebleu
from rows import Ground, Row, Skipped, Told, as_lines, command, missing, objects

from foreigndesk.evals import translation
from foreigndesk.evals.floors import Score, digest
from foreigndesk.ports import Translator
from foreigndesk.wiring import translators

LANGUAGES = {"fra": "fr", "spa": "es", "cat": "ca", "glg": "gl"}
KNOWN = {"fra": (8.1, 41.5), "spa": (15.0, 50.4), "cat": (12.0, 47.0), "glg": (15.1, 50.3)}
"""BLEU and chrF of bare Apertium on the same lines, best chain, sacreBLEU 2.6.0 (2026-11-22)."""
LINES = 300


def measure(ground: Ground) -> Iterator[Told]:
    """Yield BLEU and chrF by language, and sentences a second from French."""
    if not ground.has("ntrex-128"):
        yield from missing(ground, "ntrex-128", "translation")
        return
    engines = translators()
    folder = ground.public / "ntrex-128"
    english = _lines(folder / "eng.txt")
    try:
        for code, language in LANGUAGES.items():
            if not any(engine.grade(language) for engine in engines):
                why = "no engine here for it; `make engines` installs Apertium"
                yield Skipped(measure=f"translation.ntrex.{code}", why=why)
                continue
            yield from _scored(code, _lines(folder / f"{code}.txt"), english, engines)
    finally:
        for engine in engines:
            getattr(engine, "close", lambda: None)()


ONE_SENTENCE = 0.06
"""What one sentence of 300 moves BLEU or chrF by, more or less."""


def _scored(
    code: str, foreign: Sequence[str], english: Sequence[str], engines: Sequence[Translator]
) -> Iterator[Row]:
    lines = as_lines(
        {"id": number, "language": LANGUAGES[code], "text": text}
        for number, text in enumerate(foreign)
    )
    list(translation.run(lines[:2], engines))  # the pipes are warm from here on
    began = time.perf_counter()
    answers = objects(translation.run(lines, engines))
    took = time.perf_counter() - began
    ours = [answer["text"] for answer in answers]
    bleu = sacrebleu.corpus_bleu(ours, [list(english)]).score
    chrf = sacrebleu.corpus_chrf(ours, [list(english)]).score
    engine = answers[0]["engine"]
    failed = sum(not answer["ok"] for answer in answers)
    about = f"{engine}, {failed} lines failed; bare Apertium:"
    seen = digest(text.encode() for text in (*foreign, *english))
    for name, value, known in (("bleu", bleu, KNOWN[code][0]), ("chrf", chrf, KNOWN[code][1])):
        yield _row(f"{code}.{name}", value, seen, f"{about} {known}", pinned=True)
    if code == "fra":
        beside = f"sentences a second, warm, {engine}; bare Apertium on a quiet machine: 98–281"
        yield _row("fra.sentences_per_s", len(lines) / took, seen, beside, pinned=False)


def _row(name: str, value: float, seen: str, beside: str, *, pinned: bool) -> Row:
    return Row(
        score=Score(
            measure=f"translation.ntrex.{name}",
            value=value,
            n=LINES,
            digest=seen,
            command=command("translation"),
            slack=ONE_SENTENCE,
        ),
        beside=beside,
        pinned=pinned,
    )


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()[:LINES]
