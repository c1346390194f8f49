"""The names of `typing` that the reading of text uses, without loading it: that takes longer than to read a short article.

Annotations are not evaluated when geo runs, so that a name is enough for them; type checkers see the names of `typing`.

Examples
--------
>>> cast("int", "7")
'7'
"""

from __future__ import annotations

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "BinaryIO",
    "Final",
    "Generic",
    "NoReturn",
    "Protocol",
    "TypeVar",
    "cast",
    "dataclass_transform",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO, Final, Generic, NoReturn, Protocol, TypeVar, cast, dataclass_transform
else:
    Any = BinaryIO = Final = NoReturn = object

    class Protocol:
        """What a class must have to be taken for another."""

    class Generic:
        """A class of something that is named in brackets."""

        def __class_getitem__(cls, _of: object) -> type:
            return cls

    class TypeVar:
        """Stands for a type."""

        def __init__(self, name: str, **_bounds: object) -> None:
            self.__name__ = name

    def cast(_kind: object, value: object) -> object:
        """Give the value."""
        return value

    def dataclass_transform(**_options: object) -> object:
        """Mark what makes data classes: for type checkers only."""
        return lambda made: made
