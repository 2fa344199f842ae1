"""doctor, editions, press, probe, eval, demo: what there is, and what the desk makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from at_the_desk import Operator

from small_press import OUTLETS, write_press

BROKEN = 'name = "Broken"\ncountry = "FR"\n'


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def named(states: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [state for state in states if state["name"] == name]
    return found


def test_doctor_says_what_is_there(operator: Operator) -> None:
    ended = operator.types("doctor", "--json")

    states = lines(ended.out)
    assert ended.code == 0
    assert named(states, "operator")["present"]
    assert "3 articles, 2 stories, 2 reports" in named(states, "archive")["words"]
    assert named(states, "fake")["grades"] == {"fr": "standard"}
    assert "reach nobody: set a mail server" in named(states, "outbox")["words"]
    assert named(states, "feeds of france")["words"] == "3 of 3 feeds were read; 0 fail"


def test_doctor_says_what_a_missing_translator_costs_the_reader(operator: Operator) -> None:
    operator.translators = ()

    ended = operator.types("doctor", "--json")

    edition = named(lines(ended.out), "edition france")
    assert ended.code == 0
    assert not edition["present"]
    assert "nothing can be put into English from fr: no report appears" in edition["words"]


def test_cover_without_a_translator_keeps_the_day_and_says_so(operator: Operator) -> None:
    (operator.folder / "archive.sqlite").unlink()
    operator.translators = ()
    with operator.press():
        operator.types("gather")

    ended = operator.types("cover")

    assert ended.code == 0
    summary, *troubles = ended.out.splitlines()
    assert summary == "France: 0 reports on the front page, 0 wait for an editor."
    assert len(troubles) == 2
    assert all("no engine puts fr into English" in line for line in troubles)
    assert "could not be put into English" in operator.site()


def test_doctor_names_what_must_be_set_before_anything_is_published(newcomer: Operator) -> None:
    ended = newcomer.types("doctor")

    assert ended.code == 0
    assert "operator.name" in ended.out.replace("\n", "")


def test_editions_are_listed_with_their_outlets(operator: Operator) -> None:
    (edition,) = lines(operator.types("editions", "list", "--json").out)

    assert edition == {
        "id": "france",
        "name": "France",
        "languages": "fr",
        "zone": "Europe/Paris",
        "letter_at": "07:00",
        "least_grade": "gloss",
        "outlets": 3,
    }


def test_tables_hold_what_the_lines_hold(operator: Operator) -> None:
    assert "Europe/Paris" in operator.types("editions", "list").out
    assert "daily" in operator.types("press", "list").out


def test_outlets_are_listed(operator: Operator) -> None:
    listed = {
        outlet["id"]: outlet for outlet in lines(operator.types("press", "list", "--json").out)
    }

    assert set(OUTLETS) <= set(listed)
    assert listed["le-quai"]["owner"] == "Maison Le Quai"
    assert listed["le-quai"]["feeds"][0].startswith("http://127.0.0.1:")


@pytest.mark.parametrize("folder", [(), ("samples/{}",)])
def test_forms_that_are_right_are_said_to_be(operator: Operator, folder: tuple[str, ...]) -> None:
    editions = operator.types("editions", "check", *(one.format("editions") for one in folder))
    press = operator.types("press", "check", *(one.format("press") for one in folder))

    assert (editions.code, press.code) == (0, 0)
    assert "france: the form is right" in editions.out
    assert "the form is right" in press.out


def test_edition_file_that_is_broken_is_named_with_every_fault(newcomer: Operator) -> None:
    folder = newcomer.folder / "mine"
    folder.mkdir()
    (folder / "france.toml").write_text(BROKEN)

    ended = newcomer.types("editions", "check", "mine")

    assert ended.code == 2
    assert "france.toml: languages: is missing; add it" in ended.err
    assert "france.toml: zone: is missing; add it" in ended.err


def test_press_whose_articles_do_not_bear_its_truth_is_told(newcomer: Operator) -> None:
    folder = write_press(newcomer.folder / "samples")
    event = {
        "id": "bridge",
        "edition": "france",
        "what": "a bridge is closed",
        "articles": ["le-quai/pont-brisval-ferme"],
        "facts": [
            {
                "en": "16 centimetres",
                "kind": "number",
                "value": "16",
                "articles": ["le-quai/pont-brisval-ferme"],
            }
        ],
    }
    (folder / "truth.json").write_text(json.dumps({"events": [event]}), "utf-8")

    ended = newcomer.types("press", "check", "samples")

    assert ended.code == 2
    assert "le-quai/pont-brisval-ferme does not say '16 centimetres'" in ended.err


def test_press_that_can_be_played_is_checked_whole(newcomer: Operator) -> None:
    write_press(newcomer.folder / "samples")

    ended = newcomer.types("press", "check", "samples")

    assert ended.code == 0
    assert "3 outlets with 3 feeds" in ended.out
    assert "7 articles" in ended.out


def test_moment_that_is_none_is_named(newcomer: Operator) -> None:
    ended = newcomer.types("press", "serve", "--at", "yesterday")

    assert ended.code == 2
    assert "--at yesterday" in ended.err


@pytest.mark.parametrize("command", [("demo", "--once"), ("press", "serve")])
def test_samples_that_are_not_there_are_named(newcomer: Operator, command: tuple[str, ...]) -> None:
    ended = newcomer.types(*command, "--samples", "nowhere")

    assert ended.code == 2
    assert ended.err == "foreigndesk: --samples nowhere: no such folder\n"


def test_demo_leaves_a_folder_alone_that_is_not_its_own(newcomer: Operator) -> None:
    letter = newcomer.folder / "letter.txt"
    letter.write_text("Dear desk")

    ended = newcomer.types("demo", "--once", "--folder", str(newcomer.folder))

    assert ended.code == 2
    assert "not a demo's folder; nothing in it was touched" in ended.err
    assert letter.read_text() == "Dear desk"


def feed_of(operator: Operator) -> str:
    for outlet in lines(operator.types("press", "list", "--json").out):
        if outlet["id"] == "le-quai":
            return str(outlet["feeds"][0])
    raise AssertionError("no such outlet")


def test_probe_says_what_it_makes_of_a_feed_and_remembers_it(operator: Operator) -> None:
    url = feed_of(operator)
    with operator.press():
        first = operator.types("probe", url, "--json", "--state", "state.json")
        again = operator.types("probe", url, "--json", "--state", "state.json")

    (found,), (unchanged,) = lines(first.out), lines(again.out)
    assert (found["kind"], found["status"], len(found["entries"])) == ("feed", "ok", 3)
    assert (unchanged["kind"], unchanged["status"]) == ("feed", "not_modified")


def test_probe_says_what_it_makes_of_a_page(operator: Operator) -> None:
    with operator.press():
        (feed,) = lines(operator.types("probe", feed_of(operator), "--json").out)
        page = feed["entries"][-1]["link"]
        ended = operator.types("probe", page)

    assert ended.code == 0
    assert "kind         article" in ended.out
    assert "Le pont suspendu de Brisval est fermé" in ended.out


def test_probe_of_an_address_that_nobody_answers_is_a_finding(operator: Operator) -> None:
    ended = operator.types("probe", feed_of(operator), "--json")

    assert ended.code == 0
    assert lines(ended.out)[0]["status"] == "later"


def test_probe_reads_no_private_address_unasked(newcomer: Operator) -> None:
    ended = newcomer.types("probe", "http://127.0.0.1:9/", "--json")

    (found,) = lines(ended.out)
    assert found["status"] == "never"
    assert "not on the public net" in found["reason"]


@pytest.mark.parametrize("left", ["[]", '{"http://a.example/": 1}', "Dear desk"])
def test_state_file_that_is_none_is_named(newcomer: Operator, left: str) -> None:
    Path("state.json").write_text(left)

    ended = newcomer.types("probe", "http://127.0.0.1:9/", "--state", "state.json")

    assert ended.code == 2
    assert "--state state.json" in ended.err
    assert Path("state.json").read_text() == left


def test_measuring_reads_standard_input(newcomer: Operator) -> None:
    claim = {"id": 1, "claim": "14 firefighters came.", "passages": []}
    claim["passages"] = [{"language": "fr", "text": "Quatorze pompiers sont venus."}]

    ended = newcomer.types("eval", "claims", "-", stdin=json.dumps(claim) + "\nnonsense\n")

    verdict, bad = lines(ended.out)
    assert ended.code == 0
    assert (verdict["id"], verdict["stands"]) == (1, True)
    assert (bad["id"], bad["line"]) == (None, 2)


@pytest.mark.parametrize(
    "command", ["feeds", "extraction", "stories", "claims", "translation", "names"]
)
def test_file_that_is_not_there_is_named(newcomer: Operator, command: str) -> None:
    ended = newcomer.types("eval", command, "nowhere.jsonl")

    assert ended.code == 2
    assert ended.err == "foreigndesk: nowhere.jsonl: No such file or directory\n"
    assert ended.out == ""
