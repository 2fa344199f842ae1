import pytest

from foreigndesk.language.denials import denials
from foreigndesk.language.tables import lexicon, read_tokens


def found(text: str, language: str) -> list[tuple[str, bool]]:
    lex = lexicon(language)
    here = read_tokens(text, lex)
    return [(here[denial.index].folded, denial.strong) for denial in denials(here, lex)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The court did not accept it.", "en"),
        ("Le tribunal n’a pas accepté la plainte.", "fr"),
        ("El tribunal no aceptó la denuncia.", "es"),
        ("Das Gericht nahm die Klage nicht an.", "de"),
        ("Sąd nie przyjął skargi.", "pl"),
        ("Суд не принял жалобу.", "ru"),
        ("Mahkeme başvuruyu kabul etmedi.", "tr"),
        ("لم تقبل المحكمة الدعوى", "ar"),
        ("בית המשפט לא קיבל את התביעה", "he"),
        ("法院没有受理此案。", "zh"),
        ("裁判所は訴えを認めなかった。", "ja"),
    ],
)
def test_an_outright_denial_is_seen(text: str, language: str) -> None:
    assert any(strong for _, strong in found(text, language))


def test_a_denial_of_two_words_is_one() -> None:
    assert found("Il n’a pas parlé.", "fr") == [("n", True)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Not only the mayor came.", "en"),
        ("Sin embargo, llegó.", "es"),
        ("Non seulement il est venu.", "fr"),
    ],
)
def test_a_denial_in_form_only_is_none(text: str, language: str) -> None:
    assert found(text, language) == []
