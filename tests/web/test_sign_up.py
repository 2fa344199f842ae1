import re
from datetime import timedelta

import pytest
from house import House
from starlette.testclient import TestClient

import make
from foreigndesk.domain.letter import Consent
from foreigndesk.errors import RejectedError, SettingsError, TransientError
from foreigndesk.web.subscribing import network

ADDRESS = "reader@example.org"


def sign_up(client: TestClient, address: str = ADDRESS, website: str = "") -> tuple[int, str]:
    answer = client.post("/france/sign-up", data={"address": address, "website": website})
    return answer.status_code, answer.headers.get("location", "")


THANKS = (303, "/france/sign-up/thanks")


def test_sign_up_is_kept_as_pending_and_asks_by_letter(house: House) -> None:
    client = house.client()

    answer = sign_up(client, " Reader@Example.org ")

    assert answer == THANKS
    assert "look into your inbox" in client.get(THANKS[1]).text
    reader = house.reader("Reader@example.org")
    assert reader is not None
    assert reader.consent is Consent.PENDING
    assert reader.asked_from == "192.0.2.7"
    assert reader.asked == make.NOON
    assert reader.words == (
        "The top news stories in France, delivered straight to your inbox each morning."
    )
    (letter,) = house.mailer.letters
    assert letter.to == "Reader@example.org"
    assert re.search(r"https://desk\.example/france/confirm/\S+", letter.text)


def test_link_of_the_letter_confirms(house: House) -> None:
    client = house.client()
    sign_up(client)

    (path,) = re.findall(r"https://desk\.example(/\S+)", house.mailer.letters[0].text)
    answer = client.post(path)

    assert answer.status_code == 200
    assert "Thank you" in answer.text
    reader = house.reader()
    assert reader is not None
    assert reader.consent is Consent.CONFIRMED
    assert reader.confirmed == make.NOON


def test_answer_for_known_and_unknown_is_the_same(house: House) -> None:
    reader = make.subscriber(ADDRESS, consent=Consent.PENDING)
    house.archive.sign_up(reader)
    house.archive.set_consent(reader.id, Consent.CONFIRMED, make.NOON)
    client = house.client()

    known = client.post("/france/sign-up", data={"address": ADDRESS})
    unknown = client.post("/france/sign-up", data={"address": "other@example.org"})

    assert known.status_code == unknown.status_code == 303
    assert known.headers.raw == unknown.headers.raw
    assert known.content == unknown.content


def test_who_has_the_letter_is_not_asked_again(house: House) -> None:
    client = house.client()
    sign_up(client)
    (path,) = re.findall(r"https://desk\.example(/\S+)", house.mailer.letters[0].text)
    client.post(path)
    house.clock.moment += timedelta(minutes=1)

    assert sign_up(client) == THANKS

    assert len(house.mailer.letters) == 1


def test_who_asks_twice_is_asked_twice_by_different_letters(house: House) -> None:
    client = house.client()

    sign_up(client)
    house.clock.moment += timedelta(minutes=1)
    sign_up(client)

    assert len({letter.message_id for letter in house.mailer.letters}) == 2


def test_machine_that_fills_in_the_hidden_field_changes_nothing(house: House) -> None:
    assert sign_up(house.client(), website="https://spam.example") == THANKS

    assert house.reader() is None
    assert house.mailer.letters == []


@pytest.mark.parametrize("address", ["", "nobody", "a@b.example\r\nBcc: c@d.example"])
def test_what_is_no_address_is_told_and_may_be_mended(house: House, address: str) -> None:
    answer = house.client().post("/france/sign-up", data={"address": address})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert '<form action="/france/sign-up"' in answer.text
    assert house.mailer.letters == []


def test_what_was_typed_comes_back_as_text(house: House) -> None:
    answer = house.client().post("/france/sign-up", data={"address": '"><script>x</script>'})

    assert "<script>" not in answer.text


def test_fourth_request_for_an_address_in_a_day_sends_nothing_and_says_nothing(
    house: House,
) -> None:
    answers = []
    for number in range(4):
        answers.append(sign_up(house.client(f"192.0.2.{number}")))
        house.clock.moment += timedelta(minutes=1)

    assert answers == [THANKS] * 4
    assert len(house.mailer.letters) == 3
    house.clock.moment += timedelta(days=1)
    sign_up(house.client())
    assert len(house.mailer.letters) == 4


def test_sixth_request_from_a_network_in_an_hour_is_put_off(house: House) -> None:
    client = house.client()
    for number in range(5):
        sign_up(client, f"reader{number}@example.org")

    answer = client.post("/france/sign-up", data={"address": ADDRESS})

    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "3600"
    assert "try again in an hour" in answer.text
    assert house.reader() is None
    house.clock.moment += timedelta(hours=1, seconds=1)
    assert sign_up(client) == THANKS


def test_one_customer_counts_once_however_many_ipv6_addresses_they_have() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:2") == "2001:db8::/64"
    assert network("192.0.2.1") == "192.0.2.1"
    assert network("testclient") == "testclient"


@pytest.mark.parametrize(
    "failure", [TransientError("busy"), RejectedError("550"), SettingsError("no password")]
)
def test_letter_that_does_not_go_out_leaves_the_answer_as_it_is(
    house: House, failure: TransientError | RejectedError | SettingsError
) -> None:
    house.mailer.failure = failure

    assert sign_up(house.client()) == THANKS

    house.mailer.failure = None
    house.clock.moment += timedelta(minutes=1)
    sign_up(house.client())
    assert len(house.mailer.letters) == 1


def test_form_is_shown_with_what_one_agrees_to(house: House) -> None:
    answer = house.client().get("/france/sign-up")

    assert answer.status_code == 200
    assert "The top news stories in France, delivered straight to your inbox" in answer.text
    assert 'name="website"' in answer.text


def test_long_form_is_not_read_to_the_end(house: House) -> None:
    answer = house.client().post("/france/sign-up", data={"address": "a" * 5000})

    assert answer.status_code == 413
    assert "too long" in answer.text


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join(b"a=%d" % n for n in range(20))])
def test_what_is_no_form_is_refused(house: House, body: bytes) -> None:
    answer = house.client().post("/france/sign-up", content=body)

    assert answer.status_code == 400


def test_sign_up_for_an_unknown_edition_is_no_page(house: House) -> None:
    assert house.client().post("/utopia/sign-up", data={"address": ADDRESS}).status_code == 404


def test_archive_out_of_order_is_told_in_plain_words(house: House) -> None:
    class Broken:
        def __getattr__(self, name: str) -> None:
            raise SettingsError("the archive /somewhere/secret is locked")

    object.__setattr__(house.desk, "archive", Broken())

    answer = house.client().post("/france/sign-up", data={"address": ADDRESS})

    assert answer.status_code == 503
    assert "please try again in a while" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
