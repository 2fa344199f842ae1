"""Whether a word of another script sounds like an English name: "Trump", Трамп, ترامب, 特朗普.

An English spelling becomes a pattern of what another script may write for it. Vowels are free,
consonants are not; so a name of one consonant is known only from a table.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from anyascii import anyascii

from foreigndesk.language.name_words import rows
from foreigndesk.language.scripts import folded

_SCRIPTS = (
    ("Cyrl", "\u0400-\u052f"),
    ("Grek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Arab", "\u0600-\u06ff\u0750-\u077f"),
    ("Hebr", "\u0590-\u05ff"),
    ("Kana", "\u3041-\u30ff"),
    ("Han", "\u3400-\u9fff"),
)
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS}
_PARTICLES = {"Arab": "[والبفكلس]{0,3}", "Hebr": "[והבכלמש]{0,3}"}
"""What Arabic and Hebrew write onto the front of a name."""
_ENDINGS = {
    "Cyrl": "[аеиіоуыьюяєв]{0,2}(?:[мхгйвu]{0,2}[иоуаі]?)?",
    "Grek": "[αειουησςν]{0,3}",
    "Arab": "[يةهات]{0,3}ن?",
    "Hebr": "[יתהו]{0,2}[םת]?",
}
"""Cases, and what an adjective of a place ends in."""
_CASED = frozenset({"Cyrl", "Grek"})
_GRAPHEMES = re.compile(
    r"tsch|sch|tch|sh|ch|th|ph|gh|kh|zh|ts|tz|ck|dg|ng|qu|[aeiouy]+|(?:^kn)|(?:^mc)|([b-z])\1?|'"
)
_SAID = re.compile(r"[b-df-hj-np-tvxz]")
"""Consonants that are surely heard."""


def script_of(word: str) -> str:
    """Return which script a word is written in (ISO 15924, "Kana" for both); empty for Latin."""
    for script, letters in _LETTERS.items():
        if letters.search(word):
            return script
    return ""


def sounds_like(name: str, words: Sequence[str]) -> bool:
    """Say whether one of the words, in other scripts than Latin, may be an English name.

    Args:
        name: one word, in Latin letters.
        words: of a passage, as it writes them; a run of Chinese signs is one word.
    """
    plain = anyascii(folded(name)).lower()
    return any(
        _fits(plain, word, script) for word in words for script in (script_of(word),) if script
    )


def _fits(plain: str, word: str, script: str) -> bool:
    if script in _CASED and not word[:1].isupper():
        return False
    if script == "Han" and _in_pinyin(plain, _syllables(word)):
        return True
    pattern = _pattern(plain, script)
    if pattern is None:
        return False
    if script == "Han":
        return pattern.search(_syllables(word)) is not None
    heard = anyascii(word).lower() if script == "Kana" else folded(word)
    if script == "Kana" and len(_SAID.findall(plain)) > _SURE:
        return pattern.search(heard) is not None
    return pattern.fullmatch(heard) is not None


_SURE = 3
"""Consonants from which a name is known inside a run of katakana."""


def _in_pinyin(plain: str, syllables: str) -> bool:
    """Say whether whole syllables spell a name: "jinping", "xiaomei", "li"."""
    return re.search("-" + "-?".join(plain) + "-", syllables) is not None


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> str:
    """Return the pinyin of Chinese signs, "-" around each syllable."""
    return "-" + "".join(f"{anyascii(sign).lower()}-" for sign in word)


@lru_cache(maxsize=20_000)
def _pattern(plain: str, script: str) -> re.Pattern[str] | None:
    """Return what a script may write for a name; None where it says too little."""
    least = 3 if script in _PARTICLES or script == "Han" else 2
    if len(_SAID.findall(plain)) < least:
        return None
    sounds = _sounds(script)
    parts = [match[0] for match in _GRAPHEMES.finditer(plain)]
    ahead = [*parts[1:], ""]
    body = "".join(
        _written(part, following, sounds, script)
        for part, following in zip(parts, ahead, strict=True)
    )
    if script == "Han":
        return re.compile(f"-{body}(?:n|ng|r|er)?-")
    vowels = f"(?:{sounds['a']})" if script in _PARTICLES and plain[0] not in _VOWELS else ""
    front, back = _PARTICLES.get(script, ""), _ENDINGS.get(script, "[aiueo-]{0,2}")
    return re.compile(f"{front}{vowels}{body}{back}")


_VOWELS = "aeiouy"


def _written(letters: str, following: str, sounds: Mapping[str, str], script: str) -> str:
    """Return the pattern of one sound and of the vowels that may follow it."""
    if letters == "'":
        return ""
    free = f"(?:{sounds['a']})"
    if letters[0] in _VOWELS:
        return f"{free}-?" if script == "Han" else free
    known = letters if letters in sounds else letters[0]
    heard = f"(?:{sounds[known]})"
    if script == "Han":
        # Chinese often leaves an r or a w that ends a syllable unsaid: Parker is 帕克.
        silent = letters[0] in "rw" and following[:1] not in set(_VOWELS)
        return f"(?:{heard}{free}(?:n|ng|r)?-?){'?' if silent else ''}"
    if script == "Kana":
        return f"t?{heard}{free}"
    doubled = len(letters) > 1 and known != letters
    return heard + (f"{heard}?" if doubled else "") + free


@lru_cache(maxsize=16)
def _sounds(script: str) -> Mapping[str, str]:
    """Return the table of a script; an alternative "-" is nothing."""
    return {
        row["letters"]: "|".join("" if way == "-" else way for way in row[script].split("|"))
        for row in rows("sounds")
    }
