import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.deliver.addresses import subscriber_id, valid_address
from foreigndesk.errors import RejectedError


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("reader@example.org", "reader@example.org"),
        ("  Reader.Name+news@Example.ORG\n", "Reader.Name+news@example.org"),
        ("leser@müller.example", "leser@xn--mller-kva.example"),
        ("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"),
    ],
)
def test_address_is_taken_with_its_domain_in_lower_case_ascii(typed: str, address: str) -> None:
    assert valid_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "reader",
        "@example.org",
        "reader@",
        "a@b@example.org",
        "reader@example.org\nBcc: all@example.org",
        "reader@example.org\r\nSubject: x",
        "two words@example.org",
        "zero\u200bwidth@example.org",
        "reader@localhost",
        "reader@192.0.2.1",
        "reader@-example.org",
        "reader@exa_mple.org",
        "reader@example..org",
        "reader@" + "a" * 64 + ".org",
        ".reader@example.org",
        "rea..der@example.org",
        '"reader"@example.org',
        "<reader@example.org>",
        "reader@example.org,other@example.org",
        "lésér@example.org",
        "r" * 65 + "@example.org",
        "reader@" + ".".join(["abcdefgh"] * 30),
    ],
)
def test_what_is_no_address_is_refused_with_words_for_the_reader(typed: str) -> None:
    with pytest.raises(RejectedError, match=r"^[A-Z].*\.$"):
        valid_address(typed)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_refused_or_fit_for_a_mail_header(typed: str) -> None:
    try:
        address = valid_address(typed)
    except RejectedError:
        return

    assert address.isascii()
    assert address.isprintable()
    assert len(address) <= 254
    assert address.count("@") == 1
    assert not set(address) & set(' <>,;:"\\()[]')
    assert valid_address(address) == address


def test_subscriber_is_the_same_however_capitals_are_typed() -> None:
    assert subscriber_id("france", "Reader@example.org") == subscriber_id(
        "france", "reader@example.org"
    )


def test_subscriber_is_another_one_in_another_edition() -> None:
    assert subscriber_id("france", "reader@example.org") != subscriber_id(
        "spain", "reader@example.org"
    )
