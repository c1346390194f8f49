"""Packs: got from a server that misbehaves or from a file, installed whole or not at all, laid over the gazetteer."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import pickle
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo import datasets, gazetteer
from geo.cli import main
from geo.errors import DataError, GeoError
from geo.gazetteer import PlaceIndex, load_index
from geo.installed import data_home, installed
from geo.model import Place
from geo.overlay import Overlaid
from geo.packs import Order, install, remove

SHIPPED = PlaceIndex()
KHARKIV = SHIPPED.lookup("Kharkiv")[0]
NEW_ID, VILLAGE_ID = 4_000_000_001, 4_000_000_002


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "home"
    monkeypatch.setenv("GEO_DATA_HOME", str(folder))
    load_index.cache_clear()
    yield folder
    load_index.cache_clear()


def vague_village() -> Place:
    """A village near Kharkiv of which only the surroundings are known, and the only one of its name in its district."""
    for row in range(len(SHIPPED)):
        if SHIPPED.country_of(row) != "UA" or SHIPPED.kind(row) != "settlement" or not SHIPPED._columns["radius"][row]:
            continue
        place = SHIPPED.place(row)
        if place.adm2 == KHARKIV.adm2 and len(SHIPPED.lookup(place.name)) == 1:
            return place
    raise AssertionError("no such village")


VILLAGE = vague_village()


def line(
    geonameid: int, name: str, lat: float, lon: float, *, names: str = "", code: str = "PPL", people: int = 0
) -> str:
    kind = {"PPL": "P", "PPLH": "P", "STM": "H", "ADM3": "A"}[code]
    fields = (geonameid, name, name, names, lat, lon, kind, code, "UA", "", "07", "6312", "", "", people)
    return "\t".join(map(str, (*fields, "", "100", "Europe/Kiev", "2026-11-01"))) + "\n"


def country_text() -> str:
    """Real rows of the shipped gazetteer in the form of the release, with one new place and one village."""
    near = [place for place, _ in SHIPPED.near(49.99, 36.23, limit=12, max_km=25) if place.adm2 == KHARKIV.adm2]
    known = [line(p.geonameid, p.name, p.lat, p.lon, people=p.population) for p in near if p.geonameid]  # type: ignore[arg-type]
    kharkiv = line(706483, "Kharkiv", 49.98, 36.25, names="Kharkiv,Pershostolychne,Xarkiv,HRK", people=1_430_000)
    village = line(VILLAGE_ID, VILLAGE.name, VILLAGE.lat + 0.02, VILLAGE.lon + 0.02, people=321)  # type: ignore[operator]
    others = [
        line(NEW_ID, "Zovsimnovyi Khutir", 49.9, 36.4, names="Зовсімновий Хутір,Zovsimka", people=44),
        line(4_000_000_003, "Nemaietskoho", 49.91, 36.41, code="PPLH"),
        line(4_000_000_004, "Richechka Tekuchka", 49.92, 36.42, code="STM"),
    ]
    return "".join([*(k for k in known if not k.startswith("706483\t")), kharkiv, village, *others])


def zipped(text: str, name: str = "UA.txt") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("readme.txt", "Readme for GeoNames\n")
        packed.writestr(name, text)
    return buffer.getvalue()


TEXT = country_text()
ZIP = zipped(TEXT)
NAMES = "".join(
    "\t".join(columns) + "\n"
    for columns in (
        ("1", str(NEW_ID), "en", "Quite New Khutir", "1", "", "", "", "", ""),
        ("2", str(NEW_ID), "ru", "Совсемновый Хутор", "", "", "", "", "", ""),
        ("3", str(NEW_ID), "link", "Https example", "", "", "", "", "", ""),
        ("4", "1", "en", "Elsewhere", "", "", "", "", "", ""),
    )
)
UNITS = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"shapeName": name, "shapeISO": "", "shapeID": code, "shapeType": "ADM2"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[x, 49.0], [x + 1, 49.0], [x + 1, 51.0], [x, 51.0], [x, 49.0]]],
                },
            }
            for name, code, x in (("Eastern Raion", "B2", 37.0), ("Western Raion", "A1", 36.0))
        ],
    }
).encode()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "UA.zip"
    path.write_bytes(ZIP)
    return path


def geo_(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


# --- a server that serves the real formats, and lies -----------------------------------


class Site(http.server.ThreadingHTTPServer):
    """Serves ``files``; ``fault`` says in which way it misbehaves."""

    files: dict[str, bytes]
    fault = ""
    asked: list[tuple[str, str | None]]

    def handle_error(self, request: object, client_address: object) -> None:
        """A broken pipe is part of the game."""


class Handler(http.server.BaseHTTPRequestHandler):
    server: Site

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        site, wanted = self.server, self.headers.get("Range")
        site.asked.append((self.path, wanted))
        body = site.files.get(self.path)
        if site.fault in ("429", "500") or body is None:
            self.send_error(int(site.fault) if site.fault in ("429", "500") else 404)
            return
        if site.fault == "lfs":
            body = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
        elif site.fault == "page":
            body = b"<!DOCTYPE html>\n<html><body>Service unavailable</body></html>"
        elif site.fault == "empty":
            body = b""
        start = 0
        if wanted and site.fault not in ("no ranges", "changed"):
            start = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1])  # type: ignore[index]
            if start >= len(body):
                self.send_error(416)
                return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        length = len(body) - start
        stated = {"says too much": length + 1000, "says too little": length // 2}.get(site.fault, length)
        self.send_header("Content-Length", str(stated))
        self.send_header("ETag", '"two"' if site.fault == "changed" else '"one"')
        self.end_headers()
        self.wfile.write(body[start : start + length // 2] if site.fault == "cut" else body[start:])


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_port}"
    answer = {"gjDownloadURL": f"{base}/files/UKR.geojson", "boundaryLicense": "CC BY 4.0", "boundarySource": "OCHA"}
    server.files = {
        "/UA.zip": ZIP,
        "/alternatenames/UA.zip": zipped(NAMES),
        "/UKR/ADM2/": json.dumps(answer).encode(),
        "/files/UKR.geojson": UNITS,
    }
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def order(site: Site, kind: str = "geonames", **more: object) -> Order:
    return Order(kind=kind, country="UA", base_url=f"http://127.0.0.1:{site.server_port}/", **more)  # type: ignore[arg-type]


# --- from a file, list, remove --------------------------------------------------------


def test_a_pack_is_listed_and_removed(source: Path, home: Path) -> None:
    done = geo_("data", "install", "geonames", "--country", "ua", "--from-file", str(source))
    assert done.exit_code == 0, done.output
    sha256 = hashlib.sha256(ZIP).hexdigest()
    assert sha256 in done.stdout
    *_, row, last = geo_("data", "list").stdout.splitlines()
    assert row.split()[0] == "geonames-UA"
    for part in ("file UA.zip", "CC-BY-4.0", installed()[0].retrieved):
        assert part in row
    assert last == f"geonames-UA sha256 {sha256}"
    assert datasets.data_version() == f"{datasets.shipped_version()}, {installed()[0].version}"
    assert geo_("data", "remove", "geonames-UA").exit_code == 0
    assert installed() == ()
    assert list((home / "packs").iterdir()) == []
    assert datasets.data_version() == datasets.shipped_version()


def test_manifest_tells_the_source(source: Path, home: Path) -> None:
    pack = install(Order(kind="geonames", country="UA", from_file=source))
    stated = json.loads((home / "packs" / "geonames-UA.json").read_text("utf-8"))
    assert stated["licence"] == "CC-BY-4.0"
    assert stated["bytes"] == len(ZIP)
    assert stated["rows"] == pack.rows == len(TEXT.splitlines()) - 2  # a former place and a stream stay out
    assert set(stated["files"]) == {"names.marisa", "names.bin", "places.bin"}
    assert "Places: GeoNames, CC BY 4.0" in datasets.attributions()


def test_a_plain_text_serves_too(tmp_path: Path) -> None:
    plain = tmp_path / "UA.txt"
    plain.write_text(TEXT, "utf-8")
    assert install(Order(kind="geonames", country="UA", from_file=plain)).rows == len(TEXT.splitlines()) - 2


def test_nothing_is_looked_for_without_packs(home: Path) -> None:
    assert type(load_index()) is PlaceIndex
    assert not home.exists()


def test_remove_of_what_is_not_there_is_one_line(home: Path) -> None:
    (home / "packs").mkdir(parents=True)
    for name in ("geonames-UA", "../packs", "", "*"):
        done = geo_("data", "remove", name)
        assert done.exit_code == 1
        assert len(done.stderr.splitlines()) == 1
    assert (home / "packs").is_dir()


def test_home_is_the_platforms_unless_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GEO_DATA_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_home() == tmp_path / "geo-event-mapper"
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_home() == tmp_path / ".local" / "share" / "geo-event-mapper"


# --- laid over the gazetteer -----------------------------------------------------------


@pytest.fixture
def laid(source: Path) -> Overlaid:
    install(Order(kind="geonames", country="UA", from_file=source))
    index = load_index()
    assert isinstance(index, Overlaid)
    return index


def test_a_new_place_is_found_by_each_way(laid: Overlaid) -> None:
    (place,) = laid.lookup("Zovsimnovyi Khutir")
    assert (place.id, place.lat, place.lon, place.population) == (f"geonames:{NEW_ID}", 49.9, 36.4, 44)
    assert (place.country, place.adm1, place.adm1_name, place.adm2) == ("UA", "UA-63", "Kharkiv Oblast", KHARKIV.adm2)
    assert laid.lookup("Зовсімновий Хутір") == laid.lookup("zovsimka") == (place,)
    assert laid.by_geonameid(NEW_ID) == place
    assert laid.near(49.9, 36.4)[0] == (place, 0.0)
    text = "Shelling hit Zovsimnovyi Khutir and Kharkiv."
    assert [text[a:b] for a, b in laid.find(text)] == ["Zovsimnovyi Khutir", "Kharkiv"]


def test_a_known_place_takes_point_people_and_names(laid: Overlaid) -> None:
    first = laid.lookup("Kharkiv")[0]
    assert (first.lat, first.lon, first.population) == (49.98, 36.25, 1_430_000)
    assert (first.id, first.adm1, first.adm2_name) == (KHARKIV.id, KHARKIV.adm1, KHARKIV.adm2_name)
    assert laid.lookup("Pershostolychne") == (first,)
    assert laid.by_geonameid(706483) == first
    assert len(laid.lookup("Kharkiv")) == len(SHIPPED.lookup("Kharkiv"))
    assert laid.lookup("HRK") == SHIPPED.lookup("HRK")  # a code is no name
    assert [p.id for p, _ in laid.near(49.98, 36.25, limit=30)].count(KHARKIV.id) == 1


def test_a_village_of_unknown_point_gets_its_own(laid: Overlaid) -> None:
    (place,) = laid.lookup(VILLAGE.name)
    assert place.id == VILLAGE.id
    assert VILLAGE.radius_km is not None
    assert place.radius_km is None
    assert VILLAGE.lat is not None
    assert place.lat == pytest.approx(VILLAGE.lat + 0.02, abs=1e-5)
    assert (place.geonameid, place.source, place.population) == (VILLAGE_ID, "GeoNames", 321)
    assert laid.by_geonameid(VILLAGE_ID) == place
    assert place in [near for near, _ in laid.near(place.lat, place.lon or 0.0, limit=3)]


def test_other_places_are_as_they_were(laid: Overlaid) -> None:
    for name in ("Paris", "Lviv", "Kyiv Oblast", "Dnipro", "Odesa", "Richechka Tekuchka", "Nemaietskoho"):
        assert laid.lookup(name) == SHIPPED.lookup(name)
    assert laid.country("UA") == SHIPPED.country("UA")
    assert laid.capital("FR") == SHIPPED.capital("FR")
    assert laid.demonym("Ukrainian") == "UA"


def test_packs_of_two_countries_lie_side_by_side(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "PL.txt"
    rows = line(4_000_000_009, "Zovsimnovyi Khutir", 50.1, 20.1, people=99) + line(756135, "Warsaw", 52.2, 21.0)
    other.write_text(rows.replace("\tUA\t", "\tPL\t").replace("\t07\t6312\t", "\t78\t1465\t"), "utf-8")
    install(Order(kind="geonames", country="UA", from_file=source))
    install(Order(kind="geonames", country="PL", from_file=other))
    index = load_index()
    found = [(place.geonameid, place.country) for place in index.lookup("Zovsimnovyi Khutir")]
    assert found == [(4_000_000_009, "PL"), (NEW_ID, "UA")]  # most people first
    warsaw = index.lookup("Warsaw")[0]
    assert (warsaw.lat, warsaw.population) == (52.2, SHIPPED.lookup("Warsaw")[0].population)  # 0 is unknown
    assert index.lookup("Kharkiv")[0].lat == 49.98
    assert [place.geonameid for place, _ in index.near(50.1, 20.1)] == [4_000_000_009]
    assert index.by_geonameid(4_000_000_009) == index.lookup("Zovsimnovyi Khutir")[0]
    assert [pack.name for pack in installed()] == ["geonames-PL", "geonames-UA"]


def test_it_travels_to_another_process(laid: Overlaid) -> None:
    assert pickle.loads(pickle.dumps(laid)).lookup("Zovsimka") == laid.lookup("Zovsimka")


def test_the_next_run_reads_with_it(source: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("A drone struck the village of Zovsimnovyi Khutir in Kharkiv region on Monday.", "utf-8")
    install(Order(kind="geonames", country="UA", from_file=source))
    command = [sys.executable, "-m", "geo", "places", str(article)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    found = {p["text"]: p["geonameid"] for p in json.loads(done.stdout)["places"]}
    assert found["Zovsimnovyi Khutir"] == NEW_ID


def test_alternate_names_add_names_and_not_codes(source: Path, tmp_path: Path) -> None:
    names = tmp_path / "alternateNamesV2.zip"
    names.write_bytes(zipped(NAMES, "alternateNamesV2.txt"))
    install(Order(kind="geonames", country="UA", from_file=source, names_file=names))
    (place,) = load_index().lookup("Совсемновый Хутор")
    assert (place.geonameid, place.name) == (NEW_ID, "Quite New Khutir")
    assert load_index().lookup("Https example") == load_index().lookup("Elsewhere") == ()


def test_a_pack_for_other_data_is_left_out_and_named(
    source: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    install(Order(kind="geonames", country="UA", from_file=source))
    for module in (datasets, gazetteer):
        monkeypatch.setattr(module, "shipped_version", lambda: "2030.01.01+00000000")
    assert type(load_index()) is PlaceIndex
    (told,) = caplog.messages
    assert told.startswith("geonames-UA left out, made for other data than 2030.01.01+00000000; run geo data install")
    assert datasets.data_version() == "2030.01.01+00000000"
    assert any("install geonames --country UA again" in problem for problem in datasets.check())


def test_an_altered_pack_is_a_problem(source: Path) -> None:
    pack = install(Order(kind="geonames", country="UA", from_file=source))
    before = datasets.check()
    path = pack.path / "names.bin"
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    assert [p for p in datasets.check() if p not in before] == [
        "geonames-UA: names.bin is missing or altered; run geo data install geonames --country UA again"
    ]


@pytest.mark.parametrize("name", ["names.marisa", "names.bin", "places.bin"])
def test_a_cut_pack_is_one_line_with_its_cure(source: Path, name: str) -> None:
    path = install(Order(kind="geonames", country="UA", from_file=source)).path / name
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(DataError, match="geo data remove geonames-UA"):
        load_index()


@pytest.mark.parametrize("harm", ["{", "[]", '{"name": "geonames-UA"}'])
def test_a_broken_manifest_is_left_out_with_a_warning(source: Path, home: Path, harm: str, caplog) -> None:
    install(Order(kind="geonames", country="UA", from_file=source))
    (home / "packs" / "geonames-UA.json").write_text(harm, "utf-8")
    assert installed() == ()
    assert "geonames-UA" in caplog.text
    assert type(load_index()) is PlaceIndex
    remove("geonames-UA")
    assert list((home / "packs").iterdir()) == []


# --- files that are not what they should be --------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (ZIP[: len(ZIP) // 2], "not a whole zip"),
        (ZIP[:60] + bytes(40) + ZIP[100:], "not a whole zip"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n", "Git LFS pointer"),
        (b"\n<html><body>404</body></html>", "page in HTML"),
        (b"geonameid,name,lat\n1,Kharkiv,50\n", "line 1 has 1 columns, not 19"),
        (TEXT.encode()[:-30], "columns, not 19"),
        (zipped(TEXT, "PL.txt")[:-22], "not a whole zip"),
        (TEXT.replace("\tUA\t", "\tPL\t").encode(), "holds no place of UA"),
        (TEXT.replace("\t49.9\t", "\t149.9\t").encode(), "out of range"),
        (TEXT.replace("\t49.9\t", "\tnorth\t").encode(), "cannot be read"),
        (TEXT.encode("utf-16"), "line 1 has 1 columns, not 19|not text in UTF-8"),
    ],
)
def test_a_wrong_file_leaves_what_was_there(
    source: Path, tmp_path: Path, home: Path, content: bytes, reason: str
) -> None:
    kept = install(Order(kind="geonames", country="UA", from_file=source))
    wrong = tmp_path / "wrong.bin"
    wrong.write_bytes(content)
    done = geo_("data", "install", "geonames", "--country", "UA", "--from-file", str(wrong))
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert re.search(reason, done.stderr), done.stderr
    assert "; " in done.stderr  # the cure
    assert installed() == (kept,)
    assert {path.name for path in (home / "packs").iterdir()} == {"geonames-UA.json", kept.folder}


def test_another_hash_than_the_one_expected(source: Path, home: Path) -> None:
    with pytest.raises(DataError, match="sha256 is"):
        install(Order(kind="geonames", country="UA", from_file=source, sha256="0" * 64))
    sure = Order(kind="geonames", country="UA", from_file=source, sha256=hashlib.sha256(ZIP).hexdigest().upper())
    assert install(sure).rows > 3


def test_a_new_pack_takes_the_place_of_the_old(source: Path, home: Path) -> None:
    old = install(Order(kind="geonames", country="UA", from_file=source))
    source.write_bytes(zipped(TEXT.replace("Zovsimnovyi", "Shchenovishyi")))
    new = install(Order(kind="geonames", country="UA", from_file=source))
    assert installed() == (new,)
    assert not old.path.exists()
    assert load_index().lookup("Zovsimnovyi Khutir") == ()
    assert load_index().lookup("Shchenovishyi Khutir")[0].geonameid == NEW_ID


def test_a_folder_that_cannot_be_written_is_one_line(source: Path, home: Path) -> None:
    home.write_text("a file where the folder should be", "utf-8")
    done = geo_("data", "install", "geonames", "--country", "UA", "--from-file", str(source))
    assert done.exit_code == 1
    assert "GEO_DATA_HOME" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("country", ["XX", "Ukraine", "../..", ""])
def test_a_country_is_a_code(country: str) -> None:
    done = geo_("data", "install", "geonames", "--country", country)
    assert done.exit_code == 1
    assert "ISO 3166-1" in done.stderr


def test_options_that_contradict_each_other(source: Path) -> None:
    both = ("data", "install", "geonames", "--country", "UA", "--from-file", str(source), "--names")
    assert geo_(*both).exit_code == 2
    assert geo_("data", "install", "boundaries", "--country", "UA", "--names").exit_code == 2


# --- from a server -----------------------------------------------------------------------


def test_a_country_comes_from_the_server(site: Site, home: Path) -> None:
    base = f"http://127.0.0.1:{site.server_port}"
    done = geo_("data", "install", "geonames", "--country", "UA", "--base-url", base, "--names")
    assert done.exit_code == 0, done.output
    assert done.stderr == ""  # no bar where there is no terminal
    (pack,) = installed()
    assert (pack.source, pack.sha256) == (f"{base}/UA.zip", hashlib.sha256(ZIP).hexdigest())
    assert load_index().lookup("Совсемновый Хутор")[0].geonameid == NEW_ID
    assert [path.name for path in home.iterdir()] == ["packs"]  # nothing is left of the download


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("429", "429 Too Many Requests; wait"),
        ("500", "500 Internal Server Error; try again later"),
        ("lfs", "Git LFS pointer"),
        ("page", "page in HTML"),
        ("empty", "is empty"),
        ("cut", "cut off after"),
        ("says too much", "cut off after"),
        ("says too little", "not a whole zip"),
    ],
)
def test_a_server_that_misbehaves_changes_nothing(site: Site, source: Path, fault: str, reason: str) -> None:
    kept = install(Order(kind="geonames", country="UA", from_file=source))
    site.fault = fault
    base = f"http://127.0.0.1:{site.server_port}"
    done = geo_("data", "install", "geonames", "--country", "UA", "--base-url", base)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert reason in done.stderr
    assert installed() == (kept,)
    site.fault = ""
    assert install(order(site)).sha256 == kept.sha256  # and the next attempt succeeds


def test_a_country_that_is_not_there(site: Site) -> None:
    with pytest.raises(DataError, match="404 Not Found; check the country's code"):
        install(Order(kind="geonames", country="PL", base_url=f"http://127.0.0.1:{site.server_port}"))
    assert installed() == ()


def test_an_interrupted_download_goes_on(site: Site) -> None:
    site.fault = "cut"
    with pytest.raises(DataError, match="go on from there"):
        install(order(site))
    site.fault = ""
    pack = install(order(site))
    assert site.asked == [("/UA.zip", None), ("/UA.zip", f"bytes={len(ZIP) // 2}-")]
    assert pack.sha256 == hashlib.sha256(ZIP).hexdigest()


@pytest.mark.parametrize("fault", ["no ranges", "changed"])
def test_a_file_that_changed_meanwhile_starts_anew(site: Site, fault: str) -> None:
    site.fault = "cut"
    with pytest.raises(DataError):
        install(order(site))
    site.fault = fault
    assert install(order(site)).sha256 == hashlib.sha256(ZIP).hexdigest()


def test_a_server_that_is_not_there_is_one_line(site: Site) -> None:
    wrong = Order(kind="geonames", country="UA", base_url="http://127.0.0.1:9/")
    with pytest.raises(GeoError, match="check the network") as caught:
        install(wrong)
    assert "\n" not in str(caught.value)
    with pytest.raises(DataError, match=r"not http\(s\)"):
        install(Order(kind="geonames", country="UA", base_url="file:///etc"))


def test_a_download_of_another_hash_is_not_kept(site: Site, home: Path) -> None:
    with pytest.raises(DataError, match="sha256 is"):
        install(order(site, sha256="0" * 64))
    assert list(home.rglob("*.*")) == []
    assert installed() == ()


def test_an_installation_that_is_killed_leaves_the_older_pack(
    source: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install(Order(kind="geonames", country="UA", from_file=source))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("_compile", "_sync", "_write_manifest"):
        with monkeypatch.context() as patched:
            patched.setattr(f"geo.packs.{step}", killed)
            with pytest.raises(KeyboardInterrupt):
                install(Order(kind="geonames", country="UA", from_file=source))
        assert installed() == (kept,)
        assert {path.name for path in (home / "packs").iterdir()} == {"geonames-UA.json", kept.folder}
    (home / "packs" / "geonames-UA.0123abcd.part").mkdir()  # what a crash leaves
    assert installed() == (kept,)
    remove("geonames-UA")
    assert list((home / "packs").iterdir()) == []


def test_progress_is_told(site: Site) -> None:
    seen: list[tuple[int, int | None]] = []
    install(order(site), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(ZIP), len(ZIP))


def test_the_bar_is_for_terminals(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from geo.cli.printing import progress

    assert progress() is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    draw = progress()
    assert draw is not None
    draw(2_000_000, 2_000_000)
    assert capsys.readouterr().err == f"\r[{'#' * 30}] 2.0 of 2.0 MB\n"


# --- boundaries -----------------------------------------------------------------------


def test_boundaries_come_from_the_server(site: Site) -> None:
    import geopandas as gpd

    pack = install(order(site, "boundaries"))
    assert (pack.rows, pack.licence) == (2, "CC BY 4.0")
    assert pack.source.endswith("/files/UKR.geojson")
    assert "geoBoundaries (OCHA), CC BY 4.0" in pack.attribution
    frame = gpd.read_parquet(pack.path / "adm2.parquet")
    assert frame["adm2"].tolist() == ["A1", "B2"]
    assert frame["adm2_name"].tolist() == ["Western Raion", "Eastern Raion"]
    assert frame.crs.to_epsg() == 4326


def test_installed_boundaries_fill_the_second_level(site: Site) -> None:
    from geo.frames import frame_from_records, join_boundaries

    def joined() -> list[tuple[object, object]]:
        records = [
            {"id": "a", "type": "strike", "lat": 50.0, "lon": 36.5},
            {"id": "b", "type": "strike", "lat": 50.0, "lon": 36.5, "adm2": "UA6312", "adm2_name": "Kharkiv Raion"},
            {"id": "c", "type": "strike", "lat": 48.85, "lon": 2.35},
            {"id": "d", "type": "strike", "lat": None, "lon": None},
        ]
        frame = join_boundaries(frame_from_records(records))
        assert frame["adm1"].tolist()[:2] == ["UA-63", "UA-63"]
        return list(zip(frame["adm2"], frame["adm2_name"], strict=True))

    own = ("UA6312", "Kharkiv Raion")
    assert joined() == [(None, None), own, (None, None), (None, None)]
    install(order(site, "boundaries"))
    assert joined() == [("A1", "Western Raion"), own, (None, None), (None, None)]


def test_boundaries_of_ocha_in_another_crs(tmp_path: Path) -> None:
    import geopandas as gpd

    frame = gpd.read_file(io.BytesIO(UNITS)).rename(columns={"shapeName": "ADM2_EN", "shapeID": "ADM2_PCODE"})
    path = tmp_path / "ukr.gpkg"
    frame.to_crs(3857).to_file(path)
    pack = install(Order(kind="boundaries", country="UA", from_file=path))
    made = gpd.read_parquet(pack.path / "adm2.parquet")
    assert made["adm2"].tolist() == ["A1", "B2"]
    assert made.total_bounds.round(6).tolist() == [36.0, 49.0, 38.0, 51.0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (UNITS[: len(UNITS) // 2], "cannot be read as boundaries"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n", "Git LFS pointer"),
        (UNITS.replace(b"shapeName", b"other"), "no column shapeName"),
        (b'{"type": "FeatureCollection", "features": []}', "no column shapeName|not polygons|cannot be read"),
    ],
)
def test_wrong_boundaries_are_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "units.geojson"
    path.write_bytes(content)
    done = geo_("data", "install", "boundaries", "--country", "UA", "--from-file", str(path))
    assert done.exit_code == 1
    assert re.search(reason, done.stderr), done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert installed() == ()


def test_an_answer_that_is_not_geoboundaries(site: Site) -> None:
    site.files["/UKR/ADM2/"] = b'{"detail": "not found"}'
    with pytest.raises(DataError, match="not an answer of geoBoundaries"):
        install(order(site, "boundaries"))
    assert installed() == ()
