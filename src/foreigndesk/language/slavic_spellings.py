"""How languages of the west write Slavic names, and how English does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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


def steps_of(*pairs: tuple[str, str]) -> Steps:
    """Return steps from pairs of a pattern and its English."""
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
    steps=steps_of(
        (r"chtch", "\x01"),
        (r"tch", "\x00"),
        (r"(?<!s)ch", "sh"),
        ("\x00", "ch"),
        (r"jj", "zhzh"),
        (r"^j(?=[dei]|ou|y)|(?<=[aeiouyï])j(?=[aeiouynmdbkhvt])", "zh"),
        (r"^iou", "yu"),
        (r"^i(?=[ae])", "y"),
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
    steps=steps_of(
        (r"gu(?=[eéií])", "g"),
        (r"^j|(?<=[aeiouáéíóúrnlt])j", "kh"),
    ),
)

_CATALAN = Spelling(
    shape=re.compile(r"(?:[oeòó]v|enko|[bdlmnrtv]sk|[oeòóé]vitx|txuk|iv)$"),
    never=re.compile(r"ny|ll|l·l|qu|aviv$"),
    steps=steps_of(
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
    shape=re.compile(
        r"(?=.*[čšžj]).*(?:ov|ev|eva|ova|enko|[bdlmnrtv]sk|iv|[oe]vič|čuk|č?ak|ij|yj|in|skaja)$"
        r"|[a-z]{2}sk[iy]j$|n[iy]j$|naja$|^.*(?:ch|c)(?:ov|ev)$|ch[aou].*[oe]v$"
    ),
    never=re.compile(r"^jo|^ja(?!kov|šin|vlin)|vić$|^[bdfglmnprstvz]ij$|cchio"),
    steps=steps_of(
        (r"šč", "\x01"),
        (r"ch(?=[aeiouyrlmn])", "kh"),
        (r"(?<=[^s])c(?=[oe]v|enko)|nc(?=ov)", "ts"),
        (r"sk[iy]j$", "sky"),
        (r"(?<=[nlrvd])[iy]j$", "y"),
        (r"aja$", "aya"),
        (r"^je|^e(?=vg)", "ye"),
        (r"č", "ch"),
        (r"š", "sh"),
        (r"ž", "zh"),
        (r"j(?=[aou])", "y"),
        (r"ij$", "y"),
        (r"(?<=[aeiou])j(?=[eiy])", "y"),
        (r"j$", "i"),
    ),
)

_GERMAN = Spelling(
    shape=re.compile(
        r"(?:enko|iw|tsch[oe]w|sch[oe]w|jew|tschuk|[oe]witsch|[bdlmnrtw]sk|nezk|kyj|inowka|iwka"
        r"|schwili|[aj]jan|dse|schnyj|schkin|tschin|owskij?|[dlnrv]nyj|(?:sch|ow|ew)aja|tschenkow)$"
    ),
    never=re.compile(r"[äöüß]"),
    steps=steps_of(
        (r"schtsch", "\x01"),
        (r"tsch", "\x00"),
        (r"^sch(?=d)", "zh"),
        (r"sch", "sh"),
        (r"ch", "kh"),
        ("\x00", "ch"),
        (r"w", "v"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
        (r"(?<=[aeiou])ss(?=[aeiou])", "s"),
        (r"dse$", "dze"),
        (r"jan$", "yan"),
        (r"aja$", "aya"),
        (r"ovskij$", "ovsky"),
        (r"nyj$", "ny"),
        (r"(?<=[aeiou])j(?=en)", "y"),
        (r"^j(?=[aeu])", "y"),
        (r"(?<=[aeou])jev$", "yev"),
        (r"i?jev$", "iev"),
        (r"nezk$", "netsk"),
        (r"kyj$", "ky"),
        (r"ja", "ia"),
        (r"ju", "yu"),
    ),
)

_DUTCH = Spelling(
    shape=re.compile(r"(?:enko|[jeo]ov|jev|tsjev|itsj|tsjoek|[bdlmnrtv]sk|[ai]jan|sjvili)$"),
    never=re.compile(r"[äöüë]|^van|broek|ijsk|hov$"),
    steps=steps_of(
        (r"sjtsj", "shch"),
        (r"tsj", "ch"),
        (r"(?<!t)sj", "sh"),
        (r"zj", "zh"),
        (r"oe", "u"),
        (r"ch(?!$)(?=[aeiourlnm])(?<!tch)", "ch"),
        (r"jev$", "yev"),
        (r"jov$", "yov"),
        (r"^j|(?<=[aeiou])j(?=[aeiou])", "y"),
        (r"(?<=[^aeiou])j(?=a)", "y"),
    ),
)

_POLISH = Spelling(
    shape=re.compile(
        r"(?:[cs]zenko|enko|[^aeiouy]ow|[aiouy](?:[bdfgklłmnprstwz]|sz|cz|ch)ow|[dijlnr]i[eo]w|jew"
        r"|skij|c?ki[jy]|zynian|szynian|[aei]janow?|szwili|inowka|iwka)$"
    ),
    never=re.compile(r"[óąęśćńź]|^kocz?ow$|^gniew|^śpiew|^krzew|^zlew|sław$"),
    steps=steps_of(
        (r"szcz", "\x01"),
        (r"cz", "\x00"),
        (r"sz", "sh"),
        (r"ż|rz(?=y)", "zh"),
        (r"ch", "kh"),
        (r"c(?=[eyik]|$)", "ts"),
        ("\x00", "ch"),
        (r"w", "v"),
        (r"ł", "l"),
        (r"ks", "ks"),
        (r"(?<=[aeouy])jev$", "yev"),
        (r"ijev$", "iev"),
        (r"(?<=[bdglmnprstvzk])ie(?=v$)", "ie"),
        (r"(?<=[bdgklmnprstvz])ie", "e"),
        (r"^j|(?<=[aeiou])j(?=[aeou])", "y"),
        (r"(?<=[^aeiouy])ij$", "y"),
        (r"sk[iy]j?$", "sky"),
        (r"yj$", "y"),
        (r"j$", "y"),
    ),
)

_CYRILLIC = Spelling(
    shape=re.compile(
        r"(?:енко|[оеё]в|[оеё]ва|ин|ина|с[ьк]+[иі]й|ская|ська|[ую]к|иш?вили|[оеи]вич|ян|идзе)$"
    ),
    never=re.compile(r"[a-z]"),
    steps=steps_of(
        (r"ский$|ський$|ськiй$", "sky"),
        (r"ская$", "skaya"),
        (r"ська$", "ska"),
        (r"(?<=[аеёиоуыэюяьъії])е|^е", "ye"),
        (r"ий$|ій$", "y"),
        (r"ый$", "y"),
        (r"щ", "shch"),
        (r"х", "kh"),
        (r"ж", "zh"),
        (r"ц", "ts"),
        (r"ч", "ch"),
        (r"ш", "sh"),
        (r"[ьъ'’ʼ]", ""),
        (r"ю", "yu"),
        (r"я", "ya"),
        (r"є", "ye"),
        (r"ї", "yi"),
        (r"й", "y"),
        (r"ё", "yo"),
        (r"ы", "y"),
        (r"э", "e"),
    ),
)

_UKRAINIAN = Spelling(
    shape=_CYRILLIC.shape,
    never=_CYRILLIC.never,
    steps=steps_of((r"г", "h"), (r"и(?!й$)", "y")) + _CYRILLIC.steps,
)

_PORTUGUESE = Spelling(
    # Brazil writes "ch" as English does, and only "tch" and "j" as French does.
    shape=re.compile(rf"{_FRENCH.shape.pattern}|[lv]naia$|skaia$"),
    never=_FRENCH.never,
    steps=steps_of(
        (r"tch", "\x00"),
        (r"(?<=y)ch(?=[oe]v)", "sh"),
        ("\x00", "ch"),
        (r"(?<=[aeiou])j(?=[aeioundk])", "zh"),
        (r"gu(?=[eéi])", "g"),
        (r"^j(?=[uied])", "zh"),
        (r"^i(?=[uae])", "y"),
        (r"(?<=[aeiou])ss(?=[aeiou])", "s"),
        (r"naia$", "naya"),
    ),
)

SPELLINGS: Mapping[str, Spelling] = {
    "fr": _FRENCH,
    "es": _SPANISH,
    "gl": _SPANISH,
    "pt": _PORTUGUESE,
    "ca": _CATALAN,
    "it": _ITALIAN,
    "de": _GERMAN,
    "nl": _DUTCH,
    "pl": _POLISH,
    "ru": _CYRILLIC,
    "uk": _UKRAINIAN,
}
"""By ISO 639-1."""
