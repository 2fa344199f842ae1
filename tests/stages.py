"""Stages for tests: the small press on ports that nobody else uses, the fast engines."""

import json
import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

from fakes import FakeTranslator
from foreigndesk.engines.crew import HereCrew
from foreigndesk.samples.demo import HOST, MARK, Demo, Stage, staged
from small_press import ARTICLES, FIRST_PORT, OUTLETS, write_press

LANE, APART = 6_000, 53
"""Ports that are kept apart for whoever plays at the same time, and those of one play."""
PLAYS = count()
"""Numbers the plays of this run."""


def free_ports(lane: int = 0) -> int:
    """Return the first of so many free ports that every outlet has one, and the desk as well."""
    for number in islice(PLAYS, LANE // APART):
        # Other runs of the tests begin elsewhere, and so does every play of this one: a play may be
        # set up long before its servers listen.
        first = FIRST_PORT + lane * LANE + (os.getpid() + number) * APART % LANE
        if all(_free(first + offset) for offset in range(len(OUTLETS) + 1)):
            return first
    raise AssertionError("no free ports")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        # As the servers do: a port whose last connections are still fading counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def stage_in(
    root: Path, *, lane: int = 0, articles: Iterable[str] = tuple(ARTICLES), **chosen: Any
) -> Stage:
    """Return a stage below a folder, in which nothing is left to chance."""
    first = free_ports(lane)
    folder = root / "desk"
    folder.mkdir(parents=True)
    # A secret and a port of our own: so two plays leave the same letters, byte for byte.
    kept = {"secret": "s" * 40, "port": first + len(OUTLETS)}
    (folder / MARK).write_text(json.dumps(kept), "utf-8")
    given: dict[str, Any] = {
        "folder": folder,
        "samples": write_press(root / "samples", first_port=first, articles=articles),
        "translators": (FakeTranslator(),),
        "crew": HereCrew(),
    }
    return Stage(**{**given, **chosen})


@contextmanager
def on_stage(root: Path, **chosen: Any) -> Iterator[Demo]:
    """Give the small press and its desk at work."""
    with staged(stage_in(root, **chosen), afresh=False) as demo:
        yield demo
