"""The map page in a real Chromium, every request refused: what a reader sees and can do."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from factories import EVENTS, event_record, many
from geo.explain import explain_page
from geo.export import write_events
from geo.frames import admin_counts, frame_from_records, to_frame
from geo.maps import to_map
from geo.model import Document
from geo.pipeline import read_document, run

pytestmark = pytest.mark.browser

PAYLOADS = json.loads(Path(__file__).parent.joinpath("data", "injections.json").read_text("utf-8"))
WORDS_JS = Path(__file__).parent.parent / "geo" / "page" / "words.js"
AXE = Path(__file__).parent / "vendor" / "axe-core"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
NO_CHROMIUM = "no Chromium found: install it by 'apt-get install chromium' or 'python -m playwright install chromium'"

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        installed = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
        found = next(installed, playwright.chromium.executable_path)
        if not Path(found).exists():
            pytest.fail(NO_CHROMIUM, pytrace=False)
        switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=switches)
        yield browser
        browser.close()


class _Reader:
    """Opens pages from files, lets nothing else through, and keeps what was asked for and what failed."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.asked: list[str] = []
        self.failed: list[str] = []
        self._browser, self._folder = browser, folder
        self._contexts: list[Any] = []

    def open(self, html: str, *, ready: str = "html[data-geo=ready]", **options: Any) -> Page:
        path = self._folder / f"page{len(self._contexts)}.html"
        path.write_text(html, "utf-8")
        context = self._browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **options})
        self._contexts.append(context)
        context.route(lambda url: url != path.as_uri(), self._refuse)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.failed.append(str(error)))
        page.on("console", lambda message: self.failed.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        page.wait_for_selector(ready)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        assert self.asked == []
        assert self.failed == []

    def _refuse(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()


@pytest.fixture
def reader(chromium: Browser, tmp_path: Path) -> Iterator[_Reader]:
    """Give a reader; at the end nothing was asked for and nothing failed."""
    reader = _Reader(chromium, tmp_path)
    yield reader
    reader.close()


@pytest.fixture
def open_page(reader: _Reader) -> Opener:
    return reader.open


@pytest.fixture(scope="module")
def one_page(chromium: Browser, html: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give one page for the tests that only read in it."""
    reader = _Reader(chromium, tmp_path_factory.mktemp("page"))
    yield reader.open(html)
    reader.close()


@pytest.fixture(scope="module")
def html() -> str:
    return rendered(EVENTS)


def rendered(records: Any, title: str = "A week in March") -> str:
    return to_map(frame_from_records(records), title=title).get_root().render()


def row(page: Page, key: str) -> Any:
    return page.locator(f'#geo-list [data-id="e-{key}"]')


def card(page: Page) -> Any:
    return page.get_by_role("dialog")


def visible(page: Page) -> set[str]:
    return set(page.evaluate("geo.visible()"))


def drawn(page: Page) -> set[str]:
    return {key for symbol in page.evaluate("geo.drawn()") for key in symbol["ids"]}


def show_all(page: Page) -> None:
    """Take the view that holds every event, which the page itself gives up where one country has most."""
    page.evaluate("void geo.map.setView([40, 33], 3.5, {animate: false})")


def test_the_page_holds_the_events_that_python_holds(one_page: Page) -> None:
    page = one_page
    features = page.evaluate("geo.events")["features"]
    assert {feature["id"] for feature in features} == {record["id"] for record in EVENTS} == visible(page)
    kharkiv = next(feature for feature in features if feature["id"] == "e-kharkiv")
    assert kharkiv["geometry"] == {"type": "Point", "coordinates": [36.2, 50.0]}
    assert kharkiv["properties"]["claims"] == EVENTS[0]["claims"]
    assert [f["geometry"] for f in features if f["id"] in {"e-oblast", "e-wedge", "e-nowhere"}] == [None] * 3


def test_all_that_has_a_place_is_drawn_and_the_rest_is_listed_apart(open_page: Opener, html: str) -> None:
    page = open_page(html)
    show_all(page)
    assert {record["id"] for record in EVENTS} - drawn(page) == {"e-donbas", "e-nowhere"}
    apart = page.locator("details", has_text="Not on the map (2)")
    assert apart.locator("button").count() == 2
    assert "Donbas" in apart.inner_text()
    assert "Place not stated" in apart.inner_text()


def test_an_event_with_no_point_is_not_drawn_on_its_anchor(one_page: Page) -> None:
    page = one_page
    symbols = {symbol["ids"][0]: symbol for symbol in page.evaluate("geo.drawn()") if len(symbol["ids"]) == 1}
    wedge, anchor = symbols["e-wedge"], symbols["e-kharkiv"]
    assert wedge["x"] > anchor["x"] + 20  # north-east: right of it
    assert wedge["y"] < anchor["y"] - 20  # and above
    assert page.locator("path.geo-hatched").count() == 3  # the three oblasts


def test_the_type_filter_changes_count_list_points_and_shades(open_page: Opener, html: str) -> None:
    page = open_page(html)
    show_all(page)
    page.evaluate("window.__changes = 0; document.addEventListener('geo:change', () => { window.__changes += 1; })")
    shaded = page.locator("path.geo-unit:not(.geo-shade-0)").count()
    page.get_by_label("Strike").uncheck()
    strikes = {record["id"] for record in EVENTS if record["type"] == "strike"}
    expect(page.get_by_role("status")).to_have_text("13 of 17 events")
    assert visible(page) == {record["id"] for record in EVENTS} - strikes
    assert drawn(page) & strikes == set()
    assert page.locator("#geo-list .geo-row").count() == 13
    assert page.locator("path.geo-unit:not(.geo-shade-0)").count() == shaded - 2  # Kyiv and Dnipropetrovsk Oblast
    assert page.locator("path.geo-hatched").count() == 2
    assert page.evaluate("window.__changes") == 1
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("17 of 17 events")
    assert page.get_by_label("Strike").is_checked()


def test_a_click_on_a_symbol_opens_its_event(open_page: Opener, html: str) -> None:
    page = open_page(html)
    symbol = next(s for s in page.evaluate("geo.drawn()") if s["ids"] == ["e-kharkiv"])
    page.mouse.click(symbol["x"], symbol["y"])
    expect(card(page)).to_contain_text("Kharkiv")
    text = card(page).inner_text()
    assert "night of 3 – 4 March 2026" in text.replace("\u2009", " ")
    assert re.search(r"Killed\s+not stated", text)
    assert re.search(r"Injured\s+14–19", text)
    assert re.search(r"at least 14 injured\s+civilians\s+the rescue service\s+in Sample Agency", text)
    assert "a total that covers more than this event" in text
    assert "Nineteen people were hurt when drones reached the city, the mayor said." in text
    assert "town or village known, the spot in it not; within about 7 km" in text
    assert "confirmed" in text
    assert "confidence: high" in text
    assert "drone, missile" in text
    assert "Event e-kharkiv" in text


def test_a_source_is_linked_safely(one_page: Page) -> None:
    page = one_page
    row(page, "kharkiv").click()
    link = card(page).get_by_role("link")
    assert link.get_attribute("href") == "https://courier.example/a?x=1&y=2"
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    assert link.inner_text() == "Night of drones, morning of talks"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("depot", r"Killed\s+0\s+Injured\s+0"),
        ("depot", "exact site; within about 1 km"),
        ("near", r"Killed\s+up to 5"),
        ("near", r"12 km south of Izium; within about 4 km"),
        ("kherson", r"Killed\s+at least 2"),
        ("kherson", "disputed"),
        ("oblast", "region only"),
        ("wedge", "northeast of Kharkiv; the distance is not stated, so there is no point on the map"),
        ("wedge", "claimed by one side"),
        ("donetsk", "demanded, not done"),
        ("donetsk", "date not stated"),
        ("talks", "under way"),
        ("davos", "week of 1 – 2 March 2026"),
        ("deal", "February 2015"),
        ("swap", "planned"),
        ("nowhere", "Place not stated"),
    ],
)
def test_what_is_known_is_said_in_words(one_page: Page, key: str, said: str) -> None:
    page = one_page
    row(page, key).click()
    expect(card(page)).to_contain_text(f"Event e-{key}")
    assert re.search(said, card(page).inner_text().replace("\u2009", " "))


def test_the_list_says_what_is_claimed_or_only_wanted(one_page: Page) -> None:
    assert "claimed by one side" in row(one_page, "wedge").inner_text()
    assert "disputed" in row(one_page, "kherson").inner_text()
    assert "demanded, not done" in row(one_page, "donetsk").inner_text()
    assert "date not stated" in row(one_page, "donetsk").inner_text()
    assert row(one_page, "kharkiv").inner_text().splitlines()[:3] == ["Kharkiv", "Strike", "14–19 injured"]


def test_no_toll_is_spoken_of_where_nobody_asks_for_one(one_page: Page) -> None:
    page = one_page
    row(page, "talks").click()
    expect(card(page)).to_contain_text("Event e-talks")
    assert "Killed" not in card(page).inner_text()


def test_escape_closes_and_focus_goes_back(one_page: Page) -> None:
    page = one_page
    row(page, "odesa").click()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.id") == "e-odesa"


def test_the_keyboard_alone_leads_to_a_quote_and_back(open_page: Opener, html: str) -> None:
    page = open_page(html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the list of events"
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("Enter")
    expect(card(page).locator("blockquote")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.id") == first


def test_events_close_together_are_one_ring_that_opens(open_page: Opener) -> None:
    near = [event_record(k, place="Kherson", lat=46.6 + k / 100, lon=32.6) for k in range(3)]
    far = [event_record("far", place="Lviv", lat=49.8, lon=24.0)]
    page = open_page(rendered(near + far))
    ring = next(symbol for symbol in page.evaluate("geo.drawn()") if len(symbol["ids"]) == 3)
    page.mouse.click(ring["x"], ring["y"])
    page.wait_for_timeout(600)
    assert len(page.evaluate("geo.drawn()")) == 3


def test_events_at_one_spot_are_offered_as_a_list(open_page: Opener) -> None:
    page = open_page(rendered([event_record(k, place="Kherson", lat=46.6, lon=32.6) for k in ("a", "b")]))
    (ring,) = page.evaluate("geo.drawn()")
    page.mouse.click(ring["x"], ring["y"])
    expect(card(page)).to_contain_text("2 events here")
    card(page).locator(".geo-row").nth(1).click()
    expect(card(page)).to_contain_text("Event e-b")


def test_what_is_outside_the_view_is_named_at_its_edge(open_page: Opener, html: str) -> None:
    page = open_page(html)
    page.get_by_role("button", name="Abu Dhabi, outside this view").click()
    expect(card(page)).to_contain_text("Event e-talks")
    page.wait_for_timeout(600)
    assert "e-talks" in drawn(page)


def test_every_payload_is_shown_as_text_and_runs_nothing(open_page: Opener) -> None:
    records = [_poisoned(payload) for payload in PAYLOADS]
    page = open_page(rendered(records, title=" ".join(payload["text"] for payload in PAYLOADS)))
    for payload in PAYLOADS:
        shown = readable(payload["text"])
        assert shown in page.locator("h1").text_content()
        assert row(page, payload["id"]).locator(".geo-row-place").text_content() == shown
        row(page, payload["id"]).click()
        expect(card(page)).to_contain_text(f"e-{payload['id']}")
        assert card(page).locator("blockquote").text_content() == shown
        assert card(page).text_content().count(shown) >= 6  # place, actor, speaker, quote, outlet, title
        assert card(page).get_by_role("link").count() == 0
        page.keyboard.press("Escape")
        page.evaluate(
            "text => { const box = document.querySelector('#geo-search'); box.value = text; box.dispatchEvent(new Event('input')); }",
            payload["text"],
        )
        expect(page.locator(".geo-row").first).to_be_visible()
        assert f"e-{payload['id']}" in visible(page)
        page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
        assert page.locator(".geo-print-note").text_content().endswith(f"“{shown}”")
        page.get_by_role("button", name="Show all").click()
    assert page.evaluate("window.__ran") is None
    assert page.evaluate("document.querySelectorAll('img, [onerror], [onmouseover]').length") == 0


def test_poisoned_articles_go_the_whole_way_and_stay_text(open_page: Opener) -> None:
    documents = [_article(payload) for payload in PAYLOADS]
    events = run(documents).events
    page = open_page(to_map(to_frame(events)).get_root().render())
    quotes = {event.id: [readable(piece.quote) for piece in event.evidence] for event in events}
    assert sum(map(len, quotes.values())) >= len(PAYLOADS)
    for key in page.evaluate("geo.visible()"):
        page.evaluate("key => geo.open(key)", key)
        expect(card(page)).to_contain_text(f"Event {key}")
        assert card(page).locator("blockquote").all_text_contents() == quotes[key]
        assert card(page).get_by_role("link").count() == 0
    assert page.evaluate("window.__ran") is None


def test_a_poisoned_article_is_explained_as_text(open_page: Opener) -> None:
    for payload in PAYLOADS:
        document = _article(payload)
        page = open_page(explain_page(read_document(document)), ready="main")
        assert page.locator("div.text").text_content() == readable(document.text)
        assert page.locator("h1").text_content() == readable(payload["text"])
        assert page.evaluate("window.__ran") is None


def _article(payload: dict[str, str]) -> Document:
    text = payload["text"]
    words = f"{text}\n\nShelling killed two people in Kherson, the governor said: {text}"
    return Document(id=payload["id"], text=words, title=text, source=text, url=text, lang="en")


def _poisoned(payload: dict[str, str]) -> dict[str, Any]:
    text = payload["text"]
    return event_record(
        payload["id"],
        type=text,
        subtype=text,
        place=text,
        place_text=text,
        quote=text,
        adm1_name=text,
        lat=50.0,
        lon=30.0 + len(payload["id"]) / 10,
        killed_low=1,
        weapons=[text],
        targets=[text],
        actors=[{"name": text, "country": None, "role": text}],
        claims=[
            {
                "metric": "killed",
                "low": 1,
                "high": 1,
                "scope": "event",
                "who": text,
                "attributed_to": text,
                "document": text,
                "start": 0,
                "end": 1,
            }
        ],
        sources=[{"id": text, "title": text, "source": text, "url": text, "published": text}],
    )


def readable(text: str) -> str:
    return re.sub("[\u0000-\u0008\u000b-\u001f\u007f\ufeff]", "\ufffd", text)


@pytest.mark.parametrize("width", [360, 390])
def test_a_phone_scrolls_nowhere_sideways_and_starts_with_the_map(open_page: Opener, html: str, width: int) -> None:
    page = open_page(html, viewport={**PHONE, "width": width}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.locator("#geo-panel")).to_be_hidden()
    page.get_by_role("button", name="Filters and list").click()
    expect(row(page, "kharkiv")).to_be_visible()
    row(page, "kharkiv").click()
    expect(page.locator("#geo-panel")).to_be_hidden()
    sheet = card(page).bounding_box()
    assert sheet["x"] == 0
    assert sheet["width"] == width
    assert abs(sheet["y"] + sheet["height"] - PHONE["height"]) < 1
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, {"width": 360, "height": 740}], ids=["wide", "phone", "narrow"])
def test_the_panel_scrolls_nowhere_sideways(open_page: Opener, viewport: dict[str, int], lang: str) -> None:
    page = open_page(to_map(frame_from_records(EVENTS), language=lang).get_root().render(), viewport=viewport)
    if viewport is not DESKTOP:
        page.locator(".geo-toggle").click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.geo-panel, .geo-units-box')].filter((n) => n.scrollWidth > n.clientWidth).length"
        )
        == 0
    )


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_targets_are_large_enough_to_hit(open_page: Opener, html: str, viewport: dict[str, int]) -> None:
    page = open_page(html, viewport=viewport)
    if viewport is PHONE:
        page.get_by_role("button", name="Filters and list").click()
    row(page, "kharkiv").click()
    boxes = page.evaluate(
        """[...document.querySelectorAll("button, summary, label, a, [role=button]")]
           .map((node) => [node.textContent, node.getBoundingClientRect()])
           .filter(([, box]) => box.width && box.right > 0)
           .map(([text, box]) => [text, box.width, box.height])"""
    )
    assert len(boxes) > 15
    assert [box for box in boxes if box[1] < 24 or box[2] < 24] == []


def test_axe_is_the_one_that_was_published() -> None:
    for line in AXE.joinpath("SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256(AXE.joinpath(name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_serious(open_page: Opener, html: str, viewport: dict[str, int], scheme: str) -> None:
    page = open_page(html, viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(AXE.joinpath("axe.min.js").read_text("utf-8"))
    assert serious(page) == []  # as it opens
    if viewport is PHONE:
        page.get_by_role("button", name="Filters and list").click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.get_by_role("button", name="Kharkiv Oblast").click()  # a filter on, and the button that takes it off
    page.get_by_role("button", name="Embed", exact=True).click()
    assert serious(page) == []
    row(page, "kharkiv").click()
    expect(card(page)).to_contain_text("Event e-kharkiv")
    assert serious(page) == []


def test_axe_would_find_what_is_wrong(open_page: Opener, html: str) -> None:
    page = open_page(html)
    page.evaluate(AXE.joinpath("axe.min.js").read_text("utf-8"))
    page.evaluate("document.querySelector('#geo-panel').append(document.createElement('button'))")
    assert [rule for rule, _ in serious(page)] == ["button-name"]


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """Give what axe finds serious or critical: the rule, and where."""
    found = page.evaluate("async () => (await axe.run(document)).violations")
    return [
        (finding["id"], [node["html"][:120] for node in finding["nodes"]])
        for finding in found
        if finding["impact"] in {"serious", "critical"}
    ]


def test_dark_is_dark_and_light_is_light(open_page: Opener, html: str) -> None:
    for scheme, darker in (("light", False), ("dark", True)):
        page = open_page(html, color_scheme=scheme)
        red = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
        assert (red < 128) is darker


def test_the_count_is_announced_and_the_map_is_named(one_page: Page) -> None:
    page = one_page
    assert page.get_by_role("status").get_attribute("aria-live") == "polite"
    assert page.title() == "A week in March"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1
    assert "Natural Earth" in page.locator(".geo-foot").inner_text()


def test_a_thousand_events_are_filtered_together(open_page: Opener) -> None:
    page = open_page(rendered(many(1000)))
    expect(page.get_by_role("status")).to_have_text("1,000 of 1,000 events")
    page.get_by_label("Interception").uncheck()
    left = len(visible(page))
    expect(page.get_by_role("status")).to_have_text(f"{left} of 1,000 events")
    assert left == sum(record["type"] != "interception" for record in many(1000))
    assert page.locator("#geo-list .geo-row").count() == 100
    page.get_by_role("button", name="Show more").click()
    assert page.locator("#geo-list .geo-row").count() == 200


def without(label: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_label(label, exact=True).uncheck()


FILTERS: dict[str, tuple[Callable[[Page], Any], Callable[[dict[str, Any]], bool]]] = {
    "type": (lambda page: page.get_by_label("Strike").uncheck(), lambda record: record["type"] != "strike"),
    "site": (without("Exact site"), lambda record: record["geo_precision"] != "site"),
    "region only": (without("Region only"), lambda record: record["geo_precision"] != "adm1"),
    "no place": (without("No place"), lambda record: record["geo_precision"] is not None),
    "near": (without("Near a named place"), lambda record: record["geo_precision"] != "near"),
    "claimed": (without("Claimed by one side"), lambda record: record["verification"] != "claimed"),
    "not rated": (without("Not rated"), lambda record: record["verification"] is not None),
    "source": (
        lambda page: page.get_by_label("Source", exact=True).select_option("Sample Agency"),
        lambda record: any(source["source"] == "Sample Agency" for source in record["sources"]),
    ),
    "oblast": (
        lambda page: page.get_by_label("Oblast or region").select_option("Kharkiv Oblast"),
        lambda record: record["adm1"] == "UA-63",
    ),
    "no oblast": (
        lambda page: page.get_by_label("Oblast or region").select_option("None stated"),
        lambda record: record["adm1"] is None,
    ),
    "confidence": (
        lambda page: page.get_by_label("Confidence at least").fill("60"),
        lambda record: record["confidence"] >= 0.6,
    ),
    "period": (
        lambda page: page.get_by_label("First day").fill(str(20516)),  # 4 March 2026
        lambda record: (record["date_end"] or "") >= "2026-03-04",
    ),
    "search": (
        lambda page: page.get_by_label("Search in places").fill("drones mayor"),
        lambda r: r["id"] == "e-kharkiv",
    ),
}


def test_each_filter_acts_on_count_list_points_shades_and_table_alike(open_page: Opener, html: str) -> None:
    page = open_page(html)
    show_all(page)
    for name in ("Search and filter", "Counts by oblast"):
        page.locator("summary", has_text=name).click()
    all_drawn = drawn(page)
    for name, (choose, keeps) in FILTERS.items():
        choose(page)
        left = [record for record in EVENTS if keeps(record)]
        ids = {record["id"] for record in left}
        assert 0 < len(left) < len(EVENTS), name
        assert_shown(page, ids)
        assert drawn(page) == all_drawn & ids, name
        assert unit_table(page) == expected_table(left), name
        assert page.locator("path.geo-unit:not(.geo-shade-0)").count() == len(expected_table(left)), name
        page.get_by_role("button", name="Show all").click()
        assert len(visible(page)) == len(EVENTS), name


def test_filters_narrow_each_other_and_a_link_restores_them_all(open_page: Opener, html: str) -> None:
    page = open_page(html)
    page.locator("summary", has_text="Search and filter").click()
    page.get_by_label("Killed", exact=True).check()
    kept = list(EVENTS)
    for name in ("type", "no place", "confidence", "period"):
        choose, keeps = FILTERS[name]
        choose(page)
        kept = [record for record in kept if keeps(record)]
    ids = {record["id"] for record in kept}
    assert_shown(page, ids)
    assert 0 < len(ids) < 6
    settled_address(page)
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("html[data-geo=ready]")
    assert_shown(page, ids)
    assert page.get_by_label("Killed", exact=True).is_checked()


def week() -> list[dict[str, Any]]:
    """Give ten events, one a day."""
    days = [f"2026-03-{day:02}" for day in range(1, 11)]
    return [
        event_record(day, place="Kherson", lat=46.6, lon=32.0 + k / 5, date_start=day, date_end=day)
        for k, day in enumerate(days)
    ]


def open_period(open_page: Opener, **options: Any) -> Page:
    page = open_page(rendered(week()), **options)
    page.locator("summary", has_text="Search and filter").click()
    page.evaluate(
        "window.__seen = []; document.addEventListener('geo:change', () => window.__seen.push(geo.visible()))"
    )
    return page


def test_the_languages_have_the_same_words(open_page: Opener) -> None:
    code = WORDS_JS.read_text("utf-8")
    words = open_page("<p>nothing</p>", ready="p").evaluate(f"() => {{ {code}; return WORDS; }}")
    english, ukrainian = words["en"], words["uk"]
    assert english.keys() <= ukrainian.keys()
    for name, table in english.items():
        assert type(ukrainian[name]) is type(table), name
        if isinstance(table, dict):
            assert table.keys() <= ukrainian[name].keys(), name
            for key in table.keys() - {"one", "other"}:
                assert slots(ukrainian[name][key]) == slots(table[key]), (name, key)


def slots(pattern: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", pattern))


def test_a_page_in_ukrainian_has_no_english_left(open_page: Opener) -> None:
    page = open_page(to_map(frame_from_records(ukrainian_events()), title="Карта", language="uk").get_root().render())
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    for key in ("e-sumy", "e-near"):
        page.evaluate("key => geo.open(key)", key)
        expect(card(page)).to_contain_text(f"Подія {key}")
        found = page.evaluate(
            """[...document.querySelectorAll(".geo-header, .geo-panel, .geo-card, .geo-edges, .geo-toggle")].map((n) => n.innerText)
               .concat([...document.querySelectorAll("[aria-label], [title], [aria-valuetext]")].flatMap((n) =>
                 ["aria-label", "title", "aria-valuetext"].map((name) => n.getAttribute(name) || "")))"""
        )
        known = page.evaluate(
            "[...document.querySelectorAll('.geo-part:last-child .geo-small')].map((n) => n.innerText)"
        )
        text = "\n".join(found)
        for credit in (*known, key, "GeoJSON", "CSV", "ISO", "English"):
            text = text.replace(credit, "")
        assert re.findall("[A-Za-z]{2,}", text) == []
    assert page.get_by_role("status").inner_text() == "2 з 2 подій"
    assert "12 км на південь від: Ізюм" in card(page).inner_text()


def ukrainian_events() -> list[dict[str, Any]]:
    """Give two events whose every word is Ukrainian, so that what is English is the page's."""
    source = {"id": "a.txt", "title": "Ніч", "source": "Газета", "url": None, "published": "2026-03-04"}
    claim = {"metric": "killed", "low": 3, "high": 4, "scope": "total", "who": "civilians", "attributed_to": None}
    common = {"quote": "Цитата.", "sources": [source], "adm1_name": "Область", "country": "UA"}
    near = {"anchor": "Ізюм", "anchor_lat": 49.2, "anchor_lon": 37.3, "bearing": "S", "distance_km": 12.0}
    return [
        event_record(
            "sumy", place="Суми", lat=50.9, lon=34.8, adm1="UA-59", killed_low=3, killed_best=4, killed_high=5,
            weapons=["drone"], claims=[{**claim, "document": "a.txt", "start": 0, "end": 3}], **common,
        ),
        event_record(
            "near", type="clash", place="Ізюм", geo_precision="near", offset=near, lat=49.1, lon=37.3, adm1="UA-63",
            date_start="2026-03-05", date_end="2026-03-06", verification="disputed", uncertainty_km=4.0, **common,
        ),
    ]  # fmt: skip


def test_the_reader_switches_the_language_and_keeps_the_rest(open_page: Opener, html: str) -> None:
    page = open_page(html)
    page.get_by_label("Clash").uncheck()
    page.locator("summary", has_text="Search and filter").click()
    page.get_by_label("Town or village", exact=True).uncheck()
    row(page, "near").wait_for(state="detached")
    before = page.evaluate("geo.visible()")
    row(page, "oblast").click()
    page.get_by_role("button", name="Українська").press("Enter")
    assert page.locator("html").get_attribute("lang") == "uk"
    assert page.evaluate("geo.visible()") == before
    expect(page.get_by_role("status")).to_have_text(f"{len(before)} з 17 подій")
    expect(card(page)).to_contain_text("Подія e-oblast")
    assert card(page).locator("blockquote").inner_text() == "This sentence is the evidence of oblast."
    assert card(page).locator("blockquote").get_attribute("lang") == ""  # not Ukrainian
    assert not page.get_by_label("Бойове зіткнення").is_checked()
    assert not page.get_by_label("Населений пункт", exact=True).is_checked()
    page.get_by_label("Бойове зіткнення").check()
    assert "e-near" in visible(page)
    settled_address(page)
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("html[data-geo=ready]")
    assert page.locator("html").get_attribute("lang") == "uk"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.activeElement.textContent") == "Українська"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_label("Clash").is_checked()
    assert "Boundaries: Natural Earth, public domain" in page.locator(".geo-foot").inner_text()


def test_axe_finds_nothing_serious_in_ukrainian(open_page: Opener) -> None:
    page = open_page(to_map(frame_from_records(EVENTS), language="uk").get_root().render(), viewport=PHONE)
    page.evaluate(AXE.joinpath("axe.min.js").read_text("utf-8"))
    page.get_by_role("button", name="Фільтри та список").click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_play_moves_the_window_and_stops_at_the_end(open_page: Opener) -> None:
    page = open_period(open_page)
    page.wait_for_timeout(800)
    assert page.evaluate("window.__seen") == []  # it never starts by itself
    page.get_by_role("button", name="Play", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    seen = page.evaluate("window.__seen")
    newest_first = [f"e-2026-03-{day:02}" for day in range(10, 0, -1)]
    assert seen == [newest_first[6 - k : 10 - k] for k in range(7)]  # four days, a day on at each step
    page.wait_for_timeout(800)
    assert len(page.evaluate("window.__seen")) == len(seen)
    assert visible(page) == set(newest_first[:4])
    assert page.locator("#geo-list .geo-row").count() == 4


def test_play_pauses_and_goes_on_and_begins_anew_at_the_end(open_page: Opener) -> None:
    page = open_period(open_page)
    page.get_by_role("button", name="Play", exact=True).click()
    page.get_by_role("button", name="Pause", exact=True).click()
    before = page.evaluate("window.__seen.length")
    page.wait_for_timeout(800)
    assert page.evaluate("window.__seen.length") == before
    page.get_by_label("Last day").fill("20522")  # 10 March: the window ends with the period
    page.get_by_label("First day").fill("20519")
    page.get_by_role("button", name="Play", exact=True).click()
    assert "e-2026-03-01" in page.evaluate("window.__seen")[-1]
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.wait_for_timeout(800)
    assert len(visible(page)) == 10


def test_where_motion_is_unwanted_each_press_is_one_step(open_page: Opener) -> None:
    page = open_period(open_page, reduced_motion="reduce")
    step = page.get_by_role("button", name="Next step", exact=True)
    step.press("Enter")
    assert visible(page) == {f"e-2026-03-{day:02}" for day in range(1, 5)}
    page.wait_for_timeout(800)
    assert page.evaluate("window.__seen.length") == 1
    step.press("Enter")
    assert visible(page) == {f"e-2026-03-{day:02}" for day in range(2, 6)}
    assert page.evaluate("window.__seen.length") == 2


def test_the_table_by_oblast_says_what_python_counts(open_page: Opener) -> None:
    records = [*EVENTS, *counted_events()]
    page = open_page(rendered(records))
    page.locator("summary", has_text="Counts by oblast").click()
    expected = expected_table(records)
    assert unit_table(page) == expected
    assert expected["UA-46"] == ["Lviv Oblast", "3", "3–10 or more", "at least 3"]
    assert expected["UA-61"] == ["Ternopil Oblast", "1", "not stated", "0"]
    assert expected["UA-05"] == ["Vinnytsia Oblast", "1", "up to 4", "not stated"]
    page.get_by_label("Strike").uncheck()
    left = [record for record in records if record["type"] != "strike"]
    assert unit_table(page) == expected_table(left)
    page.get_by_role("button", name="Show all").click()
    page.locator("summary", has_text="Search and filter").click()
    page.get_by_label("Confidence at least").fill("90")
    assert unit_table(page) == expected_table([record for record in records if record["confidence"] >= 0.9])


def test_the_table_by_oblast_sorts_and_picks_by_keyboard(open_page: Opener) -> None:
    page = open_page(rendered([*EVENTS, *counted_events()]))
    page.locator("summary", has_text="Counts by oblast").click()
    events = [int(cells[1]) for cells in unit_table(page).values()]
    assert events == sorted(events, reverse=True)
    page.get_by_role("button", name="Killed", exact=True).press("Enter")
    assert page.get_by_role("columnheader", name="Killed").get_attribute("aria-sort") == "descending"
    killed = [cells[2] for cells in unit_table(page).values()]
    assert killed[0] == "3–10 or more"
    assert killed[-1] == "not stated"
    page.get_by_role("button", name="Killed", exact=True).press("Enter")
    killed = [cells[2] for cells in unit_table(page).values()]
    assert killed[0] == "0"
    assert killed[-1] == "not stated"  # unknown is not the least
    page.get_by_role("button", name="Lviv Oblast").press("Enter")
    assert visible(page) == {"e-lviv-a", "e-lviv-b", "e-lviv-c"}
    assert list(unit_table(page)) == ["UA-46"]
    assert page.evaluate("document.activeElement.value") == "UA-46"
    page.keyboard.press("Enter")
    assert len(visible(page)) == len(EVENTS) + 5


def counted_events() -> list[dict[str, Any]]:
    """Give events whose sums are open, shared, bounded above only, or nought."""
    lviv = {"place": "Lviv", "adm1": "UA-46", "adm1_name": "Lviv Oblast", "lat": 49.8, "lon": 24.0}
    ternopil = {"place": "Ternopil", "adm1": "UA-61", "adm1_name": "Ternopil Oblast", "lat": 49.6, "lon": 25.6}
    vinnytsia = {"place": "Vinnytsia", "adm1": "UA-05", "adm1_name": "Vinnytsia Oblast", "lat": 49.2, "lon": 28.5}
    return [
        event_record("lviv-a", **lviv, killed_low=3, killed_high=None, injured_low=3, confidence=0.95),
        event_record("lviv-b", **lviv, killed_high=7),
        event_record("lviv-c", **lviv, killed_low=50, killed_high=50, count_scope="shared"),
        event_record("ternopil", **ternopil, injured_low=0, injured_high=0),
        event_record("vinnytsia", **vinnytsia, killed_high=4),
    ]


def expected_table(records: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Give what the page must say, from the counts that Python makes of the same events."""
    counts = admin_counts(frame_from_records(records)).astype(object)
    return {
        str(code): [
            line["adm1_name"],
            str(line["events"]),
            *(in_words(line, metric) for metric in ("killed", "injured")),
        ]
        for code, line in counts.iterrows()
    }


def in_words(line: Any, metric: str) -> str:
    low, high = (None if pd.isna(line[f"{metric}_{end}"]) else int(line[f"{metric}_{end}"]) for end in ("low", "high"))
    if high is None:
        return "not stated"
    if low is None:
        return f"up to {high}"
    if low == high:
        return f"at least {low}" if line[f"{metric}_open"] else str(low)
    return f"{low}–{high}" + (" or more" if line[f"{metric}_open"] else "")


def unit_table(page: Page) -> dict[str, list[str]]:
    return dict(
        page.locator(".geo-units tbody tr").evaluate_all(
            "rows => rows.map((row) => [row.dataset.unit, [...row.cells].map((cell) => cell.innerText)])"
        )
    )


def settled_address(page: Page) -> str:
    """Wait until the address has followed the last step, however slow the machine."""
    page.evaluate("window.__address = [location.hash, performance.now()]")
    page.wait_for_function(
        """() => {
            if (window.__address[0] !== location.hash) window.__address = [location.hash, performance.now()];
            return performance.now() - window.__address[1] > 900;
        }"""
    )
    return str(page.evaluate("location.hash"))


def assert_shown(page: Page, ids: set[str]) -> None:
    """Require that state, count and list hold just these events."""
    expect(page.get_by_role("status")).to_have_text(f"{len(ids)} of {len(EVENTS)} events")
    assert visible(page) == ids
    listed = page.locator("#geo-list .geo-row").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    assert set(listed) == ids


def test_a_link_restores_filters_view_and_event(open_page: Opener, html: str) -> None:
    page = open_page(html)
    page.get_by_label("Clash").uncheck()
    page.evaluate("void geo.map.setView([49, 31], 7, {animate: false})")
    row(page, "odesa").click()
    address = settled_address(page)
    before = page.evaluate("[geo.map.getZoom(), geo.visible()]")
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("html[data-geo=ready]")
    assert page.evaluate("location.hash") == address
    expect(card(page)).to_contain_text("Event e-odesa")
    assert page.evaluate("[geo.map.getZoom(), geo.visible()]") == before
    assert not page.get_by_label("Clash").is_checked()


def test_what_is_downloaded_is_what_python_writes(open_page: Opener, tmp_path: Path) -> None:
    records = [*EVENTS, *(_poisoned(payload) for payload in PAYLOADS)]
    page = open_page(rendered(records))
    page.get_by_label("Abduction").uncheck()
    kept = [record for record in records if record["type"] != "abduction"]
    csv_file, geojson_file = tmp_path / "python.csv", tmp_path / "python.geojson"
    write_events(kept, csv_file)
    write_events(kept, geojson_file)
    table = _cells(_download(page, "CSV"))
    assert table == _cells(csv_file.read_bytes().decode("utf-8-sig"))
    assert not [value for line in table.values() for value in line.values() if str(value).startswith(("=", "@"))]
    page_features = json.loads(_download(page, "GeoJSON"))
    python_features = json.loads(geojson_file.read_text("utf-8"))
    assert _by_id(page_features) == _by_id(python_features)
    assert {k: v for k, v in page_features.items() if k != "features"} == {
        k: v for k, v in python_features.items() if k != "features"
    }


def _download(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8-sig")


def _by_id(collection: dict[str, Any]) -> dict[str, Any]:
    return {feature["properties"]["id"]: feature for feature in collection["features"]}


def _cells(text: str) -> dict[str, dict[str, Any]]:
    return {
        line["id"]: {k: _value(v) for k, v in line.items()} for line in csv.DictReader(io.StringIO(text, newline=""))
    }


def _value(text: str) -> Any:
    """Read a cell: 7.0 and 7 are one number, and JSON is the same with and without blanks."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def test_no_events_are_a_page_too(open_page: Opener) -> None:
    page = open_page(rendered([]))
    expect(page.get_by_role("status")).to_have_text("0 of 0 events")


def test_the_layer_control_of_folium_hides_our_events(open_page: Opener) -> None:
    drawn_map = to_map(list(EVENTS))
    folium.LayerControl(collapsed=False).add_to(drawn_map)
    page = open_page(drawn_map.get_root().render())
    expect(page.locator("canvas.geo-events")).to_be_visible()
    page.locator(".leaflet-control-layers").get_by_label("Events", exact=True).uncheck()
    expect(page.locator("canvas.geo-events")).to_have_count(0)
    page.locator(".leaflet-control-layers").get_by_label("Events", exact=True).check()
    expect(page.locator("canvas.geo-events")).to_be_visible()


def test_folium_s_own_markers_and_popups_work_offline(open_page: Opener) -> None:
    drawn_map = to_map(list(EVENTS))
    folium.Marker((49.0, 25.0), popup=folium.Popup("<b>Our depot</b>")).add_to(drawn_map)
    page = open_page(drawn_map.get_root().render())
    page.locator(".leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup-content")).to_have_text("Our depot")


def test_an_online_background_is_off_until_the_reader_turns_it_on(reader: _Reader) -> None:
    drawn_map = to_map(list(EVENTS), tiles="https://tiles.example/{z}/{x}/{y}.png", tiles_credit="Tiles Ltd")
    page = reader.open(drawn_map.get_root().render())
    page.get_by_label("Strike").uncheck()
    assert reader.asked == []
    assert "Tiles Ltd" not in page.locator(".geo-foot").inner_text()
    page.get_by_label("Background pictures from tiles.example").check()
    page.wait_for_function("document.querySelectorAll('.geo-tile').length > 0")
    assert "Tiles Ltd" in page.locator(".geo-foot").inner_text()
    page.get_by_label("Background pictures from tiles.example").uncheck()
    assert page.locator(".geo-tile").count() == 0
    assert reader.asked
    assert {address.split("/")[2] for address in reader.asked} == {"tiles.example"}
    reader.asked.clear()
    reader.failed.clear()  # the refusals, which Chromium tells of


def spread() -> list[dict[str, Any]]:
    """Give forty events of forty days, and one of long before."""
    days = [f"2026-{3 + k // 28:02}-{k % 28 + 1:02}" for k in range(40)]
    old = event_record("old", place="Kherson", lat=46.6, lon=32.0, date_start="2014-05-02", date_end="2014-05-02")
    return [old, *(event_record(d, place="Kherson", lat=46.6, lon=32.6, date_start=d, date_end=d) for d in days)]


def test_one_old_event_does_not_press_the_bars_together(open_page: Opener) -> None:
    page = open_page(rendered(spread()))
    assert page.get_by_label("First day").get_attribute("aria-valuetext") == "1 March 2026"
    assert "by day" in page.locator(".geo-period").inner_text()
    assert len(visible(page)) == 41  # left out of the bars, not of the map
    page.get_by_role("button", name="1 event before these dates").press("Enter")
    assert page.get_by_label("First day").get_attribute("aria-valuetext") == "2 May 2014"
    assert "by month" in page.locator(".geo-period").inner_text()
    page.get_by_label("Last day").fill(page.get_by_label("First day").get_attribute("min") or "")
    assert visible(page) == {"e-old"}
    page.get_by_role("button", name="Back to the busy days").press("Enter")
    assert len(visible(page)) == 41
    page.get_by_label("First day").press("ArrowRight")
    assert "e-old" not in visible(page)
    assert len(visible(page)) == 39


def years(*spans: str) -> list[dict[str, Any]]:
    """Give one event for each `first/last` pair of days."""
    pairs = [span.split("/") for span in spans]
    return [
        event_record(f"{first}-{k}", place="Kherson", lat=46.6, lon=32.6, date_start=first, date_end=last)
        for k, (first, last) in enumerate(pairs)
    ]


def strength(page: Page, share: float) -> int:
    """Give how strongly the bars are painted just above their ground, 0 to 255, at a share of their width."""
    return int(
        page.evaluate(
            """share => {
              const canvas = document.querySelector(".geo-histogram"), ratio = canvas.width / canvas.clientWidth;
              const y = canvas.height - Math.round(17 * ratio);
              return canvas.getContext("2d").getImageData(Math.floor(share * canvas.width), y, 1, 1).data[3];
            }""",
            share,
        )
    )


def test_an_event_dated_by_its_year_is_pale_over_it_beside_one_of_a_day(open_page: Opener) -> None:
    page = open_page(rendered(years("2025-04-11/2025-04-11", "2023-01-01/2023-12-31")))
    line = page.locator(".geo-period-line").inner_text()
    assert "by month" in line
    assert "pale: dated by a span of days" in line
    assert "these dates" not in line
    days = 365 + 366 + 101  # of 2023, of 2024, and to 11 April
    middles = [(15 + 30.4 * month) / days for month in range(12)]
    assert all(0 < strength(page, middle) < 160 for middle in middles)
    assert strength(page, (365 + 180) / days) == 0
    assert strength(page, (days - 5) / days) == 255


def test_a_handful_of_events_over_years_all_have_a_bar(open_page: Opener) -> None:
    near = [f"2025-04-{day:02}/2025-04-{day:02}" for day in range(1, 9)]
    page = open_page(rendered(years("2001-06-15/2001-06-15", *near)))
    line = page.locator(".geo-period-line").inner_text()
    assert "by year" in line
    assert "these dates" not in line
    assert "pale" not in line
    assert strength(page, 0.005) == 255
    assert strength(page, 0.5) == 0
    assert strength(page, 0.997) == 255


def test_the_brush_is_drawn_and_moved_with_a_pointer(open_page: Opener) -> None:
    page = open_page(rendered(week()))
    box = page.locator(".geo-brush").bounding_box()
    day = box["width"] / 10

    def drag(start: float, end: float) -> None:
        page.mouse.move(box["x"] + start * day, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + end * day, box["y"] + 20, steps=4)
        page.mouse.up()

    drag(2.5, 4.5)  # over bare ground: a new window, from the third day to the fifth
    assert visible(page) == {"e-2026-03-03", "e-2026-03-04", "e-2026-03-05"}
    drag(3.5, 5.5)  # over the window: it moves by two days
    assert visible(page) == {"e-2026-03-05", "e-2026-03-06", "e-2026-03-07"}
    drag(7, 9)  # its right handle, at the end of the seventh day
    assert visible(page) == {f"e-2026-03-{k:02}" for k in range(5, 10)}
    page.get_by_role("button", name="All dates").click()
    assert len(visible(page)) == 10


def test_the_shade_follows_the_figures_chosen(open_page: Opener) -> None:
    records = [*EVENTS, *counted_events()]
    page = open_page(rendered(records))
    page.get_by_label("Killed", exact=True).check()
    killed = {code for code, cells in expected_table(records).items() if cells[2] not in {"not stated", "0"}}
    assert killed == {"UA-30", "UA-46", "UA-05", "UA-65", "UA-63"}
    assert page.locator("path.geo-unit:not(.geo-shade-0)").count() == len(killed)
    assert "summed" in page.locator(".geo-shades").inner_text()
    page.get_by_label("Events", exact=True).check()
    assert page.locator("path.geo-unit:not(.geo-shade-0)").count() > len(killed)


def test_the_pointer_over_an_oblast_tells_its_counts(open_page: Opener, html: str) -> None:
    page = open_page(html)
    symbol = next(s for s in page.evaluate("geo.drawn()") if s["ids"] == ["e-kharkiv"])
    page.mouse.move(symbol["x"], symbol["y"])
    expect(page.locator(".geo-tip")).to_have_text("Strike, Kharkiv: 14–19 injured")
    page.mouse.move(symbol["x"] + 8, symbol["y"] + 50)
    expect(page.locator(".geo-tip")).to_have_text("Kharkiv Oblast, 3 events, killed up to 5, injured 14–19")


def test_the_toll_is_told_as_it_grew_and_corrections_are_shown(open_page: Opener) -> None:
    def claim(low: int, document: str) -> dict[str, Any]:
        said = {"metric": "killed", "scope": "event", "who": None, "attributed_to": "the mayor", "start": 0, "end": 1}
        return {**said, "low": low, "high": low, "document": document}

    days = ("2026-03-06", "2026-03-04")
    sources = [{"id": d, "title": None, "source": "Courier", "url": None, "published": d} for d in days]
    moved = {"action": "move", "before": {"place": "Kyiv", "lat": 50.4, "lon": 30.5}, "note": "the other one"}
    record = event_record(
        "toll", place="Nikopol", lat=47.6, lon=34.4, sources=sources, claims=[claim(3, days[0]), claim(2, days[1])],
        corrections=[moved],
    )  # fmt: skip
    page = open_page(rendered([record]))
    row(page, "toll").click()
    lines = card(page).locator(".geo-claims tbody tr").all_inner_texts()
    assert [line.split()[0] for line in lines] == ["2", "3"]
    assert [line.split("\t")[-1] for line in lines] == ["4 Mar 2026", "6 Mar 2026"]
    text = card(page).inner_text()
    assert "corrected by hand" in text
    assert "moved: the other one" in text
    assert "place Kyiv, lat 50.4, lon 30.5" in text


def test_the_link_and_the_code_that_embeds(open_page: Opener, tmp_path: Path) -> None:
    title = " ".join(payload["text"] for payload in PAYLOADS)
    page = open_page(rendered(list(EVENTS), title=title))
    page.get_by_label("Strike").uncheck()
    page.get_by_role("button", name="Link", exact=True).click()
    assert page.locator("#geo-share-text").input_value() == page.evaluate("location.href")
    page.get_by_role("button", name="Embed", exact=True).press("Enter")
    code = page.locator("#geo-share-text").input_value()
    assert page.evaluate("document.activeElement.id") == "geo-share-text"
    found = page.evaluate(
        """(code) => {
            const box = new DOMParser().parseFromString(code, "text/html").body;
            const frame = box.firstElementChild;
            return [box.childElementCount, frame.localName, frame.title, frame.getAttribute("src"), frame.getAttribute("sandbox"),
                    [...frame.attributes].some(({ name }) => name.startsWith("on"))];
        }""",
        code,
    )
    assert found[:2] == [1, "iframe"]
    assert found[2] == readable(title)
    assert found[3].startswith("map.html#")
    assert "types=" in found[3]
    assert "allow-same-origin" not in found[4]
    assert not found[5]
    assert page.evaluate("window.__ran") is None


def test_the_page_works_in_a_frame_that_may_only_run_scripts(chromium: Browser, html: str, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text(html, "utf-8")
    host = tmp_path / "host.html"
    host.write_text('<iframe src="map.html" sandbox="allow-scripts" width="900" height="600"></iframe>', "utf-8")
    page = chromium.new_page()
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("status").first).to_have_text("17 of 17 events")
    frame.get_by_label("Strike").uncheck()
    expect(frame.get_by_role("status").first).to_have_text("13 of 17 events")
    page.context.close()


def test_on_paper_there_are_words_for_what_was_chosen_and_no_controls(open_page: Opener, html: str) -> None:
    page = open_page(html, color_scheme="dark")
    page.get_by_label("Strike").uncheck()
    page.evaluate("window.addEventListener('beforeprint', () => { window.__printing = geo.map.getSize().x; })")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    assert page.evaluate("window.__printing") == 690
    before = page.locator("details[open]").count()
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".geo-print-note")).to_contain_text("13 of 17 events; Types of events: ")
    assert "Strike" not in page.locator(".geo-print-note").inner_text()
    assert page.locator(".geo-units").is_visible()
    assert not [
        name for name in ("Show all", "CSV", "Play") if page.get_by_role("button", name=name, exact=True).is_visible()
    ]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.locator("details[open]").count() == before
    assert page.locator(".geo-print-events").count() == 0


def test_the_page_in_ukrainian_names_places_so(open_page: Opener) -> None:
    page = open_page(to_map(frame_from_records(EVENTS), language="uk").get_root().render())
    assert row(page, "kharkiv").locator(".geo-row-place").inner_text() == "Харків"
    assert (
        "Межі: Natural Earth, суспільне надбання · Місця: GeoNames, CC BY 4.0" in page.locator(".geo-foot").inner_text()
    )
    row(page, "near").click()
    text = card(page).inner_text()
    assert "Харківська область" in text
    assert "12 км на південь від: Ізюм" in text
    page.locator("summary", has_text="Пошук і фільтри").click()
    page.get_by_label("Пошук у місцях").fill("ізюм")
    assert visible(page) == {"e-near"}
