"""What outlets publish: entries of feeds, articles, passages."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Flag(StrEnum):
    """What a reader of an article should know about the page it came from."""

    TEASER = "teaser"
    """Only the beginning is free; it may support only what it says."""
    PAYWALL = "paywall"
    CONSENT_WALL = "consent_wall"
    SOFT_404 = "soft_404"
    LOGIN_WALL = "login_wall"
    BOT_WALL = "bot_wall"
    HIDDEN_TEXT = "hidden_text"
    """Text that no reader would see was removed."""
    FEED_TEXT = "feed_text"
    """The page could not be used; the text is the feed's own."""
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a feed."""

    id: str
    """Content-derived: outlet and link without scheme, fragment and tracking."""
    outlet: str
    feed: str
    guid: str
    link: str
    title: str
    summary: str
    """Plain text, without markup."""
    content: str
    """Plain text of the whole content if the feed carries it, else empty."""
    published: datetime | None
    """Aware, UTC; None where the feed gives no date that can be believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of an article with its place in the article's text."""

    article: str
    version: int
    start: int
    """First code point in the article's text."""
    end: int
    """One past the last code point."""
    text: str
    """``article.text[start:end]``, always."""
    sha256: str
    """Of the text in UTF-8, hexadecimal."""
    language: str
    paragraph: int = 0
    """Which paragraph of the article it stands in, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text, extracted; a page read again is a new version of the same article."""

    id: str
    """Content-derived: outlet and address."""
    outlet: str
    url: str
    title: str
    summary: str
    """The standfirst, plain text; may be empty."""
    text: str
    """NFC; paragraphs are separated by one newline. Passages point into it."""
    language: str
    published: datetime
    """Aware, UTC; the time of the first fetch where nothing better is known."""
    dated: bool
    """Whether the outlet gave the date."""
    fetched: datetime
    version: int = 1
    authors: tuple[str, ...] = ()
    section: str = ""
    credit: str = ""
    """The agency whose copy it is, as the page says."""
    flags: frozenset[Flag] = frozenset()
    passages: tuple[Passage, ...] = ()

    def but(self, **changes: object) -> "Article":
        """Return a copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace checks the names


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHabits:
    """What was learnt about an outlet's pages; frozen, passed in and handed back."""

    outlet: str
    version: int = 0
    pages: int = 0
    """How many different pages were counted."""
    paragraphs: dict[str, int]
    """Hash of a paragraph → on how many pages it stood; a recurring one is not news."""
    seen: frozenset[str] = frozenset()
    """Articles that were counted, so that a replay counts nothing twice."""
