"""Pairs of a claim and its passages: ours and the public ones, honest and falsified."""  # noqa: INP001 - a folder of scripts, not a package

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from rows import Ground, objects

from foreigndesk.evals.corruptions import corruptions, names_in, quotes_in

Pair = dict[str, Any]
"""A line of ``eval claims`` whose passages bear its claim; ``document`` says where both stand."""

LANGUAGES = {
    "fra": "fr", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "pol": "pl",
    "ukr": "uk", "rus": "ru", "ces": "cs", "swe": "sv", "ron": "ro", "ell": "el", "tur": "tr",
    "arb": "ar", "heb": "he", "jpn": "ja", "zho-CN": "zh", "cat": "ca", "glg": "gl",
}  # fmt: skip
"""File of NTREX-128 → language."""
WRONG = "wrongpassage"
"""The kind of falsification that leaves the claim and takes the passages of something else."""
THIN = 3
"""Of many falsified claims one in so many is measured, or fewer, where the set is large."""
FEW, MOST = 60, 105
"""Falsified claims of one kind and language: up to FEW are all measured, and never above MOST."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Falsified:
    """A pair that does not hold any more."""

    kind: str
    honest: str
    """Id of the pair that it was made from."""
    pair: Pair


def own_pairs(ground: Ground) -> dict[str, list[Pair]]:
    """Return our pairs by language, in alphabetical order."""
    folder = ground.root / "evals" / "data" / "claims"
    lists = [ground.own("claims.jsonl"), *(p.read_bytes() for p in sorted(folder.glob("*.jsonl")))]
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in objects(line for text in lists for line in text.splitlines()):
        found[pair["passages"][0]["language"]].append({**pair, "document": pair["id"]})
    return dict(sorted(found.items()))


def public_pairs(ground: Ground, code: str, around: int) -> list[Pair]:
    """Return the lines of NTREX-128 with the foreign ones that bear them.

    Args:
        ground: has ``ntrex-128``.
        code: of the language, as the files are called.
        around: how many lines of the same document before and after stand beside the aligned one.
    """
    english, foreign, documents = (
        (ground.public / "ntrex-128" / f"{name}.txt").read_text("utf-8").splitlines()
        for name in ("eng", code, "documents")
    )
    return [
        {
            "id": f"{code}-{number + 1}",
            "claim": claim,
            "document": documents[number],
            "passages": [
                {"language": LANGUAGES[code], "text": foreign[near]}
                for near in range(max(0, number - around), min(len(foreign), number + around + 1))
                if documents[near] == documents[number]
            ],
        }
        for number, claim in enumerate(english)
    ]


def falsified(pairs: Sequence[Pair], whole: Sequence[str], first: int | None) -> list[Falsified]:
    """Return the pairs of one language, falsified in every way that fits each.

    Args:
        pairs: honest, of several documents.
        whole: the claims that false names and quotations are drawn from.
        first: where thinning begins; None to keep all.
    """
    names, quotes = names_in(whole), quotes_in(whole)
    found: dict[str, list[Falsified]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        wrong = {**pair, "passages": _elsewhere(pairs, index)["passages"]}
        found[WRONG].append(Falsified(kind=WRONG, honest=pair["id"], pair=wrong))
        for change in corruptions(pair["claim"], names, pair["id"], quotes):
            false = {**pair, "claim": change.text}
            found[change.kind].append(Falsified(kind=change.kind, honest=pair["id"], pair=false))
    return [
        one
        for kind in sorted(found)
        for one in (found[kind] if first is None else _thinned(found[kind], first))
    ]


def _thinned(many: Sequence[Falsified], first: int) -> Sequence[Falsified]:
    if len(many) <= FEW:
        return many
    step = max(THIN, ceil(len(many) / MOST))
    return many[first % step :: step]


def _elsewhere(pairs: Sequence[Pair], index: int) -> Pair:
    """Return a pair of another document, half the list away."""
    half = index + len(pairs) // 2
    turned = (pairs[(half + step) % len(pairs)] for step in range(len(pairs)))
    return next(pair for pair in turned if pair["document"] != pairs[index]["document"])
