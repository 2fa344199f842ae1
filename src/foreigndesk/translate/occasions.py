"""When and where, with the word before it: "le 2 mars à 21h05" is "on 2 March at 9:05 p.m."."""

import re
from collections.abc import Mapping

from foreigndesk.ports import Keep

DAY = {
    "fr": r"le",
    "es": r"el(?: día)?",
    "ca": r"el(?: dia)?",
    "gl": r"o(?: día)?",
    "it": r"il(?: giorno)?",
    "pt": r"(?:o|a|no|na)(?: dia)?",
}
"""The article of a day, for which English has "on"."""
LIMIT = {
    "fr": r"avant|après|depuis|dès|entre|pour|d[’']ici|sauf",
    "es": r"hasta|desde|entre|para|salvo",
    "ca": r"fins|des de|entre|per|tret de",
    "gl": r"ata|desde|entre|para|agás",
    "it": r"dopo|prima|entro|fino|tra|fra|per",
    "pt": r"até|desde|entre|para|após",
}
"""What says when already: "avant le 1er juin" is "before 1 June"."""
HOUR: Mapping[str, Mapping[str, str]] = {
    "fr": {r"à": "at", r"vers": "at about"},
    "es": {r"a las?": "at", r"(?:sobre|hacia) las?": "at about"},
    "ca": {r"cap a l(?:es|a)": "at about", r"a l(?:es|a)": "at"},
    "gl": {r"ás?": "at", r"(?:sobre|cara) ás?": "at about"},
    "it": {r"alle": "at", r"verso le": "at about"},
    "pt": {r"às?": "at", r"por volta das": "at about"},
}
"""The preposition of a time of day, with its English."""
HOURS = re.compile(r"(?i)\s*(?:heures?|horas?|hores|hora|ore)\b")
"""May still stand behind a time that English writes without it."""
FIRST = re.compile(r"(?i)(?:\d|\dh|heures?|horas?|hores)\s*$")
"""Another time right before: "de 8h à 10h" is a span."""
PLACE = {"fr": r"à", "ca": r"a", "it": r"a"}
"""What stands before a town where one is, as before one where one goes; apart, it is the first."""
APART = re.compile(r"(?:^|[,;:(«“]\s*)$")
TOWARDS = re.compile(
    r"(?i)(?<!\w)(?:(?:jusqu|fins|fino|arriv|rend|renv|retour|reven|revien|part|va|vont|all|amen|"
    r"men|condui|transf|transport|envoy|livr|succ[eé]d|oppos|face|grâce|quant|dema?nd|répond|dit|"
    r"conf|donn|offr|perm|apparten|destin|adress|reli|propos|promet|promis|hommage|rapport|"
    r"suite|pareil|égal)\w*\W+)$"
)
"""Before "à": somebody goes there, or something is given or compared to it."""
FROM = re.compile(r"(?<!\w)(?:[Dd]e |[Dd][’']|[Dd]epuis |[Ee]ntre )[A-ZÀ-Þ]\S*\s$")
"""Before "à": "de Lorme à Oran"."""
WHOLE_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2} [A-Z]")


def on_day(text: str, language: str, keep: Keep) -> Keep:
    """Return a kept day together with its article, as English has it; other dates as they are.

    Args:
        text: that the span stands in.
        language: of the text, ISO 639-1.
        keep: a date with its English.
    """
    if language not in DAY or WHOLE_DAY.match(keep.english) is None:
        return keep
    found = re.search(rf"(?i)(?<!\w)(?:{DAY[language]})\s$", text[: keep.start])
    if found is None:
        return keep
    limit = re.search(rf"(?i)(?<!\w)(?:{LIMIT[language]})\s*$", text[: found.start()])
    english = keep.english if limit else f"on {keep.english}"
    return Keep(start=found.start(), end=keep.end, english=english)


def at_hour(text: str, language: str, keep: Keep) -> Keep:
    """Return a kept time of day together with its preposition; one without stays as it is.

    Args:
        text: that the span stands in.
        language: of the text, ISO 639-1.
        keep: a time of day with its English.
    """
    behind = HOURS.match(text, keep.end)
    end = behind.end() if behind else keep.end
    for words, english in HOUR.get(language, {}).items():
        found = re.search(rf"(?i)(?<!\w)(?:{words})\s$", text[: keep.start])
        if found is not None:
            span = FIRST.search(text[: found.start()])
            return Keep(
                start=found.start(),
                end=end,
                english=f"{'to' if span else english} {keep.english}",
            )
    return Keep(start=keep.start, end=end, english=keep.english)


def in_place(text: str, language: str, keep: Keep) -> Keep:
    """Return a kept town together with the "à" before it, where that is "in": "grève à Oran".

    A name of two words may be a person's, and counts only where it stands apart: ", à Sidi Ali,".

    Args:
        text: that the span stands in.
        language: of the text, ISO 639-1.
        keep: a name with its English.
    """
    before = text[: keep.start]
    found = re.search(rf"(?i)(?<!\w)({PLACE[language]})\s$", before) if language in PLACE else None
    if found is None:
        return keep
    ahead = before[: found.start()]
    apart = APART.search(ahead) is not None
    town = " " not in text[keep.start : keep.end].removeprefix("La ").removeprefix("Le ")
    there = TOWARDS.search(ahead) is None and FROM.search(ahead) is None
    if apart or (town and there):
        return Keep(start=found.start(), end=keep.end, english=f"in {keep.english}")
    return keep
