import posixpath
import re
import shutil
import subprocess
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import specimen
from reading import only, read, site_of, tree, words

import make
from foreigndesk.domain.press import GlossaryEntry, Grade
from foreigndesk.domain.report import Form, FrontPage
from foreigndesk.engines.site import FolderSite
from foreigndesk.ports import Page
from foreigndesk.publish.layout import stylesheet
from foreigndesk.publish.site import DayPage, SiteContent, pages

ELSEWHERE = {"sign-up", "../spain/index.html"}
"""What the server answers, and what the other edition holds."""


def html_pages(site: SiteContent) -> dict[str, Page]:
    return {path: page for path, page in site_of(site).items() if path.endswith(".html")}


def empty_site(**changes: Any) -> SiteContent:
    nothing = FrontPage(edition="france", at=make.NOON, reports=(), **changes)
    return specimen.site(
        front=nothing, reports=(), days=(), versions={}, coverage=(), engines=(), outlets={}
    )


def test_every_path_is_written_once() -> None:
    paths = [page.path for page in pages(specimen.site())]

    assert sorted(paths) == sorted(set(paths))


def test_every_link_within_the_site_leads_to_a_page() -> None:
    site = specimen.site()
    known = set(site_of(site)) | ELSEWHERE

    for path, page in html_pages(site).items():
        if path == "404.html":
            continue
        for link in tree(page).xpath(
            "//a/@href | //link[@rel!='canonical']/@href | //form/@action"
        ):
            if not link.startswith(("http", "mailto:", "#")):
                target = posixpath.join(posixpath.dirname(path), link.split("?")[0])
                assert posixpath.normpath(target) in known, (path, link)


def test_every_link_within_a_page_leads_to_a_place_in_it() -> None:
    for page in map(tree, html_pages(specimen.site()).values()):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for link in page.xpath("//a[starts-with(@href, '#')]/@href"):
            assert link[1:] in ids


def test_nothing_is_loaded_from_anybody_else_and_nothing_runs() -> None:
    for page in map(tree, html_pages(specimen.site()).values()):
        loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //@src")
        assert not any(address.startswith(("http", "//")) for address in loaded)
        assert not page.xpath("//@style | //@onclick")
        assert {script.get("type") for script in page.iter("script")} <= {"application/ld+json"}
    assert b"url(" not in stylesheet()
    assert b"@import" not in stylesheet()


def test_every_page_says_that_a_machine_wrote_it_and_who_answers() -> None:
    for page in map(tree, html_pages(specimen.site()).values()):
        footer = words(page.find(".//footer"))
        assert "Written by a machine" in footer
        assert "Published by The Test Desk; responsible editor: E. Ditor" in footer
        assert "Demonstration." in words(only(page.find_class("demo")))


def test_a_real_edition_is_not_called_a_demonstration() -> None:
    page = read(specimen.site(imprint=make.imprint()), "index.html")

    assert not page.find_class("demo")
    assert "responsible editor" not in words(page)


def test_every_page_can_be_used_with_a_keyboard_and_a_screen_reader() -> None:
    for page in map(tree, html_pages(specimen.site()).values()):
        assert page.get("lang") == "en"
        assert len(page.xpath("//h1")) == 1
        assert page.xpath("//main[@id='main']")
        assert page.xpath("//body/a[@class='skip'][@href='#main']")
        for field in page.xpath("//input"):
            assert page.xpath(f"//label[@for='{field.get('id')}']")


def test_headings_of_every_page_go_down_one_step_at_a_time() -> None:
    for path, page in html_pages(specimen.site()).items():
        levels = [int(one.tag[1]) for one in tree(page).xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1, path
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (path, levels)


def test_pages_are_small() -> None:
    sizes = {path: len(page.body) for path, page in site_of(specimen.site()).items()}

    assert sizes["static/desk.css"] <= 13_500
    assert max(sizes.values()) < 120_000


def test_the_front_page_leads_with_the_first_full_report_and_keeps_briefs_apart() -> None:
    page = read(specimen.site(), "index.html")

    assert words(page.find(".//h1")) == "Saturday, 13 December 2025"
    assert (
        words(only(page.find_class("lead")).find(".//h2"))
        == "Belarus releases 123 political prisoners"
    )
    assert len(only(page.find_class("others")).find_class("card")) == 5
    assert len(only(page.find_class("briefs")).find_class("card")) == 2


def test_a_front_page_with_glosses_says_so_and_puts_their_originals_first() -> None:
    page = read(specimen.site(), "index.html")

    assert words(page.find_class("label")[0]).startswith("Machine gloss.")
    flood = page.find_class("others")[0].find_class("card")[0]
    text = words(flood)
    assert text.index("Crue de la Lisse") < text.index("Flood of the Lisse")
    assert text.index("sortie de son lit") < text.index("left its bed")


def test_a_front_page_marks_what_was_corrected_and_updated() -> None:
    card = read(specimen.site(), "index.html").find_class("others")[0].find_class("card")[0]

    assert [words(mark) for mark in card.find_class("mark")] == ["Corrected", "Updated"]


def test_an_empty_front_page_says_why() -> None:
    assert "No report met our rules" in words(read(empty_site(), "index.html").find(".//main"))
    told = words(read(empty_site(thin="All feeds were down."), "index.html").find(".//main"))
    assert "All feeds were down." in told


def test_where_there_are_only_briefs_the_first_one_leads() -> None:
    brief = make.report(form=Form.BRIEF)
    front = FrontPage(edition="france", at=make.NOON, reports=(brief,))

    page = read(specimen.site(front=front), "index.html")

    assert page.find_class("lead")
    assert not page.find_class("briefs")


def test_an_edition_of_nothing_is_still_a_whole_site() -> None:
    site = empty_site()

    assert "There is no past day yet." in words(read(site, "archive/index.html"))
    assert "Nothing had to be corrected" in words(read(site, "corrections/index.html"))
    assert "No outlet is configured." in words(read(site, "outlets/index.html"))
    assert "Not recorded." in words(read(site, "method/index.html"))


def test_sign_up_goes_to_the_edition_and_has_a_trap_for_robots() -> None:
    form = read(specimen.site(), "report/2025-12-13-report-1/index.html").find(".//form")

    assert form.get("action") == "../../sign-up"
    assert form.get("method") == "post"
    assert form.xpath(".//input[@name='address'][@type='email'][@required]")
    assert form.xpath(".//*[@aria-hidden='true']/input[@name='website'][@tabindex='-1']")
    assert (
        "The top news stories in France, delivered straight to your inbox each morning."
        in words(form.getparent())
    )


def test_days_lead_to_the_days_before_and_after() -> None:
    site = specimen.site()

    later, earlier = (
        read(site, f"day/2025-12-{day}/index.html").find_class("turn")[0] for day in (13, 12)
    )

    assert later.xpath("./a[@rel='prev']/@href") == ["../../day/2025-12-12/index.html"]
    assert not later.xpath("./a[@rel='next']")
    assert earlier.xpath("./a[@rel='next']/@href") == ["../../day/2025-12-13/index.html"]


def test_the_method_promises_of_machine_readable_reservations_no_more_than_the_code_does() -> None:
    text = words(read(specimen.site(), "method/index.html"))

    assert "robots.txt is asked before each page and honoured" in text
    assert "reservations of text and data mining are not read yet" in text
    assert "at most 4 sentences or 20%, whichever is less" in text


@pytest.mark.parametrize(("least", "told"), [("gloss", "even glosses"), ("draft", "below “draft”")])
def test_the_method_says_what_is_printed_without_an_editor(least: str, told: str) -> None:
    site = specimen.site(edition=make.edition(least_grade=Grade(least)))

    assert told in words(read(site, "method/index.html"))


def test_a_day_whose_reports_all_fell_says_so() -> None:
    day = make.NOON.date() - timedelta(days=9)
    site = specimen.site(days=(DayPage(day=day, reports=specimen.reports()[-2:]),))

    assert "No report of this day stands." in words(read(site, "archive/index.html"))
    assert "No report met our rules" in words(read(site, f"day/{day}/index.html"))


def test_corrections_and_withdrawals_stand_on_one_page_the_latest_first() -> None:
    told = [
        words(one) for one in read(specimen.site(), "corrections/index.html").find_class("amends")
    ]

    assert told[0].startswith(
        "Crue de la Lisse : 340 évacués à Corvelle Flood of the Lisse: 340 evacuated at Corvelle"
    )
    assert told[1].startswith("A report was withdrawn Withdrawn, 13 December 2025")


def test_coverage_tells_which_outlets_could_not_be_read_and_why() -> None:
    found = read(specimen.site(), "outlets/index.html").find_class("coverage")

    assert "1 failing" in words(found[2])
    assert "no answer within 20 s" in words(found[2])


def test_an_outlet_that_was_never_read_says_never() -> None:
    never = specimen.site().coverage[0]
    outlet = make.outlet(paywall=True)
    bare = never.__class__(
        outlet=outlet, feeds_ok=0, feeds_failing=1, last_read=None, reason="", articles=0
    )

    text = words(read(specimen.site(coverage=(bare,)), "outlets/index.html"))

    assert "Last read never" in text
    assert "paywall" in text


def test_the_method_names_engines_grades_and_the_editions_words() -> None:
    entry = GlossaryEntry(
        term="préfecture", gloss="the state in a department", link="https://x.example/"
    )
    site = specimen.site(edition=make.edition(glossary=(entry,)))

    text = words(read(site, "method/index.html"))

    assert "Apertium 3.8.3. Translates word for word. French: gloss, Spanish: gloss." in text
    assert "LLM not here." in text
    assert "préfecture the state in a department" in text


def test_the_page_for_lost_readers_works_at_any_depth() -> None:
    site = specimen.site(imprint=make.imprint(base_address="https://desk.example/news"))

    links = read(site, "404.html").xpath("//main//a/@href")

    assert links == ["/news/france/index.html", "/news/france/archive/index.html"]


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint", "warn"])
def test_text_can_be_read_on_every_ground(palette: int, ground: str) -> None:
    blocks = stylesheet().decode().split("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[palette]))

    # WCAG 2.2, 1.4.3: 4.5 to 1 for text
    for ink in ("ink", "soft", "accent", "link"):
        assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not on this machine")
def test_pages_fit_a_screen_of_320_pixels(tmp_path: Path) -> None:
    long_word = make.report(headline=make.claim("Donau" * 60), slug="long")
    site = specimen.site(reports=(*specimen.reports(), long_word))
    FolderSite(tmp_path).build("france", pages(site))
    (tmp_path / "measure.html").write_text(_measuring(sorted(html_pages(site))), encoding="utf-8")

    widths = _widths(tmp_path / "measure.html", tmp_path / "profile")

    assert len(widths) == len(html_pages(site)) - 1
    assert all(int(width) <= 320 for width in widths.values()), widths


def _measuring(paths: list[str]) -> str:
    frames = "".join(
        f'<iframe width="320" height="600" name="{path}" src="france/{path}"></iframe>'
        for path in paths
        if path != "404.html"
    )
    script = """onload = () => { for (const f of document.querySelectorAll("iframe"))
      document.body.insertAdjacentHTML("beforeend",
        `<p class="width">${f.name}=${f.contentDocument.documentElement.scrollWidth}</p>`); }"""
    return f"<!doctype html><style>iframe {{ border: 0 }}</style>{frames}<script>{script}</script>"


def _widths(place: Path, profile: Path) -> dict[str, str]:
    answer = subprocess.run(
        [
            shutil.which("chromium"),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--allow-file-access-from-files", f"--user-data-dir={profile}", "--dump-dom"),
            place.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return dict(re.findall(r'class="width">(\S+?)=(\d+)<', answer.stdout.decode()))
