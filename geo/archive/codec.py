"""Reports to JSON and back, with nothing lost: what an archive keeps to merge them again."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from geo.model import Report

__all__ = ["report_from_text", "report_text"]

Decode = Callable[[Any], Any]


def report_text(report: Report) -> str:
    """Give a report as JSON; what is as by default is left out.

    Examples
    --------
    >>> from geo.model import Source
    >>> report = Report(source=Source(id="a", published=date(2026, 1, 24)), kind="strike", place=None, evidence=())
    >>> report_text(report)
    '{"source":{"id":"a","published":"2026-01-24"},"kind":"strike","place":null,"evidence":[]}'
    >>> report_from_text(report_text(report)) == report
    True
    """
    return json.dumps(_plain(report), ensure_ascii=False, separators=(",", ":"))


def report_from_text(text: str) -> Report:
    """Give the report that `report_text` wrote."""
    report: Report = _decoder(Report)(json.loads(text))
    return report


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = value.__class__
    if not is_dataclass(kind):
        return value
    return {
        name: _plain(part)
        for name, default in _defaults(typing.cast(Any, kind))
        if (part := getattr(value, name)) != default
    }


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _decoder(hint: Any) -> Decode:
    """Give what makes a value of a type out of JSON."""
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if is_dataclass(hint):
        return _class_decoder(hint)
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        (inner,) = (a for a in arguments if a is not types.NoneType)
        decode = _decoder(inner)
        return decode if decode is _same else lambda value: None if value is None else decode(value)
    if typing.get_origin(hint) is tuple:
        if arguments[-1] is Ellipsis:
            decode = _decoder(arguments[0])
            return tuple if decode is _same else lambda value: tuple(map(decode, value))
        return tuple
    return _same


def _class_decoder(cls: Any) -> Decode:
    hints = typing.get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(cls)}
    required = {field.name for field in fields(cls) if field.default is MISSING}

    def decode(value: dict[str, Any]) -> Any:
        missing = required - value.keys()
        if missing:
            raise ValueError(f"{cls.__name__} lacks {', '.join(sorted(missing))}")
        return cls(**{name: decoders[name](part) for name, part in value.items()})

    return decode


def _same(value: Any) -> Any:
    return value
