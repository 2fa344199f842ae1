"""doctor, probe, explain, editions: what there is, and why something is as it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from foreigndesk.commands.terminal import (
    AsJson,
    SettingsFile,
    as_json,
    chosen_editions,
    desk_at_work,
    say,
    show,
)
from foreigndesk.desk import Desk
from foreigndesk.errors import RejectedError, SettingsError
from foreigndesk.ports import EngineState
from foreigndesk.rolls import load_editions, load_press, outlets_of
from foreigndesk.settings import Settings, load, must_be_answerable
from foreigndesk.wiring import rolls

editions = typer.Typer(no_args_is_help=True, help="Editions: a country for English readers.")
LITTLE_SPACE = 1_000_000_000
"""Bytes free below which `doctor` warns."""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(doctor)
    app.command()(explain)
    editions.command("list")(editions_list)
    editions.command("check")(editions_check)
    app.add_typer(editions, name="editions")


def doctor(settings: SettingsFile = None, json: AsJson = False) -> None:
    """Say what is present, and what each missing thing costs the reader."""
    with desk_at_work(settings, driving=False) as (desk, chosen):
        states = list(_states(desk, chosen))
    if json:
        for state in states:
            as_json(
                {
                    "name": state.name,
                    "present": state.present,
                    "version": state.version,
                    "words": state.words,
                    "grades": dict(state.grades),
                }
            )
        return
    show(("what", "", "version", "what it means"), map(_row, states))


def explain(
    story: Annotated[str, typer.Argument(help="id of a story, or id or slug of its report")],
    settings: SettingsFile = None,
) -> None:
    """Say why a story's articles are together and why it ranks where it does."""
    with desk_at_work(settings, driving=False) as (desk, _):
        found = desk.archive.story(_story_id(desk, story))
        if found is None:
            raise RejectedError(f"no story {story!r}; `foreigndesk reports list --json` shows ids")
        articles = {a.id: a for a in desk.archive.articles(found.articles)}
        for placement in found.placements:
            article = articles[placement.article]
            say(f"{article.published:%Y-%m-%d %H:%M} UTC  {article.outlet}: {article.title}")
            say(f"    {placement.novelty}; {'; '.join(placement.reasons)}")
        ranked = desk.archive.ranked(found.id)
        if ranked is not None:
            say(f"score {ranked.score:.2f}")
            for part in ranked.parts:
                share = part.value * part.weight
                say(f"    {part.name:<12} {share:5.2f}  {part.words}")


def editions_list(settings: SettingsFile = None, json: AsJson = False) -> None:
    """List the editions."""
    found = rolls(load(settings))
    rows = [
        {
            "id": e.id,
            "name": e.name,
            "languages": " ".join(e.languages),
            "zone": str(e.zone),
            "letter_at": f"{e.letter_at:%H:%M}",
            "least_grade": str(e.least_grade),
            "outlets": len(outlets_of(e, found.press)),
        }
        for e in found.editions.values()
    ]
    if json:
        for row in rows:
            as_json(row)
        return
    heads = ("edition", "name", "languages", "zone", "letter", "prints from", "outlets")
    show(heads, ([str(value) for value in row.values()] for row in rows))


def editions_check(
    folder: Annotated[Path | None, typer.Argument(help="a folder of edition files")] = None,
    settings: SettingsFile = None,
) -> None:
    """Check the form of edition files: the package's and the operator's, or one folder's."""
    if folder is None:
        found = rolls(load(settings)).editions
    else:
        beside = folder.parent / "press"
        press = load_press([beside]) if beside.is_dir() else rolls(load(settings)).press
        found = load_editions([folder], press)
    say(f"{', '.join(sorted(found))}: the form is right.")


def _row(state: EngineState) -> tuple[str, ...]:
    grades = " ".join(f"{language}:{grade}" for language, grade in state.grades.items())
    present = "yes" if state.present else "no"
    return state.name, present, state.version, f"{state.words} {grades}".strip()


def _story_id(desk: Desk, name: str) -> str:
    report = desk.archive.report(name)
    if report is not None:
        return report.story
    for edition in chosen_editions(desk, None):
        for one in desk.archive.reports(edition.id):
            if one.slug == name:
                return one.story
    return name


def _states(desk: Desk, settings: Settings) -> Iterator[EngineState]:
    yield _operator(settings)
    yield EngineState(name="archive", present=True, version="", words=desk.archive.check())
    yield from (translator.state() for translator in desk.translators)
    yield from _untranslated(desk)
    yield EngineState(
        name="writer",
        present=True,
        version="",
        words="extractive: chosen sentences "
        "of the press, in English, ordered; no model is needed or configured",
    )
    yield EngineState(
        name="judge",
        present=True,
        version="",
        words="rules: numbers, dates, names, quotes, negation; no model votes",
    )
    yield desk.mailer.state()
    yield _disk(settings)
    yield from _feeds(desk)


def _operator(settings: Settings) -> EngineState:
    try:
        must_be_answerable(settings)
    except SettingsError as error:
        return EngineState(name="operator", present=False, version="", words=str(error))
    words = f"{settings.operator.name}, {settings.operator.base_address}"
    return EngineState(name="operator", present=True, version="", words=words)


def _untranslated(desk: Desk) -> Iterator[EngineState]:
    for edition in desk.editions.values():
        missing = [
            language
            for language in edition.languages
            if all(translator.grade(language) is None for translator in desk.translators)
        ]
        if missing:
            words = f"nothing can be put into English from {', '.join(missing)}: no report appears"
            yield EngineState(name=f"edition {edition.id}", present=False, version="", words=words)


def _disk(settings: Settings) -> EngineState:
    place = settings.site if settings.site.exists() else Path.cwd()
    free = shutil.disk_usage(place).free
    words = f"{free / 1e9:.1f} GB free where the site is built"
    return EngineState(name="disk", present=free > LITTLE_SPACE, version="", words=words)


def _feeds(desk: Desk) -> Iterator[EngineState]:
    for edition in desk.editions.values():
        feeds = [feed for outlet in desk.outlets(edition).values() for feed in outlet.feeds]
        states = desk.archive.feed_states(feeds)
        read = sum(s.last_read is not None and not s.last_reason for s in states)
        failing = [s for s in states if s.last_reason]
        words = f"{read} of {len(feeds)} feeds were read; {len(failing)} fail"
        if failing:
            words += f", such as {failing[0].url}: {failing[0].last_reason}"
        yield EngineState(
            name=f"feeds of {edition.id}", present=not failing, version="", words=words
        )
