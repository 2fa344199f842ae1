"""Countries and their articles: "la Lituanie" is "Lithuania"."""

import re
from functools import lru_cache

from babel import Locale

from foreigndesk.ports import Keep

ARTICLES = {
    "fr": r"la|le|les|l[’']",
    "es": r"la|el|los|las",
    "ca": r"la|el|els|les|l[’']",
    "gl": r"a|o|os|as",
    "it": r"la|il|gli|le|i|l[’']",
    "pt": r"a|o|os|as",
}
"""The article that may stand before a country; "du Maroc" stays, for it holds a preposition too."""
WITH_THE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Congo",
        "Czech Republic",
        "Democratic Republic of Congo",
        "Dominican Republic",
        "European Union",
        "Gambia",
        "Maldives",
        "Netherlands",
        "Philippines",
        "Seychelles",
        "Solomon Islands",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
    }
)
"""Countries that English names with an article."""


def with_article(text: str, language: str, keep: Keep) -> Keep:
    """Return a kept country together with its article, as English has it; others as they are.

    Args:
        text: that the span stands in.
        language: of the text, ISO 639-1.
        keep: a name with its English.
    """
    if language not in ARTICLES or keep.english not in _countries():
        return keep
    found = re.search(rf"(?i)(?<!\w)(?:{ARTICLES[language]})\s?$", text[: keep.start])
    if found is None:
        return keep
    english = f"the {keep.english}" if keep.english in WITH_THE else keep.english
    return Keep(start=found.start(), end=keep.end, english=english)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(Locale("en").territories.values()) | WITH_THE
