"""What a process remembers of the texts that it reads is bounded: a million documents take no more than a thousand."""

from __future__ import annotations

import functools
import gc
import itertools
from collections.abc import Iterator
from typing import Any

from geo.gazetteer import load_index
from geo.model import Document
from geo.pipeline import read_reports

MOST = 1 << 14


def strange_words() -> Iterator[str]:
    """Words that no list has, each once."""
    for letters in itertools.product("bdfgklmnprstvz", "aeiou", "bdfgklmnprstvz", "aeiou", "bdfgklmnprstvz"):
        yield "".join(letters)


def caches() -> list[Any]:
    found = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
    return [cache for cache in found if str(cache.__module__).startswith("geo.")]


def test_no_memory_of_words_or_names_grows_with_the_texts() -> None:
    words = strange_words()
    index = load_index()
    before = {id(cache): cache.cache_info().currsize for cache in caches()}
    for number in range(4):
        new = [next(words) for _ in range(300)]
        lines = [
            f"Shelling killed two people in {a.title()} on Friday, {b.title()} {c.title()} of the {d} {e} said."
            for a, b, c, d, e in zip(*[iter(new)] * 5, strict=True)
        ]
        list(read_reports([Document(id=str(number), text=" ".join(lines))], gazetteer=index))
    for cache in caches():
        info, name = cache.cache_info(), f"{cache.__module__}.{cache.__name__}"
        grown = info.currsize - before.get(id(cache), 0)
        assert grown < 200 or (info.maxsize is not None and info.maxsize <= MOST), name
    assert any(cache.cache_info().currsize > 500 for cache in caches())  # the texts are new to some
