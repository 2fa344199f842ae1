import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import letters
import pytest

from foreigndesk.engines.mime import as_bytes
from foreigndesk.engines.outbox import OutboxMailer, file_name
from foreigndesk.errors import SettingsError


def nothing() -> None:
    """Note nothing."""


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_letter_is_a_file_of_its_own_named_by_day_and_identity(tmp_path: Path) -> None:
    outbox = OutboxMailer(folder=tmp_path / "outbox")

    outbox.send(letters.letter(), nothing)
    outbox.send(letters.letter(message_id="<other@desk.example>"), nothing)

    names = sorted(file.name for file in (tmp_path / "outbox").iterdir())
    assert len(names) == 2
    assert all(name.startswith("2025-12-13-") and name.endswith(".eml") for name in names)


def test_letter_sent_again_replaces_its_file(tmp_path: Path) -> None:
    outbox = OutboxMailer(folder=tmp_path)

    outbox.send(letters.letter(), nothing)
    outbox.send(letters.letter(), nothing)

    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == as_bytes(letters.letter())


def test_undated_letter_has_a_file_too() -> None:
    assert file_name(letters.letter(headers=())).startswith("undated-")


def test_letter_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def die(step: str) -> None:
        if step == "outbox: rename":
            raise KeyboardInterrupt

    outbox = OutboxMailer(folder=tmp_path, hook=die)

    with pytest.raises(KeyboardInterrupt):
        outbox.send(letters.letter(), nothing)

    assert list(tmp_path.iterdir()) == []


def test_letter_whose_hand_over_cannot_be_noted_is_not_written(tmp_path: Path) -> None:
    def before_data() -> None:
        raise SettingsError("the disk is full")

    with pytest.raises(SettingsError, match="disk"):
        OutboxMailer(folder=tmp_path).send(letters.letter(), before_data)

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_of_a_letter_goes_with_the_next_try(tmp_path: Path) -> None:
    class KilledError(BaseException):
        pass

    def killed(step: str) -> None:
        if step == "outbox: rename":
            (half,) = tmp_path.iterdir()
            half.with_name(f"{half.name}left").write_bytes(half.read_bytes())
            raise KilledError

    with pytest.raises(KilledError):
        OutboxMailer(folder=tmp_path, hook=killed).send(letters.letter(), nothing)
    OutboxMailer(folder=tmp_path).send(letters.letter(), nothing)

    assert [file.name for file in tmp_path.iterdir()] == [file_name(letters.letter())]


def test_folder_that_cannot_be_written_to_is_named_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")

    with pytest.raises(SettingsError, match=r"file cannot be written to .*free some space"):
        OutboxMailer(folder=file).send(letters.letter(), nothing)


def test_letter_that_cannot_take_its_name_is_told(tmp_path: Path) -> None:
    (tmp_path / file_name(letters.letter())).mkdir()

    with pytest.raises(SettingsError, match="cannot be written to"):
        OutboxMailer(folder=tmp_path).send(letters.letter(), nothing)


def test_state_says_that_nobody_is_reached(tmp_path: Path) -> None:
    state = OutboxMailer(folder=tmp_path).state()

    assert state.present
    assert "reach nobody: set a mail server" in state.words


def test_both_parts_and_all_headers_are_read_back_as_written() -> None:
    sent = letters.letter()

    message = read(as_bytes(sent))

    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert message.get_content_type() == "multipart/alternative"
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == sent.text
    assert html.get_content().strip() == sent.html
    assert message["Subject"] == sent.subject
    assert message["From"] == sent.sender
    assert message["Message-ID"] == sent.message_id


def test_long_unsubscribe_address_stays_whole() -> None:
    value = f"<https://desk.example/france/unsubscribe/{'a' * 150}>, <mailto:editor@desk.example>"

    content = as_bytes(letters.letter(headers=(("List-Unsubscribe", value),)))

    assert f"\r\nList-Unsubscribe: {value}\r\n".encode() in content


def test_every_line_is_short_ascii_ended_by_crlf() -> None:
    content = as_bytes(letters.letter(text="é" * 500, html="<p>" + "é" * 5000 + "</p>"))

    lines = content.split(b"\r\n")
    assert all(len(line) <= 78 for line in lines)
    assert all(line.isascii() and b"\n" not in line for line in lines)


def test_same_letter_is_the_same_bytes() -> None:
    assert as_bytes(letters.letter()) == as_bytes(letters.letter())


@pytest.mark.parametrize("place", ["subject", "to", "sender", "message_id"])
def test_line_end_in_a_header_is_never_written(place: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)header|linefeed|CR|newline"):
        as_bytes(letters.letter(**{place: "a@b.example\r\nBcc: all@example.org"}))
