from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Part, Reason, Withheld
from foreigndesk.publish.links import root_of, safe_link
from foreigndesk.publish.times import local_day, local_time, long_day, short_local_time
from foreigndesk.publish.words import (
    clean,
    clip,
    count,
    engine_words,
    language_name,
    listing,
    need_name,
    percent,
    reading_minutes,
    reason_words,
    summary,
    voices,
    withheld_kinds,
    withheld_words,
)

PARIS = ZoneInfo("Europe/Paris")


def withheld(*kinds: str) -> Withheld:
    reasons = tuple(Reason(kind=kind, words="x") for kind in kinds)
    return Withheld(part=Part.BODY, text="x", original="y", reasons=reasons)


def test_a_time_is_told_in_the_editions_zone_and_names_it() -> None:
    assert local_time(make.NOON, PARIS) == "13 December 2025, 13:00 CET"
    assert short_local_time(make.NOON, PARIS) == "13 Dec, 13:00 CET"


def test_a_zone_without_letters_is_named_by_its_offset() -> None:
    assert local_time(make.NOON, ZoneInfo("America/Sao_Paulo")).endswith("09:00 UTC-03:00")


def test_the_two_hours_of_a_clock_change_are_told_apart() -> None:
    summer = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    winter = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    told = [local_time(moment, PARIS) for moment in (summer, winter)]

    assert told == ["25 October 2026, 02:30 CEST", "25 October 2026, 02:30 CET"]


def test_a_late_evening_in_utc_is_already_tomorrow_in_paris() -> None:
    assert local_day(datetime(2025, 12, 13, 23, 30, tzinfo=UTC), PARIS) == date(2025, 12, 14)
    assert long_day(date(2025, 12, 14)) == "Sunday, 14 December 2025"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//elsewhere.example/x",
        "/relative",
        "https:",
        "ftp://files.example/x",
        "http://[broken",
        "",
    ],
)
def test_a_link_that_is_no_whole_web_address_is_no_link(url: str) -> None:
    assert safe_link(url) == ""


@given(st.text())
def test_whatever_passes_as_a_link_begins_as_a_web_address(url: str) -> None:
    assert safe_link(url) == "" or safe_link(url).lower().startswith(("http://", "https://"))


def test_a_pages_way_to_the_root_follows_its_depth() -> None:
    assert [root_of(path) for path in ("index.html", "report/x/index.html")] == ["", "../../"]


def test_counts_are_told_as_one_says_them() -> None:
    assert [count(1, "outlet"), count(1200, "outlet")] == ["1 outlet", "1,200 outlets"]
    assert count(2, "story", "stories") == "2 stories"
    assert [listing([]), listing(["a"]), listing(["a", "b", "c"], "or")] == ["", "a", "a, b or c"]


@pytest.mark.parametrize(
    ("outlets", "independent", "told"),
    [
        ("abcdef", 4, "6 outlets, 4 independent reports"),
        ("abc", 1, "3 outlets, 1 independent report"),
        ("abc", 3, "3 outlets, each with its own report"),
        ("aabc", 4, "4 articles in 3 outlets, all independent"),
        ("aabbc", 3, "5 articles in 3 outlets, 3 of them independent"),
    ],
)
def test_who_reports_it_is_counted_so_that_the_numbers_fit_together(
    outlets: str, independent: int, told: str
) -> None:
    witnesses = tuple(make.witness(outlet) for outlet in outlets)

    assert voices(make.report(witnesses=witnesses, independent=independent)) == told


def test_a_gloss_takes_the_time_that_its_originals_take_too() -> None:
    claims = tuple(make.claim("word " * 119, "mot " * 119) for _ in range(4))
    report = make.report(*claims, standfirst=None, points=(), grade=Grade.GLOSS)

    assert reading_minutes(report) == 4
    assert reading_minutes(report.but(grade=Grade.HIGH)) == 2


def test_needs_and_engines_that_nobody_named_keep_their_own_names() -> None:
    assert [need_name("judge"), need_name("embed")] == ["Checked by", "Embed"]
    assert engine_words("extractive")
    assert not engine_words("opus-mt")


def test_what_was_withheld_is_counted_with_its_reasons() -> None:
    sentences = (withheld("number"), withheld("number", "name", "name"))

    assert withheld_words(sentences) == (
        "2 sentences were withheld because their numbers or names "
        "could not be confirmed in the original."
    )
    assert dict(withheld_kinds(sentences)) == {"numbers": 2, "names": 1}


def test_one_withheld_sentence_is_told_in_the_singular() -> None:
    assert withheld_words((withheld("weather"),)).startswith(
        "1 sentence was withheld because its weather"
    )
    assert withheld_words((withheld(),)).startswith("1 sentence was withheld because its words")
    assert withheld_words(()) == ""


def test_a_language_nobody_knows_keeps_its_code() -> None:
    assert [language_name(code) for code in ("fr", "pt-BR", "xx")] == ["French", "Portuguese", "xx"]


def test_a_summary_that_stands_alone_says_when_it_is_a_gloss() -> None:
    report = make.report(standfirst=None)

    assert summary(report) == "Machine gloss: Bridge closed"
    assert summary(report.but(grade=Grade.HIGH)) == "Bridge closed"


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_a_clipped_text_never_exceeds_its_measure(text: str, most: int) -> None:
    assert len(clip(text, most)) <= most


@given(st.text(alphabet=st.characters()))
def test_a_clean_text_can_always_be_written(text: str) -> None:
    assert "\x00" not in clean(text)
    clean(text).encode()


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0%"), (1, "100%"), (0.0161, "1.6%"), (0.99996, "99.9%"), (0.5, "50.0%")],
)
def test_a_share_short_of_all_is_never_told_as_all(share: float, words: str) -> None:
    assert percent(share) == words
    assert f"{percent(share, bare=True)}%" == words


@pytest.mark.parametrize(
    ("code", "name"),
    [("fra", "French"), ("arb", "Arabic"), ("zho-CN", "Chinese"), ("pt-BR", "Portuguese")],
)
def test_a_language_is_known_by_its_long_code_too(code: str, name: str) -> None:
    assert language_name(code) == name


def test_a_reason_of_a_kind_without_words_is_told_by_its_kind() -> None:
    assert reason_words("date") == "a day or a date"
    assert reason_words("zeal") == "zeal"
