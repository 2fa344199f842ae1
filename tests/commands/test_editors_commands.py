"""reports …, explain: what an editor sees and decides."""

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from at_the_desk import Operator, at
from starlette.testclient import TestClient

from foreigndesk import wiring
from foreigndesk.domain.report import Report, Status
from foreigndesk.settings import load
from foreigndesk.web.app import app

NEXT_MORNING = at("2026-03-04T07:05:00+01:00")
BRIDGE, JOBS = "brisval", "martelier"


def report(operator: Operator, words: str) -> Report:
    archive = operator.opens()
    (found,) = [one for one in archive.reports("france") if words in one.slug]
    archive.close()
    return found


def versions(operator: Operator, words: str) -> list[Report]:
    archive = operator.opens()
    found = archive.versions(report(operator, words).id)
    archive.close()
    return found


def letter_of_the_next_morning(operator: Operator) -> str:
    known = set(operator.folder.glob("outbox/*.eml"))
    operator.clock.moment = NEXT_MORNING
    ended = operator.types("send")
    assert ended.code == 0, ended.err
    (file,) = set(operator.folder.glob("outbox/*.eml")) - known
    body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_list_names_every_report_with_its_status(operator: Operator) -> None:
    ended = operator.types("reports", "list", "--json")

    listed = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert {one["status"] for one in listed} == {"published"}
    assert {one["slug"] for one in listed} == {
        report(operator, BRIDGE).slug,
        report(operator, JOBS).slug,
    }


def test_list_for_a_person_gives_each_id_a_line_of_its_own(operator: Operator) -> None:
    slug = report(operator, JOBS).slug
    operator.types("reports", "hold", slug, "--why", "[red] figures", "--by", "Ada Reader")

    listed = operator.types("reports", "list", "--held").out.splitlines()

    assert listed[0] == slug
    assert listed[2] == "    france, version 1, held: [red] figures"
    assert len(listed) == 3


def test_correction_is_a_new_version_on_the_page_and_in_the_next_letter(
    operator: Operator,
) -> None:
    slug = report(operator, BRIDGE).slug

    ended = operator.types(
        "reports", "correct", slug, "--wrong", "1,200", "--right", "1,300", "--by", "Ada Reader"
    )

    assert ended.code == 0, ended.err
    assert f"{slug}: corrected, version 2" in ended.out
    page = operator.site(f"report/{slug}/index.html")
    assert "1,300 vehicles" in page
    assert "An earlier version said" in page
    assert "1,300" in operator.site("corrections/index.html")
    assert "It should say “1,300”" in letter_of_the_next_morning(operator)


@pytest.mark.parametrize("wrong", ["nowhere printed", ""])
def test_words_that_do_not_stand_in_a_report_are_not_corrected(
    operator: Operator, wrong: str
) -> None:
    slug = report(operator, BRIDGE).slug

    ended = operator.types(
        "reports", "correct", slug, "--wrong", wrong, "--right", "x", "--by", "Ada Reader"
    )

    assert ended.code == 4
    assert "letter by letter" in ended.err
    assert len(versions(operator, BRIDGE)) == 1


def test_withdrawn_page_answers_410_with_the_note(operator: Operator) -> None:
    slug = report(operator, JOBS).slug

    ended = operator.types(
        "reports", "withdraw", slug, "--why", "The outlet invented it.", "--by", "Ada Reader"
    )

    assert ended.code == 0, ended.err
    settings = load()
    desk = wiring.wire(settings)
    answer = TestClient(app(wiring.web_desk(desk, settings))).get(f"/france/report/{slug}/")
    wiring.let_go(desk)
    assert answer.status_code == 410
    assert "The outlet invented it." in answer.text
    assert slug not in operator.site()
    assert "The outlet invented it." in letter_of_the_next_morning(operator)


def test_withdrawn_report_stays_withdrawn(operator: Operator) -> None:
    slug = report(operator, JOBS).slug
    withdrawal = ("reports", "withdraw", slug, "--why", "Invented.", "--by", "Ada Reader")
    operator.types(*withdrawal)

    assert operator.types(*withdrawal).code == 4
    assert operator.types("reports", "hold", slug, "--why", "x", "--by", "E").code == 4
    assert operator.types("reports", "list", "--held", "--json").out == ""


def test_held_report_is_nowhere_until_somebody_releases_it(operator: Operator) -> None:
    slug = report(operator, BRIDGE).slug

    held = operator.types("reports", "hold", slug, "--why", "Ask the mayor.", "--by", "Ada Reader")
    listed = operator.types("reports", "list", "--held", "--json")

    assert held.code == 0, held.err
    assert slug not in operator.site()
    assert not (operator.folder / "site" / "france" / "report" / slug).exists()
    assert json.loads(listed.out)["held_because"] == "Ask the mayor."

    released = operator.types("reports", "release", slug, "--by", "Bo Editor", "--checked", "names")

    assert released.code == 0, released.err
    assert "Bo Editor" in operator.site(f"report/{slug}/index.html")
    assert slug in operator.site()


def test_release_says_when_the_front_page_takes_the_report_up(operator: Operator) -> None:
    slug = report(operator, BRIDGE).slug
    operator.types("reports", "hold", slug, "--why", "Ask the mayor.", "--by", "Ada Reader")
    operator.types("cover")

    released = operator.types("reports", "release", slug, "--by", "Bo Editor", "--checked", "names")

    assert "with the next `foreigndesk cover`" in released.out
    operator.types("cover")
    assert slug in operator.site()


def test_what_is_not_held_cannot_be_released(operator: Operator) -> None:
    slug = report(operator, BRIDGE).slug

    ended = operator.types("reports", "release", slug, "--by", "Bo Editor", "--checked", "names")

    assert ended.code == 4
    assert "nothing to release" in ended.err


def test_release_wants_to_know_what_was_checked(operator: Operator) -> None:
    ended = operator.types("reports", "release", report(operator, BRIDGE).slug, "--by", "Bo")

    assert ended.code == 2
    assert "--checked" in ended.err


def test_report_that_is_not_there_is_named_with_the_way_to_find_it(operator: Operator) -> None:
    ended = operator.types("reports", "hold", "no-such-report", "--why", "x", "--by", "E")

    assert ended.code == 4
    assert "no-such-report" in ended.err
    assert "reports list" in ended.err


def test_report_of_an_edition_that_is_not_worked_on_is_left_alone(operator: Operator) -> None:
    found = report(operator, BRIDGE)
    settings = operator.folder / "desk.toml"
    settings.write_text(settings.read_text().replace('publish = ["france"]', 'publish = ["spain"]'))

    ended = operator.types("reports", "hold", found.id, "--why", "x", "--by", "E")

    assert ended.code == 2
    assert "france" in ended.err
    assert report(operator, BRIDGE).status is Status.PUBLISHED


def test_glosses_wait_for_an_editor_where_the_edition_says_so(operator: Operator) -> None:
    edition = operator.folder / "samples" / "editions" / "france.toml"
    edition.write_text(edition.read_text().replace('"gloss"', '"high"'))
    Path(operator.folder / "archive.sqlite").unlink()
    with operator.press():
        assert operator.types("gather").code == 0

    ended = operator.types("cover")

    assert "0 reports on the front page, 2 wait for an editor (`foreigndesk reports list`)" in (
        ended.out
    )
    assert "wait for an editor" in operator.site()
    assert "least_grade" not in operator.site()


def test_explain_says_why_articles_are_together(operator: Operator) -> None:
    ended = operator.types("explain", report(operator, BRIDGE).slug)

    assert ended.code == 0
    assert "courrier-du-val: Fissure de 14 centimètres" in ended.out
    assert "mean similarity" in ended.out
    assert "independent" in ended.out


def test_explain_names_what_it_does_not_find(operator: Operator) -> None:
    ended = operator.types("explain", "no-such-story")

    assert ended.code == 4
    assert "no-such-story" in ended.err
