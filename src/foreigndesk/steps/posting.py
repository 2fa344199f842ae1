"""One letter at a time, with the ledger written before every step that cannot be taken back."""

from dataclasses import replace
from datetime import date

from foreigndesk.deliver.bulletin import bulletin as made_of
from foreigndesk.deliver.envelope import links, message_id
from foreigndesk.deliver.letter import render
from foreigndesk.deliver.posting import after_failure, after_restart, after_success
from foreigndesk.deliver.schedule import window_end
from foreigndesk.domain.letter import Bulletin, Consent, Delivery, DeliveryState
from foreigndesk.domain.press import Edition
from foreigndesk.errors import RejectedError, TransientError
from foreigndesk.steps.covering import shown
from foreigndesk.steps.newsroom import Desk


def bulletin_of(desk: Desk, edition: Edition, day: date) -> Bulletin | None:
    """Return the letter of a day: as it was made, or made now; None before the first front page."""
    kept = desk.archive.bulletin(edition.id, day)
    front = desk.archive.front_page(edition.id)
    if kept is not None or front is None:
        return kept
    told = desk.archive.told(edition.id, day)
    mailed = [report for report in shown(desk, edition) if report.id in told]
    return desk.archive.store_bulletin(made_of(edition, day, front, told, mailed), desk.clock.now())


def queue(desk: Desk, edition: Edition, day: date) -> dict[str, str]:
    """Queue a letter for every confirmed subscriber, once; return subscriber → Message-ID."""
    readers = desk.archive.subscribers(edition.id, Consent.CONFIRMED)
    base = desk.imprint.base_address
    letters = {reader.id: message_id(edition.id, day, reader.id, base) for reader in readers}
    desk.archive.queue_letters(edition.id, day, letters, desk.clock.now())
    return letters


def post(desk: Desk, edition: Edition, bulletin: Bulletin, delivery: Delivery) -> None:
    """Hand one letter to the mailer and keep what became of it."""
    reader = desk.archive.subscriber(delivery.subscriber)
    if reader is None or reader.consent is not Consent.CONFIRMED:
        # Of a letter whose reply was lost nobody knows that it did not go.
        lost = delivery.state is DeliveryState.DATA_SENT
        state = DeliveryState.AMBIGUOUS if lost else DeliveryState.EXCLUDED
        _mark(desk, delivery, state, "no longer subscribed")
        return
    found = after_restart(delivery)
    delivery = _mark(desk, delivery, found.state, found.reason)
    if found.state.over:
        return
    addresses = links(edition, reader, desk.imprint, desk.signer)
    letter = render(bulletin, reader, edition, desk.imprint, addresses)
    steps = [_mark(desk, delivery, DeliveryState.SENDING, found.reason)]

    def before_data() -> None:
        steps.append(_mark(desk, steps[-1], DeliveryState.DATA_SENT, found.reason))

    try:
        desk.mailer.send(letter, before_data)
    except (TransientError, RejectedError) as error:
        until = window_end(edition, delivery.day)
        what = after_failure(steps[-1], error, desk.clock.now(), until)
    else:
        what = after_success(steps[-1])
    _mark(desk, steps[-1], what.state, what.reason)


def _mark(desk: Desk, delivery: Delivery, state: DeliveryState, reason: str) -> Delivery:
    desk.archive.mark(delivery, state, reason, desk.clock.now())
    return replace(delivery, state=state, reason=reason)
