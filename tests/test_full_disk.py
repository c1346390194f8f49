"""A full disk: one line, the old state or the new, and nothing half-written.

Where the system lets us, the disk is a small tmpfs in a mount namespace of its own, which ends with the process; elsewhere
a limit on the size of files stands for it. The name of the test says which.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("full_disk.py")
DISK = "1500k"


def namespace() -> list[str] | None:
    """The command that gives a process mounts of its own; None where there is none, or it is not allowed."""
    for unshare in (["unshare", "-m"], ["unshare", "-rm"]):
        try:
            done = subprocess.run(
                [*unshare, "sh", "-c", "mount -t tmpfs tmpfs /tmp"], capture_output=True, check=False, timeout=10
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        if done.returncode == 0:
            return unshare
    return None


NAMESPACE = namespace()


@pytest.mark.parametrize("means", ["tmpfs" if NAMESPACE else "limit"])
def test_a_full_disk_costs_one_line_and_nothing_else(means: str, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [sys.executable, str(SCRIPT), means, str(disk)]
    if NAMESPACE:
        mounted = f'mount -t tmpfs -o size={DISK} tmpfs "$0" && exec "$@"'
        command = [*NAMESPACE, "sh", "-c", mounted, str(disk), *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=os.environ)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert all(whole for _, _, whole in found["runs"])
    failed = [(code, lines) for code, lines, _ in found["runs"] if code]
    assert len(failed) >= 3
    for code, lines in [*failed, found["fresh"]]:
        assert (code, len(lines)) == (1, 1), lines
        assert "cannot be written" in lines[0]
    for suffix, (said, kept) in found["outputs"].items():
        assert f"out.{suffix}: cannot be written" in said
        assert kept
    assert (found["whole"], found["problems"], found["strays"]) == (True, [], [])
