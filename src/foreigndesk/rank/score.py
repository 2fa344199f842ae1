"""What matters to an edition today, with every part of the score shown."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from foreigndesk.domain.article import Article
from foreigndesk.domain.press import Edition, Outlet
from foreigndesk.domain.report import FrontPage
from foreigndesk.domain.story import Novelty, Ranked, RankPart, Story

WEIGHTS = {"independent": 1.0, "outlets": 0.6, "novelty": 0.8, "home": 0.7, "freshness": 0.6}
"""Where an edition says nothing."""
ENOUGH_VOICES = 4
"""Independent reports beyond this many add nothing."""
ENOUGH_OUTLETS = 8
HALF_LIFE = timedelta(hours=18)
"""After this long without a new article, half of the freshness is gone."""
FULL_DAY = 3
"""A front page with fewer reports says why."""
INDEPENDENT = 2
"""Independent reports that make a story for the front page (design, section 8, rule 5)."""


def rank(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    outlets: Mapping[str, Outlet],
    edition: Edition,
    now: datetime,
) -> list[Ranked]:
    """Return the stories, the most important first, each with the parts of its score.

    Args:
        stories: any order.
        articles: by id, every member of every story.
        outlets: by id.
        edition: its weights and home words decide.
        now: aware, in UTC.
    """
    scored = [_ranked(story, articles, outlets, edition, now) for story in stories]
    return sorted(scored, key=lambda ranked: (-ranked.score, ranked.story.id))


def chosen(ranked: Sequence[Ranked], most: int) -> list[Ranked]:
    """Return the stories worth a report, in order: those with two voices first, then the single.

    Args:
        ranked: in order of their score.
        most: how many at most.
    """
    several = [one for one in ranked if len(one.story.voices) >= INDEPENDENT]
    single = [one for one in ranked if len(one.story.voices) < INDEPENDENT]
    return [*several, *single][:most]


def thin(page: FrontPage, articles_read: int, held: int) -> str:
    """Return why a front page holds little, in words for readers; empty on a full day."""
    if len(page.reports) >= FULL_DAY:
        return ""
    if held:
        what = "1 report waits" if held == 1 else f"{held} reports wait"
        return f"{what} for an editor's review; what waits is not shown yet."
    if not articles_read:
        return "No article could be read from this edition's outlets in the last days."
    return f"A thin day: {_counted(articles_read, 'article')} read, few of them about one event."


def _ranked(
    story: Story,
    articles: Mapping[str, Article],
    outlets: Mapping[str, Outlet],
    edition: Edition,
    now: datetime,
) -> Ranked:
    members = [articles[key] for key in story.articles if key in articles]
    values = (
        _independent(story),
        _breadth(members, outlets),
        _novelty(story, members, now),
        _home(members, edition),
        _freshness(story, now),
    )
    parts = tuple(
        RankPart(
            name=name,
            value=round(value, 4),
            weight=edition.weights.get(name, WEIGHTS[name]),
            words=words,
        )
        for name, value, words in values
    )
    score = sum(part.value * part.weight for part in parts)
    return Ranked(story=story, score=round(score, 4), parts=parts)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _independent(story: Story) -> tuple[str, float, str]:
    voices = len(story.voices)
    return (
        "independent",
        min(voices, ENOUGH_VOICES) / ENOUGH_VOICES,
        _counted(voices, "independent report"),
    )


def _breadth(members: Sequence[Article], outlets: Mapping[str, Outlet]) -> tuple[str, float, str]:
    names = {article.outlet for article in members}
    owners = {outlets[name].owner for name in names if name in outlets}
    value = min(len(names) + len(owners), 2 * ENOUGH_OUTLETS) / (2 * ENOUGH_OUTLETS)
    words = f"{_counted(len(names), 'outlet')} of {_counted(len(owners), 'owner')}"
    return "outlets", value, words


def _novelty(story: Story, members: Sequence[Article], now: datetime) -> tuple[str, float, str]:
    young = {a.id for a in members if now - a.published <= timedelta(hours=24)}
    new = [
        p
        for p in story.placements
        if p.novelty in {Novelty.NEW_FACT, Novelty.CORRECTION} and p.article in young
    ]
    words = f"{_counted(len(new), 'article')} with something new in 24 hours"
    return "novelty", min(len(new), 3) / 3, words


def _home(members: Sequence[Article], edition: Edition) -> tuple[str, float, str]:
    if not members or not edition.home_words:
        return "home", 0.0, "no home angle is defined"
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, edition.home_words))})", re.IGNORECASE)
    found = sum(bool(pattern.search(f"{a.title}\n{a.summary}\n{a.text}")) for a in members)
    words = f"home angle in {found} of {_counted(len(members), 'article')}"
    return "home", found / len(members), words


def _freshness(story: Story, now: datetime) -> tuple[str, float, str]:
    age = max(now - story.last_article, timedelta(0))
    hours = age / timedelta(hours=1)
    return "freshness", 0.5 ** (age / HALF_LIFE), f"last article {hours:.0f} h ago"
