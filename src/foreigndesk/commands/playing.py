"""demo, press: the sample press, and the outlets as data."""

import time
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from foreigndesk.commands.terminal import (
    AsJson,
    Progressing,
    SettingsFile,
    as_json,
    err,
    say,
    set_up_log,
    show,
)
from foreigndesk.domain.press import Outlet
from foreigndesk.errors import SettingsError
from foreigndesk.rolls import load_editions, load_press
from foreigndesk.samples.cast import cast
from foreigndesk.samples.demo import Demo, Stage, play_through, staged
from foreigndesk.samples.format import Folder, load_play
from foreigndesk.samples.server import PressServer
from foreigndesk.samples.truth import faults, load_truth
from foreigndesk.settings import load
from foreigndesk.wiring import rolls

SamplesFolder = Annotated[
    Path | None,
    typer.Option("--samples", help="another press in the format of the package's samples"),
]
DEMO_PORT = 8642

press = typer.Typer(no_args_is_help=True, help="Outlets and feeds; the sample press.")


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(demo)
    press.command("list")(press_list)
    press.command("check")(press_check)
    press.command("serve")(press_serve)
    app.add_typer(press, name="press")


def demo(
    folder: Annotated[Path, typer.Option(help="where everything is written")] = Path("demo"),
    once: Annotated[bool, typer.Option("--once", help="end instead of serving the site")] = False,
    samples: SamplesFolder = None,
    port: Annotated[int, typer.Option(help="port of the demo's site")] = DEMO_PORT,
    port_shift: Annotated[int, typer.Option(help="move the press this many ports up")] = 0,
) -> None:
    """Play three days of the sample press and read what the desk made of them."""
    set_up_log(quiet=True)
    bars = Progressing()
    stage = Stage(
        folder=folder,
        samples=_samples(samples),
        port=port,
        port_shift=port_shift,
        progress=bars,
        say=lambda line: say(line, err),
    )
    began = time.monotonic()
    with staged(stage) as played:
        with bars.shown():
            play_through(played)
        _tell(played, time.monotonic() - began)
        if not once:
            say("Serving until Ctrl-C …")
            _wait()


def press_list(settings: SettingsFile = None, json: AsJson = False) -> None:
    """List the outlets."""
    outlets = rolls(load(settings)).press.values()
    if json:
        for outlet in outlets:
            as_json(
                {
                    "id": outlet.id,
                    "name": outlet.name,
                    "country": outlet.country,
                    "languages": outlet.languages,
                    "kind": outlet.kind,
                    "owner": outlet.owner,
                    "region": outlet.region,
                    "checked": outlet.checked,
                    "feeds": [feed.url for feed in outlet.feeds],
                }
            )
        return
    heads = ("outlet", "name", "country", "languages", "kind", "owner", "feeds", "checked")
    show(heads, map(_row, outlets))


def press_check(
    folder: Annotated[
        Path | None, typer.Argument(help="a folder of outlet files, or of a press to be played")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Check the form of outlet files, the package's and the operator's, or one folder's.

    Where the folder is a press to be played, its articles and its truth file are checked as well.
    """
    if folder is not None and (folder / "play.toml").is_file():
        _check_play(folder)
        return
    found = load_press([folder]) if folder else rolls(load(settings)).press
    feeds = sum(len(outlet.feeds) for outlet in found.values())
    say(
        f"{len(found)} outlets with {feeds} feeds: the form is right. "
        "Whether the addresses answer is seen by `foreigndesk gather`."
    )


def _check_play(folder: Path) -> None:
    play, press = load_play(folder), load_press([folder / "press"])
    load_editions([folder / "editions"], press)
    cast(play, press.values())
    events = load_truth(folder) if (folder / "truth.json").is_file() else ()
    if found := faults(events, play):
        raise SettingsError("\n".join(f"{folder / 'truth.json'}: {fault}" for fault in found))
    feeds = sum(len(outlet.feeds) for outlet in press.values())
    say(
        f"{len(press)} outlets with {feeds} feeds, {len(play.articles)} articles, "
        f"{len(events)} events: the form is right."
    )


def press_serve(
    samples: SamplesFolder = None,
    at: Annotated[
        str, typer.Option(help="moment of the play (ISO 8601); its first morning where not given")
    ] = "",
    speed: Annotated[float, typer.Option(help="seconds of play in a second; 0 stands still")] = 600,
    port_shift: Annotated[int, typer.Option(help="move every outlet this many ports up")] = 0,
) -> None:
    """Play the sample press: one server an outlet, on loopback, on a fast clock."""
    folder = _samples(samples)
    play = load_play(folder)
    start, began = _moment(at) or play.opens, time.monotonic()

    def now() -> datetime:
        return start + timedelta(seconds=speed * (time.monotonic() - began))

    outlets = tuple(load_press([folder / "press"]).values())
    with PressServer(play, outlets, now, port_shift) as server:
        for outlet in server.outlets:
            say(f"{outlet.name:<28} {outlet.homepage}  {outlet.feeds[0].url}")
        say(f"It is {start:%Y-%m-%d %H:%M} UTC there, {speed:g} times as fast. Ctrl-C ends.")
        _wait()


def _row(outlet: Outlet) -> tuple[str, ...]:
    return (
        outlet.id,
        outlet.name,
        outlet.country,
        " ".join(outlet.languages),
        outlet.kind,
        outlet.owner,
        str(len(outlet.feeds)),
        outlet.checked,
    )


def _samples(folder: Path | None) -> Folder:
    if folder is None:
        return files("foreigndesk") / "samples"
    if not folder.is_dir():
        raise SettingsError(f"--samples {folder}: no such folder")
    return folder


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"--at {text}: not a moment such as 2025-12-13T18:00") from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _tell(played: Demo, seconds: float) -> None:
    counts = played.desk.archive.counts()
    letters = len(list((played.stage.folder / "outbox").glob("*.eml")))
    say(
        f"\n{counts.articles} articles of {len(played.desk.press)} outlets became "
        f"{counts.reports} reports; {counts.withheld} sentences were withheld; "
        f"{letters} letters lie in {played.stage.folder}/outbox. {seconds:.0f} s."
    )
    for edition in played.desk.editions.values():
        say(
            f"{edition.name}: {played.web.address}/{edition.id}/   "
            f"({played.stage.folder}/site/{edition.id}/index.html)"
        )


def _wait() -> None:
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        say("ended", err)
