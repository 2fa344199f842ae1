"""Letters through a mail server, one connection a letter."""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parseaddr
from enum import StrEnum

from foreigndesk.domain.letter import Letter
from foreigndesk.engines.mime import as_bytes
from foreigndesk.errors import DeskError, RejectedError, SettingsError, TransientError
from foreigndesk.ports import EngineState, Hook, no_hook

READY_FOR_DATA = 354


class Tls(StrEnum):
    """How the connection to the mail server is protected."""

    NONE = "none"
    """For a server on this machine."""
    STARTTLS = "starttls"
    """Port 587."""
    TLS = "tls"
    """Port 465."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpMailer:
    """Hands letters to a mail server, which signs them (DKIM) and carries them on."""

    host: str
    port: int
    user: str = ""
    """Without one, nobody logs in."""
    password: str = field(default="", repr=False)
    tls: Tls = Tls.STARTTLS
    timeout: timedelta = timedelta(seconds=30)
    """For each answer of the server."""
    hook: Hook = no_hook
    context: ssl.SSLContext | None = None
    """Which certificates are believed; None for those of the machine."""
    name: str = "smtp"

    def state(self) -> EngineState:
        """Return what `doctor` shows: whether the server answers, and lets us in."""
        try:
            self.ping()
        except DeskError as error:
            return EngineState(name=self.name, present=False, version="", words=str(error))
        words = f"letters go out through {self.host}:{self.port}"
        return EngineState(name=self.name, present=True, version="", words=words)

    def ping(self) -> None:
        """Connect, log in, and leave.

        Raises:
            SettingsError: the server does not let us in as we are set.
            TransientError: no answer.
        """
        with _translated("", self.host), self._connection("localhost") as server:
            server.noop()

    def send(self, letter: Letter, before_data: Callable[[], None]) -> None:
        """Hand over one letter; `before_data` is called when only the final dot is missing.

        If `before_data` raises, the dot is not sent, and the server forgets the letter.

        Raises:
            SettingsError: the server does not let us in, or refuses our own address.
            TransientError: no answer, 4xx; `http_status` holds the reply, None for none.
                After `before_data` and without a reply, nobody knows.
            RejectedError: 5xx to this address or this letter.
        """
        sender = parseaddr(letter.sender)[1]
        content = _dotted(as_bytes(letter))
        with (
            _translated(letter.to, self.host),
            self._connection(sender.rpartition("@")[2]) as server,
        ):
            _accepted(server.mail(sender), SettingsError)
            _accepted(server.rcpt(letter.to), RejectedError)
            _accepted(server.docmd("DATA"), RejectedError, READY_FOR_DATA)
            server.send(content)
            before_data()
            self.hook("smtp: final dot")
            server.send(b".\r\n")
            _accepted(server.getreply(), RejectedError)

    @contextmanager
    def _connection(self, our_name: str) -> Iterator[smtplib.SMTP]:
        server = self._connected(our_name)
        try:
            _accepted(server.ehlo(), TransientError)
            if self.tls is Tls.STARTTLS:
                server.starttls(context=self._context())
                # RFC 3207, 4.2: what was said before in the clear is forgotten.
                _accepted(server.ehlo(), TransientError)
            if self.user:
                server.login(self.user, self.password)
            yield server
            # The letter is the server's by now: whether it says goodbye changes nothing.
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
        finally:
            server.close()

    def _connected(self, our_name: str) -> smtplib.SMTP:
        timeout = self.timeout.total_seconds()
        # Without a name of ours smtplib asks the net for one, and may wait long for it.
        if self.tls is Tls.TLS:
            return smtplib.SMTP_SSL(
                self.host, self.port, our_name, timeout=timeout, context=self._context()
            )
        return smtplib.SMTP(self.host, self.port, our_name, timeout=timeout)

    def _context(self) -> ssl.SSLContext:
        return self.context or ssl.create_default_context()


class _Refused(Exception):  # noqa: N818 - it is a reply, and not yet an error of the desk
    """A reply that is not the one hoped for."""

    def __init__(self, code: int, words: str, remedy: type[DeskError]) -> None:
        super().__init__(words)
        self.code = code
        self.remedy = remedy


def _accepted(reply: tuple[int, bytes], remedy: type[DeskError], hoped: int = 250) -> None:
    """Pass a reply that agrees; `remedy` is what a final refusal (5xx) at this step means."""
    code, words = reply
    if code != hoped and not (hoped == 250 and code in {251, 252}):  # RFC 5321, 4.2.3
        raise _Refused(code, words.decode("utf-8", "replace"), remedy)


@contextmanager
def _translated(to: str, host: str) -> Iterator[None]:
    """Turn what smtplib and the net raise into errors sorted by remedy.

    Args:
        to: the address of the letter; servers repeat it, and reasons must not hold it.
        host: of the server, for the operator.
    """
    try:
        yield
    except _Refused as refused:
        raise _sorted(refused, _without(to, str(refused)), host) from None
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
        raise _not_let_in(error, host) from error
    except ssl.SSLError as error:
        words = f"no safe connection to the mail server {host} ({error.reason}): check host and tls"
        raise SettingsError(words) from error
    except smtplib.SMTPResponseException as error:
        words = _without(to, str(error.smtp_error))
        status = error.smtp_code if error.smtp_code > 0 else None
        raise TransientError(
            f"the mail server {host} is not ready: {error.smtp_code} {words}", http_status=status
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        # Its own words may repeat the address; the class says enough.
        raise TransientError(f"no answer from the mail server {host}: {_kind(error)}") from error


def _sorted(refused: _Refused, words: str, host: str) -> DeskError:
    message = f"{refused.code} {words}"
    permanent = 500 <= refused.code < 600  # RFC 5321, 4.2.1
    if permanent and refused.remedy is SettingsError:
        return SettingsError(f"the mail server {host} refuses our address: {message}")
    if permanent and refused.remedy is RejectedError:
        return RejectedError(message, http_status=refused.code)
    return TransientError(message, http_status=refused.code if refused.code > 0 else None)


def _not_let_in(error: smtplib.SMTPException, host: str) -> DeskError:
    code = getattr(error, "smtp_code", 0)
    if 400 <= code < 500:
        return TransientError(f"the mail server {host} is busy: {code}", http_status=code)
    return SettingsError(
        f"the mail server {host} does not let us in: check user, password and tls ({code or error})"
    )


def _kind(error: Exception) -> str:
    return getattr(error, "strerror", "") or type(error).__name__


def _without(address: str, words: str) -> str:
    """Return a reply without the reader's address: it is kept in one place, not in every reason."""
    if address:
        words = re.sub(re.escape(address), "(the address)", words, flags=re.IGNORECASE)
    return " ".join(words.split())


def _dotted(content: bytes) -> bytes:
    """Return a message as DATA wants it: no line is a dot alone, and the last one is ended."""
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended)  # RFC 5321, 4.5.2
