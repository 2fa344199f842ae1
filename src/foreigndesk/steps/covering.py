"""From placed articles to a report, and from reports to a front page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import structlog

from foreigndesk import cluster, rank, translate, write
from foreigndesk.domain.article import Article
from foreigndesk.domain.press import Edition
from foreigndesk.domain.report import FrontPage, Report, Status, seen
from foreigndesk.domain.story import Ranked, Story
from foreigndesk.ports import Kind, Rendering
from foreigndesk.steps.editing import stays_corrected, stays_held
from foreigndesk.steps.newsroom import Desk, local_day
from foreigndesk.verify.sift import held, sift

log = structlog.get_logger()

STORY_LIFE = timedelta(days=14)
"""How long a story may go on (design, section 3)."""


def place_articles(desk: Desk, edition: Edition) -> None:
    """Find the story of every article that has none; the window is rebuilt from the archive."""
    since = desk.clock.now() - timedelta(days=edition.window_days)
    window = cluster.Window(edition.id, edition.window_days)
    for article, placement in desk.archive.placed(edition.id, since):
        window.remember(article, placement)
    for article in desk.archive.unplaced(edition.id, list(desk.outlets(edition)), since):
        desk.archive.place(edition.id, article, window.place(article))


def ranked_stories(desk: Desk, edition: Edition) -> list[Ranked]:
    """Return the living stories of an edition, the most important first."""
    now = desk.clock.now()
    stories = desk.archive.stories(edition.id, now - STORY_LIFE)
    wanted = [key for story in stories for key in story.articles]
    articles = {article.id: article for article in desk.archive.articles(wanted)}
    return rank.rank(stories, articles, desk.press, edition, now)


def report_on(desk: Desk, edition: Edition, story: Story) -> None:
    """Write the next version of a story's report, if there is something new to tell."""
    articles = desk.archive.articles(story.articles)
    before = desk.archive.report_of(story.id)
    earlier = {a.id: old for a in articles if (old := _version_told(desk, before, a)) is not None}
    changed = write.changes(before, articles, earlier, edition.zone)
    if not write.due(before, story, changed):
        return
    report = _written(desk, edition, write.plan(story, articles, edition), before, changed)
    desk.archive.store_report(report)
    log.info("report written", report=report.id, version=report.version, status=report.status)


def keep_front_page(desk: Desk, edition: Edition, ranked: Sequence[Ranked]) -> None:
    """Keep the order of the front page: what readers see of the best stories."""
    now = desk.clock.now()
    reports = {report.story: report for report in shown(desk, edition) if report.status.public}
    best = [r.story.id for r in rank.chosen(ranked, len(ranked)) if r.story.id in reports]
    told = tuple(reports[story] for story in best[: edition.front_page])
    page = FrontPage(edition=edition.id, at=now, reports=told)
    latest = desk.archive.reports(edition.id)
    waiting = sum(report.status is Status.HELD for report in latest)
    read = sum(len(one.story.placements) for one in ranked)
    thin = rank.thin(page, read, waiting)
    unread = len(desk.archive.settled(Kind.STORY, now))
    if thin and unread and not waiting:
        thin = f"Stories that could not be put into English today: {unread}."
    page = replace(page, thin=thin)
    desk.archive.store_front_page(page, local_day(edition, now), ranked)


def shown(desk: Desk, edition: Edition) -> list[Report]:
    """Return what readers see of every report: the latest public version, or the withdrawal."""
    latest = desk.archive.reports(edition.id)
    visible = (seen(desk.archive.versions(report.id)) for report in latest)
    return [report for report in visible if report is not None]


def _version_told(desk: Desk, before: Report | None, article: Article) -> Article | None:
    """Return the earlier version of an article that a report was written from, if it was one."""
    for number in range(article.version - 1, 0, -1):
        old = desk.archive.article_version(article.id, number)
        if before is not None and old is not None and write.written_from(before, old):
            return old
    return None


def _written(
    desk: Desk,
    edition: Edition,
    plan: write.Plan,
    before: Report | None,
    changed: tuple[write.Change, ...],
) -> Report:
    english = in_english(desk, edition, write.to_translate(plan))
    draft = write.draft(plan, english, desk.press)
    sifted = sift(draft.claims, edition.names)
    making = write.Making(
        edition=edition,
        outlets=desk.press,
        now=desk.clock.now(),
        before=before,
        provenance=write.provenance(plan, draft, edition, desk.software),
        withheld=sifted.withheld,
        changed=changed,
    )
    report = write.compose(plan, draft, sifted.kept, making)
    because = held(
        headline_kept=report.headline in sifted.kept,
        standfirst_kept=report.standfirst is None or report.standfirst in sifted.kept,
        body_kept=report.body,
        form=report.form,
    )
    versions = desk.archive.versions(report.id)
    report = stays_corrected(write.hold(report, because, edition), versions)
    return stays_held(report, before)


def in_english(
    desk: Desk, edition: Edition, wanted: Sequence[write.Spoken]
) -> dict[write.Spoken, Rendering]:
    """Return the English of some words of the press, from the archive where it is known."""
    engines = tuple(translator.name for translator in desk.translators)
    marked = {spoken: translate.mark(*spoken, edition.names) for spoken in wanted}
    keys = {spoken: translate.key(text, engines) for spoken, text in marked.items()}
    known = desk.archive.renderings(list(keys.values()))
    todo = [spoken for spoken in wanted if keys[spoken] not in known]
    made = translate.render([marked[spoken] for spoken in todo], desk.translators)
    fresh = {keys[spoken]: one for spoken, one in zip(todo, made, strict=True)}
    good = {key: one for key, one in fresh.items() if one.ok}
    desk.archive.store_renderings(good, desk.clock.now())
    return {spoken: (known | fresh)[keys[spoken]] for spoken in wanted}
