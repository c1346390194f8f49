"""Still pictures: what they show and say, the same bytes for the same events, nothing live in them."""

from __future__ import annotations

import io
import json
import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from PIL import Image

from factories import EVENTS, event_record, many
from geo.errors import ExportError, GeoError
from geo.pictures import picture_bytes, write_picture
from geo.pictures.alt import alt_text
from geo.pictures.labels import Room
from geo.pictures.land import countries, on_paper, units
from geo.pictures.looks import LOOKS, OTHER, Look
from geo.pictures.scene import people, scene_of
from geo.pictures.view import Rect, middle_longitude, view_of
from geo.pictures.words import WORDS, counted, figures, plain, when

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "geo" / "page"
PAYLOADS = json.loads((ROOT / "tests" / "data" / "injections.json").read_text("utf-8"))
SVG = "{http://www.w3.org/2000/svg}"
PAPER = Rect(0, 0, 350, 300)


def svg_of(records: Any, **options: Any) -> ET.Element:
    return ET.fromstring(picture_bytes(records, ".svg", **options)[0])


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def drawn() -> ET.Element:
    return svg_of(EVENTS, title="A week in March")


# what is shown


def test_places_figures_and_heading_are_text(drawn: ET.Element) -> None:
    assert {
        "A week in March",
        "Kyiv",
        "Kharkiv",
        "Strike",
        "Prisoner exchange",
        "RUSSIA".replace("", " ").strip(),
    } <= set(texts(drawn))
    assert "17 events, 1 February 2015 – 9 March 2026" in texts(drawn)


def test_sources_dates_and_credits_stand_below(drawn: ET.Element) -> None:
    below = " ".join(texts(drawn))
    assert "Sources: Example Courier, Sample Agency; published 4–5 March 2026." in below
    assert "Natural Earth" in below
    assert "GeoNames, CC BY 4.0" in below
    assert re.search(r"Made with geo-event-mapper \d", below)


def test_the_legend_has_the_keys_of_what_is_drawn_and_no_others(drawn: ET.Element) -> None:
    said = " ".join(texts(drawn))
    for name in ("site", "settlement", "wedge", "hatch", "ghost", "doubt", "size"):
        assert WORDS["en"]["keys"][name].split(":")[0] in said, name
    assert "arcs by type" not in said
    only = " ".join(texts(svg_of([event_record("a", lat=46.6, lon=32.6, place="Kherson", geo_precision="site")])))
    assert "solid outline" in only
    assert not any(word in only for word in ("dotted", "wedge", "hatched", "pale", "question", "ring"))


def test_figures_are_the_sources_and_unknown_is_not_nought() -> None:
    record = event_record("a", lat=46.6, lon=32.6, place="Kherson", killed_low=2, killed_high=5)
    assert "2–5 killed" in texts(svg_of([record]))
    assert not any(
        "killed" in text
        for text in texts(svg_of([event_record("a", lat=46.6, lon=32.6, place="Kherson")]))
        if "size" not in text
    )


def test_what_has_no_place_and_what_lies_far_off_is_told_beside_the_map() -> None:
    scene = scene_of(EVENTS, PAPER)
    assert [record["id"] for record in scene.outside] == ["e-talks", "e-davos"]
    assert [record["id"] for record in scene.nowhere] == ["e-donbas", "e-nowhere"]
    assert {mark.records[0]["id"] for mark in scene.marks} >= {"e-kharkiv", "e-wedge", "e-odesa"}
    assert list(scene.areas) == ["UA-09", "UA-12", "UA-14"]


def test_every_event_is_drawn_listed_or_counted_once() -> None:
    for records in (EVENTS, many(300)):
        scene = scene_of(records, PAPER)
        found = [r["id"] for mark in scene.marks for r in mark.records] + [
            r["id"] for rows in (*scene.areas.values(), scene.outside, scene.nowhere) for r in rows
        ]
        assert sorted(found) == sorted(record["id"] for record in records)


def test_many_close_together_are_one_ring_with_their_number() -> None:
    records = [event_record(str(k), lat=50.45, lon=30.52, place="Kyiv") for k in range(12)]
    (mark,) = scene_of(records, PAPER).marks
    assert len(mark.records) == 12
    assert {"12", "Kyiv"} <= set(texts(svg_of(records)))


def test_too_many_directions_for_wedges_are_told_by_their_unit() -> None:
    wedge = next(record for record in EVENTS if record["id"] == "e-wedge")
    spread = [
        wedge | {"id": f"w{k}", "offset": wedge["offset"] | {"anchor_lat": 49.0 + k / 20, "anchor_lon": 36.0}}
        for k in range(40)
    ]
    scene = scene_of(spread, PAPER)
    assert (scene.marks, len(scene.areas["UA-63"])) == ([], 40)


def test_people_are_summed_without_taking_unknown_for_nought() -> None:
    assert people({"killed_low": 1, "killed_high": 1, "injured_low": None, "injured_high": None}) == (1, 1)
    assert people({"killed_low": None, "killed_high": 5}) == (None, 5)
    assert people({}) == (None, None)


def test_a_box_that_was_asked_for_is_the_view() -> None:
    view = scene_of(EVENTS, PAPER, bbox=(30.0, 48.0, 38.0, 51.0)).view
    west, south, east, north = view.window()
    assert (west, east) == pytest.approx((29, 39), abs=0.8)
    assert south < 48 < 51 < north


def test_labels_lie_on_the_map_and_cover_nothing() -> None:
    room = Room(PAPER)
    for k in range(30):
        room.take_circle(40 + 9 * k, 150, 5)
    before = len(room.taken)
    for k in range(30):
        room.find(40 + 9 * k, 150, 5, 50, 9)
    labels = room.taken[before:]
    assert len(labels) > 10
    for k, one in enumerate(labels):
        assert 0 <= one.left < one.right <= 350
        for other in room.taken[: before + k]:
            assert (
                one.right <= other.left or other.right <= one.left or one.top <= other.bottom or other.top <= one.bottom
            )


# where


def test_the_middle_of_longitudes_is_across_their_widest_gap() -> None:
    assert (
        middle_longitude([170.0, -170.0]) == pytest.approx(180.0, abs=1e-9) or middle_longitude([170.0, -170.0]) == -180
    )
    assert middle_longitude([10.0, 20.0]) == 15
    assert middle_longitude([5.0]) == 5


def test_a_view_across_the_180th_meridian_is_whole() -> None:
    view = view_of([177.4, -179.9], [-17.8, -16.8], PAPER)
    (x1, x2), _ = view.project([177.4, -179.9], [-17.8, -16.8])
    assert 0 < x1 < x2 < 350
    assert view.points_for(1) == pytest.approx((x2 - x1) / 285, rel=0.05)  # 2.7 degrees at 17 south
    assert "FJ" in [shape.code for shape in on_paper(countries(), view)]


def test_what_spans_the_world_is_drawn_in_equal_earth() -> None:
    assert view_of([-70, 150], [0, 10], PAPER).projection == "eqearth"
    assert view_of([20, 40], [45, 55], PAPER).projection == "laea"


def test_the_land_keeps_its_area_and_none_is_dropped() -> None:
    view = view_of([22.0, 40.3], [44.3, 52.4], PAPER)
    (ukraine,) = [shape for shape in on_paper(countries(), view) if shape.code == "UA"]
    km2 = ukraine.geometry.area / view.points_for(1) ** 2
    assert km2 == pytest.approx(603_500, rel=0.03)  # with Crimea, as the United Nations give it
    parts = on_paper(units(["UA"]), view)
    assert len(parts) == 27
    assert sum(part.geometry.area for part in parts) / view.points_for(1) ** 2 == pytest.approx(603_500, rel=0.03)


def test_the_whole_world_is_land_and_sea() -> None:
    view = view_of([], [], PAPER)
    land = sum(shape.geometry.area for shape in on_paper(countries(), view)) / view.points_for(1) ** 2
    assert land == pytest.approx(148e6, rel=0.04)


def test_a_place_on_paper_is_where_its_distance_says() -> None:
    view = view_of([30.52, 36.23], [50.45, 49.99], PAPER)  # Kyiv, Kharkiv: 410 km apart
    (x1, x2), (y1, y2) = view.project([30.52, 36.23], [50.45, 49.99])
    assert math.hypot(x2 - x1, y2 - y1) / view.points_for(1) == pytest.approx(410, rel=0.02)


# the files


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_the_same_events_give_the_same_bytes_whatever_their_order(suffix: str) -> None:
    assert picture_bytes(EVENTS, suffix)[0] == picture_bytes(tuple(reversed(EVENTS)), suffix)[0]


def test_another_process_gives_the_same_bytes() -> None:
    code = "import sys; from factories import EVENTS; from geo.pictures import picture_bytes\nsys.stdout.buffer.write(picture_bytes(EVENTS, '.svg')[0])"
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = os.environ | {"PYTHONPATH": path, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    assert done.stdout == picture_bytes(EVENTS, ".svg")[0]


def test_settings_of_the_user_change_nothing_and_stay() -> None:
    before = picture_bytes(EVENTS[:2], ".svg")[0]
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "path", "text.parse_math": True, "lines.linewidth": 9}):
        assert picture_bytes(EVENTS[:2], ".svg")[0] == before
        assert mpl.rcParams["font.size"] == 30


def test_png_says_what_it_shows() -> None:
    content, told = picture_bytes(EVENTS, ".png", title="A week in March")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.width == pytest.approx(180 / 25.4 * 200, abs=2)  # 180 mm at 200 dots an inch
        assert picture.text["Title"] == "A week in March"  # type: ignore[attr-defined]
        assert picture.text["Description"] == told  # type: ignore[attr-defined]
    assert len(content) < 300_000


def test_svg_says_what_it_shows(drawn: ET.Element) -> None:
    told = alt_text(sorted_events(), title="A week in March")
    title, desc = list(drawn)[:2]
    assert (title.tag, title.text) == (f"{SVG}title", "A week in March")
    assert (desc.tag, desc.text) == (f"{SVG}desc", told)
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def sorted_events() -> Any:
    from geo.records import in_order

    return in_order(EVENTS)


def test_pdf_holds_fonts_and_no_day() -> None:
    content = picture_bytes(EVENTS, ".pdf", title="A week in March")[0]
    assert b"/FontFile2" in content  # TrueType: text that can be searched and changed
    assert b"/Type3" not in content
    assert b"CreationDate" not in content
    assert b"A week in March" in content


def test_the_words_are_written_beside(tmp_path: Path) -> None:
    told = write_picture(EVENTS, tmp_path / "map.png")
    assert (tmp_path / "map.alt.txt").read_text("utf-8") == told + "\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.alt.txt", "map.png"]


def test_other_formats_and_languages_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.gif; use one of \.png \.svg \.pdf"):
        write_picture(EVENTS, tmp_path / "map.gif")
    with pytest.raises(GeoError, match="no language 'de'"):
        picture_bytes(EVENTS, language="de")


def test_no_events_is_still_a_picture() -> None:
    root = svg_of([])
    assert "No events" in texts(root)
    assert picture_bytes([], ".png", title="Nothing yet")[1] == "Nothing yet. No events."


def test_five_thousand_events_stay_small() -> None:
    content, told = picture_bytes(many(5000), ".svg")
    assert len(content) < 1_500_000
    assert "Map of 5,000 events" in told
    assert told.endswith("and 4988 more.")


# the words


def test_the_alt_text_tells_the_events() -> None:
    record = event_record(
        "a",
        place="Kherson",
        date_start="2026-01-23",
        date_end="2026-01-24",
        date_precision="night",
        killed_low=1,
        killed_high=None,
        injured_high=20,
        verification="claimed",
    )
    assert alt_text([record], title="Kherson") == (
        "Kherson. Map of 1 event, 23–24 January 2026. Types: Strike 1. The events: Strike, Kherson, "
        "night of 23–24 January 2026, at least 1 killed, up to 20 injured, claimed by one side."
    )


def test_ukrainian_numbers_take_their_forms() -> None:
    assert [counted("uk", "events", n) for n in (1, 3, 5, 11, 21, 112)] == [
        "1 подія", "3 події", "5 подій", "11 подій", "21 подія", "112 подій",
    ]  # fmt: skip
    assert figures({"killed_low": 3, "killed_high": 3}, "uk") == "загинуло: 3"
    assert when({"date_start": "2026-02-27", "date_end": "2026-03-02"}, "uk") == "27 лютого – 2 березня 2026"


def test_looks_are_those_of_the_page() -> None:
    script = (PAGE / "symbols.js").read_text("utf-8")
    line = r'(\w+): \{ shape: "(\w+)", fill: "(#\w+)", line: "(#\w+)"(, hollow: true)? \}'
    found = {
        name: Look(shape, fill, edge, bool(hollow)) for name, shape, fill, edge, hollow in re.findall(line, script)
    }
    assert found == LOOKS
    other = re.search(r'OTHER_LOOK = \{ shape: "(\w+)", fill: "(#\w+)", line: "(#\w+)" \}', script)
    assert other is not None
    assert Look(*other.groups()) == OTHER


@pytest.mark.parametrize("language", sorted(WORDS))
def test_words_are_those_of_the_page(language: str) -> None:
    script = (PAGE / "words.js").read_text("utf-8")
    part = script[script.index(f"\n  {language}: {{") :]
    for table in ("types", "occurrence", "verification"):
        for name, word in WORDS[language][table].items():
            assert f'{name}: "{word}"' in part, word
    for name in ("site", "settlement", "wedge", "hatch", "ghost", "doubt", "size", "cluster"):
        assert f'key{name.title()}: "{WORDS[language]["keys"][name]}"' in part, name


def test_both_languages_say_the_same_things() -> None:
    assert list(WORDS["en"]) == list(WORDS["uk"])
    assert [len(WORDS[language]["months"]) for language in WORDS] == [12, 12]


# hostile text


@pytest.mark.parametrize("payload", [row["text"] for row in PAYLOADS], ids=[row["id"] for row in PAYLOADS])
def test_hostile_text_is_text(payload: str) -> None:
    source = {"id": payload, "title": payload, "source": payload, "url": payload, "published": payload}
    record = event_record("a", place=payload, place_text=payload, type=payload, lat=50.0, lon=36.0, sources=[source])
    content, told = picture_bytes(
        [record, event_record("b", place=payload, verification=payload)], ".svg", title=payload
    )
    root = ET.fromstring(content)
    assert not [
        element.tag
        for element in root.iter()
        if element.tag.rpartition("}")[2] in ("script", "foreignObject", "a", "image")
    ]
    given = [(name.lower(), value) for element in root.iter() for name, value in element.attrib.items()]
    assert not [name for name, _ in given if name.startswith("on")]
    assert not [value for name, value in given if name.endswith("href") and not value.startswith("#")]
    assert plain(payload) in texts(root)
    assert root[0].text == plain(payload)
    assert plain(payload, 80) in told
    assert "\u202e" not in told
    assert all(c.isprintable() for c in told)


@pytest.mark.parametrize(
    "text", ["$x^2$", r"\alpha $\frac{1}{2}$", "a_b % c", "$unbalanced", "Київ 東京 \U0001f4a5", "x" * 400]
)
def test_text_is_never_mathematics_and_any_letter_will_do(text: str) -> None:
    root = svg_of([event_record("a", place=text, lat=50.0, lon=36.0)], title=text)
    assert root[0].text == plain(text)
    assert picture_bytes([event_record("a", place=text, lat=50.0, lon=36.0)], ".png", title=text)[0].startswith(
        b"\x89PNG"
    )


def test_png_keeps_the_colours_of_the_types() -> None:
    records = [event_record(kind, type=kind, lat=50.0, lon=30.0 + k) for k, kind in enumerate(LOOKS)]
    with Image.open(io.BytesIO(picture_bytes(records, ".png")[0])) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1000)}  # type: ignore[union-attr]
    for look in LOOKS.values():
        wanted = [int(look.fill[k : k + 2], 16) for k in (1, 3, 5)]
        assert min(max(abs(a - b) for a, b in zip(wanted, found, strict=True)) for found in colours) <= 1, look
