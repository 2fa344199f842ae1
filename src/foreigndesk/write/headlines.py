"""Headlines of the press: whether they state something, and those in capitals in plain letters."""

import re
from collections import Counter
from collections.abc import Mapping

from foreigndesk.language.scripts import folded

OPENS = ("«", "“", '"', "„", "‘")
LETTERS = 4
"""Capitals below this many are an acronym, and prove nothing."""
LOUD = 0.8
"""Share of longer words in capitals from which a headline shouts."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def states(title: str) -> bool:
    """Say whether a headline states something: it asks, quotes and shouts nothing."""
    return not (title.rstrip("» ”").endswith("?") or title.startswith(OPENS) or shouts(title))


def shouts(title: str) -> bool:
    """Say whether a headline is written in capitals."""
    words = [word for word in WORD.findall(title) if len(word) >= LETTERS]
    return len(words) > 1 and sum(word.isupper() for word in words) >= LOUD * len(words)


def quiet(title: str, text: str) -> str:
    """Return a headline in plain letters; one that does not shout comes back as it is.

    A word is written as the article's own text writes it, else in lower case.

    Args:
        title: as its outlet prints it.
        text: of the article.
    """
    if not shouts(title):
        return title
    usual = _usual(text)
    plain = WORD.sub(lambda found: _plain(found[0], usual), title)
    return re.sub(r"[^\W\d_]", lambda first: first[0].upper(), plain, count=1)


def _plain(word: str, usual: Mapping[str, str]) -> str:
    if not word.isupper():
        return word
    # "L’ALARME": the text may have the article apart, or not at all.
    parts = re.split(r"(['’])", word.lower())
    return "".join(usual.get(part) or usual.get(folded(part), part) for part in parts)


def _usual(text: str) -> dict[str, str]:
    """Return how a text writes its words inside sentences, by their folded form."""
    forms: dict[str, Counter[str]] = {}
    for found in re.finditer(r"(?<![.!?…:«“\"—–] )(?<!^)(?<!\n)[^\W\d_]+", text):
        forms.setdefault(folded(found[0]), Counter())[found[0]] += 1
    usual = {plain: counted.most_common(1)[0][0] for plain, counted in forms.items()}
    # "A" may be "a" or "à": what the text has letter by letter comes first.
    exact = {word: word for counted in forms.values() for word in counted if word.islower()}
    return usual | exact
