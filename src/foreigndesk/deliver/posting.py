"""What becomes of a letter: decisions of the delivery ledger, and the sum that closes a send.

SMTP cannot promise "exactly once": the server's reply may be lost after it took the letter. We
promise: none lost, at most one ambiguous copy, and every copy with the same Message-ID.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from foreigndesk.domain.letter import Delivery, DeliveryState
from foreigndesk.errors import RejectedError, TransientError

REPLY_LOST = "the server's reply was lost"
"""Stands in a delivery's reason from the first ambiguous try on, and must be carried along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What an operator allows where nobody knows whether a letter arrived."""

    once_more: bool = True
    """One further try, with the same Message-ID; else none."""


BY_DEFAULT = Policy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a delivery becomes, and why: both go into the ledger."""

    state: DeliveryState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A send in numbers; every candidate is in one of them."""

    candidates: int
    sent: int
    dead: int
    ambiguous: int
    excluded: int
    open: int
    """Still to go: queued, on their way, or never queued."""

    @property
    def closed(self) -> bool:
        """Say whether the send is over: candidates = sent + dead + ambiguous + excluded."""
        over = self.sent + self.dead + self.ambiguous + self.excluded
        return self.open == 0 and over == self.candidates


def after_restart(delivery: Delivery, policy: Policy = BY_DEFAULT) -> Decision:
    """Return what becomes of a letter that was found as it is when the desk started."""
    if delivery.state is DeliveryState.DATA_SENT:
        return _ambiguous(delivery, policy)
    if delivery.state.over:
        return Decision(state=delivery.state, reason=delivery.reason)
    return Decision(state=DeliveryState.QUEUED, reason=delivery.reason)


def after_failure(
    delivery: Delivery,
    error: TransientError | RejectedError,
    now: datetime,
    window_end: datetime,
    policy: Policy = BY_DEFAULT,
) -> Decision:
    """Return what becomes of a letter whose sending failed.

    Args:
        delivery: in the state that the ledger holds: `sending`, or `data_sent`.
        error: what the mailer raised; its `http_status` is the SMTP reply, None for no reply.
        now: aware.
        window_end: when the letter is no longer fresh; from then on it is dead, not late.
        policy: what to do where nobody knows.
    """
    if isinstance(error, RejectedError):
        return Decision(state=DeliveryState.DEAD, reason=str(error))
    too_late = now + (error.retry_after or timedelta(0)) >= window_end
    if delivery.state is DeliveryState.DATA_SENT and error.http_status is None:
        return _ambiguous(delivery, Policy(once_more=policy.once_more and not too_late))
    if too_late:
        return Decision(state=DeliveryState.DEAD, reason=f"no longer fresh; {error}")
    return Decision(state=DeliveryState.QUEUED, reason=_carried(delivery, str(error)))


def after_success(delivery: Delivery) -> Decision:
    """Return what becomes of a letter that the server took."""
    return Decision(state=DeliveryState.SENT, reason=delivery.reason)


def balance(candidates: Iterable[str], deliveries: Sequence[Delivery]) -> Balance:
    """Return the sum of a send; where it is not closed, something is left to do.

    Args:
        candidates: ids of everybody who was to get the letter.
        deliveries: the day's ledger.
    """
    everybody = {*candidates, *(delivery.subscriber for delivery in deliveries)}
    states = Counter(delivery.state for delivery in deliveries)
    over = sum(number for state, number in states.items() if state.over)
    return Balance(
        candidates=len(everybody),
        sent=states[DeliveryState.SENT],
        dead=states[DeliveryState.DEAD],
        ambiguous=states[DeliveryState.AMBIGUOUS],
        excluded=states[DeliveryState.EXCLUDED],
        open=len(everybody) - over,
    )


def _ambiguous(delivery: Delivery, policy: Policy) -> Decision:
    again = policy.once_more and REPLY_LOST not in delivery.reason
    state = DeliveryState.QUEUED if again else DeliveryState.AMBIGUOUS
    return Decision(state=state, reason=REPLY_LOST)


def _carried(delivery: Delivery, reason: str) -> str:
    return f"{REPLY_LOST}; {reason}" if REPLY_LOST in delivery.reason else reason
