"""init: from nothing to a desk that may publish."""

import stat
from pathlib import Path

import pytest
from at_the_desk import Operator

from foreigndesk.settings import load, must_be_answerable

ANSWERS = ("--name", 'Ada\'s "Desk" \\ Ltd', "--address", "https://desk.example")
CONTACT = ("--contact", "editor@desk.example")


def test_file_that_init_writes_lets_the_desk_publish(newcomer: Operator) -> None:
    ended = newcomer.types("init", *ANSWERS, *CONTACT, "--edition", "spain")

    settings = load()
    must_be_answerable(settings)
    assert ended.code == 0
    assert settings.operator.name == 'Ada\'s "Desk" \\ Ltd'
    assert settings.publish == ("spain",)
    assert len(settings.secret.get_secret_value()) == 64
    assert newcomer.types("publish").out == "Spain: site/spain\n"


def test_secret_is_the_owners_alone_and_never_the_same(newcomer: Operator) -> None:
    for name in ("one.toml", "two.toml"):
        newcomer.types("init", *ANSWERS, *CONTACT, "--file", name)

    one, two = load(Path("one.toml")), load(Path("two.toml"))
    assert one.secret != two.secret
    assert stat.S_IMODE(Path("one.toml").stat().st_mode) == 0o600


def test_init_asks_for_what_it_was_not_told(newcomer: Operator) -> None:
    ended = newcomer.types("init", *ANSWERS, stdin="editor@desk.example\n")

    assert ended.code == 0
    assert load().operator.contact == "editor@desk.example"


def test_file_that_exists_is_not_touched(newcomer: Operator) -> None:
    Path("desk.toml").write_text("# mine\n")

    ended = newcomer.types("init", *ANSWERS, *CONTACT)

    assert ended.code == 2
    assert "desk.toml exists already" in ended.err
    assert Path("desk.toml").read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--address", "desk.example"), "base_address must begin with https://"),
        (("--name", " "), "operator.name"),
        (("--edition", "norway"), "no edition norway; there are france, spain"),
    ],
)
def test_answers_that_cannot_be_used_write_no_file(
    newcomer: Operator, words: tuple[str, ...], what: str
) -> None:
    ended = newcomer.types("init", *ANSWERS, *CONTACT, *words)

    assert ended.code == 2
    assert what in ended.err
    assert not Path("desk.toml").exists()


def test_folder_that_is_not_there_is_named(newcomer: Operator) -> None:
    ended = newcomer.types("init", *ANSWERS, *CONTACT, "--file", "nowhere/desk.toml")

    assert ended.code == 2
    assert "nowhere/desk.toml cannot be written" in ended.err
