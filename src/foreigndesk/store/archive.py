"""The archive as the desk sees it: open it, ask it, close it."""

from pathlib import Path
from typing import TYPE_CHECKING

from foreigndesk.ports import Archive, Hook, no_hook
from foreigndesk.store.connections import Connections, address, engine_for
from foreigndesk.store.covering import Covering
from foreigndesk.store.delivering import Delivering
from foreigndesk.store.gathering import Gathering
from foreigndesk.store.operating import Operating
from foreigndesk.store.remedies import remedies
from foreigndesk.store.reporting import Reporting
from foreigndesk.store.settling import Settling
from foreigndesk.store.upgrading import MIGRATIONS, upgrade


class SqlArchive(Gathering, Settling, Covering, Reporting, Delivering, Operating):
    """The port `Archive` on SQLite or PostgreSQL; each parent holds one part of it."""


def open_archive(
    path_or_url: str, hook: Hook = no_hook, migrations: Path = MIGRATIONS
) -> SqlArchive:
    """Return the archive there, brought up to this software; a new one where there is none.

    Before an upgrade of an SQLite archive a copy is kept beside it, named after its revision.

    Args:
        path_or_url: a path of an SQLite file, whose folder is made, or a database's address.
        hook: called just before every commit, with "archive: commit <what>".
        migrations: another folder than ours, for tests.

    Raises:
        SettingsError: it cannot be opened, is no archive, or was written by newer software.
    """
    url = address(path_or_url)
    # SQLite rebuilds tables to alter them, which foreign keys would forbid: another engine.
    engine = engine_for(url, foreign_keys=False)
    connections = Connections(engine, hook)
    with remedies(connections.place):
        try:
            upgrade(engine, hook, migrations)
        finally:
            engine.dispose()
    return SqlArchive(Connections(engine_for(url), hook))


if TYPE_CHECKING:
    _KEEPS_THE_CONTRACT: type[Archive] = SqlArchive
