from datetime import timedelta

import pytest
from house import House

import make
from foreigndesk.domain.letter import Consent, Subscriber

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def known(house: House, consent: Consent = Consent.CONFIRMED) -> Subscriber:
    reader = house.archive.sign_up(make.subscriber(consent=Consent.PENDING))
    house.archive.set_consent(reader.id, consent, make.NOON)
    return reader


def leave_link(house: House, reader: Subscriber) -> str:
    return f"/france/unsubscribe/{house.desk.signer.unsubscribe_token(reader.id, 'france')}"


def confirm_link(house: House, reader: Subscriber) -> str:
    token = house.desk.signer.confirm_token(reader.id, "france", make.NOON)
    return f"/france/confirm/{token}"


def consent_of(house: House, reader: Subscriber) -> Consent:
    found = house.archive.subscriber(reader.id)
    assert found is not None
    return found.consent


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_at_a_link_changes_nothing(house: House, method: str) -> None:
    confirmed, pending = known(house), make.subscriber("b@example.org", consent=Consent.PENDING)
    house.archive.sign_up(pending)
    client = house.client()

    leaving = client.request(method, leave_link(house, confirmed))
    confirming = client.request(method, confirm_link(house, pending))

    assert leaving.status_code == confirming.status_code == 200
    assert consent_of(house, confirmed) is Consent.CONFIRMED
    assert consent_of(house, pending) is Consent.PENDING


def test_link_shows_a_button_that_posts_to_the_same_address(house: House) -> None:
    answer = house.client().get(leave_link(house, known(house)))

    assert '<form method="post">' in answer.text
    assert "Unsubscribe</button>" in answer.text


def test_button_unsubscribes(house: House) -> None:
    reader = known(house)

    answer = house.client().post(leave_link(house, reader))

    assert answer.status_code == 200
    assert "You are unsubscribed" in answer.text
    assert consent_of(house, reader) is Consent.UNSUBSCRIBED


def test_one_click_of_mail_readers_unsubscribes_in_both_encodings(house: House) -> None:
    first, second = known(house), make.subscriber("b@example.org", consent=Consent.PENDING)
    house.archive.sign_up(second)

    encoded = house.client().post(leave_link(house, first), data=ONE_CLICK)
    multipart = house.client().post(
        leave_link(house, second), files={"List-Unsubscribe": (None, "One-Click")}
    )

    assert encoded.status_code == multipart.status_code == 200
    assert consent_of(house, first) is consent_of(house, second) is Consent.UNSUBSCRIBED


def test_unsubscribing_again_and_years_later_is_the_same_answer(house: House) -> None:
    reader = known(house)
    first = house.client().post(leave_link(house, reader), data=ONE_CLICK)
    house.clock.moment += timedelta(days=2000)

    again = house.client().post(leave_link(house, reader), data=ONE_CLICK)

    assert again.status_code == first.status_code == 200
    assert again.text == first.text


def test_unsubscribing_after_erasure_or_by_nobody_is_answered_all_the_same(house: House) -> None:
    reader = known(house)
    house.archive.erase(reader.id)

    erased = house.client().post(leave_link(house, reader))
    nobody = house.client().post(leave_link(house, make.subscriber("nobody@example.org")))

    assert erased.status_code == nobody.status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("what", ["confirm", "unsubscribe"])
def test_broken_link_is_told_with_a_remedy(house: House, method: str, what: str) -> None:
    answer = house.client().request(method, f"/france/{what}/WyJhYmMiLCJmcm.broken")

    assert answer.status_code == 400
    assert "This link does not work" in answer.text
    assert "copy all of it" in answer.text
    assert 'href="mailto:editor@desk.example"' in answer.text


def test_link_of_another_edition_does_nothing(house: House) -> None:
    reader = known(house)
    token = house.desk.signer.unsubscribe_token(reader.id, "spain")

    answer = house.client().post(f"/france/unsubscribe/{token}")

    assert answer.status_code == 400
    assert consent_of(house, reader) is Consent.CONFIRMED


def test_confirming_twice_keeps_the_first_time(house: House) -> None:
    reader = house.archive.sign_up(make.subscriber(consent=Consent.PENDING))
    house.client().post(confirm_link(house, reader))
    house.clock.moment += timedelta(days=1)

    again = house.client().post(confirm_link(house, reader))

    found = house.archive.subscriber(reader.id)
    assert again.status_code == 200
    assert found is not None
    assert found.confirmed == make.NOON


def test_old_confirmation_does_not_bring_back_who_left(house: House) -> None:
    reader = known(house, Consent.UNSUBSCRIBED)

    shown = house.client().get(confirm_link(house, reader))
    posted = house.client().post(confirm_link(house, reader))

    assert shown.status_code == posted.status_code == 400
    assert "sign up once more" in posted.text
    assert consent_of(house, reader) is Consent.UNSUBSCRIBED


def test_confirmation_lapses_after_three_days(house: House) -> None:
    reader = house.archive.sign_up(make.subscriber(consent=Consent.PENDING))
    house.clock.moment += timedelta(days=3, seconds=1)

    answer = house.client().post(confirm_link(house, reader))

    assert answer.status_code == 400
    assert "good for three days" in answer.text
    assert consent_of(house, reader) is Consent.PENDING


def test_pages_of_one_reader_are_kept_and_listed_by_nobody(house: House) -> None:
    answer = house.client().get(leave_link(house, known(house)))

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["referrer-policy"] == "strict-origin"


def test_long_body_does_not_count_as_a_click(house: House) -> None:
    reader = known(house)

    answer = house.client().post(leave_link(house, reader), content=b"x" * 5000)

    assert answer.status_code == 413
    assert consent_of(house, reader) is Consent.CONFIRMED
