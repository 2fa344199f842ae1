"""What an article is called."""

import re

from foreigndesk.collect.plain import one_line
from foreigndesk.collect.structured import PageFacts
from foreigndesk.language.scripts import folded

_END = re.compile(r"^(?P<title>.{8,}?)\s+[|–—·•:-]\s+(?P<name>[^|–—·•]{2,60})$")


def title_of(facts: PageFacts, feed_title: str) -> str:
    """Return an article's title, without the outlet's name at its end.

    Args:
        facts: what the page says of itself.
        feed_title: what the feed called the entry; may be empty.
    """
    own = (facts.headline, facts.social_title, feed_title, facts.heading, facts.window_title)
    return without_outlet(one_line(next(filter(None, own), "")), facts)


def without_outlet(title: str, facts: PageFacts) -> str:
    """Return a title without the outlet's name at its end."""
    match = _END.match(title)
    if match is None:
        return title
    name = folded(match["name"])
    # A window's title ends with the outlet's name; what stands before it is the heading's.
    is_name = bool(facts.site) and name == folded(facts.site)
    is_rest = bool(facts.heading) and folded(match["title"]) == folded(facts.heading)
    return match["title"] if is_name or is_rest else title
