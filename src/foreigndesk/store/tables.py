"""The archive's tables. Ids are text, times UTC; every change needs a migration (tests compare)."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from foreigndesk.domain.article import Flag
from foreigndesk.domain.letter import Consent, DeliveryState
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import (
    Correction,
    Dispute,
    Form,
    Part,
    Provenance,
    Reason,
    Review,
    Status,
    Witness,
)
from foreigndesk.domain.story import Novelty, RankPart
from foreigndesk.ports import Kind
from foreigndesk.store.columns import Moment, Value, Word, Zone

Texts = tuple[str, ...]

SCHEMA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Constraints have names, so that later migrations can drop them."""


def _keys(*names: str) -> list[Column[str]]:
    return [Column(name, Text, primary_key=True) for name in names]


def _words(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _counts(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _number(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _day() -> Column[object]:
    return Column("day", Date, primary_key=True)


def _at(*names: str, known: bool = True) -> list[Column[object]]:
    return [Column(name, Moment, nullable=not known) for name in names]


def _value(name: str, kind: object, *, known: bool = True) -> Column[object]:
    return Column(name, Value(kind), nullable=not known)


# --- gather ----------------------------------------------------------------------------------

feeds = Table(
    "feeds",
    SCHEMA,
    *_keys("id"),
    *_words("outlet", "url", "lives_at", "etag", "modified", "last_reason"),
    *_counts("failures", "missing"),
    *_at("last_read", "last_full", "next_poll", known=False),
    Column("stopped", Boolean, nullable=False),
)

hosts = Table(
    "hosts",
    SCHEMA,
    *_keys("host"),
    *_counts("failures"),
    *_at("next_request", known=False),
    *_words("last_reason"),
    _value("manners", dict[str, str]),
)

entries = Table(
    "entries",
    SCHEMA,
    *_keys("id"),
    *_words("outlet", "feed", "guid", "link", "title", "summary", "content"),
    *_at("published", known=False),
    *_at("seen"),
    *_words("state", "reason"),
    *_counts("attempts"),
    *_at("next_try", known=False),
    *_words("article"),
    Index(None, "outlet", "state"),
)

articles = Table(
    "articles",
    SCHEMA,
    *_keys("id"),
    *_words("outlet"),
    *_counts("latest"),
    *_at("published", "first_fetched"),
    Index(None, "outlet", "published"),
    Index(None, "outlet", "first_fetched"),
)

article_versions = Table(
    "article_versions",
    SCHEMA,
    Column("id", ForeignKey("articles.id"), primary_key=True),
    _number("version"),
    *_words("url", "title", "summary", "text", "sha256", "language", "section", "credit"),
    *_at("published", "fetched"),
    Column("dated", Boolean, nullable=False),
    _value("authors", Texts),
    _value("flags", frozenset[Flag]),
)

passages = Table(
    "passages",
    SCHEMA,
    *_keys("article"),
    _number("version"),
    _number("number"),
    *_counts("start", "end", "paragraph"),
    *_words("sha256", "language"),
    ForeignKeyConstraint(
        ["article", "version"], ["article_versions.id", "article_versions.version"]
    ),
)

outlet_habits = Table(
    "outlet_habits",
    SCHEMA,
    *_keys("outlet"),
    *_counts("version", "pages"),
    _value("paragraphs", dict[str, int]),
    _value("seen", frozenset[str]),
)

rereads = Table(
    "rereads",
    SCHEMA,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    *_at("next_at", "last_at", known=False),
    Index(None, "next_at"),
)

settled = Table(
    "settled",
    SCHEMA,
    Column("kind", Word(Kind), primary_key=True),
    *_keys("id"),
    *_words("outcome", "reason"),
    *_at("at", "noted"),
    *_counts("attempts"),
    Index(None, "kind", "noted"),
)

# --- cover -----------------------------------------------------------------------------------

stories = Table(
    "stories",
    SCHEMA,
    *_keys("id"),
    *_words("edition"),
    *_at("opened", "last_article"),
    Index(None, "edition", "last_article"),
)

story_articles = Table(
    "story_articles",
    SCHEMA,
    *_keys("edition"),
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False),
    *_counts("sequence"),
    *_at("published"),
    Column("opened", Boolean, nullable=False),
    Column("similarity", Double, nullable=False),
    *_words("voice"),
    Column("novelty", Word(Novelty), nullable=False),
    _value("reasons", Texts),
    Index(None, "story"),
    Index(None, "edition", "sequence"),
)

story_redirects = Table(
    "story_redirects",
    SCHEMA,
    *_keys("story"),
    Column("leads_to", ForeignKey("stories.id"), nullable=False),
    *_words("reason"),
    *_at("at"),
)

story_ranks = Table(
    "story_ranks",
    SCHEMA,
    Column("story", ForeignKey("stories.id"), primary_key=True),
    Column("score", Double, nullable=False),
    _value("parts", tuple[RankPart, ...]),
    *_at("at"),
)

renderings = Table(
    "renderings",
    SCHEMA,
    *_keys("key"),
    *_words("text", "reason", "engine"),
    Column("ok", Boolean, nullable=False),
    Column("grade", Word(Grade), nullable=False),
    *_at("at"),
)

reports = Table(
    "reports",
    SCHEMA,
    *_keys("id"),
    *_words("edition", "story"),
    *_counts("latest"),
    *_at("updated"),
    Index(None, "edition", "updated"),
    Index(None, "story"),
)

report_versions = Table(
    "report_versions",
    SCHEMA,
    Column("id", ForeignKey("reports.id"), primary_key=True),
    _number("version"),
    Column("status", Word(Status), nullable=False),
    Column("form", Word(Form), nullable=False),
    Column("grade", Word(Grade), nullable=False),
    *_words("slug", "held_because"),
    *_counts("independent"),
    *_at("first_published", "updated"),
    _value("what_changed", Texts),
    _value("witnesses", tuple[Witness, ...]),
    _value("disputes", tuple[Dispute, ...]),
    _value("provenance", Provenance),
    _value("review", Review, known=False),
)


def _part_of_report() -> list[Column[str] | Column[int] | ForeignKeyConstraint]:
    """Return the columns that say to which version of which report a row belongs."""
    return [
        *_keys("report"),
        _number("report_version"),
        ForeignKeyConstraint(
            ["report", "report_version"], ["report_versions.id", "report_versions.version"]
        ),
    ]


claims = Table(
    "claims",
    SCHEMA,
    *_part_of_report(),
    _number("number"),
    Column("place", Word(Part), nullable=False),
    Column("part", Word(Part), nullable=False),
    *_words("text", "engine", "attributed"),
    *_counts("paragraph"),
    Column("grade", Word(Grade), nullable=False),
)

citations = Table(
    "citations",
    SCHEMA,
    *_keys("report"),
    _number("report_version"),
    _number("claim"),
    _number("number"),
    *_words("article", "outlet", "url", "language", "sha256", "original", "field"),
    *_counts("version", "start", "end"),
    *_at("published"),
    ForeignKeyConstraint(
        ["report", "report_version", "claim"],
        ["claims.report", "claims.report_version", "claims.number"],
    ),
)

cited_articles = Table(
    "cited_articles",
    SCHEMA,
    *_part_of_report(),
    *_keys("article"),
    Index(None, "article"),
)

withheld = Table(
    "withheld",
    SCHEMA,
    *_part_of_report(),
    _number("number"),
    Column("part", Word(Part), nullable=False),
    *_words("text", "original"),
    _value("reasons", tuple[Reason, ...]),
)

corrections = Table(
    "corrections",
    SCHEMA,
    *_part_of_report(),
    _number("number"),
    *_at("at"),
    *_words("wrong", "right", "note", "by"),
    *_counts("version"),
)

front_pages = Table(
    "front_pages",
    SCHEMA,
    *_keys("edition"),
    Column("at", Moment, primary_key=True),
    Column("day", Date, nullable=False),
    *_words("thin"),
    Index(None, "edition", "day"),
)

front_page_reports = Table(
    "front_page_reports",
    SCHEMA,
    *_keys("edition"),
    Column("at", Moment, primary_key=True),
    _number("place"),
    Column("report", ForeignKey("reports.id"), nullable=False),
    *_counts("version"),
    ForeignKeyConstraint(["edition", "at"], ["front_pages.edition", "front_pages.at"]),
)

# --- deliver ---------------------------------------------------------------------------------

subscribers = Table(
    "subscribers",
    SCHEMA,
    *_keys("id"),
    *_words("edition", "address", "words", "asked_from"),
    Column("consent", Word(Consent), nullable=False),
    *_at("asked"),
    *_at("confirmed", known=False),
    Column("zone", Zone, nullable=False),
    Index(None, "edition", "consent"),
)

consent_records = Table(
    "consent_records",
    SCHEMA,
    Column("subscriber", ForeignKey("subscribers.id"), primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("consent", Word(Consent), primary_key=True),
    *_words("words", "asked_from"),
)

sign_ups = Table(
    "sign_ups",
    SCHEMA,
    Column("subscriber", ForeignKey("subscribers.id"), primary_key=True),
    Column("at", Moment, primary_key=True),
    *_keys("asked_from"),
    *_words("address_sha256"),
    Index(None, "address_sha256", "at"),
    Index(None, "asked_from", "at"),
)

bulletins = Table("bulletins", SCHEMA, *_keys("edition"), _day(), *_words("thin"), *_at("at"))

bulletin_reports = Table(
    "bulletin_reports",
    SCHEMA,
    *_keys("edition"),
    _day(),
    _number("number"),
    *_words("role", "report"),
    *_counts("version"),
    _value("correction", Correction, known=False),
    ForeignKeyConstraint(["edition", "day"], ["bulletins.edition", "bulletins.day"]),
    ForeignKeyConstraint(["report", "version"], ["report_versions.id", "report_versions.version"]),
)

deliveries = Table(
    "deliveries",
    SCHEMA,
    *_keys("edition"),
    _day(),
    Column("subscriber", ForeignKey("subscribers.id"), primary_key=True),
    Column("state", Word(DeliveryState), nullable=False),
    *_words("message_id", "reason"),
    *_counts("attempts"),
    *_at("at"),
)

# --- operate ---------------------------------------------------------------------------------

spend = Table(
    "spend",
    SCHEMA,
    _day(),
    *_keys("edition", "engine", "measure"),
    Column("amount", Double, nullable=False),
)

driver = Table(
    "driver",
    SCHEMA,
    *_keys("lock"),
    *_words("holder"),
    *_counts("epoch"),
    *_at("until"),
)
