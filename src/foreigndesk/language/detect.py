"""Which language a text is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

LONGEST = 4_000
"""Characters that are read; more make it slower, not surer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """A language, and how sure that is."""

    language: str
    """ISO 639-1; empty where nothing could be chosen from."""
    sure: float
    """0 to 1; 1 / (number of languages) is a guess."""


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


def detect(text: str, languages: Sequence[str]) -> Detected:
    """Return which of these languages a text is most probably in.

    Where the model knows none of them, the first is returned, as a guess.

    Args:
        text: best title and standfirst; a single word is a guess.
        languages: ISO 639-1, the likeliest first; it wins where the text says nothing.
    """
    if not languages:
        return Detected(language="", sure=0.0)
    wanted = dict.fromkeys(languages, 0.0)
    if any(sign.isalpha() for sign in text[:LONGEST]):
        scores = dict(_identifier().rank(text[:LONGEST]))
        wanted = {language: scores.get(language, 0.0) for language in wanted}
    total = sum(wanted.values())
    if total <= 0:
        return Detected(language=languages[0], sure=1 / len(wanted))
    best = max(wanted, key=lambda language: wanted[language])
    return Detected(language=best, sure=wanted[best] / total)


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    """Load the model, once: 3 s and 100 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    loaded = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return cast("_Identifier", loaded)
