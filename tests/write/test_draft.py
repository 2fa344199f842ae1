"""The plan in English."""

import newsdesk
import pytest

import make
from foreigndesk.domain.article import Article
from foreigndesk.domain.report import Part
from foreigndesk.errors import EngineError
from foreigndesk.write import Draft, draft, plan

FANAL = make.article(
    "À Kerbrac, Yann Quintrel a compté 320 barques.",
    "Le port de Kerbrac compte aussi 415 bouées, selon Rose Amblard.",
    "À Douvenel, Hervé Lantosque attend 77 bateaux pour la fête de Moulvic.",
    "Odile Sarrance, de Pontalier, promet 58 quais neufs.",
    "Gaël Morvalle a vu 64 filets à Lasserane.",
    "Le maire d’Orsigny paie 93 cordages à Trévignan.",
    "À Valbrune, Denis Carmel répare 45 mâts.",
    "Lucie Morane a vendu 81 voiles à Sartelle.",
    "Paul Bressac garde 39 ancres à Corvanne.",
    "Anna Delmas a peint 27 coques à Mirvault.",
    title="Kerbrac compte ses barques.",
    summary="Le maire a fait le tour du port.",
)
VIGIE = make.article("Rien de neuf à Kerbrac, dit Rose Amblard.", outlet="vigie", title="Port")


def drafted(*articles: Article, voices: dict[str, str] | None = None, **words: str) -> Draft:
    made = plan(newsdesk.story_of(*articles, voices=voices), articles, make.edition())
    return draft(made, newsdesk.english(made, words), newsdesk.press(articles))  # type: ignore[arg-type]


def test_a_story_of_one_voice_is_worded_as_its_outlets_report() -> None:
    made = drafted(FANAL)

    first, *others = made.body
    assert first.text.startswith("Le Fanal reports: ")
    assert made.standfirsts[0].text.startswith("Le Fanal reports: ")
    assert (first.attributed, made.standfirsts[0].attributed) == ("Le Fanal", "Le Fanal")
    assert others
    assert not any(claim.attributed for claim in (*others, *made.headlines))


def test_a_story_of_two_voices_is_nobodys_report() -> None:
    made = drafted(FANAL, VIGIE)

    assert not any(claim.attributed for claim in made.claims)


def test_a_copied_story_is_worded_as_the_report_of_the_outlet_that_is_cited() -> None:
    copy = VIGIE.but(id="copy")

    made = drafted(copy, FANAL, voices={"copy": FANAL.id})

    assert made.body[0].attributed == "Le Fanal"


def test_an_outlet_that_left_the_press_is_not_named() -> None:
    made = plan(newsdesk.story_of(FANAL), [FANAL], make.edition())

    assert draft(made, newsdesk.english(made), {}).body[0].attributed == ""


def test_where_the_first_sentence_has_no_english_the_second_is_attributed() -> None:
    made = plan(newsdesk.story_of(FANAL), [FANAL], make.edition())
    english = newsdesk.english(made)
    first = (made.body[0].text, "fr", made.body[0].said)
    english[first] = newsdesk.rendered("", ok=False)

    body = draft(made, english, newsdesk.press([FANAL])).body  # type: ignore[arg-type]

    assert body[0].attributed == "Le Fanal"
    assert body[0].citations[0].original == made.body[1].text


def test_a_story_without_any_english_is_for_later() -> None:
    made = plan(newsdesk.story_of(FANAL), [FANAL], make.edition())
    english = dict.fromkeys(newsdesk.english(made), newsdesk.rendered("", ok=False))

    with pytest.raises(EngineError, match="no English for the story: lost: Kerbrac"):
        draft(made, english, {})


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Kerbrac closes.", "Kerbrac closes"),
        ("Kerbrac closes at 3 p.m.", "Kerbrac closes at 3 p.m."),
        ("Kerbrac leaves the U.S.", "Kerbrac leaves the U.S."),
        ("Kerbrac closes…", "Kerbrac closes…"),
        ("Kerbrac has it.", "Kerbrac has it"),
    ],
)
def test_a_headline_ends_without_a_full_stop_of_its_own(title: str, headline: str) -> None:
    assert drafted(FANAL, **{FANAL.title: title}).headlines[0].text == headline


def test_a_headline_beyond_110_characters_is_passed_over() -> None:
    made = drafted(FANAL, VIGIE, **{FANAL.title: "b" * 111, VIGIE.title: "b" * 110})

    assert [len(claim.text) for claim in made.headlines] == [110]


def test_a_headline_without_english_gives_no_gloss_of_it() -> None:
    made = plan(newsdesk.story_of(FANAL), [FANAL], make.edition())
    english = newsdesk.english(made)
    title = (FANAL.title, "fr", make.NOON.date())
    english[title] = newsdesk.rendered("Half a headline", ok=False)

    assert draft(made, english, {}).glosses == {FANAL.id: ""}


def test_every_claim_carries_part_citation_engine_and_grade() -> None:
    for claim in drafted(FANAL).claims:
        assert claim.citations
        assert claim.engine == "dictionary"
    assert {c.part for c in drafted(FANAL).claims} >= {Part.HEADLINE, Part.STANDFIRST, Part.BODY}


def test_a_dispute_lists_every_figure_with_its_outlets() -> None:
    texts = [
        "L’incendie de l’entrepôt de Kerbrac a blessé 14 pompiers.",
        "À Kerbrac, 17 pompiers ont été blessés dans l’incendie de l’entrepôt.",
        "Dans l’incendie de l’entrepôt de Kerbrac, 17 pompiers ont été blessés.",
    ]
    articles = [make.article(t, outlet=o) for t, o in zip(texts, "abc", strict=True)]

    made = plan(newsdesk.story_of(*articles), articles, make.edition())
    words = {made.differences[0].spoken[0]: "Firefighters."}

    (dispute,) = draft(made, newsdesk.english(made, words), {}).disputes

    assert dispute.what == "Firefighters"
    assert [(f.value, f.outlets) for f in dispute.figures] == [("14", ("a",)), ("17", ("b", "c"))]
    assert [len(f.citations) for f in dispute.figures] == [1, 2]


def test_a_dispute_without_english_is_told_in_the_press_words() -> None:
    one = make.article("L’incendie de l’entrepôt a blessé 14 pompiers à Kerbrac.", outlet="a")
    other = make.article("L’incendie de l’entrepôt a blessé 17 pompiers là.", outlet="b")
    made = plan(newsdesk.story_of(one, other), [one, other], make.edition())
    english = newsdesk.english(made)
    english[made.differences[0].spoken] = newsdesk.rendered("", ok=False)

    (dispute,) = draft(made, english, {}).disputes

    assert dispute.what.startswith("pompiers")
