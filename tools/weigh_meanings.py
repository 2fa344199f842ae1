"""Weigh the meanings: how often a passage has a word for what its translation says, and by chance.

    uv run python tools/weigh_meanings.py SHARED_DATA

Reads pairs of `mt/` in SHARED_DATA (see docs/measuring.md) and writes
language/tables/meanings/weights.txt: meaning, share of the pairs whose English has it in which the
original has it too, share of all originals that have it.
"""  # noqa: INP001 - a script

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from foreigndesk.language.meanings import meanings
from foreigndesk.language.words import tokens

TABLE = Path("src/foreigndesk/language/tables/meanings/weights.txt")
HEADER = """\
# Meaning, share of pairs whose English has it where the original has it too, share of all
# originals that have it. Counted by tools/weigh_meanings.py in French and Italian European
# Parliament debates and their English; smoothed by five pairs of one half and one in fifty.
"""
PAIRS = 60_000
STEP = 7
"""Every so many-th pair is read: debates run on."""


def main(shared: Path) -> None:
    """Count and write."""
    english: Counter[str] = Counter()
    both: Counter[str] = Counter()
    original: Counter[str] = Counter()
    total = 0
    for language in ("fr", "it"):
        for text, told in islice(_pairs(shared / "mt" / f"{language}-en.tsv.zst"), PAIRS):
            said = meanings(tokens(told), "en")
            has = meanings(tokens(text), language)
            english.update(said)
            original.update(has)
            both.update(said & has)
            total += 1
    lines = [
        f"{meaning}\t{(both[meaning] + 2.5) / (english[meaning] + 5):.3f}"
        f"\t{(original[meaning] + 0.1) / (total + 5):.4f}"
        for meaning in sorted(english | original)
    ]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    command = ["zstd", "-dc", "--long=27", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as opened:
        for number, line in enumerate(opened.stdout or ()):
            if number % STEP == 0:
                text, told, _ = line.split("\t", 2)
                yield text, told


if __name__ == "__main__":
    main(Path(sys.argv[1]))
