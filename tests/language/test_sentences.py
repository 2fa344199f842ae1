import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.language.sentences import passages, sentence_spans

PROSE = st.text(alphabet="aB1. \n«»“”\"'!?…()M,é", max_size=120)


def sentences(text: str, language: str = "fr") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "M. Dupont et Mme Martin sont venus.|Ils ont parlé."),
        ("fr", "« Je ne regrette rien. »|La phrase est de lui."),
        ("fr", "« Trente ans. J’ai vu 2001 », lâche-t-il.|Il part."),
        ("fr", "L’art. 5, al. 3 le dit.|En 2022.|Le maire aussi."),
        ("fr", "Il dit non. »|Elle part."),
        ("es", "El Excmo. Sr. alcalde de EE. UU. habló.|“Saltamos. Ya no había”, contó."),
        ("es", "P. ej. esto.|¿Vale?|¡Sí!|Luego nada."),
        ("es", "Empezó a las 9.15.|“Tuvimos que tomar agua”, se quejó."),
        ("ca", "El Sr. Puig va dir: «No és mala sort. Són anys».|S’ha acabat...|Però no."),
        ("en", 'Mr. Smith said.|"It is. Really."|He left.'),
        ("en", "J. K. Rowling (b. 1965. UK) came!|No. 5 is here."),
        ("en", "He said no.|She left."),
        ("en", "Yahoo! said so... and went on."),
        ("ja", "今日は。|明日は。"),
        ("fr", "Une ligne\n|Une autre"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(language: str, text: str) -> None:
    wanted = [part.strip() for part in text.split("|")]

    glue = "" if language == "ja" else " "
    joined = text.replace("|", glue).replace("\n ", "\n")

    assert sentences(joined, language) == wanted


def test_passages_carry_offset_hash_and_paragraph() -> None:
    text = "Un pont. Une route.\n\nUn quai."

    first, second, third = passages("a", 2, text, "fr")

    assert (second.start, second.end, second.text) == (9, 19, "Une route.")
    assert second.sha256 == hashlib.sha256(b"Une route.").hexdigest()
    assert [first.paragraph, second.paragraph, third.paragraph] == [0, 0, 1]
    assert (first.article, first.version, first.language) == ("a", 2, "fr")


@given(st.one_of(PROSE, st.text(max_size=200)), st.sampled_from(["fr", "es", "en", "xx"]))
def test_passages_stand_exactly_where_they_say(text: str, language: str) -> None:
    found = passages("a", 1, text, language)

    assert all(text[passage.start : passage.end] == passage.text for passage in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())
