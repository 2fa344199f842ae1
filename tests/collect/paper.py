"""Pages for tests: an outlet's page with everything around the article."""

import json
from datetime import timedelta
from typing import Any

import make
from foreigndesk.collect.pages import ArticleReading, PageTask, read_article
from foreigndesk.domain.article import OutletHabits

PARAGRAPHS = tuple(
    """\
Le pont de Pont-Orvaise est fermé depuis samedi matin à tous les véhicules, a annoncé la
préfecture dans un communiqué publié peu avant midi, après la découverte de fissures sous le
tablier.

Quelque 3 500 automobilistes l’empruntent chaque jour. Ils devront faire un détour de douze
kilomètres par le pont amont, où la circulation était déjà dense dans l’après-midi de samedi.

« Nous ne prendrons aucun risque », a déclaré le sous-préfet devant la presse. Les travaux, estimés
à 1,2 million d’euros, ne commenceront pas avant le mois de mars, selon la même autorité.

Les commerçants de la rive gauche craignent pour leur fin d’année. Une réunion publique est prévue
mardi soir à la mairie, en présence des ingénieurs qui ont inspecté l’ouvrage vendredi.""".replace(
        "\n\n", "¶"
    )
    .replace("\n", " ")
    .split("¶")
)
TITLE = "Le pont de Pont-Orvaise fermé"
URL = "https://le-fanal.example/pont"


def page(*paragraphs: str, head: str = "", top: str = "", end: str = "", title: str = TITLE) -> str:
    body = "\n".join(f"<p>{each}</p>" for each in paragraphs or PARAGRAPHS)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} – Le '
        "Fanal</title>"
        f'<meta property="og:site_name" content="Le Fanal">{head}</head><body>'
        '<nav><a href="/">À la une</a> <a href="/monde">Monde</a></nav>'
        f"<main><article><h1>{title}</h1>{top}<div "
        f"class='article-body'>{body}</div>{end}</article></main>"
        "<footer><p>© Le Fanal. Tous droits réservés.</p></footer></body></html>"
    )


def json_ld(**fields: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def task(html: str | bytes, **changes: Any) -> PageTask:
    values: dict[str, Any] = {
        "entry": make.entry(TITLE, link=URL, published=make.NOON - timedelta(hours=3)),
        "languages": ("fr",),
        "body": html.encode() if isinstance(html, str) else html,
        "content_type": "text/html",
        "final_url": URL,
        "fetched": make.NOON,
        "habits": OutletHabits(outlet="le-fanal", paragraphs={}),
    }
    return PageTask(**{**values, **changes})


def read(html: str | bytes, **changes: Any) -> ArticleReading:
    return read_article(task(html, **changes))
