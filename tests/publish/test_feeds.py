import json
from types import ModuleType
from typing import Any

import fastfeedparser
import feedparser
import pytest
import specimen
from lxml import etree
from reading import site_of

import make
from foreigndesk.domain.report import FrontPage, Report
from foreigndesk.publish.site import SiteContent

IDS = "tag:desk.example,2025:france/"


def atom(site: SiteContent) -> bytes:
    return site_of(site)["feed.atom"].body


def json_feed(site: SiteContent) -> dict[str, Any]:
    return json.loads(site_of(site)["feed.json"].body)


def entry(site: SiteContent, report: Report) -> Any:
    found = feedparser.parse(atom(site)).entries
    return next(one for one in found if one.id == IDS + report)


@pytest.mark.parametrize("parser", [feedparser, fastfeedparser])
def test_feed_readers_understand_the_feed(parser: ModuleType) -> None:
    feed = parser.parse(atom(specimen.site()))

    assert not feed.get("bozo")
    assert feed.feed.title == "Foreign Desk · France"
    assert len(feed.entries) == 9
    assert (
        feed.entries[0].link
        == "https://desk.example/france/report/2025-12-13-belarus-123-prisoners/"
    )


def test_an_entry_tells_the_english_with_its_originals() -> None:
    release = entry(specimen.site(), "report-release")

    content = release.content[0].value
    assert "She regrets nothing" in content
    assert '<blockquote dir="auto" lang="fr">« Je ne regrette rien »' in content
    assert "https://le-fanal.example/" in content
    assert "Written by a machine" in content


def test_in_a_gloss_the_original_stands_first_in_the_feed_too() -> None:
    content = entry(specimen.site(), "report-flood").content[0].value

    assert content.index("Machine gloss") < content.index("sortie de son lit")
    assert content.index("sortie de son lit") < content.index("left its bed")


def test_a_correction_comes_under_the_old_id_with_a_later_time() -> None:
    flood = entry(specimen.site(), "report-flood")

    assert flood.published == "2025-12-13T12:00:00Z"
    assert flood.updated == "2025-12-13T17:00:00Z"
    assert "La Vigie républicaine corrected its figure." in flood.content[0].value
    assert "What changed:" in flood.content[0].value


def test_a_withdrawal_replaces_what_readers_kept() -> None:
    libel = entry(specimen.site(), "report-8")

    assert libel.title.startswith("Withdrawn")
    assert "The outlet took its article back." in libel.content[0].value
    assert "summary" not in libel or "Untrue" not in libel.summary


def test_the_json_feed_tells_the_same_under_the_same_ids() -> None:
    site = specimen.site()

    feed = json_feed(site)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in feed["items"]] == [
        one.id for one in feedparser.parse(atom(site)).entries
    ]
    assert all(one["content_html"] and one["date_modified"].endswith("Z") for one in feed["items"])


def test_an_empty_edition_has_a_feed_without_entries() -> None:
    nothing = FrontPage(edition="france", at=make.NOON, reports=())
    site = specimen.site(reports=(), front=nothing, days=(), versions={})

    feed = feedparser.parse(atom(site))

    assert (feed.bozo, feed.entries) == (False, [])
    assert feed.feed.updated == "2025-12-13T20:00:00Z"


def test_characters_that_xml_forbids_do_not_break_the_feed() -> None:
    report = make.report(make.claim("A\x00\x0b\ud800.", "B\x08\ufffe."), id="report-odd")
    site = specimen.site(reports=(report,))

    assert "A." in entry(site, "report-odd").content[0].value
    assert json_feed(site)["items"]


def test_a_witness_without_a_web_address_is_not_linked() -> None:
    report = make.report(witnesses=(make.witness(url="javascript:x"),))

    assert b"javascript" not in atom(specimen.site(reports=(report,)))


def test_the_site_map_lists_what_stands_and_nothing_else() -> None:
    root = etree.fromstring(site_of(specimen.site())["sitemap.xml"].body)

    listed = [loc.text for loc in root.iter("{*}loc")]

    assert "https://desk.example/france/" in listed
    assert "https://desk.example/france/report/2025-12-13-corvelle-flood/" in listed
    assert not any("report-8" in one or "report-7" in one or "/v1/" in one for one in listed)
