import json
from datetime import timedelta
from typing import Any

import pytest
import specimen
from lxml import html
from reading import english_only, only, read, site_of, tree, words

import make
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import Part, Report, Status
from foreigndesk.publish.native import native_headline
from foreigndesk.publish.report_page import withdrawal_note
from foreigndesk.publish.site import SiteContent

FLOOD = "report/2025-12-13-corvelle-flood/index.html"
RELEASE = "report/2025-12-13-belarus-123-prisoners/index.html"


def lone_site(report: Report, **changes: Any) -> SiteContent:
    return specimen.site(
        **{
            "reports": (report,),
            "front": specimen.site().front,
            "days": (),
            "versions": {},
            **changes,
        }
    )


def page_of(report: Report, **changes: Any) -> html.HtmlElement:
    return read(lone_site(report, **changes), f"report/{report.slug}/index.html")


def test_a_gloss_says_so_at_its_top_before_the_headline() -> None:
    page = read(specimen.site(), FLOOD)

    text = words(page.find(".//main"))
    assert text.startswith("Machine gloss. The English below is a rough word-for-word aid.")


def test_in_a_gloss_every_original_stands_before_its_english() -> None:
    page = read(specimen.site(), FLOOD)

    pairs = page.find_class("pair")
    assert len(pairs) == 1 + 2 + 5
    for pair in pairs:
        assert [child.get("class") for child in pair] == ["origins", "english"]


def test_in_a_gloss_the_native_headline_stands_before_ours() -> None:
    header = only(read(specimen.site(), FLOOD).find_class("report")).find("header")

    order = [element.tag for element in header if element.tag == "h1" or element.get("lang")]
    assert order == ["p", "h1"]
    assert (
        words(only(header.find_class("native-headline")))
        == "Crue de la Lisse : 340 évacués à Corvelle"
    )


def test_every_sentence_of_a_gloss_carries_passage_outlet_link_language_and_time() -> None:
    for pair in read(specimen.site(), FLOOD).find_class("pair"):
        assert pair.xpath(".//blockquote[@lang='fr']/p/text()")
        for cite in pair.find_class("cite"):
            assert cite.find("a").get("href").startswith("https://")
            assert "French" in words(cite)
            assert words(cite.find("time")) == "13 December 2025, 13:00 CET"


def test_at_a_better_grade_the_english_runs_and_every_sentence_leads_to_its_passage() -> None:
    page = read(specimen.site(), RELEASE)

    sentences = page.find_class("sentence")
    assert len(sentences) == 1 + 3 + 5
    for sentence in sentences:
        target = only(sentence.xpath(".//a/@href")).removeprefix("#")
        origin = page.get_element_by_id(target)
        assert origin.xpath(".//blockquote[@lang='fr']")
        assert origin.xpath(".//p[@class='cite']/a[starts-with(@href, 'https://')]")


def test_originals_need_no_script_to_open() -> None:
    page = read(specimen.site(), RELEASE)

    assert [script.get("type") for script in page.iter("script")] == ["application/ld+json"]
    assert all(details[0].tag == "summary" for details in page.iter("details"))
    assert words(next(page.iter("summary"))) == "2 originals: Le Fanal, La Vigie républicaine"


@pytest.mark.parametrize("path", [RELEASE, "index.html", "archive/index.html"])
def test_a_french_spelling_stands_only_where_it_is_marked_as_french(path: str) -> None:
    page = read(specimen.site(), path)

    assert "Tchernihiv" not in english_only(page)


def test_a_sentence_without_a_passage_says_so() -> None:
    bare = make.claim().__class__(part=Part.BODY, text="Nobody says this.", citations=())
    gloss = make.report(bare, headline=bare, standfirst=None, points=())

    pages = [page_of(gloss), page_of(specimen.graded(gloss, Grade.HIGH))]

    assert all("No passage is cited." in words(page) for page in pages)


def test_who_reports_it_tells_language_owner_and_what_is_walled_or_copied() -> None:
    section = only(read(specimen.site(), FLOOD).find_class("witnesses"))

    text = words(section)
    assert "6 outlets, 4 independent reports" in text
    assert "L’Écho des Quais copy of Agence Boréal" in text
    assert "La Vigie républicaine paywall" in text
    assert "Le Méridien only its beginning could be read" in text
    assert "Radio Horizon publicly owned" in text
    assert "French · 13 December 2025, 13:00 CET · owner: Groupe Fanal SA" in text


def test_a_story_of_one_outlet_is_labelled_as_that_outlets() -> None:
    for path in ("report/2025-12-13-report-4/index.html", "index.html"):
        assert "One outlet: La Vigie républicaine reports" in words(read(specimen.site(), path))


def test_an_outlet_that_is_no_longer_listed_keeps_its_name() -> None:
    page = page_of(specimen.flood(), outlets={})

    names = [name for name in page.find_class("outlet") if words(name) == "Le Fanal"]
    assert names[0].get("lang") == "fr"


def test_figures_that_differ_are_shown_with_their_outlets() -> None:
    rows = only(read(specimen.site(), FLOOD).find_class("disputes")).findall(".//dl/div")

    assert [words(row.find("dt")) for row in rows] == ["340", "410"]
    assert words(rows[0]).startswith("340 La Vigie républicaine, Le Fanal")


def test_a_correction_tells_what_was_wrong_what_is_right_when_and_who() -> None:
    text = words(read(specimen.site(), FLOOD).find_class("correction")[0])

    assert text == (
        "Correction, 13 December 2025, 17:00 CET, by the desk. "
        "La Vigie républicaine corrected its figure. "
        "We wrote: 240 inhabitants were evacuated. It is: 340 inhabitants were evacuated."
    )


def test_a_correction_may_be_a_note_alone() -> None:
    old = specimen.flood().corrections[0]
    bare = old.__class__(at=old.at, wrong="", right="", note="", by="A. Editor", version=2)

    text = words(page_of(specimen.flood().but(corrections=(bare,))).find_class("correction")[0])

    assert text == "Correction, 13 December 2025, 17:00 CET, by A. Editor."


def test_a_new_version_says_what_changed_and_a_first_one_has_nothing_to_say() -> None:
    site = specimen.site()

    assert "Schools stay closed on Monday." in words(
        read(site, FLOOD).get_element_by_id("changed").getparent()
    )
    assert not read(site, RELEASE).find_class("changed")


def test_earlier_versions_are_kept_but_not_to_be_found() -> None:
    site = specimen.site()

    page = read(site, "report/2025-12-13-corvelle-flood/v1/index.html")

    assert only(page.xpath("//meta[@name='robots']/@content")) == "noindex"
    assert only(page.xpath("//link[@rel='canonical']/@href")).endswith(
        "/2025-12-13-corvelle-flood/"
    )
    assert "You are reading version 1" in words(page)
    assert "2 earlier versions" in words(read(site, FLOOD))


def test_withheld_sentences_are_counted_but_not_told() -> None:
    page = read(specimen.site(), FLOOD)

    assert words(page.get_element_by_id("withheld")).startswith("2 sentences were withheld")
    assert "Saint-Onge" not in words(page)
    assert (
        "12 millions"
        not in site_of(specimen.site())[FLOOD.replace("index.html", "report.json")].body.decode()
    )


def test_latest_news_are_five_others_and_never_the_page_itself() -> None:
    for path in (FLOOD, RELEASE):
        page = read(specimen.site(), path)
        own = words(page.find(".//h1"))

        told = only(page.find_class("latest")).findall(".//li")

        assert len(told) == 5
        assert all(own not in words(other) for other in told)


def test_a_lone_report_has_no_latest_news() -> None:
    assert not page_of(specimen.flood()).find_class("latest")


def test_a_brief_is_labelled_as_one() -> None:
    text = words(read(specimen.site(), "report/2025-12-13-report-6/index.html").find(".//main"))

    assert "Brief: there is little material on this" in text


def test_a_review_is_told_when_it_happened_and_its_absence_when_it_did_not() -> None:
    assert "No person reviewed it" in words(read(specimen.site(), FLOOD))
    assert "Reviewed by A. Editor, 13 December 2025, 21:00 CET: figures and names." in words(
        read(specimen.site(), RELEASE)
    )


def test_a_machine_reads_what_it_rests_on_who_answers_and_that_a_machine_wrote_it() -> None:
    page = read(specimen.site(), FLOOD)

    record = json.loads(only(page.iter("script")).text)

    assert record["@type"] == "NewsArticle"
    assert record["datePublished"] == "2025-12-13T12:00:00+00:00"
    assert record["digitalSourceType"].endswith("CompositeWithTrainedAlgorithmicMediaDigitalSource")
    assert len(record["isBasedOn"]) == 6
    assert record["citation"]
    assert record["correction"][0]["text"] == "La Vigie républicaine corrected its figure."
    assert record["editor"]["name"] == "E. Ditor"
    assert record["url"] == only(page.xpath("//link[@rel='canonical']/@href"))
    assert only(page.xpath("//meta[@name='digital-source-type']/@content"))


def test_without_an_editor_or_a_correction_the_record_names_none() -> None:
    page = page_of(specimen.release(), imprint=make.imprint())

    record = json.loads(only(page.iter("script")).text)

    assert not {"editor", "correction"} & set(record)


def test_a_report_as_json_carries_offsets_and_hashes_of_every_passage() -> None:
    pages = site_of(specimen.site())

    record = json.loads(pages[FLOOD.replace("index.html", "report.json")].body)

    citation = record["claims"][0]["citations"][0]
    assert citation["end"] - citation["start"] == len(citation["original"])
    assert citation["sha256"] == make.digest(citation["original"])
    assert record["withheld"] == {"sentences": 2, "for": {"numbers": 2, "names": 1}}
    assert record["review"] == {"reviewed": False}
    assert json.loads(pages[RELEASE.replace("index.html", "report.json")].body)["review"]["person"]


def test_a_withdrawn_report_leaves_its_note_at_all_its_addresses_and_no_word_of_its_text() -> None:
    libel = specimen.reports()[-1]
    versions = {libel.id: (libel.but(version=1), libel.but(version=2))}

    pages = site_of(specimen.site(versions=versions))

    left = [page for path, page in pages.items() if libel.slug in path]
    assert len(left) == 4
    assert all(page.gone for page in left)
    assert all(b"The outlet took its article back." in page.body for page in left)
    assert not any(b"Vautrin" in page.body for page in pages.values())


def test_a_withdrawal_without_a_reason_says_that() -> None:
    bare = make.report(status=Status.WITHDRAWN)

    assert withdrawal_note(bare) == "The editor gave no reason."
    assert withdrawal_note(bare.but(corrections=specimen.flood().corrections)).startswith(
        "La Vigie"
    )


def test_a_held_report_has_no_page_anywhere() -> None:
    pages = site_of(specimen.site())

    assert not any("report-7" in path or b"Held until" in page.body for path, page in pages.items())


def test_a_headline_nobody_cites_has_no_native_words() -> None:
    bare = make.report(headline=make.claim().__class__(part=Part.HEADLINE, text="A", citations=()))

    assert native_headline(bare.but(witnesses=())).text == ""


def test_markup_in_the_presss_words_is_shown_and_not_obeyed() -> None:
    evil = '</script><script>alert(1)</script><b onload="x">&'
    report = make.report(
        make.claim(evil, evil),
        headline=make.claim(evil, evil, part=Part.HEADLINE),
        witnesses=(make.witness(title=evil, gloss=evil, url='https://x.example/"onclick="x'),),
    )

    page = page_of(report)

    assert [script.get("type") for script in page.iter("script")] == ["application/ld+json"]
    assert not page.xpath("//@onclick | //@onload")
    assert evil in words(page.find(".//h1"))
    assert json.loads(only(page.iter("script")).text)["headline"] == evil


def test_a_link_that_is_no_web_address_is_not_printed() -> None:
    citation = make.citation(url="javascript:alert(1)")
    claim = make.claim().__class__(part=Part.BODY, text="A.", citations=(citation,))
    report = make.report(claim, witnesses=(make.witness(url="javascript:alert(2)"),))

    pages = site_of(lone_site(report))

    assert not any(b"javascript:" in page.body for page in pages.values())


def test_text_from_right_to_left_finds_its_own_direction() -> None:
    report = make.report(make.claim("A.", "الجسر مغلق", language="ar"))

    quote = page_of(report).xpath("//blockquote[@lang='ar']")[0]

    assert quote.get("dir") == "auto"
    assert "Arabic" in words(quote.getnext())


def test_an_absurdly_long_headline_and_broken_characters_do_no_harm() -> None:
    headline = make.claim("Word " * 2000 + "\x00\ud800\x0c", "Mot", part=Part.HEADLINE)
    report = make.report(headline=headline, witnesses=(make.witness(title="Mot " * 5000),))

    pages = site_of(lone_site(report))

    page = tree(pages[f"report/{report.slug}/index.html"])
    assert len(page.find(".//title").text) < 250
    assert len(words(only(page.find_class("title")))) <= 300


def test_passages_that_were_read_are_counted_on_the_page_and_named_in_the_json() -> None:
    made = make.provenance()
    many = made.__class__(
        engines={}, settings={}, passages=("0" * 64,) * 900, software="x", prompts={}
    )
    report = make.report(provenance=many)

    pages = site_of(lone_site(report))

    assert b"900 passages; the JSON names each" in pages[f"report/{report.slug}/index.html"].body
    record = json.loads(pages[f"report/{report.slug}/report.json"].body)
    assert len(record["provenance"]["passages"]) == 900


def test_times_of_publishing_and_updating_are_told_with_their_zone() -> None:
    page = page_of(specimen.flood().but(updated=make.NOON + timedelta(days=30 * 7)))

    meta = words(only(page.find_class("report")).find("header"))
    assert "Published 13 December 2025, 13:00 CET" in meta
    assert "Updated 11 July 2026, 14:00 CEST (version 3)" in meta
