"""Public corpora of place names -> texts with gold places.

LGL (Lieberman 2010) and TR-News share one form, GeoVirus and GeoWebNews (Gritta 2018, 2020)
have their own. Offsets that do not fit their text are repaired where the name stands nearby.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geo.errors import DocumentError

__all__ = ["FILES", "GoldPlace", "GoldText", "corpus_hash", "read_corpus"]

FILES = {"lgl": "LGL.xml", "geovirus": "GeoVirus.xml", "trnews": "TR-News.xml", "gwn": "GWN.xml"}
_SLACK = 15
_NO_PLACE = frozenset(("Non_Lit_Expression", "Literal_Expression", "Non_Toponym", "Demonym", "Homonym", "Language"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """One annotated name. ``neutral`` says why it counts neither way: adjective, embedded, expression, unplaced."""

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    neutral: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """One article and its names."""

    id: str
    text: str
    places: tuple[GoldPlace, ...]

    @property
    def counted(self) -> list[GoldPlace]:
        """The names that count: those of places that have a point."""
        return [place for place in self.places if not place.neutral]


def corpus_hash(path: Path) -> str:
    """Hash a corpus file with sha256, which pins what a score was measured on."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_corpus(path: Path, is_adjective: Callable[[str], bool]) -> list[GoldText]:
    """Read a corpus file of one of the known forms.

    Parameters
    ----------
    path : Path
        The XML file.
    is_adjective : callable
        Whether a word is the adjective of a country ("French"): such labels are neutral.

    Raises
    ------
    DocumentError
        The file cannot be read as XML of a known form.
    """
    from defusedxml.ElementTree import ParseError, parse

    try:
        root = parse(path).getroot()
    except (OSError, ParseError) as error:
        raise DocumentError(f"{path}: not a readable corpus ({error}); give the XML file as published") from error
    return [_finished(text, is_adjective) for text in _texts(root)]


def _texts(root: Any) -> Iterator[GoldText]:
    for number, article in enumerate(root):
        text = article.findtext("text") or ""
        name = article.get("docid") or article.get("file") or str(number)
        if article.find(".//location") is not None:
            places = tuple(_geovirus(item) for item in article.iter("location"))
        elif article.get("file"):
            places = tuple(_webnews(item) for item in article.iter("toponym"))
        else:
            places = tuple(_lgl(item) for item in article.iter("toponym"))
        yield GoldText(id=name, text=text, places=places)


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value is not None else None
    except ValueError:
        return None


def _geovirus(item: Any) -> GoldPlace:
    return GoldPlace(
        start=int(item.findtext("start")),
        end=int(item.findtext("end")),
        text=item.findtext("name") or "",
        lat=_number(item.findtext("lat")),
        lon=_number(item.findtext("lon")),
    )


def _lgl(item: Any) -> GoldPlace:
    tag = item.find("gaztag")
    code = _number(tag.get("geonameid")) if tag is not None else None
    return GoldPlace(
        start=int(item.findtext("start")),
        end=int(item.findtext("end")),
        text=item.findtext("phrase") or "",
        lat=_number(tag.findtext("lat")) if tag is not None else None,
        lon=_number(tag.findtext("lon")) if tag is not None else None,
        geonameid=int(code) if code is not None else None,
    )


def _webnews(item: Any) -> GoldPlace:
    kind = item.findtext("type") or ""
    neutral = "embedded" if kind.startswith("Embedded") else "expression" if kind in _NO_PLACE else ""
    if not neutral and item.findtext("modifierType") == "Adjective":
        neutral = "adjective"
    code = _number(item.findtext("geonamesID"))
    return GoldPlace(
        start=int(item.findtext("start")),
        end=int(item.findtext("end")),
        text=item.findtext("extractedName") or "",
        lat=_number(item.findtext("latitude")),
        lon=_number(item.findtext("longitude")),
        geonameid=int(code) if code is not None else None,
        neutral=neutral,
    )


def _finished(text: GoldText, is_adjective: Callable[[str], bool]) -> GoldText:
    """Repair the offsets, keep each span once, name what is neutral."""
    places: dict[tuple[int, int], GoldPlace] = {}
    for place in text.places:
        repaired = _repaired(place, text.text)
        if not repaired.neutral:
            repaired = replace(repaired, neutral=_neutral(repaired, is_adjective))
        places.setdefault((repaired.start, repaired.end), repaired)
    return replace(text, places=tuple(places.values()))


def _repaired(place: GoldPlace, text: str) -> GoldPlace:
    if text[place.start : place.end] == place.text or not place.text:
        return place
    low = max(0, place.start - _SLACK)
    spots = [at for at in range(low, place.start + _SLACK + 1) if text.startswith(place.text, at)]
    if not spots:
        return place
    start = min(spots, key=lambda at: abs(at - place.start))
    return replace(place, start=start, end=start + len(place.text))


def _neutral(place: GoldPlace, is_adjective: Callable[[str], bool]) -> str:
    words = place.text.split()
    if is_adjective(place.text) or (words and is_adjective(words[-1])):
        return "adjective"
    return "" if place.lat is not None and place.lon is not None else "unplaced"
