"""Events in, a still picture of their map out: PNG, SVG or PDF, for a paper, a report, a page without scripts.

::

    records -> scene (view, marks) -> sheet (land, marks, names, legend) -> bytes, with the words that stand for it

No browser is used. Symbols and words are those of the page; the same events give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geo.pictures.alt import alt_text

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["SUFFIXES", "alt_text", "picture_bytes", "write_picture"]

SUFFIXES: Final = (".png", ".svg", ".pdf")
"""The formats of a picture."""

Records = Iterable[Mapping[str, Any]]
Box = tuple[float, float, float, float]


def write_picture(
    frame: GeoDataFrame | Records,
    path: str | Path,
    *,
    title: str | None = None,
    language: str = "en",
    bbox: Box | None = None,
) -> str:
    """Draw events as a still picture, and write the words that stand for it beside.

    Parameters
    ----------
    frame : GeoDataFrame or iterable of records
        One row per event, EPSG:4326, from `to_frame`; or records of `event_record`.
    path : str or Path
        Where to; the suffix is the format: ``.png`` (200 dots an inch), ``.svg`` or ``.pdf`` (text
        stays text). ``map.png`` gets ``map.alt.txt`` beside it.
    title : str, optional
        Heading. Default: "Events reported in the news", in the picture's language.
    language : {"en", "uk"}, optional
        Language of the words that are ours; names of places stay as they are.
    bbox : tuple of float, optional
        West, south, east, north, in degrees, to show. Default: where most of the events are; an inset
        shows those that lie far off.

    Returns
    -------
    str
        The words that stand for the picture; they are in its own metadata too.

    Raises
    ------
    GeoError
        The language is not spoken.
    ExportError
        The file cannot be written, or its format is not one of these.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "map.svg"
    >>> events = [{"id": "a", "type": "strike", "place": "Kherson", "lat": 46.64, "lon": 32.61, "killed_low": 2}]
    >>> write_picture(events, path, title="Kherson")
    'Kherson. Map of 1 event. Types: Strike 1. The events: Strike, Kherson, date not stated, at least 2 killed.'
    >>> path.with_suffix(".alt.txt").exists()
    True
    """
    from geo.export.atomic import written

    path = Path(path)
    content, told = picture_bytes(frame, path.suffix.lower(), title=title, language=language, bbox=bbox)
    with written(path) as beside:
        beside.write_bytes(content)
    with written(path.with_suffix(".alt.txt")) as beside:
        beside.write_text(told + "\n", "utf-8")
    return told


def picture_bytes(
    frame: GeoDataFrame | Records,
    suffix: str = ".png",
    *,
    title: str | None = None,
    language: str = "en",
    bbox: Box | None = None,
    dpi: int = 200,
) -> tuple[bytes, str]:
    """Draw events as a still picture; give its bytes and the words that stand for it.

    The parameters are those of `write_picture`; ``dpi`` is the number of dots an inch of a PNG.

    Examples
    --------
    >>> content, told = picture_bytes([], ".svg", title="Nothing yet")
    >>> told
    'Nothing yet. No events.'
    """
    from geo.pictures.compose import compose
    from geo.pictures.files import encoded
    from geo.pictures.words import plain, words
    from geo.placement import records_of
    from geo.records import in_order

    heading = plain(title or words(language)["title"])
    records = in_order(records_of(frame) if hasattr(frame, "geometry") else frame)
    told = alt_text(records, title=heading, language=language)
    return encoded(compose(records, heading, language, bbox), suffix, heading, told, language=language, dpi=dpi), told
