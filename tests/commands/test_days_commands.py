"""gather, cover, send, publish, serve, run: a day's work from the command line."""

import errno
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from at_the_desk import Operator, at

from foreigndesk.samples.demo import READER
from foreigndesk.wiring import SystemClock

ELSEWHERE = "another-machine:4711"


def change(operator: Operator, old: str, new: str, file: str = "desk.toml") -> None:
    place = operator.folder / file
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new), "utf-8")


def forgotten(operator: Operator) -> None:
    """Take the archive and the site away."""
    (operator.folder / "archive.sqlite").unlink()
    shutil.rmtree(operator.folder / "site")


def front_page(operator: Operator) -> bytes:
    return (operator.folder / "site" / "france" / "index.html").read_bytes()


def test_gather_says_what_it_read(operator: Operator) -> None:
    forgotten(operator)

    with operator.press():
        ended = operator.types("gather")

    assert ended.code == 0
    assert ended.out == "4 entries, 4 articles in the archive.\n"


def test_gather_names_every_feed_that_nobody_answers_and_goes_on(operator: Operator) -> None:
    forgotten(operator)

    ended = operator.types("gather")

    summary, *troubles = ended.out.splitlines()
    assert ended.code == 0
    assert summary == "0 entries, 0 articles in the archive."
    assert len(troubles) == 3
    assert all(line.startswith("  later: ") for line in troubles)
    ports = {re.findall(r"127.0.0.1:\d+", line)[0] for line in troubles}
    assert len(ports) == 3


def test_feeds_that_fail_show_at_the_doctors(operator: Operator) -> None:
    forgotten(operator)
    operator.types("gather")

    ended = operator.types("doctor", "--json")

    assert ended.code == 0
    assert "0 of 3 feeds were read; 3 fail, such as http://127.0.0.1" in ended.out


def test_page_that_cannot_be_read_is_named_by_its_address(operator: Operator) -> None:
    forgotten(operator)
    article = "samples/articles/le-quai/pont-brisval-ferme.md"
    change(operator, "section =", 'traps = ["consent_wall"]\nsection =', article)

    with operator.press():
        ended = operator.types("gather")

    _, trouble = ended.out.splitlines()
    assert trouble.startswith("  never: http://127.0.0.1:")
    assert trouble.count("pont-brisval-ferme") == 1


def test_cover_writes_and_says_what_it_shows(operator: Operator) -> None:
    with operator.press():
        operator.types("gather")
        ended = operator.types("cover", "france")

    assert ended.code == 0
    assert ended.out == "France: 2 reports on the front page, 0 wait for an editor.\n"


@pytest.mark.parametrize("command", ["cover", "send", "publish", "serve", "run"])
def test_nothing_is_published_before_somebody_answers_for_it(
    operator: Operator, command: str
) -> None:
    change(operator, 'name = "The Test Desk"', 'name = " "')
    shutil.rmtree(operator.folder / "site")
    letters = sorted(operator.folder.glob("outbox/*"))

    ended = operator.types(command)

    assert ended.code == 2
    assert "operator.name" in ended.err
    assert "FOREIGNDESK_OPERATOR__NAME" in ended.err
    assert not (operator.folder / "site").exists()
    assert sorted(operator.folder.glob("outbox/*")) == letters


def test_edition_that_does_not_exist_is_named_with_those_that_do(operator: Operator) -> None:
    ended = operator.types("cover", "norway")

    assert ended.code == 2
    assert ended.err == "foreigndesk: no edition norway; there are france\n"


def test_letter_goes_out_once(operator: Operator) -> None:
    operator.clock.moment = at("2026-03-04T07:05:00+01:00")

    first, again = operator.types("send"), operator.types("send")

    assert (first.code, again.code) == (0, 0)
    assert first.out == again.out == "France, 2026-03-04: 1 sent.\n"
    assert len(list(operator.folder.glob("outbox/2026-03-04*.eml"))) == 1


def test_send_says_that_no_letter_is_due(operator: Operator) -> None:
    ended = operator.types("send")

    assert ended.code == 0
    assert ended.out == "France: no letter is due now; its hour is 07:00 there.\n"


def test_letter_that_no_mail_server_takes_waits_and_says_so(operator: Operator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    text = f'[mail]\nhost = "127.0.0.1"\nport = {port}\nencryption = "none"\n'
    change(operator, "[fetch]", f"{text}\n[fetch]")
    operator.clock.moment = at("2026-03-04T07:05:00+01:00")

    ended = operator.types("send")

    assert ended.code == 3
    assert ended.out == "France, 2026-03-04: 1 queued.\n"
    assert "run `foreigndesk send` again" in ended.err
    assert READER not in ended.err


def test_publish_builds_the_pages_anew(operator: Operator) -> None:
    shutil.rmtree(operator.folder / "site")

    ended = operator.types("publish")

    assert ended.code == 0
    assert ended.out == "France: site/france\n"
    assert "Brisval" in operator.site()


def test_second_desk_is_refused_with_the_holders_name(operator: Operator) -> None:
    archive = operator.opens()
    with archive.driving(ELSEWHERE, operator.clock.now()):
        for command in (("gather",), ("cover",), ("run",), ("reports", "hold", "x")):
            options = ("--why", "x", "--by", "E") if command[0] == "reports" else ()
            ended = operator.types(*command, *options)

            assert ended.code == 2
            assert f"another desk, {ELSEWHERE}, is at work" in ended.err
            assert ended.err.count("another desk") == 1
    archive.close()

    assert operator.types("publish").code == 0


def test_looking_needs_no_lock(operator: Operator) -> None:
    archive = operator.opens()
    with archive.driving(ELSEWHERE, operator.clock.now()):
        for command in (("doctor",), ("reports", "list"), ("editions", "list")):
            assert operator.types(*command).code == 0
    archive.close()


def test_locked_archive_is_named_with_the_remedy(operator: Operator) -> None:
    file = operator.folder / "archive.sqlite"
    change(operator, '"archive.sqlite"', f'"sqlite:///{file}?timeout=0.05"')
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")

    ended = operator.types("publish")
    other.close()

    assert ended.code == 2
    assert ended.err == (
        f"foreigndesk: the archive {file} is locked by another program: "
        "wait until that has ended, or end it\n"
    )


def test_archive_that_is_none_is_named_and_left_alone(operator: Operator) -> None:
    file = operator.folder / "archive.sqlite"
    file.write_text("Dear desk, " * 100)

    ended = operator.types("publish")

    assert ended.code == 2
    assert "archive.sqlite is not an SQLite file" in ended.err
    assert file.read_text().startswith("Dear desk")


def test_last_good_site_stands_when_the_disk_is_full(operator: Operator) -> None:
    before = front_page(operator)
    pages: list[str] = []

    def full(step: str) -> None:
        pages.append(step)
        if step == "site: write" and len(pages) > 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    operator.hook = full
    ended = operator.types("publish")

    assert ended.code == 2
    assert "No space left on device; free some space" in ended.err
    assert front_page(operator) == before
    assert len(list((operator.folder / "site" / ".builds").glob("france-*"))) <= 2


WITHOUT_ROOM = """\
import resource, sys
from foreigndesk.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
main()
"""


def test_archive_that_cannot_grow_is_told_and_loses_nothing(operator: Operator) -> None:
    (report,) = [r for r in reports(operator) if "brisval" in r]
    words = ["reports", "correct", report, "--wrong", "1,200", "--right", "1,300", "--by", "Ada"]
    command = [sys.executable, "-c", WITHOUT_ROOM, "20000", *words]

    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 2, ended.stderr
    assert "foreigndesk: the archive archive.sqlite cannot" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert operator.types(*words).code == 0


def reports(operator: Operator) -> list[str]:
    archive = operator.opens()
    found = [report.slug for report in archive.reports("france")]
    archive.close()
    return found


def test_broken_edition_file_is_named_and_nothing_is_published(operator: Operator) -> None:
    before = front_page(operator)
    change(operator, 'letter_at = "07:00"', 'letter_at = "soon"', "samples/editions/france.toml")

    ended = operator.types("publish")

    assert ended.code == 2
    assert "france.toml: letter_at" in ended.err
    assert '"soon" is no time of day' in ended.err
    assert front_page(operator) == before


def test_port_that_is_taken_is_named(operator: Operator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ended = operator.types("serve", "--port", str(port))

    assert ended.code == 2
    assert f"port {port}" in ended.err
    assert "--port" in ended.err


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "foreigndesk", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_run_does_a_round_and_ends_on_ctrl_c_without_a_trace(operator: Operator) -> None:
    with started(operator.folder, "run") as process:
        assert process.stderr is not None
        said = process.stderr.readline()

        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert "At work" in said
    assert process.returncode == 130
    assert "Traceback" not in out + err
    archive = operator.opens()
    with archive.driving(ELSEWHERE, SystemClock().now()):
        pass
    archive.close()


def test_serve_answers_and_ends_on_ctrl_c(operator: Operator) -> None:
    with started(operator.folder, "serve", "--port", "0") as process:
        assert process.stdout is not None
        said = process.stdout.readline()

        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert said.startswith("http://127.0.0.1:")
    assert process.returncode in {0, 130}
    assert "Traceback" not in out + err


def test_reader_of_the_output_may_leave_early(operator: Operator) -> None:
    listing = f"{sys.executable} -m foreigndesk press list --json | head -c 5; echo ${{PIPESTATUS}}"

    ended = subprocess.run(["/bin/bash", "-c", listing], capture_output=True, text=True, check=True)

    assert ended.stdout == '{"id"0\n'
    assert ended.stderr == ""
