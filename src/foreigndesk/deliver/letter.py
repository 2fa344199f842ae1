"""One bulletin for one subscriber: a letter as HTML and as text."""

from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from babel.dates import format_date
from css_inline import CSSInliner
from jinja2 import Environment, FunctionLoader, StrictUndefined

from foreigndesk.deliver import envelope, plain
from foreigndesk.deliver.contents import Contents
from foreigndesk.deliver.envelope import Links
from foreigndesk.deliver.lines import clip, one_line
from foreigndesk.deliver.notices import Notice, errata, notices
from foreigndesk.deliver.schedule import due
from foreigndesk.domain.letter import Bulletin, Letter, Subscriber
from foreigndesk.domain.press import Edition, Imprint

SUBJECT = 110
"""Most characters."""

PREHEADER = 180
"""Most characters of what an inbox shows beside the subject."""


def render(
    bulletin: Bulletin, subscriber: Subscriber, edition: Edition, imprint: Imprint, links: Links
) -> Letter:
    """Return one subscriber's letter: the same bytes each time it is made."""
    contents = _contents(bulletin, subscriber, edition, imprint, links)
    return Letter(
        message_id=envelope.message_id(
            edition.id, bulletin.day, subscriber.id, imprint.base_address
        ),
        to=subscriber.address,
        sender=envelope.sender(edition, imprint),
        subject=contents.subject,
        text=plain.letter_text(contents),
        html=_html("letter", contents),
        headers=(
            envelope.written(due(edition, bulletin.day)),
            *envelope.letter_headers(edition, bulletin.day, imprint, links),
        ),
    )


def confirmation(
    subscriber: Subscriber, edition: Edition, imprint: Imprint, confirm_link: str
) -> Letter:
    """Return the letter that asks whether it was really they who signed up.

    It holds no word that came with the sign-up: nobody can have us mail theirs to a stranger.
    """
    contents = _confirmation_contents(subscriber, edition, imprint, confirm_link)
    return Letter(
        message_id=envelope.confirmation_id(subscriber, imprint.base_address),
        to=subscriber.address,
        sender=envelope.sender(edition, imprint),
        subject=contents.subject,
        text=plain.confirmation_text(contents, confirm_link),
        html=_html("confirmation", contents, confirm_link=confirm_link),
        headers=(envelope.written(subscriber.asked), *envelope.machine_headers()),
    )


def subject_line(bulletin: Bulletin, edition: Edition) -> str:
    """Return what stands in the inbox: "France: …", at most 110 characters, one line."""
    if bulletin.stories:
        what = bulletin.stories[0].headline.text
    elif bulletin.updates:
        what = f"Update: {bulletin.updates[0].headline.text}"
    else:
        what = "a correction" if bulletin.corrections else "no new stories this morning"
    return clip(f"{edition.name}: {what}", SUBJECT)


def _contents(
    bulletin: Bulletin, subscriber: Subscriber, edition: Edition, imprint: Imprint, links: Links
) -> Contents:
    corrected = errata(bulletin, imprint)
    stories = notices(bulletin.stories, imprint)
    updates = notices(bulletin.updates, imprint)
    return Contents(
        edition=edition,
        imprint=imprint,
        subscriber=subscriber,
        links=links,
        subject=subject_line(bulletin, edition),
        preheader=_preheader([*stories, *updates], bulletin.thin),
        day=_long_day(bulletin.day),
        errata=corrected,
        more_errata=len(bulletin.corrections) - len(corrected),
        # A new story has no version before it that a reader of letters would know.
        stories=[replace(story, changes=()) for story in stories],
        updates=updates,
        thin=one_line(bulletin.thin),
        asked=_long_day(subscriber.asked.astimezone(edition.zone).date()),
    )


def _confirmation_contents(
    subscriber: Subscriber, edition: Edition, imprint: Imprint, confirm_link: str
) -> Contents:
    asked = subscriber.asked.astimezone(edition.zone).date()
    links = Links(browser=confirm_link, unsubscribe="", unsubscribe_post="")
    empty = Bulletin(edition=edition.id, day=asked, stories=(), updates=(), corrections=())
    return replace(
        _contents(empty, subscriber, edition, imprint, links),
        subject=clip(f"{edition.name}: please confirm the morning letter", SUBJECT),
        preheader="One click, and the first letter comes tomorrow morning.",
    )


def _preheader(shown: list[Notice], thin: str) -> str:
    """Return what the subject does not say: the lead's standfirst, then other headlines."""
    if not shown:
        return clip(thin, PREHEADER)
    lead, *others = shown
    return clip(
        " · ".join(filter(None, (lead.standfirst.english, *(o.headline.english for o in others)))),
        PREHEADER,
    )


def _long_day(day: date) -> str:
    return format_date(day, "EEEE, d MMMM yyyy", locale="en_GB")


def _html(template: str, contents: Contents, **values: str) -> str:
    page = _environment().get_template(f"{template}.html").render(letter=contents, **values)
    return _inliner().inline(page)


@cache
def _inliner() -> CSSInliner:
    # Mail readers drop style sheets; what only a style sheet can say (dark mode) is kept beside.
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str:
    folder = files("foreigndesk.deliver").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")
