"""The data classes of geo.lean are those of the standard library, but for the time that they take."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError
from typing import Any, NamedTuple

import pytest

from geo import lean
from geo.model import Count, Document, Span


def _both(**options: bool) -> list[Any]:
    """The same class by both."""
    made = []
    for maker, field in ((lean.dataclass, lean.field), (dataclasses.dataclass, dataclasses.field)):

        class Thing:
            """A thing."""

            name: str
            size: int = 3
            parts: list[int] = field(default_factory=list)
            hidden: str = field(repr=False, default_factory=str)

            def __post_init__(self) -> None:
                if self.size < 0:
                    raise ValueError("size")

        made.append(maker(**options)(Thing))
    return made


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("slots", [False, True])
@pytest.mark.parametrize("kw_only", [False, True])
def test_they_behave_alike(frozen, slots, kw_only):
    for kind in _both(frozen=frozen, slots=slots, kw_only=kw_only):
        one, two = kind(name="a"), kind(name="a", size=3)
        assert one == two
        assert one != kind(name="b")
        assert one != ("a", 3, [], "")
        assert one.parts == []
        assert one.parts is not two.parts
        assert repr(one).endswith("Thing(name='a', size=3, parts=[])")
        assert hasattr(one, "__dict__") is not slots
        with pytest.raises(ValueError, match="size"):
            kind(name="a", size=-1)
        with pytest.raises(TypeError):
            kind()
        with pytest.raises(TypeError):
            kind(name="a", other=1)
        assert dataclasses.is_dataclass(one)
        assert [f.name for f in dataclasses.fields(one)] == ["name", "size", "parts", "hidden"]
        assert dataclasses.asdict(one) == {"name": "a", "size": 3, "parts": [], "hidden": ""}
        assert dataclasses.replace(one, size=4).size == 4
        if kw_only:
            with pytest.raises(TypeError):
                kind("a")
        else:
            assert kind("a") == one


@pytest.mark.parametrize("slots", [False, True])
def test_frozen_is_frozen(slots):
    for kind in _both(frozen=True, slots=slots):
        thing = kind("a")
        with pytest.raises(FrozenInstanceError):
            thing.name = "b"
        with pytest.raises(FrozenInstanceError):
            del thing.name
        with pytest.raises(TypeError, match="unhashable"):
            hash(thing)  # its list is


def test_those_that_change_have_no_hash():
    for kind in _both():
        with pytest.raises(TypeError, match="unhashable"):
            hash(kind("a"))


def test_nouns_travel_and_are_compared():
    document = Document(id="a", text="b", spans=(Span(0, 1),))
    for copied in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document), copy.copy(document)):
        assert copied == document
        assert hash(copied) == hash(document)
    assert Span(0, 2) < Span(1, 1) <= Span(1, 1)
    assert sorted([Span(3, 4), Span(0, 9)])[0] == Span(0, 9)
    assert {Span(0, 1), Span(0, 1)} == {Span(0, 1)}
    assert repr(Count(low=1)) == "Count(low=1, high=None, best=None)"
    assert lean.replace(Count(low=1), high=2) == Count(low=1, high=2)
    with pytest.raises(ValueError, match="low is over high"):
        lean.replace(Count(low=3), high=2)
    match Span(1, 2):
        case Span(first, last):
            assert (first, last) == (1, 2)


class Ours(lean.NamedTuple):
    """Of geo."""

    name: str
    size: int = 3

    @property
    def twice(self) -> int:
        """Twice the size."""
        return 2 * self.size


class Theirs(NamedTuple):
    """Of the standard library."""

    name: str
    size: int = 3


def test_named_tuples_behave_alike():
    ours, theirs = Ours("a"), Theirs("a")
    assert ours == theirs == ("a", 3)
    assert Ours(size=1, name="b") == Theirs(size=1, name="b")
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours._fields, ours._asdict(), Ours._field_defaults) == (
        theirs._fields,
        theirs._asdict(),
        Theirs._field_defaults,
    )
    assert ours._replace(size=4) == theirs._replace(size=4) == Ours._make(["a", 4])
    assert isinstance(ours._replace(size=4), Ours)
    assert pickle.loads(pickle.dumps(ours)) == copy.copy(ours) == ours
    assert type(pickle.loads(pickle.dumps(ours))) is Ours
    assert (Ours.__doc__, Ours.__module__, Ours.__match_args__) == ("Of geo.", __name__, ("name", "size"))
    assert ours.twice == 6
    for kind in (Ours, Theirs):
        for given in ({}, {"name": "a", "other": 1}):
            with pytest.raises(TypeError):
                kind(**given)
        with pytest.raises(AttributeError):
            kind("a").name = "b"
        with pytest.raises(ValueError, match="other"):
            kind("a")._replace(other=1)


def test_a_kept_property_is_worked_out_once():
    class Thing:
        """A thing."""

        asked = 0

        @lean.cached_property
        def size(self) -> int:
            """Its size."""
            self.asked += 1
            return 3

    thing = Thing()
    assert (thing.size, thing.size, thing.asked) == (3, 3, 1)
    assert Thing.size.__doc__ == "Its size."
