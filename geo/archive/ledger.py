"""What an archive remembers of its reports and clusters, as columns: which to merge again when some change.

A row of `Reports` is a report: where it is kept, its block, its cluster. A row of `Clusters` is a cluster: where and when it may
be folded, and its event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final, TypeVar

from geo.archive.tables import column, values_of

__all__ = ["NOWHERE", "Clusters", "Reports", "overlapping", "spans"]

NOWHERE: Final = -1  # the zone of a cluster that has no part in folding


C = TypeVar("C", bound="_Columns")


class _Columns:
    """Arrays of one length; ``KINDS`` are the types of those that are no whole numbers."""

    __slots__ = ()
    KINDS: ClassVar[Mapping[str, Any]] = {}

    def __len__(self) -> int:
        return len(getattr(self, self.names()[0]))

    @classmethod
    def names(cls) -> list[str]:
        """Give the names of the columns."""
        return [field.name for field in fields(cls)]  # type: ignore[arg-type]

    @classmethod
    def of(cls: type[C], table: Any) -> C:
        """Give the columns of a table, or none where there is no table."""
        if table is None:
            return cls.of_rows(())
        return cls.of_arrays({name: values_of(table, name) for name in cls.names()})

    @classmethod
    def of_rows(cls: type[C], rows: Iterable[Mapping[str, Any]]) -> C:
        """Give rows as columns."""
        kept = list(rows)
        return cls.of_arrays({name: [row[name] for row in kept] for name in cls.names()})

    @classmethod
    def of_arrays(cls: type[C], arrays: Mapping[str, Any]) -> C:
        """Give columns of the right types."""
        import numpy as np

        return cls(**{name: np.asarray(values, cls.KINDS.get(name, np.int64)) for name, values in arrays.items()})

    def table(self) -> Any:
        """Give the columns as a table, in the order of their first ones."""
        import numpy as np
        import pyarrow as pa

        names = self.names()
        order = np.lexsort([getattr(self, name) for name in reversed(names[:2])])
        return pa.table({name: self._column(name, order) for name in names})

    def _column(self, name: str, order: Any) -> Any:
        return column(getattr(self, name)[order], "string" if name in self.KINDS else "int64")

    def where(self: C, mask: Any) -> C:
        """Give some of the rows."""
        return type(self)(**{name: getattr(self, name)[mask] for name in self.names()})

    def and_(self: C, other: C) -> C:
        """Give these rows, then others."""
        import numpy as np

        return type(self)(
            **{name: np.concatenate([getattr(self, name), getattr(other, name)]) for name in self.names()}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports(_Columns):
    """Columns of reports: ``key`` of the document and ``number`` in it name one; ``cluster`` 0 is none yet."""

    key: Any
    number: Any
    part: Any
    row: Any
    block_key: Any
    block_first: Any
    block_last: Any
    cluster: Any

    KINDS: ClassVar[Mapping[str, Any]] = {"key": "S32", "part": "S32"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters(_Columns):
    """Columns of clusters.

    ``host`` is the cluster whose event has the reports: another one's where this one was folded into it. Of a host there
    are ``base``, ``order`` and ``stated``, from which ids follow, its event's ``id`` and ``month``, and ``content``, which
    stands for the reports that the event was made of.
    """

    cluster: Any
    zone: Any
    first: Any
    last: Any
    host: Any
    content: Any
    base: Any
    order: Any
    stated: Any
    id: Any
    month: Any

    KINDS: ClassVar[Mapping[str, Any]] = {"base": "S16", "id": "S16", "month": "S16", "order": object, "stated": object}


def spans(zone: Any, first: Any, last: Any, *, days: int) -> dict[int, tuple[Any, Any]]:
    """Give for each zone the stretches of days that are within so many of some of its rows, apart and in order.

    Examples
    --------
    >>> import numpy as np
    >>> stretches = spans(np.array([5, 5, 5]), np.array([1, 4, 30]), np.array([2, 6, 30]), days=2)
    >>> [days.tolist() for days in stretches[5]]
    [[-1, 28], [8, 32]]
    """
    import numpy as np

    order = np.lexsort((first, zone))
    found: dict[int, tuple[Any, Any]] = {}
    if not len(order):
        return found
    zones, begins = np.unique(zone[order], return_index=True)
    for number, rows in zip(zones, np.split(order, begins[1:]), strict=True):
        low, reach = first[rows] - days, np.maximum.accumulate(last[rows] + days)
        fresh = np.concatenate([[True], low[1:] > reach[:-1]])
        ends = np.concatenate([np.flatnonzero(fresh[1:]), [len(rows) - 1]])
        found[int(number)] = (low[fresh], reach[ends])
    return found


def overlapping(clusters: Clusters, stretches: Mapping[int, tuple[Any, Any]]) -> Any:
    """Give which clusters have a day in the stretches of their zone."""
    import numpy as np

    mask = np.zeros(len(clusters), dtype=bool)
    for zone, (low, high) in stretches.items():
        if zone == NOWHERE:
            continue
        rows = np.flatnonzero(clusters.zone == zone)
        at = np.searchsorted(low, clusters.last[rows], side="right") - 1
        mask[rows] = (at >= 0) & (high[np.maximum(at, 0)] >= clusters.first[rows])
    return mask
