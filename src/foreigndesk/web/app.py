"""The application: which address is answered by what."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from foreigndesk.domain.letter import Subscriber
from foreigndesk.domain.press import Edition
from foreigndesk.errors import RejectedError, SettingsError, TransientError
from foreigndesk.web import forms, subscribing
from foreigndesk.web.desk import WebDesk
from foreigndesk.web.files import EditionFiles
from foreigndesk.web.headers import SafeHeaders
from foreigndesk.web.pages import PRIVATE, notice, page
from foreigndesk.web.subscribing import NETWORK_SPAN, SignUp, TooManyError

PLAIN_WORDS = {
    HTTPStatus.NOT_FOUND: ("No such page", "Nothing stands at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("Not here", "This address does not take such requests."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("Too long", "The form that was sent is too long."),
    HTTPStatus.BAD_REQUEST: ("Not understood", "What was sent is not the form of this page."),
}


def app(desk: WebDesk) -> Starlette:
    """Return the application that serves the site, sign-up, confirmation and unsubscription.

    GET and HEAD change nothing, whatever the address: mail scanners follow every link.
    """
    application = Starlette(
        routes=_routes(desk),
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={
            HTTPException: _http_error,
            SettingsError: _out_of_order,
            TransientError: _out_of_order,
        },
    )
    application.state.desk = desk
    # It would lead readers to the host that we see, which need not be the one they see.
    application.router.redirect_slashes = False
    return application


def _routes(desk: WebDesk) -> list[BaseRoute]:
    files = [
        Mount(f"/{id_}", EditionFiles(desk.site_folder / id_, desk.below)) for id_ in desk.editions
    ]
    return [
        Route("/", _start),
        Route("/healthz", _health),
        Route("/{edition}", _into_edition),
        Route("/{edition}/sign-up", _sign_up_form, methods=["GET"]),
        Route("/{edition}/sign-up", _sign_up, methods=["POST"]),
        Route("/{edition}/sign-up/thanks", _thanks),
        Route("/{edition}/confirm/{token}", _ask_confirm, methods=["GET"]),
        Route("/{edition}/confirm/{token}", _confirm, methods=["POST"]),
        Route("/{edition}/unsubscribe/{token}", _ask_leave, methods=["GET"]),
        Route("/{edition}/unsubscribe/{token}", _leave, methods=["POST"]),
        *files,
    ]


# --- ways in ---------------------------------------------------------------------------------


def _start(request: Request) -> Response:
    desk = _desk(request)
    if len(desk.editions) == 1:
        return RedirectResponse(f"{desk.below}/{next(iter(desk.editions))}/")
    return page(desk, None, "editions")


def _into_edition(request: Request) -> Response:
    return RedirectResponse(f"{_desk(request).below}/{_edition(request).id}/")


def _health(request: Request) -> Response:
    try:
        _desk(request).archive.check()
    except (SettingsError, TransientError):
        # The reason names files and machines; it is for `doctor`, not for the world.
        return JSONResponse({"ok": False}, HTTPStatus.SERVICE_UNAVAILABLE, PRIVATE)
    return JSONResponse({"ok": True}, headers=PRIVATE)


# --- sign-up ---------------------------------------------------------------------------------


def _sign_up_form(request: Request) -> Response:
    edition = _edition(request)
    words = subscribing.words_of_consent(edition)
    return page(_desk(request), edition, "sign-up", words=words, wrong="", address="")


async def _sign_up(request: Request) -> Response:
    edition, sent = _edition(request), await forms.fields(request)
    form = SignUp(
        address=sent.get("address", ""),
        website=sent.get("website", ""),
        asked_from=subscribing.network(request.client.host if request.client else ""),
    )
    return await run_in_threadpool(_answer_sign_up, _desk(request), edition, form)


def _answer_sign_up(desk: WebDesk, edition: Edition, form: SignUp) -> Response:
    try:
        to_ask = subscribing.ask(desk, edition, form)
    except RejectedError as error:
        words = subscribing.words_of_consent(edition)
        shown = {"words": words, "wrong": str(error), "address": form.address[:254]}
        return page(desk, edition, "sign-up", HTTPStatus.BAD_REQUEST, **shown)
    except TooManyError:
        return _too_many(desk, edition)
    # The letter goes out after the answer, which then takes as long for known as for unknown.
    later = BackgroundTask(_send_confirmations, desk, edition, to_ask)
    thanks = f"{desk.below}/{edition.id}/sign-up/thanks"
    return RedirectResponse(thanks, HTTPStatus.SEE_OTHER, PRIVATE, later)


def _send_confirmations(desk: WebDesk, edition: Edition, to_ask: list[Subscriber]) -> None:
    for subscriber in to_ask:
        subscribing.send_confirmation(desk, edition, subscriber)


def _too_many(desk: WebDesk, edition: Edition) -> Response:
    words = "Many sign-ups came from your network just now. Please try again in an hour."
    answer = notice(desk, edition, HTTPStatus.TOO_MANY_REQUESTS, "Please wait a little", words)
    answer.headers["retry-after"] = str(int(NETWORK_SPAN.total_seconds()))
    return answer


def _thanks(request: Request) -> Response:
    return page(_desk(request), _edition(request), "thanks")


# --- links in letters ------------------------------------------------------------------------


def _ask_confirm(request: Request) -> Response:
    desk, edition = _desk(request), _edition(request)
    try:
        subscriber = subscribing.confirming(desk, edition, request.path_params["token"])
    except RejectedError as error:
        return _dead_link(desk, edition, str(error))
    return page(desk, edition, "confirm", words=subscriber.words)


async def _confirm(request: Request) -> Response:
    await forms.body(request)
    return await run_in_threadpool(_answer_confirm, request)


def _answer_confirm(request: Request) -> Response:
    desk, edition = _desk(request), _edition(request)
    try:
        subscribing.confirm(desk, edition, request.path_params["token"])
    except RejectedError as error:
        return _dead_link(desk, edition, str(error))
    return page(desk, edition, "confirmed")


def _ask_leave(request: Request) -> Response:
    desk, edition = _desk(request), _edition(request)
    try:
        desk.signer.read_unsubscribe(request.path_params["token"], edition.id)
    except RejectedError as error:
        return _dead_link(desk, edition, str(error))
    return page(desk, edition, "unsubscribe")


async def _leave(request: Request) -> Response:
    # RFC 8058, 3.2: mail readers post "List-Unsubscribe=One-Click", in either form encoding;
    # our own button posts nothing. The token alone decides.
    await forms.body(request)
    return await run_in_threadpool(_answer_leave, request)


def _answer_leave(request: Request) -> Response:
    desk, edition = _desk(request), _edition(request)
    try:
        subscribing.leave(desk, edition, request.path_params["token"])
    except RejectedError as error:
        return _dead_link(desk, edition, str(error))
    return page(desk, edition, "unsubscribed")


def _dead_link(desk: WebDesk, edition: Edition, words: str) -> Response:
    return page(desk, edition, "dead-link", HTTPStatus.BAD_REQUEST, words=words)


# --- what goes wrong -------------------------------------------------------------------------


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    title, words = PLAIN_WORDS.get(HTTPStatus(status), (HTTPStatus(status).phrase, ""))
    edition = _desk(request).editions.get(request.url.path.split("/")[1])
    answer = notice(_desk(request), edition, status, title, words)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _out_of_order(request: Request, error: Exception) -> Response:
    subscribing.log.error("request not answered", reason=str(error))
    words = "We could not keep what you asked for. Nothing is lost; please try again in a while."
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return notice(_desk(request), None, status, "Out of order for the moment", words)


def _desk(request: Request) -> WebDesk:
    desk: WebDesk = request.app.state.desk
    return desk


def _edition(request: Request) -> Edition:
    edition = _desk(request).editions.get(request.path_params["edition"])
    if edition is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return edition
