"""Parts of the day behind a weekday: "lundi matin" is "Monday morning", not "Monday tomorrow"."""

import re
from datetime import date

from foreigndesk.ports import Keep

PARTS = {
    "fr": {"matin": "morning", "après-midi": "afternoon", "soir": "evening", "midi": "noon"},
    "es": {
        "por la mañana": "morning",
        "por la tarde": "afternoon",
        "por la noche": "night",
        "de madrugada": "before dawn",
        "al mediodía": "noon",
    },
    "ca": {
        "al matí": "morning",
        "a la tarda": "afternoon",
        "al vespre": "evening",
        "a la nit": "night",
        "al migdia": "noon",
    },
    "gl": {
        "pola mañá": "morning",
        "pola tarde": "afternoon",
        "pola noite": "night",
        "ao mediodía": "noon",
    },
}
"""Language → what follows the name of a day → English."""
TODAY = {
    "matin": "morning",
    "après-midi": "afternoon",
    "soir": "evening",
    "nuit": "night",
    "mañana": "morning",
    "tarde": "afternoon",
    "noche": "night",
    "matí": "morning",
    "tarda": "afternoon",
    "vespre": "evening",
    "nit": "night",
    "mañá": "morning",
    "noite": "night",
}
"""The last word of "this …" → English."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def with_part_of_day(text: str, language: str, keep: Keep) -> Keep:
    """Return a kept weekday together with the part of the day behind it; others as they are.

    Args:
        text: that the span stands in.
        language: of the text, ISO 639-1.
        keep: a date with its English.
    """
    if keep.english not in WEEKDAYS:
        return keep
    for words, english in PARTS.get(language, {}).items():
        found = re.compile(rf"\s+{re.escape(words)}\b").match(text, keep.end)
        if found is not None:
            return Keep(start=keep.start, end=found.end(), english=f"{keep.english} {english}")
    return keep


def with_weekday(words: str, said: date, keep: Keep) -> Keep:
    """Return what the press calls today with its weekday: a report is read on other days, too.

    Args:
        words: of the span, as the press has them: "ce soir", "hoy".
        said: the local day of publication.
        keep: the date with its English.
    """
    if keep.english != "today":
        return keep
    part = TODAY.get(words.rsplit(maxsplit=1)[-1].lower(), "") if " " in words else ""
    english = f"{WEEKDAYS[said.weekday()]} {part}".strip()
    return Keep(start=keep.start, end=keep.end, english=english)
