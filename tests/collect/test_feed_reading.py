import json
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from foreigndesk.collect.feeds import ENTRIES_AT_MOST, FeedReading, read_feed
from foreigndesk.domain.press import Feed
from foreigndesk.errors import RejectedError

URL = "https://le-fanal.example/flux/rss.xml"
ITEM = "<item><title>Pont fermé</title><link>https://le-fanal.example/pont</link></item>"


def read(body: str | bytes, content_type: str = "", url: str = URL) -> FeedReading:
    raw = body.encode() if isinstance(body, str) else body
    return read_feed(raw, content_type, url, make.feed(), make.NOON)


def rss(*items: str, start: str = "", end: str = "") -> str:
    inner = "".join(items)
    return (
        f'{start}<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Le Fanal</title>{inner}</channel></rss>{end}"
    )


def test_an_rss_item_becomes_an_entry() -> None:
    reading = read(
        rss(
            "<item><title>Le pont &amp;amp; la «&#160;rive&#160;»</title>"
            "<link>/pont?utm_source=rss#a</link>"
            "<guid>g1</guid><pubDate>Sat, 13 Dec 2025 10:40:00 +0100</pubDate>"
            "<description><![CDATA[<p>Fermé <b>samedi</b>.</p><script>x()</script>]]>"
            "</description></item>"
        )
    )

    (entry,) = reading.entries
    assert (reading.title, reading.degraded, reading.dropped) == ("Le Fanal", "", 0)
    assert entry.title == "Le pont & la «\u00a0rive\u00a0»"
    assert entry.link == "https://le-fanal.example/pont?utm_source=rss#a"
    assert (entry.outlet, entry.feed, entry.guid) == ("le-fanal", "feed-le-fanal", "g1")
    assert (entry.summary, entry.content) == ("Fermé samedi.", "")
    assert entry.published == datetime(2025, 12, 13, 9, 40, tzinfo=UTC)


def test_an_atom_entry_keeps_what_it_calls_plain_text() -> None:
    reading = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Vigie</title><entry><id>a</id>'
        '<title type="text">La balise &lt;b&gt;</title><link href="https://vigie.example/a"/>'
        "<published>2025-12-13T10:00:00Z</published><updated>2025-12-13T11:00:00Z</updated>"
        '<summary type="html">&lt;p&gt;Un.&lt;/p&gt;</summary>'
        "<content "
        'type="html">&lt;p&gt;Un.&lt;/p&gt;&lt;p&gt;Deux.&lt;/p&gt;</content></entry></feed>'
    )

    (entry,) = reading.entries
    assert entry.title == "La balise <b>"
    assert (entry.summary, entry.content) == ("Un.", "Un.\nDeux.")
    assert entry.published == datetime(2025, 12, 13, 10, tzinfo=UTC)


def test_an_xhtml_title_and_a_base_are_read_too() -> None:
    reading = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><title>V</title>'
        '<entry><id>a</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Le '
        '<em>pont</em></div></title><link href="a.html"/></entry></feed>'
    )

    assert [(each.title, each.link) for each in reading.entries] == [
        ("Le pont", "https://b.example/x/a.html")
    ]


def test_rdf_is_read() -> None:
    reading = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Alpes</title></channel>'
        '<item rdf:about="https://a.example/1"><title>Un</title><link>https://a.example/1</link>'
        "<dc:date>2025-12-13T09:00:00+01:00</dc:date></item></rdf:RDF>"
    )

    (entry,) = reading.entries
    assert (reading.title, entry.link) == ("Alpes", "https://a.example/1")
    assert entry.published == datetime(2025, 12, 13, 8, tzinfo=UTC)


def test_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Radio",
        "items": [
            {"id": 7, "url": "/a", "title": "5 < 6", "content_html": "<p>Un</p><p>Deux</p>"},
            {
                "id": "b",
                "external_url": "https://b.example/",
                "content_text": "a <b>",
                "summary": "S",
            },
            "junk",
        ],
    }

    reading = read(json.dumps(feed))

    first, second = reading.entries
    assert (first.guid, first.link) == ("7", "https://le-fanal.example/a")
    assert (first.title, first.content) == ("5 < 6", "Un\nDeux")
    assert (second.content, second.published) == ("a <b>", None)


@pytest.mark.parametrize("body", ["{", '{"a": 1}', '{"items": 3}'])
def test_json_that_is_no_feed_is_refused(body: str) -> None:
    with pytest.raises(RejectedError, match="JSON"):
        read(body)


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><html><body><p>Maintenance</p></body></html>",
        "<!-- x --><html><head><title>Un moment</title></head><feed></html>",
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><rss/></html>',
    ],
)
def test_a_page_instead_of_a_feed_is_refused_by_name(body: str) -> None:
    with pytest.raises(RejectedError, match="HTML"):
        read(body)


@pytest.mark.parametrize("body", ["", "  \n", "\ufeff"])
def test_nothing_is_refused_as_empty(body: str) -> None:
    with pytest.raises(RejectedError, match="empty"):
        read(body)


def test_anything_else_is_refused() -> None:
    with pytest.raises(RejectedError, match="something else"):
        read("Service unavailable")


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()).entries == ()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (rss(ITEM, start="Warning: mysql()\n"), "junk"),
        (rss(ITEM, end="<!-- x --><script>track()</script>"), "junk"),
        (rss("<item><title>R&D & Co</title></item>", ITEM), "ampersands"),
        (rss("<item><title>a&nbsp;b &foo; &#999999999; &#x1F;</title></item>", ITEM), "ampersands"),
        (rss("<item><title>a\x0bb</title></item>", ITEM), "characters"),
        (rss(ITEM, "<item><title>Coupé au mil")[: -len("</channel></rss>")], "cut off"),
        (rss(ITEM, "<item><title><b>nicht zu</title></item>"), "broken XML"),
    ],
)
def test_a_broken_feed_is_mended_and_says_so(body: str, fault: str) -> None:
    reading = read(body)

    assert fault in reading.degraded
    assert "https://le-fanal.example/pont" in [entry.link for entry in reading.entries]


def test_mending_keeps_words_and_leaves_quoted_parts_alone() -> None:
    reading = read(
        rss(
            "<item><title>R&D &eacute; &amp;</title>"
            "<description><![CDATA[a & b &amp; c]]></description></item>"
        )
    )

    assert reading.entries[0].title == "R&D é &"
    assert reading.entries[0].summary == "a & b & c"


def test_an_unclosed_quoted_part_is_no_trap() -> None:
    reading = read(rss(ITEM, "<item><title><![CDATA[& offen</title></item>"))

    assert reading.entries[0].title == "Pont fermé"


def test_a_feed_cut_off_in_its_first_entry_is_read_as_far_as_it_goes() -> None:
    reading = read(rss("<item><title>Coupé au mil")[: -len("</channel></rss>")])

    assert reading.degraded
    assert reading.title == "Le Fanal"


LOL = (
    '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    "doctype",
    [
        LOL,
        '<!DOCTYPE rss [<!ENTITY % p "x">%p;]>',
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 2000}">]>',
        "<!DOCTYPE rss [" + "".join(f'<!ENTITY e{n} "x">' for n in range(300)) + "]>",
        '<!DOCTYPE rss [<!ENTITY a "lol"',
    ],
)
def test_entities_that_could_grow_are_refused(doctype: str) -> None:
    with pytest.raises(RejectedError, match="entit"):
        read(doctype + rss("<item><title>&c;</title></item>", ITEM))


def test_many_uses_of_an_own_entity_are_refused() -> None:
    doctype = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 900}">]>'

    with pytest.raises(RejectedError, match="grow"):
        read(doctype + rss(f"<item><title>{'&a;' * 2000}</title></item>"))


def test_an_own_entity_is_filled_in() -> None:
    doctype = "<!DOCTYPE rss [<!ENTITY fanal 'Le Fanal'>]>"
    body = doctype + rss("<item><title>&fanal;</title></item>")

    assert read(body).entries[0].title == "Le Fanal"


def test_an_external_entity_is_never_opened() -> None:
    body = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + rss(
        "<item><title>[&x;]</title></item>"
    )

    assert read(body).entries[0].title == "[&x;]"


def test_equal_guids_do_not_swallow_entries_and_equal_pages_do() -> None:
    items = [
        f"<item><title>{name}</title><guid>same</guid><link>{link}</link></item>"
        for name, link in (
            ("a", "https://le-fanal.example/a"),
            ("b", "https://le-fanal.example/b"),
            ("b again", "http://le-fanal.example/b/?utm_medium=x#frag"),
        )
    ]

    reading = read(rss(*items))

    assert [entry.title for entry in reading.entries] == ["a", "b"]
    assert reading.dropped == 1


def test_entries_that_only_lead_to_the_front_are_told_apart_by_guid() -> None:
    items = [
        f"<item><title>{name}</title><guid isPermaLink='false'>{name}</guid>"
        "<link>https://le-fanal.example/</link></item>"
        for name in "ab"
    ]

    assert len(read(rss(*items)).entries) == 2


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:x,y", " java\nscript:x", "mailto:a@b"]
)
def test_a_link_that_is_none_of_the_web_is_dropped(link: str) -> None:
    assert read(rss(f"<item><title>x</title><link>{link}</link></item>")).entries[0].link == ""


def test_an_entry_that_says_nothing_is_dropped() -> None:
    assert read(rss("<item><guid isPermaLink='false'>x</guid></item>", ITEM)).dropped == 1


def test_an_extension_that_stands_first_is_not_taken_for_the_title() -> None:
    body = rss("<item><media:title>photo</media:title><title>Le pont</title></item>").replace(
        "<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" '
    )

    assert read(body).entries[0].title == "Le pont"


def test_an_archive_is_cut() -> None:
    many = [f"<item><title>{n}</title></item>" for n in range(ENTRIES_AT_MOST + 5)]

    reading = read(rss(*many))

    assert (len(reading.entries), reading.dropped) == (ENTRIES_AT_MOST, 5)


@pytest.mark.parametrize(
    ("date", "hour"),
    [
        ("Sat, 13 Dec 2025 10:00:00 CET", 9),
        ("sam., 13 déc. 2025 10:00:00 +0100", 9),
        ("Mon, 13 Dec 2077 10:00:00 GMT", 12),
    ],
)
def test_dates_are_mended_and_clamped(date: str, hour: int) -> None:
    entry = read(rss(f"<item><title>x</title><pubDate>{date}</pubDate></item>")).entries[0]

    assert entry.published == datetime(2025, 12, 13, hour, tzinfo=UTC)


@pytest.mark.parametrize("date", ["", "bald", "Thu, 01 Jan 1970 00:00:00 GMT", "13/45/2025"])
def test_a_date_that_cannot_be_believed_is_none(date: str) -> None:
    entry = read(rss(f"<item><title>x</title><pubDate>{date}</pubDate></item>")).entries[0]

    assert entry.published is None


def test_dates_that_only_the_patient_parser_knows_are_taken_from_it() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/"><title>V</title>'
        "<entry><id>a</id><title>x</title>{}</entry></feed>"
    )

    korean = "<published>2025-12-13 오전 10:00:00</published>"
    late = "<published>2077-12-13 오전 10:00:00</published>"
    assert read(body.format(korean)).entries[0].published is not None
    assert read(body.format(late)).entries[0].published == make.NOON


def test_bytes_that_fit_no_encoding_are_told() -> None:
    reading = read(rss(ITEM).encode() + b"<!-- \xff\xfe -->")

    assert "fit no encoding" in reading.degraded
    assert reading.entries[0].title == "Pont fermé"


@given(st.integers(0, 5), st.data())
def test_a_damaged_feed_never_raises_anything_but_a_rejection(
    seed: int, data: st.DataObject
) -> None:
    body = bytearray(rss(ITEM, ITEM.replace("pont", f"pont{seed}")).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(body) - 1))
        body[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(body)))

    try:
        reading = read(bytes(body[:cut]))
    except RejectedError:
        return
    assert all(isinstance(entry.title, str) for entry in reading.entries)


@given(st.text())
def test_titles_come_back_as_they_were_meant(title: str) -> None:
    clean = " ".join("".join(c for c in title if c.isalnum() or c in " &<>'\"").split())
    feed: Feed = make.feed()
    body = json.dumps({"items": [{"id": "a", "title": clean, "url": "https://a.example/a"}]})

    (entry,) = read_feed(body.encode(), "application/feed+json", URL, feed, make.NOON).entries

    assert entry.title.casefold() == unicodedata.normalize("NFC", clean).casefold()


def test_a_kind_of_feed_that_few_know_is_read_patiently() -> None:
    body = '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>a</title></entry></feed>'

    assert [entry.title for entry in read(body).entries] == ["a"]


def test_content_in_xhtml_is_read() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>V</title><entry><id>a</id><title>x</title>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>Deux.</p></div>'
        "</content></entry></feed>"
    )

    assert read(body).entries[0].content == "Un.\nDeux."


def test_a_prefixed_root_that_is_cut_off_or_junk_around_nothing_is_survived() -> None:
    body = '<r:rss xmlns:r="urn:x"><r:channel><r:item><r:title>a</r:title></r:item> & '

    assert read(body).degraded


GML = "<gml:posList xmlns:gml='http://www.opengis.net/gml'>1 2</gml:posList>"


def test_where_the_patient_parser_breaks_the_rest_is_salvaged() -> None:
    reading = read(rss(f"<item><title>Pont</title><b>{GML}</item>"))

    assert [entry.title for entry in reading.entries] == ["Pont"]


def test_what_no_parser_can_read_is_refused() -> None:
    body = f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><b>{GML}</entry></feed>'

    with pytest.raises(RejectedError, match="no parser"):
        read(body)
