"""A site with one of everything, for tests and for looking at: `python specimen.py FOLDER`."""

import sys
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

import make
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import (
    Citation,
    Claim,
    Correction,
    Dispute,
    Figure,
    Form,
    FrontPage,
    Part,
    Reason,
    Report,
    Review,
    Status,
    Withheld,
    Witness,
)
from foreigndesk.engines.site import FolderSite
from foreigndesk.ports import EngineState
from foreigndesk.publish.site import DayPage, OutletCoverage, SiteContent, pages

EVENING = make.NOON + timedelta(hours=8)

NAMES = {
    "le-fanal": ("Le Fanal", "Groupe Fanal SA"),
    "vigie": ("La Vigie républicaine", "Société coopérative La Vigie"),
    "echo-des-quais": ("L’Écho des Quais", "Presse du Littoral"),
    "meridien": ("Le Méridien", "Fondation Méridien"),
    "radio-horizon": ("Radio Horizon", "État"),
    "agence-boreal": ("Agence Boréal", "Agence Boréal SCA"),
}

OUTLETS = {
    key: make.outlet(key, name=name, owner=owner, state_media=owner == "État")
    for key, (name, owner) in NAMES.items()
}


def cite(outlet: str, original: str, **changes: object) -> Citation:
    return make.citation(
        original, outlet=outlet, url=f"https://{outlet}.example/{len(original)}", **changes
    )


def say(text: str, *citations: Citation, part: Part = Part.BODY, paragraph: int = 0) -> Claim:
    return Claim(part=part, text=text, citations=citations, paragraph=paragraph)


def graded(report: Report, grade: Grade) -> Report:
    """Return a report as if a better engine had written it."""
    return report.but(
        grade=grade,
        headline=_regrade(report.headline, grade),
        standfirst=report.standfirst and _regrade(report.standfirst, grade),
        points=tuple(_regrade(claim, grade) for claim in report.points),
        body=tuple(_regrade(claim, grade) for claim in report.body),
    )


def _regrade(claim: Claim, grade: Grade) -> Claim:
    return Claim(
        part=claim.part,
        text=claim.text,
        citations=claim.citations,
        paragraph=claim.paragraph,
        grade=grade,
    )


RIVER = cite(
    "le-fanal",
    "La Lisse est sortie de son lit dans la nuit de vendredi à samedi, inondant Corvelle.",
)
EVACUATED = cite("vigie", "Au total, 340 habitants ont été évacués, selon la préfecture.")
EVACUATED_MORE = cite("meridien", "Quelque 410 personnes ont dû quitter leur logement.")
BRIDGE = cite("echo-des-quais", "Le pont des Tanneurs restera fermé « jusqu’à nouvel ordre ».")
SCHOOLS = cite("radio-horizon", "Les quatre écoles de la ville n’ouvriront pas lundi.")
TCHERNIHIV = cite(
    "le-fanal",
    "« Je ne regrette rien », a-t-elle dit lors d’une conférence de presse à Tchernihiv.",
)


def flood() -> Report:
    """A gloss with everything: three versions, a correction, a dispute, withheld sentences."""
    return make.report(
        say(
            "The Lisse left its bed in the night of Friday to Saturday, flooding Corvelle.",
            RIVER,
        ),
        say("In total 340 inhabitants were evacuated, according to the prefecture.", EVACUATED),
        say("The bridge of the Tanners will stay closed “until new order”.", BRIDGE, paragraph=1),
        say("The four schools of the town will not open Monday.", SCHOOLS, paragraph=1),
        say("Some 410 persons had to leave their housing.", EVACUATED_MORE, EVACUATED, paragraph=2),
        id="report-flood",
        story="story-flood",
        slug="2025-12-13-corvelle-flood",
        version=3,
        status=Status.CORRECTED,
        headline=say(
            "Flood of the Lisse: 340 evacuated at Corvelle", EVACUATED, part=Part.HEADLINE
        ),
        standfirst=say(
            "The Lisse left its bed in the night, flooding the centre.", RIVER, part=Part.STANDFIRST
        ),
        points=(
            say("340 inhabitants evacuated.", EVACUATED, part=Part.POINT),
            say("The four schools will not open Monday.", SCHOOLS, part=Part.POINT),
        ),
        witnesses=(
            _witness("le-fanal", "La Lisse déborde à Corvelle", "The Lisse overflows at Corvelle"),
            _witness(
                "vigie",
                "Crue de la Lisse : 340 évacués à Corvelle",
                "Flood of the Lisse: 340 evacuated at Corvelle",
                paywall=True,
            ),
            _witness(
                "echo-des-quais",
                "Corvelle sous l’eau",
                "Corvelle under water",
                copy_of="Agence Boréal",
            ),
            _witness(
                "meridien", "410 sinistrés à Corvelle", "410 victims at Corvelle", teaser=True
            ),
            _witness("radio-horizon", "Corvelle : pas d’école lundi", ""),
            _witness("agence-boreal", "Corvelle sous l’eau", "Corvelle under water"),
        ),
        independent=4,
        disputes=(
            Dispute(
                what="People evacuated",
                figures=(
                    Figure(value="340", outlets=("vigie", "le-fanal"), citations=(EVACUATED,)),
                    Figure(value="410", outlets=("meridien",), citations=(EVACUATED_MORE,)),
                ),
            ),
        ),
        withheld=(
            Withheld(
                part=Part.BODY,
                text="The mayor spoke of 12 millions.",
                original="Le maire a parlé de 12 milliards.",
                reasons=(Reason(kind="number", words="12 millions"),),
            ),
            Withheld(
                part=Part.BODY,
                text="At Saint-Onge nobody was hurt.",
                original="À Saint-Ange, personne n’a été blessé.",
                reasons=(Reason(kind="name", words="Saint-Onge"), Reason(kind="number", words="0")),
            ),
        ),
        corrections=(
            Correction(
                at=make.NOON + timedelta(hours=4),
                wrong="240 inhabitants were evacuated.",
                right="340 inhabitants were evacuated.",
                note="La Vigie républicaine corrected its figure.",
                by="the desk",
                version=3,
            ),
        ),
        what_changed=(
            "The number of people evacuated was corrected.",
            "Schools stay closed on Monday.",
        ),
        updated=make.NOON + timedelta(hours=5),
    )


def _witness(outlet: str, title: str, gloss: str, **changes: Any) -> Witness:
    name, owner = NAMES[outlet]
    return make.witness(outlet, outlet_name=name, owner=owner, title=title, gloss=gloss, **changes)


def release() -> Report:
    """A report at a good grade, whose original has a name that must not leak."""
    body = (
        say("She regrets nothing, she told reporters in Chernihiv.", TCHERNIHIV),
        say(
            "Belarus released 123 political prisoners on 13 December 2025.",
            cite("vigie", "Le Bélarus a libéré samedi 123 prisonniers politiques."),
        ),
        say(
            "Washington will lift certain sanctions in return.",
            cite("meridien", "Washington lèvera certaines sanctions en échange."),
            paragraph=1,
        ),
        say(
            "Ales Bialiatski has arrived in Vilnius.",
            cite("echo-des-quais", "Ales Bialiatski est arrivé à Vilnius."),
            cite("le-fanal", "Le prix Nobel est à Vilnius."),
            paragraph=1,
        ),
        say(
            "He had been sentenced to ten years.",
            cite("vigie", "Il avait été condamné à dix ans de prison."),
            paragraph=2,
        ),
    )
    report = make.report(
        *body,
        id="report-release",
        story="story-release",
        slug="2025-12-13-belarus-123-prisoners",
        headline=say(
            "Belarus releases 123 political prisoners", body[1].citations[0], part=Part.HEADLINE
        ),
        standfirst=say(
            "A Nobel laureate is among those who left prison on Saturday.",
            body[3].citations[1],
            part=Part.STANDFIRST,
        ),
        points=tuple(say(claim.text, *claim.citations, part=Part.POINT) for claim in body[:3]),
        witnesses=tuple(
            _witness(outlet, "Bélarus : 123 prisonniers libérés", "Belarus: 123 prisoners freed")
            for outlet in ("le-fanal", "vigie", "meridien", "echo-des-quais")
        ),
        independent=3,
        updated=make.NOON + timedelta(hours=6),
        review=Review(person="A. Editor", at=EVENING, checks=("figures", "names"), edits=""),
    )
    return graded(report, Grade.STANDARD)


def small(number: int, headline: str, first: str, original: str, **changes: object) -> Report:
    """A shorter report."""
    passage = cite("vigie", original)
    values = {
        "id": f"report-{number}",
        "story": f"story-{number}",
        "slug": f"2025-12-13-report-{number}",
        "headline": say(headline, passage, part=Part.HEADLINE),
        "standfirst": say(first, passage, part=Part.STANDFIRST),
        "points": (),
        "witnesses": (_witness("vigie", original, ""), _witness("le-fanal", original, "")),
        "updated": make.NOON + timedelta(minutes=number),
    }
    return make.report(say(first, passage), **{**values, **changes})


def reports() -> tuple[Report, ...]:
    """Eight that stand, one held, one withdrawn."""
    return (
        release(),
        flood(),
        small(
            1,
            "Strike at the port of Algarra: 22 ships wait",
            "The dockers’ strike enters its second day.",
            "Les dockers entament leur deuxième jour de grève.",
        ),
        small(
            2,
            "Former mayor of Grandval gets a suspended sentence",
            "The court found that he misused public money.",
            "Le tribunal l’a reconnu coupable de détournement de fonds publics.",
        ),
        small(
            3,
            "Lighthouse restoration begins: 212 steps to be replaced",
            "Works on the lighthouse will last until 2027.",
            "Les travaux du phare dureront jusqu’en 2027.",
        ),
        small(
            4,
            "Workshops announce the loss of one post in five",
            "The company wants to cut 204 posts.",
            "L’entreprise veut supprimer 204 postes.",
            independent=1,
            witnesses=(_witness("vigie", "204 postes supprimés", "204 posts cut"),),
        ),
        small(
            5,
            "Rugby: the final is lost by three points",
            "Kerven won 27 to 24.",
            "Kerven s’est imposé 27 à 24.",
            form=Form.BRIEF,
        ),
        small(
            6,
            "Train delayed by theft of copper",
            "About 3,000 travellers waited.",
            "Près de 3 000 voyageurs ont attendu.",
            form=Form.BRIEF,
            standfirst=None,
        ),
        small(7, "Held until an editor looks", "It waits.", "Il attend.", status=Status.HELD),
        small(
            8,
            "A libel about Mr Vautrin",
            "Untrue words.",
            "Des mots faux.",
            status=Status.WITHDRAWN,
            held_because="The outlet took its article back.",
        ),
    )


def site(**changes: Any) -> SiteContent:
    """A whole edition; the same value each time where nothing is changed."""
    return replace(_site(), **changes) if changes else _site()


@cache
def _site() -> SiteContent:
    all_of_them = reports()
    standing = tuple(report for report in all_of_them if report.status.public)
    earlier = flood().but(version=1, status=Status.PUBLISHED, what_changed=(), corrections=())
    values = {
        "imprint": make.imprint(responsible="E. Ditor", demo=True, software="Foreign Desk 0.1.0"),
        "edition": make.edition(),
        "editions": (
            make.edition(),
            make.edition("spain", name="Spain", zone=ZoneInfo("Europe/Madrid")),
        ),
        "outlets": OUTLETS,
        "front": FrontPage(edition="france", at=EVENING, reports=standing),
        "days": (
            DayPage(day=make.NOON.date(), reports=standing),
            DayPage(day=make.NOON.date() - timedelta(days=1), reports=all_of_them[2:5]),
        ),
        "reports": all_of_them,
        "versions": {"report-flood": (earlier, earlier.but(version=2), flood())},
        "engines": (
            EngineState(
                name="Apertium",
                present=True,
                version="3.8.3",
                words="Translates word for word.",
                grades={"fr": Grade.GLOSS, "es": Grade.GLOSS},
            ),
            EngineState(
                name="LLM",
                present=False,
                version="",
                words="Without it reports are glosses; set a key.",
            ),
        ),
        "coverage": tuple(
            OutletCoverage(
                outlet=outlet,
                feeds_ok=int(number != 2),
                feeds_failing=int(number == 2),
                last_read=EVENING,
                reason="no answer within 20 s" if number == 2 else "",
                articles=7 * number,
            )
            for number, outlet in enumerate(OUTLETS.values())
        ),
        "now": EVENING,
    }
    return SiteContent(**values)


if __name__ == "__main__":
    FolderSite(Path(sys.argv[1])).build("france", pages(site()))
