"""`dataclass`, `field`, `replace` and `NamedTuple` of the standard library, as far as geo needs them, defined in a fifth of the time.

The standard ones compile six functions for each class, and load the modules that inspect code: half the time that a
command takes to start. Here one function is compiled, the others are shared. The classes are data classes all the
same: `dataclasses.fields`, `replace` and `asdict` take them, equality, order, hash, text and pickles are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter, itemgetter

from geo.hints import TYPE_CHECKING, Any, TypeVar, dataclass_transform
from geo.patterns import code_of

__all__ = ["NamedTuple", "cached_property", "dataclass", "field", "replace"]

T = TypeVar("T")


class _Field:
    """A field whose default is made anew each time, or that is left out of the text."""

    def __init__(self, default_factory: Callable[[], Any] | None, repr_: bool) -> None:
        self.default_factory = default_factory
        self.repr = repr_


def field(*, default_factory: Callable[[], Any] | None = None, repr: bool = True) -> Any:  # noqa: A002 - as the standard one
    """Say more of a field than its type."""
    return _Field(default_factory, repr)


def replace(value: T, /, **changes: Any) -> T:
    """Give the same with other values in some fields.

    Examples
    --------
    >>> from geo.model import Count
    >>> replace(Count(low=1), high=3)
    Count(low=1, high=3, best=None)
    """
    kept = {name: getattr(value, name) for name in value.__annotations__ if name not in changes}
    return type(value)(**kept, **changes)


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, kw_only: bool = False, order: bool = False
) -> Callable[[type[T]], type[T]]:
    """Make a data class of a class with annotated fields; inheritance is not for these."""

    def made(kind: type[T]) -> type[T]:
        names = tuple(kind.__annotations__)
        given = {name: kind.__dict__[name] for name in names if name in kind.__dict__}
        whole: Any = _with_slots(kind, names) if slots else kind
        whole.__init__ = _initialiser(whole, names, given, frozen=frozen, slots=slots, kw_only=kw_only)
        shown = tuple(name for name in names if getattr(given.get(name), "repr", True) is not False)
        whole.__match_args__ = () if kw_only else names  # type: ignore[misc]
        whole.__values__ = attrgetter(*names) if len(names) > 1 else _one(names[0])
        whole.__shown__ = shown
        whole.__eq__, whole.__repr__ = _eq, _repr
        whole.__hash__ = _hash if frozen else None
        if frozen:
            whole.__setattr__, whole.__delattr__ = _refuse, _refuse
        if frozen and slots:
            whole.__getstate__, whole.__setstate__ = _state, _set_state
        if order:
            whole.__lt__, whole.__le__, whole.__gt__, whole.__ge__ = _lt, _le, _gt, _ge
        whole.__dataclass_fields__ = _Fields(given, {"frozen": frozen, "kw_only": kw_only})
        return whole  # type: ignore[no-any-return]

    return made


def _with_slots(kind: type, names: tuple[str, ...]) -> type:
    """The same class with a slot for each field: slots cannot be given to a class that exists."""
    without = (*names, "__dict__", "__weakref__")
    body = {name: value for name, value in kind.__dict__.items() if name not in without}
    made = type(kind)(kind.__name__, kind.__bases__, body | {"__slots__": names})
    made.__qualname__ = kind.__qualname__
    return made


def _initialiser(
    kind: type, names: tuple[str, ...], given: dict[str, Any], *, frozen: bool, slots: bool, kw_only: bool
) -> Any:
    scope: dict[str, Any] = {"_new": _NEW}
    parameters, lines = [], [" _kept = self.__dict__"] if frozen and not slots else []
    for name in names:
        default, value = given.get(name, _NEW), name
        if isinstance(default, _Field):
            if default.default_factory is not None:
                scope[f"_make_{name}"] = default.default_factory
                value = f"_make_{name}() if {name} is _new else {name}"
            default = _NEW if default.default_factory is None else "_new"
            parameters.append(name if default is _NEW else f"{name}=_new")
        elif name in given:
            scope[f"_default_{name}"] = default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        if frozen and slots:
            scope[f"_set_{name}"] = kind.__dict__[name].__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _kept[{name!r}] = {value}" if frozen else f" self.{name} = {value}")
    if hasattr(kind, "__post_init__"):
        lines.append(" self.__post_init__()")
    star = "*, " if kw_only else ""
    source = f"def __init__(self, {star}{', '.join(parameters)}):\n" + "\n".join(lines)
    exec(code_of(source), scope)  # noqa: S102 - names of fields alone
    made = scope["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


class _New:
    def __repr__(self) -> str:
        return "<new>"


_NEW = _New()


def _one(name: str) -> Callable[[Any], tuple[Any]]:
    get = attrgetter(name)
    return staticmethod(lambda value: (get(value),))


def _eq(self: Any, other: Any) -> Any:
    return self.__values__(self) == other.__values__(other) if other.__class__ is self.__class__ else NotImplemented


def _lt(self: Any, other: Any) -> Any:
    return self.__values__(self) < other.__values__(other) if other.__class__ is self.__class__ else NotImplemented


def _le(self: Any, other: Any) -> Any:
    return self.__values__(self) <= other.__values__(other) if other.__class__ is self.__class__ else NotImplemented


def _gt(self: Any, other: Any) -> Any:
    return self.__values__(self) > other.__values__(other) if other.__class__ is self.__class__ else NotImplemented


def _ge(self: Any, other: Any) -> Any:
    return self.__values__(self) >= other.__values__(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _repr(self: Any) -> str:
    parts = (f"{name}={getattr(self, name)!r}" for name in self.__shown__)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse(_self: Any, name: str, *_value: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


class _Fields:
    """What makes them data classes for the standard library: its own description of the fields, made when asked for."""

    def __init__(self, given: dict[str, Any], options: dict[str, bool]) -> None:
        self._given, self._options = given, options

    def __get__(self, _instance: object, owner: type) -> Any:
        import dataclasses

        body: dict[str, Any] = {"__annotations__": owner.__annotations__, "__module__": owner.__module__}
        for name, value in self._given.items():
            if not isinstance(value, _Field):
                body[name] = value
            elif value.default_factory is not None:
                body[name] = dataclasses.field(default_factory=value.default_factory, repr=value.repr)
            else:
                body[name] = dataclasses.field(repr=value.repr)
        standard: Any = dataclasses.dataclass(**self._options)(type(owner.__name__, (), body))
        type.__setattr__(owner, "__dataclass_fields__", standard.__dataclass_fields__)
        return standard.__dataclass_fields__


if TYPE_CHECKING:
    from functools import cached_property
    from typing import NamedTuple
else:

    class cached_property:  # noqa: N801 - as the standard one, which takes a lock each time until Python 3.12
        """A property that is worked out once and then kept in the instance."""

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self._work = work
            self.__doc__ = work.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._work(instance)
            return value

    try:
        from _collections import _tuplegetter  # what `collections.namedtuple` takes, too
    except ImportError:
        _tuplegetter = None

    def _getter(place: int) -> Any:
        return _tuplegetter(place, None) if _tuplegetter else property(itemgetter(place))

    class _Named(type):
        """Makes of annotated names a tuple with these names, as `typing.NamedTuple` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body |= {field: _getter(place) for place, field in enumerate(fields)}
            shared = {"__slots__": (), "_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            names = ", ".join(fields)
            scope = {"_tuple": tuple.__new__, "__name__": body["__module__"]}
            source = f"def __new__(_cls, {names}):\n return _tuple(_cls, ({names},))"
            exec(code_of(source), scope)  # noqa: S102 - names of fields alone
            scope["__new__"].__defaults__ = tuple(defaults.values())
            return type(name, (tuple,), _TUPLE | body | shared | {"__new__": scope["__new__"]})

    class NamedTuple(metaclass=_Named):
        """A tuple with names for its values."""

    @classmethod
    def _make(cls: type, values: Iterable[Any]) -> Any:
        return tuple.__new__(cls, values)

    def _replaced(self: Any, **changes: Any) -> Any:
        values = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"no fields {list(changes)}")
        return values

    def _asdict(self: Any) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _values(self: Any) -> tuple[Any, ...]:
        return tuple(self)

    def _tuple_repr(self: Any) -> str:
        parts = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(parts)})"

    _TUPLE = {
        "_make": _make,
        "_replace": _replaced,
        "_asdict": _asdict,
        "__repr__": _tuple_repr,
        "__getnewargs__": _values,
    }
