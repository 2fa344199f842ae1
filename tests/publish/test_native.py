import posixpath
from dataclasses import replace
from typing import Any

import pytest
import specimen
from lxml import etree, html
from reading import english_only, only, read, site_of, tree, words

import make
from foreigndesk.domain.press import Grade
from foreigndesk.domain.report import (
    Citation,
    Claim,
    Correction,
    Dispute,
    Figure,
    FrontPage,
    Part,
    Report,
)
from foreigndesk.publish.native import changes, misprints, repeaters
from foreigndesk.publish.site import DayPage, SiteContent

MARK = "Tchernihiv"
"""A word of the originals that no English sentence of the specimens holds."""


def marked(claim: Claim | None) -> Claim | None:
    return claim and replace(claim, citations=tuple(map(_marked, claim.citations)))


def _marked(citation: Citation) -> Citation:
    return replace(citation, original=f"{citation.original} {MARK}")


def marked_report(grade: Grade) -> Report:
    """Everything that is the press's own holds the marker word; nothing of ours does."""
    report = specimen.graded(specimen.flood(), grade)
    body: Any = tuple(map(marked, report.body))
    return report.but(
        headline=marked(report.headline),
        standfirst=marked(report.standfirst),
        points=tuple(map(marked, report.points)),
        body=body,
        witnesses=tuple(replace(one, title=f"{one.title} {MARK}") for one in report.witnesses),
        disputes=tuple(_marked_dispute(one) for one in report.disputes),
        corrections=(corrected("340", "345"),),
        what_changed=(f"New: {body[0].text}", "Corrected: 340 is now 345."),
    )


def _marked_dispute(dispute: Dispute) -> Dispute:
    figures = (
        replace(one, citations=tuple(map(_marked, one.citations))) for one in dispute.figures
    )
    return replace(dispute, figures=tuple(figures))


def corrected(wrong: str, right: str, version: int = 3) -> Correction:
    return Correction(
        at=make.NOON, wrong=wrong, right=right, note="", by="the desk", version=version
    )


def marked_site(grade: Grade) -> SiteContent:
    report = marked_report(grade)
    earlier = report.but(version=1, corrections=(), what_changed=())
    other = report.but(id="other", story="other", slug="other", version=1, corrections=())
    all_of_them = (report, other)
    return specimen.site(
        reports=all_of_them,
        versions={report.id: (earlier, earlier.but(version=2), report)},
        front=FrontPage(edition="france", at=make.NOON, reports=all_of_them),
        days=(DayPage(day=make.NOON.date(), reports=all_of_them),),
    )


@pytest.mark.parametrize("grade", [Grade.GLOSS, Grade.HIGH])
def test_on_every_page_native_words_stand_only_where_they_are_marked_as_native(
    grade: Grade,
) -> None:
    built = site_of(marked_site(grade))

    seen = 0
    for path, page in built.items():
        if path.endswith(".html"):
            root = tree(page)
            seen += MARK in html.tostring(root, encoding="unicode")
            assert MARK not in english_only(root), path
    assert seen >= {Grade.GLOSS: 8, Grade.HIGH: 4}[grade]


@pytest.mark.parametrize("grade", [Grade.GLOSS, Grade.HIGH])
def test_in_the_feed_native_words_stand_only_where_they_are_marked_as_native(grade: Grade) -> None:
    feed = etree.fromstring(site_of(marked_site(grade))["feed.atom"].body)

    for entry in feed.iterfind("{*}entry"):
        content = html.fromstring(f"<div>{entry.findtext('{*}content')}</div>")
        assert MARK in html.tostring(content, encoding="unicode")
        assert MARK not in english_only(content)
        entry.remove(entry.find("{*}content"))
    assert MARK not in etree.tostring(feed, encoding="unicode")


def test_in_a_gloss_a_change_shows_the_original_of_the_sentence_that_it_quotes() -> None:
    report = marked_report(Grade.GLOSS)

    lines = read(marked_site(Grade.GLOSS), _page(report)).get_element_by_id("changed")

    told = lines.getparent().findall(".//li")
    assert words(told[0]) == (
        "New: La Lisse est sortie de son lit dans la nuit de vendredi à samedi, inondant "
        f"Corvelle. {MARK} "
        "The Lisse left its bed in the night of Friday to Saturday, flooding Corvelle."
    )
    assert words(told[1]) == "Corrected: 340 is now 345."


def test_good_english_tells_what_changed_without_the_original() -> None:
    report = marked_report(Grade.HIGH)

    assert [change.words for change in changes(report)] == list(report.what_changed)


def test_a_correction_shows_the_sentence_in_which_the_wrong_words_were_printed() -> None:
    report = marked_report(Grade.GLOSS)

    note = only(read(marked_site(Grade.GLOSS), _page(report)).find_class("correction"))

    assert "Au total, 340 habitants ont été évacués" in words(only(note.iter("blockquote")))
    assert words(note).endswith(
        "We wrote: “In total 340 inhabitants were evacuated, according to the prefecture.” "
        "It is: 345"
    )
    assert [words(gone) for gone in note.iter("del")] == ["340"]


def test_words_that_no_earlier_version_printed_are_told_alone() -> None:
    site, report = marked_site(Grade.GLOSS), marked_report(Grade.GLOSS)

    for correction in (corrected("34", "35"), corrected("", "345"), corrected("340", "1", 1)):
        assert misprints(site, report, correction) == ()


def test_an_editors_correction_may_take_words_away_without_new_ones() -> None:
    report = marked_report(Grade.GLOSS).but(corrections=(corrected("340", ""),))
    site = marked_site(Grade.GLOSS)

    page = read(replace(site, reports=(report,)), _page(report))

    assert "It is:" not in words(only(page.find_class("correction")))


def test_a_disputed_figure_names_who_printed_it_in_a_copy() -> None:
    boreal, vigie = (
        Figure(value=value, outlets=(outlet,), citations=(specimen.EVACUATED,))
        for value, outlet in (("14", "agence-boreal"), ("17", "vigie"))
    )
    dispute = Dispute(what="People in hospital", figures=(boreal, vigie))
    report = specimen.flood().but(disputes=(dispute,))

    page = read(specimen.site(reports=(report,)), _page(report))

    rows = only(page.find_class("disputes")).findall(".//dl/div")
    assert words(rows[0]).startswith("14 Agence Boréal; copied by L’Écho des Quais")
    assert words(rows[1]).startswith("17 La Vigie républicaine")
    assert "copied" not in words(rows[1])


def test_an_outlet_that_gives_its_own_figure_is_not_named_as_a_copy() -> None:
    own = Figure(value="17", outlets=("echo-des-quais",), citations=())
    agency = Figure(value="14", outlets=("agence-boreal",), citations=())
    dispute = Dispute(what="People in hospital", figures=(agency, own))

    assert repeaters(specimen.flood(), dispute, agency) == ()


def test_in_a_gloss_disputed_figures_show_their_originals_and_else_one_tap_away() -> None:
    rough, good = (
        read(specimen.site(reports=(report,)), _page(report))
        for report in (specimen.flood(), specimen.graded(specimen.flood(), Grade.HIGH))
    )

    sections = [only(page.find_class("disputes")) for page in (rough, good)]
    assert [len(list(section.iter("details"))) for section in sections] == [0, 2]
    assert [len(list(section.iter("blockquote"))) for section in sections] == [2, 2]


def test_a_report_without_a_passage_for_its_change_shows_the_english_alone() -> None:
    bare = Claim(part=Part.BODY, text="Nobody says this.", citations=())
    report = make.report(bare, version=2, what_changed=("New: Nobody says this.",))

    page = read(specimen.site(reports=(report,), versions={}), _page(report))

    assert words(only(page.find_class("changed")).find(".//li")) == "New: Nobody says this."


def _page(report: Report) -> str:
    return posixpath.join("report", report.slug, "index.html")
