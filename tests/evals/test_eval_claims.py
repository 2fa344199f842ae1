import json

import pytest

from foreigndesk.evals.claims import run
from foreigndesk.evals.corruptions import corruptions, names_in
from foreigndesk.evals.lines import read_lines


def passage(**changes: object) -> dict[str, object]:
    return {"language": "fr", "text": "Le pont est fermé depuis 3 jours.", **changes}


def answers(*lines: object) -> list[dict[str, object]]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return [json.loads(answer) for answer in run(texts)]


def test_each_line_gets_a_verdict_with_reasons() -> None:
    good = {"id": 1, "claim": "It has been closed for three days.", "passages": [passage()]}
    bad = {"id": "b", "claim": "It has been closed for 4 days.", "passages": [passage()]}
    bare = {"id": 3, "claim": "It is closed.", "passages": []}

    found = answers(good, bad, bare)

    assert found[0] == {"id": 1, "stands": True, "verdict": "stands", "reasons": []}
    assert found[1] == {
        "id": "b",
        "stands": False,
        "verdict": "falls",
        "reasons": [{"kind": "number", "words": "4 days", "passage": None}],
    }
    assert (found[2]["stands"], found[2]["verdict"]) == (False, "unchecked")


def test_days_count_from_the_passage_s_date() -> None:
    late = passage(text="Il a fermé hier.", published="2025-12-14T09:00:00+01:00")
    undated = passage(text="Il a fermé samedi.", published=None, outlet=None, language="fr-FR")
    bare = passage(text="Il a fermé hier.", published="2025-12-14T09:00:00")

    found = answers(
        {"id": 1, "claim": "It closed on 13 December.", "passages": [late]},
        {"id": 2, "claim": "It closed on Saturday.", "passages": [undated]},
        {"id": 3, "claim": "It closed on 13 December.", "passages": [bare]},
    )

    assert [answer["stands"] for answer in found] == [True, True, True]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ({"claim": "x", "passages": []}, "no id"),
        ({"id": 1, "passages": []}, "claim"),
        ({"id": 1, "claim": "x", "passages": "y"}, "passages"),
        ({"id": 1, "claim": "x", "passages": ["y"]}, "object"),
        ({"id": 1, "claim": "x", "passages": [{"language": "fr"}]}, "text"),
        ({"id": 1, "claim": "x", "passages": [passage(outlet=3)]}, "outlet"),
        ({"id": 1, "claim": "x", "passages": [passage(published="soon")]}, "ISO 8601"),
    ],
)
def test_a_bad_line_is_an_error_and_no_stop(line: object, words: str) -> None:
    good = {"id": 9, "claim": "It is closed.", "passages": [passage()]}

    bad, fine = answers(line, good)

    assert words in str(bad["error"])
    assert bad["line"] == 1
    assert fine["stands"]


def test_lines_may_be_bytes_and_blank_ones_count_but_say_nothing() -> None:
    found = list(read_lines([b"\xef\xbb\xbf{}\n", b"\n", b"\xff\n"]))

    assert [(number, fields) for number, fields, _ in found] == [(1, {}), (3, None)]


def test_corruptions_change_one_thing_and_repeat() -> None:
    claim = (
        "Last week Anna Berg paid 5 million euros, but Otto Krause was home on Monday for two days"
    )
    names = [*names_in([claim]), "Carla Vidal"]

    found = list(corruptions(claim, names, "seed"))

    assert {corruption.kind for corruption in found} == {
        "number", "spelt", "calendar", "name", "negation", "unit", "currency", "invented"
    }  # fmt: skip
    assert all(corruption.text != claim for corruption in found)
    assert found == list(corruptions(claim, names, "seed"))


def test_what_cannot_be_changed_is_left_alone() -> None:
    assert [c.kind for c in corruptions("nothing here", [], "seed")] == ["invented"]
    assert not [c for c in corruptions("so Anna spoke", ["Anna"], "seed") if c.kind == "name"]
