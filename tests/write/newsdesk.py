"""A small newsroom for the tests of `write`: invented articles, and English by dictionary."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import make
from foreigndesk.domain.article import Article
from foreigndesk.domain.press import Edition, Grade
from foreigndesk.domain.report import Claim, Report
from foreigndesk.domain.story import Story
from foreigndesk.ports import Rendering
from foreigndesk.write import (
    Draft,
    Making,
    Plan,
    Spoken,
    changes,
    compose,
    draft,
    plan,
    provenance,
    to_translate,
)

MORNING = make.NOON
"""When the desk writes first."""

TOWNS = ("Kerbrac", "Douvenel", "Pontalier", "Trévignan", "Lasserane", "Moulvic", "Orsigny")
PEOPLE = ("Yann Quintrel", "Odile Sarrance", "Hervé Lantosque", "Rose Amblard", "Gaël Morvalle")


EVENTS = (
    "a vendu {} filets bleus au marché couvert",
    "attend {} touristes pour la régate du printemps",
    "répare {} moteurs rouillés dans son atelier",
    "promet {} lampadaires solaires contre les cambriolages",
    "dénonce {} permis falsifiés devant le tribunal",
    "recrute {} apprentis boulangers avant la rentrée",
    "inaugure {} logements étudiants sans ascenseur",
    "a soigné {} chevaux malades après la canicule",
    "plante {} pommiers anciens derrière le cimetière",
    "expose {} tableaux volés retrouvés en Suisse",
    "ferme {} guichets postaux malgré la pétition",
    "distribue {} repas chauds aux familles évacuées",
    "a compté {} barques échouées sous les falaises",
    "loue {} vélos électriques aux nouveaux facteurs",
    "imprime {} affiches électorales sur papier recyclé",
    "récolte {} tonnes d’algues vertes avec des tracteurs",
    "enseigne {} langues rares par visioconférence",
    "licencie {} gardiens du phare automatisé",
    "transporte {} ruches fragiles vers les lavandes",
    "restaure {} vitraux brisés pendant la tempête",
    "accueille {} violonistes ukrainiens au conservatoire",
    "chasse {} sangliers dangereux autour des écoles",
    "filme {} dauphins égarés depuis un drone",
    "interdit {} pesticides toxiques près des puits",
    "creuse {} tunnels routiers sous la montagne",
    "fabrique {} prothèses légères en lin tressé",
    "arrête {} contrebandiers armés sur l’autoroute",
    "baptise {} navires scientifiques en présence du préfet",
    "déterre {} amphores romaines devant le stade",
    "sauve {} tortues blessées par des hameçons",
)
"""What invented people do; no two of them share a word of the matter."""


def long_article(outlet: str, sentences: int, number: int = 0, **changes: object) -> Article:
    """An article whose sentences each have a name, a figure and a matter of their own.

    Articles of another number tell of other things.
    """
    lines = [
        f"À {TOWNS[n % 7]}, {PEOPLE[(n + 2 * number) % 5]} "
        f"{EVENTS[(n + 10 * number) % 30].format(110 + 37 * n + 11 * number)}, "
        f"a dit {PEOPLE[(n + 1) % 5]} à {TOWNS[(2 * n + number + 1) % 7]}."
        for n in range(sentences)
    ]
    title = f"{TOWNS[number % 7]} a vendu ses filets et attend ses touristes"
    values = {
        "outlet": outlet,
        "title": title,
        "summary": f"{PEOPLE[number % 5]} a fait le tour des quais avec {12 + number} aides.",
    }
    return make.article(*lines, **{**values, **changes})


def story_of(
    *articles: Article, voices: Mapping[str, str] | None = None, **changes: object
) -> Story:
    """A story of these articles, in order; `voices` says whose copy one is."""
    voices = voices or {}
    return make.story(
        *[make.placement(a.id, voice=voices.get(a.id, a.id)) for a in articles],
        **{"last_article": max(a.published for a in articles), **changes},
    )


def rendered(text: str, *, ok: bool = True, grade: Grade = Grade.GLOSS) -> Rendering:
    return Rendering(
        text=text, ok=ok, reason="" if ok else "lost: Kerbrac", engine="dictionary", grade=grade
    )


def english(
    a_plan: Plan, words: Mapping[str, str] | None = None, grade: Grade = Grade.GLOSS
) -> dict[Spoken, Rendering]:
    """English for a whole plan: by a dictionary of sentences, else the original in brackets."""
    words = words or {}
    return {
        spoken: rendered(words.get(spoken[0], f"[{spoken[0]}]" if spoken[0] else ""), grade=grade)
        for spoken in to_translate(a_plan)
    }


def written(  # noqa: PLR0913 - keywords that a test names only where they matter
    articles: Sequence[Article],
    *,
    story: Story | None = None,
    before: Report | None = None,
    earlier: Mapping[str, Article] | None = None,
    words: Mapping[str, str] | None = None,
    edition: Edition | None = None,
    now: datetime = MORNING,
    struck: Sequence[str] = (),
) -> Report:
    """The next version of a report, as the desk makes it; `struck` texts do not stand."""
    edition = edition or make.edition()
    a_plan = plan(story or story_of(*articles), articles, edition)
    a_draft = draft(a_plan, english(a_plan, words), press(articles))
    kept = [c for c in a_draft.claims if not any(word in c.text for word in struck)]
    changed = changes(before, articles, earlier or {}, edition.zone)
    return composed(a_plan, a_draft, kept, edition=edition, before=before, now=now, changed=changed)


def composed(a_plan: Plan, a_draft: Draft, kept: Sequence[Claim], **changes: object) -> Report:
    edition = changes.get("edition") or make.edition()
    assert isinstance(edition, Edition)
    values: dict[str, object] = {
        "edition": edition,
        "outlets": press(a_plan.articles),
        "now": MORNING,
        "before": None,
        "provenance": provenance(a_plan, a_draft, edition, "foreigndesk test"),
        "withheld": (),
        "changed": (),
    }
    return compose(a_plan, a_draft, kept, Making(**{**values, **changes}))  # type: ignore[arg-type]  # values by name


def press(articles: Sequence[Article]) -> dict[str, object]:
    return {a.outlet: make.outlet(a.outlet) for a in articles}


def revised(article: Article, old: str, new: str, after: timedelta = timedelta(hours=6)) -> Article:
    """The article's next version, with some of its words changed."""
    whole = make.article(
        *[line.replace(old, new) for line in article.text.split("\n")],
        id=article.id,
        outlet=article.outlet,
        title=article.title.replace(old, new),
        summary=article.summary.replace(old, new),
        language=article.language,
        version=article.version + 1,
        published=article.published,
        url=article.url,
    )
    return whole.but(fetched=article.fetched + after)
