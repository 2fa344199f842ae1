"""The application behind a socket: in the background for demo and tests, or until stopped."""

import socket
import threading
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from foreigndesk.errors import SettingsError

GRACE_S = 5
"""How long open answers may take after the end was asked for."""


class _Server(uvicorn.Server):
    """Says when it is ready; uvicorn itself would have to be asked again and again."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready()


class Served:
    """An application at work in the background."""

    def __init__(self, application: Starlette, listening: socket.socket) -> None:
        self.address = _address(listening)
        """Without a slash at the end."""
        ready = threading.Event()
        self._server = _Server(_config(application), ready.set)
        self._thread = threading.Thread(
            target=self._server.run, args=([listening],), name="web", daemon=True
        )
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Finish open answers and let go of the port; once more does nothing."""
        self._server.should_exit = True
        self._thread.join()


def serve(application: Starlette, host: str, port: int) -> Served:
    """Return the application as it answers in the background.

    Args:
        application: what `app` returns.
        host: the address to listen on.
        port: 0 for any free one; the result's `address` tells which.

    Raises:
        SettingsError: the port cannot be had.
    """
    return Served(application, _listening(host, port))


def serve_until_stopped(
    application: Starlette, host: str, port: int, on_ready: Callable[[str], None]
) -> None:
    """Answer until SIGINT or SIGTERM.

    Args:
        application: what `app` returns.
        host: the address to listen on.
        port: 0 for any free one.
        on_ready: called with the address once requests are answered.

    Raises:
        SettingsError: the port cannot be had.
    """
    listening = _listening(host, port)
    address = _address(listening)
    _Server(_config(application), lambda: on_ready(address)).run([listening])


def _config(application: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        log_config=None,
        access_log=False,  # it would hold readers' addresses and their tokens
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE_S,
    )


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host}, port {port} ({error.strerror}): "
            "choose another with --port, or end the program that has it"
        ) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
