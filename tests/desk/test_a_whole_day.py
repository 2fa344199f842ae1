"""A press of our own, played through: feeds, archive, site and letters."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
from lxml import html

from foreigndesk.domain.article import Flag
from foreigndesk.domain.report import Form, Report, Status
from foreigndesk.samples.demo import READER, Demo
from remains import differences, left_by, letters_of, site_of
from small_press import SECRET_ORDER
from stages import on_stage


def reports(demo: Demo) -> list[Report]:
    return demo.desk.archive.reports("france")


def report_on(demo: Demo, place: str) -> Report:
    (found,) = [r for r in reports(demo) if any(place in w.title for w in r.witnesses)]
    return found


def record(demo: Demo, report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        site_of(demo.stage.folder)[f"report/{report.slug}/report.json"]
    )
    return loaded


def pages(demo: Demo) -> dict[str, html.HtmlElement]:
    files = site_of(demo.stage.folder)
    return {p: html.document_fromstring(body) for p, body in files.items() if p.endswith(".html")}


def bulletins(demo: Demo) -> list[str]:
    return [
        letter.get_body(("plain",)).get_content()  # type: ignore[union-attr] # ours always have one
        for letter in letters_of(demo.stage.folder)
        if letter["List-Unsubscribe"]
    ]


def test_every_event_of_the_press_becomes_one_report(played: Demo) -> None:
    assert len(reports(played)) == 3
    assert {len(report_on(played, p).witnesses) for p in ("Brisval", "Martelier")} == {2, 3}
    assert all(report.status.public for report in reports(played))


def test_all_articles_of_all_outlets_are_in_the_archive(played: Demo) -> None:
    counts = played.desk.archive.counts()

    assert (counts.entries, counts.articles, counts.stories) == (7, 7, 3)


def test_copy_of_an_agency_counts_once(played: Demo) -> None:
    fire = report_on(played, "Morville")

    assert len(fire.witnesses) == 2
    assert fire.independent == 1
    assert {witness.copy_of for witness in fire.witnesses} == {"Agence Ormeau"}


def test_single_voice_is_named_in_the_report(played: Demo) -> None:
    fire = report_on(played, "Morville")

    assert fire.form is Form.BRIEF
    assert "reports:" in fire.body[0].text


def test_story_that_goes_on_is_one_report_in_two_versions(played: Demo) -> None:
    bridge = report_on(played, "Brisval")

    versions = played.desk.archive.versions(bridge.id)

    assert [version.version for version in versions] == [1, 2]
    assert versions[0].slug == versions[1].slug
    assert not versions[0].what_changed
    assert any("14 April 2026" in line or "3.4 million" in line for line in bridge.what_changed)


def test_figure_that_an_outlet_corrected_is_corrected_visibly(played: Demo) -> None:
    jobs = report_on(played, "Martelier")

    (correction,) = jobs.corrections

    assert (correction.wrong, correction.right) == ("240", "204")
    assert jobs.status is Status.CORRECTED
    assert "204" in pages(played)["corrections/index.html"].text_content()
    assert not any("240" in claim.text for claim in jobs.claims)


def test_hidden_text_stands_nowhere(played: Demo) -> None:
    files = site_of(played.stage.folder).values()
    articles = played.desk.archive.articles(
        [w.article for r in reports(played) for w in r.witnesses]
    )

    assert not any(SECRET_ORDER.encode() in body for body in files)
    assert not any(SECRET_ORDER in article.text for article in articles)
    assert any(Flag.HIDDEN_TEXT in article.flags for article in articles)


def test_every_sentence_leads_to_words_of_the_press(played: Demo) -> None:
    for report in reports(played):
        for claim in record(played, report)["claims"]:
            assert claim["citations"], claim["text"]

            for citation in claim["citations"]:
                page = site_of(played.stage.folder)[f"report/{report.slug}/index.html"].decode()
                assert citation["url"] in page


def test_citation_points_at_its_place_in_the_version_that_was_read(played: Demo) -> None:
    archive = played.desk.archive
    for report in reports(played):
        for citation in (c for claim in report.claims for c in claim.citations):
            article = archive.article_version(citation.article, citation.version)

            assert article is not None
            text = getattr(article, citation.field)
            assert text[citation.start : citation.end] == citation.original


def test_no_page_lists_itself_as_latest_news(played: Demo) -> None:
    for report in reports(played):
        page = pages(played)[f"report/{report.slug}/index.html"]

        links = page.xpath("//*[contains(@class, 'latest')]//a/@href")

        assert len(links) == 2
        assert not any(report.slug in link for link in links)


def test_front_page_leads_with_what_more_than_one_outlet_found_out(played: Demo) -> None:
    front = played.desk.archive.front_page("france")

    assert front is not None
    assert [report.independent > 1 for report in front.reports] == [True, True, False]


def test_reader_gets_a_letter_a_morning_and_no_story_twice(played: Demo) -> None:
    first, second = bulletins(played)

    told = [r for r in reports(played) if r.headline.text in first or r.slug in first]
    assert len(told) == 3
    fire = report_on(played, "Morville")
    assert fire.slug not in second
    assert report_on(played, "Brisval").slug in second


def test_next_letter_carries_the_correction(played: Demo) -> None:
    _, second = bulletins(played)

    assert "204" in second
    assert "240" in second


def test_letters_go_to_who_confirmed(played: Demo) -> None:
    letters = letters_of(played.stage.folder)

    assert {letter["To"] for letter in letters} == {READER}
    assert len({letter["Message-ID"] for letter in letters}) == len(letters) == 3


def test_link_in_a_letter_ends_the_subscription(tmp_path: Path) -> None:
    with on_stage(tmp_path) as demo:
        moments = demo.moments()
        for moment in moments[:3]:
            demo.take(moment)
        (letter,) = [one for one in letters_of(demo.stage.folder) if one["List-Unsubscribe"]]
        link = str(letter["List-Unsubscribe"]).split(">")[0].strip("<")

        httpx2.post(link, data={"List-Unsubscribe": "One-Click"})
        for moment in moments[3:]:
            demo.take(moment)

        assert len([o for o in letters_of(demo.stage.folder) if o["List-Unsubscribe"]]) == 1


def test_site_is_served_as_it_was_built(played: Demo) -> None:
    home = f"{played.web.address}/france/"

    page = html.document_fromstring(httpx2.get(home).text)

    links = {link for link in page.xpath("//a/@href") if "report/" in link}
    assert len(links) >= 3
    for link in links:
        where = link if urlsplit(link).scheme else httpx2.URL(home).join(link)
        assert httpx2.get(where).status_code == 200


def test_taking_every_moment_twice_changes_nothing(tmp_path: Path) -> None:
    with on_stage(tmp_path) as demo:
        for moment in demo.moments():
            demo.take(moment)
            once = left_by(demo.stage.folder)

            demo.take(moment)

            assert differences(once, left_by(demo.stage.folder)) == []
