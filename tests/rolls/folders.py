"""Folders of outlets and editions as an operator writes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OUTLET = {
    "id": '"le-fanal"',
    "name": '"Le Fanal"',
    "homepage": '"https://le-fanal.example/"',
    "languages": '["fr"]',
    "kind": '"daily"',
    "owner": '"Groupe Fanal"',
    "region": '"national"',
    "checked": '"never"',
}
EDITION = {
    "name": '"France"',
    "country": '"FR"',
    "languages": '["fr"]',
    "zone": '"Europe/Paris"',
    "letter_at": '"07:00"',
    "least_grade": '"draft"',
}


def outlet(feed: str = "https://le-fanal.example/rss.xml", **changes: str) -> str:
    """TOML of one outlet; an empty value leaves the key out."""
    return f'[[outlet]]\n{_lines(OUTLET, changes)}[[outlet.feed]]\nurl = "{feed}"\n'


def edition(more: str = "", **changes: str) -> str:
    """TOML of an edition; an empty value leaves the key out."""
    return _lines(EDITION, changes) + more


def press_folder(
    place: Path, *outlets: str, country: str = "FR", name: str = "france.toml"
) -> Path:
    return folder(place, **{name: f'country = "{country}"\n' + "".join(outlets)})


def folder(place: Path, **files: str) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (place / name).write_text(text, "utf-8")
    return place


@dataclass(frozen=True)
class Sheet:
    """A folder of one file, and the file itself, in memory."""

    content: bytes
    name: str = "x.toml"

    def iterdir(self) -> Iterator[Any]:
        return iter([self])

    def read_bytes(self) -> bytes:
        return self.content

    def __str__(self) -> str:
        return self.name


def _lines(values: dict[str, str], changes: dict[str, str]) -> str:
    merged = {**values, **changes}
    return "".join(f"{key} = {value}\n" for key, value in merged.items() if value)
