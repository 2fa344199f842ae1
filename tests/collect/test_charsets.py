import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.collect.charset import decode

WORDS = "L’été à Łódź : 3 500 € – « déjà »"
LATIN = "L'été à Besançon, déjà vu, où ça ? Là-bas, très tôt, en février"


@pytest.mark.parametrize(
    "charset", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"]
)
def test_wide_and_marked_documents_need_no_name(charset: str) -> None:
    body = f"<p>{WORDS}</p>".encode(charset)

    assert decode(body, "").text == f"<p>{WORDS}</p>"


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_wins(charset: str) -> None:
    body = f"\ufeff<p>{WORDS}</p>".encode(charset)

    assert decode(body, "text/html; charset=iso-8859-1").text == f"<p>{WORDS}</p>"


def test_valid_utf8_wins_over_a_wrong_name() -> None:
    assert decode(WORDS.encode(), "text/xml; charset=iso-8859-1").text == WORDS


def test_the_header_wins_over_the_document() -> None:
    body = f'<?xml version="1.0" encoding="koi8-r"?><p>{LATIN}</p>'.encode("cp1252")

    assert LATIN in decode(body, 'text/xml; charset="windows-1252"').text


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0" encoding="ISO-8859-1"?>',
        '<meta charset="latin1">',
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    ],
)
def test_the_document_names_its_own(start: str) -> None:
    body = f"{start}<p>« 5 € » – déjà</p>".encode("cp1252")

    assert "« 5 € » – déjà" in decode(body, "text/html").text


@pytest.mark.parametrize("charset", ["gb18030", "euc-kr", "shift_jis", "iso-8859-15", "koi8-r"])
def test_other_encodings_are_read_by_name(charset: str) -> None:
    words = {"gb18030": "新闻联播", "euc-kr": "뉴스", "shift_jis": "新聞", "koi8-r": "новости"}
    text = words.get(charset, "déjà 5 €")
    named = {"gb18030": "gb2312"}.get(charset, charset)

    assert decode(text.encode(charset), f"text/xml; charset={named}").text == text


def test_an_escaped_encoding_is_not_taken_for_ascii() -> None:
    body = "新聞".encode("iso2022_jp")

    assert decode(body, "text/html; charset=iso-2022-jp").text == "新聞"


@pytest.mark.parametrize("name", ["", "x-unknown", "hex", "utf-8\x00"])
def test_without_a_name_that_helps_the_bytes_decide(name: str) -> None:
    body = (LATIN * 20).encode("cp1252")

    decoded = decode(body, f"text/html; charset={name}")

    assert "é" in decoded.text
    assert decoded.doubts


def test_stray_bytes_in_utf8_are_read_as_windows_and_told() -> None:
    decoded = decode("déjà ".encode() + b"\x93vu\x94 \x81", "text/xml; charset=utf-8")

    assert decoded.text == "déjà “vu” \ufffd"
    assert decoded.doubts


def test_a_character_that_was_cut_off_is_left_out() -> None:
    assert decode("déjà".encode()[:-1], "").text == "déj"


def test_a_name_that_does_not_fit_is_used_all_the_same_where_there_is_no_other() -> None:
    decoded = decode(b"a\xff\xffb\x80", "text/xml; charset=euc-kr")

    assert decoded.doubts
    assert decoded.text.startswith("a")


def test_what_was_encoded_twice_is_mended() -> None:
    twice = (LATIN + " l’été").encode().decode("cp1252").encode()

    assert decode(twice, "").text == LATIN + " l’été"


@pytest.mark.parametrize(
    "text", ["“AMANHÔ", "Ã© Ã© et là où déjà été voilà çà ë ï ö", "Ã€ÃŒÃ\u008f seul Â«"]
)
def test_honest_text_is_not_mended(text: str) -> None:
    assert len(decode(text.encode(), "").text) > 0


def test_a_run_that_cannot_be_mended_stays() -> None:
    text = "Ã©Ã©Ã©Ã\u2013\u2013\u2013 Ã© Ã©"

    assert "\u2013" in decode(text.encode(), "").text


@given(
    st.binary(max_size=300), st.sampled_from(["", "text/xml; charset=utf-8", "x; charset=euc-jp"])
)
def test_any_bytes_become_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type).text, str)


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    body = ("<p>ж" + text.replace("Ã", "").replace("Â", "")).encode("utf-8", "ignore")

    assert decode(body, "").text == body.decode()
