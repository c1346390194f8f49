"""An address of map tiles in, an online layer that a page may offer out: off until the reader turns it on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.errors import GeoError

__all__ = ["OPENSTREETMAP", "Tiles", "read_tiles", "tile_host"]

OPENSTREETMAP = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_OSM_CREDIT = "© OpenStreetMap contributors"

# what may stand in a policy: a host, perhaps with a wildcard for {s}, perhaps with a port
_ORIGIN = re.compile(r"(https?)://((?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?)(?=/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """An online layer: address with ``{z}``, ``{x}`` and ``{y}``, the host it asks, and whom to credit."""

    url: str
    host: str
    credit: str


def read_tiles(tiles: str, credit: str | None = None) -> Tiles:
    """Check an address of tiles, and name the host that a page would ask.

    Parameters
    ----------
    tiles : str
        ``"osm"``, or an http(s) address with ``{z}``, ``{x}`` and ``{y}``; ``{s}`` may stand for a subdomain.
    credit : str, optional
        Whom the page names beside the layer. Default: OpenStreetMap for its own tiles, else the host.

    Returns
    -------
    Tiles
        Address, host as a policy writes it, credit.

    Raises
    ------
    GeoError
        The address is not one of tiles.

    Examples
    --------
    >>> read_tiles("https://{s}.tiles.example/{z}/{x}/{y}.png").host
    'https://*.tiles.example'
    """
    url = OPENSTREETMAP if tiles.lower() in {"osm", "openstreetmap"} else tiles
    missing = [part for part in ("{z}", "{x}", "{y}") if part not in url]
    host = tile_host(url)
    if missing or host is None:
        fault = f"it lacks {', '.join(missing)}" if missing else "it names no host"
        raise GeoError(f"no address of tiles: {tiles!r}: {fault}; give one like {OPENSTREETMAP}, or osm")
    known = _OSM_CREDIT if url == OPENSTREETMAP else host.partition("://")[2]
    return Tiles(url=url, host=host, credit=credit or known)


def tile_host(url: str) -> str | None:
    """Give the origin that a layer of tiles asks, as a policy writes it; None where there is no plain one."""
    found = _ORIGIN.match(url.replace("{s}", "*").replace("{r}", ""))
    return f"{found[1]}://{found[2]}" if found else None
