"""`eval translation`: the contract of its lines."""

import json
from collections.abc import Sequence
from typing import Any

from foreigndesk.domain.press import Grade
from foreigndesk.evals import translation
from foreigndesk.ports import EngineState, Marked, Rendering


class Mirror:
    """A translator that hands back what it gets, with kept spans in English."""

    name = "mirror"

    def state(self) -> EngineState:
        return EngineState(name=self.name, present=True, version="1", words="mirrors")

    def grade(self, language: str) -> Grade | None:
        return Grade.DRAFT if language in {"fr", "es"} else None

    def translate(self, texts: Sequence[Marked]) -> list[Rendering]:
        return [self._one(text) for text in texts]

    def _one(self, marked: Marked) -> Rendering:
        text = marked.text
        for keep in reversed(marked.keep):
            text = text[: keep.start] + keep.english + text[keep.end :]
        return Rendering(text=text, ok=True, reason="", engine="mirror", grade=Grade.DRAFT)


def answers(*lines: object) -> list[dict[str, Any]]:
    asked = (one if isinstance(one, str) else json.dumps(one) for one in lines)
    return [json.loads(line) for line in translation.run(asked, [Mirror()])]


def test_a_text_comes_back_in_english_with_engine_and_grade() -> None:
    (found,) = answers({"id": 1, "language": "fr", "text": "Le pont est fermé."})

    assert found == {
        "id": 1,
        "ok": True,
        "reason": "",
        "text": "Le pont est fermé.",
        "engine": "mirror",
        "grade": "draft",
    }


def test_names_are_put_into_english() -> None:
    (found,) = answers({"id": 1, "language": "fr", "text": "Le port de Varsovie ferme."})

    assert "Warsaw" in found["text"]


def test_a_regional_language_tag_is_understood() -> None:
    assert answers({"id": 1, "language": "es-ES", "text": "Hola"})[0]["ok"]


def test_a_language_without_an_engine_says_so() -> None:
    (found,) = answers({"id": 1, "language": "de", "text": "Guten Tag"})

    assert (found["ok"], found["text"]) == (False, "")
    assert "no engine puts de into English" in found["reason"]


def test_bad_lines_are_answered_in_their_place() -> None:
    good = {"id": 9, "language": "fr", "text": "Bonjour", "more": 1}

    found = answers("{", good, {"id": 1, "language": "fr"}, {"language": "fr", "text": ""}, good)

    assert [one.get("line") for one in found] == [1, None, 3, 4, None]
    assert [one["id"] for one in found] == [None, 9, 1, None, 9]
    assert [found[2]["error"], found[3]["error"]] == ["no text", "no id"]


def test_many_texts_come_back_in_order() -> None:
    lines = [{"id": n, "language": "fr", "text": f"phrase {n} dite"} for n in range(150)]

    found = answers(*lines)

    assert [one["id"] for one in found] == list(range(150))
    assert all(str(one["id"]) in one["text"] for one in found)


def test_without_engines_given_those_of_the_machine_are_asked() -> None:
    (found,) = (json.loads(one) for one in translation.run(['{"id":1,"language":"xx","text":"a"}']))

    assert not found["ok"]
