"""Drafts -> reports: intervals, evidence, verification, confidence."""

from __future__ import annotations

from geo.model import Count, Document, Evidence, Report, Source
from geo.reports.drafts import Draft
from geo.reports.text.clean import CleanText
from geo.reports.tolls.counts import claims_of, count_of
from geo.reports.voices.outlets import side_of_outlet
from geo.reports.voices.speakers import NEUTRAL

__all__ = ["source_of", "write_reports"]

_MAX_EVIDENCE = 8
_MILITARY = (
    "army",
    "navy",
    "naval",
    "air force",
    "military",
    "defence ministry",
    "defense ministry",
    "ministry of defence",
    "ministry of defense",
    "general staff",
    "armed forces",
    "security service",
    "intelligence",
    "forces",
    "brigade",
    "air force",
)
_LOSSES = ("fighters",)
_PEACEFUL = ("negotiation", "agreement", "prisoner_exchange", "territorial_claim")


def source_of(document: Document) -> Source:
    """Where a report stands: its document, without the text."""
    return Source(
        id=document.id, title=document.title, source=document.source, url=document.url, published=document.published,
        published_at=document.published_at, lang=document.lang,
    )  # fmt: skip


def write_reports(document: Document, text: CleanText, drafts: list[Draft]) -> tuple[Report, ...]:
    """The reports of a document, in the order of its text."""
    source = source_of(document)
    side = side_of_outlet(document.source)
    for draft in drafts:
        if side is not None and document.source and not draft.speakers:
            draft.speakers.append((document.source, side, "stated"))
    return tuple(
        _report(document, source, text, draft)
        for draft in sorted(drafts, key=lambda d: (min(d.sentences), d.kind, d.place.name if d.place else ""))
    )


def _report(document: Document, source: Source, text: CleanText, draft: Draft) -> Report:
    parts = _confidence(draft)
    return Report(
        source=source,
        kind=draft.kind,
        place=draft.place,
        evidence=_evidence(document, text, draft),
        subtype=draft.subtype,
        occurrence=draft.occurrence,
        verification=_verification(draft),
        day=draft.day,
        killed=_count(draft, "killed"),
        injured=_count(draft, "injured"),
        claims=claims_of(draft.tolls, document.id, text.span),
        weapons=() if draft.kind in _PEACEFUL else tuple(sorted(set(draft.weapons))),
        targets=tuple(draft.targets),
        actors=tuple(draft.actors),
        attributed_to=tuple(dict.fromkeys(name for name, _, _ in draft.speakers)),
        sides=tuple(side for side, _ in sorted({(_side(draft, side), name) for name, side, _ in draft.speakers})),
        denied_by=tuple(draft.denied_by),
        confidence=round(_product(parts), 3),
        confidence_parts=tuple(parts),
    )


def _count(draft: Draft, metric: str) -> Count:
    if draft.kind in ("negotiation", "agreement", "territorial_claim", "prisoner_exchange"):
        return Count()
    return count_of(draft.tolls, metric)


def _evidence(document: Document, text: CleanText, draft: Draft) -> tuple[Evidence, ...]:
    out = []
    for index in sorted(draft.sentences)[:_MAX_EVIDENCE]:
        sentence = text.sentences[index]
        span = text.span(sentence.start, sentence.end)
        out.append(Evidence(document_id=document.id, span=span, quote=document.text[span.start : span.end]))
    return tuple(out)


def _side(draft: Draft, side: str) -> str:
    return side or (draft.place.country if draft.place and draft.place.country else "")


def _verification(draft: Draft) -> str:
    """By the rules of the interface: confirmed, reported, claimed or disputed."""
    if draft.denied_by and draft.kind not in ("negotiation", "agreement"):
        return "disputed"
    if draft.kind in ("negotiation", "agreement", "prisoner_exchange", "territorial_claim"):
        return "reported"
    sides = {_side(draft, side) for _, side, _ in draft.speakers} - {""}
    home = draft.place.country if draft.place else None
    initiators = {a.country for a in draft.actors if a.role == "initiator" and a.country}
    others = {s for s in sides if s not in (NEUTRAL, home)}
    opposed = len(sides - {NEUTRAL}) > 1 and home in sides and others & (initiators or others)
    voices = {name for name, _, _ in draft.speakers}
    if len(voices) > 1 and (opposed or (NEUTRAL in sides and len(sides) > 1)):
        return "confirmed"
    if draft.kind == "territorial_change":
        return "claimed" if others or draft.claimed or (sides & initiators - {home}) else "reported"
    if (
        others
        and others <= (initiators | others)
        and home not in sides
        and (others & initiators or draft.claimed or _by_military(draft))
    ):
        return "claimed"
    if _claims_losses(draft):
        return "claimed"
    return "reported"


def _by_military(draft: Draft) -> bool:
    return any(word in name.lower() for name, _, _ in draft.speakers for word in _MILITARY)


def _claims_losses(draft: Draft) -> bool:
    """An army that tells how many of the other side it killed."""
    own = any(
        t.casualty.who in _LOSSES and t.casualty.metric == "killed" and (t.casualty.low or 0) > 0 for t in draft.tolls
    )
    return own and _by_military(draft) and not any(side == NEUTRAL for _, side, _ in draft.speakers)


def _confidence(draft: Draft) -> list[tuple[str, float]]:
    place = 0.3 if draft.place is None else max(0.3, min(0.98, 0.55 + 0.45 * draft.place.score))
    date = 0.95 if draft.day and draft.day.basis == "stated" else 0.9 if draft.day else 0.6
    known = [t for t in draft.tolls if t.scope == "event"]
    counts = 0.9 if known else 0.8
    return [("type", draft.sure), ("place", round(place, 3)), ("date", date), ("counts", counts)]


def _product(parts: list[tuple[str, float]]) -> float:
    values = dict(parts)
    return min(0.99, 0.35 + 0.65 * values["type"] * values["place"] * (0.8 + 0.2 * values["date"]))
