"""Columns in, the hashtags of the Humanitarian Exchange Language (HXL 1.1) for each out."""

from __future__ import annotations

from collections.abc import Iterable

from geo.hints import Final

__all__ = ["HXL", "hxl_tags"]

HXL: Final = {
    "id": "#event+id",
    "type": "#event+type",
    "subtype": "#event+subtype",
    "occurrence": "#status+occurrence",
    "verification": "#status+verification",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "date_precision": "#date+precision",
    "place": "#loc+name",
    "place_text": "#loc+text",
    "place_kind": "#loc+type",
    "geonameid": "#loc+code+geonames",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "geo_precision": "#geo+precision",
    "uncertainty_km": "#geo+uncertainty+km",
    "where_prec": "#geo+precision+ucdp",
    "offset_anchor": "#loc+anchor+name",
    "offset_anchor_lat": "#geo+anchor+lat",
    "offset_anchor_lon": "#geo+anchor+lon",
    "offset_bearing": "#geo+bearing",
    "offset_distance_km": "#geo+distance+km",
    "country": "#country+code+v_iso2",
    "adm1": "#adm1+code+v_iso",
    "adm1_name": "#adm1+name",
    "adm1_pcode": "#adm1+code+v_pcode",
    "adm2": "#adm2+code",
    "adm2_name": "#adm2+name",
    "killed_low": "#affected+killed+min",
    "killed_best": "#affected+killed",
    "killed_high": "#affected+killed+max",
    "injured_low": "#affected+injured+min",
    "injured_best": "#affected+injured",
    "injured_high": "#affected+injured+max",
    "count_scope": "#meta+scope",
    "claims": "#description+claims",
    "weapons": "#cause+weapons",
    "targets": "#impact+targets",
    "actors": "#group+actors",
    "evidence": "#description+evidence",
    "sources": "#meta+source",
    "n_reports": "#indicator+reports+num",
    "n_sources": "#indicator+sources+num",
    "confidence": "#indicator+confidence",
    "confidence_parts": "#indicator+confidence+parts",
    "schema_version": "#meta+version+schema",
    "document_id": "#meta+id+document",
    "corrections": "#meta+corrections",
    "generator": "#meta+tool",
    "data_version": "#meta+version+data",
    # columns of UCDP GED and ACLED
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "event_date": "#date+start",
    "event_id_cnty": "#event+id",
    "event_type": "#event+type",
    "sub_event_type": "#event+subtype",
    "fatalities": "#affected+killed",
    "best": "#affected+killed",
    "high": "#affected+killed+max",
    "low": "#affected+killed+min",
    "location": "#loc+name",
    "where_coordinates": "#loc+name",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "adm_1": "#adm1+name",
    "adm_2": "#adm2+name",
    "source": "#meta+source",
    "source_office": "#meta+source",
    "notes": "#description+evidence",
    "actor1": "#group+actor1",
    "actor2": "#group+actor2",
    "side_a": "#group+actor1",
    "side_b": "#group+actor2",
}


def hxl_tags(columns: Iterable[str], *, layout: str = "geo") -> list[str]:
    """Give the hashtag of each column; nothing for one that HXL cannot know.

    The layouts of UCDP GED and ACLED have the names of countries, ours their codes.

    Examples
    --------
    >>> hxl_tags(["date_start", "killed_best", "my_note"])
    ['#date+start', '#affected+killed', '']
    """
    tags = HXL if layout == "geo" else HXL | {"country": "#country+name"}
    return [tags.get(column, "") for column in columns]
