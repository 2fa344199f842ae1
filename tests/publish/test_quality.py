import json
from datetime import date
from typing import Any

import pytest
import specimen
from hypothesis import given
from hypothesis import strategies as st
from reading import only, read, site_of, words

import make
from foreigndesk.domain.report import Part, Reason, Report, Status, Withheld
from foreigndesk.publish.content import SiteContent
from foreigndesk.publish.measured import Measured, measured, wilson
from foreigndesk.publish.quality_page import PATH, RECORD, Line, rates
from foreigndesk.publish.tally import Fate, tallied

FRENCH = make.citation("Le pont est fermé.", language="fr")
SPANISH = make.citation("El puente está cerrado.", language="es")


def withheld(*kinds: str, original: str = FRENCH.original, text: str = "It is shut.") -> Withheld:
    reasons = tuple(Reason(kind=kind, words="x") for kind in kinds)
    return Withheld(part=Part.BODY, text=text, original=original, reasons=reasons)


def told(*citations: Any, **changes: Any) -> Report:
    """Return a report with a headline on a French passage and one sentence on others."""
    return make.report(
        specimen.say("The bridge is closed.", *citations),
        headline=specimen.say("Bridge closed", FRENCH, part=Part.HEADLINE),
        **{"standfirst": None, "points": (), **changes},
    )


def site(*versions: Report) -> SiteContent:
    reports = {version.id: version for version in versions}
    histories = {key: tuple(v for v in versions if v.id == key) for key in reports}
    return specimen.site(reports=tuple(reports.values()), versions=histories)


def row(measure: str, value: float = 0.5, n: int = 100) -> Measured:
    return Measured(measure=measure, value=value, n=n, date=date(2026, 11, 22), command="make it")


def heads(lines: tuple[Line, ...]) -> list[str]:
    return [line.head for line in lines]


def test_every_sentence_of_every_version_is_counted_once_a_version() -> None:
    first = told(FRENCH, withheld=(withheld("number"),))
    second = first.but(version=2, withheld=(withheld("name"), withheld("name", "number")))

    tally = tallied(site(first, second))

    assert (tally.checked, tally.of("printed"), tally.of("withheld")) == (7, 4, 3)
    assert dict(tally.kinds) == {"name": 2, "number": 2}


def test_a_report_without_a_history_counts_as_it_stands() -> None:
    tally = tallied(specimen.site(reports=(told(FRENCH),), versions={}))

    assert tally.of("printed") == 2


def test_what_no_reader_has_seen_is_not_counted() -> None:
    assert tallied(site(told(FRENCH, status=Status.HELD))).checked == 0


def test_a_version_that_waits_for_an_editor_is_checked_and_not_printed() -> None:
    first = told(FRENCH)
    fallen = withheld("name", text="Bridge closed")
    waits = first.but(
        version=2,
        status=Status.HELD,
        withheld=(Withheld(part=Part.HEADLINE, **_but_part(fallen)),),
    )

    tally = tallied(site(first, waits))

    assert [tally.of(fate) for fate in Fate] == [2, 1, 1]


def test_a_headline_that_fell_and_that_an_editor_released_is_printed_and_counts_once() -> None:
    fallen = Withheld(part=Part.HEADLINE, **_but_part(withheld("name", text="Bridge closed")))

    tally = tallied(site(told(FRENCH, withheld=(fallen,))))

    assert ([tally.of(fate) for fate in Fate], dict(tally.kinds)) == ([2, 0, 0], {})


def _but_part(one: Withheld) -> dict[str, Any]:
    return {"text": one.text, "original": one.original, "reasons": one.reasons}


def test_the_note_of_a_withdrawal_checks_nothing() -> None:
    first = told(FRENCH)

    tally = tallied(site(first, first.but(version=2, status=Status.WITHDRAWN)))

    assert tally.of("printed") == 2


def test_sentences_are_counted_by_the_language_of_their_passages() -> None:
    report = told(
        SPANISH,
        withheld=(
            withheld("number"),
            withheld("number", original=f"{FRENCH.original}\n{SPANISH.original}"),
            withheld("number", original="Otra frase."),
        ),
        witnesses=(make.witness("a", language="fr"), make.witness("b", language="es")),
    )

    tally = tallied(site(report))

    assert tally.of("printed", "es") == tally.of("printed", "fr") == tally.of("withheld", "fr") == 1
    assert (tally.of("withheld", "mul"), tally.of("withheld", "und")) == (1, 1)
    assert tally.languages == ("fr", "es", "mul", "und")


def test_a_withheld_sentence_speaks_the_one_language_of_its_report() -> None:
    report = told(FRENCH, withheld=(withheld("number", original="Une phrase de plus."),))

    assert tallied(site(report)).of("withheld", "fr") == 1


def test_a_claim_without_a_passage_has_no_language() -> None:
    assert tallied(site(told())).of("printed", "und") == 1


def test_the_page_and_its_json_tell_the_same_counts() -> None:
    first = told(FRENCH, withheld=(withheld("number"), withheld("content", "number")))
    waits = first.but(version=2, status=Status.HELD, withheld=())
    edition = site(first, waits)

    text = words(read(edition, PATH))
    record = json.loads(site_of(edition)[RECORD].body)

    assert "6 sentences were checked: 2 printed, 2 withheld, 2 waiting with their report" in text
    assert "French 6 2 2 2" in text
    assert "a number or an amount 2 something that they do not speak of 1" in text
    assert record["sentences"] == {"checked": 6, "printed": 2, "withheld": 2, "waiting": 2}
    assert [(one["kind"], one["sentences"]) for one in record["withheld_for"]] == [
        ("number", 2),
        ("content", 1),
    ]
    assert record["by_language"] == [{"language": "fr", "printed": 2, "withheld": 2, "waiting": 2}]


def test_an_edition_without_reports_says_so_and_still_tells_what_was_measured() -> None:
    text = words(read(site(), PATH))

    assert "No sentence has been checked yet." in text
    assert "A false alarm is a true sentence that the check strikes" in text
    assert json.loads(site_of(site())[RECORD].body)["sentences"]["checked"] == 0


def test_where_nothing_was_withheld_the_page_says_so() -> None:
    assert "No sentence had to be withheld." in words(read(site(told(FRENCH)), PATH))


def test_no_word_of_a_withheld_sentence_or_of_its_reason_becomes_markup() -> None:
    report = told(FRENCH, withheld=(withheld("<b>odd</b>", text="<script>x</script>"),))

    page = site_of(site(report))[PATH].body.decode()

    assert "&lt;b&gt;odd&lt;/b&gt;" in page
    assert "<script>x" not in page


def test_every_table_of_the_page_can_be_read_aloud() -> None:
    page = read(specimen.site(), PATH)

    tables = page.xpath("//table")
    assert len(tables) >= 4
    for table in tables:
        assert words(only(table.xpath("./caption")))
        assert {head.get("scope") for head in table.xpath(".//thead//th")} == {"col"}
        for line in table.xpath("./tbody/tr"):
            assert line[0].tag == "th"
            assert line[0].get("scope") == "row"
            assert len(line) == len(table.xpath("./thead/tr/th"))


def test_every_measured_share_stands_in_the_json_with_its_interval_and_its_command() -> None:
    shown = json.loads(site_of(specimen.site())[RECORD].body)["measured"]

    assert [one["measure"] for one in shown] == [one.measure for one in measured()]
    for one in shown:
        low, high = one["interval_95"]
        assert low <= one["value"] <= high
        assert one["n"] > 0
        assert "benches/run.py" in one["command"]


def test_the_method_and_every_footer_lead_to_the_page() -> None:
    method = read(specimen.site(), "method/index.html")

    assert "../quality/index.html" in method.xpath("//main//a/@href")
    assert "../quality/index.html" in method.xpath("//footer//a/@href")


def test_shares_of_a_language_stand_in_one_line_however_its_list_calls_it() -> None:
    found = rates(
        [
            row("claims.own.zh.false_alarms"),
            row("claims.ntrex.zho-CN.false_alarms"),
            row("claims.ntrex.arb.false_alarms_three"),
            row("claims.own.false_alarms"),
        ]
    )

    assert heads(found.alarms) == ["All together", "Arabic", "Chinese"]
    arabic, chinese = found.alarms[1:]
    assert [cell is None for cell in chinese.cells] == [False, False, True]
    assert [cell is None for cell in arabic.cells] == [True, True, False]


def test_kinds_are_told_in_plain_words_and_a_new_one_by_its_name() -> None:
    found = rates(
        [row(f"claims.own.caught.{kind}") for kind in ("zeal", "invented", "number")]
        + [row("claims.ntrex.deu.caught.name"), row("claims.ntrex.deu.caught.figures")]
    )

    assert heads(found.kinds) == ["a number in digits", "a clause invented", "zeal"]
    assert heads(found.languages) == ["German"]
    assert None not in found.languages[0].cells


def test_nothing_measured_makes_no_tables() -> None:
    found = rates([])

    assert (found.alarms, found.kinds, found.languages, found.repeats) == ((), (), (), ())


def test_where_nothing_was_measured_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foreigndesk.publish.quality_page.measured", tuple)

    assert "Nothing has been measured yet." in words(read(site(), PATH))


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    # Newcombe (1998), doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
    [
        (81 / 263, 263, 0.2553, 0.3662),
        (15 / 148, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1 / 29, 29, 0.0061, 0.1718),
    ],
)
def test_an_interval_is_the_one_in_the_literature(
    share: float, n: int, low: float, high: float
) -> None:
    found = wilson(share, n)

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@given(st.floats(0, 1), st.integers(0, 100_000))
def test_an_interval_holds_its_share(share: float, n: int) -> None:
    found = wilson(share, n)

    assert 0 <= found.low <= share <= found.high <= 1
