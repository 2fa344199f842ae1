"""The rolls of outlets and editions: TOML files, later folders laid over earlier ones.

Every fault of a file is told at once, each with its key and the remedy.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time
from difflib import get_close_matches
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from foreigndesk.domain.press import Edition, Feed, GlossaryEntry, Grade, Outlet
from foreigndesk.errors import SettingsError

KINDS = ("daily", "weekly", "agency", "broadcaster", "regional", "magazine", "online")
NEVER = "never"
NOT_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Two-letter codes by which CLDR names something else than a country."""
NOT_LANGUAGES = {"mul", "und", "zxx"}
"""Several, unknown, none."""

Folder = Traversable | Path
Shape = TypeVar("Shape", bound=BaseModel)


def load_press(folders: Sequence[Folder]) -> dict[str, Outlet]:
    """Return the outlets of all folders by id.

    Args:
        folders: each holds TOML files, one a country; a later folder's outlet replaces an earlier
            one's of the same id, whole.

    Raises:
        SettingsError: a folder is missing, a file is broken, an id stands twice in a folder, a
            feed has two owners.
    """
    files: dict[str, Traversable] = {}
    press: dict[str, Outlet] = {}
    for folder in folders:
        for key, (outlet, file) in _outlets_in(folder).items():
            press[key], files[key] = outlet, file
    _must_own_feeds_alone(press, files)
    return press


def load_editions(
    folders: Sequence[Folder], press: Mapping[str, Outlet] | None = None
) -> dict[str, Edition]:
    """Return the editions of all folders by id, which is the file's name without its ending.

    Args:
        folders: each holds TOML files, one an edition; a later one replaces an earlier, whole.
        press: the outlets that an edition may read, by id; nothing is checked where not given.

    Raises:
        SettingsError: a folder is missing, a file is broken, an edition names an outlet that the
            press does not have, or has none at all.
    """
    found = {_edition_id(file): file for folder in folders for file in _files(folder)}
    editions = {key: _edition(key, _read(file, _EditionFile)) for key, file in found.items()}
    if press is not None:
        for key, edition in editions.items():
            _must_have_outlets(edition, press, found[key])
    return editions


def outlets_of(edition: Edition, press: Mapping[str, Outlet]) -> tuple[Outlet, ...]:
    """Return the outlets that an edition reads: those it names, else all of its country.

    Raises:
        SettingsError: the edition names an outlet that the press does not have.
    """
    if not edition.outlets:
        return tuple(outlet for outlet in press.values() if outlet.country == edition.country)
    for key in edition.outlets:
        if key not in press:
            raise SettingsError(f"edition {edition.id}, outlets: {_unknown(key, press)}")
    return tuple(press[key] for key in edition.outlets)


def _fault(words: str) -> PydanticCustomError:
    return PydanticCustomError("rolls", words)


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise _fault(f'"{value}" is no id; write lower-case words with hyphens, as in "le-monde"')
    return value


def _address(value: str) -> str:
    remedy = "write a whole address that begins with https:// or http://"
    try:
        parts = urlsplit(value)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole or re.search(r"[\s\x00-\x1f\x7f]", value):
        raise _fault(f'"{value}" is no address; {remedy}')
    if parts.username or parts.password:
        raise _fault("carries a user's name or password; take it out: files of outlets are public")
    return value


def _country(value: str) -> str:
    known = value in Locale("en").territories and value not in NOT_COUNTRIES
    if not known or not re.fullmatch("[A-Z]{2}", value):
        raise _fault(f'"{value}" is no country; give its ISO 3166-1 code, as in "FR"')
    return value


def _language(value: str) -> str:
    # Only the bare language: articles are told apart by it.
    known = value in Locale("en").languages and value not in NOT_LANGUAGES
    if not known or not re.fullmatch("[a-z]{2,3}", value):
        raise _fault(f'"{value}" is no language; give its ISO 639-1 code alone, as in "fr"')
    return value


def _kind(value: str) -> str:
    if value not in KINDS:
        raise _fault(f'"{value}" is no kind of outlet; choose one of {", ".join(KINDS)}')
    return value


def _grade(value: object) -> Grade:
    if value not in list(Grade):
        raise _fault(f'"{value}" is no grade; choose one of {", ".join(Grade)}')
    return Grade(str(value))


def _zone(value: object) -> ZoneInfo:
    remedy = 'give a name of the IANA time zones, as in "Europe/Paris"'
    try:
        return ZoneInfo(str(value))
    except (KeyError, ValueError, OSError) as error:
        raise _fault(f'"{value}" is no time zone of this machine; {remedy}') from error


def _hour(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return time.fromisoformat(value)
    if isinstance(value, time):  # TOML knows bare times too
        return value
    raise _fault(f'"{value}" is no time of day; write it as in "07:00"')


def _checked(value: object) -> object:
    if isinstance(value, date):  # TOML knows bare days too
        return f"{value:%Y-%m-%d}"
    text = str(value)
    if text != NEVER and not (re.fullmatch(r"\d{4}-\d\d-\d\d", text) and _is_day(text)):
        raise _fault(f'"{value}" is no day; write it as in "2026-01-31", or "{NEVER}"')
    return text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _once(values: list[str]) -> list[str]:
    twice = [value for value, times in Counter(values).items() if times > 1]
    if twice:
        raise _fault(f'"{twice[0]}" stands twice; take one out')
    return values


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Id = Annotated[str, AfterValidator(_id)]
Address = Annotated[str, AfterValidator(_address)]
Country = Annotated[str, AfterValidator(_country)]
Languages = Annotated[
    list[Annotated[str, AfterValidator(_language)]], Field(min_length=1), AfterValidator(_once)
]
Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Feed(_Form):
    url: Address


class _Outlet(_Form):
    id: Id
    name: Text
    homepage: Address
    languages: Languages
    kind: Annotated[str, AfterValidator(_kind)]
    owner: Text
    region: Text
    checked: Annotated[str, BeforeValidator(_checked)]
    paywall: bool = False
    state_media: bool = False
    feed: Annotated[list[_Feed], Field(min_length=1)]


class _PressFile(_Form):
    country: Country
    outlet: Annotated[list[_Outlet], Field(min_length=1)]


class _Weights(_Form):
    """The parts of a story's rank, as the rank room names them; a test holds them together."""

    independent: Weight | None = None
    outlets: Weight | None = None
    novelty: Weight | None = None
    home: Weight | None = None
    freshness: Weight | None = None


class _Gloss(_Form):
    term: Text
    gloss: Text
    link: Address


def _terms_once(glosses: list[_Gloss]) -> list[_Gloss]:
    _once([gloss.term for gloss in glosses])
    return glosses


class _EditionFile(_Form):
    name: Text
    country: Country
    languages: Languages
    zone: Annotated[ZoneInfo, PlainValidator(_zone)]
    letter_at: Annotated[time, BeforeValidator(_hour)]
    least_grade: Annotated[Grade, BeforeValidator(_grade)]
    outlets: Annotated[list[Id], AfterValidator(_once)] = []
    front_page: Annotated[int, Field(ge=1, le=100)] = 10
    window_days: Annotated[int, Field(ge=1, le=30)] = 4
    quoted_passages: Annotated[int, Field(ge=1)] = 4
    quoted_share: Annotated[float, Field(gt=0, le=1)] = 0.2
    home_words: Annotated[list[Text], AfterValidator(_once)] = []
    weights: _Weights = _Weights()
    glossary: Annotated[list[_Gloss], AfterValidator(_terms_once)] = []
    names: dict[Text, Text] = {}


FORMS = (_Feed, _Outlet, _PressFile, _Weights, _Gloss, _EditionFile)
KEYS = sorted({key for form in FORMS for key in form.model_fields})


def _outlets_in(folder: Folder) -> dict[str, tuple[Outlet, Traversable]]:
    found: dict[str, tuple[Outlet, Traversable]] = {}
    for file in _files(folder):
        form = _read(file, _PressFile)
        for one in form.outlet:
            if one.id in found:
                raise SettingsError(
                    f'{file}: outlet "{one.id}", id: stands also in {found[one.id][1].name}; '
                    "rename one, or take it out"
                )
            found[one.id] = _outlet(one, form.country), file
    return found


def _outlet(form: _Outlet, country: str) -> Outlet:
    feeds = tuple(
        Feed(id=_feed_id(form.id, feed.url), outlet=form.id, url=feed.url) for feed in form.feed
    )
    return Outlet(
        country=country,
        languages=tuple(form.languages),
        feeds=feeds,
        **form.model_dump(exclude={"languages", "feed"}),
    )


def _feed_id(outlet: str, url: str) -> str:
    return "feed-" + sha256(f"{outlet} {url}".encode()).hexdigest()[:16]


def _edition(key: str, form: _EditionFile) -> Edition:
    listed = {"languages", "outlets", "home_words", "glossary", "weights"}
    return Edition(
        id=key,
        languages=tuple(form.languages),
        outlets=tuple(form.outlets),
        home_words=tuple(form.home_words),
        glossary=tuple(GlossaryEntry(**gloss.model_dump()) for gloss in form.glossary),
        weights=form.weights.model_dump(exclude_none=True),
        **form.model_dump(exclude=listed),
    )


def _edition_id(file: Traversable) -> str:
    key = file.name.removesuffix(".toml")
    try:
        return _id(key)
    except PydanticCustomError as error:
        raise SettingsError(f"{file}: name of the file: {error.message()}") from error


def _must_own_feeds_alone(press: Mapping[str, Outlet], files: Mapping[str, Traversable]) -> None:
    owners: dict[str, str] = {}
    for feed in (feed for outlet in press.values() for feed in outlet.feeds):
        if feed.url in owners:
            raise SettingsError(
                f'{files[feed.outlet]}: outlet "{feed.outlet}", feed: {feed.url} is already '
                f'a feed of "{owners[feed.url]}"; take one out'
            )
        owners[feed.url] = feed.outlet


def _must_have_outlets(edition: Edition, press: Mapping[str, Outlet], file: Folder) -> None:
    try:
        outlets = outlets_of(edition, press)
    except SettingsError as error:
        raise SettingsError(f"{file}: {error}") from error
    if not outlets:
        raise SettingsError(
            f"{file}: outlets: none is named and the press has none of {edition.country}; "
            "add a file of its outlets to a press folder"
        )


def _unknown(key: str, press: Collection[str]) -> str:
    return f'there is no outlet "{key}"{_perhaps(key, press)}; `foreigndesk press list` shows all'


def _perhaps(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f' (perhaps "{near[0]}"?)' if near else ""


def _files(folder: Folder) -> Iterator[Traversable]:
    """Yield the folder's TOML files by name; what an editor's program hides is left alone."""
    try:
        found = sorted(folder.iterdir(), key=lambda file: file.name)
    except OSError as error:
        raise SettingsError(
            f"{folder}: this folder of outlets or editions cannot be read ({_why(error)}); "
            "create it, or mend its name in the settings"
        ) from error
    return (f for f in found if f.name.endswith(".toml") and not f.name.startswith("."))


def _read(file: Traversable, shape: type[Shape]) -> Shape:
    document = _document(file)
    try:
        return shape.model_validate(document)
    except ValidationError as error:
        faults = [_told(one, document) for one in error.errors()]
        raise SettingsError("\n".join(f"{file}: {fault}" for fault in faults)) from error


def _document(file: Traversable) -> dict[str, Any]:
    try:
        # Some editors put a byte order mark first, which TOML does not know.
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({_why(error)}); mend that") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: is not in UTF-8; save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: is not TOML: {error}; mend that place") from error


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _told(fault: ErrorDetails, document: Mapping[str, Any]) -> str:
    return f"{_place(fault['loc'], document)}: {_words(fault)}"


def _place(loc: Sequence[int | str], document: Any) -> str:
    """Return where in a file a fault is, for a person: ``outlet "le-monde", feed 2, url``."""
    words: list[str] = []
    here = document
    for step in loc:
        here = _inside(here, step)
        if isinstance(step, int):
            words[-1] += f" {_called(here, step)}"
        elif step != "[key]":  # pydantic's word for "the key itself"
            words.append(step)
    return ", ".join(words)


def _inside(here: Any, step: int | str) -> Any:
    if isinstance(here, dict):
        return here.get(str(step))
    return here[step] if isinstance(here, list) and isinstance(step, int) else None


def _called(here: Any, number: int) -> str:
    named = here.get("id", here.get("term")) if isinstance(here, dict) else None
    return f'"{named}"' if isinstance(named, str) else str(number + 1)


def _words(fault: ErrorDetails) -> str:
    if fault["type"] == "missing":
        return "is missing; add it"
    if fault["type"] == "extra_forbidden":
        key = str(fault["loc"][-1])
        return f"is no key we know here{_perhaps(key, KEYS)}; mend its spelling or take it out"
    if fault["type"] == "rolls":
        return fault["msg"]
    return f"{fault['msg'][:1].lower()}{fault['msg'][1:]}, not {fault['input']!r:.60}; mend it"
