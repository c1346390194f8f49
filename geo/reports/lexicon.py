"""The words of events, read from ``data/event_types/*.toml``.

Each file but ``lexicon.toml`` is one type of event: what it means, its triggers and
what must stand beside them. A conflict researcher can read and extend them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from geo.datasets import compiled, data_path, read_toml
from geo.errors import DataError
from geo.hints import Any, Generic, TypeVar
from geo.lean import NamedTuple, dataclass, field
from geo.model import EVENT_KINDS

__all__ = [
    "CASUALTY_KINDS",
    "DEEDS",
    "TALKS",
    "EventTypes",
    "Phrases",
    "Trigger",
    "compile_kinds",
    "kind_files",
    "load_event_types",
]

DEEDS = ("strike", "clash", "explosion", "killing")
TALKS = ("negotiation", "agreement", "prisoner_exchange")
CASUALTY_KINDS = (*DEEDS, "abduction", "interception")  # of which people killed or hurt are told


T = TypeVar("T")

_Phrase = tuple[tuple[str, ...], T]  # its words, and what it stands for
_ALONE = ""  # in the place of the second word of a phrase of one
_TWO = 2
_PARTS = ("nouns", "verbs", "phrases")
_SHARED = "lexicon.toml"


class Trigger(NamedTuple):
    """A word or phrase that may report an event of ``kind``; ``part`` is noun, verb or phrase."""

    kind: str
    part: str
    words: tuple[str, ...]
    needs: str | None = None
    subtype: str | None = None


class Phrases(Generic[T]):
    """Phrases of one or more words, found at a token by their first two words, longest first."""

    def __init__(self, pairs: Iterable[tuple[Sequence[str], T]]) -> None:
        self._by_first: dict[str, list[_Phrase[T]]] = {}
        self._by_second: dict[str, dict[str, list[_Phrase[T]]]] = {}  # of the first words met so far
        for words, value in pairs:
            self._by_first.setdefault(words[0], []).append((tuple(words), value))

    def at(self, words: Sequence[str], i: int) -> list[tuple[int, T]]:
        """(number of words, value) of each phrase that starts at word i."""
        first = words[i]
        if first not in self._by_first:
            return []
        by_second = self._by_second.get(first)
        if by_second is None:
            by_second = self._by_second[first] = _by_second_word(self._phrases_of(first))
        found = []
        if i + 1 < len(words) and words[i + 1] in by_second:
            for phrase, value in by_second[words[i + 1]]:
                if len(phrase) == _TWO or tuple(words[i : i + len(phrase)]) == phrase:
                    found.append((len(phrase), value))
        if _ALONE in by_second:
            found += [(1, value) for _, value in by_second[_ALONE]]
        return found

    def _phrases_of(self, first: str) -> list[_Phrase[T]]:
        return self._by_first[first]

    def starts(self, words: Sequence[str]) -> list[int]:
        """The words with which a phrase may start, in order."""
        by_first = self._by_first
        return [i for i, word in enumerate(words) if word in by_first]

    def find(self, words: Sequence[str], start: int = 0, end: int | None = None) -> list[tuple[int, int, T]]:
        """(start, end, value) of the phrases among the words, longest first, none overlapping."""
        by_first = self._by_first
        found: list[tuple[int, int, T]] = []
        if by_first.keys().isdisjoint(words):  # as in most sentences: told without a step in Python
            return found
        done, stop = start, len(words) if end is None else min(end, len(words))
        for i in [i for i in range(start, stop) if words[i] in by_first]:
            match = next((pair for pair in self.at(words, i) if i + pair[0] <= stop), None) if i >= done else None
            if match:
                done = i + match[0]
                found.append((i, done, match[1]))
        return found

    def any(self, words: Sequence[str], start: int = 0, end: int | None = None) -> bool:
        """True where any phrase stands among the words."""
        return not self._by_first.keys().isdisjoint(words) and bool(self.find(words, start, end))


def _by_second_word(phrases: list[_Phrase[T]]) -> dict[str, list[_Phrase[T]]]:
    """Phrases of one first word by their second, the longest first."""
    found: dict[str, list[_Phrase[T]]] = {}
    for phrase, value in sorted(phrases, key=lambda pair: -len(pair[0])):
        found.setdefault(phrase[1] if len(phrase) > 1 else _ALONE, []).append((phrase, value))
    return found


@dataclass(frozen=True)
class EventTypes:
    """Triggers of all types, and the words that they share."""

    triggers: Phrases[Trigger]
    weapons: Phrases[str]
    not_events: Phrases[str]
    armed_groups: Phrases[tuple[str, str]]
    leaders: Phrases[str]
    targets: Phrases[str]
    sets: dict[str, Phrases[str]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def cue(self, name: str) -> Phrases[str]:
        """The phrases under a dotted name, such as ``occurrence.planned``."""
        return self.sets[name]


@cache
def load_event_types(folder: Path | None = None) -> EventTypes:
    """Read a folder of event types; by default the shipped one.

    Raises
    ------
    DataError
        A file is missing or does not follow the form.
    """
    root = folder or data_path("event_types")
    shared = _read((root if (root / _SHARED).exists() else data_path("event_types")) / _SHARED)
    files = kind_files(root)
    if not files:
        raise DataError(f"{root}: no event types there; give a folder with one .toml file a type")
    kinds = compiled(*(path.read_bytes() for path in files)) or compile_kinds(map(_read, files))
    lists = {f"{t}.{k}": v for t, keys in shared.items() for k, v in keys.items() if isinstance(v, list)}
    return EventTypes(
        triggers=_Triggers(kinds["triggers"]),
        weapons=Phrases([(p.split(), weapon) for weapon, phrases in shared["weapons"].items() for p in phrases]),
        not_events=_phrases(shared["not_events"]["phrases"]),
        armed_groups=Phrases([(name.split(), (name, country)) for name, country in shared["armed_groups"].items()]),
        leaders=Phrases([(name.split(), country) for name, country in shared["leaders"].items()]),
        targets=Phrases([(p.split(), target) for target, phrases in shared["targets"].items() for p in phrases]),
        sets=_Named(lists, _phrases),
        words=_Named(lists, frozenset),
        labels=kinds["labels"],
    )


class _Named(dict[str, T]):
    """What is made of lists of words by their names, each when it is first asked for: a short text needs few."""

    def __init__(self, lists: dict[str, list[str]], make: Callable[[list[str]], T]) -> None:
        self._lists, self._make = lists, make

    def __missing__(self, name: str) -> T:
        self[name] = made = self._make(self._lists[name])
        return made


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name}: cannot be read as event types ({error}); mend or restore it") from error


def _phrases(values: Iterable[str]) -> Phrases[str]:
    return Phrases([(value.split(), value) for value in values])


class _Triggers(Phrases[Trigger]):
    """Triggers by their first word, from lines; each word's are made when it is first met."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._by_first = {first: [] for first in lines}
        self._by_second = {}
        self._lines = lines

    def _phrases_of(self, first: str) -> list[_Phrase[Trigger]]:
        made = [_from_line(line) for line in self._lines[first].split("\n")]
        return [(trigger.words, trigger) for trigger in made]


def kind_files(folder: Path) -> list[Path]:
    """The files of event types in a folder, in the order of their names."""
    return [path for path in sorted(folder.iterdir()) if path.suffix == ".toml" and path.name != _SHARED]


def compile_kinds(kinds: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Give what is read at each start: the labels of each kind, and its triggers in all their forms, by their first word.

    Raises
    ------
    DataError
        A kind of event is unknown.
    """
    found: dict[str, list[Trigger]] = {}
    labels = {}
    for kind in kinds:
        for trigger in _triggers(kind):
            found.setdefault(trigger.words[0], []).append(trigger)
        labels[kind["kind"]] = {field: kind[field] for field in ("label", "means", "acled", "plover", "cameo")}
    lines = {
        first: "\n".join(map(_to_line, sorted(triggers, key=lambda trigger: -len(trigger.words))))
        for first, triggers in found.items()
    }
    return {"labels": labels, "triggers": lines}


def _to_line(trigger: Trigger) -> str:
    return "\t".join((trigger.kind, trigger.part, " ".join(trigger.words), trigger.needs or "", trigger.subtype or ""))


def _from_line(line: str) -> Trigger:
    kind, part, words, needs, subtype = line.split("\t")
    return Trigger(kind, part, tuple(words.split(" ")), needs or None, subtype or None)


def _triggers(kind: dict[str, Any]) -> Iterator[Trigger]:
    if kind.get("kind") not in EVENT_KINDS:
        raise DataError(f"event type {kind.get('kind')!r} is unknown; use one of {', '.join(EVENT_KINDS)}")
    for rule in kind.get("trigger", ()):
        for part in _PARTS:
            for entry in rule.get(part, ()):
                for words in _forms(entry, part):
                    yield Trigger(kind["kind"], part[:-1], words, rule.get("needs"), rule.get("subtype"))


def _forms(entry: str, part: str) -> list[tuple[str, ...]]:
    words = entry.split()
    if part == "phrases":  # "tear|tore|torn through": any of those forms
        return [tuple(phrase) for phrase in product(*(word.split("|") for word in words))]
    if part == "nouns":
        if (len(words) == 2 and words[1].rstrip("s") == words[0].rstrip("s")) or (
            len(words) == 2 and words[1].startswith(words[0])
        ):
            return [(w,) for w in words]
        last = words[-1]
        plural = last if last.endswith("s") else last + ("es" if last.endswith(("ch", "sh", "x")) else "s")
        return [tuple(words), (*words[:-1], plural)] if plural != last else [tuple(words)]
    return [(w,) for w in (words if len(words) > 1 else _inflect(words[0]))]


def _inflect(verb: str) -> list[str]:
    """Regular forms: attack, attacks, attacked, attacking."""
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    sibilant = verb.endswith(("s", "sh", "ch", "x", "z"))
    return [verb, verb + ("es" if sibilant else "s"), verb + "ed", verb + "ing"]
