import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.collect.links import normal_link, page_identity, points_to_a_page, web_link


@pytest.mark.parametrize(
    "other",
    [
        "http://Le-Fanal.example/a?id=3",
        "https://le-fanal.example:443/a/?id=3#haut",
        "https://le-fanal.example/a?utm_source=rss&id=3&fbclid=x&at_medium=y&xtor=RSS-1",
    ],
)
def test_addresses_of_one_page_are_one(other: str) -> None:
    assert normal_link(other) == "le-fanal.example/a?id=3"
    assert page_identity("x", other) == page_identity("x", "https://le-fanal.example/a?id=3")


@pytest.mark.parametrize(
    "other", ["https://a.example/b", "https://a.example/a?id=4", "https://a.example:8080/a"]
)
def test_addresses_of_two_pages_are_two(other: str) -> None:
    assert normal_link(other) != normal_link("https://a.example/a")


def test_an_identity_belongs_to_an_outlet() -> None:
    assert page_identity("a", "https://x.example/1") != page_identity("b", "https://x.example/1")


def test_relative_links_are_resolved() -> None:
    assert web_link("../b.html", "https://a.example/x/y/") == "https://a.example/x/b.html"
    assert web_link("https://a.example/\n  b", "") == "https://a.example/b"


@pytest.mark.parametrize(
    "link", ["", "b.html", "javascript:x", "http://[", "http://a:b/", "https:///x"]
)
def test_what_does_not_lead_into_the_web_is_nothing(link: str) -> None:
    assert web_link(link) == ""


def test_a_broken_address_is_its_own_identity() -> None:
    assert normal_link(" http://[ ") == "http://["
    assert not points_to_a_page("http://[")


@given(st.text())
def test_normal_links_are_normal(text: str) -> None:
    link = "https://a.example/" + "".join(text.split())

    assert normal_link(normal_link(link)) == normal_link(link) or "//" in normal_link(link)


def test_a_link_below_a_broken_base_is_nothing() -> None:
    assert web_link("a", "http://[") == ""
