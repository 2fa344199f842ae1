"""Signed links: only we can make them, and each is good for one thing."""

from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadData, URLSafeSerializer

from foreigndesk.errors import RejectedError, SettingsError

CONFIRM_WITHIN = timedelta(days=3)

LEAST_SECRET = 20
"""Bytes: 160 bits."""

CONFIRM, UNSUBSCRIBE = "confirm", "unsubscribe"


class Signer:
    """Makes and reads the tokens of links in letters; HMAC with SHA-256.

    Args:
        secret: at least 20 bytes, from the operator's settings.
        older: earlier secrets; links made with them still work, as an unsubscribe link must.

    Raises:
        SettingsError: the secret is too short.
    """

    def __init__(self, secret: str, *older: str) -> None:
        if len(secret.encode()) < LEAST_SECRET:
            raise SettingsError(
                f"the signing secret must have at least {LEAST_SECRET} bytes: "
                'set one with "openssl rand -hex 32"'
            )
        self._keys = [*older, secret]

    def confirm_token(self, subscriber: str, edition: str, now: datetime) -> str:
        """Return a token that confirms a sign-up within three days."""
        lapses = int((now + CONFIRM_WITHIN).timestamp())
        return self._write(CONFIRM, [subscriber, edition, lapses])

    def read_confirm(self, token: str, edition: str, now: datetime) -> str:
        """Return the id of the subscriber who confirms.

        Raises:
            RejectedError: not ours, for another edition, or too old; says what to do.
        """
        subscriber, lapses = self._read(CONFIRM, token, edition)
        if now.timestamp() > float(lapses):
            raise RejectedError(
                "This link was good for three days, and they are over. Please sign up once more."
            )
        return subscriber

    def unsubscribe_token(self, subscriber: str, edition: str) -> str:
        """Return the token that ends a subscription: the same each time, for ever good."""
        return self._write(UNSUBSCRIBE, [subscriber, edition, 0])

    def read_unsubscribe(self, token: str, edition: str) -> str:
        """Return the id of the subscriber who leaves.

        Raises:
            RejectedError: not ours, or for another edition; says what to do.
        """
        return self._read(UNSUBSCRIBE, token, edition)[0]

    def _write(self, purpose: str, values: list[str | int]) -> str:
        token = self._serializer(purpose).dumps(values)
        return token if isinstance(token, str) else token.decode()

    def _read(self, purpose: str, token: str, edition: str) -> tuple[str, int]:
        try:
            subscriber, its_edition, lapses = self._serializer(purpose).loads(token)
        except (BadData, UnicodeEncodeError):
            its_edition = ""
        if not its_edition or its_edition != edition:
            raise RejectedError(
                "This link is not whole. Please open it from the letter again, "
                "or copy all of it into your browser."
            )
        return str(subscriber), int(lapses)

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(
            self._keys,
            salt=f"foreigndesk.{purpose}",
            signer_kwargs={"digest_method": sha256, "key_derivation": "hmac"},
        )
