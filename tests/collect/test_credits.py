import pytest
from paper import PARAGRAPHS, json_ld, page, read

URL = {"final_url": "https://www.le-fanal.example/pont"}


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("PONT-ORVAISE (AFP) – ", "AFP"),
        ("PONT-ORVAISE (Agence Boréal) – ", "Agence Boréal"),
        ("Madrid, 13 dic (EFE).- ", "EFE"),
        ("Barcelona (ACN).- ", "ACN"),
        ("PARIS, Reuters – ", "Reuters"),
    ],
)
def test_a_dateline_names_the_agency(start: str, name: str) -> None:
    assert read(page(start + PARAGRAPHS[0], *PARAGRAPHS[1:]), **URL).article.credit == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(Avec AFP)", "AFP"),
        ("Le Fanal avec AFP", "AFP"),
        ("Con información de EFE", "EFE"),
        ("Agencia Meseta", "Agencia Meseta"),
        ("Source : Boréal Presse", "Boréal Presse"),
        ("Font: Agència Delta", "Agència Delta"),
    ],
)
def test_a_last_line_names_the_agency_and_is_left_out(line: str, name: str) -> None:
    article = read(page(*PARAGRAPHS, line), **URL).article

    assert article.credit == name
    assert article.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ('<p class="credit">Le Fanal avec Agence Boréal</p>', "Agence Boréal"),
        ('<p class="credit">Le Fanal avec Lumen</p>', "Lumen"),
        ('<div class="signature">(Agencia Meseta)</div>', "Agencia Meseta"),
        ('<div class="agency">Lumen Presse</div>', "Lumen Presse"),
        ('<div class="byline">Par Anne Le Goff, avec Reuters</div>', "Reuters"),
    ],
)
def test_a_mark_on_the_page_names_the_agency(end: str, name: str) -> None:
    assert read(page(end=end), **URL).article.credit == name


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"@type": "Organization", "name": "Agence Boréal"}, "Agence Boréal"),
        ({"@type": "Organization", "name": "Lumen"}, "Lumen"),
        ([{"@type": "NewsMediaOrganization", "name": "AFP"}], "AFP"),
        ({"@type": "Person", "name": "Anne Le Goff, AFP"}, ""),
        ({"@type": "Person", "name": "Le Fanal avec AFP"}, "AFP"),
        ({"@type": "Organization", "name": "Le Fanal"}, ""),
        ({"@type": "Organization", "name": "La rédaction"}, ""),
        ({"@type": "Organization", "name": ""}, ""),
    ],
)
def test_json_ld_names_the_agency(author: object, name: str) -> None:
    assert read(page(head=json_ld(author=author)), **URL).article.credit == name


@pytest.mark.parametrize(
    "end",
    [
        '<figure><img src="x"><figcaption class="credit">Photo : AFP</figcaption></figure>',
        '<p class="photo-credit">AFP</p>',
        '<div class="agency">Getty Images</div>',
        '<aside><p class="byline">AFP</p></aside>',
        '<p class="credit">' + "mot " * 30 + "AFP</p>",
    ],
)
def test_who_made_the_pictures_is_not_credited(end: str) -> None:
    assert read(page(end=end), **URL).article.credit == ""


def test_an_agency_in_a_sentence_is_no_credit() -> None:
    told = "Le sous-préfet l’a confirmé samedi soir à l’AFP. " + PARAGRAPHS[3]

    article = read(page(*PARAGRAPHS[:3], told), **URL).article

    assert article.credit == ""
    assert told in article.text
