"""Events in, the Ukrainian names of their places out, as far as the state's classifier has them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from geo.datasets import data_path

__all__ = ["ukrainian_names"]

HOME = "UA"


def ukrainian_names(records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give the Ukrainian name for each English one of a settlement or raion of Ukraine that events name.

    Parameters
    ----------
    records : iterable of mappings
        Records of events.

    Returns
    -------
    dict
        English name -> Ukrainian name; a name that two Ukrainian ones share is left out.

    Examples
    --------
    >>> ukrainian_names([{"country": "UA", "place": "Kharkiv", "adm2_name": "Kharkiv Raion"}])
    {'Kharkiv': 'Харків', 'Kharkiv Raion': 'Харківський район'}
    """
    used = {name: None for record in records if record.get("country") == HOME for name in _names(record)}
    known = _table() if used else {}
    return {name: known[name] for name in used if name in known}


def _names(record: Mapping[str, Any]) -> Iterable[str]:
    offset = record.get("offset") or {}
    return filter(None, (record.get("place"), record.get("adm2_name"), offset.get("anchor")))


@cache
def _table() -> dict[str, str]:
    with data_path("gazetteer", "names_uk.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["name_uk"] for row in csv.DictReader(lines)}
