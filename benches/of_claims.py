"""Claims: do honest sentences stand, and do falsified ones fall."""  # noqa: INP001 - a folder of scripts, not a package

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from baselines import digits_stand
from rows import Ground, Row, Told, as_lines, command, missing, objects

from foreigndesk.evals import claims
from foreigndesk.evals.corruptions import corruptions, names_in
from foreigndesk.evals.floors import Better, Score, digest

Pair = dict[str, Any]
"""A line of ``eval claims`` whose passages bear its claim."""

LANGUAGES = {"fra": "fr", "spa": "es", "cat": "ca", "glg": "gl"}


def measure(ground: Ground) -> Iterator[Told]:
    """Yield false alarms and what is caught, by kind, on our pairs and on the public ones."""
    own = objects(ground.own("claims.jsonl").splitlines())
    yield from _rows("own", own)
    if not ground.has("ntrex-128"):
        yield from missing(ground, "ntrex-128", "claims")
        return
    public = {code: list(_ntrex(ground, code)) for code in LANGUAGES}
    for code, pairs in public.items():
        yield _false_alarms(f"ntrex.{code}", pairs)
    yield from _caught("ntrex", [pair for pairs in public.values() for pair in pairs])


def _rows(name: str, pairs: Sequence[Pair]) -> Iterator[Row]:
    yield _false_alarms(name, pairs)
    yield from _caught(name, pairs)


def _false_alarms(name: str, pairs: Sequence[Pair]) -> Row:
    ours = 1 - sum(_stands(pairs)) / len(pairs)
    digits = 1 - sum(map(_digits_stand, pairs)) / len(pairs)
    return Row(
        score=Score(
            measure=f"claims.{name}.false_alarms",
            value=ours,
            n=len(pairs),
            digest=_digest(pairs),
            command=command("claims"),
            better=Better.LOWER,
        ),
        beside=f"comparing digits: {digits:.3f}; bar ≤ 0.01, floor to ship 0.03",
    )


def _caught(name: str, pairs: Sequence[Pair]) -> Iterator[Row]:
    """Yield what share of the falsified claims falls, by kind.

    Only pairs whose honest claim stands are counted: what falls anyway is not caught.
    """
    standing = [pair for pair, stands in zip(pairs, _stands(pairs), strict=True) if stands]
    honest = {str(pair["id"]) for pair in standing}
    for kind, falsified in sorted(_falsified(pairs).items()):
        counted = [pair for pair in falsified if str(pair["id"]) in honest]
        if not counted:
            continue
        ours = 1 - sum(_stands(counted)) / len(counted)
        digits = 1 - sum(map(_digits_stand, counted)) / len(counted)
        yield Row(
            score=Score(
                measure=f"claims.{name}.caught.{kind}",
                value=ours,
                n=len(counted),
                digest=_digest(falsified),
                command=command("claims"),
            ),
            beside=f"comparing digits: {digits:.3f}; bar ≥ {_bar(kind)}",
        )


def _bar(kind: str) -> str:
    exact = {"number", "spelt", "calendar", "name"}
    return "0.99, floor to ship 0.97" if kind in exact else "0.97, floor to ship 0.92"


def _falsified(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    names = names_in([pair["claim"] for pair in pairs])
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for change in corruptions(pair["claim"], names, str(pair["id"])):
            found[change.kind].append({**pair, "claim": change.text})
    return found


def _stands(pairs: Sequence[Pair]) -> list[bool]:
    """Return which claims do not fall; one that we cannot check was not caught."""
    return [answer["verdict"] != "falls" for answer in objects(claims.run(as_lines(pairs)))]


def _digits_stand(pair: Pair) -> bool:
    return digits_stand(pair["claim"], [passage["text"] for passage in pair["passages"]])


def _digest(pairs: Sequence[Pair]) -> str:
    return digest(line.encode() for line in as_lines(pairs))


def _ntrex(ground: Ground, code: str) -> Iterator[Pair]:
    folder = ground.public / "ntrex-128"
    english = (folder / "eng.txt").read_text("utf-8").splitlines()
    foreign = (folder / f"{code}.txt").read_text("utf-8").splitlines()
    for number, (claim, text) in enumerate(zip(english, foreign, strict=True), 1):
        passage = {"language": LANGUAGES[code], "text": text}
        yield {"id": f"{code}-{number}", "claim": claim, "passages": [passage]}
