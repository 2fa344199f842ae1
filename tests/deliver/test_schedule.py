from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make
from foreigndesk.deliver.schedule import FRESH, due, letter_day, window_end
from foreigndesk.domain.press import Edition

PARIS = ZoneInfo("Europe/Paris")

ZONES = [
    "Europe/Paris",
    "Europe/Lisbon",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "UTC",
]


def at(hour: int, minute: int = 0, zone: str = "Europe/Paris") -> Edition:
    return make.edition(zone=ZoneInfo(zone), letter_at=time(hour, minute))


def test_letter_is_due_at_the_editions_local_hour() -> None:
    edition = at(7)

    moment = due(edition, date(2025, 7, 1))

    assert moment.astimezone(UTC) == datetime(2025, 7, 1, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2025, 12, 13, 5, 59, 59, tzinfo=UTC), None),
        (datetime(2025, 12, 13, 6, 0, tzinfo=UTC), date(2025, 12, 13)),
        (datetime(2025, 12, 13, 9, 59, 59, tzinfo=UTC), date(2025, 12, 13)),
        (datetime(2025, 12, 13, 10, 0, tzinfo=UTC), None),
    ],
)
def test_letter_is_fresh_for_four_hours(now: datetime, day: date | None) -> None:
    edition = at(7)

    assert letter_day(edition, now) == day


def test_now_may_be_told_in_the_zone_itself() -> None:
    edition = at(7)

    day = letter_day(edition, datetime(2025, 12, 13, 8, 0, tzinfo=PARIS))

    assert day == date(2025, 12, 13)


def test_late_letter_belongs_to_the_day_before_midnight() -> None:
    edition = at(23)

    day = letter_day(edition, datetime(2025, 12, 14, 1, 30, tzinfo=PARIS))

    assert day == date(2025, 12, 13)


def test_skipped_hour_moves_the_letter_to_the_next_minute_that_exists() -> None:
    edition = at(2, 30)

    moment = due(edition, date(2026, 3, 29))

    assert moment.astimezone(UTC) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert f"{moment:%H:%M}" == "03:00"


def test_repeated_hour_lets_the_letter_out_the_first_time() -> None:
    edition = at(2, 30)

    moment = due(edition, date(2025, 10, 26))

    assert moment.astimezone(UTC) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


def test_day_that_a_country_skipped_has_no_letter() -> None:
    edition = at(7, zone="Pacific/Apia")
    noon_after_the_29th = datetime(2011, 12, 30, 10, 0, tzinfo=UTC)

    days = {
        letter_day(edition, noon_after_the_29th + timedelta(minutes=30 * step))
        for step in range(100)
    }

    assert days == {None, date(2011, 12, 31), date(2012, 1, 1)}


@settings(max_examples=40, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    hour=st.integers(0, 23),
    minute=st.sampled_from([0, 1, 30, 59]),
    start=st.dates(date(2025, 1, 2), date(2026, 12, 1)),
)
def test_every_local_day_has_one_window_and_no_other_moment_has_a_letter(
    zone: str, hour: int, minute: int, start: date
) -> None:
    edition = at(hour, minute, zone)
    quarter = timedelta(minutes=15)
    begin, end = (due(edition, start + timedelta(days=n)).astimezone(UTC) for n in (0, 10))
    moments = [begin + quarter * step for step in range((end - begin) // quarter)]

    letters = [letter_day(edition, moment) for moment in moments]

    assert list(dict.fromkeys(day for day in letters if day)) == [
        start + timedelta(days=number) for number in range(10)
    ]
    for moment, day in zip(moments, letters, strict=True):
        if day:
            assert due(edition, day) <= moment < window_end(edition, day)
    # A window may begin between two steps, where the zone's clock moved by less than an hour.
    assert all(letters.count(day) >= FRESH / quarter - 1 for day in set(letters) if day)


@settings(max_examples=100, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at_time=st.times(),
    day=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
)
def test_letter_is_never_due_before_its_hour_on_the_local_clock(
    zone: str, at_time: time, day: date | None
) -> None:
    edition = make.edition(zone=ZoneInfo(zone), letter_at=at_time)

    moment = due(edition, day)

    assert moment.astimezone(UTC).astimezone(edition.zone) == moment
    assert (moment.date(), moment.time()) >= (day, at_time.replace(second=0, microsecond=0))
