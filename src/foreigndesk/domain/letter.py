"""What goes out in the morning, to whom, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from foreigndesk.domain.report import Correction, Report


class Consent(StrEnum):
    """Where a subscriber stands."""

    PENDING = "pending"
    """Signed up; the confirmation letter is out."""
    CONFIRMED = "confirmed"
    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """Somebody who asked for an edition's letter."""

    id: str
    """Derived from edition and address."""
    edition: str
    address: str
    consent: Consent
    asked: datetime
    confirmed: datetime | None
    words: str
    """The sentence they agreed to."""
    asked_from: str
    """The network address of the request, for the consent record."""
    zone: ZoneInfo


class DeliveryState(StrEnum):
    """What became of one letter to one subscriber."""

    QUEUED = "queued"
    SENDING = "sending"
    """Committed before the connection is made."""
    DATA_SENT = "data_sent"
    """Committed just before the final dot: after a crash, ambiguous."""
    SENT = "sent"
    DEAD = "dead"
    AMBIGUOUS = "ambiguous"
    EXCLUDED = "excluded"
    """Unsubscribed or bounced since it was queued."""

    @property
    def over(self) -> bool:
        """Say whether nothing more will happen to it."""
        return self not in {DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.DATA_SENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One bulletin to one subscriber; unique by edition, day and subscriber."""

    edition: str
    day: date
    """Local day of the edition."""
    subscriber: str
    state: DeliveryState
    message_id: str
    """Derived from the key, so that every copy of a letter carries the same."""
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """One morning's letter, before it is addressed to anybody."""

    edition: str
    day: date
    stories: tuple[Report, ...]
    """Never told to these readers before."""
    updates: tuple[Report, ...]
    """Told before; something changed since."""
    corrections: tuple[tuple[Report, Correction], ...]
    """Of reports that were mailed."""
    thin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message ready for the mailer."""

    message_id: str
    to: str
    sender: str
    subject: str
    text: str
    html: str
    headers: tuple[tuple[str, str], ...] = ()
    """Further headers, one line each."""
