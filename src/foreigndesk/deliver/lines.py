"""Texts of others made fit for a letter: one line, of known length, without controls."""

import textwrap
import unicodedata

WIDTH = 72
"""Columns of the text part: what every mail reader shows unbroken, quoted twice."""

# Unicode 16.0, 23.2: a direction that is switched and never switched back would turn
# around the lines that follow it.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
"""General categories that end a line or say nothing."""


def one_line(text: str) -> str:
    """Return a text as one line: no line ends, no controls, single spaces.

    What passes here may stand in a mail header: a line end there would begin another header.
    """
    printable = (
        " " if unicodedata.category(sign) in UNPRINTABLE else sign
        for sign in text
        if sign not in TURNING
    )
    return " ".join("".join(printable).split())


def clip(text: str, most: int) -> str:
    """Return one line of at most so many characters, cut between words and marked where cut."""
    line = one_line(text)
    if len(line) <= most:
        return line
    # One character more than fits: a word that ends there is whole.
    words, space, _ = line[:most].rpartition(" ")
    return f"{(words if space else line[: most - 1]).rstrip(' ,;:')}…"


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """Return a paragraph of at most 72 columns; addresses and long words stay whole.

    Args:
        text: the paragraph.
        indent: before every line.
        first: before the first line, where that differs.
    """
    return textwrap.fill(
        one_line(text),
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
