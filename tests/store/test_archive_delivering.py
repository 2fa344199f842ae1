"""Subscribers, bulletins and the ledger."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from archive_day import DAY, READER
from sqlalchemy import select

import make
from foreigndesk.domain.letter import Bulletin, Consent, Delivery, DeliveryState
from foreigndesk.domain.report import Correction
from foreigndesk.errors import RejectedError
from foreigndesk.store import tables
from foreigndesk.store.archive import SqlArchive, open_archive

LATER = make.NOON + timedelta(hours=1)
NEXT_DAY = date(2025, 12, 14)
PENDING = make.subscriber(consent=Consent.PENDING, confirmed=None)


def queued(archive: SqlArchive) -> Delivery:
    archive.sign_up(READER)
    archive.queue_letters("france", DAY, {READER.id: "<one@desk.example>"}, make.NOON)
    return delivery(archive)


def delivery(archive: SqlArchive) -> Delivery:
    (found,) = archive.deliveries("france", DAY)
    return found


def bulletin(day: date = DAY, **changes: object) -> Bulletin:
    values: dict[str, object] = {"stories": (), "updates": (), "corrections": ()}
    return Bulletin(edition="france", day=day, **{**values, **changes})  # type: ignore[arg-type]


def test_subscriber_comes_back_as_they_signed_up(archive: SqlArchive) -> None:
    far = make.subscriber("zoé@example.org", zone=ZoneInfo("Pacific/Auckland"))

    assert archive.sign_up(far) == far
    assert archive.subscriber(far.id) == far
    assert archive.subscriber("nobody") is None


def test_known_subscriber_is_returned_as_known(archive: SqlArchive) -> None:
    archive.sign_up(PENDING)
    archive.set_consent(PENDING.id, Consent.CONFIRMED, LATER)

    known = archive.sign_up(make.subscriber(consent=Consent.PENDING, asked=LATER, words="Other."))

    assert known == make.subscriber(confirmed=LATER)


@pytest.mark.parametrize("left", [Consent.UNSUBSCRIBED, Consent.BOUNCED])
def test_subscriber_who_had_left_begins_anew(archive: SqlArchive, left: Consent) -> None:
    archive.sign_up(PENDING)
    archive.set_consent(PENDING.id, left, LATER)
    again = make.subscriber(
        consent=Consent.PENDING, confirmed=None, asked=LATER, words="Yes, again."
    )

    assert archive.sign_up(again) == again
    assert archive.subscriber(PENDING.id) == again


def test_replay_of_a_request_does_not_bring_back_who_left_since(archive: SqlArchive) -> None:
    archive.sign_up(PENDING)
    archive.set_consent(PENDING.id, Consent.UNSUBSCRIBED, LATER)

    archive.sign_up(PENDING)

    known = archive.subscriber(PENDING.id)
    assert known is not None
    assert known.consent is Consent.UNSUBSCRIBED


def test_requests_are_counted_by_address_or_network(archive: SqlArchive) -> None:
    archive.sign_up(PENDING)
    archive.sign_up(PENDING)
    archive.sign_up(make.subscriber(asked=LATER, asked_from="192.0.2.9"))
    archive.sign_up(make.subscriber("other@example.org"))

    assert archive.sign_ups(make.NOON, address="Reader@Example.org") == 2
    assert archive.sign_ups(make.NOON, asked_from="192.0.2.1") == 2
    assert archive.sign_ups(make.NOON, address=READER.address, asked_from="192.0.2.1") == 3
    assert archive.sign_ups(LATER, address=READER.address) == 1
    assert archive.sign_ups(make.NOON) == 0


def test_subscribers_come_by_consent(archive: SqlArchive) -> None:
    people = [make.subscriber(f"{name}@example.org") for name in "abc"]
    for person in people:
        archive.sign_up(person)
    archive.set_consent(people[0].id, Consent.UNSUBSCRIBED, LATER)

    confirmed = archive.subscribers("france", Consent.CONFIRMED)

    assert confirmed == sorted(people[1:], key=lambda person: person.id)
    assert archive.subscribers("spain", Consent.CONFIRMED) == []


def test_first_confirmation_stands(archive: SqlArchive) -> None:
    archive.sign_up(PENDING)

    archive.set_consent(PENDING.id, Consent.CONFIRMED, make.NOON)
    archive.set_consent(PENDING.id, Consent.CONFIRMED, LATER)

    assert archive.subscriber(PENDING.id) == make.subscriber(confirmed=make.NOON)


def test_consent_record_tells_what_was_agreed_to_and_when(archive: SqlArchive) -> None:
    archive.sign_up(PENDING)
    archive.set_consent(PENDING.id, Consent.CONFIRMED, make.NOON)
    archive.set_consent(PENDING.id, Consent.UNSUBSCRIBED, LATER)

    table = tables.consent_records
    with archive.connections.reading() as connection:
        question = select(table.c.at, table.c.consent, table.c.words).order_by(table.c.at)
        rows = {tuple(row) for row in connection.execute(question)}

    assert rows == {
        (make.NOON, Consent.PENDING, PENDING.words),
        (make.NOON, Consent.CONFIRMED, PENDING.words),
        (LATER, Consent.UNSUBSCRIBED, PENDING.words),
    }


def test_consent_of_nobody_is_refused(archive: SqlArchive) -> None:
    with pytest.raises(RejectedError, match="no subscriber has the id nobody"):
        archive.set_consent("nobody", Consent.CONFIRMED, make.NOON)


def test_erased_address_is_nowhere_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    archive = open_archive(str(file))
    reader = make.subscriber(
        "somebody.rare@example.org", words="Rare words.", asked_from="198.51.100.77"
    )
    archive.sign_up(reader)
    archive.queue_letters("france", DAY, {reader.id: "<one@desk.example>"}, make.NOON)
    archive.mark(delivery(archive), DeliveryState.DEAD, "550 somebody.rare: no such user", LATER)

    archive.erase(reader.id)

    known = archive.subscriber(reader.id)
    ledger = delivery(archive)
    archive.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert known is not None
    assert (known.address, known.words, known.asked_from) == ("", "", "")
    assert known.consent is Consent.UNSUBSCRIBED
    assert (ledger.subscriber, ledger.state) == (reader.id, DeliveryState.DEAD)
    assert not [
        word for word in (b"somebody.rare", b"Rare words", b"198.51.100.77") if word in kept
    ]


def test_erased_subscriber_may_come_back(archive: SqlArchive) -> None:
    archive.sign_up(PENDING)
    archive.erase(PENDING.id)
    again = make.subscriber(consent=Consent.PENDING, confirmed=None, asked=LATER)

    assert archive.sign_up(again) == again


def test_bulletin_comes_back_as_it_was_made(archive: SqlArchive) -> None:
    note = Correction(at=LATER, wrong="12", right="21", note="Misread.", by="the desk", version=1)
    new, old, mended = (make.report(id=name, story=name) for name in ("new", "old", "mended"))
    for report in (new, old, mended):
        archive.store_report(report)
    letter = bulletin(
        stories=(new,), updates=(old,), corrections=((mended, note),), thin="A quiet night."
    )

    assert archive.bulletin("france", DAY) is None
    assert archive.store_bulletin(letter, make.NOON) == letter
    assert archive.bulletin("france", DAY) == letter


def test_first_bulletin_of_a_day_counts(archive: SqlArchive) -> None:
    first = archive.store_bulletin(bulletin(thin="First."), make.NOON)

    second = archive.store_bulletin(bulletin(thin="Second."), LATER)

    assert second == first
    assert archive.bulletin("france", DAY) == first


def test_bulletin_tells_the_version_of_its_day(archive: SqlArchive) -> None:
    first, second = make.report(), make.report(version=2, updated=LATER)
    archive.store_report(first)
    archive.store_bulletin(bulletin(stories=(first,)), make.NOON)

    archive.store_report(second)

    assert archive.bulletin("france", DAY) == bulletin(stories=(first,))


def test_told_is_the_latest_version_of_earlier_days(archive: SqlArchive) -> None:
    first, second = make.report(), make.report(version=2, updated=LATER)
    for report in (first, second):
        archive.store_report(report)
    archive.store_bulletin(bulletin(stories=(first,)), make.NOON)
    archive.store_bulletin(bulletin(NEXT_DAY, updates=(second,)), make.NOON)

    assert archive.told("france", DAY) == {}
    assert archive.told("france", NEXT_DAY) == {"report-1": 1}
    assert archive.told("france", date(2025, 12, 15)) == {"report-1": 2}
    assert archive.told("spain", date(2025, 12, 15)) == {}


def test_letter_is_queued_once(archive: SqlArchive) -> None:
    queued(archive)

    archive.queue_letters("france", DAY, {READER.id: "<two@desk.example>"}, LATER)
    archive.queue_letters("france", DAY, {}, LATER)

    assert delivery(archive) == Delivery(
        edition="france",
        day=DAY,
        subscriber=READER.id,
        state=DeliveryState.QUEUED,
        message_id="<one@desk.example>",
        attempts=0,
        reason="",
    )


def test_attempts_are_counted_when_sending(archive: SqlArchive) -> None:
    letter = queued(archive)

    for state in (DeliveryState.SENDING, DeliveryState.SENDING, DeliveryState.DATA_SENT):
        archive.mark(letter, state, "451 later", LATER)

    assert (delivery(archive).attempts, delivery(archive).state) == (2, DeliveryState.DATA_SENT)
    assert delivery(archive).reason == "451 later"


@pytest.mark.parametrize("end", [state for state in DeliveryState if state.over])
@pytest.mark.parametrize("after", list(DeliveryState))
def test_delivery_that_is_over_never_changes(
    archive: SqlArchive, end: DeliveryState, after: DeliveryState
) -> None:
    letter = queued(archive)
    archive.mark(letter, end, "because", LATER)
    before = delivery(archive)

    archive.mark(letter, after, "another reason", LATER)

    assert delivery(archive) == before


def test_letter_to_another_subscriber_is_left_alone(archive: SqlArchive) -> None:
    other = make.subscriber("other@example.org")
    archive.sign_up(other)
    letter = queued(archive)
    archive.queue_letters("france", DAY, {other.id: "<two@desk.example>"}, make.NOON)

    archive.mark(letter, DeliveryState.SENT, "250", LATER)

    states = {row.subscriber: row.state for row in archive.deliveries("france", DAY)}
    assert states == {READER.id: DeliveryState.SENT, other.id: DeliveryState.QUEUED}
