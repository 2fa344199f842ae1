"""Asking engines in the order of their grade, and what is checked and mended after."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from foreigndesk.domain.press import Grade
from foreigndesk.errors import EngineError
from foreigndesk.ports import Keep, Marked, Rendering, Translator
from foreigndesk.translate.capitals import calm
from foreigndesk.translate.peoples import with_adjectives

LONGEST_RATIO = 3.5
"""English longer than this many times the original says what is not there."""
SHORTEST_RATIO = 0.25
SHORT = 20
"""Characters below which a ratio of lengths means nothing."""
SPACE_BEFORE = re.compile(r"\s+([,.;:!?%»”)\]])")
SPACE_AFTER = re.compile(r"([«“(\[])\s+")
INNER_CAPITAL = re.compile(r"[^\W\d_]+[A-ZÀ-Þ]")
"""A word that is written so everywhere: "eBay"."""
WORD_BEFORE, WORD_AFTER = r"(?<!\w)", r"(?!\w)"
FIGURE_BEFORE, FIGURE_AFTER = r"(?<!\d)(?<!\d[.,])", r"(?![.,]?\d)"
TAKEN = "\ufffc"
"""Stands where a kept span was found, and parts the words around it."""
GUILLEMETS = str.maketrans({"«": "“", "»": "”"})


def key(marked: Marked, engines: Sequence[str]) -> str:
    """Return what a rendering is kept under: text, marks, and which engines could be asked.

    A better engine that appears later is asked again, because its name changes the key.
    """
    kept = "\x1f".join(f"{keep.start}:{keep.end}:{keep.english}" for keep in marked.keep)
    whole = "\x1e".join((marked.language, marked.text, kept, ",".join(engines)))
    return hashlib.sha256(whole.encode()).hexdigest()


def render(texts: Sequence[Marked], translators: Sequence[Translator]) -> list[Rendering]:
    """Return one rendering a text, each from the best engine that did not fail on it.

    A text that every engine failed on comes back with the last reason; so does one in a language
    that no engine reads.
    """
    done: dict[int, Rendering] = {}
    for language in dict.fromkeys(text.language for text in texts):
        asked = [index for index, text in enumerate(texts) if text.language == language]
        for translator in _best_first(translators, language):
            todo = [i for i in asked if i not in done or not done[i].ok]
            done |= dict(zip(todo, _ask(translator, [texts[i] for i in todo]), strict=True))
    return [done.get(index) or _unread(text) for index, text in enumerate(texts)]


def finished(marked: Marked, rendering: Rendering) -> Rendering:
    """Return a rendering mended and checked; a failed one names what is wrong.

    Checks that every kept span came through and that the length is possible. English quotation
    marks replace « », a space before a comma goes.
    """
    if not rendering.ok:
        return rendering
    text = _mended(rendering.text).replace(".m..", ".m.")
    lost = _lost(text, marked.keep)
    if lost:
        return replace(rendering, ok=False, reason=f"lost: {', '.join(lost)}")
    if not text and marked.text.strip():
        return replace(rendering, ok=False, reason="empty")
    if len(marked.text) >= SHORT:
        ratio = len(text) / len(marked.text)
        if not SHORTEST_RATIO <= ratio <= LONGEST_RATIO:
            return replace(rendering, ok=False, reason=f"{ratio:.1f} times as long")
    text = with_adjectives(calm(text, marked), marked.text, marked.language)
    return replace(rendering, text=_capital(text))


def _mended(text: str) -> str:
    text = SPACE_AFTER.sub(r"\1", SPACE_BEFORE.sub(r"\1", text.translate(GUILLEMETS)))
    return " ".join(text.split())


def _lost(text: str, keeps: Sequence[Keep]) -> list[str]:
    """Return the kept English that does not stand in a text as often as it was kept.

    The longest is looked for first and taken out, so that "3" is not found in "3 million".
    """
    lost = []
    for english in sorted((_mended(keep.english) for keep in keeps), key=lambda e: (-len(e), e)):
        found = _whole(english).search(text)
        if found is None:
            lost.append(english)
        else:
            text = f"{text[: found.start()]}{TAKEN}{text[found.end() :]}"
    return lost


def _whole(english: str) -> re.Pattern[str]:
    """Return the pattern of some English as whole words; a figure may stand against a letter."""
    first, last = english[:1], english[-1:]
    before = FIGURE_BEFORE if first.isdigit() else WORD_BEFORE * first.isalpha()
    after = FIGURE_AFTER if last.isdigit() else WORD_AFTER * last.isalpha()
    return re.compile(f"{before}{re.escape(english)}{after}")


def _ask(translator: Translator, texts: Sequence[Marked]) -> list[Rendering]:
    # The one place where an engine's trouble is expected: the next engine is asked. Rooms raise
    # nothing for it, because a failed rendering is a value.
    if not texts:
        return []
    try:
        given = translator.translate(texts)
    except EngineError as error:
        return [_failed(translator.name, str(error)) for _ in texts]
    return [finished(text, one) for text, one in zip(texts, given, strict=True)]


def _best_first(translators: Sequence[Translator], language: str) -> list[Translator]:
    able = [(grade, t) for t in translators if (grade := t.grade(language)) is not None]
    order = list(Grade)
    return [t for _, t in sorted(able, key=lambda pair: -order.index(pair[0]))]


def _capital(text: str) -> str:
    """Return a sentence that begins with a capital, behind an opening quotation mark if need be."""
    lead = len(text) - len(text.lstrip("“‘\"'(["))
    if INNER_CAPITAL.match(text, lead):
        return text
    return text[:lead] + text[lead : lead + 1].upper() + text[lead + 1 :]


def _unread(text: Marked) -> Rendering:
    return _failed(
        "", f"no engine puts {text.language} into English; `foreigndesk doctor` says why"
    )


def _failed(engine: str, reason: str) -> Rendering:
    return Rendering(text="", ok=False, reason=reason, engine=engine, grade=Grade.GLOSS)
