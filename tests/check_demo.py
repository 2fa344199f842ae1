"""Check what the demo built against its samples' truth file: `check_demo.py FOLDER [SAMPLES]`.

Nothing here knows the sample press: another press in the same format is checked the same way.
Prints every fault and exits with 1 if there is one.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from lxml import html

from foreigndesk.rolls import load_press
from foreigndesk.samples.cast import cast, shifted
from foreigndesk.samples.format import load_play
from foreigndesk.samples.truth import Event, load_truth

SAMPLES = Path(__file__).parent.parent / "src" / "foreigndesk" / "samples"


def main(folder: Path, samples: Path) -> int:
    """Return 0 if everything is as it should be, else 1."""
    play, events = load_play(samples), load_truth(samples)
    roles = cast(play, shifted(load_press([samples / "press"]).values(), 0))
    address = {a.id: role.address(a) for role in roles.values() for a in role.articles}
    walls = {address[a.id] for r in roles.values() for a in r.articles if "consent_wall" in a.traps}
    hidden = [text for r in roles.values() for a in r.articles for text in a.hidden]
    faults: list[str] = []
    for edition in sorted({event.edition for event in events}):
        site = folder / "site" / edition
        if not (site / "index.html").exists():
            faults.append(f"{edition}: no front page")
            continue
        faults += [f"{edition}: {fault}" for fault in _pages(site, hidden)]
        reports = [json.loads(p.read_text("utf-8")) for p in site.glob("report/*/report.json")]
        faults += [f"{edition}: {fault}" for fault in _reports(reports)]
        quality = json.loads((site / "quality" / "quality.json").read_text("utf-8"))
        faults += [f"{edition}: quality: {fault}" for fault in _quality(quality, reports)]
        told = [event for event in events if event.edition == edition]
        faults += [f"{edition}: {f}" for f in _events(told, reports, address, walls)]
    faults += _letters(folder / "outbox", {event.edition for event in events})
    for fault in faults:
        print(fault)
    print(f"{len(events)} events checked, {len(faults)} faults")
    return int(bool(faults))


def _pages(site: Path, hidden: list[str]) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        page = html.document_fromstring(text)
        if not page.get("lang"):
            yield f"{path.name}: no language on the page"
        for secret in hidden:
            if secret in page.text_content():
                yield f"{path}: hidden text shows: {secret[:40]}"
    for path in sorted(site.glob("report/*/index.html")):
        page = html.document_fromstring(path.read_text("utf-8"))
        own = path.parent.name
        latest = page.xpath("//*[contains(@class,'latest')]//a/@href")
        if any(own in link for link in latest):
            yield f"{own}: lists itself under Latest news"


def _reports(reports: list[dict[str, Any]]) -> Iterator[str]:
    for report in reports:
        body = [claim for claim in report["claims"] if claim["part"] == "body"]
        if not body:
            yield f"{report['headline']}: no body"
        for claim in report["claims"]:
            if not claim["citations"]:
                yield f"{report['headline']}: uncited: {claim['text']}"
            for citation in claim["citations"]:
                digest = hashlib.sha256(citation["original"].encode()).hexdigest()
                if digest != citation["sha256"] or not citation["url"].startswith("http"):
                    yield f"{report['headline']}: a citation does not hold"
        if len(report["headline"]) > 110 or "Amid" in report["headline"]:
            yield f"headline: {report['headline']}"


def _quality(told: dict[str, Any], reports: list[dict[str, Any]]) -> Iterator[str]:
    """Yield where the counts contradict each other, or the reports as they stand."""
    counts = dict(told["sentences"])
    checked = counts.pop("checked")
    spoken = sum(line[fate] for line in told["by_language"] for fate in counts)
    if not checked == sum(counts.values()) == spoken:
        yield f"{checked} checked, {sum(counts.values())} by fate, {spoken} by language"
    standing = {
        "printed": sum(len(report["claims"]) for report in reports),
        "withheld": sum(report["withheld"]["sentences"] for report in reports),
    }
    for fate, least in standing.items():
        if counts[fate] < least:
            yield f"{counts[fate]} {fate}, but the reports as they stand have {least}"
    if not told["measured"]:
        yield "nothing is said of how good the check is"


def _events(
    events: list[Event], reports: list[dict[str, Any]], address: dict[str, str], walls: set[str]
) -> Iterator[str]:
    urls = {id(report): {w["url"] for w in report["witnesses"]} for report in reports}
    telling: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        wanted = {address[article] for article in event.articles} - walls
        found = [report for report in reports if urls[id(report)] & wanted]
        telling[event.id] = found
        if len(found) != 1:
            yield f"{event.id}: told by {len(found)} reports"
            continue
        yield from _event(event, found[0], urls[id(found[0])], wanted)
    for event in events:
        for other in event.apart_from:
            if any(report in telling.get(other, []) for report in telling[event.id]):
                yield f"{event.id}: merged with {other}"


def _event(event: Event, report: dict[str, Any], urls: set[str], wanted: set[str]) -> Iterator[str]:
    for missing in wanted - urls:
        yield f"{event.id}: without {missing}"
    copies = sum(len(group) - 1 for group in event.wire)
    if report["independent"] != len(urls) - copies:
        yield f"{event.id}: {report['independent']} voices of {len(urls)} articles"
    yield from _told_on(event, report)
    figures = {figure["value"] for dispute in report["disputes"] for figure in dispute["figures"]}
    for difference in event.differs:
        if not set(difference.values) <= figures:
            yield f"{event.id}: {difference.what}: shows {figures}, not {set(difference.values)}"


def _told_on(event: Event, report: dict[str, Any]) -> Iterator[str]:
    if event.days > 1 and report["version"] < event.days:
        yield f"{event.id}: {report['version']} versions in {event.days} days"
    if report["version"] > 1 and not report["what_changed"]:
        yield f"{event.id}: does not say what changed"
    changed = " ".join(report["what_changed"])
    for amendment in event.corrections:
        noted = [(c["wrong"].split()[0], c["right"].split()[0]) for c in report["corrections"]]
        words = re.compile(rf"\b{amendment.wrong}\b.* to {amendment.right}\b")
        if (amendment.wrong, amendment.right) not in noted and not words.search(changed):
            yield f"{event.id}: corrections {noted}, changed: {changed}"


def _letters(outbox: Path, editions: set[str]) -> Iterator[str]:
    letters = [
        message_from_bytes(p.read_bytes(), policy=policy.default)
        for p in sorted(outbox.glob("*.eml"))
    ]
    bulletins = [letter for letter in letters if letter["List-Unsubscribe"]]
    keys = [letter["Message-ID"] for letter in bulletins]
    if len(keys) != len(set(keys)):
        yield "letters: one went twice"
    for edition in editions:
        if not any(f"/{edition}/" in str(letter["List-Unsubscribe"]) for letter in bulletins):
            yield f"letters: none of {edition}"


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "demo")
    sys.exit(main(where, Path(sys.argv[2]) if len(sys.argv) > 2 else SAMPLES))
