"""The pages that the web makes itself, in the frame of the site."""

from functools import cache
from http import HTTPStatus
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse

from foreigndesk.domain.press import Edition
from foreigndesk.web.desk import WebDesk

# Pages of one reader: nobody between us and them may keep them, no search engine list them.
PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex"}


def page(
    desk: WebDesk,
    edition: Edition | None,
    template: str,
    status: int = HTTPStatus.OK,
    **values: object,
) -> HTMLResponse:
    """Return one of our pages.

    Args:
        desk: the house.
        edition: whose frame it has; None where the address names no edition.
        template: its name, without ending.
        status: of the answer.
        values: what the template shows besides.
    """
    html = _environment().get_template(f"{template}.html")
    text = html.render(
        imprint=desk.imprint,
        editions=tuple(desk.editions.values()),
        edition=edition,
        below=desk.below,
        home=f"{desk.below}/{edition.id}/" if edition else f"{desk.below}/",
        **values,
    )
    return HTMLResponse(text, status_code=status, headers=PRIVATE)


def notice(
    desk: WebDesk, edition: Edition | None, status: int, title: str, *words: str
) -> HTMLResponse:
    """Return a page that says one thing: a title, and a paragraph for each of the words."""
    return page(desk, edition, "notice", status, title=title, words=words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str:
    folder = files("foreigndesk.web").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")
