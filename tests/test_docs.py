"""What the documentation must not forget."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.main import get_command

from foreigndesk import errors
from foreigndesk.cli import app
from foreigndesk.domain import article, letter, press, report, story
from foreigndesk.settings import Settings

ROOT = Path(__file__).parent.parent
OPERATORS = (ROOT / "docs" / "operators.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8").lower()
MEASURING = (ROOT / "docs" / "measuring.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def _keys(model: type[BaseModel], before: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _keys(kind, f"{before}{name}.")
        else:
            yield before + name


def _commands() -> Iterator[str]:
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        yield from (f"{name} {one}" for one in inner) if inner else (name,)


@pytest.mark.parametrize("key", sorted(_keys(Settings)))
def test_every_setting_stands_in_the_operators_page(key: str) -> None:
    assert f"`{key}`" in OPERATORS


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_command_stands_in_the_operators_page(command: str) -> None:
    group, _, one = command.partition(" ")

    line = next(
        (line for line in OPERATORS.splitlines() if line[:1] == "|" and f"`{group}" in line), ""
    )

    assert one in line if one else f"`{command}" in line


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.DeskError)
    ),
)
def test_every_error_has_its_remedy_in_the_operators_page(name: str) -> None:
    assert f"`{name}`" in OPERATORS


@pytest.mark.parametrize(
    "word",
    sorted(
        name
        for module in (article, letter, press, report, story)
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__
        and name
        in {
            "Article", "Bulletin", "Citation", "Claim", "Correction", "Delivery", "Dispute",
            "Edition", "Entry", "Feed", "Form", "Grade", "Novelty", "Outlet", "Passage",
            "Placement", "Provenance", "Report", "Status", "Story", "Subscriber", "Verdict",
            "Witness",
        }
    ),
)  # fmt: skip
def test_every_word_of_the_newsroom_stands_in_the_glossary(word: str) -> None:
    assert f"| {word.lower()} |" in GLOSSARY


@pytest.mark.parametrize(
    "command", ["feeds", "extraction", "stories", "claims", "translation", "names"]
)
def test_every_measuring_command_has_its_contract(command: str) -> None:
    assert f"`eval {command} FILE`" in MEASURING


def test_the_readme_names_only_what_make_can_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    named = set(re.findall(r"`?\bmake ([a-z]+)(?=`|    | ONCE)", README))

    assert {"demo", "test"} <= named
    assert named <= targets


def test_ci_runs_both_commands_of_the_readme() -> None:
    steps = (ROOT / ".ci" / "run").read_text("utf-8")

    assert "make demo ONCE=1" in steps
    assert "make test" in steps


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))

    lost = [one for one in links if "://" not in one and not (page.parent / one).exists()]

    assert not lost
