"""When an edition's letter is due, on the clocks of its own country."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from foreigndesk.domain.press import Edition

FRESH = timedelta(hours=4)
"""After that a morning letter is no longer one: it is dead, not late."""

MINUTE = timedelta(minutes=1)


def due(edition: Edition, day: date) -> datetime:
    """Return when a day's letter is due, in the edition's zone.

    Where summer time skips the hour, the next minute that exists; where it repeats the hour,
    the first one.
    """
    moment = datetime.combine(day, edition.letter_at.replace(second=0, microsecond=0))
    while not _exists(moment, edition.zone):
        moment += MINUTE
    return moment.replace(tzinfo=edition.zone, fold=0)


def window_end(edition: Edition, day: date) -> datetime:
    """Return when a day's letter is no longer fresh, in UTC."""
    return due(edition, day).astimezone(UTC) + FRESH


def letter_day(edition: Edition, now: datetime) -> date | None:
    """Return the local day whose letter is due now; None outside the freshness window.

    A day that the country skipped (Samoa, 30 December 2011) has no letter.

    Args:
        edition: whose zone and hour count.
        now: aware.
    """
    today = now.astimezone(edition.zone).date()
    # A letter of late evening is still fresh after midnight.
    for day in (today, today - timedelta(days=1)):
        moment = due(edition, day)
        if moment.date() == day and moment.astimezone(UTC) <= now < window_end(edition, day):
            return day
    return None


def _exists(moment: datetime, zone: ZoneInfo) -> bool:
    there_and_back = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None, fold=0) == moment
