"""What a report will say, still in the press's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foreigndesk.domain.article import Article, Flag
from foreigndesk.domain.press import Edition
from foreigndesk.domain.report import Citation, Form, Part
from foreigndesk.domain.story import Story
from foreigndesk.write.cite import cite, cite_field
from foreigndesk.write.disputes import Difference, differences
from foreigndesk.write.facts import Sentence, facts, said, sentences, support
from foreigndesk.write.headlines import quiet, states
from foreigndesk.write.select import Choice, quota

BODY_WORDS = 300
"""Where the body of a report stops (design: 250 to 350)."""
LEAST_REPORT = 200
"""Words of body below which the story gives a brief."""
BRIEF_WORDS = 130
POINTS, POINT_WORDS = 5, 22
CANDIDATES = 6
"""Headlines and standfirsts that are translated; the first that stands is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Words of the press that a claim will rest on."""

    part: Part
    text: str
    language: str
    said: date
    """Local day of publication."""
    citations: tuple[Citation, ...]
    paragraph: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A report in the press's own words: what to translate, in the order of preference."""

    story: Story
    form: Form
    headlines: tuple[Original, ...]
    standfirsts: tuple[Original, ...]
    points: tuple[Original, ...]
    body: tuple[Original, ...]
    differences: tuple[Difference, ...]
    titles: Mapping[str, Original]
    """Article → its headline, for "Who reports it"."""
    articles: tuple[Article, ...]
    """All members in time order, latest versions."""

    @property
    def originals(self) -> tuple[Original, ...]:
        """Return everything that needs English."""
        return (
            *self.headlines,
            *self.standfirsts,
            *self.points,
            *self.body,
            *self.titles.values(),
        )


def plan(story: Story, articles: Sequence[Article], edition: Edition) -> Plan:
    """Return what a report on a story will say.

    Args:
        story: with the voice of every article.
        articles: its members, latest versions, in time order.
        edition: its zone and its limits of quotation.
    """
    spoken = speakers(story, articles)
    pool = sentences(spoken, edition.zone)
    supported = support(pool, {a.id: a.id for a in spoken})
    quotas = {
        a.id: quota(len(a.passages), edition.quoted_passages, edition.quoted_share) for a in spoken
    }
    newest = sorted(spoken, key=lambda a: -_backing(a, supported, edition, spoken))
    choice = Choice(
        supported=supported,
        voices=len(spoken),
        quota=quotas,
        headline=frozenset().union(*(_stated(article, edition) for article in newest[:1])),
    )
    form, points, body = _shape(pool, choice)
    return Plan(
        story=story,
        form=form,
        headlines=tuple(
            _field(Part.HEADLINE, a, "title", edition) for a in newest[:CANDIDATES] if a.title
        ),
        standfirsts=tuple(
            _field(Part.STANDFIRST, a, "summary", edition) for a in newest[:CANDIDATES] if a.summary
        ),
        points=tuple(_original(Part.POINT, s, 0, edition) for s in points),
        body=tuple(
            _original(Part.BODY, s, number, edition)
            for number, paragraph in enumerate(paragraphs(body))
            for s in paragraph
        ),
        differences=differences(spoken, edition.zone),
        titles={a.id: _field(Part.HEADLINE, a, "title", edition) for a in articles if a.title},
        articles=tuple(articles),
    )


def speakers(story: Story, articles: Sequence[Article]) -> list[Article]:
    """Return one article with text for every independent voice, in time order.

    A voice speaks through its own article; where that is only a beginning or has no text, through
    the first copy that has more.

    Args:
        story: with the voice of every article.
        articles: its members, latest versions, in time order.
    """
    voice = {p.article: p.voice for p in story.placements}
    heard: dict[str, Article] = {}
    for article in sorted(articles, key=lambda a: voice.get(a.id, a.id) != a.id):
        key = voice.get(article.id, article.id)
        if article.passages and (key not in heard or _fuller(article, heard[key])):
            heard[key] = article
    chosen = {article.id for article in heard.values()}
    return [article for article in articles if article.id in chosen]


def _fuller(one: Article, other: Article) -> bool:
    return len(one.passages) > len(other.passages) and not _whole(other) and _whole(one)


def _whole(article: Article) -> bool:
    return not article.flags & {Flag.TEASER, Flag.FEED_TEXT}


def paragraphs(chosen: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return sentences in paragraphs: the lead first, then by their place in their articles."""
    if not chosen:
        return []
    lead, rest = chosen[0], chosen[1:]
    ordered = [
        lead,
        *sorted(rest, key=lambda s: (s.position / len(s.article.passages), s.passage.sha256)),
    ]
    size = 2 if len(ordered) <= 8 else 3
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def _shape(pool: Sequence[Sentence], choice: Choice) -> tuple[Form, list[Sentence], list[Sentence]]:
    """Return the form that a story's material allows, its points and its body."""
    brief = replace(choice, used={}, told={}, taken=[])
    lead = _lead(choice, pool)
    points = _filled(choice, pool, POINTS, POINT_WORDS - 2)
    choice.told_elsewhere()
    body = [*lead, *_until(choice, pool, BODY_WORDS - sum(s.words for s in lead))]
    if sum(s.words for s in body) >= LEAST_REPORT and len(points) >= 3:
        return Form.REPORT, points, body
    lead = _lead(brief, pool)
    return Form.BRIEF, [], [*lead, *_until(brief, pool, BRIEF_WORDS - sum(s.words for s in lead))]


def _lead(choice: Choice, pool: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentence that says what the headline says, of today's articles if it can be."""
    latest = max((s.article.published for s in pool), default=None)
    tops = [s for s in pool if s.position < 3]
    today = [s for s in tops if latest and latest.date() == s.article.published.date()]
    taken = choice.take(today) or choice.take(tops) or choice.take(pool)
    return [taken] if taken else []


def _filled(choice: Choice, pool: Sequence[Sentence], most: int, longest: int) -> list[Sentence]:
    found: list[Sentence] = []
    while len(found) < most and (sentence := choice.take(pool, longest)) is not None:
        found.append(sentence)
    return found


def _until(choice: Choice, pool: Sequence[Sentence], words: int) -> list[Sentence]:
    found: list[Sentence] = []
    while sum(s.words for s in found) < words:
        sentence = choice.take(pool)
        if sentence is None:
            break
        found.append(sentence)
    return found


def _backing(
    article: Article, supported: Mapping[str, int], edition: Edition, spoken: Sequence[Article]
) -> float:
    """Return how much of a headline others bear out; the newest day's and free texts first."""
    stated = _stated(article, edition)
    latest = max(a.published for a in spoken)
    today = latest.astimezone(edition.zone).date() == said(article, edition.zone)
    free = _whole(article)
    plain = 40 <= len(article.title) <= 100 and states(article.title)
    figured = any(fact.startswith("figure:") and supported.get(fact, 0) > 1 for fact in stated)
    mean = sum(supported.get(fact, 0) for fact in stated) / max(1, len(stated)) / len(spoken)
    return 2.0 * mean + 3.0 * today + 1.0 * free + 1.0 * plain + 0.5 * figured


def _stated(article: Article, edition: Edition) -> frozenset[str]:
    return facts(article.title, article.language, said(article, edition.zone))


def _field(part: Part, article: Article, field: str, edition: Edition) -> Original:
    return Original(
        part=part,
        text=quiet(getattr(article, field), article.text),
        language=article.language,
        said=said(article, edition.zone),
        citations=(cite_field(article, field),),
    )


def _original(part: Part, sentence: Sentence, paragraph: int, edition: Edition) -> Original:
    return Original(
        part=part,
        text=sentence.passage.text,
        language=sentence.passage.language,
        said=said(sentence.article, edition.zone),
        citations=(cite(sentence.passage, sentence.article),),
        paragraph=paragraph,
    )
