"""Which spans of a text have an English that is known before any engine is asked."""

from collections.abc import Mapping, Sequence
from datetime import date

from foreigndesk.language.dates import Moment, date_in_english
from foreigndesk.language.english import in_english
from foreigndesk.language.names import Name, conventional, names
from foreigndesk.language.quantities import Quantity
from foreigndesk.language.readings import readings
from foreigndesk.ports import Keep, Marked
from foreigndesk.translate.centuries import centuries
from foreigndesk.translate.countries import with_article
from foreigndesk.translate.hours import with_part_of_day, with_weekday
from foreigndesk.translate.occasions import at_hour, in_place, on_day
from foreigndesk.translate.peoples import peoples

LONGEST = 4_000
"""Characters; a longer text is no sentence, engines refuse it, and reading it takes long."""


def mark(text: str, language: str, said: date, own: Mapping[str, str]) -> Marked:
    """Return a text with its names, figures and dates marked, each with its English.

    Args:
        text: a passage or headline in the press's language.
        language: ISO 639-1.
        said: the local day of publication; "samedi" counts from it.
        own: the edition's own names: as its press spells them → conventional English.
    """
    if len(text) > LONGEST:
        return Marked(text=text, language=language)
    read = readings(text, language, said)
    folk = list(peoples(text, language))
    spans = [
        *(
            on_day(
                text,
                language,
                with_part_of_day(text, language, _day(d, said)),
            )
            for d in read.dates
        ),
        *centuries(text, language, read.quantities),
        *(_figure(text, language, q) for q in read.quantities if q.sure),
        *folk,
        *(_name(text, language, _behind(n, folk), own) for n in names(text, language)),
    ]
    return Marked(text=text, language=language, keep=_apart(spans))


def _day(moment: Moment, said: date) -> Keep:
    keep = Keep(start=moment.start, end=moment.end, english=date_in_english(moment))
    return with_weekday(moment.words, said, keep)


def _figure(text: str, language: str, quantity: Quantity) -> Keep:
    keep = Keep(start=quantity.start, end=quantity.end, english=in_english(quantity))
    return at_hour(text, language, keep) if quantity.kind == "time" else keep


def _behind(name: Name, folk: Sequence[Keep]) -> Name:
    """Return a name without an inhabitant before it: "le Suédois Hans Blix"."""
    ends = [keep.end for keep in folk if keep.start == name.start and keep.end < name.end]
    if not ends:
        return name
    rest = name.words[ends[0] - name.start :].lstrip()
    return Name(start=name.end - len(rest), end=name.end, words=rest)


def _name(text: str, language: str, name: Name, own: Mapping[str, str]) -> Keep:
    english = conventional(name.words, language, own)
    keep = with_article(text, language, Keep(start=name.start, end=name.end, english=english))
    return in_place(text, language, keep)


def _apart(spans: list[Keep]) -> tuple[Keep, ...]:
    """Return the spans in order without overlaps; dates win over figures, figures over names."""
    taken: list[Keep] = []
    for span in spans:
        if span.english and all(span.end <= t.start or span.start >= t.end for t in taken):
            taken.append(span)
    return tuple(sorted(taken, key=lambda span: span.start))
