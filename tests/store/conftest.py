"""Archives for tests: on SQLite always, on PostgreSQL where an address of one is given."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from foreigndesk.store.archive import SqlArchive, open_archive

POSTGRESQL = os.environ.get("TEST_POSTGRESQL", "")
"""Address of a PostgreSQL database in which tests may make and drop schemas of their own."""

PLACES = ["sqlite", *(["postgresql"] if POSTGRESQL else [])]


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite archive that holds nothing; copying it is quicker than migrating."""
    file = tmp_path_factory.mktemp("template") / "archive.sqlite"
    open_archive(str(file)).close()
    return file


@pytest.fixture(scope="session")
def warm_archive(
    tmp_path_factory: pytest.TempPathFactory, empty_archive: Path
) -> Iterator[SqlArchive]:
    """One archive for all tests, which change the file below it.

    SQLAlchemy remembers how it wrote each statement; an archive a test would write them all anew.
    """
    file = tmp_path_factory.mktemp("warm") / "archive.sqlite"
    shutil.copy(empty_archive, file)
    opened = open_archive(str(file))
    yield opened
    opened.close()


@pytest.fixture(params=PLACES)
def place(
    request: pytest.FixtureRequest, empty_archive: Path, warm_archive: SqlArchive
) -> Iterator[str]:
    """The path or address of an empty archive."""
    if request.param == "sqlite":
        file = Path(warm_archive.connections.place)
        warm_archive.close()
        for old in file.parent.iterdir():
            old.unlink()
        shutil.copy(empty_archive, file)
        yield str(file)
        return
    schema = f"test_{uuid.uuid4().hex}"
    server = create_engine(POSTGRESQL)
    with server.begin() as connection:
        connection.execute(text(f"create schema {schema}"))
    url = make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with server.begin() as connection:
        connection.execute(text(f"drop schema {schema} cascade"))
    server.dispose()


@pytest.fixture
def archive(place: str, warm_archive: SqlArchive) -> Iterator[SqlArchive]:
    """An empty archive, open."""
    here = place == warm_archive.connections.place
    opened = warm_archive if here else open_archive(place)
    yield opened
    opened.close()
