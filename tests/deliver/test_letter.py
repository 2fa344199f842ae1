import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import make
from foreigndesk.deliver.bulletin import bulletin
from foreigndesk.deliver.envelope import confirm_link, confirmation_id, links, mail_host, message_id
from foreigndesk.deliver.letter import confirmation, render
from foreigndesk.deliver.notices import who_reports
from foreigndesk.deliver.tokens import Signer
from foreigndesk.domain.letter import Bulletin, Letter
from foreigndesk.domain.press import Edition, Grade, Imprint
from foreigndesk.domain.report import Claim, Correction, Form, FrontPage, Part, Report, Status

DAY = date(2025, 12, 13)
EDITION = make.edition()
IMPRINT = make.imprint(responsible="Ada Example")
SIGNER = Signer("a secret of enough bytes for this")
READER = make.subscriber()
LINKS = links(EDITION, READER, IMPRINT, SIGNER)


def written(
    *reports: Report,
    told: Mapping[str, int] | None = None,
    imprint: Imprint = IMPRINT,
    edition: Edition = EDITION,
    thin: str = "",
) -> Letter:
    front = FrontPage(edition="france", at=make.NOON, reports=reports, thin=thin)
    return render(bulletin(edition, DAY, front, told or {}), READER, edition, imprint, LINKS)


def headline(text: str, original: str = "Le pont est fermé") -> Claim:
    return make.claim(text, original, part=Part.HEADLINE)


def correction(**changes: Any) -> Correction:
    values = {
        "at": make.NOON,
        "wrong": "12 people were hurt.",
        "right": "17 people were hurt.",
        "note": "The prefecture gave a wrong figure.",
        "by": "the desk",
        "version": 2,
    }
    return Correction(**{**values, **changes})


class Tags(HTMLParser):
    """What a mail reader finds in a letter."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found, self.text = [], []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_story_stands_in_both_parts_with_headline_standfirst_outlets_and_link() -> None:
    report = make.report(grade=Grade.STANDARD)

    letter = written(report)

    for part in (letter.html, letter.text):
        assert "Bridge closed" in part
        assert "The bridge is closed." in part
        assert "2 outlets, each with its own report: Le Fanal and Vigie" in part
        assert "https://desk.example/france/report/2025-12-13-bridge-closed/" in part


def test_at_grade_gloss_the_label_and_the_marked_original_stand_before_the_english() -> None:
    report = make.report(headline=headline("Bridge closed", "Le pont est fermé"), grade=Grade.GLOSS)

    letter = written(report)

    body = letter.html[letter.html.index("<h1") :]
    assert re.search(r'<h3[^>]* lang="fr"[^>]*><a[^>]*>Le pont est fermé</a>', body)
    assert body.index("Machine gloss") < body.index("Le pont est fermé")
    assert body.index("Le pont est fermé") < body.index("In English, roughly: Bridge closed")
    assert letter.text.index("Le pont est fermé") < letter.text.index("Bridge closed")
    assert "[Machine gloss]" in letter.text


def test_letter_with_a_gloss_says_once_at_its_top_that_the_original_is_to_be_trusted() -> None:
    rough, good = make.report(grade=Grade.GLOSS), make.report(id="g", grade=Grade.HIGH)

    letters = [written(rough, rough.but(id="b")), written(good)]

    assert [letter.html.count("Trust the original.") for letter in letters] == [1, 0]
    text = " ".join(letters[0].text.split())
    assert text.index("Trust the original.") < text.index("NEW THIS MORNING")


def test_at_grade_gloss_the_standfirst_stands_in_the_original_first() -> None:
    opening = make.claim("It is closed.", "Il est fermé.", part=Part.STANDFIRST)

    letter = written(make.report(standfirst=opening, grade=Grade.GLOSS))

    assert re.search(r'<p[^>]* lang="fr"[^>]*>Il est fermé\.</p>', letter.html)
    assert letter.text.index("Il est fermé.") < letter.text.index("(It is closed.)")


def test_at_grade_gloss_a_change_that_quotes_a_sentence_shows_its_original_first() -> None:
    body = make.claim("The bridge has reopened.", "Le pont a rouvert.")
    report = make.report(
        body, version=2, grade=Grade.GLOSS, what_changed=("New: The bridge has reopened.",)
    )

    letter = written(report, told={"report-1": 1})

    assert "   + New: Le pont a rouvert.\n     (The bridge has reopened.)" in letter.text
    assert re.search(r'<p[^>]* lang="fr"[^>]*>Le pont a rouvert\.</p>', letter.html)


def test_native_words_stand_only_where_they_are_marked_as_native() -> None:
    marked = make.claim("In Chernihiv.", "À Tchernihiv.", part=Part.BODY)
    report = make.report(
        marked,
        version=3,
        headline=headline("She spoke in Chernihiv", "Elle a parlé à Tchernihiv"),
        standfirst=make.claim("In Chernihiv.", "À Tchernihiv.", part=Part.STANDFIRST),
        witnesses=(make.witness(title="Tchernihiv", gloss="Chernihiv"), make.witness("vigie")),
        what_changed=("New: In Chernihiv.",),
        grade=Grade.GLOSS,
    )
    corrected = report.but(id="c", corrections=(correction(),))

    letter = written(report, report.but(id="n"), corrected, told={"report-1": 1, "c": 1})

    english = re.sub(r'<(\w+)[^>]* lang="fr"[^>]*>.*?</\1>', "", letter.html, flags=re.DOTALL)
    assert letter.html.count("Tchernihiv") >= 7
    assert "Tchernihiv" not in english


def test_at_grade_gloss_the_outlets_own_headline_stands_where_ours_is_its_gloss() -> None:
    report = make.report(headline=headline("The bridge is closed", "Un passage."))

    letter = written(report)

    assert "1. Le pont est fermé\n" in letter.text
    assert "Un passage." not in letter.text


def test_headline_without_an_original_stands_alone() -> None:
    report = make.report(headline=make.claim("Closed", part=Part.HEADLINE, citations=()))

    letter = written(report)

    assert "1. Closed\n" in letter.text
    assert "In English" not in letter.text


def test_better_english_stands_alone_and_draft_quality_is_labelled() -> None:
    letter = written(make.report(grade=Grade.DRAFT, form=Form.BRIEF))

    assert "Le pont" not in letter.text
    assert "[Brief · Machine translation: readable, with mistakes]" in letter.text


def test_single_outlet_is_named_as_the_only_one() -> None:
    assert who_reports([make.witness(), make.witness()], 1) == "Only Le Fanal reports it"


def test_many_outlets_are_counted_and_three_are_named() -> None:
    witnesses = [make.witness(name) for name in ("a", "b", "c", "d", "e")]

    assert who_reports(witnesses, 1) == "5 outlets, 1 independent report: A, B, C and 2 more"


def test_articles_are_counted_where_an_outlet_has_several() -> None:
    witnesses = [make.witness(name) for name in ("a", "a", "b")]

    assert who_reports(witnesses, 3) == "3 articles in 2 outlets, all independent: A and B"
    assert who_reports(witnesses, 2) == "3 articles in 2 outlets, 2 of them independent: A and B"


def test_report_without_standfirst_has_a_letter_too() -> None:
    letter = written(make.report(standfirst=None))

    assert "1. Le pont est fermé" in letter.text


def test_update_says_what_changed() -> None:
    report = make.report(version=2, what_changed=("The bridge has reopened.",))

    letter = written(report, told={"report-1": 1})

    assert "CHANGED SINCE WE TOLD YOU" in letter.text
    assert "   + The bridge has reopened." in letter.text
    assert "The bridge has reopened." in letter.html
    assert letter.subject == "France: Update: Bridge closed"


def test_new_story_does_not_say_what_changed_in_versions_that_nobody_got() -> None:
    letter = written(make.report(version=2, what_changed=("The bridge has reopened.",)))

    assert "reopened" not in letter.text + letter.html


def test_corrections_come_first_with_the_word_the_wrong_and_the_right() -> None:
    wrong = make.report(id="w", version=2, status=Status.CORRECTED, corrections=(correction(),))

    letter = written(make.report(id="new"), wrong, told={"w": 1})

    for part in (letter.text, letter.html[letter.html.index("<h1") :]):
        assert "Correction" in part
        assert "12 people were hurt." in part
        assert "17 people were hurt." in part
        assert "The prefecture gave a wrong figure." in part
        assert part.index("17 people were hurt.") < part.lower().index("new this morning")


def test_corrected_story_that_went_on_says_what_else_is_new() -> None:
    report = make.report(
        version=3, what_changed=("The bridge has reopened.",), corrections=(correction(),)
    )

    letter = written(report, told={"report-1": 1})

    for part in (letter.text, letter.html):
        assert part.index("Also changed:") < part.index("The bridge has reopened.")
    assert letter.subject == "France: a correction"


def test_correction_whose_note_says_it_all_says_it_once() -> None:
    note = "Le Fanal corrected its article: 17 people were hurt., not 12 people were hurt."
    report = make.report(version=2, corrections=(correction(note=note),))

    letter = written(report, told={"report-1": 1})

    assert " ".join(letter.text.split()).count("12 people were hurt.") == 1


def test_letter_leads_to_a_page_that_stands_already_in_the_morning() -> None:
    assert LINKS.browser == "https://desk.example/france/"


def test_withdrawn_story_is_not_told_again() -> None:
    gone = make.report(
        version=2,
        status=Status.WITHDRAWN,
        headline=headline("Mayor accused"),
        corrections=(correction(wrong="The mayor is accused.", right=""),),
    )

    letter = written(gone, told={"report-1": 1})

    assert "Withdrawn" in letter.text
    assert "The prefecture gave a wrong figure." in letter.text
    assert "mayor" not in (letter.text + letter.html + letter.subject).lower()


def test_corrections_that_do_not_fit_are_counted_and_linked() -> None:
    many = [
        make.report(id=f"r{number}", version=2, corrections=(correction(),)) for number in range(13)
    ]

    letter = written(*many, told={report.id: 1 for report in many})

    assert letter.text.count("We wrote:") == 10
    assert "3 more on https://desk.example/france/corrections/" in letter.text
    assert "3 more on the corrections page" in letter.html


def test_thin_day_says_why() -> None:
    letter = written(thin="The presses rest on Christmas Day.")

    assert letter.subject == "France: no new stories this morning"
    assert "The presses rest on Christmas Day." in letter.text
    assert "The presses rest on Christmas Day." in letter.html


def test_letter_says_who_made_it_who_answers_for_it_and_how_to_leave() -> None:
    letter = written(make.report())

    for part in (letter.html, letter.text):
        words = " ".join(part.split())
        assert "A machine wrote this letter" in words
        assert "https://desk.example/france/method/" in words
        assert "The Test Desk" in words
        assert "Ada Example" in words
        assert "editor@desk.example" in words
        assert LINKS.unsubscribe in words
        assert LINKS.browser in words
        assert READER.words in words


def test_demonstration_says_so() -> None:
    letter = written(make.report(), imprint=make.imprint(demo=True))

    assert "A demonstration" in letter.text
    assert "A demonstration" in letter.html


def test_preheader_says_what_the_subject_does_not() -> None:
    letter = written(make.report(id="a"), make.report(id="b", headline=headline("Ferries stopped")))

    tags = Tags(letter.html)
    peek = next(values for tag, values in tags.found if values.get("class") == "peek")
    assert "display: none" in peek["style"]
    assert "The bridge is closed. · Ferries stopped" in tags.text


def test_headers_let_mail_readers_unsubscribe_with_one_post() -> None:
    letter = written(make.report())

    headers = dict(letter.headers)
    assert headers["List-Unsubscribe"] == (
        f"<{LINKS.unsubscribe_post}>, <mailto:editor@desk.example?subject=unsubscribe%20france>"
    )
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Id"] == '"France" <france.desk.example>'
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Precedence"] == "bulk"
    assert parsedate_to_datetime(headers["Date"]).isoformat() == "2025-12-13T07:00:00+01:00"


def test_letter_loads_nothing_and_leads_to_nobody_but_us() -> None:
    letter = written(make.report(), make.report(id="b", version=2), told={"b": 1})

    tags = Tags(letter.html)
    assert not {"img", "script", "link", "iframe", "form"} & {tag for tag, _ in tags.found}
    assert all("src" not in values for _, values in tags.found)
    targets = [values["href"] for tag, values in tags.found if tag == "a"]
    assert all(re.match(r"https://desk\.example/|mailto:editor@desk\.example$", t) for t in targets)
    assert "url(" not in letter.html
    assert set(re.findall(r"https?://[^/\s\"<]+", letter.text)) == {"https://desk.example"}


def test_styles_are_inline_and_the_dark_ones_are_kept_beside() -> None:
    letter = written(make.report())

    tags = Tags(letter.html)
    assert all("style" in values for tag, values in tags.found if tag in {"h1", "h2", "h3", "p"})
    assert "prefers-color-scheme: dark" in letter.html
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in tags.found


def test_text_keeps_to_72_columns_but_for_addresses() -> None:
    long = make.claim("The bridge over the river is closed. " * 6, part=Part.STANDFIRST)

    letter = written(make.report(standfirst=long), make.report(id="b", standfirst=long))

    lines = letter.text.split("\n")
    assert all(len(line) <= 72 for line in lines if "https://" not in line)


def test_same_letter_is_the_same_bytes() -> None:
    assert written(make.report()) == written(make.report())


def test_message_id_tells_neither_reader_nor_changes_from_copy_to_copy() -> None:
    first = message_id("france", DAY, READER.id, "https://desk.example")

    assert first == message_id("france", DAY, READER.id, "https://desk.example")
    assert re.fullmatch(r"<france\.2025-12-13\.[0-9a-f]{32}@desk\.example>", first)
    assert READER.id not in first
    others = {
        message_id("spain", DAY, READER.id, "https://desk.example"),
        message_id("france", date(2025, 12, 14), READER.id, "https://desk.example"),
        message_id("france", DAY, "another", "https://desk.example"),
    }
    assert len(others | {first}) == 4


def test_host_of_the_site_is_fit_for_a_mail_header() -> None:
    assert mail_host("http://127.0.0.1:8000/news") == "127.0.0.1"
    assert mail_host("http://[::1]:8000") == "[IPv6:::1]"
    assert mail_host("https://müller.example") == "xn--mller-kva.example"


def test_confirmation_asks_with_a_link_and_says_what_happens_without() -> None:
    link = confirm_link(EDITION, READER, IMPRINT, SIGNER, READER.asked)

    letter = confirmation(READER, EDITION, IMPRINT, link)

    assert letter.to == READER.address
    assert letter.message_id == confirmation_id(READER, IMPRINT.base_address)
    assert letter.subject == "France: please confirm the morning letter"
    assert dict(letter.headers)["Auto-Submitted"] == "auto-generated"
    for part in (letter.html, letter.text):
        assert link in part
        assert "do nothing" in part
        assert "three days" in " ".join(part.split())
    token = link.rpartition("/")[2]
    assert SIGNER.read_confirm(token, "france", READER.asked) == READER.id


HOSTILE = st.one_of(
    st.text(max_size=2000),
    st.sampled_from(
        [
            "A\r\nBcc: victim@example.org",
            "</h3><script>alert(1)</script>",
            "\u202eevil\u2066",
            "Ж" * 5000,
            '"><img src=https://evil.example/x>',
        ]
    ),
)


@settings(max_examples=12, deadline=None)
@given(HOSTILE, HOSTILE)
def test_whatever_the_press_writes_the_letter_stays_whole(text: str, original: str) -> None:
    reports = [
        make.report(
            id=f"r{number}",
            version=2,
            headline=headline(text, original),
            standfirst=make.claim(text, part=Part.STANDFIRST),
            what_changed=(text,) * 5,
            witnesses=(make.witness(outlet_name=text, title=original),),
            corrections=(correction(wrong=text, right=text, note=text),) if number > 20 else (),
        )
        for number in range(40)
    ]
    told = {report.id: 1 for report in reports[10:]}

    letter = written(*reports, told=told)

    assert len(letter.subject) <= 110
    headers = [letter.subject, letter.sender, letter.to, *(v for _, v in letter.headers)]
    assert all(value.splitlines() == [value] for value in headers)
    tags = Tags(letter.html)
    assert not {"img", "script"} & {tag for tag, _ in tags.found}
    assert len(letter.html.encode()) < 100_000


def test_edition_without_stories_ever_is_a_letter_all_the_same() -> None:
    empty = Bulletin(edition="france", day=DAY, stories=(), updates=(), corrections=())

    letter = render(empty, READER, EDITION, IMPRINT, LINKS)

    assert "A machine wrote this letter" in letter.html
