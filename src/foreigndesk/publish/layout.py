"""Templates → pages: one environment, one frame around every page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from foreigndesk.domain.press import Outlet
from foreigndesk.ports import Page
from foreigndesk.publish import links, native, times, words
from foreigndesk.publish.content import SiteContent

HOUSE = "Foreign Desk"

DIGITAL_ORIGIN = "compositeWithTrainedAlgorithmicMedia"
"""IPTC digital source type: people's words (the originals) beside a machine's English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a page says about itself."""

    path: str
    title: str
    description: str
    canonical: str = ""
    """The path that stands for this page; its own where empty."""
    indexed: bool = True
    """Whether search engines may list it."""
    kind: str = "website"
    """Open Graph type."""
    record: Mapping[str, object] = field(default_factory=dict)
    """JSON-LD; none where empty."""
    root: str | None = None
    """The way to the edition's root; from the path where None."""


def page(site: SiteContent, template: str, frame: Frame, **values: object) -> Page:
    """Return a finished page.

    Args:
        site: whose page it is.
        template: its name, without ending.
        frame: what the page says about itself.
        values: what the template shows besides.
    """
    html = _environment().get_template(f"{template}.html")
    text = html.render(site=site, **_surroundings(site, frame), **values)
    return Page(path=frame.path, body=text.encode())


def fragment(site: SiteContent, template: str, **values: object) -> str:
    """Return a piece of markup without the frame, for feeds; links in it must be absolute."""
    html = _environment().get_template(f"{template}.html")
    return html.render(site=site, zone=site.edition.zone, **values)


@cache
def stylesheet() -> bytes:
    """Return the one style sheet of the site."""
    return _package_text("static", "desk.css").encode()


@cache
def icon() -> bytes:
    """Return the site's icon, SVG."""
    return _package_text("static", "desk.svg").encode()


def _surroundings(site: SiteContent, frame: Frame) -> dict[str, object]:
    return {
        "frame": frame,
        "root": links.root_of(frame.path) if frame.root is None else frame.root,
        "zone": site.edition.zone,
        "canonical": links.address(site.imprint, site.edition, frame.canonical or frame.path),
        "style_digest": sha256(stylesheet()).hexdigest()[:8],
        "house": HOUSE,
        "digital_origin": DIGITAL_ORIGIN,
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: _package_text("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    del environment.filters["safe"]  # nothing that comes from the press may be called safe
    environment.filters |= _filters()
    environment.globals |= _globals()
    return environment


def _filters() -> dict[str, Callable[..., object]]:
    return {
        "local": _local,
        "short_local": _short_local,
        "clock": _clock,
        "long_local_day": _long_local_day,
        "long_day": times.long_day,
        "short_day": times.short_day,
        "link": links.safe_link,
        "clip": words.clip,
        "count": words.count,
        "listing": words.listing,
        "percent": words.percent,
        "language": words.language_name,
        "outlet": _outlet,
    }


def _globals() -> dict[str, Callable[..., object]]:
    return {
        "report_path": links.report_path,
        "version_path": links.version_path,
        "record_path": links.record_path,
        "address": links.address,
        "native_headline": native.native_headline,
        "original_leads": native.original_leads,
        "changes": native.changes,
        "misprints": native.misprints,
        "repeaters": native.repeaters,
        "outlets_of": words.outlets_of,
        "voices": words.voices,
        "grade_name": words.GRADE_NAMES.__getitem__,
        "grade_words": words.GRADE_WORDS.__getitem__,
        "grade_meaning": words.GRADE_MEANINGS.__getitem__,
        "need_name": words.need_name,
        "engine_words": words.engine_words,
        "withheld_words": words.withheld_words,
        "withheld_kinds": words.withheld_kinds,
        "reason_words": words.reason_words,
        "reading_minutes": words.reading_minutes,
    }


def _package_text(folder: str, name: str) -> str:
    return files("foreigndesk.publish").joinpath(folder, name).read_text(encoding="utf-8")


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return words.clean(value)
    return value


@pass_context
def _local(context: Context, moment: datetime) -> str:
    return times.local_time(moment, context["zone"])


@pass_context
def _short_local(context: Context, moment: datetime) -> str:
    return times.short_local_time(moment, context["zone"])


@pass_context
def _clock(context: Context, moment: datetime) -> str:
    return times.clock_time(moment, context["zone"])


@pass_context
def _long_local_day(context: Context, moment: datetime) -> str:
    return times.long_day(times.local_day(moment, context["zone"]))


@pass_context
def _outlet(context: Context, id: str) -> Outlet | None:  # noqa: A002 - the word of the domain
    site: SiteContent = context["site"]
    return site.outlets.get(id)
