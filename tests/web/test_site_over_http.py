from pathlib import Path

import pytest
from house import House, opened, page

import make
from foreigndesk.errors import SettingsError

REPORT = "report/bridge/index.html"


def test_page_is_served_by_its_folder(house: House) -> None:
    house.build(page("index.html", "front"), page(REPORT, "bridge"))
    client = house.client()

    assert client.get("/france/").text == "front"
    assert client.get("/france/report/bridge/").text == "bridge"
    assert client.get("/france/report/bridge/index.html").text == "bridge"


def test_folder_without_a_slash_leads_to_the_one_with_it(house: House) -> None:
    house.build(page(REPORT))
    client = house.client()

    edition, report = client.get("/france"), client.get("/france/report/bridge")

    assert edition.headers["location"] == "/france/"
    assert (report.status_code, report.headers["location"]) == (308, "/france/report/bridge/")


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.atom", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml"),
        ("report/bridge/report.json", "application/json"),
        ("static/desk.css", "text/css; charset=utf-8"),
        ("static/desk.svg", "image/svg+xml"),
    ],
)
def test_file_has_its_type(house: House, path: str, media_type: str) -> None:
    house.build(page(path))

    assert house.client().get(f"/france/{path}").headers["content-type"] == media_type


def test_every_answer_forbids_scripts_frames_and_sniffing(house: House) -> None:
    house.build(page("index.html"))
    client = house.client()

    for path in ("/", "/france/", "/france/none", "/healthz", "/utopia/", "/france/sign-up"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_say_in_a_header_that_a_machine_wrote_them(house: House) -> None:
    house.build(page("index.html"), page("feed.atom"), page("static/desk.css"))
    client = house.client()

    for path in ("/france/", "/france/feed.atom"):
        assert client.get(path).headers["ai-disclosure"] == "mode=machine-generated"
    assert "ai-disclosure" not in client.get("/france/static/desk.css").headers


def test_unchanged_page_is_not_sent_again(house: House) -> None:
    house.build(page("index.html"))
    client = house.client()
    first = client.get("/france/")

    by_tag = client.get("/france/", headers={"if-none-match": first.headers["etag"]})
    by_time = client.get("/france/", headers={"if-modified-since": first.headers["last-modified"]})

    assert by_tag.status_code == by_time.status_code == 304
    assert by_tag.content == b""


def test_head_is_answered_without_a_body(house: House) -> None:
    house.build(page("index.html"))

    answer = house.client().head("/france/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


@pytest.mark.parametrize(
    "path",
    ["/france/report/bridge/", "/france/report/bridge/index.html", "/france/report/bridge/r.json"],
)
def test_withdrawn_page_answers_410_with_its_note(house: House, path: str) -> None:
    note = "This report was withdrawn."
    house.build(page(REPORT, note, gone=True), page("report/bridge/r.json", note, gone=True))

    answer = house.client().get(path, headers={"if-none-match": "*", "range": "bytes=0-3"})

    assert (answer.status_code, answer.text) == (410, note)


def test_list_of_withdrawn_pages_is_not_shown(house: House) -> None:
    house.build(page("index.html"))

    assert house.client().get("/france/gone.json").status_code == 404


def test_folder_without_a_list_of_withdrawn_pages_is_served(house: House) -> None:
    folder = house.desk.site_folder / "france"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("front")

    assert house.client().get("/france/").text == "front"


def test_new_build_is_served_at_once(house: House) -> None:
    client = house.client()
    before = client.get("/france/")
    house.build(page("index.html", "first"))
    first = client.get("/france/")
    house.build(page("index.html", "second"))

    second = client.get("/france/")

    assert before.status_code == 404
    assert (first.text, second.text) == ("first", "second")


def test_missing_page_is_the_sites_own_where_it_has_one(house: House) -> None:
    house.build(page("404.html", "lost, says the site"))

    answer = house.client().get("/france/none")

    assert (answer.status_code, answer.text) == (404, "lost, says the site")


@pytest.mark.parametrize(
    "path",
    [
        "/france/../secret.txt",
        "/france/%2e%2e/secret.txt",
        "/france/..%2fsecret.txt",
        "/france/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/france/....//secret.txt",
        "/france/..%5csecret.txt",
        "/france//etc/passwd",
        "/france/%00",
        "/france/" + "a" * 5000,
        "/france/static/%2e%2e/%2e%2e/france-1/../../secret.txt",
        "/../secret.txt",
        "/.builds/france-1/index.html",
        "/%2ebuilds/france-1/index.html",
    ],
)
def test_no_path_leads_out_of_the_site(house: House, path: str) -> None:
    house.build(page("index.html"))
    for place in (house.desk.site_folder, house.desk.site_folder.parent):
        (place / "secret.txt").write_text("secret")

    answer = house.client().get(path)

    assert answer.status_code == 404
    assert "secret\n" not in answer.text
    assert answer.text != "secret"


def test_link_that_leads_out_of_the_site_is_not_followed(house: House) -> None:
    house.build(page("index.html"))
    outside = house.desk.site_folder.parent / "secret.txt"
    outside.write_text("secret")
    (house.desk.site_folder / "france" / "link.txt").symlink_to(outside)

    assert house.client().get("/france/link.txt").status_code == 404


def test_unknown_method_is_told(house: House) -> None:
    house.build(page("index.html"))
    client = house.client()

    assert client.post("/france/index.html").status_code == 405
    answer = client.post("/healthz")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "does not take such requests" in answer.text


def test_start_leads_to_the_only_edition(house: House) -> None:
    assert house.client().get("/").headers["location"] == "/france/"


def test_start_lists_several_editions(tmp_path: Path) -> None:
    editions = {"france": make.edition(), "spain": make.edition("spain", name="Spain")}

    with opened(tmp_path, editions=editions) as house:
        text = house.client().get("/").text

    assert '<a href="/france/">France</a>' in text
    assert '<a href="/spain/">Spain</a>' in text


def test_links_begin_with_the_path_under_which_the_site_lives(tmp_path: Path) -> None:
    imprint = make.imprint(base_address="https://example.org/news", demo=True, responsible="Ada E.")

    with opened(tmp_path, imprint=imprint) as house:
        house.build(page(REPORT))
        client = house.client()
        form = client.get("/france/sign-up").text
        report = client.get("/france/report/bridge")

    assert 'action="/news/france/sign-up"' in form
    assert 'href="/news/france/static/desk.css"' in form
    assert "Demonstration" in form
    assert "Ada E." in form
    assert report.headers["location"] == "/news/france/report/bridge/"


def test_house_without_editions_says_that_there_is_no_such_page(tmp_path: Path) -> None:
    with opened(tmp_path, editions={}) as house:
        answers = [house.client().get(path) for path in ("/", "/france/")]

    assert [answer.status_code for answer in answers] == [200, 404]


def test_health_says_whether_the_archive_answers(house: House) -> None:
    class Broken:
        def check(self) -> str:
            raise SettingsError("the archive /somewhere/secret is locked")

    well = house.client().get("/healthz")
    object.__setattr__(house.desk, "archive", Broken())
    ill = house.client().get("/healthz")

    assert (well.status_code, well.json()) == (200, {"ok": True})
    assert (ill.status_code, ill.json()) == (503, {"ok": False})
