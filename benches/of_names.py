"""Names: does a name as the press spells it come out in conventional English."""  # noqa: INP001 - a folder of scripts, not a package

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from rows import Ground, Row, Told, as_lines, command, objects

from foreigndesk.evals import names
from foreigndesk.evals.floors import Score, digest
from foreigndesk.language.gazetteer import term_at, terms
from foreigndesk.language.name_words import scan

PARTS = ("work", "held")
"""What we looked at while mending, and what we did not."""
KINDS = {"place": "places", "person": "persons", "trap": "traps", "body": "bodies"}


def measure(ground: Ground) -> Iterator[Told]:
    """Yield the share of drafts whose names are right, by what they are and where they stand.

    ``places_in_table`` and ``persons_by_rule`` part the list by whether our tables, CLDR's
    included, know a name of the original.
    """
    listed = objects(ground.own("names.jsonl").splitlines())
    right = _right(listed)
    for name, chosen in _slices(listed):
        yield Row(
            score=Score(
                measure=f"names.own.{name}",
                value=sum(right[line["id"]] for line in chosen) / len(chosen),
                n=len(chosen),
                digest=digest(line.encode() for line in as_lines(chosen)),
                command=command("names"),
            ),
            beside=f"left as the press spells it: {_untouched(chosen):.3f}",
        )


def _slices(listed: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield names of rows with their lines, none of them empty."""
    slices: dict[str, list[dict[str, Any]]] = {"right": list(listed)}
    for line in listed:
        part, kind = line["part"], KINDS[line["about"]]
        for name in (f"right_{line['stands']}", part, f"{part}.{kind}"):
            slices.setdefault(name, []).append(line)
        slices.setdefault(f"{part}.{kind}.{line['language']}", []).append(line)
        if kind == "places" and _tabled(line):
            slices.setdefault(f"{part}.places_in_table", []).append(line)
        if kind == "persons" and not _tabled(line):
            slices.setdefault(f"{part}.persons_by_rule", []).append(line)
    yield from sorted(slices.items())


def _tabled(line: dict[str, Any]) -> bool:
    """Say whether a table knows a name that the original holds."""
    text, known = line["original"].replace("-", " "), terms(line["language"])
    words = scan(text)
    return any(term_at(words, index, known, text) is not None for index in range(len(words)))


def _right(lines: Sequence[dict[str, Any]]) -> dict[str, bool]:
    answers = objects(names.run(as_lines(lines)))
    return {
        line["id"]: _plain(answer["english"], line)
        in {_plain(right, line) for right in (line["right"], *line.get("also", ()))}
        for line, answer in zip(lines, answers, strict=True)
    }


def _untouched(lines: Sequence[dict[str, Any]]) -> float:
    same = (_plain(line["english"], line) == _plain(line["right"], line) for line in lines)
    return sum(same) / len(lines)


def _plain(text: str, line: dict[str, Any]) -> str:
    """Return a text for comparing: newspapers print Polish names with marks and without."""
    text = text.replace("’", "'")
    if line["about"] != "trap" or line["language"] != "pl":
        return text
    bare = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
