"""What an operator decides: a file, variables over it, and every fault named with its remedy."""

import os
from pathlib import Path

import pytest

from foreigndesk.errors import SettingsError
from foreigndesk.settings import load, must_be_answerable

COMPLETE = """\
secret = "0123456789abcdef0123456789abcdef"
[operator]
name = "The Test Desk"
base_address = "https://desk.example"
contact = "editor@desk.example"
"""


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("FOREIGNDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def written(text: str, name: str = "desk.toml") -> Path:
    file = Path(name)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_nothing_written_means_the_defaults() -> None:
    settings = load()

    assert settings.archive == "archive.sqlite"
    assert settings.site == Path("site")
    assert settings.mail.encryption == "starttls"


def test_folders_count_from_the_files_own_folder() -> None:
    file = written('site = "www"\npress = ["outlets"]\narchive = "a.sqlite"\n', "etc/mine.toml")

    settings = load(file)

    assert settings.site == Path("etc/www")
    assert settings.press == (Path("etc/outlets"),)
    assert settings.archive == "etc/a.sqlite"
    assert settings.outbox == Path("etc/outbox")


def test_whole_paths_and_addresses_of_databases_stay_as_they_are(tmp_path: Path) -> None:
    there = tmp_path / "elsewhere"
    file = written(f'site = "{there}"\narchive = "postgresql://db/desk"\n', "etc/mine.toml")

    settings = load(file)

    assert settings.site == there
    assert settings.archive == "postgresql://db/desk"


def test_variable_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = written('workers = 3\n[mail]\nhost = "mail.example"\nport = 25\n')
    monkeypatch.setenv("FOREIGNDESK_MAIL__PASSWORD", "hush")
    monkeypatch.setenv("FOREIGNDESK_WORKERS", "5")
    monkeypatch.setenv("FOREIGNDESK_PUBLISH", '["france"]')

    settings = load(file)

    assert settings.workers == 5
    assert settings.publish == ("france",)
    assert settings.mail.password.get_secret_value() == "hush"
    assert (settings.mail.host, settings.mail.port) == ("mail.example", 25)


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOREIGNDESK_MAIL__PASSWORD", "hush")

    settings = load(written(COMPLETE))

    assert "hush" not in repr(settings)
    assert "0123456789abcdef" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour = 1\n", "unknown setting 'colour'; docs/operators.md lists them all"),
        ("[mail]\nprot = 25\n", "unknown setting 'mail.prot'"),
        ("[mail]\nport = 0\n", "mail.port"),
        ('[mail]\nencryption = "rot13"\n', "mail.encryption"),
        ("workers = 'many'\n", "workers"),
        ("workers = \n", "is not TOML"),
    ],
)
def test_fault_is_named_with_its_file_and_key(text: str, words: str) -> None:
    file = written(text)

    with pytest.raises(SettingsError, match=r"desk\.toml: ") as caught:
        load(file)

    assert words in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    file = written("colour = 1\n[fetch]\nworkers = 0\n")

    with pytest.raises(SettingsError, match=r"fetch\.workers.*colour|colour.*fetch\.workers"):
        load(file)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("FOREIGNDESK_FETCH__ALLOW", "localhost:80", "lists are written as JSON"),
        ("FOREIGNDESK_MAIL__PROT", "25", "mail.prot"),
        ("FOREIGNDESK_WORKERS", "many", "workers"),
    ],
)
def test_fault_in_a_variable_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        load()

    assert words in str(caught.value)


def test_file_that_was_asked_for_and_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match=r"mine\.toml: no such settings file; .*init"):
        load(Path("mine.toml"))


def test_file_in_another_encoding_is_named() -> None:
    Path("desk.toml").write_bytes('[operator]\nname = "Rédaction"\n'.encode("latin-1"))

    with pytest.raises(SettingsError, match=r"desk\.toml: is not in UTF-8"):
        load()


def test_folder_in_place_of_a_file_is_named() -> None:
    Path("desk.toml").mkdir()

    with pytest.raises(SettingsError, match=r"desk\.toml: cannot be read"):
        load()


def test_desk_that_somebody_answers_for_may_publish() -> None:
    must_be_answerable(load(written(COMPLETE)))


@pytest.mark.parametrize(
    ("line", "instead", "words"),
    [
        ('name = "The Test Desk"', 'name = " "', "operator.name"),
        ('contact = "editor@desk.example"', "", "operator.contact"),
        ("https://", "ftp://", "operator.base_address must begin with https"),
        ("0123456789abcdef0123456789abcdef", "short", "openssl rand -hex 32"),
        ("0123456789abcdef0123456789abcdef", "", "FOREIGNDESK_SECRET"),
    ],
)
def test_desk_that_nobody_answers_for_may_not(line: str, instead: str, words: str) -> None:
    settings = load(written(COMPLETE.replace(line, instead)))

    with pytest.raises(SettingsError) as caught:
        must_be_answerable(settings)

    assert words in str(caught.value)


def test_a_variable_that_names_no_setting_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FOREIGNDESK_WORKER", "5")

    with pytest.raises(SettingsError, match="FOREIGNDESK_WORKER"):
        load()
