"""A story goes on when its words change: the same people and places carry it."""

from datetime import timedelta

import wires

import make
from foreigndesk.cluster import Window
from foreigndesk.domain.article import Article
from foreigndesk.domain.story import Novelty


def landslide() -> list[Article]:
    """Three articles of the first day."""
    return [
        make.article(
            "Un glissement de terrain a emporté lundi trois chalets au hameau de la Grande Combe.",
            "Les époux Lucien et Odette Marcillat, qui vivaient au Clos Verdet, sont recherchés.",
            "Quarante pompiers fouillent la boue avec des chiens venus de Trévignan.",
            title="Ambrevaux : trois chalets emportés par un glissement de terrain",
        ),
        make.article(
            "La boue a recouvert trois chalets dans la nuit et coupé la route départementale.",
            "Lucien et Odette Marcillat manquent à l’appel, et les secours creusent toujours.",
            "La pluie tombait depuis huit jours sur Ambrevaux, dit le maire, Gilles Sorbier.",
            outlet="vigie",
            title="Glissement de terrain : deux habitants du Clos Verdet recherchés à Ambrevaux",
        ),
    ]


def inquiry() -> Article:
    """The third day's, in other words."""
    return make.article(
        "Une juge d’instruction, Rose Amblard, dira qui a signé les permis de bâtir en zone rouge.",
        "Un rapport de géologues, remis au promoteur Altibat, déclarait le lotissement dangereux.",
        "Des gendarmes ont saisi mercredi des ordinateurs et des registres de la mairie.",
        "Les enfants d’Odette et Lucien Marcillat, propriétaires au Clos Verdet, portent plainte.",
        outlet="meridien",
        title="Permis de construire : une information judiciaire ouverte",
        published=make.NOON + timedelta(days=2),
    )


def test_other_words_about_the_same_people_and_places_go_on_with_a_story() -> None:
    index = Window("france", 4)
    first, _ = (index.place(article) for article in landslide())
    index.place(wires.fire())

    assert index.place(inquiry()).story == first.story


def test_a_few_known_names_among_many_others_carry_no_story() -> None:
    index = Window("france", 4)
    first, _ = (index.place(article) for article in landslide())

    prize = index.place(
        make.article(
            "Le prix du terroir revient à Jeanne Corvisart, du Clos Verdet, devant Paul Ermeline.",
            "Ont aussi concouru Farid Benhamou, de Trévignan, Louise Pradier et Hugo Sannois.",
            "Le jury réunissait Marc Orsini, Inès Delacourt et la cheffe Agathe Morvan.",
            outlet="gazette",
            title="Ambrevaux : le prix du terroir décerné à Jeanne Corvisart",
        )
    )

    assert prize.story != first.story


def test_one_new_figure_on_the_next_day_is_news() -> None:
    end = make.article(
        "À Kerbrac, l’incendie de l’entrepôt Malvert laisse 212 des 320 salariés sans emploi.",
        outlet="vigie",
        title="Kerbrac : l’entrepôt Malvert détruit, 212 licenciements",
    )
    novelty = {}
    for later in (timedelta(hours=2), timedelta(hours=20)):
        index = Window("france", 4)
        index.place(wires.fire())
        index.place(wires.fire_told_again(published=make.NOON))
        at = make.NOON + later
        novelty[later] = index.place(
            make.article(end.text, outlet="vigie", title=end.title, published=at)
        ).novelty

    assert list(novelty.values()) == [Novelty.SAME, Novelty.NEW_FACT]
