"""`eval stories`: the contract of its lines, online."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.evals.stories import run

FIRE = "Un incendie a détruit l’entrepôt Malvert de Kerbrac, dit Yann Quintrel."


def line(id: object = "a", **changes: object) -> dict[str, Any]:
    fields = {"language": "fr", "published": "2025-12-13T10:00:00+01:00", "title": FIRE}
    return {"id": id, **fields, **changes}


def answers(*lines: object) -> list[dict[str, Any]]:
    return [json.loads(one) for one in run(json.dumps(fields) for fields in lines)]


def test_articles_on_one_event_get_one_story() -> None:
    trains = "Les trains de Valmorée coûteront plus cher, dit Odile Sarrance."

    first, other, second = answers(line("a"), line("b", title=trains), line("c", outlet="x"))

    assert first["story"] == second["story"] != other["story"]
    assert list(first) == ["id", "story"]


def test_every_line_is_decided_from_those_before_it() -> None:
    lines = [line(n, title=f"{FIRE} {n}") for n in range(5)]

    whole = answers(*lines)

    assert all(answers(*lines[: n + 1]) == whole[: n + 1] for n in range(5))


def test_an_id_that_comes_again_is_another_article() -> None:
    trains = "Les trains de Valmorée coûteront plus cher, dit Odile Sarrance."

    one, two = answers(line("a"), line("a", title=trains))

    assert one["story"] != two["story"]


def test_optional_and_unknown_fields_may_be_anything() -> None:
    odd = line(7, text=None, outlet=["x"], summary=3, language="fr-FR", published="2025-12-13")

    assert answers(odd)[0]["id"] == 7


def test_a_bad_line_is_answered_and_the_next_one_read() -> None:
    bad: list[object] = [
        [],
        line(None),
        line("b", title=3),
        line("c", published="yesterday"),
        line("d", published="0001-01-01T00:00:00+05:00"),
        line("e", published=None),
        {"id": "f"},
    ]

    found = answers(*bad, line("g"))

    assert [one.get("error") for one in found] == [
        "not an object",
        "no id",
        "no title",
        "published is not ISO 8601",
        "published is outside the calendar",
        "no published",
        "no language",
        None,
    ]
    assert [one.get("line") for one in found[:-1]] == [1, 2, 3, 4, 5, 6, 7]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.builds(
            line,
            st.integers(),
            title=st.text(max_size=20),
            text=st.text(max_size=40),
            language=st.sampled_from(["fr", "es", "xx", ""]),
            published=st.datetimes().map(lambda moment: moment.isoformat()),
        ),
        max_size=6,
    )
)
def test_any_articles_are_placed(lines: list[dict[str, Any]]) -> None:
    found = answers(*lines)

    assert [one["id"] for one in found] == [fields["id"] for fields in lines]
    assert all(one["story"].startswith("story-") for one in found)
