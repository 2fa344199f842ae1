"""Days in Chinese and Japanese: 2025年12月13日, 令和7年12月, 十二月十三日, 来月3日."""

import re
from collections.abc import Iterator
from dataclasses import replace

from foreigndesk.language.mentions import Mention

_NUMBER = r"(?:\d{1,2}|[〇零一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(令和|平成|昭和)(\d{1,2}|元)|(?<!\d)(\d{4}|[〇零一二三四五六七八九]{4})) ?年度?"
_OTHER_YEAR = r"(一昨年|昨年|去年|前年|今年|本年|来年|明年|同年|当年|當年|翌年)の?"
_TO = r"(?:[、,，・~～〜\-－–—至到和与與及]|から)"
_WEEKDAY = (
    r"(?:\s?[(（]\s?(?:星期|礼拜|禮拜|[周週])?([月火水木金土日一二三四五六])(?:曜日?)?"
    r"(?:・祝|・休)?\s?[)）])?"
)
_DATE = re.compile(
    rf"(?:(?:{_YEAR}|{_OTHER_YEAR})\s?)?(?<!\d)(?:({_NUMBER}){_TO})?({_NUMBER}) ?月份?"
    rf"(?:の?\s?((?:{_NUMBER} ?[日号號]?{_TO} ?)*)({_NUMBER}) ?[日号號])?{_WEEKDAY}"
)
"""A month with its year before it and its days behind it, or a range of months."""
_LASTING = r"(?![间間連连以ぶ程分余餘内前後后目来來多左])"
_ALONE = re.compile(
    rf"(今月|本月|当月|先月|上个?月|上個月|来月|下个?月|下個月|同月)?の?"
    rf"((?:(?<!\d)\d{{1,2}}[日号號]?{_TO})*)(?<![\d.])(\d{{1,2}}) ?[日号號]{_LASTING}{_WEEKDAY}"
)
"""A day without its month; 3日間 are three days."""
_ONE = re.compile(_NUMBER)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_YEARS = {
    "一昨年": -2, "前年": -1, "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1, "明年": 1,
}  # fmt: skip
_MONTHS = {"今": 0, "本": 0, "当": 0, "先": -1, "上": -1, "来": 1, "下": 1}
_WEEKDAYS = {
    sign: number
    for signs in ("月火水木金土日", "一二三四五六日")
    for number, sign in enumerate(signs)
}
_SIGNS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}


def signed_dates(text: str) -> Iterator[Mention]:
    """Yield the days and months of a Chinese or Japanese text, the surest first.

    Args:
        text: any.
    """
    if "月" in text:
        for match in _DATE.finditer(text):
            yield from _with_month(match)
    if any(sign in text for sign in "日号號"):
        for match in _ALONE.finditer(text):
            yield from _without_month(match)


def _with_month(match: re.Match[str]) -> Iterator[Mention]:
    other, month = match[5], number_in_signs(match[6])
    year, years = _year(match), _YEARS.get(match[4] or "")
    known = Mention(start=match.start(), end=match.end(), year=year, years=years, month=month)
    if not 1 <= month <= 12:
        return
    last = number_in_signs(match[8]) if match[8] else None
    if last is not None and not 1 <= last <= 31:
        return
    start = match.start(6) if other else match.start()
    if other and 1 <= number_in_signs(other) <= 12:
        yield replace(known, end=match.end(5), month=number_in_signs(other))
    days = [*_days(match, 7), (match.start(8), match.end(), last)]
    for place, (begin, end, day) in enumerate(days):
        weekday = _WEEKDAYS.get(match[9] or "") if day and day == last else None
        first = begin if place else start
        yield replace(known, start=first, end=end, day=day, weekday=weekday)


def _without_month(match: re.Match[str]) -> Iterator[Mention]:
    months = _MONTHS.get((match[1] or "")[:1])
    days = [*_days(match, 2), (match.start(3), match.end(), int(match[3]))]
    for place, (begin, end, day) in enumerate(days):
        if day is not None and 1 <= day <= 31:
            start = begin if place else match.start()
            yield Mention(start=start, end=end, day=day, months=months)


def _days(match: re.Match[str], group: int) -> Iterator[tuple[int, int, int | None]]:
    """Yield places and values of the days before the last: 12、13日."""
    for day in _ONE.finditer(match[group] or ""):
        offset = match.start(group)
        yield offset + day.start(), offset + day.end(), number_in_signs(day[0])


def _year(match: re.Match[str]) -> int | None:
    if match[1]:
        return _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return number_in_signs(match[3]) if match[3] else None


def number_in_signs(signs: str) -> int:
    """Return the value of a small number in digits or signs: 13, 十三, 二〇二五."""
    if signs.isdecimal():
        return int(signs)
    tens, ten, ones = signs.rpartition("十")
    if not ten:
        return int("".join(str(_SIGNS[sign]) for sign in signs))
    return (number_in_signs(tens) if tens else 1) * 10 + (number_in_signs(ones) if ones else 0)
