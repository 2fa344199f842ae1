"""Names: does a name as the press spells it come out in conventional English."""  # noqa: INP001 - a folder of scripts, not a package

from collections.abc import Iterator, Sequence
from typing import Any

from rows import Ground, Row, Told, as_lines, command, objects

from foreigndesk.evals import names
from foreigndesk.evals.floors import Score, digest


def measure(ground: Ground) -> Iterator[Told]:
    """Yield the share of drafts whose name is right, all together and by where the name stands."""
    listed = objects(ground.own("names.jsonl").splitlines())
    slices = {"right": listed}
    for place in ("first", "second", "within"):
        slices[f"right_{place}"] = [line for line in listed if line["stands"] == place]
    for name, lines in slices.items():
        yield Row(
            score=Score(
                measure=f"names.own.{name}",
                value=_right(lines),
                n=len(lines),
                digest=digest(line.encode() for line in as_lines(lines)),
                command=command("names"),
            ),
            beside=f"left as the press spells it: {_untouched(lines):.3f}",
        )


def _right(lines: Sequence[dict[str, Any]]) -> float:
    answers = objects(names.run(as_lines(lines)))
    pairs = zip(lines, answers, strict=True)
    return sum(_plain(a["english"]) == _plain(line["right"]) for line, a in pairs) / len(lines)


def _untouched(lines: Sequence[dict[str, Any]]) -> float:
    return sum(_plain(line["english"]) == _plain(line["right"]) for line in lines) / len(lines)


def _plain(text: str) -> str:
    return text.replace("’", "'")
