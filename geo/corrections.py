"""An analyst's corrections in, events corrected out: moved, retyped, rejected, confirmed, merged, split.

A file of corrections names events by their id, which stays over runs, so that the same
file serves again when there is more to read. What was changed stands with the event, in
``corrections``; what no longer fits is told, and the rest goes on.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from geo.errors import GeoError
from geo.fusion import event_of
from geo.hints import Any, Final
from geo.model import EVENT_KINDS, Event, EventPlace, Location, Mention, Place, Span
from geo.records import place_record

__all__ = ["ACTIONS", "Corrected", "Correction", "correct_events", "correct_records", "read_corrections"]

Record = dict[str, Any]

ACTIONS: Final = {
    "move": "give lat and lon, or place",
    "retype": "give type",
    "reject": "",
    "confirm": "",
    "merge": "give into, the id of the other event",
    "split": "give documents, those that tell of the other event",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row of a file of corrections; ``where`` says which, for messages."""

    where: str
    id: str
    action: str
    type: str | None = None
    subtype: str | None = None
    lat: float | None = None
    lon: float | None = None
    place: str | None = None
    country: str | None = None
    into: str | None = None
    documents: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Events as corrected, and in one line each what could not be done."""

    records: tuple[Record, ...]
    problems: tuple[str, ...] = ()
    done: tuple[Correction, ...] = ()

    @property
    def summary(self) -> str:
        """What was done, in words: "2 reject, 1 move"."""
        counts = Counter(correction.action for correction in self.done)
        return ", ".join(f"{counts[action]} {action}" for action in ACTIONS if counts[action]) or "none"


# -- the file


def read_corrections(path: str | Path) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    r"""Read a file of corrections: CSV with a head, or JSON lines with the same names.

    Parameters
    ----------
    path : str or Path
        Columns ``id`` and ``action`` (one of `ACTIONS`), and what the action needs: ``lat``, ``lon`` in degrees,
        ``place``, ``country``, ``type``, ``subtype``, ``into``, ``documents`` (by semicolons), ``note``.

    Returns
    -------
    tuple of Correction, tuple of str
        The corrections in the order of the file, and one line for each row that is none.

    Raises
    ------
    GeoError
        The file cannot be read, or has no ``id`` and ``action``.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "corrections.csv"
    >>> _ = path.write_text("id,action,type\ne1,retype,clash\ne2,bend,\n")
    >>> corrections, problems = read_corrections(path)
    >>> corrections[0].type, len(problems)
    ('clash', 1)
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GeoError(
            f"{path}: corrections cannot be read ({error}); give a CSV or JSON lines file in UTF-8"
        ) from error
    rows = (
        _json_rows(text, path) if Path(path).suffix.lower() in (".jsonl", ".ndjson", ".json") else _csv_rows(text, path)
    )
    good: list[Correction] = []
    problems: list[str] = []
    for where, row in rows:
        found = _correction(where, row)
        if isinstance(found, str):
            problems.append(f"{where}: {found}")
        else:
            good.append(found)
    return tuple(good), tuple(problems)


def _csv_rows(text: str, path: str | Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    names = {name.strip().lower() for name in reader.fieldnames or ()}
    if not {"id", "action"} <= names:
        raise GeoError(
            f"{path}: no columns id and action; begin the file with id,action,lat,lon,type,into,documents,note"
        )
    for row in reader:
        yield f"{path}:{reader.line_num}", {str(k).strip().lower(): v for k, v in row.items() if k is not None}


def _json_rows(text: str, path: str | Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield f"{path}:{number}", row if isinstance(row, dict) else {"": line}


def _correction(where: str, row: Mapping[str, Any]) -> Correction | str:
    """Give the correction of a row, or why it is none."""
    cells = {name: _cell(value) for name, value in row.items()}
    identifier, action = cells.get("id"), (cells.get("action") or "").lower()
    if not identifier:
        return "no id; give that of an event, as geo events writes it"
    if action not in ACTIONS:
        return f"action {action!r} is not known; write one of {', '.join(ACTIONS)}"
    known = {field.name for field in fields(Correction)} - {"where", "id", "action", "lat", "lon", "documents"}
    given: dict[str, Any] = {name: cells[name] for name in known if cells.get(name)}
    documents = row.get("documents")
    listed = documents if isinstance(documents, list) else (cells.get("documents") or "").split(";")
    point = _point(cells.get("lat"), cells.get("lon"))
    if isinstance(point, str):
        return point
    found = Correction(
        where=where, id=identifier, action=action, lat=point[0], lon=point[1],
        documents=tuple(name for d in listed if (name := str(d).strip())), **given,
    )  # fmt: skip
    return _lack(found) or found


def _cell(value: Any) -> str | None:
    text = "" if value is None or isinstance(value, (list, dict)) else str(value).strip()
    return text.removeprefix("'") or None  # an apostrophe keeps a spreadsheet from running a cell


def _point(lat: str | None, lon: str | None) -> tuple[float | None, float | None] | str:
    if lat is None and lon is None:
        return None, None
    try:
        point = float((lat or "").replace(",", ".")), float((lon or "").replace(",", "."))
    except ValueError:
        return f"lat {lat!r}, lon {lon!r} are not two numbers; write degrees, as 49.99 and 36.23"
    if not (math.fabs(point[0]) <= 90 and math.fabs(point[1]) <= 180):
        return f"lat {lat}, lon {lon} out of range; is the order swapped?"
    return point


def _lack(correction: Correction) -> str:
    lacking = {
        "move": correction.lat is None and correction.place is None,
        "retype": correction.type is None,
        "merge": correction.into is None,
        "split": not correction.documents,
    }
    if lacking.get(correction.action):
        return f"{correction.action} lacks its object; {ACTIONS[correction.action]}"
    if correction.type is not None and correction.type not in EVENT_KINDS:
        return f"type {correction.type!r} is not known; write one of {', '.join(EVENT_KINDS)}"
    if correction.into == correction.id:
        return f"{correction.id} cannot be merged into itself; give another id in into"
    return ""


# -- events with their reports


def correct_events(events: Iterable[Event], corrections: Iterable[Correction]) -> tuple[tuple[Event, ...], Corrected]:
    """Merge and split events by their reports, which a record no longer holds.

    Returns
    -------
    tuple of Event, Corrected
        The events, those merged gone; and what was done, for `correct_records`.
    """
    held = {event.id: event for event in events}
    done: list[Correction] = []
    problems: list[str] = []
    for correction in corrections:
        if correction.action not in ("merge", "split") or correction.id not in held:
            continue
        act = _merge_events if correction.action == "merge" else _split_event
        problem = act(held, correction)
        if problem:
            problems.append(f"{correction.where}: {problem}")
        done.append(correction)
    failed = {problem.split(": ")[0] for problem in problems}
    real = tuple(c for c in done if c.where not in failed)
    return tuple(held.values()), Corrected(records=(), problems=tuple(problems), done=real)


def _merge_events(held: dict[str, Event], correction: Correction) -> str:
    target = held.get(correction.into or "")
    if target is None:
        return f"event {correction.into} to merge into is not there; run geo events for the ids"
    reports = dict.fromkeys((*target.reports, *held.pop(correction.id).reports))
    held[target.id] = _kept(
        target, event_of(list(reports), reason=f"{target.reason}; merged by an analyst".strip("; "))
    )
    return ""


def _split_event(held: dict[str, Event], correction: Correction) -> str:
    event = held[correction.id]
    leaving = [r for r in event.reports if r.source.id in correction.documents]
    staying = [r for r in event.reports if r not in leaving]
    if not leaving or not staying:
        named = "; ".join(dict.fromkeys(r.source.id for r in event.reports))
        return (
            f"event {event.id} cannot be split by {'; '.join(correction.documents)}; name some of its documents {named}"
        )
    held[event.id] = replace(event_of(staying, reason=event.reason), id=event.id)
    other = split_id(correction)
    held[other] = replace(event_of(leaving, reason="split off by an analyst"), id=other)
    return ""


def _kept(target: Event, merged: Event) -> Event:
    """The merged event, but for what it is and where: those the analyst merged into."""
    return replace(merged, id=target.id, kind=target.kind, place=target.place, subtype=target.subtype)


def split_id(correction: Correction) -> str:
    """Give the id of what is split off: the same in each run."""
    words = "|".join(("split", correction.id, *sorted(correction.documents)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


# -- records


def correct_records(
    records: Iterable[Mapping[str, Any]],
    corrections: Iterable[Correction],
    *,
    earlier: Corrected | None = None,
) -> Corrected:
    """Correct events as they stand in an output.

    Parameters
    ----------
    records : iterable of mapping
        Events, as `geo.records.event_record` gives them.
    corrections : iterable of Correction
        From `read_corrections`, done in their order.
    earlier : Corrected, optional
        What `correct_events` did already.

    Returns
    -------
    Corrected
        The events in the order given. Those changed have ``corrections``, a list of ``action``, ``before``, ``note``.

    Examples
    --------
    >>> row = Correction(where="c.csv:2", id="e1", action="retype", type="clash")
    >>> found = correct_records([{"id": "e1", "type": "strike"}], [row])
    >>> found.records[0]["type"], found.records[0]["corrections"][0]["before"]
    ('clash', {'type': 'strike'})
    """
    held: dict[str, Record] = {str(record["id"]): dict(record) for record in records}
    problems = list(earlier.problems) if earlier else []
    failed = {problem.split(": ")[0] for problem in problems}
    done: list[Correction] = []
    for correction in corrections:
        if correction.where in failed:
            continue
        if earlier and correction in earlier.done:
            _mark_earlier(held, correction)
            problem = ""
        elif correction.id not in held:
            problem = f"event {correction.id} is not there (any more), so {correction.action} was left out"
        else:
            problem = _DO[correction.action](held, correction)
        if problem:
            problems.append(f"{correction.where}: {problem}")
        else:
            done.append(correction)
    return Corrected(records=tuple(held.values()), problems=tuple(problems), done=tuple(done))


def _mark_earlier(held: dict[str, Record], correction: Correction) -> None:
    names = [correction.into] if correction.action == "merge" else [correction.id, split_id(correction)]
    for name in names:
        if name in held:
            held[name] = _marked(held[name], correction, {"id": correction.id})


def _marked(record: Record, correction: Correction, before: Mapping[str, Any]) -> Record:
    entry = {"action": correction.action, "before": dict(before), "note": correction.note}
    return record | {"corrections": [*record.get("corrections", ()), entry]}


def _move(held: dict[str, Record], correction: Correction) -> str:
    record = held[correction.id]
    place = _place_of(record, correction)
    if place is None:
        where = f"{correction.place}, {correction.country or record.get('country') or 'any country'}"
        return f"no gazetteer here has {where}; give lat and lon too"
    new = place_record(place) | {"place_text": record.get("place_text")}
    before = {name: record.get(name) for name in ("place", "lat", "lon", "geo_precision")}
    held[correction.id] = _marked(record | new, correction, before)
    return ""


def _place_of(record: Record, correction: Correction) -> EventPlace | None:
    """The place given: by its point as it is, else as the gazetteer has it."""
    if correction.lat is not None:
        country = correction.country or (record.get("country") if correction.place is None else None)
        return EventPlace(
            name=correction.place or record.get("place") or f"{correction.lat}, {correction.lon}", text="",
            kind="site", precision="site", lat=correction.lat, lon=correction.lon, country=country,
        )  # fmt: skip
    from geo.gazetteer import load_index
    from geo.reports.places.event_places import event_place

    found = load_index().lookup(correction.place or "")
    wanted = (correction.country or record.get("country") or "").upper()
    best: Place | None = next(
        (p for p in found if p.country == wanted), None if correction.country else next(iter(found), None)
    )
    if best is None:
        return None
    mention = Mention(document_id="", span=Span(0, 0), text=best.name)
    return event_place(Location(mention=mention, place=best, score=1.0), best.name)


def _retype(held: dict[str, Record], correction: Correction) -> str:
    record = held[correction.id]
    before: dict[str, Any] = {name: record[name] for name in ("type", "subtype") if name in record}
    new = {"type": correction.type} | (
        {"subtype": correction.subtype} if "subtype" in record or correction.subtype else {}
    )
    held[correction.id] = _marked(record | new, correction, before)
    return ""


def _reject(held: dict[str, Record], correction: Correction) -> str:
    del held[correction.id]
    return ""


def _confirm(held: dict[str, Record], correction: Correction) -> str:
    record = held[correction.id]
    held[correction.id] = _marked(record | {"confidence": 1.0}, correction, {"confidence": record.get("confidence")})
    return ""


def _merge(held: dict[str, Record], correction: Correction) -> str:
    """Merge two records, of which only the outcome is known: bounds widen, lists join."""
    target = held.get(correction.into or "")
    if target is None:
        return f"event {correction.into} to merge into is not there; run geo events for the ids"
    gone = held.pop(correction.id)
    joined = {name: _joined(target.get(name), gone.get(name)) for name in _LISTS if name in target or name in gone}
    bounds = {name: _bound(name, target, gone) for name in _BOUNDS if name in target or name in gone}
    outlets = {str(s.get("source") or s.get("id")) for s in joined.get("sources", ())}
    counts = {"n_reports": (target.get("n_reports") or 0) + (gone.get("n_reports") or 0), "n_sources": len(outlets)}
    held[target["id"]] = _marked(target | joined | bounds | counts, correction, {"id": correction.id})
    return ""


_LISTS: Final = ("claims", "weapons", "targets", "actors", "evidence", "sources")
_BOUNDS: Final = ("killed_low", "killed_high", "injured_low", "injured_high", "date_start", "date_end")


def _joined(one: Any, other: Any) -> list[Any]:
    both = [*(one or ()), *(other or ())]
    return [value for n, value in enumerate(both) if value not in both[:n]]


def _bound(name: str, one: Record, other: Record) -> Any:
    values = [v for v in (one.get(name), other.get(name)) if v is not None]
    if not values:
        return None
    return min(values) if name.endswith(("_low", "_start")) else max(values)


def _split(held: dict[str, Record], correction: Correction) -> str:
    del held  # a record does not say which document states which of its fields
    return f"event {correction.id} can be split only when its articles are read, not from a file of events"


_DO: Final[Mapping[str, Callable[[dict[str, Record], Correction], str]]] = {
    "move": _move,
    "retype": _retype,
    "reject": _reject,
    "confirm": _confirm,
    "merge": _merge,
    "split": _split,
}
