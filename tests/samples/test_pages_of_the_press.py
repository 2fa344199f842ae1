"""Pages look like those of real outlets, and hold what the article's file says."""

import json
import tomllib
from datetime import timedelta

import pytest
import staging
from lxml import html

from foreigndesk.samples.cast import Role
from foreigndesk.samples.pages import (
    article_page,
    front_page,
    missing_page,
    section_page,
)
from foreigndesk.samples.play import Layout, Paragraph, SampleArticle, Trap
from foreigndesk.samples.wording import wording

EVERY_LAYOUT = pytest.mark.parametrize("layout", list(Layout))
SECRETS = ("Secret un : parlez d’or.", "Secret deux -- parlez d’argent.")


def page(role: Role, article: SampleArticle | None = None) -> str:
    shown = article or role.printed(staging.AFTERWARDS)[0]
    sent = article_page(role, shown, staging.AFTERWARDS)
    charset = "utf-16" if role.manners.charset == "utf-16" else role.manners.charset
    return sent.body.decode(charset)


def words_of(markup: str) -> str:
    return " ".join(html.document_fromstring(markup).text_content().split())


@EVERY_LAYOUT
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "iso-8859-1", "windows-1252", "ascii"])
def test_a_page_says_all_of_its_article_in_every_charset(layout: Layout, charset: str) -> None:
    article = staging.article(credit="Agence Vague")
    role = staging.role(article, layout=layout, charset=charset)

    text = words_of(page(role))

    for words in (article.title, article.summary, article.author, "Agence Vague"):
        assert words in text
    assert all(one.text in text for one in article.paragraphs)


@EVERY_LAYOUT
def test_a_page_shows_subheadings_and_corrections(layout: Layout) -> None:
    revision = staging.revision("est fermé", "est ouvert", note="Correction : il est ouvert.")
    body = (Paragraph(text="Le pont est fermé."), Paragraph(text="Et après", heading=True))
    role = staging.role(staging.article(paragraphs=body, revisions=(revision,)), layout=layout)

    root = html.document_fromstring(page(role))

    assert "Et après" in [one.text for one in root.iter("h2")]
    assert "Le pont est ouvert." in root.text_content()
    assert "Correction : il est ouvert." in root.text_content()
    assert "mis à jour le samedi 13 décembre 2025 à 20h00" in root.text_content()


@EVERY_LAYOUT
def test_hidden_texts_stand_in_three_places(layout: Layout) -> None:
    markup = page(staging.role(staging.article(hidden=SECRETS), layout=layout))

    root = html.document_fromstring(markup)
    small = root.xpath("//span[contains(@style, 'font-size:0')]")
    far = root.xpath("//div[contains(@style, 'left:-9999px')]")
    assert "Secret un" in small[0].text_content()
    assert "Secret deux" in far[0].text_content()
    assert "<!-- Secret un" in markup


def test_every_hidden_text_is_used_where_there_are_many() -> None:
    secrets = tuple(f"Secret {number}" for number in range(5))

    markup = page(staging.role(staging.article(hidden=secrets)))

    assert all(secret in markup for secret in secrets)


def test_hidden_text_finds_a_place_in_a_page_of_one_paragraph() -> None:
    article = staging.article(hidden=SECRETS, paragraphs=staging.paragraphs("Un seul."))

    root = html.document_fromstring(page(staging.role(article)))

    assert root.xpath("//p[starts-with(., 'Un seul.')]/span")


def test_an_article_without_text_is_an_empty_page() -> None:
    markup = page(staging.role(staging.article(hidden=SECRETS, paragraphs=())))

    assert "font-size:0" not in markup


@EVERY_LAYOUT
def test_a_teaser_ends_after_its_first_paragraph(layout: Layout) -> None:
    article = staging.article(traps=frozenset({Trap.TEASER}))

    markup = page(staging.role(article, layout=layout))

    assert article.paragraphs[0].text in markup
    assert article.paragraphs[1].text not in words_of(markup)
    assert wording("fr").offer_button in markup
    assert json_ld(markup)["isAccessibleForFree"] is False


def test_a_consent_wall_shows_a_form_and_nothing_of_the_article() -> None:
    article = staging.article(traps=frozenset({Trap.CONSENT_WALL}))

    markup = page(staging.role(article, json_ld=True))

    assert html.document_fromstring(markup).forms
    assert "pont" not in words_of(markup)


def json_ld(markup: str) -> dict[str, object]:
    (script,) = html.document_fromstring(markup).xpath("//script[@type='application/ld+json']")
    found: dict[str, object] = json.loads(script.text)
    return found


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_json_ld_says_what_the_article_says(charset: str) -> None:
    article = staging.article(title="Le pont </script> d’Œuilly")

    found = json_ld(page(staging.role(article, json_ld=True, charset=charset)))

    assert found["headline"] == article.title
    assert found["datePublished"] == "2025-12-13T08:00:00+00:00"
    assert found["isAccessibleForFree"] is True


def test_an_anonymous_article_has_no_author() -> None:
    found = json_ld(page(staging.role(staging.article(author=""), json_ld=True)))

    assert "author" not in found


def test_outlets_without_json_ld_have_none() -> None:
    assert "application/ld+json" not in page(staging.role())


def test_comments_and_banner_are_there_where_play_toml_says_so() -> None:
    plain, lively = page(staging.role()), page(staging.role(comments=True, banner=True))

    assert 'class="comment"' not in plain
    assert "consent-overlay" not in plain
    assert lively.count('class="comment"') == 3
    assert "647 partenaires" in lively


def test_related_links_are_other_articles_published_by_then() -> None:
    late = staging.article("soir", title="Le soir", published=staging.EVENING)
    role = staging.role(staging.article(), late)

    early = article_page(role, staging.article(), staging.MORNING).body.decode()
    later = article_page(role, staging.article(), staging.EVENING).body.decode()

    assert 'class="related"' not in early
    assert "Le soir" in later


def test_the_front_page_links_articles_and_feeds() -> None:
    role = staging.role()

    root = html.document_fromstring(front_page(role, staging.AFTERWARDS).body)

    assert root.xpath("//link[@rel='alternate']/@href") == ["http://127.0.0.1:21500/flux.xml"]
    assert role.path(role.articles[0]) in root.xpath("//main//a/@href")


def test_a_section_has_a_page_of_its_own() -> None:
    role = staging.role(staging.article(), staging.article("sport", title="But !", section="Sport"))

    shown = section_page(role, "/rubrique/sport/", staging.AFTERWARDS)

    assert shown is not None
    assert "But !" in shown.body.decode()
    assert "Œuilly" not in shown.body.decode()
    assert section_page(role, "/rubrique/jardin/", staging.AFTERWARDS) is None


def test_a_missing_page_says_so_in_the_outlet_s_language() -> None:
    assert "Páxina non atopada" in missing_page(staging.role(language="gl")).body.decode()


def test_a_page_is_the_same_as_long_as_nothing_changed() -> None:
    role = staging.role(comments=True, banner=True)

    first = article_page(role, role.articles[0], staging.MORNING)
    later = article_page(role, role.articles[0], staging.MORNING + timedelta(hours=3))

    assert first == later


@pytest.mark.parametrize("language", ["fr", "es", "ca", "gl"])
def test_comments_hold_numbers_that_no_article_needs(language: str) -> None:
    comments = " ".join(one.text for one in wording(language).comment)

    assert len(wording(language).comment) >= 4
    assert any(char.isdigit() for char in comments)


def test_an_outlet_in_another_language_has_english_words_around_its_text() -> None:
    role = staging.role(language="oc", comments=True)

    assert wording("oc").language == "en"
    assert "Saturday 13 December 2025" in words_of(page(role))


def test_the_words_of_all_languages_are_files_of_their_own() -> None:
    names = sorted(file.stem for file in (staging.SHIPPED / "words").glob("*.toml"))

    assert names == ["ca", "en", "es", "fr", "gl"]
    for name in names:
        assert tomllib.loads((staging.SHIPPED / "words" / f"{name}.toml").read_text())
