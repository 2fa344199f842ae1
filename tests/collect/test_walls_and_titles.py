import pytest
from lxml import html
from paper import PARAGRAPHS, TITLE, json_ld, page, read

from foreigndesk.collect.plain import plain
from foreigndesk.collect.structured import read_facts
from foreigndesk.collect.walls import wall
from foreigndesk.domain.article import Flag

CONSENTS = {
    "en": (
        "We value your privacy. We and our 647 partners store cookies on your device.",
        "Accept all",
    ),
    "es": (
        "Nosotros y nuestros 647 socios guardamos cookies para mostrar publicidad.",
        "Aceptar todo",
    ),
    "ca": ("Nosaltres i els nostres 647 socis desem galetes durant 13 mesos.", "Accepta-ho tot"),
    "gl": ("Nós e os nosos 647 socios gardamos cookies durante 13 meses.", "Aceptar todo"),
    "pt": ("Nós e os nossos 647 parceiros guardamos cookies no seu dispositivo.", "Aceitar tudo"),
    "it": ("Noi e i nostri 647 partner conserviamo i cookie sul dispositivo.", "Accetta tutto"),
    "de": (
        "Wir und unsere 647 Partner speichern Cookies mit Ihrer Einwilligung.",
        "Alle akzeptieren",
    ),
}
MISSING = ["Erreur 404", "Page not found", "Página no encontrada", "No hem trobat la pàgina", "404"]


def judge(markup: str, title: str = "") -> Flag | None:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    return wall(root, title, plain(markup).split("\n"))


@pytest.mark.parametrize("language", CONSENTS)
def test_a_consent_form_is_known_in_many_languages(language: str) -> None:
    words, button = CONSENTS[language]

    assert judge(f"<p>{words}</p><button>{button}</button>") is Flag.CONSENT_WALL


def test_an_article_about_cookies_is_an_article() -> None:
    markup = (
        "<p>La Cnil a infligé samedi une amende de 3 millions d’euros à une régie pour ses "
        "cookies.</p>"
        + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
        + "<button>Accepter</button>"
    )

    assert judge(markup) is None


@pytest.mark.parametrize("title", MISSING)
def test_a_missing_page_is_known_by_its_title(title: str) -> None:
    assert judge("<p>Retour à l’accueil.</p>", title) is Flag.SOFT_404


def test_an_article_with_404_employees_is_an_article() -> None:
    markup = "".join(f"<p>{each}</p>" for each in PARAGRAPHS * 3)

    assert judge(markup, "L’usine aux 404 salariés") is None


def test_a_long_policy_is_no_wall() -> None:
    assert (
        judge("<p>" + "Nous déposons des cookies. " * 300 + "</p><button>Accepter</button>") is None
    )


def test_a_silent_robot_check_is_a_wall() -> None:
    assert judge('<div class="cf-turnstile"></div>') is Flag.BOT_WALL


def test_a_short_article_below_a_login_form_is_an_article() -> None:
    form = "<form><input type='password'></form>"

    assert judge(f"{form}<p>{PARAGRAPHS[0]}</p>") is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (json_ld(headline="Le pont de Pont-Orvaise fermé | Le Fanal"), TITLE),
        ('<meta property="og:title" content="Le pont de Pont-Orvaise fermé - Le Fanal">', TITLE),
        (
            json_ld(headline="Grève : la SNCF – le jour d’après"),
            "Grève : la SNCF – le jour d’après",
        ),
        ('<meta property="og:title" content="Le pont de Pont-Orvaise fermé – En bref">', TITLE),
    ],
)
def test_a_title_comes_without_the_outlets_name(head: str, title: str) -> None:
    assert read(page(head=head)).article.title == title


def test_the_first_object_of_json_ld_that_is_an_article_counts() -> None:
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","headline":"x"},'
        '{"@type":["NewsArticle","Thing"],"headline":"y","publisher":[{"name":"P"}],"author":{"name":"N"}}]}'
        "</script>"
    )
    broken = '<script type="application/ld+json">{broken</script>'

    facts = read_facts(html.document_fromstring(f"<html><head>{broken}{graph}</head></html>"))

    assert (facts.headline, facts.site, facts.authors) == ("y", "P", ("N",))


def test_a_swollen_json_ld_is_read_to_a_limit() -> None:
    swollen = "[" + "[]," * 6000 + '{"@type":"Article","headline":"late"}]'
    script = f'<script type="application/ld+json">{swollen}</script>'

    facts = read_facts(html.document_fromstring(f"<html><head>{script}</head></html>"))

    assert facts.headline == ""


@pytest.mark.parametrize(
    ("meta", "authors"),
    [
        ('<meta name="author" content="Anne Le Goff">', ("Anne Le Goff",)),
        ('<meta property="article:author" content="https://social.example/anne">', ()),
    ],
)
def test_the_meta_elements_name_an_author(meta: str, authors: tuple[str, ...]) -> None:
    assert read(page(head=meta)).article.authors == authors


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("5 < 6 & 7", "5 < 6 & 7"),
        ("a &amp;lt;b&amp;gt;", "a &lt;b&gt;"),
        ("<p>Un\n deux</p><p>Trois</p>", "Un deux\nTrois"),
        ("Le film <Titanic> en <b>salle</b>", "Le film <Titanic> en salle"),
        ("<!-- x -->", ""),
        ("<p>a<br>b</p><iframe>c</iframe>d", "a\nb\nd"),
        ("don\x92t &#146;", "don’t ’"),
        ("z\u200bé\u202e", "zé"),
    ],
)
def test_markup_becomes_the_text_that_a_reader_sees(markup: str, text: str) -> None:
    assert plain(markup) == text
