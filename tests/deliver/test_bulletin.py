from collections.abc import Iterable
from datetime import date

import make
from foreigndesk.deliver.bulletin import MOST_STORIES, QUIET, bulletin
from foreigndesk.domain.report import Correction, FrontPage, Report, Status

EDITION = make.edition()
DAY = date(2025, 12, 14)


def front(*reports: Report, thin: str = "") -> FrontPage:
    return FrontPage(edition="france", at=make.NOON, reports=reports, thin=thin)


def correction(version: int, note: str = "The outlet corrected it.") -> Correction:
    return Correction(
        at=make.NOON, wrong="12", right="17", note=note, by="the desk", version=version
    )


def ids(reports: Iterable[Report]) -> list[str]:
    return [report.id for report in reports]


def test_new_stories_come_in_the_order_of_the_front_page() -> None:
    page = front(make.report(id="b"), make.report(id="a"))

    letter = bulletin(EDITION, DAY, page, {})

    assert ids(letter.stories) == ["b", "a"]
    assert letter.updates == letter.corrections == ()
    assert letter.thin == ""


def test_story_that_was_told_and_has_not_changed_is_not_told_again() -> None:
    page = front(make.report(version=2))

    letter = bulletin(EDITION, DAY, page, {"report-1": 2})

    assert letter.stories == letter.updates == ()
    assert letter.thin == QUIET


def test_story_that_grew_since_is_an_update() -> None:
    page = front(make.report(version=3))

    letter = bulletin(EDITION, DAY, page, {"report-1": 1})

    assert ids(letter.updates) == ["report-1"]
    assert letter.stories == ()


def test_letter_holds_eight_new_stories_at_most() -> None:
    page = front(*(make.report(id=f"r{number}") for number in range(12)))

    letter = bulletin(EDITION, DAY, page, {})

    assert ids(letter.stories) == [f"r{number}" for number in range(MOST_STORIES)]


def test_reports_that_are_not_public_are_not_told() -> None:
    page = front(
        make.report(id="draft", status=Status.DRAFT),
        make.report(id="held", status=Status.HELD, version=2),
        make.report(id="gone", status=Status.WITHDRAWN),
    )

    letter = bulletin(EDITION, DAY, page, {"held": 1})

    assert letter.stories == letter.updates == letter.corrections == ()


def test_correction_of_a_told_story_is_told_once_and_not_as_an_update_too() -> None:
    report = make.report(version=2, status=Status.CORRECTED, corrections=(correction(2),))

    letter = bulletin(EDITION, DAY, front(report), {"report-1": 1})
    later = bulletin(EDITION, DAY, front(report), {"report-1": 2})

    assert letter.corrections == ((report, correction(2)),)
    assert letter.updates == ()
    assert later.corrections == later.updates == ()


def test_correction_of_a_story_that_no_letter_told_is_not_owed() -> None:
    report = make.report(version=2, status=Status.CORRECTED, corrections=(correction(2),))

    letter = bulletin(EDITION, DAY, front(report), {})

    assert letter.corrections == ()
    assert ids(letter.stories) == ["report-1"]


def test_correction_is_owed_also_when_the_story_has_left_the_front_page() -> None:
    report = make.report(version=2, status=Status.CORRECTED, corrections=(correction(2),))

    letter = bulletin(EDITION, DAY, front(), {"report-1": 1}, mailed=[report])

    assert letter.corrections == ((report, correction(2)),)


def test_withdrawal_of_a_told_story_is_told_with_its_note() -> None:
    report = make.report(version=2, status=Status.WITHDRAWN, held_because="The video is of 2019.")

    letter = bulletin(EDITION, DAY, front(), {"report-1": 1}, mailed=[report])

    ((withdrawn, note),) = letter.corrections
    assert withdrawn == report
    assert note.note == "The video is of 2019."
    assert (note.wrong, note.right, note.version) == ("", "", 2)


def test_withdrawal_without_a_reason_says_so_and_is_told_once() -> None:
    report = make.report(version=2, status=Status.WITHDRAWN)

    letter = bulletin(EDITION, DAY, front(), {"report-1": 1}, mailed=[report])
    later = bulletin(EDITION, DAY, front(), {"report-1": 2}, mailed=[report])

    assert letter.corrections[0][1].note == "The editor gave no reason."
    assert later.corrections == ()


def test_thin_day_keeps_the_words_of_the_front_page() -> None:
    page = front(make.report(), thin="It is Christmas.")

    letter = bulletin(EDITION, DAY, page, {})

    assert letter.thin == "It is Christmas."
