"""Patterns compiled late, and kept: the same as compiled at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo import patterns
from geo.patterns import regex

ROOT = Path(__file__).resolve().parent.parent
CASES = [
    (r"(?P<day>\d+)(?:st|nd) of (?P<month>\w+)", 0, "the 2nd of May"),
    (r"^KYIV\b", re.IGNORECASE | re.MULTILINE, "From\nKyiv, today"),
    (r"[а-яіїєґ]{3,}(?=!)", re.IGNORECASE, "Слава!"),
    (r"(a)|(b)", 0, "cab"),
    ("", 0, "x"),
]


@pytest.mark.parametrize(("source", "flags", "text"), CASES)
def test_a_kept_pattern_is_the_pattern(source, flags, text, monkeypatch, tmp_path):
    monkeypatch.setattr(patterns, "_path", lambda: str(tmp_path / "kept.re"))
    plain = re.compile(source, flags)
    first = patterns._Store()
    compiled = first.compiled(source, flags)
    patterns._write(first._kept)
    restored = patterns._Store().compiled(source, flags)
    for pattern in (compiled, restored):
        assert (pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)) == (
            plain.pattern,
            plain.flags,
            plain.groups,
            dict(plain.groupindex),
        )
        found, expected = pattern.search(text), plain.search(text)
        assert (found.span(), found.groups(), found.lastgroup) == (
            expected.span(),
            expected.groups(),
            expected.lastgroup,
        )


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"\x00" * 100, b"{0"])
def test_a_broken_store_is_left_aside(broken, monkeypatch, tmp_path):
    (tmp_path / "kept.re").write_bytes(broken)
    monkeypatch.setattr(patterns, "_path", lambda: str(tmp_path / "kept.re"))
    assert patterns._Store().compiled(r"\d+", 0).findall("7 of 23") == ["7", "23"]


def test_code_of_another_engine_is_left_aside(monkeypatch, tmp_path):
    monkeypatch.setattr(patterns, "_path", lambda: str(tmp_path / "kept.re"))
    patterns._write({(r"\d+", 0): (32, b"\xff\xff\xff\xff", 0, {}, (None,))})  # no code that an engine takes
    assert patterns._Store().compiled(r"\d+", 0).findall("7 of 23") == ["7", "23"]
    monkeypatch.setattr(patterns, "_engine", lambda: "another")
    assert patterns._Store().compiled(r"\d+", 0).findall("7 of 23") == ["7", "23"]


@pytest.mark.parametrize(
    ("option", "home", "kept"),
    [
        ("-E", "home", "caches/patterns*.re"),
        ("-B", "home", "home/.cache/geo-event-mapper/patterns*.re"),
        ("-B", "", ""),
    ],
)
def test_it_is_kept_beside_the_bytecode_or_with_the_user(option, home, kept, tmp_path):
    code = "from geo.patterns import regex; print(regex('x+').findall('xx'))"
    command = [sys.executable, option, "-X", f"pycache_prefix={tmp_path / 'caches'}", "-c", code]
    environment = {"PATH": ""} | ({"HOME": str(tmp_path / home)} if home else {})
    for _ in range(2):
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        assert (done.stdout, done.stderr) == ("['xx']\n", "")
        assert sorted(tmp_path.rglob("*.re")) == sorted(tmp_path.rglob(kept.rpartition("/")[2]) if kept else ())
        assert not kept or [
            path for path in tmp_path.rglob("*.re") if path.is_relative_to(tmp_path / kept.partition("/")[0])
        ]


def test_it_stands_in_for_a_pattern():
    assert regex("b").sub("c", "abc") == "acc"
    assert regex("b").pattern == "b"
