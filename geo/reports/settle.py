"""Drafts of a whole document -> the events it tells, totals and doublets put in their place."""

from __future__ import annotations

from geo.reports.beside import fold_beside
from geo.reports.drafts import Draft, days_agree, is_days_total, is_recalled, may_be_one
from geo.reports.exactly import fold_leads
from geo.reports.lexicon import TALKS
from geo.reports.places.event_places import holds, is_country, is_name_only, place_key
from geo.reports.tolls.counts import count_of

__all__ = ["settle_drafts"]

_VIOLENT = ("strike", "clash", "explosion", "killing", "interception")
_SPECIFIC = ("strike", "clash", "explosion")
_FOUGHT = frozenset(_VIOLENT) - {"interception"}
_LAID = frozenset(["bomb", "ied", "mine"])
_BOMBS = _LAID | {"air_bomb"}
_NEAR = 4  # sentences
_BESIDE = 2  # sentences from a fight to the blasts that were heard in it


def settle_drafts(drafts: list[Draft]) -> list[Draft]:
    """Merge what is one event, turn totals into claims, hand the lead's day down."""
    for draft in drafts:
        if _is_on_civilians(draft) or _is_killing_told_beside(draft, drafts):
            draft.kind = "killing"
    kept = _join_vague(_fold_days([d for d in drafts if d.occurrence != "dropped"]))
    kept = _join_vague(_as_exchanges_of_fire(_join_kinds(kept)))
    kept = fold_beside(_fold_ground(_join_venues(_join_spellings(kept))))
    kept = _fold_totals(fold_leads(kept))
    return _join_days([d for d in kept if not _is_war_itself(d)])


def _is_war_itself(draft: Draft) -> bool:
    """ "Attacks on Russian territory", "50 drones downed across the country": of a whole country, and nobody hurt."""
    return (
        draft.kind in ("strike", "interception")
        and draft.occurrence in ("occurred", "historical")
        and draft.place is not None
        and is_country(draft.place)
        and not any(t.casualty.low or t.casualty.high for t in draft.tolls)
    )


def _is_on_civilians(draft: Draft) -> bool:
    """An attack by people on the ground in which nobody armed was hurt or aimed at: "militants raided a village, killing 19 farmers"."""
    if draft.kind != "clash" or draft.fought or not draft.place:
        return False
    hurt = [
        t.casualty
        for t in draft.tolls
        if t.casualty.metric in ("killed", "injured") and (t.casualty.low or t.casualty.high)
    ]
    armed = any(c.who in ("soldiers", "fighters", "police") for c in hurt) or {"military", "police"} & set(
        draft.targets
    )
    return bool(hurt) and not armed and draft.on_civilians


def _is_killing_told_beside(draft: Draft, drafts: list[Draft]) -> bool:
    """ "Troops raided X and shot dead 12 residents": the raid is the killing."""
    if draft.kind != "clash" or draft.fought or draft.tolls or not draft.place:
        return False
    return any(
        o.kind == "killing" and place_key(o.place) == place_key(draft.place) and set(o.sentences) & set(draft.sentences)
        for o in drafts
    )


def _join_kinds(drafts: list[Draft]) -> list[Draft]:
    """A killing or blast at the place and day of a strike is that strike."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.kind not in _SPECIFIC, d.kind != "strike")):
        host = next((o for o in out if _same_deed(o, draft)), None)
        if host is not None:
            kind = "explosion" if _is_bomb_told_first(draft, host) else host.kind
            host.absorb(draft)
            host.kind = kind
        else:
            out.append(draft)
    return sorted(out, key=lambda d: min(d.sentences, default=0))


def _is_bomb_told_first(blast: Draft, strike: Draft) -> bool:
    """ "A bomb on a bus killed six. ... The attackers struck at noon": laid, and only told further as an attack."""
    if (blast.kind, strike.kind) != ("explosion", "strike") or min(blast.sentences) > min(strike.sentences):
        return False
    laid = bool(blast.weapons) and set(blast.weapons) <= _LAID
    return laid and _counts_victims(blast) and not _counts_victims(strike) and set(strike.weapons) <= _BOMBS


def _same_deed(host: Draft, draft: Draft) -> bool:
    if place_key(host.place) != place_key(draft.place) or not may_be_one(host, draft):
        return False
    if is_recalled(host, draft):
        return False
    if (host.occurrence == "historical") != (draft.occurrence == "historical"):
        return False
    if draft.kind == "killing" and host.kind in _SPECIFIC:
        if "small_arms" in draft.weapons and host.kind == "strike" and not set(draft.sentences) & set(host.sentences):
            return False
        return (
            host.kind == "strike"
            or bool(set(draft.sentences) & set(host.sentences))
            or abs(min(draft.sentences) - min(host.sentences)) <= 3
        )
    if draft.kind == "explosion" and host.kind == "strike":
        return True
    if draft.kind == "explosion" and host.kind == "clash" and not draft.tolls:
        return bool(set(draft.sentences) & set(host.sentences)) or _is_near(draft, host)  # grenades thrown in a fight
    return draft.kind == host.kind and draft.occurrence == host.occurrence


def _as_exchanges_of_fire(drafts: list[Draft]) -> list[Draft]:
    """ "Troops opened fire on the village": shots of which nobody is told to have been hit are fighting, no killing."""
    for draft in drafts:
        if draft.kind == "killing" and draft.shots and not draft.tolls:
            draft.kind = "clash"
    return drafts


def _is_near(draft: Draft, host: Draft) -> bool:
    return abs(min(draft.sentences) - min(host.sentences)) <= _BESIDE


def _join_vague(drafts: list[Draft]) -> list[Draft]:
    """ "Gunmen shot 12 in Gonaives. The attack ...": an attack without its means is what was told of that place and day."""
    out = list(drafts)
    for draft in drafts:
        if draft.vague and draft.kind in _VIOLENT:
            host = next((o for o in out if o is not draft and _is_attack_told(o, draft)), None)
            if host is not None:
                host.absorb(draft)
                out.remove(draft)
    return out


def _is_attack_told(host: Draft, draft: Draft) -> bool:
    """Whether nothing parts an attack without its means from another deed at its place."""
    return (
        host.kind in (*_SPECIFIC, "killing")
        and not host.vague
        and place_key(host.place) == place_key(draft.place)
        and may_be_one(host, draft)
        and host.occurrence == draft.occurrence
        and not is_recalled(host, draft)
        and not _tolls_differ(host, draft)
    )


def _tolls_differ(host: Draft, draft: Draft) -> bool:
    """Whether both state how many were killed or hurt, and no number can be both."""
    for metric in ("killed", "injured"):
        one, two = count_of(host.tolls, metric), count_of(draft.tolls, metric)
        if one.known and two.known and (one.low, one.high) != (two.low, two.high):
            return True
    return False


def _join_spellings(drafts: list[Draft]) -> list[Draft]:
    """ "Progres", and "Progress" in a quotation: a village that is known by one of its spellings."""
    out = list(drafts)
    for draft in drafts:
        if draft.place is None or not is_name_only(draft.place):
            continue
        host = next((o for o in out if o is not draft and o.kind == draft.kind and _is_spelled_so(o, draft)), None)
        if host is not None and may_be_one(host, draft):
            host.absorb(draft)
            out.remove(draft)
    return out


def _is_spelled_so(known: Draft, strange: Draft) -> bool:
    """Whether two names of one event differ in vowels and doubled letters alone; the one known, or told first, stays."""
    if known.place and is_name_only(known.place) and min(known.sentences) > min(strange.sentences):
        return False
    if known.place is None or strange.place is None or known.place.country not in (strange.place.country, None):
        return False
    named = (known.place.text, known.place.name)
    return any(a != strange.place.text and _bones(a) == _bones(strange.place.text) for a in named)


def _bones(name: str) -> str:
    """The consonants of a name behind its first letter, each once: "Yevgenivka" and "Yevgenovka" are yvgnvk."""
    low = name.lower()
    kept = [c for c in low[1:] if c.isalpha() and c not in "aeiouy"]
    return low[:1] + "".join(c for k, c in enumerate(kept) if k == 0 or kept[k - 1] != c)


def _join_venues(drafts: list[Draft]) -> list[Draft]:
    """Talks "in the Emirates" are the talks in Abu Dhabi that the text tells of."""
    out = list(drafts)
    for draft in drafts:
        if draft.kind not in TALKS or draft.place is None:
            continue
        host = next(
            (
                o
                for o in out
                if o is not draft and o.kind == draft.kind and o.place is not None and holds(draft.place, o.place)
            ),
            None,
        )
        if host is not None and draft in out:
            host.absorb(draft)
            out.remove(draft)
    return out


def _fold_ground(drafts: list[Draft]) -> list[Draft]:
    """ "They took a village in Donetsk region ... Minkivka": ground of a unit is that told exactly in it."""
    out = list(drafts)
    for whole in drafts:
        if whole.kind != "territorial_change" or not whole.nameless:
            continue
        part = next((o for o in out if o is not whole and _is_ground_in(whole, o)), None)
        if part is not None:
            part.absorb(whole)
            out.remove(whole)
    return out


def _is_ground_in(whole: Draft, part: Draft) -> bool:
    same = (part.kind, part.subtype, part.occurrence) == (whole.kind, whole.subtype, whole.occurrence)
    near = abs(min(part.sentences) - min(whole.sentences)) <= _NEAR
    held = whole.place is not None and part.place is not None and holds(whole.place, part.place)
    return same and near and held and days_agree(whole.day, part.day)


def _fold_days(drafts: list[Draft]) -> list[Draft]:
    """A town's whole day, with its morning and its evening told beside it, is their total; with one of them, that one."""
    out = list(drafts)
    for whole in drafts:
        parts = [
            d for d in out if d is not whole and d.key == whole.key and d.occurrence == whole.occurrence and d.day and d.day.half
        ]  # fmt: skip
        parts = [d for d in parts if whole.day and d.day and not whole.day.half and whole.day.first == d.day.first]
        if len(parts) > 1:
            for part in parts:
                part.tolls += [t._replace(scope="total") for t in whole.tolls]
            out.remove(whole)
        elif parts and is_days_total(whole, parts[0]):
            whole.absorb(parts[0])
            out.remove(parts[0])
    return out


def _fold_totals(drafts: list[Draft]) -> list[Draft]:
    """A whole country's strikes with finer ones told beside them are a total, not a further strike."""
    out = list(drafts)
    for draft in drafts:
        if (
            draft.kind not in (*_VIOLENT, "abduction")
            or draft.place is None
            or draft.place.precision not in ("country", "adm1", "region", "adm2")
            or is_name_only(draft.place)
        ):
            continue
        finer = [
            o for o in out
            if o is not draft and o.place is not None and _may_hold(draft, o) and holds(draft.place, o.place)
            and days_agree(o.day, draft.day) and o.occurrence == draft.occurrence
        ]  # fmt: skip
        if not finer or not _is_total(draft, finer):
            continue
        if len(finer) == 1 and _is_counted_wider(draft, finer[0]):
            finer[0].absorb(draft)
            out.remove(draft)
            continue
        for part in finer:
            part.tolls += [t._replace(scope="total") for t in draft.tolls]
            part.add_day(draft.day if part.day is None else None)
            for actor in draft.actors:
                part.add_actor(actor)
        out.remove(draft)
    return out


def _is_counted_wider(whole: Draft, part: Draft) -> bool:
    """ "A blast in Mastung ... At least 52 were killed in the attack in Balochistan": the one attack, by its unit."""
    if whole.place is None or is_country(whole.place) or whole.kind != part.kind:
        return False
    return count_of(whole.tolls, "killed").known and not count_of(part.tolls, "killed").known


def _may_hold(whole: Draft, part: Draft) -> bool:
    """Whether a finer event can be one of those that a wider one sums up: "attacks in Cauca", without victims, are of any kind."""
    open_kind = whole.vague or not _counts_victims(whole)
    vague = whole.kind in ("clash", "killing") and part.kind in _FOUGHT and open_kind
    return vague or _may_sum(whole.kind, part.kind)


def _counts_victims(draft: Draft) -> bool:
    return any(count_of(draft.tolls, metric).known for metric in ("killed", "injured"))


def _may_sum(whole: str, part: str) -> bool:
    """True where events of one kind can be parts of a total of the other."""
    return (
        whole == part
        or ("killing" in (whole, part) and {whole, part} <= set(_VIOLENT) - {"interception"})
        or {whole, part} == {"strike", "explosion"}
    )


def _is_total(draft: Draft, finer: list[Draft]) -> bool:
    if draft.place is not None and is_country(draft.place):
        return True
    if any(set(draft.sentences) & set(part.sentences) for part in finer):
        return True
    if draft.targets and draft.day is not None and all(part.day is None for part in finer):
        return False  # "a strike last week hit a market in North Darfur": one attack, of a day of its own
    standing = [t for t in draft.tolls if not t.casualty.weak]  # what was "said earlier" is no toll of its own
    stated = {m: count_of(standing, m) for m in ("killed", "injured")}
    if not any(c.known and (c.low or c.high) for c in stated.values()):
        early = min(draft.sentences) < min(min(p.sentences) for p in finer) + 2
        plain = draft.vague or not (draft.weapons or draft.targets)
        return early or plain or (draft.day is None and draft.kind in _FOUGHT)
    for metric, whole in stated.items():
        parts = [count_of(p.tolls, metric) for p in finer]
        known = [p.low or p.high or 0 for p in parts if p.known]
        if whole.high is not None and known and sum(known) > whole.high:
            return False
    return any(count_of(p.tolls, m).known for p in finer for m in stated if stated[m].known)


def _join_days(drafts: list[Draft]) -> list[Draft]:
    """A draft without a day is the dated one of its type and place."""
    out: list[Draft] = []
    for draft in drafts:
        host = next(
            (
                o
                for o in out
                if o.key == draft.key
                and may_be_one(o, draft)
                and o.occurrence == draft.occurrence
                and not is_recalled(o, draft)
            ),
            None,
        )
        if host is not None:
            host.absorb(draft)
        else:
            out.append(draft)
    return out
