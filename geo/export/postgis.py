"""Records of events and reports in, tables of a PostGIS database out: made, filled or brought up to date.

All is one transaction: an export that is interrupted leaves what was there, one that is run again with the same
records changes no row. Values never become part of a statement; the tables say what they hold by comments.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.errors import ExportError
from geo.records import SCHEMA_VERSION, normal_record, versions
from geo.records.fields import EXTRA_FIELDS, FIELDS

if TYPE_CHECKING:
    from psycopg import Connection, Cursor
    from psycopg.sql import Composable, Composed

__all__ = ["Changes", "is_database", "write_postgis"]

Record = Mapping[str, Any]

SCHEMA: Final = "geo"
CONNECT_SECONDS: Final = 15
_LOCK: Final = 0x67656F  # one export into a database at a time

_TYPES: Final = {
    "text": "text",
    "integer": "bigint",
    "number": "double precision",
    "object": "jsonb",
    "list": "jsonb",
    "date": "date",
}
_POINT: Final = (
    "geometry(Point, 4326) GENERATED ALWAYS AS (CASE WHEN lat IS NOT NULL AND lon IS NOT NULL "
    "THEN ST_SetSRID(ST_MakePoint(lon, lat), 4326) END) STORED"
)
_APART: Final = ("claims", "evidence", "sources")  # lists that have tables of their own


class Changes(NamedTuple):
    """What an export did to one table: rows added, altered, taken away."""

    table: str
    added: int
    altered: int
    removed: int

    def __str__(self) -> str:
        return f"{self.table}: {self.added} added, {self.altered} altered, {self.removed} removed"


class _Column(NamedTuple):
    name: str
    kind: str
    comment: str


class _Table(NamedTuple):
    """A table; its first ``keys`` columns are its key, and ``point`` says whether it has a geometry."""

    name: str
    comment: str
    columns: tuple[_Column, ...]
    keys: int = 1
    point: bool = False
    indexes: tuple[str, ...] = ()


def _columns(*, extra: tuple[str, ...] = ()) -> tuple[_Column, ...]:
    fields = [field for field in (*FIELDS, *EXTRA_FIELDS) if field.name not in _APART]
    days = ("date_start", "date_end")
    return tuple(
        _Column(field.name, "date" if field.name in days else field.kind, field.description)
        for field in fields
        if field not in EXTRA_FIELDS or field.name in extra
    )


_NUMBER: Final = _Column("n", "integer", "Number in its list, from 0.")
_EVENT: Final = _Column("event_id", "text", "The event it belongs to.")
_INDEXES: Final = ("date_start", "type", "adm1", "country")

EVENTS: Final = _Table(
    "events",
    "What happened: an event a row, however many documents report it.",
    _columns(extra=("corrections",)),
    point=True,
    indexes=_INDEXES,
)
REPORTS: Final = _Table(
    "reports",
    "What one document says of one event, not merged.",
    (
        _Column("document_id", "text", "The document that says so."),
        _NUMBER,
        *_columns(),
        *(_Column(name, "list", f"The {name} as in the files.") for name in _APART),
    ),
    keys=2,
    point=True,
    indexes=_INDEXES,
)
_PARTS: Final = (
    _Table(
        "evidence",
        "The words that say it: quote is document[start:end], counted in code points.",
        (
            _EVENT,
            _NUMBER,
            _Column("document", "text", "Id of the document."),
            _Column("start", "integer", "Where the quote begins."),
            _Column("end", "integer", "Where it ends."),
            _Column("quote", "text", "The words."),
        ),
        keys=2,
        indexes=("document",),
    ),
    _Table(
        "sources",
        "The documents that an event stands in.",
        (
            _EVENT,
            _NUMBER,
            _Column("id", "text", "Id of the document."),
            _Column("title", "text", "Its title."),
            _Column("source", "text", "Its outlet."),
            _Column("url", "text", "Its address."),
            _Column("published", "text", "When it came out, ISO 8601."),
        ),
        keys=2,
        indexes=("id",),
    ),
    _Table(
        "claims",
        "Every number seen, with who said it and where it stands.",
        (
            _EVENT,
            _NUMBER,
            _Column("metric", "text", "killed, injured, missing or captured."),
            _Column("low", "integer", "Least; null: not stated."),
            _Column("high", "integer", "Greatest; null: not stated."),
            _Column("scope", "text", "event, shared or total; the last two do not enter the event's counts."),
            _Column("who", "text", "Who of them: civilians, soldiers, children; null: not told."),
            _Column("attributed_to", "text", "Who says so."),
            _Column("document", "text", "Id of the document."),
            _Column("start", "integer", "Where it begins there."),
            _Column("end", "integer", "Where it ends there."),
        ),
        keys=2,
        indexes=("metric",),
    ),
)
_ABOUT: Final = _Table(
    "about",
    "The package and the data that made the last export.",
    (_Column("name", "text", "generator, data_version, schema_version."), _Column("value", "text", "Its value.")),
)
TABLES: Final = (EVENTS, REPORTS, *_PARTS, _ABOUT)


def is_database(address: str) -> bool:
    """Say whether an address is that of a PostgreSQL database."""
    return address.startswith(("postgresql://", "postgres://"))


def write_postgis(
    address: str,
    events: Iterable[Record],
    reports: Iterable[Record] = (),
    *,
    gone: Iterable[str] = (),
    schema: str = SCHEMA,
) -> tuple[Changes, ...]:
    """Write events and reports to a PostGIS database, in one transaction.

    Parameters
    ----------
    address : str
        ``postgresql://[user[:password]@]host[:port]/database``; what it leaves out libpq takes from its
        environment (``PGPASSWORD``) and files.
    events, reports : iterable of records
        From `read_events`; reports are those with ``document_id``. What is in the database under the same id, or
        the same document, is replaced; the rest stays.
    gone : iterable of str
        Ids of events that are no more: their rows are removed.
    schema : str
        The database schema to write to, made where there is none.

    Returns
    -------
    tuple of Changes
        For each table, how many rows were added, altered and removed: all 0 where nothing is new.

    Raises
    ------
    ExportError
        No psycopg, no such database, no PostGIS in it, a value that it cannot hold, a lost connection.
    """
    with _connected(address) as connection, connection.cursor() as cursor:
        _make(cursor, schema)
        _stage(cursor, EVENTS, _event_rows(events))
        _stage(cursor, REPORTS, _report_rows(reports))
        _stage(cursor, _ABOUT, iter([*versions().items(), ("schema_version", SCHEMA_VERSION)]))
        changes = [
            _removed(cursor, schema, gone, _merged(cursor, schema, EVENTS)),
            _merged(cursor, schema, REPORTS),
            *(_merged(cursor, schema, table) for table in _PARTS),
        ]
        _merged(cursor, schema, _ABOUT)
    return tuple(changes)


# --- the connection ------------------------------------------------------------------


@contextmanager
def _connected(address: str) -> Iterator[Connection[Any]]:
    """Give a connection whose work is kept if the block ends well; every fault is one line without the password."""
    try:
        import psycopg
    except ImportError as error:
        raise ExportError("PostGIS needs psycopg; install it: pip install 'geo-event-mapper[postgis]'") from error
    try:
        options = psycopg.conninfo.conninfo_to_dict(address)
    except psycopg.Error as error:  # its message may hold parts of the password
        raise ExportError(
            "the database address cannot be read; write postgresql://user@host:port/database, and % signs as %25"
        ) from error
    password = str(options.get("password") or "")
    where = f"{options.get('host', 'localhost')}/{options.get('dbname', '')}"
    try:
        with psycopg.connect(address, connect_timeout=int(options.get("connect_timeout") or CONNECT_SECONDS)) as made:
            yield made
    except psycopg.Error as error:
        raise ExportError(f"{where}: {_told(error, password)}") from error
    except UnicodeError as error:
        raise ExportError(f"{where}: a text that the database cannot hold ({error}); mend it") from error


def _told(error: Exception, password: str) -> str:
    """What went wrong, in one line, and the cure."""
    import psycopg

    reason = " ".join(str(error).split()) or type(error).__name__
    if password:
        reason = reason.replace(password, "***")
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return f"not allowed ({reason}); ask for the right to create there"
    if isinstance(error, psycopg.errors.UndefinedFile | psycopg.errors.FeatureNotSupported):
        return f"PostGIS is not there ({reason}); install it on the server"
    if isinstance(error, psycopg.OperationalError):
        return f"no connection ({reason}); nothing was changed; check the address and the server"
    return f"cannot be written ({reason}); nothing was changed"


# --- the tables ------------------------------------------------------------------------


def _make(cursor: Cursor[Any], schema: str) -> None:
    """Make what is not there yet: PostGIS, the schema, tables, indexes, comments."""
    from psycopg import sql

    cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    cursor.execute("SET LOCAL client_min_messages = warning")
    cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")
    if cursor.fetchone() is None:
        cursor.execute("CREATE EXTENSION postgis")
    cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
    for table in TABLES:
        name = sql.Identifier(schema, table.name)
        cursor.execute("SELECT to_regclass(%s)", (name.as_string(cursor),))
        row = cursor.fetchone()
        if row is None or row[0] is None:
            _make_table(cursor, schema, table)


def _make_table(cursor: Cursor[Any], schema: str, table: _Table) -> None:
    from psycopg import sql

    name = sql.Identifier(schema, table.name)
    columns: list[Composable] = [
        sql.SQL("{} {}").format(sql.Identifier(c.name), sql.SQL(_TYPES[c.kind])) for c in table.columns
    ]
    if table.point:
        columns.append(sql.SQL("geom " + _POINT))
    columns.append(sql.SQL("PRIMARY KEY ({})").format(_names(table.columns[: table.keys])))
    if table in _PARTS:
        events = sql.Identifier(schema, EVENTS.name)
        columns.append(sql.SQL("FOREIGN KEY (event_id) REFERENCES {} ON DELETE CASCADE").format(events))
    cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(name, sql.SQL(", ").join(columns)))
    cursor.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(name, sql.Literal(table.comment)))
    for column in table.columns:
        place = sql.Identifier(schema, table.name, column.name)
        cursor.execute(sql.SQL("COMMENT ON COLUMN {} IS {}").format(place, sql.Literal(column.comment)))
    for index in table.indexes:
        cursor.execute(sql.SQL("CREATE INDEX ON {} ({})").format(name, sql.Identifier(index)))
    if table.point:
        cursor.execute(sql.SQL("CREATE INDEX ON {} USING gist (geom)").format(name))


def _names(columns: Iterable[_Column]) -> Composed:
    from psycopg import sql

    return sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)


# --- the rows --------------------------------------------------------------------------


def _event_rows(events: Iterable[Record]) -> Iterator[tuple[Any, ...]]:
    seen: set[str] = set()
    for given in events:
        record = normal_record(given)
        if record["id"] in seen:
            raise ExportError(f"event {record['id']}: stands twice in what is exported; give each its own id")
        seen.add(record["id"])
        yield tuple(_value(record.get(name), kind) for name, kind in _staged(EVENTS))


def _report_rows(reports: Iterable[Record]) -> Iterator[tuple[Any, ...]]:
    numbers: dict[str, int] = {}
    for given in reports:
        record = normal_record(given)
        document = given["document_id"]
        numbers[document] = number = numbers.get(document, -1) + 1
        record |= {"document_id": document, "n": number}
        yield tuple(_value(record.get(name), kind) for name, kind in _staged(REPORTS))


def _staged(table: _Table) -> list[tuple[str, str]]:
    """Columns as they are copied in: of an event with the lists that have tables of their own."""
    columns = [(column.name, column.kind) for column in table.columns]
    return columns + [(name, "list") for name in _APART] if table is EVENTS else columns


def _value(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind in ("object", "list"):
        return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return _plain(value)


def _plain(value: Any) -> Any:
    """Text without what PostgreSQL cannot hold: NUL and half characters become U+FFFD."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _stage(cursor: Cursor[Any], table: _Table, rows: Iterator[tuple[Any, ...]]) -> None:
    """Copy rows into a table of this transaction alone."""
    from psycopg import sql

    name = sql.Identifier("staged_" + table.name)
    columns = [sql.SQL("{} {}").format(sql.Identifier(c), sql.SQL(_TYPES[kind])) for c, kind in _staged(table)]
    cursor.execute(sql.SQL("CREATE TEMP TABLE {} ({}) ON COMMIT DROP").format(name, sql.SQL(", ").join(columns)))
    with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
        for row in rows:
            copy.write_row(row)


def _merged(cursor: Cursor[Any], schema: str, table: _Table) -> Changes:
    """Bring a table up to date with what is staged, and touch no row that is the same."""
    from psycopg import sql

    names, key = _names(table.columns), _names(table.columns[: table.keys])
    parts = {
        "table": sql.Identifier(schema, table.name),
        "names": names,
        "key": key,
        "rows": _rows_of(table),
        "set": sql.SQL(", ").join(sql.SQL("{0} = excluded.{0}").format(sql.Identifier(c.name)) for c in table.columns),
        "old": sql.SQL(", ").join(sql.SQL("old.{}").format(sql.Identifier(c.name)) for c in table.columns),
        "new": sql.SQL(", ").join(sql.SQL("excluded.{}").format(sql.Identifier(c.name)) for c in table.columns),
    }
    cursor.execute(
        sql.SQL(
            "WITH done AS (INSERT INTO {table} AS old ({names}) {rows} ON CONFLICT ({key}) DO UPDATE SET {set} "
            "WHERE ({old}) IS DISTINCT FROM ({new}) RETURNING (xmax = 0) AS added) "
            "SELECT count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added) FROM done"
        ).format(**parts)
    )
    added, altered = cursor.fetchone() or (0, 0)
    return Changes(table.name, added, altered, _leftover(cursor, schema, table))


def _rows_of(table: _Table) -> Composable:
    """Select the rows of a table from what is staged."""
    from psycopg import sql

    if table not in _PARTS:
        return sql.SQL("SELECT {} FROM {}").format(_names(table.columns), sql.Identifier("staged_" + table.name))
    cells = [
        sql.SQL("(item ->> {})::{}").format(sql.Literal(c.name), sql.SQL(_TYPES[c.kind])) for c in table.columns[2:]
    ]
    return sql.SQL(
        "SELECT event.id, number - 1, {} FROM staged_events AS event, "
        "jsonb_array_elements(event.{}) WITH ORDINALITY AS part (item, number)"
    ).format(sql.SQL(", ").join(cells), sql.Identifier(table.name))


def _leftover(cursor: Cursor[Any], schema: str, table: _Table) -> int:
    """Remove rows that the events, or the documents, exported now had before and have no more."""
    from psycopg import sql

    if table.keys == 1:
        return 0
    owner = sql.Identifier(table.columns[0].name)
    if table in _PARTS:
        owners: Composable = sql.SQL("SELECT id, jsonb_array_length({}) FROM staged_events").format(
            sql.Identifier(table.name)
        )
    else:
        owners = sql.SQL("SELECT document_id, max(n) + 1 FROM staged_reports GROUP BY document_id")
    cursor.execute(
        sql.SQL("DELETE FROM {} AS old USING ({}) AS now (owner, size) WHERE old.{} = owner AND old.n >= size").format(
            sql.Identifier(schema, table.name), owners, owner
        )
    )
    return cursor.rowcount


def _removed(cursor: Cursor[Any], schema: str, gone: Iterable[str], changes: Changes) -> Changes:
    from psycopg import sql

    cursor.execute(
        sql.SQL("DELETE FROM {} WHERE id = ANY(%s) AND id NOT IN (SELECT id FROM staged_events)").format(
            sql.Identifier(schema, EVENTS.name)
        ),
        (list(gone),),
    )
    return changes._replace(removed=cursor.rowcount)
