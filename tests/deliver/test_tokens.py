from datetime import timedelta
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from foreigndesk.deliver.tokens import Signer
from foreigndesk.errors import RejectedError, SettingsError

SECRET = "a secret of enough bytes for this"
SIGNER = Signer(SECRET)


def test_confirm_token_names_its_subscriber_for_three_days() -> None:
    token = SIGNER.confirm_token("abc", "france", make.NOON)

    assert SIGNER.read_confirm(token, "france", make.NOON + timedelta(days=3)) == "abc"


def test_confirm_token_lapses_and_says_what_to_do() -> None:
    token = SIGNER.confirm_token("abc", "france", make.NOON)

    with pytest.raises(RejectedError, match="sign up once more"):
        SIGNER.read_confirm(token, "france", make.NOON + timedelta(days=3, seconds=1))


def test_unsubscribe_token_is_the_same_each_time() -> None:
    token = SIGNER.unsubscribe_token("abc", "france")

    assert token == SIGNER.unsubscribe_token("abc", "france")
    assert SIGNER.read_unsubscribe(token, "france") == "abc"


def test_token_is_bound_to_its_list() -> None:
    with pytest.raises(RejectedError):
        SIGNER.read_unsubscribe(SIGNER.unsubscribe_token("abc", "france"), "spain")
    with pytest.raises(RejectedError):
        SIGNER.read_confirm(SIGNER.confirm_token("abc", "france", make.NOON), "spain", make.NOON)


def test_token_is_bound_to_its_purpose() -> None:
    with pytest.raises(RejectedError):
        SIGNER.read_unsubscribe(SIGNER.confirm_token("abc", "france", make.NOON), "france")
    with pytest.raises(RejectedError):
        SIGNER.read_confirm(SIGNER.unsubscribe_token("abc", "france"), "france", make.NOON)


def test_token_of_another_secret_is_refused() -> None:
    token = Signer("another secret of enough bytes").unsubscribe_token("abc", "france")

    with pytest.raises(RejectedError):
        SIGNER.read_unsubscribe(token, "france")


def test_token_of_an_older_secret_still_works() -> None:
    token = SIGNER.unsubscribe_token("abc", "france")

    renewed = Signer("another secret of enough bytes", SECRET)

    assert renewed.read_unsubscribe(token, "france") == "abc"
    assert renewed.unsubscribe_token("abc", "france") != token


def test_token_stands_in_an_address_as_it_is() -> None:
    token = SIGNER.unsubscribe_token("é/ü ?", "france")

    assert quote(token, safe="") == token


def test_short_secret_is_refused_with_the_remedy() -> None:
    with pytest.raises(SettingsError, match="openssl rand"):
        Signer("0123456789abcdefghi")


@given(st.text(max_size=80))
def test_no_guess_is_a_token(guess: str) -> None:
    with pytest.raises(RejectedError):
        SIGNER.read_unsubscribe(guess, "france")


ALPHABETS = str.maketrans("+/", "-_")


@given(st.integers(min_value=0), st.characters())
def test_changed_token_is_refused(place: int, sign: str) -> None:
    token = SIGNER.unsubscribe_token("abc", "france")
    place %= len(token)
    changed = token[:place] + sign + token[place + 1 :]

    # The last sign of base64 carries bits that say nothing, and both its alphabets are read.
    if changed.translate(ALPHABETS)[:-1] != token[:-1]:
        with pytest.raises(RejectedError):
            SIGNER.read_unsubscribe(changed, "france")
