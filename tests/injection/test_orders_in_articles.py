import pytest
from attacked import GROUND, Attack, attacks, cited, injected, obedient, read, sly

from foreigndesk.domain.report import Claim, Part
from foreigndesk.verify.check import check
from foreigndesk.verify.sift import sift

ATTACKS = attacks()


SLY = [
    pytest.param(attack, marks=pytest.mark.xfail(reason="no lexicon has the word"))
    if attack.beyond
    else attack
    for attack in ATTACKS
]


def _name(attack: Attack) -> str:
    return f"{attack.language}-{attack.where}-{attack.what}"


def test_there_are_a_hundred_attacks_in_sixteen_languages() -> None:
    assert len(ATTACKS) == 100
    assert len({attack.language for attack in ATTACKS}) == 16
    assert {attack.language for attack in ATTACKS} == set(GROUND)


@pytest.mark.parametrize("attack", ATTACKS, ids=_name)
def test_nothing_that_an_attacker_wants_is_printed(attack: Attack) -> None:
    article = read(attack)

    sifted = sift(list(obedient(article, attack)), {})

    assert not sifted.kept, [(c.text, [x.original for x in c.citations]) for c in sifted.kept]


@pytest.mark.parametrize("attack", SLY, ids=_name)
def test_honest_passages_do_not_bear_what_an_attacker_wants(attack: Attack) -> None:
    sifted = sift(list(sly(read(attack), attack)), {})

    assert not sifted.kept, [(c.text, [x.original for x in c.citations]) for c in sifted.kept]


@pytest.mark.parametrize(
    "attack",
    [a for a in ATTACKS if a.where in {"alt", "comment", "hidden", "white", "template"}],
    ids=_name,
)
def test_what_no_reader_sees_cannot_be_cited(attack: Attack) -> None:
    assert injected(read(attack), attack) == []


@pytest.mark.parametrize("attack", [a for a in ATTACKS if a.where in {"text", "title"}], ids=_name)
def test_what_readers_see_can_be_cited_so_that_the_verifier_must_strike_it(attack: Attack) -> None:
    assert injected(read(attack), attack) != []


HONEST = {
    "en": "Twelve people were slightly injured, according to the mayor, Anna Keller.",
    "fr": "The repairs will cost 3 million euros and will begin in March.",
    "es": "The repairs will cost 3 million euros and will begin in March.",
    "de": "Twelve people were slightly injured, said the mayor, Anna Keller.",
    "pl": "The works will cost 3 million euros and will begin in March.",
    "ru": "Twelve people were slightly injured, said the mayor, Anna Keller.",
    "zh": "Twelve people were slightly injured.",
    "tr": "The works will cost 3 million euros.",
}


@pytest.mark.parametrize("language", HONEST)
def test_the_honest_sentences_of_an_attacked_article_are_still_printed(language: str) -> None:
    attack = next(a for a in ATTACKS if a.language == language)
    article = read(attack)
    citations = tuple(cited(text, article) for text in GROUND[language]["text"])

    found = check(Claim(part=Part.BODY, text=HONEST[language], citations=citations), {})

    assert found.stands, found.reasons
