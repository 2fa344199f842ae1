"""Does a claim say something grave of which its passages have no word?

That somebody died, was arrested or resigned is never left to likeness: the passages must say it.
"""

from collections.abc import Iterator, Sequence

from foreigndesk.domain.report import Reason
from foreigndesk.language.meanings import with_meanings
from foreigndesk.language.words import tokens
from foreigndesk.verify.evidence import Evidence

_DEATH = "die kill murder victim body suicide burial lose shoot attack survive execute end without"
_LAW = "crime police justice court law trial accuse convict charge prosecute guilty innocent"
_ROWS = (
    (
        "arrested arrests jailed imprisoned detained",
        f"{_LAW} arrest prison prisoner hostage punish sentence",
    ),
    (
        "resigned resigns resignation resignations",
        "resign leave remove end office replace dismiss retire quit withdraw fall",
    ),
    ("died dies dead killed deaths murdered", _DEATH),
    (
        "bombed bombing bombings",
        "bomb attack missile drone shoot war airforce weapon explosion fire",
    ),
    ("bankrupt bankruptcy insolvent", "bankrupt debt fail"),
    ("criminal criminals", f"{_LAW} illegal murder steal corruption fraud terror drug smuggle"),
    ("stole stolen embezzled", "steal crime take fraud corruption disappear money get copy"),
    ("guilty innocent", f"{_LAW} punish sentence cause responsible"),
    (
        "collapsed collapses",
        "fall fall2 destroy break damage disease weak unconscious fail end lie pain crisis health",
    ),
    ("lied", "lie false true deny wrong fraud hide"),
    ("dissolved", "separate end remove break election divide"),
    ("fled", "escape leave run go refugee migrant evacuate hide chase"),
)
"""What a claim may say; of which meanings a passage must have one for that."""
_GRAVE = {word: frozenset(cover.split()) for words, cover in _ROWS for word in words.split()}


def grave(claim: str, passages: Sequence[Evidence]) -> Iterator[Reason]:
    """Yield a reason for every grave word of a claim that no passage has in any form.

    Args:
        claim: English.
        passages: at least one.
    """
    if any(passage.language not in with_meanings() for passage in passages):
        return
    told = frozenset[str]().union(*(passage.meanings for passage in passages))
    words = frozenset[str]().union(*(passage.words for passage in passages))
    for token in tokens(claim):
        cover = _GRAVE.get(token.text)
        if cover is not None and not told & cover and token.folded not in words:
            yield Reason(kind="content", words=token.text)
