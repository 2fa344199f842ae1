import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import letters
import pytest
from letters import Postmaster, PostOffice

from foreigndesk.engines.mime import as_bytes
from foreigndesk.engines.smtp import Tls
from foreigndesk.errors import RejectedError, SettingsError, TransientError


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    office = PostOffice(Postmaster())
    office.start()
    yield office
    office.stop()


class Steps:
    """Notes when `before_data` was called."""

    def __init__(self) -> None:
        self.called = 0

    def __call__(self) -> None:
        self.called += 1


def test_letter_arrives_as_it_was_made(post_office: PostOffice) -> None:
    sent = letters.letter()
    before_data = Steps()

    post_office.mailer().send(sent, before_data)

    assert post_office.postmaster.taken == [as_bytes(sent)]
    assert post_office.postmaster.recipients == ["reader@example.org"]
    assert post_office.postmaster.names == ["desk.example"]
    assert before_data.called == 1


def test_desk_notes_the_hand_over_when_only_the_dot_is_missing(post_office: PostOffice) -> None:
    seen: list[tuple[list[str], int]] = []

    def before_data() -> None:
        master = post_office.postmaster
        seen.append((list(master.recipients), len(master.taken)))

    post_office.mailer().send(letters.letter(), before_data)

    assert seen == [(["reader@example.org"], 0)]


def test_letter_whose_hand_over_cannot_be_noted_is_not_handed_over(post_office: PostOffice) -> None:
    def before_data() -> None:
        raise SettingsError("the disk is full")

    with pytest.raises(SettingsError, match="disk"):
        post_office.mailer().send(letters.letter(), before_data)
    post_office.mailer().send(letters.letter(subject="another"), Steps())

    assert [b"another" in content for content in post_office.postmaster.taken] == [True]


def test_hook_is_called_between_the_note_and_the_dot(post_office: PostOffice) -> None:
    steps: list[str] = []
    mailer = post_office.mailer(hook=steps.append)

    mailer.send(letters.letter(), lambda: steps.append("noted"))

    assert steps == ["noted", "smtp: final dot"]


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_put_off_at_any_step_means_later(post_office: PostOffice, step: str) -> None:
    post_office.postmaster.at[step] = "451 4.7.1 greylisted, reader@example.org"

    with pytest.raises(TransientError) as caught:
        post_office.mailer().send(letters.letter(), Steps())

    assert caught.value.http_status == 451
    assert "greylisted" in str(caught.value)
    assert "reader@" not in str(caught.value)


@pytest.mark.parametrize(("step", "noted"), [("RCPT", 0), ("DATA", 1)])
def test_refused_address_or_letter_means_never(
    post_office: PostOffice, step: str, noted: int
) -> None:
    post_office.postmaster.at[step] = "550 5.1.1 <Reader@example.org> unknown"
    before_data = Steps()

    with pytest.raises(RejectedError, match=r"550 5\.1\.1 <\(the address\)> unknown"):
        post_office.mailer().send(letters.letter(), before_data)

    assert before_data.called == noted


def test_refusal_of_our_own_address_stops_the_desk_and_kills_no_letter(
    post_office: PostOffice,
) -> None:
    post_office.postmaster.at["MAIL"] = "553 not your domain"

    with pytest.raises(SettingsError, match="refuses our address: 553"):
        post_office.mailer().send(letters.letter(), Steps())


def test_server_that_greets_nobody_means_later(post_office: PostOffice) -> None:
    post_office.postmaster.at["EHLO"] = "421 too many connections"

    with pytest.raises(TransientError):
        post_office.mailer().send(letters.letter(), Steps())


def test_lost_answer_after_the_letter_was_taken_has_no_status(post_office: PostOffice) -> None:
    post_office.postmaster.drop = True
    before_data = Steps()

    with pytest.raises(TransientError) as caught:
        post_office.mailer().send(letters.letter(), before_data)

    assert caught.value.http_status is None
    assert before_data.called == 1
    assert len(post_office.postmaster.taken) == 1


def test_no_server_means_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    mailer = PostOffice(Postmaster()).mailer(port=port)

    with pytest.raises(TransientError, match="no answer from the mail server localhost"):
        mailer.send(letters.letter(), Steps())
    state = mailer.state()

    assert not state.present
    assert "no answer" in state.words


@pytest.mark.parametrize("answers", [b"554 5.7.1 go away\r\n", b"hello\r\n"])
def test_server_that_refuses_everybody_kills_no_letter(answers: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        mailer = PostOffice(Postmaster()).mailer(port=listening.getsockname()[1])
        thread = threading.Thread(target=_answer, args=(listening, [answers]))
        thread.start()

        with pytest.raises(TransientError):
            mailer.send(letters.letter(), Steps())
        thread.join()


def test_server_that_cannot_look_up_passwords_now_means_later() -> None:
    answers = [b"220 hello\r\n", b"250-hello\r\n250 AUTH PLAIN\r\n", b"454 4.7.0 later\r\n"]
    with socket.create_server(("127.0.0.1", 0)) as listening:
        mailer = PostOffice(Postmaster()).mailer(port=listening.getsockname()[1], user="desk")
        thread = threading.Thread(target=_answer, args=(listening, answers))
        thread.start()

        state = mailer.state()
        thread.join()

    assert not state.present
    assert "is busy: 454" in state.words


def _answer(listening: socket.socket, answers: list[bytes]) -> None:
    """Send the first answer at once, and each further one when something was asked."""
    connection, _ = listening.accept()
    first, *others = answers
    with connection:
        connection.sendall(first)
        for answer in others:
            connection.recv(4096)
            connection.sendall(answer)


def test_server_without_tls_is_a_setting_to_mend(post_office: PostOffice) -> None:
    with pytest.raises(SettingsError, match="user, password and tls"):
        post_office.mailer(tls=Tls.STARTTLS).send(letters.letter(), Steps())


def test_tls_where_the_server_speaks_none_is_a_setting_to_mend(post_office: PostOffice) -> None:
    with pytest.raises(SettingsError, match="host and tls"):
        post_office.mailer(tls=Tls.TLS).send(letters.letter(), Steps())


def test_password_is_not_shown(post_office: PostOffice) -> None:
    assert "secret" not in repr(post_office.mailer(user="desk", password="secret"))


def test_state_says_where_letters_go(post_office: PostOffice) -> None:
    state = post_office.mailer().state()

    assert state.present
    assert state.words == f"letters go out through localhost:{post_office.port}"


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[str, str]:
    """A certificate of our own for localhost, made for this test."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a certificate")
    made, key = str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")
    options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = [openssl, "req", "-x509", *options, *subject, "-out", made, "-keyout", key]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.TLS])
def test_letter_goes_over_tls_to_a_server_that_we_believe(
    certificate: tuple[str, str], tls: Tls
) -> None:
    office = _protected(certificate, tls)
    try:
        believed = ssl.create_default_context(cafile=certificate[0])
        office.mailer(tls=tls, context=believed).send(letters.letter(), Steps())

        with pytest.raises(SettingsError, match="no safe connection"):
            office.mailer(tls=tls).send(letters.letter(), Steps())
    finally:
        office.stop()

    assert len(office.postmaster.taken) == 1


def test_right_password_lets_in_and_a_wrong_one_is_a_setting_to_mend(
    certificate: tuple[str, str],
) -> None:
    guard = letters.only_with("desk", "right")
    office = _protected(certificate, Tls.STARTTLS, authenticator=guard, auth_required=True)
    known: dict[str, Any] = {
        "tls": Tls.STARTTLS,
        "context": ssl.create_default_context(cafile=certificate[0]),
    }
    try:
        office.mailer(user="desk", password="right", **known).send(letters.letter(), Steps())

        with pytest.raises(SettingsError, match=r"does not let us in.*535"):
            office.mailer(user="desk", password="wrong", **known).send(letters.letter(), Steps())
    finally:
        office.stop()

    assert len(office.postmaster.taken) == 1


def _protected(certificate: tuple[str, str], tls: Tls, **changes: Any) -> PostOffice:
    context = letters.server_context(*certificate)
    options: dict[str, Any] = {
        Tls.STARTTLS: {"tls_context": context, "require_starttls": True},
        Tls.TLS: {"ssl_context": context},
    }[tls]
    office = PostOffice(Postmaster(), **options, **changes)
    office.start()
    return office
