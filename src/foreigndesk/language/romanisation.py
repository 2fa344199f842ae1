"""Slavic names respelt: as French, Catalan, Spanish, Italian, German write them → as English does.

A word is respelt only if its shape says that it is such a name: a Slavic ending, or letters that
the language puts together for nothing else. Everything else comes back as it was, so that
"Couchet", "Mitchell" or "Touchard" are safe.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

_SKI = re.compile(r"(?<=ov|ev|in)ski$")

Steps = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How one language writes Slavic names."""

    shape: re.Pattern[str]
    """What such a name looks like, in lower case."""
    never: re.Pattern[str]
    """What looks so and is none."""
    steps: Steps
    """Replaced one after the other."""


def _steps(*pairs: tuple[str, str]) -> Steps:
    return tuple((re.compile(pattern), english) for pattern, english in pairs)


_FRENCH = Spelling(
    shape=re.compile(
        # surnames: Loukachenko, Gorbatchev, Oumerov, Kravtchouk, Abramovitch, Pouchkine
        r"(?:enko|tchko|chvili|[^aeiou]ev|iev|ïev|ov|(?:tch|n[iï]|s[iï]|l[iï]|d[iï])ouk"
        r"|[oea]vitch|chkine|tchine|ojine|ijine|khine|[oe]va|(?:tch|ouj|j|ch)[^aeiou]?(?:ski|sky)"
        r"|(?:ov|ev|in)ski|skaïa|tskaïa|ovskaïa|naïa"
        # towns: Louhansk, Oujhorod, Marioupol, Jytomyr, Mykolaïv, Zaporijjia, Droujkivka
        r"|[bdlmnrtv]sk|ïsk|horod|gorod|grad|oupol|myr|ïv|[iïoe]vka|jjia|tch[eo]vo|[aiou]jny"
        # first names: Sergueï, Nikolaï, Serhiï, Mikhaïl; and Iouri, Ioulia, Vassyl
        r"|[^aeo]ï|[dgrxv]u?eï|kolaï|khaïl)$"
        r"|^iou[lr]i|^vass[iy]l|tcheslav$|^iaroslav|^iev(?:hen|gu?en)"
        r"|^tch(?=.*(?:iv|v|ko|sk|sky|ski|ssy|skyi|tsi|hiv|nobyl|chyn|tine|nov)$)"
    ),
    never=re.compile(r"w|sh|zh|^etch|^mitch|^ker|^plou|^jor|^jov|^jeh"),
    steps=_steps(
        (r"chtch", "shch"),
        (r"tch", "\x00"),
        (r"(?<!s)ch", "sh"),
        ("\x00", "ch"),
        (r"jj", "zhzh"),
        (r"^j(?=[dei]|ou|y)|(?<=[aeiouyï])j(?=[aeiouynmdbkhvt])", "zh"),
        (r"^iou", "yu"),
        (r"^i(?=aroslav|ev)", "y"),
        (r"ou", "u"),
        (r"gu(?=[eéiï])", "g"),
        (r"(?<=[aeiouy])ss(?=[aeiouy])", "s"),
        (r"(?<=[ao])ï(?=a)", "y"),
        (r"ï(?=e)", "y"),
        (r"ï", "i"),
        (r"(?<=[sjhzk])ine$", "in"),
        (r"é", "e"),
    ),
)

_IBERIAN = r"[oeéó]v|[aei]?enko|[bdlmnrtv]sk|[óoéeá]vich|iv"

_SPANISH = Spelling(
    shape=re.compile(rf"(?:{_IBERIAN}|óvski|ovski)$"),
    never=re.compile(r"ñ|ll|qu|^jord|^j[aou]\w*vich|aviv$"),
    steps=_steps(
        (r"gu(?=[eéií])", "g"),
        (r"^j|(?<=[aeiouáéíóúrnlt])j", "kh"),
    ),
)

_CATALAN = Spelling(
    shape=re.compile(r"(?:[oeòó]v|enko|[bdlmnrtv]sk|[oeòóé]vitx|txuk|iv)$"),
    never=re.compile(r"ny|ll|l·l|qu|aviv$"),
    steps=_steps(
        (r"ixtx", "shch"),
        (r"tx", "ch"),
        (r"(?<=[aeou])ix", "sh"),
        (r"^x|(?<=[nr])x", "sh"),
        (r"j", "zh"),
        (r"gu(?=[eéií])", "g"),
        (r"(?<=[aeiou])ss(?=[aeiou])", "s"),
        (r"ï", "i"),
    ),
)

_ITALIAN = Spelling(
    shape=re.compile(r"(?=.*[čšžj]).*(?:ov|ev|enko|[bdlmnrtv]sk|iv|[oe]vič)$"),
    never=re.compile(r"^jo|^ja"),
    steps=_steps(
        (r"šč", "shch"),
        (r"č", "ch"),
        (r"š", "sh"),
        (r"ž", "zh"),
        (r"j(?=[aou])", "y"),
        (r"ij$", "y"),
    ),
)

_GERMAN = Spelling(
    shape=re.compile(
        r"(?:enko|iw|tsch[oe]w|sch[oe]w|jew|tschuk|[oe]witsch|[bdlmnrtw]sk|nezk|kyj|inowka|iwka)$"
    ),
    never=re.compile(r"[äöüß]"),
    steps=_steps(
        (r"schtsch", "shch"),
        (r"tsch", "ch"),
        (r"sch", "sh"),
        (r"w", "v"),
        (r"(?<=[aeou])jev$", "yev"),
        (r"i?jev$", "iev"),
        (r"nezk$", "netsk"),
        (r"kyj$", "ky"),
        (r"ja", "ia"),
        (r"ju", "yu"),
    ),
)

_PORTUGUESE = Spelling(
    # Brazil writes "ch" as English does, and only "tch" and "j" as French does.
    shape=_FRENCH.shape,
    never=_FRENCH.never,
    steps=_steps((r"tch", "ch"), (r"(?<=[aeiou])j(?=[aeioundk])", "zh"), (r"gu(?=[eéi])", "g")),
)

_SPELLINGS: Mapping[str, Spelling] = {
    "fr": _FRENCH,
    "es": _SPANISH,
    "gl": _SPANISH,
    "pt": _PORTUGUESE,
    "ca": _CATALAN,
    "it": _ITALIAN,
    "de": _GERMAN,
}


@lru_cache(maxsize=20_000)
def romanised(word: str, language: str) -> str:
    """Return a Slavic name as English romanises it; any other word as it stands.

    Args:
        word: one word; parts of a compound are respelt one by one.
        language: ISO 639-1 of the press that spelt it.
    """
    spelling = _SPELLINGS.get(language)
    if spelling is None or not word[:1].isupper() or word.isupper():
        return word
    return "-".join(_respelt(part, spelling) for part in word.split("-"))


def _respelt(word: str, spelling: Spelling) -> str:
    lower = word.lower()
    if not word[:1].isupper() or len(word) < 5:
        return word
    if not spelling.shape.search(lower) or spelling.never.search(lower):
        return word
    respelt = lower
    for pattern, english in spelling.steps:
        respelt = pattern.sub(english, respelt)
    # "-ski" alone may be Polish, and stays; beside letters of another alphabet it is not.
    if respelt != lower:
        respelt = _SKI.sub("sky", respelt)
    plain = anyascii(respelt)
    return plain[:1].upper() + plain[1:]
