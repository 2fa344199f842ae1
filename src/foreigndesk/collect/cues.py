"""Words that give away what a page is; the lists, in the languages of the press, are cues.toml."""

import re
import tomllib
from importlib.resources import files


def _any(cues: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of these words in folded text."""
    return re.compile("|".join(rf"(?<!\w)(?:{cue})(?!\w)" for cue in cues))


_LISTS: dict[str, list[str]] = tomllib.loads(
    files("foreigndesk.collect").joinpath("cues.toml").read_text("utf-8")
)

CONSENT = _any(_LISTS["consent"])
"""What a page says that asks for consent."""
ACCEPT = _any(_LISTS["accept"])
"""What its button says."""
LOGIN = _any(_LISTS["login"])
"""What a page says that asks for a name and a password."""
BOT = _any(_LISTS["bot"])
"""What a page says that takes us for a robot, as it may."""
MISSING = _any(_LISTS["missing"])
"""What a page says that is not there, though it answers 200."""
OFFER = _any(_LISTS["offer"])
"""What stands where the free part of an article ends."""
AGENCIES = "|".join(map(re.escape, _LISTS["agencies"]))
"""News agencies of the world, as one alternative of a regular expression."""
