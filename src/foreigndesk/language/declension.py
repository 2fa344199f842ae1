"""The cases of a name that stands in a table in its nominative: Polish, Russian, Ukrainian, German.

The rules give a few forms that nobody writes; they harm nobody, because no other name has them.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

CASES = 5
"""Genitive, dative, accusative, instrumental, locative."""

Endings = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
"""What a word ends in → what stands there instead, case by case; several are parted by a stroke."""


def _endings(*lines: str) -> Endings:
    """Return endings from lines such as ``a: y i ę ą ie``; ``_`` is no ending."""
    found = []
    for line in lines:
        pattern, _, cases = line.partition(": ")
        forms = tuple(case.replace("_", "") for case in cases.split())
        found.append((re.compile(rf"(?:{pattern})$"), forms))
    return tuple(found)


_POLISH = _endings(
    "sza: szy szy szę szą szy",
    "cja: cji cji cję cją cji",
    "ja: ji ji ję ją ji",
    "ia: ii/i ii/i ię ią ii/i",
    "ga: gi dze gę gą dze",
    "ska: skiej/ski skiej/sce ską/skę ską skiej/sce",
    "cka: ckiej ckiej cką cką ckiej",
    "ka: ki ce kę ką ce",
    "cha: chy sze chę chą sze",
    "ra: ry rze rę rą rze",
    "sta: sty ście stę stą ście",
    "ta: ty cie tę tą cie",
    "da: dy dzie dę dą dzie",
    "ła: ły le łę łą le",
    "ca: cy cy cę cą cy",
    "(?<=l)a: i i ę ą i",
    "ea: ei ei eę eą ei",
    "(?<=[nw])a: y/ej ie/ej ę/ą ą ie/ej",
    "a: y ie ę ą ie",
    "ęnko|enko: enki ence enkę enką ence",
    "ski: skiego skiemu skiego/ski skim skim",
    "cki: ckiego ckiemu ckiego/cki ckim ckim",
    "(?<=[nw])y: ego/_ emu/om ego/y ym/ami ym/ach",
    "(?<=[lrtdc])y: _ om y ami ach",
    "(?<=[kg])i: _ om i ami ach",
    "o: a u/owi a/o em ie",
    "że: ża żu że żem żu",
    "ów: owa owowi/owu owa/ów owem owie",
    "szek: szka/szku szkowi szek szkiem szku",
    "eń: nia niowi/niu nia/eń niem niu",
    "ń: nia niowi/niu nia/ń niem niu",
    "(?<=[kg]): a/u owi/u a/_ iem u",
    "st: sta/stu stowi st/sta stem ście",
    "t: ta/tu towi ta/t tem cie",
    "d: da/du dowi da/d dem dzie",
    "r: ra/ru rowi ra/r rem rze",
    "ł: ła/łu łowi ła/ł łem le",
    "(?<=[nswzbpmf]): a/u owi a/_ em ie",
    "(?<=[bcdghjlvxz]): a/u owi a/_ em u",
    "ś: si/sia si/siowi ś/sia sią/siem si/siu",
    "dź: dzi dzi dź dzią dzi",
    "ć: ci/cia ci/ciowi ć/cia cią/ciem ci/ciu",
    "ź: zia/ziu ziowi ź/zia ziem ziu",
    "ż: ża/żu żowi ża/ż żem żu",
)

_RUSSIAN = _endings(
    "ия: ии ии ию ией ии",
    "я: и е ю ей е",
    "(?<=[гкхжчшщ])а: и е у ой е",
    "ая: ой ой ую ой ой",
    "а: ы/ой е/ой у ой е/ой",
    "ий: ого/ия ому/ию ого/ий им/ием ом/ии",
    "ый: ого ому ого/ый ым ом",
    "ей: ея ею ея ем ее",
    "ь: я/и ю/и я/ь ем/ью е/и",
    "(?<=[бвгджзклмнпрстфхцчшщ]): а у а/_ ом/ым е",
)

_UKRAINIAN = _endings(
    "ія: ії ії ію ією ії",
    "я: і і ю ею і",
    "а: и/ої і/ій у ою і/ій",
    "ій: ія/ого ію/ому ія/ого ієм/им ію/ому",
    "ий: ого ому ого им ому",
    "ко: ка ку/кові ка ком ку/кові",
    "їв: єва єву єва/їв євом єві",
    "ів: ова/ева ову/еву ова/ів овом/евом ові/еві",
    "ь: я ю/еві я/ь ем і",
    "(?<=[бвгджзклмнпрстфхцчшщ]): а/у у/ові а/_ ом і",
)

_OF: Mapping[str, Endings] = {"pl": _POLISH, "ru": _RUSSIAN, "uk": _UKRAINIAN}
_NO_GENITIVE = re.compile(r"[sßzx]$|[^a-zäöüßé]$", re.IGNORECASE)
_LONGEST = 4
"""Words of a name whose cases we form."""


@lru_cache(maxsize=50_000)
def declined(name: str, language: str) -> tuple[str, ...]:
    """Return the forms of a name besides its nominative; none where we have no rules.

    Args:
        name: in the nominative, its words parted by a space.
        language: ISO 639-1.
    """
    if language == "de":
        return () if _NO_GENITIVE.search(name) else (f"{name}s",)
    endings = _OF.get(language)
    words = name.split(" ")
    if endings is None or len(words) > _LONGEST:
        return ()
    cases = [_cases(word, endings) for word in words]
    forms = {
        " ".join(choice)
        for case in range(CASES)
        for choice in product(*(word[case] for word in cases))
    }
    return tuple(sorted(forms - {name}))


def _cases(word: str, endings: Endings) -> list[tuple[str, ...]]:
    """Return the alternatives of a word case by case."""
    parts = word.rpartition("-") if word.count("-") == 1 else ("", "", word)
    for pattern, forms in endings:
        if word[:1].isupper() and pattern.search(parts[2]):
            return [
                tuple(
                    word[: len(word) - len(parts[2])] + pattern.sub(form, parts[2], count=1)
                    for form in forms[case].split("/")
                )
                for case in range(CASES)
            ]
    return [(word,)] * CASES
