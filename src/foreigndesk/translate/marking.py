"""Which spans of a text have an English that is known before any engine is asked."""

from collections.abc import Mapping
from datetime import date

from foreigndesk.language.dates import date_in_english
from foreigndesk.language.english import in_english
from foreigndesk.language.names import conventional, names
from foreigndesk.language.readings import readings
from foreigndesk.ports import Keep, Marked
from foreigndesk.translate.countries import with_article
from foreigndesk.translate.hours import with_part_of_day


def mark(text: str, language: str, said: date, own: Mapping[str, str]) -> Marked:
    """Return a text with its names, figures and dates marked, each with its English.

    Args:
        text: a passage or headline in the press's language.
        language: ISO 639-1.
        said: the local day of publication; "samedi" counts from it.
        own: the edition's own names: as its press spells them → conventional English.
    """
    read = readings(text, language, said)
    spans = [
        *(
            with_part_of_day(
                text, language, Keep(start=d.start, end=d.end, english=date_in_english(d))
            )
            for d in read.dates
        ),
        *(Keep(start=q.start, end=q.end, english=in_english(q)) for q in read.quantities if q.sure),
        *(
            with_article(
                text,
                language,
                Keep(start=n.start, end=n.end, english=conventional(n.words, language, own)),
            )
            for n in names(text, language)
        ),
    ]
    return Marked(text=text, language=language, keep=_apart(spans))


def _apart(spans: list[Keep]) -> tuple[Keep, ...]:
    """Return the spans in order without overlaps; dates win over figures, figures over names."""
    taken: list[Keep] = []
    for span in spans:
        if span.english and all(span.end <= t.start or span.start >= t.end for t in taken):
            taken.append(span)
    return tuple(sorted(taken, key=lambda span: span.start))
