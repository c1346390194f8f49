"""The map as folium sees it and as it is saved: layers, bounds, policy, and no article text that lives."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import folium
import pytest

from factories import EVENTS, event_record, many
from geo.errors import GeoError
from geo.frames import frame_from_records
from geo.maps import EventLayer, safe_text, to_map
from geo.maps.basemap import load_basemap
from geo.maps.packing import pack_events
from geo.placement import NOWHERE, POINT, UNIT, WEDGE

PAYLOADS = json.loads(Path(__file__).parent.joinpath("data", "injections.json").read_text("utf-8"))
LEAFLET = Path(__file__).parent.parent / "geo" / "page" / "vendor" / "leaflet"


def rendered(page: folium.Map) -> str:
    return page.get_root().render()


def block(page: str, name: str) -> bytes:
    found = re.search(rf'<script type="text/plain" id="geo-{name}">([^<]*)</script>', page)
    assert found, f"the page lacks geo-{name}"
    return gzip.decompress(base64.b64decode(found[1]))


def head(page: str) -> dict[str, Any]:
    return json.loads(block(page, "head"))


def records(page: str) -> list[dict[str, Any]]:
    """Read the events as the page does: records by columns, a name that few have with the rows that have it."""
    packed = json.loads(block(page, "text-0"))
    rows = unpacked(packed)
    for record in rows:
        for piece in [*record["evidence"], *record["claims"]]:
            if isinstance(piece["document"], int):
                piece["document"] = record["sources"][piece["document"]]["id"]
    return [{"id": key, **row} for key, row in zip(head(page)["ids"], rows, strict=True)]


def unpacked(packed: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{} for _ in range(packed["n"])]
    for name, column in packed["c"].items():
        for k, value in column_values(column):
            rows[k][name] = value
    return rows


def column_values(column: Any) -> list[tuple[int, Any]]:
    if isinstance(column, list):
        return list(enumerate(column))
    if "at" in column:
        return list(zip(column["at"], column["values"], strict=True))
    items = iter(unpacked(column))
    if "sizes" in column:
        return [(k, [next(items) for _ in range(size)]) for k, size in enumerate(column["sizes"])]
    return [(k, next(items) if known else None) for k, known in enumerate(column["known"])]


def policy(page: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found, "the page has no policy"
    return {rule.split()[0]: rule.split()[1:] for rule in found[1].split("; ")}


def contents(page: str, tag: str) -> Iterator[str]:
    for attributes, text in re.findall(rf"<{tag}([^>]*)>(.*?)</{tag}>", page, re.DOTALL):
        if "text/plain" not in attributes:
            yield text


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def page() -> str:
    return rendered(to_map(frame_from_records(EVENTS), title="A week in March"))


def test_a_map_is_folium_s_with_one_layer_of_ours() -> None:
    drawn = to_map(frame_from_records(EVENTS))
    assert isinstance(drawn, folium.Map)
    assert [type(child) for child in drawn._children.values()] == [EventLayer]


def test_records_and_frame_give_the_same_page() -> None:
    assert rendered(to_map(list(EVENTS))) == rendered(to_map(frame_from_records(EVENTS)))


def test_the_same_events_give_the_same_bytes_in_any_order(page: str) -> None:
    again = to_map(frame_from_records(reversed(EVENTS)), title="A week in March")
    assert rendered(again) == page


def test_it_is_centred_between_its_events() -> None:
    two = [event_record("a", place="A", lat=48.0, lon=30.0), event_record("b", place="B", lat=50.0, lon=36.0)]
    assert to_map(two).location == [49.0, 33.0]


def test_no_events_make_a_map_too() -> None:
    assert head(rendered(to_map([])))["n"] == 0


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        ("depot", POINT),
        ("kyiv", POINT),
        ("near", POINT),
        ("wedge", WEDGE),
        ("oblast", UNIT),
        ("donbas", NOWHERE),
        ("nowhere", NOWHERE),
    ],
)
def test_a_point_is_drawn_only_where_the_text_gives_one(key: str, mode: int) -> None:
    (record,) = (each for each in EVENTS if each["id"] == f"e-{key}")
    packed = pack_events([record])
    names = [name for name, _ in packed.head["columns"]]
    at = sum(int(dtype[-1]) for name, dtype in packed.head["columns"][: names.index("mode")])
    assert packed.columns[at] == mode


def test_the_text_of_an_event_comes_back_whole(page: str) -> None:
    assert {record["id"]: record for record in records(page)} == {record["id"]: record for record in EVENTS}


def test_what_only_some_events_have_comes_back_with_them_alone() -> None:
    corrections = [{"action": "move", "before": {"place": "Kyiv"}, "note": None}]
    told = records(rendered(to_map([event_record("a"), event_record("b", corrections=corrections)])))
    assert [("corrections" in record) for record in told] == [False, True]
    assert told[1]["corrections"] == corrections


def test_ukrainian_names_come_with_the_places_that_events_name() -> None:
    izium = {"anchor": "Izium", "anchor_lat": 49.2, "anchor_lon": 37.3, "bearing": "S", "distance_km": 12.0}
    held = [
        event_record("a", place="Kamianets-Podilskyi", adm2_name="Kharkiv Raion", lat=48.7, lon=26.6),
        event_record("b", place="a village", offset=izium),
        event_record("c", place="Odesa", country="US", lat=31.8, lon=-102.4),
    ]
    assert head(rendered(to_map(held)))["names_uk"] == {
        "Kamianets-Podilskyi": "Кам’янець-Подільський",
        "Kharkiv Raion": "Харківський район",
        "Izium": "Ізюм",
    }


def test_the_page_says_what_it_was_read_from(page: str) -> None:
    assert head(page)["read"] == {"documents": 2, "outlets": 2, "published": ["2026-03-04", "2026-03-05"]}


@pytest.mark.parametrize(
    "odd",
    [
        {"type": None},
        {"date_start": "2026-13-45"},
        {"killed_low": 10**12},
        {"confidence": 7.0},
        {"offset": {"anchor": "X", "anchor_lat": 50.0, "anchor_lon": 36.0, "bearing": "north", "distance_km": None}},
        {"sources": [{"id": "a"}]},
        {"lat": 90.0, "lon": 180.0},
    ],
    ids=lambda odd: next(iter(odd)),
)
def test_a_record_that_somebody_edited_still_makes_a_page(odd: dict[str, Any]) -> None:
    assert head(rendered(to_map([event_record("x", **odd)])))["n"] == 1


def test_newest_events_come_first_and_undated_last(page: str) -> None:
    ids = head(page)["ids"]
    assert ids[0] == "e-swap"  # 9 March
    assert set(ids[-2:]) == {"e-donetsk", "e-luhansk"}


def test_the_policy_lets_only_what_is_in_the_page_run(page: str) -> None:
    rules = policy(page)
    assert rules["default-src"] == ["'none'"]
    assert rules["connect-src"] == ["'none'"]
    assert rules["script-src"] == [sha256(text) for text in contents(page, "script")]
    assert rules["style-src"] == [sha256(text) for text in contents(page, "style")]
    assert len(rules["script-src"]) == 3
    assert not any("unsafe" in value for values in rules.values() for value in values)


def test_the_page_names_no_other_host(page: str) -> None:
    live = re.sub(r'<script type="text/plain".*?</script>', "", page, flags=re.DOTALL)
    hosts = set(re.findall(r"(?:https?:)?//([\w-]+(?:\.[\w-]+)+)", live))
    # Leaflet's comments, the name of the SVG language, and its own link in a line that is off
    assert hosts <= {"leafletjs.com", "www.w3.org", "bugs.chromium.org", "bugzilla.mozilla.org"}
    assert not re.search(r"<(?:script|img|iframe|link)[^>]*\s(?:src|href)=", live)


def test_language_title_and_zoom_are_those_of_a_page_for_everyone(page: str) -> None:
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>A week in March</title>" in page
    assert "user-scalable" not in page


def test_the_page_names_the_versions_that_made_it(page: str) -> None:
    assert re.search(r'<meta name="generator" content="geo-event-mapper [\d.]+, data \S+">', page)


def test_a_notebook_shows_it_at_a_set_height() -> None:
    assert 'height="600px"' in to_map(list(EVENTS))._repr_html_()
    assert 'height="420px"' in to_map(list(EVENTS), height=420)._repr_html_()


def test_rendering_twice_gives_the_same_page() -> None:
    drawn = to_map(list(EVENTS))
    assert rendered(drawn) == rendered(drawn)


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload["id"])
def test_article_text_is_never_live_in_the_page(payload: dict[str, str]) -> None:
    text = payload["text"]
    record = event_record(
        "x",
        place=text,
        place_text=text,
        quote=text,
        actors=[{"name": text, "country": None, "role": "initiator"}],
        sources=[{"id": text, "title": text, "source": text, "url": text, "published": None}],
        lat=50.0,
        lon=36.0,
    )
    page = rendered(to_map(frame_from_records([record]), title=text))
    live = re.sub(r'<script type="text/plain".*?</script>', "", page, flags=re.DOTALL)
    assert text not in live.replace(f"<title>{html.escape(text)}</title>", "")
    assert records(page)[0]["evidence"][0]["quote"] == text
    assert len(list(contents(page, "script"))) == 3


def test_a_template_in_a_text_is_not_run_in_python() -> None:
    text = "{{ cycler.__init__.__globals__.os.getpid() }}"
    page = rendered(to_map([event_record("x", place=text, lat=50.0, lon=36.0)], title=text))
    assert f"<title>{text}</title>" in page


def test_layers_of_folium_may_be_added() -> None:
    drawn = to_map(list(EVENTS))
    folium.CircleMarker((50, 36), radius=4).add_to(drawn)
    folium.Marker((50, 36), popup="Here").add_to(drawn)
    page = rendered(drawn)
    assert "L.circleMarker(" in page
    assert policy(page)["script-src"] == [sha256(text) for text in contents(page, "script")]


def test_a_popup_of_folium_cannot_end_the_script() -> None:
    drawn = to_map(list(EVENTS))
    folium.Marker((50, 36), popup=folium.Popup("</script><script>window.__ran=1</script>")).add_to(drawn)
    page = rendered(drawn)
    assert policy(page)["script-src"] == [sha256(text) for text in contents(page, "script")]
    assert "</script><script>window.__ran" not in page


def test_a_tile_layer_is_let_through_and_nothing_else() -> None:
    drawn = to_map(list(EVENTS))
    folium.TileLayer("https://{s}.tiles.example/{z}/{x}/{y}.png", attr="Tiles").add_to(drawn)
    rules = policy(rendered(drawn))
    assert rules["img-src"] == ["data:", "blob:", "https://*.tiles.example"]
    assert rules["connect-src"] == ["'none'"]


def test_what_must_be_fetched_costs_the_policy_and_says_so() -> None:
    drawn = to_map(list(EVENTS))
    folium.Marker((50, 36), icon=folium.Icon(color="red")).add_to(drawn)
    with pytest.warns(UserWarning, match="the map needs https://.*awesome"):
        page = rendered(drawn)
    assert "Content-Security-Policy" not in page


def test_the_layer_goes_on_a_plain_map_of_folium_too() -> None:
    drawn = folium.Map(tiles=None)
    packed = pack_events(list(EVENTS))
    EventLayer(packed, load_basemap(packed.countries, packed.units), title="{{ 7 * 7 }}").add_to(drawn)
    page = rendered(drawn)
    assert 'id="geo-head"' in page
    assert "geoPage.layer(map_" in page


def test_safe_text_survives_folium() -> None:
    drawn = folium.Map(tiles=None)
    for payload in PAYLOADS:
        folium.Marker((50, 36), popup=folium.Popup(safe_text(payload["text"]))).add_to(drawn)
    page = rendered(drawn)
    for live in ("<img src=x", "${window", "`+(window", "</script><script>window", "{{ cycler", "{% for x", "{# half"):
        assert live not in page


def test_a_thousand_events_stay_under_a_megabyte() -> None:
    assert len(rendered(to_map(frame_from_records(many(1000))))) < 1_000_000


def test_crimea_and_sevastopol_are_drawn_as_ukraine_s() -> None:
    units = {shape["code"] for shape in load_basemap().shapes if shape["kind"] == "unit"}
    assert len(units) == 27
    assert {"UA-43", "UA-40"} <= units


def test_units_elsewhere_are_drawn_where_events_are() -> None:
    units = {shape["code"] for shape in load_basemap(units=frozenset({"RU-KRS"})).shapes if shape["kind"] == "unit"}
    assert "RU-KRS" in units
    assert len(units) == 28


def test_leaflet_is_the_published_one() -> None:
    lines = LEAFLET.joinpath("SHA256SUMS").read_text("utf-8").splitlines()
    assert len(lines) == 6
    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256(LEAFLET.joinpath(name).read_bytes()).hexdigest() == digest, name
    assert "1.9.4" in LEAFLET.joinpath("leaflet.js").read_text("utf-8")[:200]


def test_the_page_opens_in_the_language_asked_for() -> None:
    page = rendered(to_map(list(EVENTS), language="uk"))
    assert '<html lang="uk">' in page
    assert "<title>Події в новинах</title>" in page
    assert "Ця карта потребує JavaScript" in page
    assert head(page)["lang"] == "uk"
    assert head(rendered(to_map(list(EVENTS))))["lang"] == "en"


def test_a_language_that_the_page_does_not_speak_is_refused() -> None:
    with pytest.raises(GeoError, match="no language 'tlh'; use one of en, uk"):
        to_map(list(EVENTS), language="tlh")


def test_tiles_offered_widen_the_policy_for_their_host_alone() -> None:
    page = rendered(
        to_map(list(EVENTS), tiles="https://{s}.tiles.example:8443/{z}/{x}/{y}.png", tiles_credit="Tiles Ltd")
    )
    rules = policy(page)
    assert rules["img-src"] == ["data:", "blob:", "https://*.tiles.example:8443"]
    assert rules["connect-src"] == rules["default-src"] == ["'none'"]
    assert rules["style-src"] == [sha256(text) for text in contents(page, "style")]
    assert head(page)["tiles"]["credit"] == "Tiles Ltd"
    assert head(rendered(to_map(list(EVENTS))))["tiles"] is None


def test_openstreetmap_is_credited_without_being_asked() -> None:
    offered = head(rendered(to_map(list(EVENTS), tiles="osm")))["tiles"]
    assert offered["host"] == "https://tile.openstreetmap.org"
    assert offered["credit"] == "© OpenStreetMap contributors"


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example/{z}/{x}.png",
        "tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
        "javascript:alert(1)/{z}/{x}/{y}",
        "https://user:word@tiles.example/{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_address_of_tiles_is_refused(address: str) -> None:
    with pytest.raises(GeoError, match="no address of tiles"):
        to_map(list(EVENTS), tiles=address)
