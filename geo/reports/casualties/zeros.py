"""Nobody killed or hurt: "no casualties", "without injuries", "all residents escaped unharmed"."""

from __future__ import annotations

from geo.reports.casualties.scan import Casualty, Scan

__all__ = ["UNHURT", "zeros"]

UNHURT = frozenset("unharmed unhurt uninjured unscathed".split())
_KILLED = frozenset("deaths death fatalities dead killed".split())
_COUNTED = _KILLED | frozenset("casualties injuries victims injured wounded injury hurt".split())
_JOINED = frozenset("injuries wounded injured deaths fatalities".split())
_NO_ZERO = frozenset("of reports information word details on immediate about , figures one people".split())
_CAME_OFF = frozenset("escaped survived were was remained got emerged came evacuated".split())
_EVERYONE = frozenset(["all", "everyone", "everybody"])
_TO_NO, _TO_ALL = 5, 18  # words back


def zeros(scan: Scan) -> list[Casualty]:
    """The claims that nobody was killed or hurt."""
    found: list[Casualty] = []
    for i, word in enumerate(scan.words):
        if word in _COUNTED:
            found += _no_casualties(scan, i)
    return found + _unharmed(scan)


def _no_casualties(scan: Scan, i: int) -> list[Casualty]:
    """ "No casualties", "without casualties", "no deaths or injuries"; "no information on casualties" is no zero."""
    no = scan.last_before(i, ("no", "without", "zero"), reach=_TO_NO)
    if no is None or no in scan.owner or not _NO_ZERO.isdisjoint(scan.words[no + 1 : i]) or scan.is_uncertain(i):
        return []
    only_killed = scan.words[i] in _KILLED
    found = [_zero(scan, metric, no, i) for metric in (("killed",) if only_killed else ("killed", "injured"))]
    joined = scan.word(i + 1) in ("or", "and") and scan.word(i + 2) in _JOINED
    if joined and only_killed:
        found.append(_zero(scan, "injured", no, i + 2))
    scan.taken.update(range(no, i + 1 + 2 * joined))
    return found


def _unharmed(scan: Scan) -> list[Casualty]:
    """ "All residents escaped unharmed", "everyone survived unhurt"."""
    for i, word in enumerate(scan.words):
        if (word not in UNHURT and word != "safely") or scan.word(i - 1) not in _CAME_OFF:
            continue
        everyone = next((k for k in range(max(0, i - _TO_ALL), i) if scan.words[k] in _EVERYONE), None)
        if everyone is not None and scan.word(everyone + 1) != "but":
            return [_zero(scan, metric, everyone, i) for metric in ("killed", "injured")]
    return []


def _zero(scan: Scan, metric: str, first: int, last: int) -> Casualty:
    return Casualty(metric, 0, 0, scan.tokens[first].start, scan.tokens[last].end, scan.tokens[last].start)
