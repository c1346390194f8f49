"""Take the README's picture of the map.

After ``python -m geo map seeds/ -o map.html``: ``python docs/img/picture.py map.html``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1280, "height": 800}
OUT = Path(__file__).with_name("map.png")


def take(page_file: Path, place: str, out: Path) -> None:
    """Open the page, open the event at a place, and save what is seen."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html[data-geo=ready]")
        page.evaluate("void geo.map.panBy([-36, 0], {animate: false})")
        page.locator(".geo-row", has_text=place).filter(has_text="injured").first.evaluate("row => row.click()")
        page.wait_for_timeout(800)
        page.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), "Kharkiv", OUT)
