"""Build the wheel and the sdist, install the wheel alone in a clean environment, draw the seeds' map with it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nexit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run(sys.executable, "-m", "build", "--outdir", work / "dist", ROOT, cwd=work)
        wheel, sdist = next((work / "dist").glob("*.whl")), next((work / "dist").glob("*.tar.gz"))
        check_contents(wheel, sdist)
        venv.create(work / "env", with_pip=True)
        python = work / "env" / "bin" / "python"
        run(python, "-m", "pip", "install", "--quiet", wheel, cwd=work)
        shutil.copytree(ROOT / "seeds", work / "seeds")
        printed = run(python, "-m", "geo", "map", "seeds/", "-o", "map.html", "--events", "events.geojson", cwd=work)
        page = (work / "map.html").read_text(encoding="utf-8")
        assert "Kharkiv" in printed, printed
        assert "<html" in page, page[:200]
        assert "Content-Security-Policy" in page, page[:200]
        assert (work / "events.geojson").stat().st_size > 1000
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB; draws the map of the seeds outside the repository")


def check_contents(wheel: Path, sdist: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    with tarfile.open(sdist) as archive:
        source = archive.getnames()
    assert not [n for n in (*inside, *source) if "/seeds/" in f"/{n}"], (
        "the seeds are third-party texts: not in a distribution"
    )
    assert [n for n in inside if n.startswith("geo/data/event_types/")], "the wheel lacks the event types"


if __name__ == "__main__":
    main()
