"""What a report will say, in the press's own words."""

from datetime import timedelta

import newsdesk

import make
from foreigndesk.domain.article import Article, Flag
from foreigndesk.domain.report import Form, Part
from foreigndesk.write import Plan, plan, to_translate
from foreigndesk.write.plan import speakers

LONG = [
    newsdesk.long_article(outlet, 10, number)
    for number, outlet in enumerate(("le-fanal", "vigie", "courrier"))
]

GENEROUS = {"quoted_passages": 9, "quoted_share": 0.9}


def planned(*articles: Article, **changes: object) -> Plan:
    return plan(newsdesk.story_of(*articles), articles, make.edition(**changes))


def test_much_material_gives_a_report_with_key_points() -> None:
    made = planned(*LONG, **GENEROUS)

    words = sum(len(original.text.split()) for original in made.body)
    assert made.form is Form.REPORT
    assert 3 <= len(made.points) <= 5
    assert 200 <= words <= 350


def test_little_material_gives_a_brief_without_points() -> None:
    made = planned(make.article("À Kerbrac, 14 barques ont coulé dans la nuit de samedi."))

    assert made.form is Form.BRIEF
    assert made.points == ()
    assert len(made.body) == 1


def test_no_sentence_stands_twice() -> None:
    made = planned(*LONG, **GENEROUS)

    texts = [original.text for original in (*made.points, *made.body)]
    assert len(set(texts)) == len(texts)


def test_no_outlet_is_quoted_beyond_its_share() -> None:
    made = planned(*LONG, quoted_passages=3, quoted_share=0.9)

    quoted = [o.citations[0].article for o in (*made.points, *made.body)]
    assert max(quoted.count(a.id) for a in LONG) == 3


def test_every_original_is_cited_with_its_place() -> None:
    made = planned(*LONG)

    for original in made.body:
        (citation,) = original.citations
        (article,) = [a for a in LONG if a.id == citation.article]
        assert article.text[citation.start : citation.end] == original.text == citation.original


def test_what_is_to_be_translated_is_asked_for_once() -> None:
    made = planned(*LONG)

    wanted = to_translate(made)
    assert len(set(wanted)) == len(wanted)
    assert {o.text for o in made.originals} <= {text for text, _, _ in wanted}


def test_the_days_first_sentences_lead() -> None:
    old = newsdesk.long_article("le-fanal", 6, published=make.NOON - timedelta(days=2))
    new = newsdesk.long_article("vigie", 6, 1)

    made = planned(old, new)

    assert made.body[0].citations[0].outlet == "vigie"
    assert made.headlines[0].citations[0].outlet == "vigie"


def test_an_old_story_without_an_opening_sentence_leads_with_what_it_has() -> None:
    note = make.article(
        "Correction : il manque 14 barques.",
        "Rectificatif : il manque 15 barques.",
        "Erratum : il manque 16 barques.",
        "À Kerbrac, Yann Quintrel a compté 17 barques.",
    )

    made = planned(note)

    assert [original.text for original in made.body] == [note.passages[3].text]


def test_articles_without_text_headline_or_standfirst_leave_gaps_and_no_fault() -> None:
    empty = make.article(title="", text="", passages=())

    made = planned(empty)

    assert (made.headlines, made.standfirsts, made.points, made.body) == ((), (), (), ())
    assert made.titles == {}
    assert made.form is Form.BRIEF


def test_a_headline_is_cited_as_the_whole_title() -> None:
    (headline, *_) = planned(LONG[0]).headlines

    assert headline.part is Part.HEADLINE
    assert headline.citations[0].field == "title"
    assert headline.citations[0].original == LONG[0].title


# --- who speaks ------------------------------------------------------------------------------


def test_a_copy_is_not_quoted_beside_its_original() -> None:
    original, copy = (
        newsdesk.long_article("agence", 5),
        newsdesk.long_article("le-fanal", 5, id="c"),
    )
    story = newsdesk.story_of(original, copy, voices={"c": original.id})

    assert speakers(story, [original, copy]) == [original]


def test_where_the_original_is_only_a_beginning_a_whole_copy_speaks() -> None:
    teaser = newsdesk.long_article("agence", 1, flags=frozenset({Flag.TEASER}))
    whole = newsdesk.long_article("le-fanal", 5, id="whole")
    story = newsdesk.story_of(teaser, whole, voices={"whole": teaser.id})

    assert speakers(story, [teaser, whole]) == [whole]


def test_where_the_original_has_no_text_a_copy_speaks() -> None:
    empty = make.article(text="", passages=(), outlet="agence")
    copy = newsdesk.long_article("le-fanal", 5, id="copy")
    story = newsdesk.story_of(empty, copy, voices={"copy": empty.id})

    assert speakers(story, [empty, copy]) == [copy]


def test_a_longer_copy_of_a_whole_original_stays_a_copy() -> None:
    original = newsdesk.long_article("agence", 3)
    copy = newsdesk.long_article("le-fanal", 5, id="copy")
    story = newsdesk.story_of(original, copy, voices={"copy": original.id})

    assert speakers(story, [copy, original]) == [original]
