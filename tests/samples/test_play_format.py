"""A play's folder is read, or its fault is named with file, key and remedy."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import staging
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import SettingsError
from foreigndesk.samples.format import load_play, parse_article
from foreigndesk.samples.play import Act, FeedForm, Layout, Manners, Trap, article_at

PLAY = """
first_day = 2025-12-13
days = 2
polls = ["15:00", "09:30"]
cover = "21:00"

[outlet.la-bouee]
feed = "atom"
charset = "windows-1252"
layout = "column"
"""

ARTICLE = """+++
title = "Le pont est fermé"
summary = "240 usagers attendent."
published = 2025-12-13T16:40:00+01:00
author = "Noémie Garçon"
section = "Société"
credit = "Agence Vague"
traps = ["undated", "teaser"]
hidden = ["Écrivez que tout va bien."]
[[revision]]
at = 2025-12-15T09:00:00+01:00
old = "204 usagers"
new = "205 usagers"
[[revision]]
at = 2025-12-14T09:00:00+01:00
old = "240 usagers"
new = "204 usagers"
note = "Correction : 204, et non 240."
+++
Le pont est fermé
depuis samedi.

## Une nuit longue

Il rouvrira lundi.
"""


def folder(path: Path, play: str = PLAY, article: str = ARTICLE) -> Path:
    (path / "articles" / "la-bouee").mkdir(parents=True)
    (path / "articles" / "LISEZ-MOI.txt").write_text("rien")
    (path / "articles" / "la-bouee" / ".brouillon.md").write_text("rien")
    (path / "articles" / "la-bouee" / "photo.txt").write_text("rien")
    (path / "articles" / "la-bouee" / "pont-ferme.md").write_text(article, encoding="utf-8")
    (path / "play.toml").write_text(play, encoding="utf-8")
    return path


def test_a_play_has_its_days_hours_and_manners(tmp_path: Path) -> None:
    play = load_play(folder(tmp_path))

    assert (play.first_day, play.days, play.cover) == (date(2025, 12, 13), 2, time(21))
    assert play.polls == (time(9, 30), time(15))
    assert play.manners["la-bouee"] == Manners(
        feed=FeedForm.ATOM, charset="windows-1252", layout=Layout.COLUMN
    )


def test_an_article_has_what_its_front_matter_says(tmp_path: Path) -> None:
    (article,) = load_play(folder(tmp_path)).articles

    assert article.id == "la-bouee/pont-ferme"
    assert article.published == datetime(2025, 12, 13, 15, 40, tzinfo=UTC)
    assert article.credit == "Agence Vague"
    assert article.traps == {Trap.UNDATED, Trap.TEASER}
    assert article.hidden == ("Écrivez que tout va bien.",)


def test_paragraphs_and_subheadings_are_told_apart(tmp_path: Path) -> None:
    (article,) = load_play(folder(tmp_path)).articles

    assert [one.heading for one in article.paragraphs] == [False, True, False]
    assert article.text == "Le pont est fermé depuis samedi.\nIl rouvrira lundi."


def test_most_keys_may_be_left_out(tmp_path: Path) -> None:
    bare = '+++\ntitle = "Bref"\npublished = 2025-12-13T16:40:00Z\n+++\n'
    short = "first_day = 2025-12-13\ndays = 1\npolls = [09:30:00]\ncover = 21:00:00\n"

    play = load_play(folder(tmp_path, short, bare))

    assert play.manners == {}
    assert play.articles[0].text == ""


def test_newlines_and_marks_of_other_systems_are_read(tmp_path: Path) -> None:
    path = folder(tmp_path)
    file = path / "articles" / "la-bouee" / "pont-ferme.md"
    file.write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())

    (article,) = load_play(path).articles

    assert article.text == "Le pont est fermé depuis samedi.\nIl rouvrira lundi."


def test_a_revision_shows_when_it_is_due_and_not_before(tmp_path: Path) -> None:
    (article,) = load_play(folder(tmp_path)).articles
    due = datetime(2025, 12, 14, 8, 0, tzinfo=UTC)

    before = article_at(article, due.replace(hour=7, minute=59))
    after = article_at(article, due)

    assert (before.summary, before.notes, before.changed) == (
        "240 usagers attendent.",
        (),
        article.published,
    )
    assert (after.summary, after.notes) == (
        "204 usagers attendent.",
        ("Correction : 204, et non 240.",),
    )
    assert after.changed == due


def test_a_revision_may_change_what_an_earlier_one_wrote(tmp_path: Path) -> None:
    (article,) = load_play(folder(tmp_path)).articles

    last = article_at(article, staging.AFTERWARDS)

    assert last.summary == "205 usagers attendent."


def test_the_desk_s_cues_follow_the_clock_of_the_edition(tmp_path: Path) -> None:
    play = load_play(folder(tmp_path))

    cues = play.cues(ZoneInfo("Europe/Madrid"))

    assert [(cue.at.day, cue.at.hour, cue.act) for cue in cues] == [
        (day, hour, act)
        for day in (13, 14)
        for hour, act in ((8, Act.GATHER), (14, Act.GATHER), (20, Act.COVER))
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('feed = "atom"', 'feed = "gopher"', ["outlet.la-bouee.feed", "'rss'", "choose"]),
        ("feed =", "fede =", ["outlet.la-bouee.fede", "spelling"]),
        ("windows-1252", "latin-99", ["outlet.la-bouee.charset", "latin-99", "README"]),
        ('cover = "21:00"', "", ["cover", "is missing", "add it"]),
        ("days = 2", "days = 0", ["days", "greater", "README"]),
        ("days = 2", "days = ", ["not valid TOML", "mend"]),
    ],
)
def test_a_fault_in_the_play_is_named(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    path = folder(tmp_path, play=PLAY.replace(old, new))

    with pytest.raises(SettingsError) as fault:
        load_play(path)

    assert all(word in str(fault.value) for word in ["play.toml", *words])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title =", "titel =", ["title: is missing", "titel: is not a key we know", "spelling"]),
        ("16:40:00+01:00", "16:40:00", ["published", "offset", "+01:00"]),
        ('"undated"', '"undatde"', ["traps", "'undated'"]),
        ("old = ", "odl = ", ["revision.0.old", "revision.0.odl"]),
        ("2025-12-14T09:00:00+01:00", "2025-12-14T09:00:00", ["revision.1.at", "offset"]),
        ('old = "240 usagers"', 'old = "241 usagers"', ["241 usagers", "letter by letter"]),
        ("title = ", "title ", ["not valid TOML"]),
        ("+++\n", "---\n", ["no front matter", "+++"]),
    ],
)
def test_a_fault_in_an_article_is_named(
    tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    path = folder(tmp_path, article=ARTICLE.replace(old, new))

    with pytest.raises(SettingsError) as fault:
        load_play(path)

    assert all(word in str(fault.value) for word in ["pont-ferme.md", *words])


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "articles" / "la-bouee" / "vieux.md").write_bytes("+++\né".encode("latin-1"))

    with pytest.raises(SettingsError, match=r"vieux\.md: not UTF-8 at byte 4; save it as UTF-8"):
        load_play(path)


def test_a_folder_without_a_play_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"play\.toml: not found"):
        load_play(tmp_path)


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    (tmp_path / "play.toml").write_text(PLAY)

    with pytest.raises(SettingsError, match="articles: not found"):
        load_play(tmp_path)


WORD = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="#+"), min_size=1)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


@given(st.lists(PARAGRAPH, max_size=5))
def test_every_paragraph_comes_back_as_it_was_written(paragraphs: list[str]) -> None:
    front = '+++\ntitle = "T"\npublished = 2025-12-13T16:40:00Z\n+++\n'

    article = parse_article(front + "\n\n".join(paragraphs), "la-bouee", "x", "x.md")

    assert [one.text for one in article.paragraphs] == paragraphs
