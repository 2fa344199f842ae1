"""The first schema: everything the archive holds."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None

TEXT = sa.Text()
NUMBER = sa.Integer()
AMOUNT: sa.Double[float] = sa.Double()
FLAG = sa.Boolean()
DAY = sa.Date()
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _columns(kind: TypeEngine[Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def upgrade() -> None:
    """Make every table; there is nothing to keep."""
    _feeds()
    _articles()
    _manners()
    _stories()
    _reports()
    _claims()
    _ledgers()
    _front_pages()
    _subscribers()
    _bulletins()
    _desk()


def _feeds() -> None:
    """Make feeds and hosts."""
    op.create_table(
        "feeds",
        *_columns(TEXT, "id", "outlet", "url", "lives_at", "etag", "modified", "last_reason"),
        *_columns(NUMBER, "failures", "missing"),
        *_columns(MOMENT, "last_read", "last_full", "next_poll", nullable=True),
        *_columns(FLAG, "stopped"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "hosts",
        *_columns(TEXT, "host"),
        *_columns(NUMBER, "failures"),
        *_columns(MOMENT, "next_request", nullable=True),
        *_columns(TEXT, "last_reason"),
        *_columns(JSON, "manners"),
        sa.PrimaryKeyConstraint("host"),
    )
    op.create_table(
        "entries",
        *_columns(TEXT, "id", "outlet", "feed", "guid", "link", "title", "summary", "content"),
        *_columns(MOMENT, "published", nullable=True),
        *_columns(MOMENT, "seen"),
        *_columns(TEXT, "state", "reason"),
        *_columns(NUMBER, "attempts"),
        *_columns(MOMENT, "next_try", nullable=True),
        *_columns(TEXT, "article"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entries_outlet_state", "entries", ["outlet", "state"])


def _articles() -> None:
    """Make articles, their versions and passages."""
    op.create_table(
        "articles",
        *_columns(TEXT, "id", "outlet"),
        *_columns(NUMBER, "latest"),
        *_columns(MOMENT, "published", "first_fetched"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_articles_outlet_first_fetched", "articles", ["outlet", "first_fetched"])
    op.create_index("ix_articles_outlet_published", "articles", ["outlet", "published"])
    op.create_table(
        "article_versions",
        *_columns(TEXT, "id"),
        *_columns(NUMBER, "version"),
        *_columns(
            TEXT, "url", "title", "summary", "text", "sha256", "language", "section", "credit"
        ),
        *_columns(MOMENT, "published", "fetched"),
        *_columns(FLAG, "dated"),
        *_columns(JSON, "authors", "flags"),
        sa.PrimaryKeyConstraint("id", "version"),
        sa.ForeignKeyConstraint(["id"], ["articles.id"]),
    )
    op.create_table(
        "passages",
        *_columns(TEXT, "article"),
        *_columns(NUMBER, "version", "number", "start", "end", "paragraph"),
        *_columns(TEXT, "sha256", "language"),
        sa.PrimaryKeyConstraint("article", "version", "number"),
        sa.ForeignKeyConstraint(
            ["article", "version"], ["article_versions.id", "article_versions.version"]
        ),
    )


def _manners() -> None:
    """Make what is learnt on the way."""
    op.create_table(
        "outlet_habits",
        *_columns(TEXT, "outlet"),
        *_columns(NUMBER, "version", "pages"),
        *_columns(JSON, "paragraphs", "seen"),
        sa.PrimaryKeyConstraint("outlet"),
    )
    op.create_table(
        "rereads",
        *_columns(TEXT, "article"),
        *_columns(MOMENT, "next_at", "last_at", nullable=True),
        sa.PrimaryKeyConstraint("article"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
    )
    op.create_index("ix_rereads_next_at", "rereads", ["next_at"])
    op.create_table(
        "settled",
        *_columns(TEXT, "kind", "id", "outcome", "reason"),
        *_columns(MOMENT, "at", "noted"),
        *_columns(NUMBER, "attempts"),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_index("ix_settled_kind_noted", "settled", ["kind", "noted"])


def _stories() -> None:
    """Make stories and where articles belong."""
    op.create_table(
        "stories",
        *_columns(TEXT, "id", "edition"),
        *_columns(MOMENT, "opened", "last_article"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_stories_edition_last_article", "stories", ["edition", "last_article"])
    op.create_table(
        "story_articles",
        *_columns(TEXT, "edition", "article", "story"),
        *_columns(NUMBER, "sequence"),
        *_columns(MOMENT, "published"),
        *_columns(FLAG, "opened"),
        *_columns(AMOUNT, "similarity"),
        *_columns(TEXT, "voice", "novelty"),
        *_columns(JSON, "reasons"),
        sa.PrimaryKeyConstraint("edition", "article"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
        sa.ForeignKeyConstraint(["story"], ["stories.id"]),
    )
    op.create_index("ix_story_articles_edition_sequence", "story_articles", ["edition", "sequence"])
    op.create_index("ix_story_articles_story", "story_articles", ["story"])
    op.create_table(
        "story_redirects",
        *_columns(TEXT, "story", "leads_to", "reason"),
        *_columns(MOMENT, "at"),
        sa.PrimaryKeyConstraint("story"),
        sa.ForeignKeyConstraint(["leads_to"], ["stories.id"]),
    )
    op.create_table(
        "story_ranks",
        *_columns(TEXT, "story"),
        *_columns(AMOUNT, "score"),
        *_columns(JSON, "parts"),
        *_columns(MOMENT, "at"),
        sa.PrimaryKeyConstraint("story"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"]),
    )


def _reports() -> None:
    """Make reports and their versions."""
    op.create_table(
        "reports",
        *_columns(TEXT, "id", "edition", "story"),
        *_columns(NUMBER, "latest"),
        *_columns(MOMENT, "updated"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_reports_edition_updated", "reports", ["edition", "updated"])
    op.create_index("ix_reports_story", "reports", ["story"])
    op.create_table(
        "report_versions",
        *_columns(TEXT, "id"),
        *_columns(NUMBER, "version"),
        *_columns(TEXT, "status", "form", "grade", "slug", "held_because"),
        *_columns(NUMBER, "independent"),
        *_columns(MOMENT, "first_published", "updated"),
        *_columns(JSON, "what_changed", "witnesses", "disputes", "provenance"),
        *_columns(JSON, "review", nullable=True),
        sa.PrimaryKeyConstraint("id", "version"),
        sa.ForeignKeyConstraint(["id"], ["reports.id"]),
    )
    op.create_table(
        "renderings",
        *_columns(TEXT, "key", "text", "reason", "engine"),
        *_columns(FLAG, "ok"),
        *_columns(TEXT, "grade"),
        *_columns(MOMENT, "at"),
        sa.PrimaryKeyConstraint("key"),
    )


def _claims() -> None:
    """Make sentences and what they rest on."""
    op.create_table(
        "claims",
        *_columns(TEXT, "report"),
        *_columns(NUMBER, "report_version", "number"),
        *_columns(TEXT, "place", "part", "text", "engine", "attributed"),
        *_columns(NUMBER, "paragraph"),
        *_columns(TEXT, "grade"),
        sa.PrimaryKeyConstraint("report", "report_version", "number"),
        sa.ForeignKeyConstraint(
            ["report", "report_version"], ["report_versions.id", "report_versions.version"]
        ),
    )
    op.create_table(
        "citations",
        *_columns(TEXT, "report"),
        *_columns(NUMBER, "report_version", "claim", "number"),
        *_columns(TEXT, "article", "outlet", "url", "language", "sha256", "original", "field"),
        *_columns(NUMBER, "version", "start", "end"),
        *_columns(MOMENT, "published"),
        sa.PrimaryKeyConstraint("report", "report_version", "claim", "number"),
        sa.ForeignKeyConstraint(
            ["report", "report_version", "claim"],
            ["claims.report", "claims.report_version", "claims.number"],
        ),
    )
    op.create_table(
        "cited_articles",
        *_columns(TEXT, "report"),
        *_columns(NUMBER, "report_version"),
        *_columns(TEXT, "article"),
        sa.PrimaryKeyConstraint("report", "report_version", "article"),
        sa.ForeignKeyConstraint(
            ["report", "report_version"], ["report_versions.id", "report_versions.version"]
        ),
    )
    op.create_index("ix_cited_articles_article", "cited_articles", ["article"])


def _ledgers() -> None:
    """Make what was withheld and corrected."""
    op.create_table(
        "withheld",
        *_columns(TEXT, "report"),
        *_columns(NUMBER, "report_version", "number"),
        *_columns(TEXT, "part", "text", "original"),
        *_columns(JSON, "reasons"),
        sa.PrimaryKeyConstraint("report", "report_version", "number"),
        sa.ForeignKeyConstraint(
            ["report", "report_version"], ["report_versions.id", "report_versions.version"]
        ),
    )
    op.create_table(
        "corrections",
        *_columns(TEXT, "report"),
        *_columns(NUMBER, "report_version", "number"),
        *_columns(MOMENT, "at"),
        *_columns(TEXT, "wrong", "right", "note", "by"),
        *_columns(NUMBER, "version"),
        sa.PrimaryKeyConstraint("report", "report_version", "number"),
        sa.ForeignKeyConstraint(
            ["report", "report_version"], ["report_versions.id", "report_versions.version"]
        ),
    )


def _front_pages() -> None:
    """Make front pages."""
    op.create_table(
        "front_pages",
        *_columns(TEXT, "edition"),
        *_columns(MOMENT, "at"),
        *_columns(DAY, "day"),
        *_columns(TEXT, "thin"),
        sa.PrimaryKeyConstraint("edition", "at"),
    )
    op.create_index("ix_front_pages_edition_day", "front_pages", ["edition", "day"])
    op.create_table(
        "front_page_reports",
        *_columns(TEXT, "edition"),
        *_columns(MOMENT, "at"),
        *_columns(NUMBER, "place"),
        *_columns(TEXT, "report"),
        *_columns(NUMBER, "version"),
        sa.PrimaryKeyConstraint("edition", "at", "place"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.ForeignKeyConstraint(["edition", "at"], ["front_pages.edition", "front_pages.at"]),
    )


def _subscribers() -> None:
    """Make who gets letters, and what they agreed to."""
    op.create_table(
        "subscribers",
        *_columns(TEXT, "id", "edition", "address", "words", "asked_from", "consent"),
        *_columns(MOMENT, "asked"),
        *_columns(MOMENT, "confirmed", nullable=True),
        *_columns(TEXT, "zone"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_subscribers_edition_consent", "subscribers", ["edition", "consent"])
    op.create_table(
        "consent_records",
        *_columns(TEXT, "subscriber"),
        *_columns(MOMENT, "at"),
        *_columns(TEXT, "consent", "words", "asked_from"),
        sa.PrimaryKeyConstraint("subscriber", "at", "consent"),
        sa.ForeignKeyConstraint(["subscriber"], ["subscribers.id"]),
    )
    op.create_table(
        "sign_ups",
        *_columns(TEXT, "subscriber"),
        *_columns(MOMENT, "at"),
        *_columns(TEXT, "asked_from", "address_sha256"),
        sa.PrimaryKeyConstraint("subscriber", "at", "asked_from"),
        sa.ForeignKeyConstraint(["subscriber"], ["subscribers.id"]),
    )
    op.create_index("ix_sign_ups_address_sha256_at", "sign_ups", ["address_sha256", "at"])
    op.create_index("ix_sign_ups_asked_from_at", "sign_ups", ["asked_from", "at"])


def _bulletins() -> None:
    """Make letters and what became of them."""
    op.create_table(
        "bulletins",
        *_columns(TEXT, "edition"),
        *_columns(DAY, "day"),
        *_columns(TEXT, "thin"),
        *_columns(MOMENT, "at"),
        sa.PrimaryKeyConstraint("edition", "day"),
    )
    op.create_table(
        "bulletin_reports",
        *_columns(TEXT, "edition"),
        *_columns(DAY, "day"),
        *_columns(NUMBER, "number"),
        *_columns(TEXT, "role", "report"),
        *_columns(NUMBER, "version"),
        *_columns(JSON, "correction", nullable=True),
        sa.PrimaryKeyConstraint("edition", "day", "number"),
        sa.ForeignKeyConstraint(["edition", "day"], ["bulletins.edition", "bulletins.day"]),
        sa.ForeignKeyConstraint(
            ["report", "version"], ["report_versions.id", "report_versions.version"]
        ),
    )
    op.create_table(
        "deliveries",
        *_columns(TEXT, "edition"),
        *_columns(DAY, "day"),
        *_columns(TEXT, "subscriber", "state", "message_id", "reason"),
        *_columns(NUMBER, "attempts"),
        *_columns(MOMENT, "at"),
        sa.PrimaryKeyConstraint("edition", "day", "subscriber"),
        sa.ForeignKeyConstraint(["subscriber"], ["subscribers.id"]),
    )


def _desk() -> None:
    """Make money, and who drives."""
    op.create_table(
        "spend",
        *_columns(DAY, "day"),
        *_columns(TEXT, "edition", "engine", "measure"),
        *_columns(AMOUNT, "amount"),
        sa.PrimaryKeyConstraint("day", "edition", "engine", "measure"),
    )
    op.create_table(
        "driver",
        *_columns(TEXT, "lock", "holder"),
        *_columns(NUMBER, "epoch"),
        *_columns(MOMENT, "until"),
        sa.PrimaryKeyConstraint("lock"),
    )
