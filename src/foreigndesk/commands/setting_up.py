"""init: a settings file to begin with."""

import json
import secrets
import tomllib
from pathlib import Path
from typing import Annotated

import typer

from foreigndesk.commands.terminal import say
from foreigndesk.errors import SettingsError
from foreigndesk.settings import DEFAULT_FILE, build, must_be_answerable
from foreigndesk.wiring import rolls

TEMPLATE = """\
# Settings of this desk. docs/operators.md lists every key.

secret = "{secret}"   # signs the links in letters: keep it, and keep it to yourself
archive = "archive.sqlite"
site = "site"
outbox = "outbox"     # letters are written here while no mail server is set
publish = [{edition}]

[operator]            # nothing is published before these are set
name = {name}
base_address = {address}
contact = {contact}
responsible = ""      # the editor who answers for the editions

[mail]
host = ""             # a mail server; the password best as FOREIGNDESK_MAIL__PASSWORD
"""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(init)


def init(
    name: Annotated[str, typer.Option(prompt="Who publishes (person or body)?")],
    address: Annotated[str, typer.Option(prompt="Where will the site live (https://…)?")],
    contact: Annotated[str, typer.Option(prompt="Mail address for corrections?")],
    edition: Annotated[str, typer.Option(help="the first edition")] = "france",
    file: Annotated[Path, typer.Option(help="where the settings go")] = DEFAULT_FILE,
) -> None:
    """Write a settings file, with a signing secret of its own."""
    if file.exists():
        raise SettingsError(f"{file} exists already; it was not touched")
    values = {"name": name, "address": address, "contact": contact, "edition": edition}
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    text = TEMPLATE.format(secret=secrets.token_hex(32), **quoted)
    settings = build(tomllib.loads(text), file)
    must_be_answerable(settings)
    rolls(settings)
    try:
        with file.open("x", encoding="utf-8") as written:
            file.chmod(0o600)
            written.write(text)
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}") from error
    say(f"{file} is written. Next: `foreigndesk doctor`, then `foreigndesk run`.")
