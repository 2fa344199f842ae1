"""What the documents promise is there, and what is there is documented."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from typer.testing import CliRunner

from foreigndesk import errors
from foreigndesk.cli import app
from foreigndesk.domain import article, letter, press, report, story
from foreigndesk.settings import Settings

ROOT = Path(__file__).parent.parent
OPERATORS, GLOSSARY, MEASURING = (
    (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    for name in ("operators", "glossary", "measuring")
)
WORDS = {row.group(1) for row in re.finditer(r"^\| ([^|]+?) \|", GLOSSARY, re.MULTILINE)}
OF_OTHERS = {"Flag", "Ranked", "Part", "Stand", "Keep", "Reason", "Figure", "Making"}
"""Values that say how another one is, and are told with it."""


def settings(model: type[BaseModel] = Settings, above: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield key, description and default of every setting."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from settings(kind, f"{above}{name}.")
            continue
        default = "" if field.default is PydanticUndefined else field.default
        plain = getattr(default, "get_secret_value", lambda value=default: value)()
        shown = "" if plain in ("", ()) else f"`{plain}`"
        yield f"{above}{name}", field.description or "", shown


def commands(group: typer.Typer = app, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command."""
    for one in group.registered_commands:
        name = one.name or (one.callback.__name__ if one.callback else "")
        yield (*above, name)
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from commands(inner.typer_instance, (*above, str(inner.name)))


@pytest.mark.parametrize(("key", "meaning", "default"), list(settings()))
def test_every_setting_stands_in_the_table(key: str, meaning: str, default: str) -> None:
    assert meaning
    assert f"| `{key}` | {meaning} | {default} |" in OPERATORS


def test_table_holds_no_setting_that_is_gone() -> None:
    table = OPERATORS.split("## Settings")[1]

    assert set(re.findall(r"^\| `([a-z_.]+)` \|", table, re.MULTILINE)) == {
        key for key, _, _ in settings()
    }


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_explains_itself_and_stands_in_the_table(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(app, [*words, "--help"])

    assert shown.exit_code == 0
    assert "Usage" in shown.output
    table = OPERATORS.split("## Commands")[1].split("## ")[0]
    *group, name = words
    rows = [row for row in table.splitlines() if f"`{' '.join(group or words)}" in row]
    assert any(re.search(rf"`(?:{' '.join(group)} )?{name}\b", row) for row in rows)


def test_every_exit_code_and_error_is_explained() -> None:
    named = [
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.DeskError)
    ]

    assert len(named) == 5
    for name in named:
        assert f"`{name}`" in OPERATORS
    for code in (0, 1, 2, 3, 4, 130):
        assert re.search(rf"^\| {code} \|", OPERATORS, re.MULTILINE)


def test_glossary_has_the_words_of_the_design() -> None:
    of_the_design = "outlet feed entry article passage story report claim citation verdict edition"
    of_the_pages = "bulletin delivery grade gloss voice witness provenance correction dispute"

    assert {*of_the_design.split(), *of_the_pages.split(), "front page"} <= WORDS


def test_values_of_the_domain_are_words_of_the_glossary() -> None:
    named = {
        name
        for module in (article, letter, press, report, story)
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__
    }

    text = GLOSSARY.lower()
    missing = {name for name in named - OF_OTHERS if plain(name) not in text}
    assert missing == set()


def plain(name: str) -> str:
    """Return the last word of a class's name in small letters: OutletHabits are habits."""
    return re.findall(r"[A-Z][a-z]+", name)[-1].lower()


@pytest.mark.parametrize(
    "command", ["feeds", "extraction", "stories", "claims", "translation", "names"]
)
def test_measuring_commands_have_their_contract(command: str) -> None:
    assert f"`eval {command} FILE`" in MEASURING


def test_probes_fields_are_those_of_the_contract() -> None:
    from foreigndesk.collect.probe import Probe, as_json

    shown = as_json(Probe(url="https://le-fanal.example/", kind="feed", status="later", reason=""))

    for field in shown:
        assert f'"{field}"' in MEASURING


@pytest.mark.parametrize("file", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=str)
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", file.read_text("utf-8")):
        assert "://" in target or (file.parent / target).exists(), target
