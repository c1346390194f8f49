"""A name in, places out, from an online geocoder: the optional fallback behind the shipped gazetteer.

The only module that may reach the network, and only through the geopy geocoder that the
caller hands in. Answers are kept on disk, so that a second run asks nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from geo.errors import GazetteerError
from geo.gazetteer import fold
from geo.model import Place

__all__ = ["Chain", "Online"]


class _Lookup(Protocol):
    def lookup(self, name: str) -> Sequence[Place]: ...


class Chain:
    """Several lookups, one after the other: the first that knows a name answers.

    Anything else that is asked of it (``demonym``, ``near``, ...) goes to the first, so a
    chain stands wherever the shipped gazetteer does.

    Examples
    --------
    >>> from geo.gazetteer import load_index
    >>> class Nothing:
    ...     def lookup(self, name):
    ...         return ()
    >>> Chain(load_index(), Nothing()).lookup("Kharkiv")[0].name
    'Kharkiv'
    """

    def __init__(self, first: Any, *others: _Lookup) -> None:
        self._first = first
        self._others = others

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places of that name from the first lookup that has any."""
        for source in (self._first, *self._others):
            found = tuple(source.lookup(name))
            if found:
                return found
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # not before __init__, as when it is unpickled
            raise AttributeError(name)
        return getattr(self._first, name)


class Online:
    """A geopy geocoder as a lookup: rate-limited, and kept on disk.

    Parameters
    ----------
    geocoder : geopy.geocoders.base.Geocoder
        For example ``geopy.geocoders.Nominatim(user_agent="...")``. Mind its terms of use.
    cache : Path
        Folder for the answers, one file for a name; names not found are kept too.
    min_delay_seconds : float, default 1
        Between two requests.
    limit : int, default 5
        At most so many places for a name.

    Raises
    ------
    GazetteerError
        From `lookup`, when the service cannot be reached or refuses.
    """

    def __init__(self, geocoder: Any, *, cache: Path, min_delay_seconds: float = 1.0, limit: int = 5) -> None:
        self._service = type(geocoder).__name__.lower()
        self._ask = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=min_delay_seconds,
            max_retries=2,
            error_wait_seconds=max(min_delay_seconds, 0.01),
            swallow_exceptions=False,
        )
        self._cache = Path(cache)
        self._limit = limit

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places of that name, from the disk if it was asked before."""
        key = fold(name)
        if not key:
            return ()
        path = self._cache / f"{self._service}-{hashlib.sha256(key.encode()).hexdigest()[:24]}.json"
        kept = _read(path)
        if kept is None:
            kept = [asdict(place) for place in self._fetch(name)]
            _write(path, kept)
        return tuple(Place(**record) for record in kept)

    def _fetch(self, name: str) -> list[Place]:
        try:
            answer = self._ask(name, exactly_one=False)
        except GeopyError as error:
            raise GazetteerError(
                f"{self._service} could not be asked for {name!r} ({error}); try again later or leave the fallback out"
            ) from error
        locations: list[Location] = answer or []
        return [self._place(location) for location in locations[: self._limit]]

    def _place(self, location: Location) -> Place:
        raw: dict[str, Any] = location.raw if isinstance(location.raw, dict) else {}
        address = raw.get("address") if isinstance(raw.get("address"), dict) else {}
        country = str((address or {}).get("country_code") or raw.get("countryCode") or "").upper()
        number = raw.get("place_id") or raw.get("geonameId") or f"{location.latitude:.5f},{location.longitude:.5f}"
        geonameid = raw.get("geonameId")
        return Place(
            id=f"{self._service}:{number}",
            name=location.address.split(",")[0].strip() or location.address,
            lat=float(location.latitude),
            lon=float(location.longitude),
            kind=_kind(raw),
            source=self._service,
            country=country or None,
            geonameid=int(geonameid) if geonameid else None,
        )


_KINDS = {
    "country": "country",
    "state": "adm1",
    "county": "adm2",
    "suburb": "district",
    "island": "island",
    "river": "river",
    "sea": "sea",
    "aerodrome": "airport",
    "A": "adm1",
    "H": "river",
    "T": "mountain",
}


def _kind(raw: dict[str, Any]) -> str:
    """Our kind of place for what a service calls it (Nominatim's address type, GeoNames' feature class)."""
    named = raw.get("addresstype") or raw.get("type") or raw.get("fcl")
    return _KINDS.get(str(named), "settlement")


def _read(path: Path) -> list[dict[str, Any]] | None:
    """Return what the disk has; None if nothing, or if the file is damaged."""
    try:
        kept: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["places"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return kept


def _write(path: Path, places: list[dict[str, Any]]) -> None:
    """Write beside and rename, so that no reader ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"places": places}, file, ensure_ascii=False, sort_keys=True)
    Path(temporary).replace(path)
