"""Times of day in Chinese and Japanese: 午後3時半, 18时30分, 晚上八点一刻."""

import re
from collections.abc import Iterator

from foreigndesk.language.signed_dates import number_in_signs

_NUMBER = r"(?:\d{1,2}|[〇零一二两兩三四五六七八九十]{1,3})"
_MORNING = (
    "午前", "上午", "凌晨", "早上", "清晨", "早晨", "今晨", "今早", "早朝", "未明", "明け方",
    "けさ", "今朝", "朝", "早", "晨",
)  # fmt: skip
_EVENING = (
    "午後", "午后", "下午", "晚上", "晚间", "晚間", "傍晚", "深夜", "夜间", "夜間", "夜里", "夜裡",
    "今晚", "昨晚", "明晚", "当晚", "當晚", "夕方", "今夜", "昨夜", "今晩", "夜", "夕", "晚",
    "中午",
)  # fmt: skip
_PART = "|".join((*_MORNING, *_EVENING, "正午"))
_CLOCK = re.compile(
    rf"({_PART})?(?:の|的)?\s?(?<![\d.:])({_NUMBER}) ?"
    rf"(点钟|點鐘|点整|點整|点|點|时|時)(?![间間点點])"
    rf"(?:(半)|([一三])刻|\s?({_NUMBER})分?(?!\d))?(?![成万萬亿億])"
)
_COLON = re.compile(rf"({_PART})?\s?(?<![\d:：.])(\d{{1,2}})[:：](\d{{2}})(?![\d:：])")
"""8:30, with the part of the day before it or without; a sign of a word may touch it."""
_SURE = frozenset("时時")
"""Signs that count nothing but hours of the day; 点 counts points and marks decimals too."""
_NOON = 12


def signed_clocks(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield start, end, minutes since midnight, and whether it may be twelve hours later.

    Args:
        text: any.
    """
    if any(sign in text for sign in "点點时時"):
        for match in _CLOCK.finditer(text):
            minutes = _minutes_past(match)
            if _is_clock(match) and minutes < 60:
                yield from _at(match, number(match[2]), minutes)
    if ":" in text or "：" in text:
        for match in _COLON.finditer(text):
            yield from _at(match, int(match[2]), int(match[3]))


def number(signs: str) -> int:
    """Return the value of a small number; here 两 is two."""
    return number_in_signs(signs.replace("两", "二").replace("兩", "二"))


def _is_clock(match: re.Match[str]) -> bool:
    """Tell 三点五, 3.5, and 两点, two points, from times of day."""
    told = match[1] or match[3] in {"点钟", "點鐘", "点整", "點整"} or match[4] or match[5]
    if told or match[0].endswith("分"):
        return True
    if match[3] in _SURE:
        return match[2].isdecimal()
    return match[2].isdecimal() and not match[6]


def _minutes_past(match: re.Match[str]) -> int:
    if match[4]:
        return 30
    if match[5]:
        return 15 if match[5] == "一" else 45
    return number(match[6]) if match[6] else 0


def _at(match: re.Match[str], hour: int, minutes: int) -> Iterator[tuple[int, int, int, bool]]:
    part = match[1] or ""
    if hour > 2 * _NOON or minutes >= 60:
        return
    late = part in _EVENING and (hour >= 5 or part in {"午後", "午后", "下午", "中午"})
    if hour < _NOON and late:
        hour += _NOON
    elif hour == _NOON and part and part != "中午":
        # the 12 of the evening is midnight, that of 午前 too; 下午12点30分 is past noon
        hour = 0 if part not in {"下午", "午後", "午后", "正午"} else _NOON
    unknown = not part and 0 < hour <= _NOON and match.re is _CLOCK
    yield match.start(), match.end(), hour * 60 + minutes, unknown
