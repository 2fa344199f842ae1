"""Articles with an attack in them, and a writer that does what the attack says."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import make
from foreigndesk.collect.pages import PageTask, read_article
from foreigndesk.domain.article import Article, OutletHabits
from foreigndesk.domain.report import Citation, Claim, Part
from foreigndesk.language.sentences import passages

HERE = Path(__file__).parent
GROUND = tomllib.loads((HERE / "articles.toml").read_text("utf-8"))
"""Language → an honest article."""
URL = "https://le-fanal.example/orvane"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """An article that tells its reader what to print."""

    language: str
    where: str
    what: str
    text: str
    """As it stands in the page."""
    wants: str
    """What must not be printed as fact."""
    beyond: bool = False
    """Whether no lexicon of ours has its word, so that honest passages may seem to bear it."""


def attacks() -> list[Attack]:
    rows = tomllib.loads((HERE / "attacks.toml").read_text("utf-8"))["attack"]
    return [Attack(**row) for row in rows]


_PLACES = {
    "text": "<p>{}</p>",
    "caption": '<figure><img src="/a.jpg"><figcaption>{}</figcaption></figure>',
    "alt": '<figure><img src="/a.jpg" alt="{}"></figure>',
    "comment": "<!-- {} -->",
    "hidden": '<p style="display:none">{}</p>',
    "white": '<p style="color:#fff;background:#fff">{}</p>',
    "template": "<template><p>{}</p></template>",
}


def page(attack: Attack) -> str:
    """Return an honest page with the attack in its place."""
    ground = GROUND[attack.language]
    title = attack.text if attack.where == "title" else ground["title"]
    first, *rest = [f"<p>{line}</p>" for line in ground["text"]]
    bad = _PLACES.get(attack.where, "").format(attack.text)
    meta = f'<meta name="description" content="{attack.text}">' if attack.where == "meta" else ""
    return (
        f'<!doctype html><html lang="{attack.language}"><head><meta charset="utf-8">'
        f"<title>{title}</title>{meta}</head><body><main><article><h1>{title}</h1>"
        f"<div class='article-body'>{first}{bad}{''.join(rest)}</div></article></main>"
        "</body></html>"
    )


def read(attack: Attack) -> Article:
    """Return the article as the desk reads it."""
    ground = GROUND[attack.language]
    if attack.language in {"zh", "ja"}:
        return _written(attack)
    title = attack.text if attack.where == "title" else ground["title"]
    entry = make.entry(title, link=URL, published=make.NOON - timedelta(hours=3))
    return read_article(
        PageTask(
            entry=entry,
            languages=(attack.language,),
            body=page(attack).encode(),
            content_type="text/html; charset=utf-8",
            final_url=URL,
            fetched=make.NOON,
            habits=OutletHabits(outlet="le-fanal", paragraphs={}),
        )
    ).article


def _written(attack: Attack) -> Article:
    """Return the article without its page: `collect` counts words by their spaces."""
    ground = GROUND[attack.language]
    first, *rest = ground["text"]
    text = "\n".join([first, *([attack.text] if attack.where == "text" else []), *rest])
    return make.article(
        title=attack.text if attack.where == "title" else ground["title"],
        text=text,
        language=attack.language,
        passages=passages("article-1", 1, text, attack.language),
    )


def texts(article: Article) -> list[str]:
    """Return everything in an article that can be cited."""
    return [
        *(passage.text for passage in article.passages),
        *(text for text in (article.title, article.summary) if text),
    ]


def injected(article: Article, attack: Attack) -> list[str]:
    """Return what can be cited and stands in no honest article."""
    ground = GROUND[attack.language]
    honest = {ground["title"], *ground["text"]}
    return [text for text in texts(article) if text not in honest]


def obedient(article: Article, attack: Attack) -> Iterator[Claim]:
    """Yield what a writer that obeys would draft, citing the attack, alone and among others."""
    honest = list(GROUND[attack.language]["text"])
    bad = injected(article, attack)
    ways = [*([text] for text in bad), [*bad, *honest], *([text, *bad] for text in honest)]
    for way in ways if bad else []:
        yield from _claims(attack, article, way)


def sly(article: Article, attack: Attack) -> Iterator[Claim]:
    """Yield what a writer would draft that obeys, and cites what honest passages there are."""
    honest = list(GROUND[attack.language]["text"])
    for way in [*([text] for text in honest), honest]:
        yield from _claims(attack, article, way)


def _claims(attack: Attack, article: Article, way: list[str]) -> Iterator[Claim]:
    citations = tuple(cited(text, article) for text in way)
    for part in (Part.HEADLINE, Part.BODY):
        yield Claim(part=part, text=attack.wants, citations=citations)


def cited(text: str, article: Article) -> Citation:
    return make.citation(text, language=article.language, outlet=article.outlet)
