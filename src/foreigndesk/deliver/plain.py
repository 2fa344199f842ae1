"""The text part of a letter: 72 columns, laid out to be read, not a stripped page."""

from foreigndesk.deliver.contents import Contents
from foreigndesk.deliver.lines import WIDTH, one_line, wrapped
from foreigndesk.deliver.notices import Erratum, Notice, Rough

INDENT = "   "
MADE = (
    "A machine wrote this letter: it chose, translated and condensed what the press of "
    "{country} reports. Every sentence on the site leads to the passage it rests on, in the "
    "original. How it is made and checked:"
)


def letter_text(letter: Contents) -> str:
    """Return a bulletin as plain text; addresses stand on lines of their own."""
    return _joined(
        _masthead(letter),
        *([wrapped(letter.rough)] if letter.rough else []),
        *_section("Corrections", [_erratum(one) for one in letter.errata]),
        *_more_errata(letter),
        *_stories(letter),
        *_section("Changed since we told you", [_update(one) for one in letter.updates]),
        *([wrapped(letter.thin)] if letter.thin else []),
        _made(letter),
        _leave(letter),
        _imprint(letter),
    )


def confirmation_text(letter: Contents, confirm_link: str) -> str:
    """Return the letter that asks for a confirmation as plain text."""
    name = letter.edition.name
    return _joined(
        _masthead(letter),
        wrapped(
            f"Somebody, we hope you, asked us to send the top news stories in {name} to this "
            "address each morning. If it was you, please confirm within three days:"
        ),
        confirm_link,
        wrapped("If it was not you, do nothing. We will not write again."),
        _imprint(letter),
    )


def _joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _masthead(letter: Contents) -> str:
    title = one_line(f"The top news stories in {letter.edition.name}").upper()
    lines = [*wrapped(title).split("\n"), letter.day, "=" * WIDTH]
    if letter.imprint.demo:
        lines += [
            "",
            wrapped(
                "A demonstration: the outlets are invented, and so is most of what they report."
            ),
        ]
    return "\n".join(lines)


def _section(title: str, entries: list[str]) -> list[str]:
    return [f"{title.upper()}\n{'-' * WIDTH}", *entries] if entries else []


def _more_errata(letter: Contents) -> list[str]:
    if not letter.more_errata:
        return []
    return [wrapped(f"{letter.more_errata} more on {letter.home}corrections/")]


def _stories(letter: Contents) -> list[str]:
    told = [_story(number, story) for number, story in enumerate(letter.stories, 1)]
    return _section("New this morning", told)


def _story(number: int, story: Notice) -> str:
    return "\n".join([*_headline(f"{number}. ", story.headline), *_rest(story)])


def _update(story: Notice) -> str:
    new = [line for change in story.changes for line in _change(change)]
    return "\n".join([*_headline("*  ", story.headline), *new, *_rest(story)])


def _change(change: Rough) -> list[str]:
    told = f"{change.lead} {change.original or change.english}"
    lines = [wrapped(told, "     ", "   + ")]
    if change.original:
        lines.append(wrapped(f"({change.english})", "     "))
    return lines


def _headline(mark: str, headline: Rough) -> list[str]:
    indent = " " * len(mark)
    if not headline.original:
        return [wrapped(headline.english, indent, mark)]
    return [
        wrapped(headline.original, indent, mark),
        wrapped(f"In English, roughly: {headline.english}", indent),
    ]


def _rest(story: Notice) -> list[str]:
    opening = story.standfirst
    rough = f"({opening.english})" if opening.original else opening.english
    lines = [f"[{story.label}]" if story.label else "", opening.original, rough, story.who]
    return [*(wrapped(line, INDENT) for line in lines if line), f"{INDENT}{story.link}"]


def _erratum(one: Erratum) -> str:
    title = [f"{one.kind}:"] if one.headline.english else [one.kind]
    headline = _headline(INDENT, one.headline) if one.headline.english else []
    lines = [
        one.note,
        f"We wrote: {one.wrong}" if one.wrong else "",
        f"Right is: {one.right}" if one.right else "",
        "Also changed:" if one.changes else "",
    ]
    told = [wrapped(line, INDENT) for line in lines if line]
    also = [line for change in one.changes for line in _change(change)]
    return "\n".join([*title, *headline, *told, *also, f"{INDENT}{one.link}"])


def _made(letter: Contents) -> str:
    made = wrapped(MADE.format(country=letter.edition.name))
    browser = f"Today’s front page:\n{letter.links.browser}"
    return f"{'=' * WIDTH}\n{made}\n{letter.home}method/\n\n{browser}"


def _leave(letter: Contents) -> str:
    asked = wrapped(f'You asked for this letter on {letter.asked}: "{letter.subscriber.words}"')
    return f"{asked}\n\nUnsubscribe, at once and for good:\n{letter.links.unsubscribe}"


def _imprint(letter: Contents) -> str:
    who = letter.imprint
    lines = [
        f"Published by {who.operator}",
        f"Responsible: {who.responsible}" if who.responsible else "",
        f"Write to us, also about mistakes: {who.contact}",
    ]
    return "\n".join(wrapped(line) for line in lines if line)
