"""What the clustering keeps of an article: character n-grams, names, figures, shingles."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from foreigndesk.domain.article import Article
from foreigndesk.language.names import names
from foreigndesk.language.scripts import folded
from foreigndesk.language.shingles import shingles

SIZES = (3, 4, 5)
"""Lengths of character n-grams (McNamee and Mayfield 2004: 4 suits European languages)."""
LEAD = 700
"""Characters of the text that are read besides headline and standfirst: the news stands first."""
TITLE_WEIGHT = 2
SHINGLE = 5
YEAR = re.compile(r"(?:19|20)\d\d")
FIGURE = re.compile(r"(?<!\w)\d{1,2}h\d\d|(?<!\w)\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is compared of an article."""

    article: str
    outlet: str
    published: datetime
    grams: Mapping[str, int]
    """Character n-gram → how often."""
    names: frozenset[str]
    """Words of names, folded, of headline, standfirst and lead."""
    cast: frozenset[str]
    """Words of names of the whole text: on the third day the victims are named last."""
    figures: frozenset[str]
    """Figures of two digits and more, without marks; years tell too little."""
    shingles: frozenset[str]
    """Runs of words of the whole text, to know a copy by."""
    credit: str
    bare: bool
    """Whether there is a headline and nothing else."""


def trace(article: Article) -> Trace:
    """Return what the clustering needs of an article; the article itself need not be kept."""
    lead = article.text[:LEAD]
    top = f"{article.title}\n{article.summary}\n{lead}"
    whole = f"{article.title}\n{article.summary}\n{article.text}"
    counts: Counter[str] = Counter()
    for text, weight in ((article.title, TITLE_WEIGHT), (f"{article.summary} {lead}", 1)):
        for gram, count in _grams(text).items():
            counts[gram] += weight * count
    return Trace(
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        grams=counts,
        names=_names(top, article.language),
        cast=_names(whole, article.language),
        figures=frozenset(
            digits
            for found in FIGURE.findall(whole)
            if len(digits := re.sub(r"\D", "", found)) > 1 and not YEAR.fullmatch(digits)
        ),
        shingles=shingles(article.text or article.title, SHINGLE),
        credit=article.credit,
        bare=not article.text and not article.summary,
    )


def _names(text: str, language: str) -> frozenset[str]:
    return frozenset(
        word
        for name in names(text, language)
        for word in folded(name.words).split()
        if len(word) > 2
    )


def _grams(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in re.findall(r"\w{4,}|\d+", folded(text)):
        padded = f" {word} "
        for size in SIZES:
            counts.update(padded[i : i + size] for i in range(len(padded) - size + 1))
    return counts
