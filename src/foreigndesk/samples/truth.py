"""What is true of a play: its events, their facts, and whether the articles bear them out."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import AwareDatetime, ConfigDict, TypeAdapter

from foreigndesk.errors import SettingsError
from foreigndesk.samples.format import Folder, read, validated
from foreigndesk.samples.play import STRICT, Play, SampleArticle, article_at

LAST = datetime.max.replace(tzinfo=UTC)
"""By then every revision is due."""


class FactKind(StrEnum):
    """What a fact is about, and so how its value is written."""

    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    NAME = "name"
    QUOTE = "quote"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that articles of an event say."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    en: str
    """In English."""
    kind: FactKind
    value: str
    articles: tuple[str, ...]
    """Those that say it."""
    words: tuple[str, ...] = ()
    """How they write it, where that is not the value itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure on which outlets differ."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    what: str
    values: Mapping[str, tuple[str, ...]]
    """Value → the articles that give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A figure that an outlet corrects."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    what: str
    article: str
    at: AwareDatetime
    wrong: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, and who told it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    id: str
    edition: str
    what: str
    """In English."""
    articles: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    wire: tuple[tuple[str, ...], ...] = ()
    """Groups of articles that are one agency's copy."""
    differs: tuple[Difference, ...] = ()
    apart_from: tuple[str, ...] = ()
    """Look-alikes that must not be merged with it."""
    corrections: tuple[Amendment, ...] = ()
    days: int = 1
    """On how many days there is news of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TruthFile:
    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    events: tuple[Event, ...] = field(default=())


_TRUTH = TypeAdapter(_TruthFile)


def load_truth(folder: Folder) -> tuple[Event, ...]:
    """Return the events of the play in a folder, from its truth.json.

    Raises:
        SettingsError: the file is missing or does not keep to the format.
    """
    file = folder.joinpath("truth.json")
    if not file.is_file():
        raise SettingsError(f"{file}: not found; only a press with one can be measured against it")
    try:
        raw = json.loads(read(file))
    except json.JSONDecodeError as error:
        raise SettingsError(f"{file}: not valid JSON: {error}; mend that line") from error
    return validated(_TRUTH, raw, str(file)).events


def faults(events: Sequence[Event], play: Play) -> list[str]:
    """Return what in the truth does not fit the articles, one sentence each."""
    articles = {article.id: article for article in play.articles}
    named = {event.id: event for event in events}
    return [
        f"{event.id}: {fault}"
        for event in events
        for fault in (
            *_unknown(event, articles),
            *_strangers(event),
            *_one_sided(event, named),
            *_unsaid(event, articles),
        )
    ]


def stands(fact: Fact, article: SampleArticle) -> bool:
    """Say whether an article says a fact, before or after its revisions.

    Case and the kind of space make no difference; a number must stand alone.
    """
    text = _plain(article) + "\n" + _plain(article_at(article, LAST))
    return any(_standing(words, text) for words in fact.words or (fact.value,))


def _unknown(event: Event, articles: Mapping[str, SampleArticle]) -> Iterator[str]:
    for one in event.articles:
        if one not in articles:
            yield f"there is no articles/{one}.md"


def _strangers(event: Event) -> Iterator[str]:
    groups = (
        *(fact.articles for fact in event.facts),
        *event.wire,
        *(articles for differs in event.differs for articles in differs.values.values()),
        tuple(correction.article for correction in event.corrections),
    )
    for one in sorted({one for group in groups for one in group} - set(event.articles)):
        yield f"{one} is named, but is none of its articles"


def _one_sided(event: Event, named: Mapping[str, Event]) -> Iterator[str]:
    for other in event.apart_from:
        if other not in named:
            yield f"apart from {other}, which does not exist"
        elif event.id not in named[other].apart_from:
            yield f"apart from {other}, which does not say so of it"


def _unsaid(event: Event, articles: Mapping[str, SampleArticle]) -> Iterator[str]:
    for fact in event.facts:
        for one in fact.articles:
            if one in articles and not stands(fact, articles[one]):
                yield f"{one} does not say {fact.en!r} ({fact.value})"


def _plain(article: SampleArticle) -> str:
    texts = (article.title, article.summary, *(one.text for one in article.paragraphs))
    return _folded("\n".join(texts))


def _folded(text: str) -> str:
    return re.sub(r"[^\S\n]", " ", text).lower()


def _standing(words: str, text: str) -> bool:
    # 72 does not stand in 172, in 72.000 or in 1,72
    return bool(re.search(rf"(?<![\w.,]){re.escape(_folded(words))}(?!\w|[.,]\d)", text))
