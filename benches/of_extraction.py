"""Extraction: is the text of a page the article and nothing else, and how fast."""  # noqa: INP001 - a folder of scripts, not a package

import gzip
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from baselines import trafilatura_fast
from pressed_pages import printed_pages
from rows import Ground, Row, Told, as_lines, command, missing, objects
from scores import Balance, shingle_balance

from foreigndesk.engines.crew import HereCrew
from foreigndesk.evals import extraction
from foreigndesk.evals.floors import Score, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page whose article is known."""

    id: str
    url: str
    body: bytes
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a system made of some pages."""

    texts: Mapping[str, str]
    """Page → text; empty where it found none."""
    pages_per_s: float
    """In one process, reading from memory or disk included."""


def measure(ground: Ground) -> Iterator[Told]:
    """Yield F1, worst page and speed on the sample press and on the public benchmark."""
    yield from _sample(ground)
    if ground.has("aeb"):
        yield from _aeb(ground)
    else:
        yield from missing(ground, "aeb", "extraction")


def _sample(ground: Ground) -> Iterator[Row]:
    pages = [
        Page(id=one.id, url=one.url, body=one.body, text=one.text) for one in printed_pages(ground)
    ]
    ours = extracted(pages)
    known = least = ""
    if not ground.quick:
        plain = by_trafilatura(pages)
        known = f"trafilatura fast, same run: {_balance(pages, plain).f1:.3f}"
        least = f"trafilatura fast: {_worst(pages, plain):.3f}"
    seen = digest(part for page in pages for part in (page.body, page.text.encode()))
    yield _row("sample.f1", _balance(pages, ours).f1, pages, seen, known)
    yield _row("sample.worst_page_f1", _worst(pages, ours), pages, seen, least)


def _aeb(ground: Ground) -> Iterator[Row]:
    folder = ground.public / "aeb"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = [_aeb_page(folder, key, fields) for key, fields in truth.items()]
    ours, plain = extracted(pages), by_trafilatura(pages)
    score = _aeb_script(folder / "evaluate.py")
    own, known = (
        score(truth, {key: {"articleBody": one.texts[key]} for key in truth}, 1)
        for one in (ours, plain)
    )
    seen = digest(part for page in pages for part in (page.body, page.text.encode()))
    yield _row(
        "aeb.f1",
        own["f1"],
        pages,
        seen,
        f"trafilatura fast, same run: {known['f1']:.3f}; published: trafilatura fast .962, "
        f"Zyte and rs_trafilatura .970; bar > .970; ours P {own['precision']:.3f}, "
        f"R {own['recall']:.3f}",
    )
    worst, least = _worst(pages, ours), _worst(pages, plain)
    yield _row("aeb.worst_page_f1", worst, pages, seen, f"trafilatura fast: {least:.3f}; bar .5")
    yield Row(
        score=Score(
            measure="extraction.aeb.speed",
            value=ours.pages_per_s / plain.pages_per_s,
            n=len(pages),
            digest=seen,
            command=command("extraction"),
            slack=0.15,
        ),
        beside=f"as a multiple of trafilatura fast; {ours.pages_per_s:.0f} pages/s against "
        f"{plain.pages_per_s:.0f} in the same run; bar 1",
    )


def _row(name: str, value: float, pages: Sequence[Page], seen: str, beside: str) -> Row:
    return Row(
        score=Score(
            measure=f"extraction.{name}",
            value=value,
            n=len(pages),
            digest=seen,
            command=command("extraction"),
        ),
        beside=beside,
    )


def extracted(pages: Sequence[Page]) -> Extracted:
    """Return what ``eval extraction`` makes of pages."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, page in enumerate(pages):
            (folder / f"{number}.html").write_bytes(page.body)
        lines = as_lines(
            {"id": page.id, "path": f"{number}.html", "url": page.url}
            for number, page in enumerate(pages)
        )
        # what is imported on the first page is no part of the speed
        list(extraction.run(lines[:1], folder, HereCrew()))
        began = time.perf_counter()
        answers = objects(extraction.run(lines, folder, HereCrew()))
        took = time.perf_counter() - began
    return Extracted(
        texts={answer["id"]: answer["text"] for answer in answers}, pages_per_s=len(pages) / took
    )


def by_trafilatura(pages: Sequence[Page]) -> Extracted:
    """Return what trafilatura makes of the same pages, without its fallbacks."""
    trafilatura_fast(pages[0].body)
    began = time.perf_counter()
    texts = {page.id: trafilatura_fast(page.body) for page in pages}
    took = time.perf_counter() - began
    return Extracted(texts=texts, pages_per_s=len(pages) / took)


def _balance(pages: Sequence[Page], found: Extracted) -> Balance:
    return shingle_balance([(page.text, found.texts[page.id]) for page in pages])


def _worst(pages: Sequence[Page], found: Extracted) -> float:
    return min(shingle_balance([(page.text, found.texts[page.id])]).f1 for page in pages)


def _aeb_page(folder: Path, key: str, fields: Mapping[str, str]) -> Page:
    body = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
    return Page(id=key, url=fields["url"], body=body, text=fields["articleBody"])


def _aeb_script(path: Path) -> Callable[..., dict[str, Any]]:
    """Return the benchmark's own way of scoring, from its own script."""
    spec = spec_from_file_location("aeb_evaluate", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    evaluate: Callable[..., dict[str, Any]] = module.evaluate
    return evaluate
