"""Plain words for readers: labels of grades, counts, reasons, languages."""

import re
from collections import Counter
from collections.abc import Iterable

from babel import Locale
from babel.core import get_global

from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Citation, Report, Withheld, Witness

ENGLISH = Locale.parse("en")

GRADE_NAMES = {
    Grade.GLOSS: "Machine gloss",
    Grade.DRAFT: "Machine translation, draft quality",
    Grade.STANDARD: "Written by a machine",
    Grade.HIGH: "Written by a machine",
}

GRADE_WORDS = {
    Grade.GLOSS: (
        "The English below is a rough word-for-word aid. "
        "The original stands first; trust it, not the English."
    ),
    Grade.DRAFT: (
        "The English can be read, and it has mistakes. "
        "Open the original before you rely on a sentence."
    ),
    Grade.STANDARD: "Every sentence leads to the passage it rests on, in the original.",
    Grade.HIGH: "Every sentence leads to the passage it rests on, in the original.",
}

GRADE_MEANINGS = {
    Grade.GLOSS: "the gist only, word for word; the original always stands first",
    Grade.DRAFT: "readable, with mistakes (at least 24 BLEU and 52 chrF on news)",
    Grade.STANDARD: "good, with slips (at least 32 BLEU and 58 chrF on news)",
    Grade.HIGH: "facts taken out and written up by a large model, each one checked",
}

REASON_WORDS = {
    "number": "numbers",
    "date": "dates",
    "time": "times",
    "name": "names",
    "place": "places",
    "quote": "quotations",
    "unit": "units",
    "negation": "negations",
    "attribution": "attributions",
    "direction": "statements",
    "quantifier": "statements",
    "content": "statements",
    "language": "words",
    "citation": "words",
    "length": "words",
    "instruction": "instructions to the writer",
    "address": "addresses",
    "script": "words",
}

WITHHELD_FOR = {
    "number": "a number or an amount",
    "unit": "a unit or a currency",
    "date": "a day or a date",
    "time": "a time of day",
    "name": "a name",
    "place": "a place",
    "quote": "words in quotation marks",
    "negation": "a “not”, or one left out",
    "attribution": "who said it",
    "direction": "a direction: rose for fell, won for lost",
    "quantifier": "how much of it: all for some, more than for less than",
    "content": "something that they do not speak of",
    "language": "anything: we cannot check this language",
    "citation": "anything: none was cited",
    "length": "anything: the sentence is too long to be checked",
    "instruction": "anything: it tells the writer what to print",
    "address": "an address on the web",
    "script": "anything: it has signs that English print never has",
}
"""Kind of reason → what the passages did not bear."""

FALSIFIED_WORDS = {
    "number": "a number in digits",
    "spelt": "a number in words",
    "calendar": "a day or a month",
    "name": "a name",
    "unit": "a unit",
    "currency": "a currency",
    "direction": "a direction (rose, fell)",
    "quantifier": "a quantity (all, some)",
    "negation": "a “not” put in",
    "denial": "a “not” left out",
    "attribution": "who said it",
    "quote": "a quotation",
    "invented": "a clause invented",
    "wrongpassage": "the passages of another report",
}
"""What was made wrong on purpose, to measure the check; in the order of the table."""

NEED_NAMES = {
    "translate": "Put into English by",
    "write": "Written by",
    "judge": "Checked by",
}

ENGINE_WORDS = {
    "extractive": "sentences chosen from the articles, nothing added",
    "rules": "numbers, dates, names, quotations, negations, who said it",
}
"""What the engines that need no model do."""

_SHORT_CODES = get_global("language_aliases")
"""CLDR: three letters → two, and a language of a group → the group's: arb → ar."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither HTML nor XML may hold; pages of the press hold it all the same."""


def clean(text: str) -> str:
    """Return a text without the characters that would break a page or a feed."""
    return UNPRINTABLE.sub("", text)


def clip(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words and marked where cut."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept}…"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 outlet", "6 outlets".

    Args:
        number: how many.
        one: the noun in the singular.
        many: the plural, where an s does not make it.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(words: Iterable[str], last: str = "and") -> str:
    """Return words as one would say them: "a, b and c"."""
    *rest, final = [*words] or [""]
    return f"{', '.join(rest)} {last} {final}" if rest else final


def language_name(code: str) -> str:
    """Return a language's English name; the code itself where nobody knows it.

    Args:
        code: of BCP 47, or of three letters (ISO 639-3).
    """
    main = code.replace("_", "-").split("-")[0].lower()
    return str(ENGLISH.languages.get(_SHORT_CODES.get(main, main), code))


def percent(share: float, *, bare: bool = False) -> str:
    """Return a share as one reads it: "98.4%"; nothing short of all is rounded up to it.

    Args:
        share: from 0 to 1.
        bare: without the sign.
    """
    tenths = round(share * 1000)
    if tenths == 1000 and share < 1:
        tenths = 999
    figure = f"{tenths / 10:.1f}" if tenths % 1000 else f"{tenths // 10}"
    return figure if bare else f"{figure}%"


def outlets_of(articles: Iterable[Witness | Citation]) -> tuple[str, ...]:
    """Return the ids of the outlets that speak, each once, in their order."""
    return tuple(dict.fromkeys(article.outlet for article in articles))


def summary(report: Report) -> str:
    """Return a report in one sentence; said to be a gloss where it is one, as it stands alone."""
    lead = report.headline if report.standfirst is None else report.standfirst
    label = f"{GRADE_NAMES[Grade.GLOSS]}: " if report.grade is Grade.GLOSS else ""
    return label + lead.text


def voices(report: Report) -> str:
    """Return who reports it in numbers: "6 outlets, 4 independent reports".

    Where an outlet has several articles, articles are counted too: else there could be more
    independent reports than outlets, which nobody understands.
    """
    articles, alone = len(report.witnesses), report.independent
    outlets = count(len(outlets_of(report.witnesses)), "outlet")
    if articles > len(outlets_of(report.witnesses)):
        share = "all" if alone >= articles else f"{alone:,} of them"
        return f"{count(articles, 'article')} in {outlets}, {share} independent"
    if alone >= articles:
        return f"{outlets}, each with its own report"
    return f"{outlets}, {count(alone, 'independent report')}"


def need_name(need: str) -> str:
    """Return what an engine did for a report, as one says it before its name."""
    return NEED_NAMES.get(need, need.capitalize())


def engine_words(engine: str) -> str:
    """Return what an engine does, for readers; empty where its name must do."""
    return ENGINE_WORDS.get(engine, "")


def withheld_words(withheld: Iterable[Withheld]) -> str:
    """Return how many sentences were not printed, and why, in one sentence; empty for none."""
    all_of_them = tuple(withheld)
    if not all_of_them:
        return ""
    kinds = withheld_kinds(all_of_them)
    what = listing(kinds, "or") if kinds else "words"
    number = len(all_of_them)
    were, their = ("was", "its") if number == 1 else ("were", "their")
    return (
        f"{count(number, 'sentence')} {were} withheld because {their} {what} "
        "could not be confirmed in the original."
    )


def withheld_kinds(withheld: Iterable[Withheld]) -> Counter[str]:
    """Return what could not be confirmed → in how many sentences, the most frequent first."""
    kinds = Counter(
        kind
        for sentence in withheld
        for kind in dict.fromkeys(REASON_WORDS.get(r.kind, r.kind) for r in sentence.reasons)
    )
    return Counter(dict(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))))


def reason_words(kind: str) -> str:
    """Return in plain words what the passages did not bear; the kind where we have none for it."""
    return WITHHELD_FOR.get(kind, kind)


def reading_minutes(report: Report) -> int:
    """Return how long the page's sentences take to read, at least 1; a gloss with its originals."""
    texts = [claim.text for claim in report.claims]
    if report.grade is Grade.GLOSS:
        texts += [citation.original for claim in report.claims for citation in claim.citations]
    # Brysbaert (2019), doi 10.1016/j.jml.2019.104047: 238 words a minute, silent, non-fiction.
    return max(1, round(sum(len(text.split()) for text in texts) / 238))
