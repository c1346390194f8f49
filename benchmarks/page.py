"""The saved map page in figures: size, building, opening, filtering, memory, frames while it moves.

Run ``python benchmarks/page.py`` from the checkout, with the package, Playwright and a Chromium installed. Every
request is refused, no GPU is used. ``--open FILE`` measures a page that was saved before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

SWITCHES = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info", "--disable-background-networking"]

READY = "() => performance.getEntriesByName('geo-ready')[0]?.startTime ?? null"

# From the reader's press until the picture that follows it has been painted.
FILTER = """async (label) => {
  const box = [...document.querySelectorAll('.geo-types label')].find((node) => node.textContent.includes(label)).querySelector('input');
  const times = [];
  for (let k = 0; k < 8; k += 1) {
    const start = performance.now();
    box.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 150));
  }
  return times;
}"""

# Frames that the page was given while something moves, as requestAnimationFrame counts them.
FRAMES = """async (what) => {
  const map = geo.map, times = [];
  let running = true;
  const tick = (now) => { times.push(now); if (running) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  const ended = (name) => new Promise((done) => map.once(name, () => requestAnimationFrame(done)));
  const start = performance.now();
  if (what === 'drag') {
    const box = map.getContainer(), middle = box.getBoundingClientRect();
    const at = (k) => ({ bubbles: true, clientX: middle.x + 400 - k * 6, clientY: middle.y + 300 + k * 2, button: 0, buttons: 1, pointerId: 1, isPrimary: true });
    for (let round = 0; round < 3; round += 1) {
      box.dispatchEvent(new MouseEvent('mousedown', at(0)));
      for (let k = 1; k <= 45; k += 1) {
        document.dispatchEvent(new MouseEvent('mousemove', at(k)));
        await new Promise(requestAnimationFrame);
      }
      document.dispatchEvent(new MouseEvent('mouseup', at(45)));
      await new Promise((done) => setTimeout(done, 60));
    }
  } else if (what === 'pan') {
    for (const by of [[350, 0], [0, 200], [-350, 0], [0, -200]]) {
      const over = ended('moveend');
      map.panBy(by, { animate: true, duration: 0.8, easeLinearity: 1 });
      await over;
    }
  } else {
    for (const by of [1, 1, -1, -1]) {
      const over = ended('zoomend');
      map.setZoom(map.getZoom() + by, { animate: true });
      await over;
      await new Promise((done) => setTimeout(done, 120));
    }
  }
  const span = performance.now() - start;
  running = false;
  const gaps = times.slice(1).map((time, k) => time - times[k]).sort((a, b) => a - b);
  return { fps: 1000 * (times.length - 1) / span, worst: gaps[gaps.length - 1] };
}"""


# The first answer is of names alone, the second of all text.
SEARCH = """async () => {
  const box = document.querySelector('#geo-search'), start = performance.now();
  const change = () => new Promise((done) => document.addEventListener('geo:change', done, { once: true }));
  box.value = 'sentence 77';
  setTimeout(() => box.dispatchEvent(new Event('input', { bubbles: true })), 0);
  await change();
  await change();
  return performance.now() - start;
}"""


def main() -> None:
    """Build or take the pages, open each, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--events", type=int, nargs="*", default=[1000, 100_000])
    parser.add_argument("--open", type=Path, help="measure this page instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        if asked.open:
            report(asked.open.name, asked.open, browser)
        for n in [] if asked.open else asked.events:
            path = Path(folder) / f"{n}.html"
            build(n, path)
            report(f"{n:,} events", path, browser)
        browser.close()


def build(n: int, path: Path) -> None:
    """Save a page of invented events; print the time of building it, without that of inventing."""
    from synthetic_events import synthetic_events

    from geo.maps import to_map

    records = synthetic_events(n)
    start, used = time.perf_counter(), time.process_time()
    to_map(records, title="Invented events").save(str(path))
    line(f"{n:,} events: build", time.perf_counter() - start, f"s ({time.process_time() - used:.1f} s of CPU)", "10")


def report(name: str, path: Path, browser: Browser) -> None:
    """Open a page with every request refused, and print what it takes."""
    line(f"{name}: saved page", path.stat().st_size / 1e6, "MB", "20; 1 for 1,000")
    page, asked = opened(browser, path)
    line(f"{name}: ready", page.evaluate(READY) / 1000, "s", "3")
    line(f"{name}: JS heap", heap(page), "MB", "50")
    times = page.evaluate(FILTER, "Strike")
    line(f"{name}: filter to repaint", statistics.median(times), f"ms (worst {max(times):.0f})", "150")
    for what in ("drag", "pan", "zoom"):
        page.evaluate("void geo.map.setView([48.5, 33.5], 6.5, {animate: false})")
        page.wait_for_timeout(400)
        moved = page.evaluate(FRAMES, what)
        line(f"{name}: {what}", moved["fps"], f"frames/s (longest {moved['worst']:.0f} ms)", "30")
    line(f"{name}: first search", search(page), "ms", "-")
    line(f"{name}: JS heap after a search", heap(page), "MB", "50")
    print(f"{name}: requests made: {len(asked)}; load average {os.getloadavg()[0]:.1f}")
    page.context.close()


def opened(browser: Browser, path: Path) -> tuple[Page, list[str]]:
    """Give the page once it is ready, and the list of what it asks for beside itself."""
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")

    def refuse(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(lambda url: url != path.as_uri(), refuse)
    context.add_init_script("document.addEventListener('geo:ready', () => performance.mark('geo-ready'))")
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-geo=ready]")
    page.wait_for_timeout(1500)
    return page, asked


def heap(page: Page) -> float:
    """Give the heap after a collection, in MB."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return float(page.evaluate("performance.memory.usedJSHeapSize")) / 1e6


def search(page: Page) -> float:
    """Search a word that one event's quote holds, and wait until it alone is shown."""
    return float(page.evaluate(SEARCH))


def line(what: str, figure: float, unit: str, bar: str) -> None:
    print(f"{what:44} {figure:8.2f} {unit:32} bar {bar}", flush=True)


if __name__ == "__main__":
    main()
