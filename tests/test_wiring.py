"""Which engine stands behind each port."""

from pathlib import Path

import pytest

from fakes import FakeTranslator
from foreigndesk import wiring
from foreigndesk.engines.crew import HereCrew
from foreigndesk.engines.outbox import OutboxMailer
from foreigndesk.engines.smtp import SmtpMailer
from foreigndesk.errors import SettingsError
from foreigndesk.settings import Settings, build


def settings(tmp_path: Path, **written: object) -> Settings:
    return build(dict(written), tmp_path / "desk.toml")


def test_letters_go_to_the_outbox_where_no_mail_server_is_set(tmp_path: Path) -> None:
    assert isinstance(wiring.mailer(settings(tmp_path)), OutboxMailer)


def test_letters_go_to_the_mail_server_that_is_set(tmp_path: Path) -> None:
    mailer = wiring.mailer(settings(tmp_path, mail={"host": "mail.example"}))

    assert isinstance(mailer, SmtpMailer)


def test_desk_is_wired_as_chosen_and_lets_go_of_everything(tmp_path: Path) -> None:
    crew, fake = HereCrew(), FakeTranslator()

    desk = wiring.wire(
        settings(tmp_path, reports=7, publish=["france"]),
        wiring.Choices(crew=crew, translators=(fake,)),
    )
    wiring.let_go(desk)

    assert (desk.crew, desk.translators) == (crew, (fake,))
    assert desk.reports == 7
    assert list(desk.editions) == ["france"]
    assert not list(tmp_path.glob("*-wal"))


def test_package_brings_france_and_spain(tmp_path: Path) -> None:
    found = wiring.rolls(settings(tmp_path))

    assert set(found.editions) == {"france", "spain"}
    for edition in found.editions.values():
        outlets = [o for o in found.press.values() if o.country == edition.country]
        assert len(outlets) >= 10


def test_edition_that_does_not_exist_is_named_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no edition norway; there are france, spain"):
        wiring.rolls(settings(tmp_path, publish=["norway"]))


def test_operators_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="outlets"):
        wiring.rolls(settings(tmp_path, press=["outlets"]))


def test_machines_clock_tells_utc() -> None:
    now = wiring.SystemClock().now()

    assert now.utcoffset() is not None
    assert not now.utcoffset()


def test_imprint_says_who_publishes_without_a_slash_at_the_end(tmp_path: Path) -> None:
    operator = {"name": "The Test Desk", "base_address": "https://desk.example/"}

    imprint = wiring.imprint(settings(tmp_path, operator=operator))

    assert (imprint.operator, imprint.base_address) == ("The Test Desk", "https://desk.example")
    assert not imprint.demo
