"""Moments as readers see them: in the edition's zone, and saying which zone it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """Return the day on which a moment falls in a zone."""
    return moment.astimezone(zone).date()


def long_day(day: date) -> str:
    """Return a day in words: "Saturday, 13 December 2025"."""
    return format_date(day, "EEEE, d MMMM yyyy", locale="en_GB")


def short_day(day: date) -> str:
    """Return a day without its weekday: "13 December 2025"."""
    return format_date(day, "d MMMM yyyy", locale="en_GB")


def local_time(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment in a zone, with the zone's name: "13 December 2025, 13:00 CET".

    Args:
        moment: aware.
        zone: whose clock is read; a zone without letters of its own is named by its offset.
    """
    local = moment.astimezone(zone)
    return f"{short_day(local.date())}, {clock_time(moment, zone)}"


def short_local_time(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment in a zone without its year: "13 Dec, 13:00 CET"."""
    local = moment.astimezone(zone)
    return f"{format_date(local, 'd MMM', locale='en_GB')}, {clock_time(moment, zone)}"


def clock_time(moment: datetime, zone: ZoneInfo) -> str:
    """Return what the clocks of a zone show, with the zone's name: "13:00 CET"."""
    local = moment.astimezone(zone)
    return f"{local:%H:%M} {_zone_name(local)}"


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    if name.isalpha():
        return name
    offset = f"{local:%z}"
    return f"UTC{offset[:3]}:{offset[3:]}"
