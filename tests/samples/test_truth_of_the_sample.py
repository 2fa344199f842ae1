"""The truth file and the articles of the shipped press agree; a wrong one is found out."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import staging

from foreigndesk.errors import SettingsError
from foreigndesk.samples.cast import cast
from foreigndesk.samples.play import FeedForm, Trap
from foreigndesk.samples.truth import Event, Fact, FactKind, faults, load_truth, stands

EVENTS = load_truth(staging.SHIPPED)
BY_ID = {event.id: event for event in EVENTS}
ARTICLES = {one.id: one for one in staging.shipped_play().articles}
ROLES = cast(staging.shipped_play(), staging.shipped_outlets())


def fact(value: str, *words: str, articles: tuple[str, ...] = ("la-bouee/pont-ferme",)) -> Fact:
    return Fact(en="A fact", kind=FactKind.NUMBER, value=value, words=words, articles=articles)


def event(name: str = "bridge", *facts: Fact, apart_from: tuple[str, ...] = ()) -> Event:
    return Event(
        id=name,
        edition="france",
        what="A bridge is closed",
        articles=("la-bouee/pont-ferme",),
        facts=facts,
        apart_from=apart_from,
    )


def test_truth_and_articles_agree() -> None:
    assert faults(EVENTS, staging.shipped_play()) == []


def test_every_article_belongs_to_one_event() -> None:
    counted = Counter(one for event in EVENTS for one in event.articles)

    assert set(counted) == set(ARTICLES)
    assert set(counted.values()) == {1}


def test_the_press_is_as_large_as_was_promised() -> None:
    languages = Counter(ROLES[one.outlet].language for one in ARTICLES.values())

    assert len(ARTICLES) >= 60
    assert len(EVENTS) >= 18
    assert set(languages) == {"fr", "es", "ca", "gl"}
    assert {event.edition for event in EVENTS} == {"france", "spain"}
    assert len(ROLES) == 14


def test_articles_have_news_length() -> None:
    lengths = [len(one.text.split()) for one in ARTICLES.values()]

    assert sum(150 <= length <= 450 for length in lengths) > 0.9 * len(lengths)
    assert min(lengths) > 100


def test_all_forms_of_feed_and_many_charsets_are_played() -> None:
    manners = [role.manners for role in ROLES.values()]

    assert {one.feed for one in manners} == set(FeedForm)
    assert {one.charset for one in manners} == {
        "utf-8",
        "utf-8-sig",
        "iso-8859-1",
        "windows-1252",
        "iso-8859-15",
    }
    assert len({role.layout for role in ROLES.values()}) == 3
    assert 4 <= sum(one.json_ld for one in manners) <= 10


def test_wire_copy_is_the_same_word_for_word() -> None:
    groups = [group for event in EVENTS for group in event.wire]

    assert any(len(group) >= 3 for group in groups)
    for group in groups:
        assert len({ARTICLES[one].text for one in group}) == 1


def test_other_articles_of_an_event_share_no_sentence() -> None:
    wire = [set(group) for event in EVENTS for group in event.wire]
    said: dict[str, set[str]] = {}
    for one in ARTICLES.values():
        for sentence in re.split(r"(?<=[.!?])\s+", one.text):
            if len(sentence.split()) > 4:
                said.setdefault(sentence, set()).add(one.id)

    shared = [ids for ids in said.values() if len(ids) > 1]

    assert all(any(ids <= group for group in wire) for ids in shared)


def test_an_event_s_days_are_those_of_its_articles() -> None:
    for one in EVENTS:
        days = {ARTICLES[article].published.date() for article in one.articles}
        assert (one.id, len(days)) == (one.id, one.days)


def test_one_event_at_least_goes_on_over_all_days() -> None:
    assert {one.edition for one in EVENTS if one.days == 3} == {"france", "spain"}


def test_look_alikes_are_told_apart_by_both_sides() -> None:
    pairs = {(one.id, other) for one in EVENTS for other in one.apart_from}

    assert pairs
    assert pairs == {(other, one) for one, other in pairs}


def test_figures_that_differ_are_planted_in_both_editions() -> None:
    differing = [one for one in EVENTS if one.differs]

    assert {one.edition for one in differing} == {"france", "spain"}
    assert all(len(figure.values) > 1 for one in differing for figure in one.differs)


def test_every_revision_of_the_press_is_a_correction_of_the_truth() -> None:
    revised = {(one.id, revision.at) for one in ARTICLES.values() for revision in one.revisions}

    assert revised
    assert revised == {(fixed.article, fixed.at) for one in EVENTS for fixed in one.corrections}


def test_every_trap_and_a_hidden_instruction_are_planted() -> None:
    assert {trap for one in ARTICLES.values() for trap in one.traps} == set(Trap)
    assert any(one.hidden for one in ARTICLES.values())


def test_the_event_of_the_reference_page_is_told_by_six_outlets() -> None:
    release = BY_ID["belarus-release"]
    values = {one.value for one in release.facts if len(one.articles) >= 4}

    assert len({ARTICLES[one].outlet for one in release.articles}) == 6
    assert values >= {
        *("123", "2025-12-13", "2022", "10", "11", "5", "Vilnius", "Tchernihiv", "sanctions"),
        *("Ales Bialiatski", "Maria Kolesnikova", "Viktor Babaryko", "Je ne regrette rien"),
    }


@pytest.mark.parametrize("words", ["3 500", "3 500 €", "tant pis", "ŒUILLY"])
def test_a_fact_stands_whatever_its_case_and_spaces(words: str) -> None:
    assert stands(fact("?", words), staging.article())


@pytest.mark.parametrize("value", ["500 000", "50", "500 €, l’heure", "350"])
def test_a_figure_within_another_is_no_fact(value: str) -> None:
    assert not stands(fact(value), staging.article())


def test_a_fact_may_stand_after_a_revision_only() -> None:
    article = staging.article(revisions=(staging.revision("Il l’était", "Il était 204"),))

    assert stands(fact("204"), article)


@pytest.mark.parametrize(
    ("events", "fault"),
    [
        ([event("bridge", fact("99"))], "bridge: la-bouee/pont-ferme does not say 'A fact' (99)"),
        ([event("bridge", fact("3 500", articles=("la-bouee/x",)))], "la-bouee/x is named"),
        ([event(apart_from=("river",))], "bridge: apart from river, which does not exist"),
        ([event(apart_from=("river",)), event("river")], "which does not say so of it"),
        (
            [Event(id="x", edition="france", what="", articles=("la-bouee/nulle",))],
            "x: there is no articles/la-bouee/nulle.md",
        ),
    ],
)
def test_a_truth_that_does_not_fit_is_found_out(events: list[Event], fault: str) -> None:
    (found,) = faults(events, staging.play())

    assert fault in found


def test_a_missing_or_broken_truth_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"truth\.json: not found"):
        load_truth(tmp_path)

    (tmp_path / "truth.json").write_text("{")
    with pytest.raises(SettingsError, match=r"truth\.json: not valid JSON"):
        load_truth(tmp_path)

    (tmp_path / "truth.json").write_text(json.dumps({"events": [{"id": "x"}]}))
    with pytest.raises(SettingsError, match=r"truth\.json: events\.0\.edition: is missing; add it"):
        load_truth(tmp_path)
