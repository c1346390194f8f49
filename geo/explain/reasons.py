"""A report and the sentences it rests on in, the words behind each of its fields out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.explain.trace import Told
from geo.model import Claim, Location, Report
from geo.pipeline import Reading

__all__ = ["reasons_of"]

_VIOLENT = ("strike", "clash", "explosion", "killing", "interception")
_ROLES = {
    "actor": "a party, or part of another name",
    "title": "part of a title or of who speaks",
    "venue": "where somebody spoke",
    "speaker": "who speaks",
    "source": "where something came from",
    "travel": "where somebody went",
    "party": "a party",
    "dateline": "where the text was written",
    "recalled": "told before, and only recalled",
    "spared": "spared, as the text says",
    "qualifier": "the larger unit behind a name",
}


def reasons_of(report: Report, sentences: list[Told], reading: Reading) -> Iterator[tuple[str, str]]:
    """Give (field, why) for type, place, date, counts and standing, as plain text."""
    yield "type", _type(report, sentences)
    yield "place", _place(report, reading)
    yield "places left aside", "; ".join(_left_aside(report, sentences))
    yield "date", _date(report, sentences)
    for claim in report.claims:
        yield "number", _number(claim, reading)
    yield "standing", _standing(report)


def _type(report: Report, sentences: list[Told]) -> str:
    own = [(s, f) for s in sentences for f in s.triggers if f.kind == report.kind]
    other = [(s, f) for s in sentences for f in s.triggers if f.kind != report.kind]
    if own:
        return f"told by {_listed(_words(s, f.first, f.last) for s, f in own)}{_needs(own[0][1].trigger.needs)}"
    if other and report.kind in _VIOLENT:
        told = _listed(_words(s, f.first, f.last) for s, f in other)
        return f"{told} with what stands beside it, or with what was told before"
    return "people killed or hurt, with no means stated" if report.kind == "killing" else "from what was told before"


def _needs(needs: str | None) -> str:
    return f", which needs beside it: {needs.replace('_', ' ')}" if needs else ", which is sure wherever it stands"


def _words(told: Told, first: int, last: int) -> str:
    tokens, start = told.scene.sentence.tokens, told.scene.sentence.start
    return told.scene.sentence.text[tokens[first].start - start : tokens[last].end - start]


def _place(report: Report, reading: Reading) -> str:
    place = report.place
    if place is None:
        return "no place is told; the event is known by its parties"
    named = [loc for loc in reading.locations if loc.place and loc.place.id == place.place_id]
    if not named:
        return (
            f"“{place.text}” is in no gazetteer, or stands for a place named elsewhere; it has the unit named beside it"
        )
    best = max(named, key=lambda loc: loc.score)
    return f"“{place.text}”: {best.reason or 'named in the text'}{_passed_over(best)}"


def _passed_over(location: Location) -> str:
    others = [
        f"{place.name}, {place.adm1_name or place.country or '?'} ({score:.2f})"
        for place, score in location.alternatives
    ]
    return f"; passed over: {'; '.join(others)}" if others else ""


def _left_aside(report: Report, sentences: list[Told]) -> Iterator[str]:
    """Names in the same sentences that are not the place of this event."""
    seen = set()
    for told in sentences:
        for site in told.sites:
            ours = report.place is not None and site.place.name == report.place.name
            if not ours and site.role != "site" and site.place.text not in seen:
                seen.add(site.place.text)
                yield f"“{site.place.text}” is {_ROLES.get(site.role, site.role)}"


def _date(report: Report, sentences: list[Told]) -> str:
    day, published = report.day, report.source.published
    if day is None:
        return "no time is told" if published else "the article has no date of its own, and the text states none"
    phrases = [
        (told.scene.sentence.text[t.start : t.end], t.day)
        for told in sentences
        for t in told.times
        if t.day.first <= day.last and day.first <= t.day.last
    ]
    from_date = f", counted from {published}" if day.basis == "relative" and published else ""
    if phrases:
        return f"{_listed(words for words, _ in phrases)}{from_date}"
    return f"the time told before, in a heading, or for the whole{from_date}"


def _number(claim: Claim, reading: Reading) -> str:
    words = reading.document.text[claim.span.start : claim.span.end]
    bound = (
        "an upper bound" if claim.low is None
        else "a lower bound" if claim.high is None
        else "a number" if claim.low == claim.high
        else "a range"
    )  # fmt: skip
    scope = {"shared": "; given for several places, so in no count", "total": "; a total of more, so in no count"}
    rise = "; told as a rise, so it replaces what was lower" if claim.rise else ""
    part = f"; of {claim.who}" if claim.who else ""
    return f"“{words}”: {bound} of {claim.metric}{part}{scope.get(claim.scope, '')}{rise}"


def _standing(report: Report) -> str:
    sides = ", ".join(dict.fromkeys(side for side in report.sides if side)) or "none known"
    voices = _listed(report.attributed_to) if report.attributed_to else "nobody named, so the outlet itself"
    if report.verification == "disputed":
        return f"disputed: denied by {_listed(report.denied_by) or 'another party'}"
    if report.verification == "confirmed":
        return f"confirmed: said by {voices}, of different sides ({sides})"
    if report.verification == "claimed":
        return f"claimed: said only by {voices} ({sides}), about ground that side does not hold or the other's losses"
    return f"reported: said by {voices} ({sides})"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
