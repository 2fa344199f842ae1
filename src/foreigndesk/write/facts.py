"""What a sentence says that can be held against other sentences: names, figures, dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from foreigndesk.domain.article import Article, Passage
from foreigndesk.language.names import names
from foreigndesk.language.readings import readings
from foreigndesk.language.scripts import folded

FRESH = timedelta(hours=20)
"""Articles this close to the story's latest tell what is new today."""
NAME_PARTS = 4
"""Letters: shorter words of a name ("de", "la", "Syn") identify nobody."""
STEM = 5
"""Letters by which two forms of a word are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage with its article and the facts in it."""

    passage: Passage
    article: Article
    position: int
    """Among the passages of its article, from 0."""
    facts: frozenset[str]
    """``name:…``, ``figure:…`` and ``date:…``, comparable across outlets and languages."""
    stems: frozenset[str]
    """Beginnings of its longer words, to know by that another sentence says the same."""

    @property
    def words(self) -> int:
        """Return how many words the original has."""
        return len(self.passage.text.split())


def sentences(articles: Iterable[Article], zone: ZoneInfo) -> list[Sentence]:
    """Return every passage of the articles with its facts, in order.

    Args:
        articles: whole, with passages.
        zone: of the edition, to know the local day that "samedi" counts from.
    """
    return [
        Sentence(
            passage=passage,
            article=article,
            position=position,
            facts=facts(passage.text, passage.language, said(article, zone)),
            stems=stems(passage.text),
        )
        for article in articles
        for position, passage in enumerate(article.passages)
    ]


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's longer words, folded."""
    return frozenset(word[:STEM] for word in folded(text).split() if len(word) >= STEM)


def facts(text: str, language: str, on: date) -> frozenset[str]:
    """Return the names, figures and dates of a text, in one spelling."""
    read = readings(text, language, on)
    found = {f"figure:{q.value.normalize()}" for q in read.quantities if q.sure}
    found |= {f"date:{day}" for moment in read.dates for day in near(moment.days, on)}
    found |= {f"name:{core}" for n in names(text, language) if (core := _core(n.words))}
    return frozenset(found)


def _core(name: str) -> str:
    """Return the word that a name goes by: the surname, the town; empty where none is long enough.

    "Maria Kolesnikova" and "Kolesnikova" are one fact, and count once.
    """
    words = [word for word in folded(name).replace("'", " ").split() if len(word) >= NAME_PARTS]
    return words[-1] if words else ""


def near(days: Iterable[date], on: date) -> list[date]:
    """Return the reading of a day that lies nearest to the day of writing, if there is any."""
    return sorted(days, key=lambda day: (abs(day - on), day))[:1]


def said(article: Article, zone: ZoneInfo) -> date:
    """Return the local day on which an article was published."""
    return article.published.astimezone(zone).date()


def support(all_sentences: Sequence[Sentence], voice: dict[str, str]) -> dict[str, int]:
    """Return for every fact how many independent voices state it.

    Args:
        all_sentences: of the whole story.
        voice: article → the article whose copy it is.
    """
    heard: dict[str, set[str]] = {}
    for sentence in all_sentences:
        for fact in sentence.facts:
            heard.setdefault(fact, set()).add(voice[sentence.article.id])
    return {fact: len(voices) for fact, voices in heard.items()}
