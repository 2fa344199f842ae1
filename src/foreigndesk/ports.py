"""What we ask of the world. Engines and the store implement these; rooms never see who does.

Every method is synchronous. Errors are those of `errors`: SettingsError (stop), TransientError
(later), RejectedError (never).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from foreigndesk.domain.article import Article, Entry, OutletHabits
from foreigndesk.domain.letter import (
    Bulletin,
    Consent,
    Delivery,
    DeliveryState,
    Letter,
    Subscriber,
)
from foreigndesk.domain.press import Feed, Grade
from foreigndesk.domain.report import FrontPage, Report, Verdict
from foreigndesk.domain.story import Placement, Ranked, Story

Task = TypeVar("Task")
Result = TypeVar("Result")

Hook = Callable[[str], None]
"""Called with a step's name before every commit, rename and hand-off; tests fail or kill there."""


def no_hook(step: str) -> None:
    """Do nothing; the hook of a desk at work."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...


# --- the net ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An address to read, with what is known of it from last time."""

    url: str
    etag: str = ""
    """As the server wrote it; empty asks for the whole."""
    modified: str = ""
    """Last-Modified as the server wrote it."""


NOT_MODIFIED = 304
"""RFC 9110, 15.4.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said: 200 or 304; all else is an error."""

    request: Request
    status: int
    final_url: str
    """After redirects."""
    moved_to: str
    """Where the address lives from now on (all hops permanent), or empty."""
    body: bytes
    """Decoded from gzip or brotli, within the cap."""
    content_type: str
    etag: str
    modified: str
    headers: Mapping[str, str] = field(default_factory=dict)
    """Lower-case names; the last one where a header repeats."""
    fetched: datetime

    @property
    def not_modified(self) -> bool:
        """Say whether nothing is new since the request's validators."""
        return self.status == NOT_MODIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The outcome of one request among many."""

    request: Request
    answer: Answer | None
    error: Exception | None
    """A TransientError or a RejectedError where there is no answer."""

    def get(self) -> Answer:
        """Return the answer, or raise the error."""
        if self.answer is None:
            raise self.error or AssertionError("neither answer nor error")
        return self.answer


class Fetcher(Protocol):
    """Reads the net politely and safely: checked addresses, deadlines, caps, manners per host."""

    def fetch(self, request: Request) -> Answer:
        """Return what the server said.

        Raises:
            TransientError: no answer, 5xx, 429, too slow.
            RejectedError: a forbidden address, 4xx, too large; ``gone`` on 410.
        """
        ...

    def fetch_all(self, requests: Iterable[Request]) -> Iterator[Fetched]:
        """Yield the outcome of each, as they come in; a slow host delays nobody else."""
        ...


# --- engines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """A span of a text whose English is known: a name, a number, a date."""

    start: int
    end: int
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text to translate, with the spans whose English is known."""

    text: str
    language: str
    keep: tuple[Keep, ...] = ()
    """In order, not overlapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A text in English, or why there is none."""

    text: str
    ok: bool
    reason: str
    """Why it failed; empty where it did not."""
    engine: str
    """Engine and chain: "apertium fr→es→en"."""
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineState:
    """What `doctor` shows of an engine."""

    name: str
    present: bool
    version: str
    words: str
    """What it does where present; else what its absence costs the reader, and the remedy."""
    grades: Mapping[str, Grade] = field(default_factory=dict)
    """Language → grade."""


class Translator(Protocol):
    """Passages → English."""

    name: str

    def state(self) -> EngineState:
        """Return what `doctor` shows."""
        ...

    def grade(self, language: str) -> Grade | None:
        """Return how good its English from a language is; None where it cannot."""
        ...

    def translate(self, texts: Sequence[Marked]) -> list[Rendering]:
        """Return one rendering a text, in order; kept spans come out as their English.

        Raises:
            EngineError: the engine as a whole gave no answer.
        """
        ...


class Writer(Protocol):
    """A model that writes a report from facts; the extractive writer is a room and needs none."""

    name: str

    def state(self) -> EngineState:
        """Return what `doctor` shows."""
        ...


class Judge(Protocol):
    """A model that votes on a claim; it never overrides a rule."""

    name: str

    def state(self) -> EngineState:
        """Return what `doctor` shows."""
        ...

    def vote(self, claim: str, passages: Sequence[str]) -> Verdict:
        """Return its opinion on an English claim, held against passages in their own language."""
        ...


class Embedder(Protocol):
    """Texts → vectors of one space for all languages."""

    name: str

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one vector of length 1 a text, in order."""
        ...


class Mailer(Protocol):
    """Hands letters to a mail server, or to a folder."""

    @property
    def name(self) -> str:
        """Return what logs and `doctor` call it."""
        ...

    def state(self) -> EngineState:
        """Return what `doctor` shows."""
        ...

    def send(self, letter: Letter, before_data: Callable[[], None]) -> None:
        """Hand over one letter; call `before_data` just before it becomes the server's.

        Raises:
            TransientError: 4xx, no connection. After `before_data`: nobody knows.
            RejectedError: 5xx; this address will not be served.
        """
        ...


# --- pages -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of a site."""

    path: str
    """Relative to the edition's root, with its ending: ``report/some-slug/index.html``."""
    body: bytes
    gone: bool = False
    """Answer 410 with this body."""


class Site(Protocol):
    """Where an edition's pages are built and switched."""

    def build(self, edition: str, pages: Iterable[Page]) -> None:
        """Write all pages into a new folder and switch to it by rename, or change nothing."""
        ...


class Crew(Protocol):
    """Do this for many, on whatever there is, with limits of time and memory an item."""

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Exception]:
        """Yield one result a task, in order.

        A task that breaks a limit, or the function on it, yields a RejectedError with the reason;
        a desk error that the function raised is yielded as it is.
        """
        ...


# --- the archive -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed, and what is known of it from earlier reads."""

    feed: Feed
    url: str
    """Where it lives now, after permanent redirects."""
    etag: str
    modified: str
    failures: int
    """In a row."""
    last_read: datetime | None
    last_full: datetime | None
    last_reason: str
    """Of the last failure; empty after a success."""
    next_poll: datetime | None
    stopped: bool


class Kind(StrEnum):
    """What can be settled: done, later or never."""

    FEED = "feed"
    ENTRY = "entry"
    ARTICLE = "article"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of the work inside `settling`."""

    kind: Kind
    id: str
    outcome: str
    """later or never."""
    reason: str
    at: datetime
    """When it may be tried again; for never, when it was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCounts:
    """How much the archive holds."""

    entries: int
    articles: int
    stories: int
    reports: int
    subscribers: int
    withheld: int


class Archive(Protocol):
    """The desk's memory. Every method is one transaction; every one may be repeated."""

    # -- gather

    def feeds_due(self, feeds: Sequence[Feed], now: datetime) -> list[FeedState]:
        """Return which of these feeds should be read now, longest waiting first."""
        ...

    def feed_states(self, feeds: Sequence[Feed]) -> list[FeedState]:
        """Return what is known of each, in order."""
        ...

    def store_reading(
        self, feed: Feed, answer: Answer, entries: Sequence[Entry], next_poll: datetime
    ) -> int:
        """Keep validators and entries of a 200 or 304; return how many entries were new."""
        ...

    def entries_to_read(self, outlets: Sequence[str], now: datetime) -> list[Entry]:
        """Return the entries whose page is still to be read, oldest first."""
        ...

    def habits(self, outlet: str) -> OutletHabits:
        """Return what was learnt about an outlet; empty habits where nothing was."""
        ...

    def store_article(self, entry: str, article: Article, habits: OutletHabits) -> None:
        """Keep an article as read, mark its entry as done, keep the habits."""
        ...

    def articles_to_reread(self, now: datetime) -> list[Article]:
        """Return the cited articles to be looked at again (1 h, 24 h, 7 d), latest versions."""
        ...

    def store_reread(self, article: str, now: datetime, changed: Article | None) -> None:
        """Note that a page was looked at again; keep the new version if it changed."""
        ...

    def settling(
        self,
        kind: Kind,
        id: str,  # noqa: A002 - the word of the domain
        now: datetime,
    ) -> AbstractContextManager[None]:
        """Note TransientError as "later, at" and RejectedError as "never, because"; go on.

        Other exceptions, SettingsError among them, pass through.
        """
        ...

    def settled(self, kind: Kind, since: datetime) -> list[Settled]:
        """Return what was put off or given up since, newest first."""
        ...

    # -- cover

    def unplaced(self, edition: str, outlets: Sequence[str], since: datetime) -> list[Article]:
        """Return the articles without a story in this edition, in time order."""
        ...

    def placed(self, edition: str, since: datetime) -> list[tuple[Article, Placement]]:
        """Return the articles with a story in this edition, in the order they were placed."""
        ...

    def place(self, edition: str, article: Article, placement: Placement) -> None:
        """Keep where an article belongs."""
        ...

    def stories(self, edition: str, since: datetime) -> list[Story]:
        """Return the stories with an article since, latest first."""
        ...

    def story(self, story: str) -> Story | None:
        """Return a story, following redirects; None where there is none."""
        ...

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return the latest versions, in the order asked; unknown ids are left out."""
        ...

    def articles_of(self, outlet: str) -> int:
        """Return how many articles of an outlet there are."""
        ...

    def article_version(self, id: str, version: int) -> Article | None:  # noqa: A002 - the word of the domain
        """Return one version of an article."""
        ...

    def renderings(self, keys: Sequence[str]) -> dict[str, Rendering]:
        """Return the translations that are known, by key."""
        ...

    def store_renderings(self, renderings: Mapping[str, Rendering], now: datetime) -> None:
        """Keep translations."""
        ...

    def report_of(self, story: str) -> Report | None:
        """Return the latest version of a story's report, whatever its status."""
        ...

    def report(self, id: str, version: int | None = None) -> Report | None:  # noqa: A002 - the word of the domain
        """Return a report by its id, the latest version unless asked otherwise."""
        ...

    def reports(self, edition: str, since: datetime | None = None) -> list[Report]:
        """Return the latest version of every report updated since, newest first, all statuses."""
        ...

    def versions(self, id: str) -> list[Report]:  # noqa: A002 - the word of the domain
        """Return all versions of a report, oldest first."""
        ...

    def store_report(self, report: Report) -> None:
        """Keep a version of a report with its claims, citations and withheld sentences."""
        ...

    def store_front_page(self, page: FrontPage, day: date, ranked: Sequence[Ranked]) -> None:
        """Keep the order of a front page and every story's rank with its parts."""
        ...

    def front_page(self, edition: str, day: date | None = None) -> FrontPage | None:
        """Return the latest front page of a local day (or of all days), reports as they are now."""
        ...

    def days(self, edition: str) -> list[date]:
        """Return the local days that have a front page, newest first."""
        ...

    def ranked(self, story: str) -> Ranked | None:
        """Return how a story was last ranked."""
        ...

    # -- deliver

    def sign_up(self, subscriber: Subscriber) -> Subscriber:
        """Keep a request; a known subscriber is returned as known, unless they had left."""
        ...

    def sign_ups(self, since: datetime, address: str = "", asked_from: str = "") -> int:
        """Return how many requests came for an address, or from a network address, since."""
        ...

    def subscriber(self, id: str) -> Subscriber | None:  # noqa: A002 - the word of the domain
        """Return a subscriber by id."""
        ...

    def subscribers(self, edition: str, consent: Consent) -> list[Subscriber]:
        """Return an edition's subscribers, by id."""
        ...

    def set_consent(self, subscriber: str, consent: Consent, at: datetime) -> None:
        """Keep a confirmation, an unsubscription or a bounce."""
        ...

    def erase(self, subscriber: str) -> None:
        """Forget a subscriber's address; the ledger keeps the bare key."""
        ...

    def bulletin(self, edition: str, day: date) -> Bulletin | None:
        """Return the letter of a day as it was made."""
        ...

    def store_bulletin(self, bulletin: Bulletin, at: datetime) -> Bulletin:
        """Keep a day's letter; return the one that counts if there already was one."""
        ...

    def told(self, edition: str, before: date) -> dict[str, int]:
        """Return report → latest version told in letters of earlier days."""
        ...

    def queue_letters(
        self, edition: str, day: date, letters: Mapping[str, str], at: datetime
    ) -> None:
        """Add a queued delivery a subscriber (subscriber → Message-ID), once."""
        ...

    def deliveries(self, edition: str, day: date) -> list[Delivery]:
        """Return a day's ledger, by subscriber."""
        ...

    def mark(self, delivery: Delivery, state: DeliveryState, reason: str, at: datetime) -> None:
        """Keep what became of a letter; counts an attempt when it becomes `sending`."""
        ...

    # -- operate

    def driving(self, holder: str, now: datetime) -> AbstractContextManager[None]:
        """Hold the desk's lock; another desk at work is a SettingsError that names it."""
        ...

    def add_spend(self, day: date, edition: str, engine: str, amounts: Mapping[str, float]) -> None:
        """Add what an engine cost (tokens in and out, money) to a day's spend."""
        ...

    def counts(self) -> ArchiveCounts:
        """Return how much there is."""
        ...

    def check(self) -> str:
        """Return what the archive is, for `doctor`.

        Raises:
            SettingsError: it cannot be read or written.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
