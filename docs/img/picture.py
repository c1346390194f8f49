"""Take a picture of a map page for the documentation: ``python docs/img/picture.py map.html docs/img/map.png Kharkiv``.

The third argument, if any, names a place whose event is opened. Pictures have 255 colours, so that they stay small.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from geo.pictures.files import in_few_colours

SIZE = {"width": 1280, "height": 800}


def take(page_file: Path, out: Path, place: str | None = None) -> None:
    """Open the page, open the event at a place, and save what is seen."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        page.set_default_timeout(120_000)
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html[data-geo=ready]")
        if place:
            _open_event(page, place)
        page.wait_for_timeout(800)
        _save(page.screenshot(), out)
        browser.close()


def _open_event(page: Page, place: str) -> None:
    page.evaluate("void geo.map.panBy([-36, 0], {animate: false})")
    page.locator(".geo-row", has_text=place).filter(has_text="injured").first.evaluate("row => row.click()")


def _save(content: bytes, out: Path) -> None:
    with Image.open(io.BytesIO(content)) as picture:
        in_few_colours(picture.convert("RGB")).save(out, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
