"""Events in, a GeoDataFrame out, and the join with boundaries: the only door to pandas, shapely and CRS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import shapely

from geo.errors import BoundaryError
from geo.model import Event
from geo.records import event_record, normal_record
from geo.records.fields import FIELDS

__all__ = ["admin_counts", "frame_from_records", "join_boundaries", "load_boundaries", "records_from_frame", "to_frame"]

CRS: Final = "EPSG:4326"

_DTYPES: Final = {"integer": "Int64", "number": "float64"}
_COUNTED: Final = ("occurred", "ongoing")


def to_frame(events: Iterable[Event]) -> gpd.GeoDataFrame:
    """Give events as a table with points.

    Parameters
    ----------
    events : iterable of Event
        For example ``Result.events``.

    Returns
    -------
    GeoDataFrame
        One row per event in the order given, one column per property of the codebook, EPSG:4326.
        Lists stay lists, whole numbers are ``Int64``, the geometry is None where there is no honest point.

    Examples
    --------
    >>> from geo.model import Event
    >>> frame = to_frame([Event(id="e1", kind="strike", place=None, reports=(), evidence=(), sources=(), n_sources=1)])
    >>> frame.crs.to_epsg(), frame.loc[0, "type"], frame.geometry[0] is None
    (4326, 'strike', True)
    """
    return frame_from_records(event_record(event) for event in events)


def frame_from_records(records: Iterable[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    """Give records of events (from `event_record` or a file) as `to_frame` does."""
    rows = [normal_record(record) for record in records]
    names = [field.name for field in FIELDS]
    extra = list(dict.fromkeys(name for row in rows for name in row if name not in set(names)))
    kinds = {field.name: field.kind for field in FIELDS}
    columns = {name: _column([row.get(name) for row in rows], kinds.get(name, "")) for name in [*names, *extra]}
    points = [None if row["lat"] is None else shapely.Point(row["lon"], row["lat"]) for row in rows]
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(points, crs=CRS), crs=CRS)


def records_from_frame(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame as records; ``lat`` and ``lon`` are those of the geometry."""
    _check_crs(frame, "the frame")
    rows = frame.drop(columns=frame.geometry.name).to_dict("records")
    records = []
    for row, point in zip(rows, frame.geometry, strict=True):
        missing = point is None or point.is_empty
        place = {"lat": None, "lon": None} if missing else {"lat": round(point.y, 6), "lon": round(point.x, 6)}
        records.append(normal_record({str(name): value for name, value in row.items()} | place))
    return records


def join_boundaries(frame: gpd.GeoDataFrame, boundaries: gpd.GeoDataFrame | None = None) -> gpd.GeoDataFrame:
    """Add to each event that has a point but no unit the admin unit that holds the point.

    Parameters
    ----------
    frame : GeoDataFrame
        One row per event, EPSG:4326 (from `to_frame`).
    boundaries : GeoDataFrame, optional
        Polygons with columns ``adm1`` and ``adm1_name``, perhaps ``country``, same CRS. Default: the shipped set,
        then the second-level units that the user installed.

    Returns
    -------
    GeoDataFrame
        The same rows in the same order, with ``adm1``, ``adm1_name`` and ``country`` filled where they were
        missing and a unit holds the point; with installed units ``adm2`` and ``adm2_name`` too. What the gazetteer said stays: it knows better than a simplified outline.

    Raises
    ------
    BoundaryError
        A column is missing, or the CRS differ.

    Notes
    -----
    A point on a shared border belongs to the unit with the lowest id.

    Examples
    --------
    >>> names = {"adm1": ["XX-1"], "adm1_name": ["One"]}
    >>> square = gpd.GeoDataFrame(names, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
    >>> frame = frame_from_records([{"id": "a", "type": "strike", "lat": 0.5, "lon": 0.5}])
    >>> join_boundaries(frame, square).loc[0, "adm1_name"]
    'One'
    """
    _check_crs(frame, "the frame")
    if boundaries is not None:
        _check_boundaries(boundaries)
    joined = frame.copy()
    for name in ("adm1", "adm1_name", "country"):
        if name not in joined.columns:
            joined[name] = None  # a frame of one's own: every unit is looked up
    if _bare(joined, "adm1").any():
        _join(joined, load_boundaries() if boundaries is None else boundaries, "adm1")
    for units in _installed_units() if boundaries is None else ():
        for name in ("adm2", "adm2_name"):
            if name not in joined.columns:
                joined[name] = None
        _join(joined, units, "adm2")
    return joined


def load_boundaries() -> gpd.GeoDataFrame:
    """Give the shipped first-order units of the world: ``adm1``, ``adm1_name``, ``country``, polygons in EPSG:4326."""
    from geo.datasets import data_path

    return gpd.read_parquet(data_path("boundaries", "adm1.parquet"))


def admin_counts(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Count events and people by first-order unit, for a choropleth.

    Returns
    -------
    DataFrame
        Indexed by ``adm1``, sorted: ``adm1_name``, ``events``, and for ``killed`` and ``injured``
        ``_low`` (the least), ``_high`` (the greatest stated) and ``_open`` (some event states no upper bound, so that
        more is possible). Missing where no event states a number; never 0 for unknown.

    Notes
    -----
    Only what happened counts (``occurred``, ``ongoing``). A number given for several places together is of no one of
    them and is left out.

    Examples
    --------
    >>> common = {"type": "strike", "occurrence": "occurred", "adm1": "UA-63"}
    >>> rows = [{"id": "a", "killed_low": 2, **common}, {"id": "b", **common}]
    >>> admin_counts(frame_from_records(rows)).loc["UA-63", ["events", "killed_low", "killed_high"]].tolist()
    [2, 2, 2]
    """
    happened = frame[frame["adm1"].notna() & frame["occurrence"].isin(_COUNTED)]
    groups = happened.groupby("adm1", sort=True)
    counts = pd.DataFrame({"adm1_name": groups["adm1_name"].first(), "events": groups.size().astype("Int64")})
    own = happened[happened["count_scope"].fillna("event") != "shared"]
    for metric in ("killed", "injured"):
        low, high = own[f"{metric}_low"], own[f"{metric}_high"]
        greatest = high.fillna(low)
        is_open = (low.notna() & high.isna()).astype(bool)
        for name, series in ((f"{metric}_low", low), (f"{metric}_high", greatest)):
            counts[name] = series.groupby(own["adm1"]).sum(min_count=1).reindex(counts.index).astype("Int64")
        by_unit = is_open.groupby(own["adm1"]).any().reindex(counts.index)
        counts[f"{metric}_open"] = by_unit.eq(True)
    return counts


def _column(values: list[Any], kind: str) -> pd.Series:
    """Make a column whose None stays None: pandas would turn lists of None into NaN."""
    dtype = _DTYPES.get(kind)
    if dtype == "Int64":
        return pd.Series(pd.array(values, dtype="Int64"))
    if dtype == "float64":
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype=object)


def _installed_units() -> list[gpd.GeoDataFrame]:
    from geo.datasets import shipped_version
    from geo.installed import usable

    return [gpd.read_parquet(pack.path / "adm2.parquet") for pack in usable("boundaries", shipped_version())]


def _bare(frame: gpd.GeoDataFrame, level: str) -> pd.Series:
    """Whether a row has a point but no unit of a level."""
    bare: pd.Series = frame.geometry.notna() & ~frame.geometry.is_empty & frame[level].isna()
    return bare


def _join(frame: gpd.GeoDataFrame, units: gpd.GeoDataFrame, level: str) -> None:
    """Fill what is missing of a level, and the country, from the units that hold the points."""
    found = _unit_of(frame.geometry[_bare(frame, level)], units, level)
    for name in (level, f"{level}_name", "adm1_pcode", "country"):
        if name in units.columns and name in frame.columns:
            _fill(frame, name, found.map(units[name]))


def _unit_of(points: gpd.GeoSeries, units: gpd.GeoDataFrame, level: str) -> pd.Series:
    """Row of the unit that holds each point: the lowest id where two share the border, none where no unit does."""
    tree = shapely.STRtree(units.geometry.to_numpy())
    at, row = tree.query(points.to_numpy(), predicate="intersects")
    hits = pd.DataFrame({"point": points.index[at], "unit": units.index[row], "code": units[level].to_numpy()[row]})
    first = hits.sort_values(["point", "code"], kind="stable").drop_duplicates("point")
    return first.set_index("point")["unit"]


def _fill(frame: gpd.GeoDataFrame, name: str, values: pd.Series) -> None:
    for index, value in values.items():
        if pd.isna(frame.at[index, name]) and not pd.isna(value):
            frame.at[index, name] = value


def _check_crs(frame: gpd.GeoDataFrame, what: str) -> None:
    if frame.crs is None or frame.crs != CRS:
        given = "no CRS" if frame.crs is None else f"the CRS {frame.crs.to_string()}"
        raise BoundaryError(f"{what} has {given}, not {CRS}; use set_crs or to_crs({CRS!r})")


def _check_boundaries(boundaries: gpd.GeoDataFrame) -> None:
    missing = [name for name in ("adm1", "adm1_name") if name not in boundaries.columns]
    if missing:
        raise BoundaryError(
            f"boundaries lack {', '.join(missing)}, have {', '.join(boundaries.columns)}; rename their columns"
        )
    _check_crs(boundaries, "the set of boundaries")
