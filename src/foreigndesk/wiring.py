"""The one place that chooses: which engine, which store, which mailer stands behind each port."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from foreigndesk.deliver.tokens import Signer
from foreigndesk.desk import Desk
from foreigndesk.domain.press import Edition, Imprint, Outlet
from foreigndesk.engines.apertium import ApertiumTranslator
from foreigndesk.engines.crew import ProcessCrew
from foreigndesk.engines.fetch import FetchLimits, HttpFetcher
from foreigndesk.engines.outbox import OutboxMailer
from foreigndesk.engines.site import FolderSite
from foreigndesk.engines.smtp import SmtpMailer, Tls
from foreigndesk.errors import SettingsError
from foreigndesk.ports import Clock, Crew, Hook, Mailer, Translator, no_hook
from foreigndesk.rolls import load_editions, load_press
from foreigndesk.settings import Settings
from foreigndesk.steps.newsroom import say_nothing
from foreigndesk.store.archive import open_archive
from foreigndesk.web.desk import WebDesk

VERSION = version("foreigndesk")
UNSIGNED = "no secret is set and nothing real is signed with this"
"""Only for commands that sign nothing; `must_be_answerable` refuses to publish without one."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolls:
    """Which outlets and editions there are."""

    press: dict[str, Outlet]
    editions: dict[str, Edition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the demo and the tests choose otherwise than the settings do."""

    clock: Clock = field(default_factory=SystemClock)
    hook: Hook = no_hook
    rolls: Rolls | None = None
    """Other outlets and editions than those of the settings."""
    translators: tuple[Translator, ...] | None = None
    crew: Crew | None = None
    demo: bool = False
    progress: Callable[[str, int, int], None] = say_nothing


def rolls(settings: Settings) -> Rolls:
    """Return the package's outlets and editions with the operator's folders laid over them.

    Raises:
        SettingsError: a file is broken, or an edition asked for does not exist.
    """
    package = files("foreigndesk")
    press_folders: Sequence[Traversable] = (package / "press", *settings.press)
    edition_folders: Sequence[Traversable] = (package / "editions", *settings.editions)
    press = load_press(press_folders)
    editions = load_editions(edition_folders, press)
    unknown = [key for key in settings.publish if key not in editions]
    if unknown:
        raise SettingsError(
            f"publish: no edition {', '.join(unknown)}; there are {', '.join(sorted(editions))}"
        )
    wanted = settings.publish or tuple(editions)
    return Rolls(press=press, editions={key: editions[key] for key in wanted})


def wire(settings: Settings, choices: Choices | None = None) -> Desk:
    """Return the desk that the settings describe.

    Raises:
        SettingsError: the archive, an edition or a setting is not usable.
    """
    choices = choices or Choices()
    found = choices.rolls or rolls(settings)
    return Desk(
        archive=open_archive(settings.archive, choices.hook),
        fetcher=fetcher(settings, choices.clock),
        crew=crew(settings.workers) if choices.crew is None else choices.crew,
        translators=translators() if choices.translators is None else choices.translators,
        site=FolderSite(settings.site, choices.hook),
        mailer=mailer(settings, choices.hook),
        clock=choices.clock,
        signer=Signer(settings.secret.get_secret_value() or UNSIGNED),
        imprint=imprint(settings, demo=choices.demo),
        press=found.press,
        editions=found.editions,
        poll_every=timedelta(minutes=settings.fetch.poll_minutes),
        reports=settings.reports,
        software=f"Foreign Desk {VERSION}",
        progress=choices.progress,
    )


def let_go(desk: Desk) -> None:
    """Close what a desk holds: worker processes, pipelines, connections, the archive."""
    for thing in (desk.crew, desk.fetcher, *desk.translators, desk.archive):
        close = getattr(thing, "close", None)
        if close is not None:
            close()


def crew(workers: int = 2, limit: timedelta = timedelta(seconds=60)) -> ProcessCrew:
    """Return worker processes that read what outlets serve, with limits of time and memory."""
    return ProcessCrew(workers, limit)


def translators() -> tuple[Translator, ...]:
    """Return the translation engines of this machine."""
    return (ApertiumTranslator(),)


def mailer(settings: Settings, hook: Hook = no_hook) -> Mailer:
    """Return the mail server of the settings, or the outbox folder where none is set."""
    mail = settings.mail
    if not mail.host:
        return OutboxMailer(folder=settings.outbox, hook=hook)
    return SmtpMailer(
        host=mail.host,
        port=mail.port,
        user=mail.user,
        password=mail.password.get_secret_value(),
        tls=Tls(mail.encryption),
        hook=hook,
    )


def imprint(settings: Settings, *, demo: bool = False) -> Imprint:
    """Return who answers for what is printed."""
    operator = settings.operator
    return Imprint(
        operator=operator.name,
        base_address=operator.base_address.rstrip("/"),
        contact=operator.contact,
        responsible=operator.responsible,
        demo=demo,
        software=f"Foreign Desk {VERSION}",
    )


def web_desk(desk: Desk, settings: Settings) -> WebDesk:
    """Return what the web needs of a desk."""
    return WebDesk(
        archive=desk.archive,
        mailer=desk.mailer,
        clock=desk.clock,
        signer=desk.signer,
        editions=desk.editions,
        imprint=desk.imprint,
        site_folder=settings.site,
    )


def fetcher(settings: Settings, clock: Clock, allow: Sequence[str] = ()) -> HttpFetcher:
    """Return the fetcher of the settings; `allow` adds HOST:PORT pairs that may be private."""
    fetch = settings.fetch
    return HttpFetcher(
        clock,
        FetchLimits(
            total=timedelta(seconds=fetch.deadline_s),
            host_pause=timedelta(seconds=fetch.host_pause_s),
            threads=fetch.workers,
        ),
        allow=frozenset((*fetch.allow, *allow)),
        version=VERSION,
        base_address=settings.operator.base_address,
    )
