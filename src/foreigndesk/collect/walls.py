"""What stands in the way of an article: consent, login, robot checks, missing pages, paywalls.

Judged by what a page is made of and by cue words of many languages, never by outlet.
"""

import re
from collections.abc import Sequence

from lxml import html

from foreigndesk.collect.cues import ACCEPT, BOT, CONSENT, LOGIN, MISSING, OFFER
from foreigndesk.collect.furniture import marked
from foreigndesk.domain.article import Flag
from foreigndesk.language.scripts import folded

_LONG = 700
"""No wall has more words than this; privacy policies do."""
_BRIEF = 150
"""A page that wants something else than to be read has fewer words than this."""
_SHARE = 0.5
"""So much of a consent form's text speaks of consent."""
_OPEN = 250
"""An offer below more words than this is an advertisement, not the end of what is free."""
_OFFER_WORDS = 40
"""A paragraph that offers a subscription is shorter than this."""

_LOCK = re.compile(
    r"(?:^|[-_ ])(?:paywall|regwall|piano-offer|meter(?:ed)?|subscribe-wall)(?:$|[-_ ])",
    re.IGNORECASE,
)
_ROBOT_CHECK = re.compile(
    r"(?:g-recaptcha|h-captcha|cf-challenge|cf-turnstile|captcha-delivery|px-captcha)",
    re.IGNORECASE,
)


def strip_offers(root: html.HtmlElement) -> bool:
    """Take out of a page what offers a subscription; return whether there was such a thing."""
    found = False
    for element in marked(root, _LOCK):
        if OFFER.search(folded(element.text_content())) or element.get("data-access") == "locked":
            found = True
            if next(element.iter("article", "main", "h1"), None) is None:
                element.drop_tree()
    return found


def wall(root: html.HtmlElement, title: str, paragraphs: Sequence[str]) -> Flag | None:
    """Return which wall a page is; None if it is an article as far as one can see.

    Args:
        root: the page, without what is hidden.
        title: what the page calls itself.
        paragraphs: what would be its text.
    """
    lines = [folded(line) for line in paragraphs]
    words = sum(len(line.split()) for line in lines)
    if words > _LONG:
        return None
    if _is_missing(folded(title), lines, words):
        return Flag.SOFT_404
    if _asks_for_consent(root, lines, words):
        return Flag.CONSENT_WALL
    if words >= _BRIEF:
        return None
    return _brief_wall(root, folded(title), " ".join(lines))


def _is_missing(title: str, lines: Sequence[str], words: int) -> bool:
    """Say whether a page says that it is not there."""
    if words >= _BRIEF * 2:
        return False
    cues = [line for line in lines if MISSING.search(line)]
    return bool(MISSING.search(title)) or (bool(cues) and words < _BRIEF // 3)


def _asks_for_consent(root: html.HtmlElement, lines: Sequence[str], words: int) -> bool:
    """Say whether a page's text speaks of consent and little else, with a button to give it."""
    spoken = sum(len(line.split()) for line in lines if CONSENT.search(line))
    buttons = [folded(each.text_content()) for each in root.iter("button", "a")]
    buttons += [folded(each.get("value") or "") for each in root.iter("input")]
    asks = any(ACCEPT.search(button) for button in buttons if len(button.split()) <= 6)
    return asks and words > 0 and spoken >= _SHARE * words


def _brief_wall(root: html.HtmlElement, title: str, text: str) -> Flag | None:
    """Return which wall a page of few words is."""
    words = f"{title} {text}"
    challenged = any(
        _ROBOT_CHECK.search(" ".join(map(str, element.values())))
        for element in root.iter("div", "form")
    )
    if BOT.search(words) and (challenged or len(text.split()) < _BRIEF // 2):
        return Flag.BOT_WALL
    if challenged and not text:
        return Flag.BOT_WALL
    asks = any((field.get("type") or "").lower() == "password" for field in root.iter("input"))
    if asks and LOGIN.search(words) and len(text.split()) < _BRIEF // 2:
        return Flag.LOGIN_WALL
    return None


def without_offers(paragraphs: Sequence[str]) -> tuple[list[str], bool]:
    """Return the paragraphs that do not offer a subscription, and whether one did."""
    kept = [each for each in paragraphs if not _offers(each)]
    return kept, len(kept) < len(paragraphs)


def _offers(paragraph: str) -> bool:
    """Say whether a paragraph offers a subscription and nothing else."""
    return len(paragraph.split()) <= _OFFER_WORDS and bool(OFFER.search(folded(paragraph)))


def paywall_flags(words: int, *, offered: bool, free: bool | None) -> frozenset[Flag]:
    """Return what a reader should know about how much of an article is free.

    Args:
        words: of the text that was found.
        offered: whether a subscription is offered where it ends.
        free: what the page says of itself; None where it says nothing.
    """
    closed = free is False
    flags = {Flag.PAYWALL} if closed else set()
    if words < _OPEN and (closed or offered):
        flags.add(Flag.TEASER)
    return frozenset(flags)
