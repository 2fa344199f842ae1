"""Citations of passages, headlines and standfirsts."""

import hashlib

from foreigndesk.domain.article import Article, Passage
from foreigndesk.domain.report import Citation


def cite(passage: Passage, article: Article) -> Citation:
    """Return the citation of a passage of an article."""
    return Citation(
        article=article.id,
        version=passage.version,
        outlet=article.outlet,
        url=article.url,
        language=passage.language,
        published=article.published,
        start=passage.start,
        end=passage.end,
        sha256=passage.sha256,
        original=passage.text,
    )


def cite_field(article: Article, field: str) -> Citation:
    """Return the citation of an article's whole title or summary."""
    text: str = getattr(article, field)
    return Citation(
        article=article.id,
        version=article.version,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        published=article.published,
        start=0,
        end=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        original=text,
        field=field,
    )
