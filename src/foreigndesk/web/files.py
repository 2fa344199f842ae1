"""The built site as files: right types, validators, and 410 for what was withdrawn."""

import json
import os
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope

GONE = "gone.json"
"""Beside an edition's pages: a JSON list of the paths that answer 410."""

# RFC 4287, section 7; jsonfeed.org, version 1.1; the machine's own tables know neither everywhere.
MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    "feed.json": "application/feed+json",
    ".svg": "image/svg+xml",
    ".css": "text/css; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
}

CACHED = "public, max-age=60, must-revalidate"
"""A correction must not wait long behind somebody's cache."""

MACHINE_WRITTEN = ("text/html", "application/")


class EditionFiles(StaticFiles):
    """Serves one edition's folder, which may not be there yet, and may be switched meanwhile.

    Args:
        folder: of the edition.
        below: the path under which the site lives on its host.
    """

    def __init__(self, folder: Path, below: str) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self.folder = folder
        self.below = below

    async def check_config(self) -> None:
        """Accept a folder that is not there: before the first build all is "no such page"."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, its absence, or the way to it."""
        response = await super().get_response(path, scope)
        if isinstance(response, RedirectResponse):
            # A path, not an address: the host that we see need not be the one the reader sees.
            way = URL(response.headers["location"]).path
            return RedirectResponse(f"{self.below}{way}", HTTPStatus.PERMANENT_REDIRECT)
        return _marked(response)

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file; a withdrawn page with its note and 410."""
        file = Path(full_path)
        path = file.relative_to(os.path.realpath(self.folder)).as_posix()
        if path == GONE:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        if path in self._gone():
            media_type = _media_type(file) or "text/html"
            return Response(file.read_bytes(), HTTPStatus.GONE, media_type=media_type)
        response = super().file_response(full_path, stat_result, scope, status_code)
        known = _media_type(file)
        if known:
            response.headers["content-type"] = known
        return response

    def _gone(self) -> frozenset[str]:
        try:
            return frozenset(json.loads((self.folder / GONE).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return frozenset()


def _media_type(file: Path) -> str:
    return MEDIA_TYPES.get(file.name) or MEDIA_TYPES.get(file.suffix, "")


def _marked(response: Response) -> Response:
    """Add how long it may be kept, and for machines, who wrote it."""
    response.headers.setdefault("cache-control", CACHED)
    if response.headers.get("content-type", "").startswith(MACHINE_WRITTEN):
        # Regulation (EU) 2024/1689, Art. 50: machine-readable too. The header is the one of
        # the IETF draft on AI content disclosure; pages say the same in words and in metadata.
        response.headers["ai-disclosure"] = "mode=machine-generated"
    return response
