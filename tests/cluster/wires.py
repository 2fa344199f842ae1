"""Articles about invented events, for the tests of the clustering."""

from datetime import timedelta

import make
from foreigndesk.domain.article import Article

FIRE = (
    "Un incendie a détruit dans la nuit l’entrepôt Malvert, au nord de Kerbrac.",
    "Le feu a pris vers 22 heures, selon les pompiers, qui sont restés 14 heures sur place.",
    "Le maire, Yann Quintrel, parle d’une catastrophe pour les 320 salariés de Malvert.",
    "La cause de l’incendie n’est pas connue et une enquête est ouverte à Kerbrac.",
)
FIRE_TOLD_AGAIN = (
    "À Kerbrac, l’entrepôt Malvert a brûlé : l’incendie menace l’emploi de 320 salariés.",
    "Yann Quintrel, le maire, s’est rendu auprès des salariés de l’entrepôt détruit.",
    "La direction de Malvert annonce que la production est déplacée à Saint-Ordan.",
)
TRAINS = (
    "Le conseil régional de Valmorée a voté une hausse du prix des trains de 6 %.",
    "La présidente, Odile Sarrance, promet 12 rames neuves et des gares rénovées.",
    "Une association d’usagers appelle à manifester devant la gare de Pontalier.",
)


def fire(**changes: object) -> Article:
    return make.article(
        *FIRE, **{"title": "Kerbrac : l’entrepôt Malvert détruit par un incendie", **changes}
    )


def fire_told_again(**changes: object) -> Article:
    values = {
        "outlet": "vigie",
        "title": "Incendie de l’entrepôt Malvert à Kerbrac : 320 emplois menacés",
        "published": make.NOON + timedelta(hours=5),
    }
    return make.article(*FIRE_TOLD_AGAIN, **{**values, **changes})


def trains(**changes: object) -> Article:
    values = {"outlet": "vigie", "title": "En Valmorée, les trains coûteront 6 % de plus"}
    return make.article(*TRAINS, **{**values, **changes})
