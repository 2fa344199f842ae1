"""Subscribers, bulletins and the ledger of deliveries."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, or_, select, update

from foreigndesk.domain.letter import Bulletin, Consent, Delivery, DeliveryState, Subscriber
from foreigndesk.errors import RejectedError
from foreigndesk.store import tables
from foreigndesk.store.bulletin_rows import load_bulletin, put_bulletin
from foreigndesk.store.connections import Shelf
from foreigndesk.store.rows import columns, put, value

LEFT = frozenset({Consent.UNSUBSCRIBED, Consent.BOUNCED})
"""Who may sign up again as if they were new."""


class Delivering(Shelf):
    """What sign-up, letters and the mail ledger ask and keep."""

    def sign_up(self, subscriber: Subscriber) -> Subscriber:
        """Keep a request; a known subscriber is returned as known, unless they had left before.

        Every request counts for `sign_ups`, also that of a known subscriber.
        """
        request = {
            "subscriber": subscriber.id,
            "at": subscriber.asked,
            "asked_from": subscriber.asked_from,
            "address_sha256": _digest(subscriber.address),
        }
        with self.connections.writing("sign-up") as connection:
            known = _subscriber(connection, subscriber.id)
            if known is None or (known.consent in LEFT and known.asked < subscriber.asked):
                row = columns(subscriber)
                put(connection, tables.subscribers, [row], update=row.keys() - {"id"})
                _record(connection, subscriber, subscriber.asked)
                known = subscriber
            put(connection, tables.sign_ups, [request])
        return known

    def sign_ups(self, since: datetime, address: str = "", asked_from: str = "") -> int:
        """Return how many requests came for an address, or from a network address, since.

        With both, requests count for which one of them is true; with neither, none does.
        """
        table = tables.sign_ups
        question = (
            select(func.count())
            .select_from(table)
            .where(
                table.c.at >= since,
                or_(
                    (table.c.address_sha256 == _digest(address)) & (address != ""),
                    (table.c.asked_from == asked_from) & (asked_from != ""),
                ),
            )
        )
        with self.connections.reading() as connection:
            return connection.execute(question).scalar_one()

    def subscriber(self, id: str) -> Subscriber | None:  # noqa: A002 - the word of the domain
        """Return a subscriber by id."""
        with self.connections.reading() as connection:
            return _subscriber(connection, id)

    def subscribers(self, edition: str, consent: Consent) -> list[Subscriber]:
        """Return an edition's subscribers, by id."""
        table = tables.subscribers
        question = select(table).where(table.c.edition == edition, table.c.consent == consent)
        with self.connections.reading() as connection:
            rows = connection.execute(question.order_by(table.c.id)).mappings()
            return [value(Subscriber, row) for row in rows]

    def set_consent(self, subscriber: str, consent: Consent, at: datetime) -> None:
        """Keep a confirmation, an unsubscription or a bounce.

        The first confirmation's time stays until they leave.

        Raises:
            RejectedError: nobody is known by this id.
        """
        table = tables.subscribers
        with self.connections.writing("consent") as connection:
            known = _subscriber(connection, subscriber)
            if known is None:
                raise RejectedError(f"no subscriber has the id {subscriber}")
            if known.consent is consent:
                return
            now = replace(known, consent=consent)
            if consent is Consent.CONFIRMED:
                now = replace(now, confirmed=at)
            connection.execute(update(table).where(table.c.id == now.id).values(**columns(now)))
            _record(connection, now, at)

    def erase(self, subscriber: str) -> None:
        """Forget a subscriber's address; the ledger keeps the bare key.

        The words they agreed to, where they asked from and what mail servers said of them go too.
        """
        people, letters = tables.subscribers, tables.deliveries
        records, requests = tables.consent_records, tables.sign_ups
        with self.connections.writing("erasure") as connection:
            connection.execute(
                update(people)
                .where(people.c.id == subscriber)
                .values(address="", words="", asked_from="", consent=Consent.UNSUBSCRIBED)
            )
            connection.execute(
                update(records)
                .where(records.c.subscriber == subscriber)
                .values(words="", asked_from="")
            )
            connection.execute(delete(requests).where(requests.c.subscriber == subscriber))
            connection.execute(
                update(letters).where(letters.c.subscriber == subscriber).values(reason="")
            )

    def bulletin(self, edition: str, day: date) -> Bulletin | None:
        """Return the letter of a day as it was made."""
        with self.connections.reading() as connection:
            return load_bulletin(connection, edition, day)

    def store_bulletin(self, bulletin: Bulletin, at: datetime) -> Bulletin:
        """Keep a day's letter; return the one that counts if there already was one."""
        with self.connections.writing("bulletin") as connection:
            known = load_bulletin(connection, bulletin.edition, bulletin.day)
            if known is None:
                put_bulletin(connection, bulletin, at)
        return known or bulletin

    def told(self, edition: str, before: date) -> dict[str, int]:
        """Return report → latest version told in letters of earlier days."""
        table = tables.bulletin_reports
        question = (
            select(table.c.report, func.max(table.c.version))
            .where(table.c.edition == edition, table.c.day < before)
            .group_by(table.c.report)
        )
        with self.connections.reading() as connection:
            return dict(connection.execute(question).all())

    def queue_letters(
        self, edition: str, day: date, letters: Mapping[str, str], at: datetime
    ) -> None:
        """Add a queued delivery a subscriber (subscriber → Message-ID), once."""
        if not letters:
            return
        queued = {"state": DeliveryState.QUEUED, "attempts": 0, "reason": "", "at": at}
        key = {"edition": edition, "day": day}
        rows = [
            key | queued | {"subscriber": subscriber, "message_id": message_id}
            for subscriber, message_id in letters.items()
        ]
        with self.connections.writing("queue") as connection:
            put(connection, tables.deliveries, rows)

    def deliveries(self, edition: str, day: date) -> list[Delivery]:
        """Return a day's ledger, by subscriber."""
        table = tables.deliveries
        question = select(table).where(table.c.edition == edition, table.c.day == day)
        with self.connections.reading() as connection:
            rows = connection.execute(question.order_by(table.c.subscriber)).mappings()
            return [value(Delivery, row) for row in rows]

    def mark(self, delivery: Delivery, state: DeliveryState, reason: str, at: datetime) -> None:
        """Keep what became of a letter; counts an attempt when it becomes `sending`.

        What is over never changes again.
        """
        table = tables.deliveries
        attempt = 1 if state is DeliveryState.SENDING else 0
        with self.connections.writing(f"delivery {state}") as connection:
            connection.execute(
                update(table)
                .where(
                    table.c.edition == delivery.edition,
                    table.c.day == delivery.day,
                    table.c.subscriber == delivery.subscriber,
                    table.c.state.in_([open_ for open_ in DeliveryState if not open_.over]),
                )
                .values(state=state, reason=reason, at=at, attempts=table.c.attempts + attempt)
            )


def _subscriber(connection: Connection, subscriber: str) -> Subscriber | None:
    """Return a subscriber by id."""
    table = tables.subscribers
    row = connection.execute(select(table).where(table.c.id == subscriber)).mappings().first()
    return None if row is None else value(Subscriber, row)


def _record(connection: Connection, subscriber: Subscriber, at: datetime) -> None:
    """Add to the consent record: who agreed to what, when, from where."""
    row = {
        "subscriber": subscriber.id,
        "at": at,
        "consent": subscriber.consent,
        "words": subscriber.words,
        "asked_from": subscriber.asked_from,
    }
    put(connection, tables.consent_records, [row])


def _digest(address: str) -> str:
    """Return what tells addresses apart without being one; capitals do not matter."""
    return hashlib.sha256(address.strip().casefold().encode()).hexdigest()
