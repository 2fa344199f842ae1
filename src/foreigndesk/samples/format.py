"""Reads a play's folder; every fault names file, key and remedy."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from foreigndesk.errors import SettingsError
from foreigndesk.samples.play import (
    STRICT,
    Manners,
    Paragraph,
    Play,
    Revision,
    SampleArticle,
    Trap,
    revised,
)

Shape = TypeVar("Shape")
Folder = Traversable | Path

FRONT = re.compile(
    r"\A\+\+\+[ \t]*\n(?P<front>.*?)^\+\+\+[ \t]*$\n?(?P<body>.*)", re.DOTALL | re.MULTILINE
)
HEADING = re.compile(r"#+\s+")
DESCRIBED = "the format is described in samples/README.md"

REMEDIES = {
    "missing": "add it",
    "unexpected_keyword_argument": f"mend its spelling or take it out; {DESCRIBED}",
    "timezone_aware": "give the offset, as in 2025-12-13T16:40:00+01:00",
    "enum": f"choose one of these; {DESCRIBED}",
}
"""By pydantic's name of the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlayFile:
    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    first_day: date
    days: Annotated[int, Field(ge=1)]
    polls: Annotated[tuple[time, ...], Field(min_length=1)]
    cover: time
    outlet: dict[str, Manners] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RevisionFile:
    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    at: AwareDatetime
    old: Annotated[str, Field(min_length=1)]
    new: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    title: Annotated[str, Field(min_length=1)]
    published: AwareDatetime
    summary: str = ""
    author: str = ""
    section: str = ""
    credit: str = ""
    traps: frozenset[Trap] = frozenset()
    hidden: tuple[str, ...] = ()
    revision: tuple[_RevisionFile, ...] = ()


_PLAY = TypeAdapter(_PlayFile)
_FRONT = TypeAdapter(_Front)


def load_play(folder: Folder) -> Play:
    """Return the play in a folder: play.toml and the articles.

    Raises:
        SettingsError: a file is missing or does not keep to the format; names file, key, remedy.
    """
    file = folder.joinpath("play.toml")
    if not file.is_file():
        raise SettingsError(f"{file}: not found; a press that can be played needs it ({DESCRIBED})")
    play = validated(_PLAY, _toml(read(file), str(file)), str(file))
    articles = sorted(_articles(folder), key=lambda one: (one.published, one.id))
    return Play(
        first_day=play.first_day,
        days=play.days,
        polls=tuple(sorted(play.polls)),
        cover=play.cover,
        manners=play.outlet,
        articles=tuple(articles),
    )


def parse_article(text: str, outlet: str, slug: str, where: str) -> SampleArticle:
    """Return the article that a file's text describes.

    Args:
        text: front matter between two lines of three plus signs, then paragraphs.
        outlet: id, the name of the file's folder.
        slug: the file's name without its ending.
        where: the file, for messages.

    Raises:
        SettingsError: the text does not keep to the format.
    """
    parts = FRONT.match(text)
    if parts is None:
        raise SettingsError(
            f"{where}: no front matter; begin with a line +++, end the keys with a line +++"
        )
    front = validated(_FRONT, _toml(parts["front"], where), where)
    article = SampleArticle(
        id=f"{outlet}/{slug}",
        outlet=outlet,
        slug=slug,
        title=front.title,
        summary=front.summary,
        published=front.published,
        author=front.author,
        section=front.section,
        credit=front.credit,
        traps=front.traps,
        hidden=front.hidden,
        revisions=tuple(_revisions(front)),
        paragraphs=tuple(_paragraphs(parts["body"])),
    )
    _check_revisions(article, where)
    return article


def validated(adapter: TypeAdapter[Shape], raw: Any, where: str) -> Shape:
    """Return the value that a file's keys describe.

    Raises:
        SettingsError: one line a fault, each with file, key and remedy.
    """
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        faults = "\n".join(_fault(fault, where) for fault in error.errors())
        raise SettingsError(faults) from error


def _fault(fault: ErrorDetails, where: str) -> str:
    key = ".".join(str(step) for step in fault["loc"])
    what = {"missing": "is missing", "unexpected_keyword_argument": "is not a key we know"}
    words = what.get(fault["type"], f"{fault['msg']} (it is {fault['input']!r})")
    return f"{where}: {key}: {words}; {REMEDIES.get(fault['type'], DESCRIBED)}"


def _revisions(front: _Front) -> list[Revision]:
    found = [Revision(at=one.at, old=one.old, new=one.new, note=one.note) for one in front.revision]
    return sorted(found, key=lambda revision: revision.at)


def _check_revisions(article: SampleArticle, where: str) -> None:
    for revision in article.revisions:
        texts = [article.title, article.summary, *(one.text for one in article.paragraphs)]
        if not any(revision.old in text for text in texts):
            raise SettingsError(
                f"{where}: revision.old: {revision.old!r} stands nowhere in title, summary or text "
                f"by {revision.at.isoformat()}; copy it from there, letter by letter"
            )
        article = revised(article, revision)


def _paragraphs(body: str) -> Iterator[Paragraph]:
    for block in re.split(r"\n[ \t]*\n", body):
        text = " ".join(block.split("\n")).strip()
        mark = HEADING.match(text)
        if mark:
            yield Paragraph(text=text[mark.end() :], heading=True)
        elif text:
            yield Paragraph(text=text)


def _articles(folder: Folder) -> Iterator[SampleArticle]:
    root = folder.joinpath("articles")
    if not root.is_dir():
        raise SettingsError(f"{root}: not found; articles stand in articles/<outlet>/<slug>.md")
    for outlet in _visible(root):
        if outlet.is_dir():
            yield from _articles_of(outlet)


def _articles_of(outlet: Folder) -> Iterator[SampleArticle]:
    for file in _visible(outlet):
        if file.name.endswith(".md"):
            yield parse_article(read(file), outlet.name, file.name.removesuffix(".md"), str(file))


def _visible(folder: Folder) -> list[Traversable]:
    found: list[Traversable] = [one for one in folder.iterdir() if not one.name.startswith(".")]
    return sorted(found, key=lambda one: one.name)


def _toml(text: str, where: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where}: not valid TOML: {error}; mend that line") from error


def read(file: Folder) -> str:
    """Return a file's text: UTF-8, newlines of any system, without a byte order mark.

    Raises:
        SettingsError: it is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
