"""probe: fetch one feed or page as the desk would, and say what it makes of it."""

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from foreigndesk.collect.feeds import read_feed
from foreigndesk.collect.pages import PageTask, read_article
from foreigndesk.collect.probe import (
    Probe,
    kind_of,
    probe_of_article,
    probe_of_failure,
    probe_of_feed,
    probe_of_refusal,
    probe_of_unchanged,
)
from foreigndesk.collect.probe import (
    as_json as probe_as_json,
)
from foreigndesk.commands.terminal import AsJson, SettingsFile, as_json, say
from foreigndesk.domain.article import Entry, OutletHabits
from foreigndesk.domain.press import Feed
from foreigndesk.errors import RejectedError, SettingsError, TransientError
from foreigndesk.ports import Answer, Fetcher, Request
from foreigndesk.settings import load
from foreigndesk.wiring import SystemClock, fetcher

ANY_LANGUAGE: tuple[str, ...] = ()
Known = dict[str, dict[str, str]]
"""Address → validators and kind, from earlier probes."""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(probe)


def probe(
    url: Annotated[str, typer.Argument(help="address of a feed or a page")],
    json: AsJson = False,
    allow: Annotated[
        list[str] | None, typer.Option(help="HOST:PORT that may be private; may be repeated")
    ] = None,
    state: Annotated[
        Path | None, typer.Option(help="file that keeps validators from one probe to the next")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Fetch one feed or page as the desk would, and say what it makes of it."""
    reader = fetcher(load(settings), SystemClock(), allow or ())
    known = _known(state)
    before = known.get(url, {})
    request = Request(url=url, etag=before.get("etag", ""), modified=before.get("modified", ""))
    found = _probed(reader, request, state, known)
    if json:
        as_json(probe_as_json(found))
        return
    for name, value in probe_as_json(found).items():
        if name == "entries":
            say(f"{name:<12} {len(found.entries)}")
            for entry in found.entries:
                say(f"             {entry.published or 'undated'}  {entry.title}")
        elif value not in (None, "", []):
            say(f"{name:<12} {value}")


def _probed(reader: Fetcher, request: Request, state: Path | None, known: Known) -> Probe:
    try:
        answer = reader.fetch(request)
    except (TransientError, RejectedError) as error:
        return probe_of_failure(request.url, error)
    kind = kind_of(answer)
    if answer.not_modified:
        return probe_of_unchanged(answer, known.get(request.url, {}).get("kind", "feed"))
    try:
        found = _feed(answer) if kind == "feed" else _article(answer)
    except RejectedError as error:
        return probe_of_refusal(answer, kind, error)
    _keep(state, known, answer, kind)
    return found


def _feed(answer: Answer) -> Probe:
    feed = Feed(id="probe", outlet="probe", url=answer.request.url)
    reading = read_feed(answer.body, answer.content_type, answer.final_url, feed, answer.fetched)
    return probe_of_feed(reading, answer)


def _article(answer: Answer) -> Probe:
    url = answer.request.url
    entry = Entry(
        id="probe",
        outlet="probe",
        feed="probe",
        guid=url,
        link=url,
        title="",
        summary="",
        content="",
        published=None,
    )
    task = PageTask(
        entry=entry,
        languages=ANY_LANGUAGE,
        body=answer.body,
        content_type=answer.content_type,
        final_url=answer.final_url,
        fetched=answer.fetched,
        habits=OutletHabits(outlet="probe", paragraphs={}),
    )
    return probe_of_article(read_article(task).article, answer)


def _known(state: Path | None) -> Known:
    if state is None or not state.exists():
        return {}
    try:
        kept = json_format.loads(state.read_text("utf-8"))
        return {str(url): {str(k): str(v) for k, v in one.items()} for url, one in kept.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise SettingsError(f"--state {state}: not a state file of probe ({error})") from error


def _keep(state: Path | None, known: Known, answer: Answer, kind: str) -> None:
    if state is None:
        return
    now = {"etag": answer.etag, "modified": answer.modified, "kind": kind}
    try:
        state.write_text(
            json_format.dumps(known | {answer.request.url: now}, ensure_ascii=False), "utf-8"
        )
    except OSError as error:
        raise SettingsError(f"--state {state} cannot be written: {error.strerror}") from error
