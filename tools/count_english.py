"""Count the English words that are mostly no names: writes language/tables/common-en.txt.

    uv run python tools/count_english.py SHARED_DATA

SHARED_DATA holds `wikinews-en-2019-2020/` and `mt/` (see docs/measuring.md). A word counts if it
stands in lower case inside sentences at least five times and three times as often as capitalised
in the parallel text, or at least twice and not less often than capitalised in the news. What is
another word with an ending is left out; the reader strips the same endings.
"""  # noqa: INP001 - a script

import csv
import re
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TABLE = Path("src/foreigndesk/language/tables/common-en.txt")
HEADER = """\
# English words that are written in lower case more often than not, so that a capital alone
# makes no name of them. Counted by tools/count_english.py in English Wikinews of 2019 and 2020
# (CC BY 2.5, https://creativecommons.org/licenses/by/2.5/) and in the English of European
# Parliament debates, Justice Canada, Debian and Tatoeba; a list of words, no text of theirs.
"""
ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ly", ""),
)  # fmt: skip
_INSIDE = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-z]+)\b(?!')")


def main(shared: Path) -> None:
    """Count and write."""
    news_lower, news_upper = _counted(_news(shared / "wikinews-en-2019-2020" / "data"))
    lower, upper = _counted(_parallel(shared / "mt"))
    words = {
        word
        for word, count in lower.items()
        if count >= 5
        and count > 3 * upper[word]
        and count + news_lower[word] > upper[word] + news_upper[word]
    }
    words |= {word for word, count in news_lower.items() if count >= max(2, news_upper[word])}
    kept = sorted(word for word in words if not _inflected(word, words))
    TABLE.write_text(HEADER + "\n".join(textwrap.wrap(" ".join(kept), 99)) + "\n", "utf-8")


def _news(folder: Path) -> Iterator[str]:
    csv.field_size_limit(10**9)
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8") as opened:
            for row in csv.DictReader(opened):
                yield " ".join(cell for cell in row.values() if cell)


def _parallel(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.tsv.zst")):
        command = ["zstd", "-dc", "--long=27", str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as opened:
            for line in opened.stdout or ():
                yield line.split("\t")[1]


def _counted(texts: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for match in _INSIDE.finditer(text):
            (lower if match[1].islower() else upper)[match[1].lower()] += 1
    return lower, upper


def _inflected(word: str, words: set[str]) -> bool:
    stems = (word[: -len(end)] + rest for end, rest in ENDINGS if word.endswith(end))
    return any(len(stem) > 2 and stem in words for stem in stems)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
