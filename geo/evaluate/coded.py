"""A user's own coded events beside the output: what was found, missed, extra, and coded otherwise.

The coded events are a table, CSV or JSON lines, one event a row, with the names of the
output's own columns; what is left blank is not compared. A coded event is found where
type and place agree and the days are not more than one apart.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from geo.errors import DocumentError
from geo.evaluate.events import places_agree
from geo.fusion.agree import distance_km

__all__ = ["FIELDS", "Comparison", "compare", "has_texts", "read_coded"]

Record = Mapping[str, Any]

FIELDS: Final = (
    "subtype", "occurrence", "verification", "date_start", "date_end", "date_precision", "country", "adm1",
    "geo_precision", "killed_low", "killed_high", "injured_low", "injured_high",
)  # fmt: skip
_COUNTS: Final = ("killed_low", "killed_high", "injured_low", "injured_high")
_NUMBERS: Final = (*_COUNTS, "lat", "lon")
_CLOSE_KM: Final = 25.0
_SLACK_DAYS: Final = 1


@dataclass
class Comparison:
    """Coded events and found ones, matched one to one."""

    matched: list[tuple[Record, Record]] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    extra: list[Record] = field(default_factory=list)

    @property
    def scores(self) -> dict[str, tuple[float, int]]:
        """Each measure with its value and on how many it was taken: recall, precision, F1, then field by field."""
        n, coded, found = len(self.matched), len(self.matched) + len(self.missed), len(self.matched) + len(self.extra)
        figures = {
            "found of those coded": (n / coded if coded else 1.0, coded),
            "coded of those found": (n / found if found else 1.0, found),
            "f1": (2 * n / (coded + found) if coded + found else 1.0, coded + found),
        }
        stated = Counter(
            name for coded_event, _ in self.matched for name in FIELDS if coded_event.get(name) is not None
        )
        wrong = Counter(name for pair in self.matched for name, _, _ in differences(*pair))
        return figures | {name: (1 - wrong[name] / stated[name], stated[name]) for name in FIELDS if stated[name]}

    def lines(self) -> list[str]:
        """One line for each event missed, extra, or coded otherwise."""
        out = [f"missed: {_named(event)}" for event in self.missed] + [
            f"extra: {_named(event)}" for event in self.extra
        ]
        for coded_event, event in self.matched:
            wrong = [
                f"{name} {_shown(got)}, coded {_shown(want)}" for name, want, got in differences(coded_event, event)
            ]
            if wrong:
                out.append(f"differs: {_named(event)}: {'; '.join(wrong)}")
        return out


def read_coded(path: Path) -> list[dict[str, Any]]:
    """Read coded events: CSV with a head, or JSON lines, of events or of documents with their events in ``right``.

    Parameters
    ----------
    path : Path
        Columns ``type`` and ``place``, and any of `FIELDS`, ``lat``, ``lon``; in counts and dates "null" demands
        that nothing be given, a blank is not compared.

    Raises
    ------
    DocumentError
        The file cannot be read, or a row has no type.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(
            f"{path}: coded events cannot be read ({error}); give CSV or JSON lines in UTF-8"
        ) from error
    rows: list[dict[str, Any]] = (
        list(csv.DictReader(io.StringIO(text, newline=""))) if path.suffix.lower() == ".csv" else _lines(text, path)
    )
    events = [event for row in rows for event in (row["right"] if isinstance(row.get("right"), list) else [row])]
    return [_coded(event, f"{path}: event {number}") for number, event in enumerate(events, 1)]


def has_texts(path: Path) -> bool:
    """Say whether the coded file is JSON lines of documents, with the texts to read."""
    if path.suffix.lower() == ".csv":
        return False
    rows = _lines(path.read_text("utf-8-sig"), path)
    return bool(rows) and all("right" in row and ("text" in row or "documents" in row) for row in rows)


def _lines(text: str, path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                rows.append(dict(json.loads(line)))
            except (ValueError, TypeError) as error:
                raise DocumentError(f"{path}:{number}: not a JSON object ({error}); write one event a line") from error
    return rows


def _coded(row: Record, where: str) -> dict[str, Any]:
    event = {str(name).strip().lower(): value for name, value in row.items()}
    if not event.get("type"):
        raise DocumentError(f"{where} has no type; give columns type and place, as geo events writes them")
    for metric in ("killed", "injured"):  # a pair, as the project's own gold has it
        if isinstance(event.get(metric), list):
            low, high = event.pop(metric)
            event |= {
                f"{metric}_low": "null" if low is None else low,
                f"{metric}_high": "null" if high is None else high,
            }
    return {name: _value(name, value, where) for name, value in event.items()}


def _value(name: str, value: Any, where: str) -> Any:
    if isinstance(value, str):
        value = value.strip() or None
    if name in ("date_start", "date_end") and value not in (None, "null"):
        if _day(value) is None:
            raise DocumentError(f"{where}: {name} {value!r} is not a day; write it as 2026-01-24")
        return str(value)[:10]
    if value is None or value == "null" or name not in _NUMBERS:
        return value
    try:
        return float(value) if name in ("lat", "lon") else int(float(value))
    except (TypeError, ValueError) as error:
        raise DocumentError(f"{where}: {name} {value!r} is not a number; write one, or leave it blank") from error


def compare(coded: Iterable[Record], found: Iterable[Record]) -> Comparison:
    """Match coded events with those found, each once, the most alike first.

    Examples
    --------
    >>> coded = [{"type": "strike", "place": "Kyiv", "killed_low": 2}]
    >>> output = [{"type": "strike", "place": "Kyiv", "killed_low": 3}, {"type": "clash", "place": "Sumy"}]
    >>> compare(coded, output).lines()
    ['extra: clash, Sumy', 'differs: strike, Kyiv: killed_low 3, coded 2']
    """
    wanted, left = list(coded), list(found)
    fits = sorted(
        (len(differences(c, e)), n, m) for n, c in enumerate(wanted) for m, e in enumerate(left) if _alike(c, e)
    )
    pairs: dict[int, int] = {}
    for _, n, m in fits:
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return Comparison(
        matched=[(wanted[n], left[m]) for n, m in sorted(pairs.items())],
        missed=[event for n, event in enumerate(wanted) if n not in pairs],
        extra=[event for m, event in enumerate(left) if m not in pairs.values()],
    )


def _alike(coded: Record, event: Record) -> bool:
    if event.get("type") not in (coded["type"], *(coded.get("type_also") or ())):
        return False
    return _days_agree(coded, event) and (_points_agree(coded, event) or places_agree(coded, event))


def _days_agree(coded: Record, event: Record) -> bool:
    first, last = _day(coded.get("date_start")), _day(coded.get("date_end") or coded.get("date_start"))
    start, end = _day(event.get("date_start")), _day(event.get("date_end") or event.get("date_start"))
    if first is None or last is None or start is None or end is None:
        return True
    return (start - last).days <= _SLACK_DAYS and (first - end).days <= _SLACK_DAYS


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _points_agree(coded: Record, event: Record) -> bool:
    points = (coded.get("lat"), coded.get("lon"), event.get("lat"), event.get("lon"))
    return all(isinstance(x, (int, float)) for x in points) and distance_km(*map(float, points)) <= _CLOSE_KM  # type: ignore[arg-type]


def differences(coded: Record, event: Record) -> list[tuple[str, Any, Any]]:
    """Give (field, coded, found) where a matched pair disagrees in what is coded."""
    out = []
    for name in FIELDS:
        want, got = coded.get(name), event.get(name)
        if want is None:
            continue
        want = None if want == "null" else want
        if want != got:
            out.append((name, want, got))
    return out


def _named(event: Record) -> str:
    parts = (event.get("type"), event.get("place") or "no place", event.get("date_start"), event.get("id"))
    return ", ".join(str(part) for part in parts if part)


def _shown(value: Any) -> str:
    return "null" if value is None else str(value)
