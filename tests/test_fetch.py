"""Reading an http(s) address: limits, redirects, private networks. The server is on this computer."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.documents import fetch, read_documents
from geo.errors import DocumentError

TEXT = "Two people were hurt when a drone hit the port of Odesa, the mayor said."
FEED = f"<rss><channel><item><guid>g</guid><description>{TEXT}</description></item></channel></rss>"

CYRILLIC = "Двоє людей поранено в Одесі"

ANSWERS = {
    "/a.txt": (200, {"Content-Type": "text/plain; charset=utf-8"}, TEXT.encode()),
    "/cyrillic": (
        200,
        {"Content-Type": "text/plain; charset=windows-1251"},
        "Двоє людей поранено в Одесі".encode("cp1251"),
    ),
    "/page": (200, {"Content-Type": "text/html"}, f"<html><body><p>{TEXT}</p></body></html>".encode()),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
    "/moved": (302, {"Location": "/a.txt"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/packed": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b"),
    "/big": (200, {}, b"a drone hit it " * 400_000),
    "/ftp": (302, {"Location": "ftp://127.0.0.1/a.txt"}, b""),
    "/empty": (200, {}, b""),
    "/cut": (200, {}, TEXT.encode()),
    **{f"/hop{n}": (302, {"Location": f"/hop{n + 1}"}, b"") for n in range(9)},
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(1.5)
        if self.path == "/drip-head":
            self.drip_head()
            return
        if self.path == "/elsewhere":
            ANSWERS["/elsewhere"] = (302, {"Location": f"http://127.0.0.2:{self.server.server_port}/a.txt"}, b"")
        if self.path == "/drip":
            self.drip()
            return
        status, headers, body = ANSWERS.get(self.path, (404, {}, b"no"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + (100 if self.path == "/cut" else 0)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)

    def drip(self):
        self.send_response(200)
        self.end_headers()
        with suppress(ConnectionError):
            for _ in range(40):
                self.wfile.write(b"a")
                time.sleep(0.1)

    def drip_head(self):
        with suppress(ConnectionError):
            for letter in "HTTP/1.0 200 OK and so on and on and on":
                self.wfile.write(letter.encode())
                time.sleep(0.1)

    def log_message(self, *_given):
        """Keep quiet."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def read(address, **options):
    return list(read_documents(address, allow_private=True, **options))


@pytest.mark.parametrize("path", ["/a.txt", "/moved", "/page"])
def test_an_address_is_read(server, path):
    (document,) = read(server + path)
    assert (document.id, document.text) == (server + path, TEXT)


def test_the_address_after_redirects_is_the_url(server):
    assert read(f"{server}/moved")[0].url == f"{server}/a.txt"


def test_the_charset_of_the_answer_counts(server):
    assert read(f"{server}/cyrillic")[0].text == CYRILLIC


def test_a_feed(server):
    assert [document.id for document in read(f"{server}/feed")] == ["g"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "the server answers 404"),
        ("/loop", "redirect"),
        ("/hop0", "redirect"),
        ("/file", "not allowed"),
        ("/ftp", "not http"),
        ("/packed", "packs its answer"),
        ("/big", "over 4 MB"),
        ("/empty", "empty: "),
        ("/cut", "cut off"),
    ],
)
def test_what_cannot_be_read_is_told(server, path, reason):
    with pytest.raises(DocumentError, match=reason) as caught:
        read(server + path, max_mb=1)
    assert "\n" not in str(caught.value)


def test_private_addresses_are_refused(server):
    with pytest.raises(DocumentError, match="private network"):
        list(read_documents(f"{server}/a.txt"))


@pytest.mark.parametrize(
    ("numeric", "public"),
    [
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("fd00::1", False),
        ("fec0::1", False),
        ("64:ff9b::7f00:1", False),  # 127.0.0.1 through a gateway
        ("2002:a00:1::", False),  # 10.0.0.1, tunnelled
        ("64:ff9b::5db8:d822", True),
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
    ],
)
def test_public_addresses(numeric, public):
    assert fetch._is_public(numeric) is public


def test_a_server_that_does_not_answer(server, monkeypatch):
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.3)
    with pytest.raises(DocumentError, match="timed out"):
        read(f"{server}/slow")


def test_a_server_that_drips(server, monkeypatch):
    monkeypatch.setattr(fetch, "TOTAL_S", 0.5)
    with pytest.raises(DocumentError, match="not done after"):
        read(f"{server}/drip")


def test_a_server_whose_head_drips(server, monkeypatch):
    monkeypatch.setattr(fetch, "TOTAL_S", 0.5)
    with pytest.raises(DocumentError, match="not done after"):
        read(f"{server}/drip-head")


def test_each_redirect_is_looked_at(server, monkeypatch):
    monkeypatch.setattr(fetch, "_is_public", lambda numeric: numeric == "127.0.0.1")
    assert len(list(read_documents(f"{server}/a.txt"))) == 1
    with pytest.raises(DocumentError, match=r"127\.0\.0\.2 is on a private network"):
        list(read_documents(f"{server}/elsewhere"))


def test_one_private_answer_of_the_name_server_is_enough(server, monkeypatch):
    asked = []

    def answers(host, port, **_options):
        asked.append(host)
        return [(2, 1, 6, "", (numeric, port)) for numeric in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", answers)
    with pytest.raises(DocumentError, match=r"private network \(10\.0\.0\.7\)"):
        list(read_documents("http://news.example/"))
    assert asked == ["news.example"]


def test_a_name_is_looked_up_once_and_that_address_called(server, monkeypatch):
    asked = []

    def answers(host, port, **_options):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.9", port))]

    monkeypatch.setattr(fetch, "_is_public", lambda numeric: True)
    called = []
    monkeypatch.setattr(fetch.socket, "getaddrinfo", answers)
    monkeypatch.setattr(
        fetch.socket, "create_connection", lambda address, timeout: called.append(address[0]) or real_connect(address)
    )
    port = server.rpartition(":")[2]
    assert len(list(read_documents(f"http://news.example:{port}/a.txt"))) == 1
    assert (asked, called) == (["news.example"], ["127.0.0.1"])


def real_connect(address):
    connection = fetch.socket.socket()
    connection.connect(address)
    return connection


def test_nothing_listens():
    with pytest.raises(DocumentError, match="address: "):
        read("http://127.0.0.1:9/")


@pytest.mark.parametrize("address", ["http://", "https://[", "http://a b/", "http://127.0.0.1:99999/", "http://\n/"])
def test_what_is_no_address(address):
    with pytest.raises(DocumentError, match="nothing readable"):
        read(address)


def test_other_schemes_are_paths():
    with pytest.raises(DocumentError, match="missing: "):
        read("file:///etc/hostname")
