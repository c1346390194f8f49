"""An http(s) address in, its bytes out. Only reached for a path that is an address.

Limits: 20 seconds without an answer, 60 in all with its redirects, five of these, a size; only http and
https, at every step; no address of a private network or of this computer unless
allowed. A host is looked up once and that very address is called, so that a second
answer of its name server cannot lead elsewhere. Proxies are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any, Final

from geo.documents.drafts import UnreadableError, check_size

__all__ = ["Page", "fetch"]

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")

TIMEOUT_S = 20.0
TOTAL_S = 60.0
CHUNK = 65_536


_KINDS: Final = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/csv": "csv",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came from an address; ``kind`` "" where its start has to tell."""

    data: bytes
    address: str
    kind: str
    charset: str | None


def fetch(address: str, *, max_bytes: int, allow_private: bool = False) -> Page:
    """Get an address; raises `UnreadableError` with the reason."""
    headers = {"User-Agent": "geo-event-mapper", "Accept-Encoding": "identity"}
    deadline = _Deadline(TOTAL_S)
    try:
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - the opener knows only http and https
        with deadline, _opener(allow_private, deadline).open(request, timeout=TIMEOUT_S) as answer:
            return Page(
                data=_body(answer, max_bytes, deadline),
                address=answer.geturl(),
                kind=_KINDS.get(answer.headers.get_content_type(), ""),
                charset=answer.headers.get_content_charset(),
            )
    except urllib.error.HTTPError as error:
        raise UnreadableError(f"address: the server answers {error.code} {error.reason}; check the address") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if deadline.passed:
            raise UnreadableError(_late()) from error
        reason = getattr(error, "reason", None) or error
        raise UnreadableError(
            f"address: {reason or type(error).__name__}; check the address and the network"
        ) from error


class _Deadline:
    """Shuts the connections of one address once its time is over, whatever they wait for: a greeting, the head or the body."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        for connection in self._sockets:
            connection.close()

    def watch(self, connection: socket.socket) -> socket.socket:
        self._sockets.append(connection.dup())  # TLS takes the socket itself over
        return connection

    def _shut(self) -> None:
        self.passed = True
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _late() -> str:
    return f"address: not done after {TOTAL_S:g} seconds; try again later"


def _body(answer: Any, max_bytes: int, deadline: _Deadline) -> bytes:
    coding = answer.headers.get("Content-Encoding", "identity").lower()
    if coding != "identity":
        raise UnreadableError(f"address: the server packs its answer ({coding}); save the page and give the file")
    data = bytearray()
    while chunk := answer.read1(CHUNK):
        data += chunk
        check_size(len(data), max_bytes)
    if deadline.passed:
        raise UnreadableError(_late())
    stated = answer.headers.get("Content-Length", "")
    if stated.isdecimal() and len(data) < int(stated):
        raise UnreadableError(f"address: cut off after {len(data)} of {stated} bytes; try again")
    return bytes(data)


def _opener(allow_private: bool, deadline: _Deadline) -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Http(allow_private, deadline),
        _Https(allow_private, deadline),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith(("http://", "https://")):
            raise UnreadableError("address: it redirects to something that is not http(s); give the page itself")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class _Http(urllib.request.HTTPHandler):
    def __init__(self, allow_private: bool, deadline: _Deadline) -> None:
        super().__init__()
        self._rules = allow_private, deadline

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_guarded(http.client.HTTPConnection, *self._rules), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, allow_private: bool, deadline: _Deadline) -> None:
        super().__init__()
        self._rules = allow_private, deadline

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_guarded(http.client.HTTPSConnection, *self._rules), req)


def _guarded(connection: Any, allow_private: bool, deadline: _Deadline) -> Any:
    """Give a maker of connections that look at the address before they call it."""

    def make(host: str, **options: Any) -> Any:
        made = connection(host, **options)
        made._create_connection = lambda address, timeout, _source=None: deadline.watch(
            _connect(address, timeout, allow_private)
        )
        return made

    return make


def _connect(address: tuple[str, int], timeout: float, allow_private: bool) -> socket.socket:
    host, port = address
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, numeric in found:
        if not allow_private and not _is_public(str(numeric[0])):
            raise UnreadableError(
                f"address: {host} is on a private network ({numeric[0]}); allow it by --allow-private if that is meant"
            )
    failure: OSError | None = None
    for *_, numeric in found:
        try:
            return socket.create_connection((str(numeric[0]), port), timeout)
        except OSError as error:
            failure = error
    raise failure or OSError("no address for that host")


def _is_public(numeric: str) -> bool:
    place = _meant(ipaddress.ip_address(numeric.split("%")[0]))
    return place.is_global and not place.is_multicast and not getattr(place, "is_site_local", False)


def _meant(place: _Address) -> _Address:
    """Give the IPv4 address that an IPv6 address carries, where a gateway would call that one."""
    if place.version == 4:
        return place
    if place in _NAT64:
        return ipaddress.IPv4Address(int(place) & 0xFFFF_FFFF)
    return place.ipv4_mapped or place.sixtofour or place
