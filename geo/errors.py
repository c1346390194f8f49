"""The errors that geo raises.

::

    GeoError
    ├── DocumentError (ValueError)    nothing readable, or a path that cannot be read
    ├── DataError (OSError)           a data file is missing, altered or not of this version
    ├── GazetteerError (LookupError)  a gazetteer cannot answer as its contract says
    ├── BoundaryError (ValueError)    boundaries lack a column or have another CRS
    ├── ExportError (OSError)         an output cannot be written, or its format is unknown
    └── SchemaError (ValueError)      a file of events does not follow the schema

Set-up that is wrong raises one of these, in one line of four parts: what, value,
where, how to mend it. Material that is wrong is skipped and listed in
``Result.skipped``.
"""

from __future__ import annotations

from geo.hints import Any

__all__ = ["BoundaryError", "DataError", "DocumentError", "ExportError", "GazetteerError", "GeoError", "SchemaError"]


class GeoError(Exception):
    """Base of every error that geo raises on purpose."""


class DocumentError(GeoError, ValueError):
    """Nothing readable was given, or a path cannot be read.

    ``skipped``, of `geo.model.Skipped`, is what was left out, where nothing was left: the message names the first.
    """

    def __init__(self, message: str = "", skipped: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.skipped = skipped


class DataError(GeoError, OSError):
    """A data file is missing, altered, or not of this version."""


class GazetteerError(GeoError, LookupError):
    """A gazetteer does not answer as its contract says."""


class BoundaryError(GeoError, ValueError):
    """Boundaries lack a column, or their CRS is not the frame's."""


class ExportError(GeoError, OSError):
    """An output cannot be written, or its format is unknown."""


class SchemaError(GeoError, ValueError):
    """A file of events does not follow the schema."""
