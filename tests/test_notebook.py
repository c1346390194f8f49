"""The notebook runs from top to bottom, ends with a map, and a real JupyterLab shows that map without a network."""

from __future__ import annotations

import base64
import copy
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.sign import NotebookNotary
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from factories import EVENTS, many
from geo.maps import to_map

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "quickstart.ipynb"
LOOPBACK = "http://127.0.0.1:"
WAIT = 90_000  # a cold JupyterLab on a busy machine


@pytest.fixture(scope="module")
def notebook() -> Any:
    book = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("PYTHONWARNINGS", "ignore")  # the kernel's own, not ours
        NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    return book


def outputs(book: Any) -> list[Any]:
    return [cell.outputs for cell in book.cells if cell.cell_type == "code"]


def test_it_is_short_and_committed_without_outputs() -> None:
    book = nbformat.read(NOTEBOOK, as_version=4)
    assert len(book.cells) < 10
    assert not any(outputs(book))


def test_it_ends_with_a_map_and_warns_of_nothing(notebook: Any) -> None:
    assert [output.name for cell in outputs(notebook) for output in cell if output.output_type == "stream"] == []
    (shown,) = outputs(notebook)[-1]
    assert "<iframe srcdoc=" in shown.data["text/html"]
    assert 'height="600px"' in shown.data["text/html"]
    assert 'alt="Strikes and talks, January 2026. Map of 9 events, 19–24 January 2026.' in shown.data["text/html"]
    assert base64.b64decode(shown.data["image/png"]).startswith(b"\x89PNG")
    assert "Content-Security-Policy" in shown.data["text/html"]


def test_its_table_has_the_strike_on_kharkiv_with_both_figures(notebook: Any) -> None:
    table = outputs(notebook)[2][0].data["text/html"]
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)]
    (row,) = (row for row in rows if row[:2] == ["strike", "Kharkiv"])
    assert {"14", "19"} <= set(row)


def test_of_very_many_events_a_picture_and_a_link_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.maps.page.FRAMED", 40)
    monkeypatch.chdir(tmp_path)
    shown = to_map(many(41))
    html = shown._repr_html_()
    (page,) = tmp_path.glob("geo-map-*.html")
    assert "<iframe" not in html
    assert f'href="{page.name}"' in html
    assert 'alt="Events reported in the news. Map of 41 events' in html
    shown.save("mine & own.html")
    assert 'href="mine%20%26%20own.html"' in shown._repr_html_()
    assert "<iframe" in to_map(many(40))._repr_html_()


def test_where_nothing_can_be_saved_the_way_to_do_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.maps.page.FRAMED", 1)
    shown = to_map(EVENTS, language="uk")
    monkeypatch.setattr(shown, "save", _closed)
    assert "<a " not in shown._repr_html_()
    assert ".save(&quot;map.html&quot;)" in shown._repr_html_()


def _closed(*_given: Any, **_options: Any) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_notebook_s_map_is_a_folium_map_with_the_layers_of_its_user() -> None:
    import folium

    shown = to_map(EVENTS)
    assert isinstance(shown, folium.Map)
    folium.CircleMarker((50.0, 36.2), tooltip="my own layer").add_to(shown)
    assert "my own layer" in shown._repr_html_()


# in JupyterLab


@pytest.fixture(scope="module")
def lab(notebook: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve two copies of the executed notebook, one of them trusted; give the server's address."""
    folder = tmp_path_factory.mktemp("lab")
    work = folder / "work"
    work.mkdir()
    nbformat.write(notebook, work / "untrusted.ipynb")
    trusted = copy.deepcopy(notebook)
    trusted.cells[-1].source += "  # trusted: its signature is its own"
    nbformat.write(trusted, work / "trusted.ipynb")
    (folder / "data").mkdir()
    NotebookNotary(data_dir=str(folder / "data")).sign(nbformat.read(work / "trusted.ipynb", as_version=4))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"{LOOPBACK}{probe.getsockname()[1]}"
    server = _start(folder, work, address)
    try:
        _wait_for(f"{address}/api/status?token=t", server)
        yield address
    finally:
        _stop(server)


def _start(folder: Path, work: Path, address: str) -> subprocess.Popen[bytes]:
    port = address.rpartition(":")[2]
    own = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    settings = (
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--IdentityProvider.token=t",
        f"--ServerApp.root_dir={work}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        f"--LabApp.workspaces_dir={folder / 'workspaces'}",
        f"--LabApp.user_settings_dir={folder / 'settings'}",
    )
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *settings],
            env=os.environ | own | {"PYTHONWARNINGS": "ignore"},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the group of processes that we started, and no other."""
    for how, seconds in ((signal.SIGTERM, 15), (signal.SIGKILL, 60)):
        os.killpg(server.pid, how)
        try:
            server.wait(timeout=seconds)
            return
        except subprocess.TimeoutExpired:
            continue


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WAIT / 1000
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            assert server.poll() is None, "JupyterLab ended"
            assert time.monotonic() < until, "JupyterLab does not answer"
            time.sleep(0.5)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        installed = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
        found = next(installed, playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def refused() -> list[str]:
    return []


@pytest.fixture(scope="module")
def page(chromium: Browser, lab: str, refused: list[str]) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")

    def outward(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith((f"{lab}/", "data:", "blob:")), outward)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{lab}/lab/tree/trusted.ipynb?token=t")
    page.wait_for_selector(".jp-OutputArea-output")
    yield page
    context.close()


@pytest.mark.browser
def test_a_trusted_notebook_shows_the_map_at_its_height_and_without_network(page: Page, refused: list[str]) -> None:
    frame = page.frame_locator(".jp-OutputArea-output iframe")
    frame.locator("html[data-geo=ready]").wait_for(state="attached")
    expect(frame.locator("h1").first).to_have_text("Strikes and talks, January 2026")
    assert frame.locator("html").evaluate("() => geo.visible().length") == 9
    box = page.locator(".jp-OutputArea-output iframe").bounding_box()
    assert box is not None
    assert (round(box["height"]), box["width"] > 600) == (600, True)
    assert refused == []


@pytest.mark.browser
def test_an_untrusted_notebook_shows_the_picture(page: Page, lab: str) -> None:
    page.goto(f"{lab}/lab/tree/untrusted.ipynb?token=t&reset")
    picture = page.locator(".jp-OutputArea-output img")
    picture.wait_for()
    assert page.locator(".jp-OutputArea-output iframe").count() == 0
    assert picture.get_attribute("alt").startswith("Strikes and talks, January 2026. Map of 9 events")  # type: ignore[union-attr]
    assert picture.evaluate("img => img.complete && img.naturalWidth > 600 && img.getBoundingClientRect().width > 500")
    expect(page.locator(".jp-OutputArea-output").last).to_contain_text("Trust Notebook")
