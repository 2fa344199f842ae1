"""What an operator decides: one TOML file, overridden by environment variables.

The file is ``desk.toml`` in the current folder unless another is named. A variable's name is the
key in capitals behind ``FOREIGNDESK_``, with two underscores for a dot:
``FOREIGNDESK_MAIL__PASSWORD``. Relative folders count from the file's own folder.
"""

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from pydantic_settings.exceptions import SettingsError as UnreadableVariableError

from foreigndesk.errors import SettingsError

PREFIX = "FOREIGNDESK_"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OperatorSettings(_Part):
    """Who answers for what is printed."""

    name: str = Field("", description="person or body that publishes; required before publishing")
    base_address: str = Field("", description="where the site lives, e.g. https://desk.example")
    contact: str = Field("", description="mail address for corrections and takedowns")
    responsible: str = Field("", description="the editor who answers for the editions")


class MailSettings(_Part):
    """How letters leave the house; without a host they are written to the outbox folder."""

    host: str = Field("", description="mail server; empty writes letters to the outbox folder")
    port: int = Field(587, ge=1, le=65535, description="the mail server's port")
    user: str = Field("", description="log-in name at the mail server; empty means no log-in")
    password: SecretStr = Field(SecretStr(""), description="log-in secret; better in the variable")
    encryption: Literal["none", "starttls", "tls"] = Field(
        "starttls", description="none, starttls or tls"
    )


class FetchSettings(_Part):
    """Manners towards outlets."""

    host_pause_s: float = Field(1.0, ge=0, description="pause between requests to one host, s")
    workers: int = Field(8, ge=1, le=64, description="requests under way at a time")
    deadline_s: float = Field(30.0, gt=0, description="total time of one request, s")
    poll_minutes: float = Field(15.0, gt=0, description="how often a feed is read, minutes")
    allow: tuple[str, ...] = Field((), description="HOST:PORT that may be private, for tests")


class Settings(BaseSettings):
    """Everything an operator decides."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
    )

    operator: OperatorSettings = OperatorSettings()
    mail: MailSettings = MailSettings()
    fetch: FetchSettings = FetchSettings()
    secret: SecretStr = Field(SecretStr(""), description="signs links in letters; ≥ 32 characters")
    archive: str = Field("archive.sqlite", description="the archive's file, or a database address")
    site: Path = Field(Path("site"), description="folder of the built sites")
    outbox: Path = Field(
        Path("outbox"), description="folder of letters where there is no mail host"
    )
    press: tuple[Path, ...] = Field(
        (), description="further folders of outlets, over the package's"
    )
    editions: tuple[Path, ...] = Field((), description="further folders of editions, likewise")
    publish: tuple[str, ...] = Field((), description="ids of the editions to work on; empty: all")
    workers: int = Field(2, ge=1, le=64, description="processes that read pages")
    reports: int = Field(30, ge=1, description="how many stories a cover writes at most")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the order in which values win: environment before file."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings


DEFAULT_FILE = Path("desk.toml")


def load(file: Path | None = None) -> Settings:
    """Return the settings of a file (default ``desk.toml``, which may be missing).

    Raises:
        SettingsError: the file named is missing or broken, or a key or value is not known.
    """
    path = file or DEFAULT_FILE
    if not path.exists():
        if file is not None:
            raise SettingsError(f"{file}: no such settings file; `foreigndesk init` writes one")
        return build({}, path)
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); mend that") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not in UTF-8; save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}; mend that place") from error
    return build(written, path)


def build(written: dict[str, Any], path: Path) -> Settings:
    """Return settings from keys, with relative folders counted from a file's folder."""
    _refuse_unknown_variables()
    try:
        settings = Settings(**written)
    except ValidationError as error:
        raise SettingsError(f"{path}: {_in_words(error)}") from error
    except UnreadableVariableError as error:
        raise SettingsError(
            f"environment variables FOREIGNDESK_…: {error}; lists are written as JSON, "
            "as in FOREIGNDESK_PUBLISH='[\"france\"]'"
        ) from error
    here = path.parent
    archive = settings.archive if "://" in settings.archive else str(here / settings.archive)
    return settings.model_copy(
        update={
            "archive": archive,
            "site": here / settings.site,
            "outbox": here / settings.outbox,
            "press": tuple(here / folder for folder in settings.press),
            "editions": tuple(here / folder for folder in settings.editions),
        }
    )


def _refuse_unknown_variables() -> None:
    """Refuse a variable that names no setting: it is a typing error, and would say nothing."""
    for name in os.environ:
        key = name.removeprefix(PREFIX).split("__")[0].lower()
        if name.startswith(PREFIX) and key not in Settings.model_fields:
            raise SettingsError(
                f"unknown setting {name} in the environment; docs/operators.md lists them all"
            )


def must_be_answerable(settings: Settings) -> None:
    """Return if an operator stands behind what would be published.

    Raises:
        SettingsError: the operator's name, base address, contact or the signing secret is missing.
    """
    missing = [
        key
        for key, value in (
            ("operator.name", settings.operator.name),
            ("operator.base_address", settings.operator.base_address),
            ("operator.contact", settings.operator.contact),
            ("secret", settings.secret.get_secret_value()),
        )
        if not value.strip()
    ]
    if missing:
        raise SettingsError(
            f"nothing is published before {', '.join(missing)} is set: in desk.toml or as "
            f"FOREIGNDESK_{missing[0].upper().replace('.', '__')}; `foreigndesk init` writes a file"
        )
    if not settings.operator.base_address.startswith(("http://", "https://")):
        raise SettingsError("operator.base_address must begin with https:// (or http://)")
    if len(settings.secret.get_secret_value()) < 32:  # 160 bits and more, however it is written
        raise SettingsError("secret is too short: 32 characters or more; `openssl rand -hex 32`")


def _in_words(error: ValidationError) -> str:
    faults = []
    for fault in error.errors():
        key = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "extra_forbidden":
            faults.append(f"unknown setting {key!r}; docs/operators.md lists them all")
        else:
            faults.append(f"{key}: {fault['msg']}")
    return "; ".join(faults)
