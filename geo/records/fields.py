"""The fields of an event, in their order: one table from which the JSON Schema and the codebook are made."""

from __future__ import annotations

from collections.abc import Mapping

from geo.hints import Any, Final
from geo.lean import NamedTuple
from geo.model import BEARINGS, EVENT_KINDS

__all__ = [
    "CORRECTIONS_FIELD",
    "EXTRA_FIELDS",
    "FIELDS",
    "FIELD_NAMES",
    "REPORT_FIELD",
    "SCHEMA_VERSION",
    "Field",
    "codebook",
    "json_schema",
]

SCHEMA_VERSION: Final = "1.0"

OCCURRENCES: Final = ("occurred", "ongoing", "planned", "cancelled", "demanded", "threatened", "historical")
VERIFICATIONS: Final = ("confirmed", "reported", "claimed", "disputed")
DATE_PRECISIONS: Final = ("day", "night", "range", "week", "month", "year")
GEO_PRECISIONS: Final = ("site", "settlement", "near", "adm2", "adm1", "region", "country")
WEAPONS: Final = (
    "drone", "missile", "air_bomb", "artillery", "mlrs", "sea_drone", "mine", "bomb", "ied", "small_arms", "other",
)  # fmt: skip
METRICS: Final = ("killed", "injured", "missing", "captured")
ROLES: Final = ("initiator", "target", "participant", "mediator")


class Field(NamedTuple):
    """One property: ``kind`` is ``text integer number object list``; ``values`` where it is one of a list."""

    name: str
    kind: str
    description: str
    nullable: bool = True
    values: tuple[str, ...] = ()
    form: Mapping[str, Any] | None = None  # the JSON Schema of an object, or of the items of a list


def _object(**properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


_TEXT: Final = {"type": "string"}
_TEXT_OR_NULL: Final = {"type": ["string", "null"]}
_INTEGER: Final = {"type": "integer", "minimum": 0}
_INTEGER_OR_NULL: Final = {"type": ["integer", "null"], "minimum": 0}
_NUMBER_OR_NULL: Final = {"type": ["number", "null"]}
_SHARE: Final = {"type": "number", "minimum": 0, "maximum": 1}

_OFFSET: Final = _object(
    anchor=_TEXT,
    anchor_lat=_NUMBER_OR_NULL,
    anchor_lon=_NUMBER_OR_NULL,
    bearing={"enum": [*BEARINGS, None]},
    distance_km=_NUMBER_OR_NULL,
)
_CLAIM: Final = _object(
    metric={"enum": list(METRICS)},
    low=_INTEGER_OR_NULL,
    high=_INTEGER_OR_NULL,
    scope={"enum": ["event", "shared", "total"]},
    who=_TEXT_OR_NULL,
    attributed_to=_TEXT_OR_NULL,
    document=_TEXT,
    start=_INTEGER,
    end=_INTEGER,
)
_ACTOR: Final = _object(name=_TEXT, country=_TEXT_OR_NULL, role={"enum": list(ROLES)})
_EVIDENCE: Final = _object(document=_TEXT, start=_INTEGER, end=_INTEGER, quote=_TEXT)
_SOURCE: Final = _object(
    id=_TEXT, title=_TEXT_OR_NULL, source=_TEXT_OR_NULL, url=_TEXT_OR_NULL, published=_TEXT_OR_NULL
)


def _counts(metric: str) -> tuple[Field, ...]:
    return (
        Field(
            f"{metric}_low", "integer",
            f"Least number of people {metric} that is stated. Null: unknown; 0: none, as stated. "
            "At least n: n; more than n: n+1; several: 2; dozens: 24; scores: 40; hundreds: 200.",
        ),
        Field(
            f"{metric}_best", "integer",
            f"The number of people {metric} to quote: of the newest statement, then the most official, exact before bound.",
        ),
        Field(
            f"{metric}_high", "integer",
            f"Greatest number of people {metric} that is stated as a number or as an upper bound. Null: none is.",
        ),
    )  # fmt: skip


FIELDS: Final[tuple[Field, ...]] = (
    Field("id", "text", "Hash of type, place and first day: stable over runs and over the order of the input.", nullable=False),
    Field("type", "text", "What happened. `killing`: people killed or hurt with no means stated, or by hand.", nullable=False, values=EVENT_KINDS),
    Field("subtype", "text", "A finer type, e.g. `captured`, `recaptured`, `withdrawn`, `meeting`, `phone`, `ceasefire`."),
    Field("occurrence", "text", "Whether it happened.", nullable=False, values=OCCURRENCES),
    Field("verification", "text", "`confirmed`: speakers of different sides, or of neither and of one, state it; `reported`: an authority of the place or an outlet; `claimed`: a belligerent about ground it does not hold or the other's losses; `disputed`: a party denies that, where or by whom.", nullable=False, values=VERIFICATIONS),
    Field("date_start", "text", "First day, ISO 8601. Null: unknown; never the day of the run."),
    Field("date_end", "text", "Last day, ISO 8601; the first day again for an event of one day."),
    Field("date_precision", "text", "How exactly the text says when.", values=DATE_PRECISIONS),
    Field("place", "text", "English name of the place; the settlement, where a district, street or building of it is named."),
    Field("place_text", "text", "The place as the text writes it."),
    Field("place_kind", "text", "Kind of place: `settlement`, `adm1`, `region`, `country`, `airbase`, `sea` and so on."),
    Field("geonameid", "integer", "Id of the place in GeoNames."),
    Field("lat", "number", "Latitude, degrees, WGS 84. Null where there is no honest point. GeoJSON has it in the geometry."),
    Field("lon", "number", "Longitude, degrees, WGS 84. Null where there is no honest point. GeoJSON has it in the geometry."),
    Field("geo_precision", "text", "How exactly the text says where. `adm2` and coarser have no point.", values=GEO_PRECISIONS),
    Field("uncertainty_km", "number", "How far from the point the event may have been, in kilometres."),
    Field("where_prec", "integer", "UCDP's precision of the place: 1 exact, 2 near, 3 second-order unit, 4 first-order unit, 5 wider region, 6 country, 7 sea or air."),
    Field("offset", "object", "For \"30 km south of Poltava\", \"a village northeast of Kharkiv\": from where, in which of 16 directions, how far.", form=_OFFSET),
    Field("country", "text", "ISO 3166-1 alpha-2."),
    Field("adm1", "text", "First-order unit, ISO 3166-2."),
    Field("adm1_name", "text", "Its name."),
    Field("adm1_pcode", "text", "Its OCHA P-code, where one is known; not derivable from ISO."),
    Field("adm2", "text", "Second-order unit, where known."),
    Field("adm2_name", "text", "Its name."),
    *_counts("killed"),
    *_counts("injured"),
    Field("count_scope", "text", "Of the counts shown: of this event, or one number given for several places.", nullable=False, values=("event", "shared")),
    Field("claims", "list", "Every number seen, with who said it and where it stands; those of scope `shared` and `total` do not enter the counts.", nullable=False, form=_CLAIM),
    Field("weapons", "list", "What with.", nullable=False, form={"enum": list(WEAPONS)}),
    Field("targets", "list", "What was hit.", nullable=False, form=_TEXT),
    Field("actors", "list", "Who: name, ISO country, role.", nullable=False, form=_ACTOR),
    Field("evidence", "list", "The words that say it: `quote` is `text[start:end]` of the document, counted in code points.", nullable=False, form=_EVIDENCE),
    Field("sources", "list", "The documents it stands in.", nullable=False, form=_SOURCE),
    Field("n_reports", "integer", "Number of reports merged.", nullable=False),
    Field("n_sources", "integer", "Number of distinct outlets; the same wire text counts once.", nullable=False),
    Field("confidence", "number", "0 to 1.", nullable=False, form=_SHARE),
    Field("confidence_parts", "object", "The same for type, place, date and counts.", nullable=False, form={"type": "object", "additionalProperties": _SHARE}),
    Field("schema_version", "text", "Version of this schema.", nullable=False),
)  # fmt: skip

REPORT_FIELD: Final = Field("document_id", "text", "Of a report that is not merged: its document.", nullable=False)

CORRECTIONS_FIELD: Final = Field(
    "corrections", "list",
    "Of an event that an analyst changed by a file of corrections: what was done, the values before, a note. "
    "`confirm` sets `confidence` to 1.",
    nullable=False,
    form=_object(action={"enum": ["move", "retype", "reject", "confirm", "merge", "split"]}, before={"type": "object"}, note=_TEXT_OR_NULL),
)  # fmt: skip

EXTRA_FIELDS: Final = (REPORT_FIELD, CORRECTIONS_FIELD)

FIELD_NAMES: Final = tuple(field.name for field in FIELDS)

_JSON_TYPES: Final = {"text": "string", "list": "array"}


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of one event as JSON lines have it.

    Examples
    --------
    >>> json_schema()["properties"]["killed_low"]["type"]
    ['integer', 'null']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:geo-event-mapper:event:{SCHEMA_VERSION}",
        "title": "Event",
        "description": "One event, as geo writes it to JSON lines. In GeoJSON lat and lon are the geometry, the rest the properties.",
        "type": "object",
        "properties": {field.name: _schema_of(field) for field in (*FIELDS, *EXTRA_FIELDS)},
        "required": [name for name in FIELD_NAMES if name not in ("lat", "lon")],
    }


def _schema_of(field: Field) -> dict[str, Any]:
    kind = _JSON_TYPES.get(field.kind, field.kind)
    schema: dict[str, Any] = {"description": field.description, "type": [kind, "null"] if field.nullable else kind}
    if field.values:
        schema["enum"] = [*field.values, None] if field.nullable else list(field.values)
    if field.kind == "integer":
        schema["minimum"] = 0
    if field.kind == "list":
        schema["items"] = field.form
    elif field.form is not None:
        schema |= {key: value for key, value in field.form.items() if key != "type"}
    return schema


def codebook() -> str:
    """Give the codebook: the same table in Markdown, for people.

    Examples
    --------
    >>> codebook().splitlines()[0]
    '# Codebook'
    """
    head = (
        "# Codebook\n\n"
        f"What each property of an event means; schema version {SCHEMA_VERSION}. Made from the table in `geo/records/fields.py`,\n"
        "like `data/schema/event.schema.json`. Null is unknown, never zero. GeoJSON has `lat` and `lon` as its geometry; CSV,\n"
        "GeoPackage, KML and Parquet flatten lists and objects: `weapons` and `targets` by `; `, `offset` to five columns,\n"
        "the rest as JSON. Formats without a place for it also have `generator` and `data_version`, the package and the data that made them.\n\n"
        "| property | type | meaning |\n|---|---|---|\n"
    )
    return head + "".join(_row(field) for field in (*FIELDS, *EXTRA_FIELDS))


def _row(field: Field) -> str:
    kind = {"text": "string"}.get(field.kind, field.kind) + (" or null" if field.nullable else "")
    values = " One of " + " ".join(f"`{value}`" for value in field.values) + "." if field.values else ""
    parts = ""
    if field.form and "properties" in field.form:
        parts = " Has " + ", ".join(f"`{name}`" for name in field.form["properties"]) + "."
    elif field.form and "enum" in field.form:
        parts = " Of " + " ".join(f"`{value}`" for value in field.form["enum"]) + "."
    return f"| `{field.name}` | {kind} | {field.description}{values}{parts} |\n"
