import re
import socket
import threading
from pathlib import Path

import httpx2
import pytest
from house import House, page

from foreigndesk.errors import SettingsError
from foreigndesk.web.app import app
from foreigndesk.web.server import serve, serve_until_stopped


def test_site_is_served_on_a_real_socket_and_stops(house: House) -> None:
    house.build(page("index.html", "front"))
    served = serve(app(house.desk), "127.0.0.1", 0)
    try:
        answer = httpx2.get(f"{served.address}/france/", trust_env=False)
        form = {"address": "reader@example.org"}
        thanks = httpx2.post(f"{served.address}/france/sign-up", data=form, trust_env=False)
    finally:
        served.stop()
    served.stop()

    assert answer.text == "front"
    assert "server" not in answer.headers
    assert thanks.status_code == 303
    assert [letter.to for letter in house.mailer.letters] == ["reader@example.org"]
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(served.address, trust_env=False)


def test_raw_path_that_leads_out_is_refused_on_the_wire(house: House, tmp_path: Path) -> None:
    house.build(page("index.html"))
    (tmp_path / "secret.txt").write_text("secret")
    served = serve(app(house.desk), "127.0.0.1", 0)
    try:
        answers = [_raw(served.address, path) for path in ("/france/../../secret.txt", "//x/../..")]
    finally:
        served.stop()

    assert all(answer.startswith(b"HTTP/1.1 404") for answer in answers)


def _raw(address: str, path: str) -> bytes:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_taken_port_is_told_with_the_remedy(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SettingsError, match=rf"port {port} .*choose another with --port"):
            serve(app(house.desk), "127.0.0.1", port)


def test_address_of_an_ipv6_host_has_brackets(house: House) -> None:
    if not socket.has_ipv6:
        pytest.skip("needs IPv6")
    served = serve(app(house.desk), "::1", 0)
    served.stop()

    assert re.fullmatch(r"http://\[::1\]:\d+", served.address)


def test_foreground_server_tells_when_it_is_ready(house: House) -> None:
    ready, told = threading.Event(), list[str]()

    def on_ready(address: str) -> None:
        told.append(address)
        ready.set()

    arguments = (app(house.desk), "127.0.0.1", 0, on_ready)
    # It would answer for ever, and ends with the test run.
    threading.Thread(target=serve_until_stopped, args=arguments, daemon=True).start()
    assert ready.wait(10)

    assert httpx2.get(f"{told[0]}/healthz", trust_env=False).json() == {"ok": True}
