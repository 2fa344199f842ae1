import contextlib
import errno
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.engines.site import FolderSite
from foreigndesk.errors import RejectedError, SettingsError
from foreigndesk.ports import Page


class Killed(BaseException):
    """The process ends here: nothing may catch it."""


class Trip:
    """Fails at the n-th step."""

    def __init__(self, at: int, error: BaseException) -> None:
        self.left = at
        self.error = error

    def __call__(self, _: str) -> None:
        self.left -= 1
        if self.left == 0:
            raise self.error


def edition(words: str, files: int = 3) -> list[Page]:
    pages = [Page(path=f"report/{n}/index.html", body=words.encode()) for n in range(files)]
    return [Page(path="index.html", body=words.encode()), *pages]


def shown(folder: Path) -> set[str]:
    root = folder / "france"
    return {path.read_text() for path in root.rglob("*.html")}


def builds(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / ".builds").iterdir() if path.is_dir())


def test_a_site_is_built_with_its_list_of_gone_pages(tmp_path: Path) -> None:
    pages = [Page(path="index.html", body=b"news"), Page(path="a/b.html", body=b"note", gone=True)]

    FolderSite(tmp_path).build("france", pages)

    assert (tmp_path / "france/index.html").read_bytes() == b"news"
    assert (tmp_path / "france/a/b.html").read_bytes() == b"note"
    assert json.loads((tmp_path / "france/gone.json").read_text()) == ["a/b.html"]


def test_the_switch_is_by_a_link_and_the_build_before_is_kept(tmp_path: Path) -> None:
    site = FolderSite(tmp_path)

    for words in ("one", "two", "three"):
        site.build("france", edition(words))

    assert shown(tmp_path) == {"three"}
    assert (tmp_path / "france").readlink() == Path(".builds/france-3")
    assert builds(tmp_path) == ["france-2", "france-3"]


def test_editions_do_not_touch_one_another(tmp_path: Path) -> None:
    site = FolderSite(tmp_path)
    for name in ("france", "france-south", "france"):
        site.build(name, edition(name))

    assert (tmp_path / "france-south/index.html").read_text() == "france-south"
    assert builds(tmp_path) == ["france-1", "france-2", "france-south-1"]


@pytest.mark.parametrize("step", range(1, 8))
def test_whenever_the_process_dies_readers_see_a_whole_site(tmp_path: Path, step: int) -> None:
    FolderSite(tmp_path).build("france", edition("old"))

    with contextlib.suppress(Killed):
        FolderSite(tmp_path, Trip(step, Killed())).build("france", edition("new"))

    assert shown(tmp_path) in ({"old"}, {"new"})
    FolderSite(tmp_path).build("france", edition("next"))
    assert shown(tmp_path) == {"next"}
    assert len(builds(tmp_path)) == 2


def test_a_death_before_the_first_switch_shows_nothing_and_is_cleared_away(tmp_path: Path) -> None:
    with pytest.raises(Killed):
        FolderSite(tmp_path, Trip(6, Killed())).build("france", edition("new"))
    assert not (tmp_path / "france").exists()

    FolderSite(tmp_path).build("france", edition("next", files=1))

    assert builds(tmp_path) == ["france-1"]
    assert not (tmp_path / "france/report/2").exists()


def test_a_full_disk_leaves_the_last_good_site_and_names_the_remedy(tmp_path: Path) -> None:
    FolderSite(tmp_path).build("france", edition("old"))
    full = Trip(3, OSError(errno.ENOSPC, "No space left on device"))

    with pytest.raises(SettingsError, match="No space left on device; free some space"):
        FolderSite(tmp_path, full).build("france", edition("new"))

    assert shown(tmp_path) == {"old"}
    assert builds(tmp_path) == ["france-1"]


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "france").mkdir()

    with pytest.raises(SettingsError, match="is not one of our builds"):
        FolderSite(tmp_path).build("france", edition("new"))

    assert (tmp_path / "france").is_dir()


def test_a_link_that_is_not_ours_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    (tmp_path / "by-hand").mkdir()
    (tmp_path / "france").symlink_to("by-hand")

    FolderSite(tmp_path).build("france", edition("new"))

    assert shown(tmp_path) == {"new"}
    assert (tmp_path / "by-hand").is_dir()


@pytest.mark.parametrize(
    "path",
    ["../x.html", "/etc/x", "a/../../x", "", "a//b", "./a", "a\0b", "gone.json", "index.html"],
)
def test_a_path_that_leads_out_of_the_site_or_stands_twice_is_refused(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(RejectedError, match="no page can be written"):
        FolderSite(tmp_path).build("france", [*edition("x"), Page(path=path, body=b"")])

    assert builds(tmp_path) == []


@settings(max_examples=25)
@given(st.text(max_size=20))
def test_no_name_of_an_edition_leads_out_of_the_folder(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("sites")

    try:
        FolderSite(folder).build(name, [])
    except RejectedError:
        assert list(folder.iterdir()) == []
    else:
        assert (folder / name / "gone.json").exists()


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    FolderSite(tmp_path / "deep/site").build("france", edition("new"))

    assert shown(tmp_path / "deep/site") == {"new"}
