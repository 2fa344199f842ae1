"""A small day in an archive's life, step by step; every step may be repeated."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from operator import itemgetter

import make
from foreigndesk.domain.article import OutletHabits
from foreigndesk.domain.letter import Bulletin, Consent, DeliveryState
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import FrontPage
from foreigndesk.domain.story import Ranked, RankPart
from foreigndesk.errors import RejectedError, TransientError
from foreigndesk.ports import Answer, Archive, Kind, Rendering, Request
from foreigndesk.store.archive import SqlArchive
from foreigndesk.store.tables import SCHEMA

DAY = date(2025, 12, 13)
FEED = make.feed()
ENTRIES = [make.entry(title) for title in ("Le pont est fermé", "La crue", "Trop tard")]
ARTICLE = make.article("Le pont est fermé depuis samedi.", "La crue monte.", id="article-1")
HABITS = OutletHabits(outlet="le-fanal", version=1, pages=1, paragraphs={"a": 1})
REPORT = make.report()
READER = make.subscriber()


def answer(status: int = 200, **changes: object) -> Answer:
    values: dict[str, object] = {
        "request": Request(url=FEED.url),
        "status": status,
        "final_url": FEED.url,
        "moved_to": "",
        "body": b"",
        "content_type": "application/rss+xml",
        "etag": '"one"',
        "modified": "Sat, 13 Dec 2025 11:00:00 GMT",
        "fetched": make.NOON,
    }
    return Answer(**{**values, **changes})  # type: ignore[arg-type]


def rendering(text: str = "The bridge is closed.", **changes: object) -> Rendering:
    values: dict[str, object] = {
        "text": text,
        "ok": True,
        "reason": "",
        "engine": "fake fr→en",
        "grade": Grade.GLOSS,
    }
    return Rendering(**{**values, **changes})  # type: ignore[arg-type]


def read_feed(archive: Archive) -> None:
    archive.store_reading(FEED, answer(), ENTRIES, make.NOON + timedelta(minutes=20))


def read_article(archive: Archive) -> None:
    archive.store_article(ENTRIES[0].id, ARTICLE, HABITS)


def put_off(archive: Archive) -> None:
    if ENTRIES[1] in archive.entries_to_read(["le-fanal"], make.NOON):
        with archive.settling(Kind.ENTRY, ENTRIES[1].id, make.NOON):
            raise TransientError("too slow")


def give_up(archive: Archive) -> None:
    if ENTRIES[2] in archive.entries_to_read(["le-fanal"], make.NOON):
        with archive.settling(Kind.ENTRY, ENTRIES[2].id, make.NOON):
            raise RejectedError("not a page")


def place_article(archive: Archive) -> None:
    for article in archive.unplaced("france", ["le-fanal"], make.NOON):
        archive.place("france", article, make.placement(article.id, opened=True))


def translate(archive: Archive) -> None:
    archive.store_renderings({"key": rendering()}, make.NOON)


def keep_report(archive: Archive) -> None:
    archive.store_report(REPORT)


def print_page(archive: Archive) -> None:
    page = FrontPage(edition="france", at=make.NOON, reports=(REPORT,))
    part = RankPart(name="voices", value=0.5, weight=1.0, words="2 independent reports")
    ranked = [
        Ranked(story=story, score=1.0, parts=(part,))
        for story in archive.stories("france", make.NOON)
    ]
    archive.store_front_page(page, DAY, ranked)


def read_again(archive: Archive) -> None:
    later = make.NOON + timedelta(hours=2)
    changed = make.article("Le pont est ouvert.", id="article-1", fetched=later)
    if archive.articles_to_reread(later):
        archive.store_reread("article-1", later, changed)


def sign_up(archive: Archive) -> None:
    archive.sign_up(make.subscriber(consent=Consent.PENDING, confirmed=None))
    archive.set_consent(READER.id, Consent.CONFIRMED, make.NOON)


def make_letter(archive: Archive) -> None:
    letter = Bulletin(edition="france", day=DAY, stories=(REPORT,), updates=(), corrections=())
    archive.store_bulletin(letter, make.NOON)
    archive.queue_letters("france", DAY, {READER.id: "<one@desk.example>"}, make.NOON)


def send_letter(archive: Archive) -> None:
    for delivery in archive.deliveries("france", DAY):
        if not delivery.state.over:
            archive.mark(delivery, DeliveryState.DATA_SENT, "", make.NOON)
            archive.mark(delivery, DeliveryState.SENT, "250 ok", make.NOON)


STEPS: Sequence[Callable[[Archive], None]] = (
    read_feed,
    read_article,
    put_off,
    give_up,
    place_article,
    translate,
    keep_report,
    print_page,
    read_again,
    sign_up,
    make_letter,
    send_letter,
)


def play(archive: Archive) -> None:
    """Play the whole day under the desk's lock."""
    with archive.driving("here:0", make.NOON):
        for step in STEPS:
            step(archive)


LOCKS = {"driver"}
"""How often the lock was taken differs, and may."""


Contents = dict[str, list[tuple[object, ...]]]
"""Table → rows."""


def contents(archive: SqlArchive) -> Contents:
    """Return every row of every table by its key, but for the lock's."""
    found: Contents = {}
    with archive.connections.reading() as connection:
        for table in SCHEMA.sorted_tables:
            if table.name not in LOCKS:
                rows = connection.execute(table.select()).mappings()
                key = [column.name for column in table.primary_key]
                found[table.name] = [
                    tuple(row.values()) for row in sorted(rows, key=itemgetter(*key))
                ]
    return found
