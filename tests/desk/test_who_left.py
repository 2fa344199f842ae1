"""Letters of readers who left between the queue and the mailer."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

import make
from foreigndesk.domain.letter import Bulletin, Consent, Delivery, DeliveryState
from foreigndesk.steps.posting import post


class Ledger:
    """An archive that knows one reader, and what its ledger was told."""

    def __init__(self) -> None:
        self.told: list[DeliveryState] = []

    def subscriber(self, _: str) -> Any:
        return make.subscriber(consent=Consent.UNSUBSCRIBED)

    def mark(self, _: Delivery, state: DeliveryState, *__: Any) -> None:
        self.told.append(state)


@pytest.mark.parametrize(
    ("found", "becomes"),
    [
        (DeliveryState.QUEUED, DeliveryState.EXCLUDED),
        (DeliveryState.SENDING, DeliveryState.EXCLUDED),
        (DeliveryState.DATA_SENT, DeliveryState.AMBIGUOUS),
    ],
)
def test_a_reader_who_left_gets_nothing_and_the_ledger_claims_no_more_than_it_knows(
    found: DeliveryState, becomes: DeliveryState
) -> None:
    day, ledger = date(2025, 12, 14), Ledger()
    delivery = Delivery(
        edition="france",
        day=day,
        subscriber="left",
        state=found,
        message_id="<one@desk.example>",
        attempts=1,
        reason="",
    )
    desk: Any = SimpleNamespace(archive=ledger, clock=SimpleNamespace(now=lambda: make.NOON))

    post(
        desk,
        make.edition(),
        Bulletin(edition="france", day=day, stories=(), updates=(), corrections=()),
        delivery,
    )

    assert ledger.told == [becomes]
