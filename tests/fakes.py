"""Engines in memory; they meet their ports and pass the contract tests of the real ones."""

import re
from collections.abc import Mapping, Sequence

from foreigndesk.domain.press import Grade
from foreigndesk.ports import EngineState, Marked, Rendering

WORDS = {
    "à": "at", "a": "has", "après": "after", "après-midi": "afternoon", "au": "at the",
    "aucun": "no", "avec": "with", "blessé": "wounded", "câble": "cable", "camions": "lorries",
    "chaque": "each", "cinq": "five", "commerces": "shops", "dans": "in", "de": "of",
    "depuis": "since", "des": "of the", "détruit": "destroyed", "du": "of the", "est": "is",
    "et": "and", "fermé": "closed", "ferme": "closes", "feu": "fire", "fissure": "crack",
    "incendie": "fire", "jour": "day", "jours": "days", "la": "the", "le": "the", "les": "the",
    "maire": "mayor", "marché": "market", "matin": "morning", "nuit": "night", "ont": "have",
    "ou": "or", "par": "by", "pendant": "during", "pompiers": "firefighters", "pont": "bridge",
    "postes": "jobs", "pour": "for", "préfet": "prefect", "qui": "who", "rouvrira": "will reopen",
    "salariés": "employees", "selon": "according to", "son": "its", "supprime": "cuts",
    "supprimer": "cut", "sur": "on", "travaux": "works", "un": "a", "une": "a",
    "usine": "factory", "va": "will", "véhicules": "vehicles",
}  # fmt: skip
"""French → English, word by word; what is not here stays as it is."""


class FakeTranslator:
    """Puts texts into English word by word and keeps every marked span.

    Args:
        grade: what it claims to be worth.
        languages: those it reads.
        words: its dictionary.
    """

    name = "fake"

    def __init__(
        self,
        grade: Grade = Grade.STANDARD,
        languages: Sequence[str] = ("fr",),
        words: Mapping[str, str] = WORDS,
    ) -> None:
        self._grade = grade
        self._languages = languages
        self._words = words

    def state(self) -> EngineState:
        grades = dict.fromkeys(self._languages, self._grade)
        return EngineState(name=self.name, present=True, version="1", words="fake", grades=grades)

    def grade(self, language: str) -> Grade | None:
        return self._grade if language in self._languages else None

    def translate(self, texts: Sequence[Marked]) -> list[Rendering]:
        return [self._one(text) for text in texts]

    def _one(self, marked: Marked) -> Rendering:
        if marked.language not in self._languages:
            return self._rendering("", reason=f"no {marked.language} here")
        parts, last = [], 0
        for keep in marked.keep:
            parts += [self._english(marked.text[last : keep.start]), keep.english]
            last = keep.end
        return self._rendering("".join([*parts, self._english(marked.text[last:])]))

    def _rendering(self, text: str, reason: str = "") -> Rendering:
        return Rendering(
            text=text, ok=not reason, reason=reason, engine=self.name, grade=self._grade
        )

    def _english(self, text: str) -> str:
        return re.sub(r"[\w-]+", lambda word: self._words.get(word[0].lower(), word[0]), text)
