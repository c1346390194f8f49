"""The rules by which the data is built: spellings and cases, as their docstrings show them."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

BUILD = Path(__file__).parents[1] / "data" / "build"


@pytest.fixture(autouse=True)
def _build_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BUILD))


@pytest.mark.parametrize("module", ["inflect", "inflect_russian", "names", "russian"])
def test_the_examples_of_the_rules_hold(module: str) -> None:
    outcome = doctest.testmod(importlib.import_module(module))
    assert outcome.attempted > 1
    assert outcome.failed == 0


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Горлівка", "Горловка"),
        ("Слов'янськ", "Славянск"),
        ("Куп'янськ", "Купянск"),
        ("Енергодар", "Энергодар"),
        ("Костянтинівка", "Константиновка"),
        ("Лисичанськ", "Лисичанск"),
        ("Сєвєродонецьк", "Северодонецк"),
        ("Селидове", "Селидово"),
        ("Чугуїв", "Чугуев"),
        ("Оріхів", "Орехов"),
        ("Миколаївка", "Николаевка"),
        ("Щастя", "Счастье"),
        ("Петропавлівка", "Петропавловка"),
        ("Білогорівка", "Белогоровка"),
        ("Троїцьке", "Троицкое"),
        ("Мала Токмачка", "Малая Токмачка"),
        ("Шевченкове", "Шевченково"),
        ("Водяне", "Водяное"),
        ("Золочів", "Золочев"),
    ],
)
def test_a_ukrainian_name_gives_the_russian_one(ukrainian: str, russian: str) -> None:
    assert russian in importlib.import_module("russian").from_ukrainian(ukrainian)
