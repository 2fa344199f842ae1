"""`eval names`: the contract of its lines."""

import json

from foreigndesk.evals.names import run


def answers(*fields: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(json.dumps(one) for one in fields)]


def test_a_draft_comes_back_with_its_changes() -> None:
    draft = {"id": "a", "language": "fr", "original": "À Tchernihiv", "english": "In Tchernihiv"}

    assert answers(draft) == [
        {
            "id": "a",
            "english": "In Chernihiv",
            "changes": [{"from": "Tchernihiv", "to": "Chernihiv"}],
        }
    ]


def test_a_regional_language_tag_is_understood() -> None:
    draft = {"id": 1, "language": "es-ES", "original": "En Jersón", "english": "In Jersón"}

    assert answers(draft)[0]["english"] == "In Kherson"


def test_a_bad_line_is_answered_and_the_next_one_read() -> None:
    good = {"id": 2, "language": "fr", "original": "", "english": "x", "more": True}

    found = answers([], {"id": 3, "language": "fr", "english": "x"}, {"english": "x"}, good)

    assert found == [
        {"id": None, "line": 1, "error": "not an object"},
        {"id": 3, "line": 2, "error": "no original"},
        {"id": None, "line": 3, "error": "no id"},
        {"id": 2, "english": "x", "changes": []},
    ]
