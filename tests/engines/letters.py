"""Letters, and a mail server that answers as a test tells it."""

# ruff: noqa: ARG002, N802 - aiosmtpd asks for these methods with these parameters

import ssl
from datetime import timedelta
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from foreigndesk.domain.letter import Letter
from foreigndesk.engines.smtp import SmtpMailer, Tls


def letter(**changes: Any) -> Letter:
    values: dict[str, Any] = {
        "message_id": "<france.2025-12-13.abc@desk.example>",
        "to": "reader@example.org",
        "sender": "France · The Test Desk <editor@desk.example>",
        "subject": "France: Le Havre says « non »",
        "text": "Text\n.\n.. dots\nLe pont est fermé.\n",
        "html": "<p>Le pont est fermé.</p>",
        "headers": (("Date", "Sat, 13 Dec 2025 07:00:00 +0100"),),
    }
    return Letter(**{**values, **changes})


class Postmaster:
    """Takes letters, or answers at each step what the test has told it."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.recipients: list[str] = []
        self.names: list[str] = []
        self.at: dict[str, str] = {}
        """Step (EHLO, MAIL, RCPT, DATA) → answer."""
        self.drop = False
        """Whether the connection ends without an answer once a letter was taken."""

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        session.host_name = name
        self.names.append(name)
        return [self.at["EHLO"]] if "EHLO" in self.at else lines

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.at.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "RCPT" not in self.at:
            envelope.rcpt_tos.append(address)
            self.recipients.append(address)
        return self.at.get("RCPT", "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append(content)
        if self.drop:
            server.transport.abort()
        return self.at.get("DATA", "250 OK")


class PostOffice(Controller):
    """A mail server on a free port of loopback."""

    def __init__(self, postmaster: Postmaster, **changes: Any) -> None:
        super().__init__(postmaster, hostname="127.0.0.1", port=0, **changes)
        self.postmaster = postmaster

    def _trigger_server(self) -> None:
        # The port is known only now, as it was for the system to choose.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def mailer(self, **changes: Any) -> SmtpMailer:
        values: dict[str, Any] = {
            "host": "localhost",
            "port": self.port,
            "tls": Tls.NONE,
            "timeout": timedelta(seconds=5),
        }
        return SmtpMailer(**{**values, **changes})


def only_with(user: str, password: str) -> Any:
    """Return an authenticator that lets in one user."""

    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: LoginPassword
    ) -> AuthResult:
        right = (given.login, given.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    return authenticate


def server_context(certificate: str, key: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context
