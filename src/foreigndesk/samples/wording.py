"""What an outlet's pages say around its articles, in its language."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from babel.dates import format_datetime
from pydantic import TypeAdapter

FALLBACK = "en"
"""For languages that we have no words in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reader wrote below an article."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of pages in one language; the files under words/ hold them."""

    language: str
    moment: str
    """How a moment is written: a pattern of CLDR."""
    rubric: str
    """The folder of section pages."""
    front: str
    latest: str
    search: str
    account: str
    subscribe: str
    by: str
    published: str
    updated: str
    credit: str
    share: str
    related: str
    letter_title: str
    letter_text: str
    letter_button: str
    comments_title: str
    answer: str
    consent_title: str
    consent_text: str
    accept: str
    refuse: str
    offer_title: str
    offer_text: str
    offer_button: str
    legal: str
    missing_title: str
    missing_text: str
    comment: tuple[Comment, ...]

    def written(self, moment: datetime) -> str:
        """Return a moment as the language writes it, on the clock of its own offset."""
        # Babel turns an aware moment into UTC; a newspaper prints its own clock
        return format_datetime(moment.replace(tzinfo=None), self.moment, locale=self.language)


@cache
def wording(language: str) -> Wording:
    """Return the words for a language (ISO 639-1), in English where we have none."""
    folder = files("foreigndesk.samples").joinpath("words")
    file = folder.joinpath(f"{language}.toml")
    if not file.is_file():
        return wording(FALLBACK)
    fields = tomllib.loads(file.read_text(encoding="utf-8"))
    return TypeAdapter(Wording).validate_python({**fields, "language": language})
