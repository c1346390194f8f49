"""Values of events in, the words of a picture out: English and Ukrainian, with dates and figures.

The words are those of the page (``geo/page/words.js``); a test holds them together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

__all__ = [
    "LANGUAGES",
    "counted",
    "figures",
    "grouped",
    "period",
    "plain",
    "sentence",
    "span_of",
    "when",
    "word",
    "words",
]

WORDS: Final[dict[str, dict[str, Any]]] = {
    "en": {
        "title": "Events reported in the news",
        "months": "January February March April May June July August September October November December".split(),
        "types": {
            "strike": "Strike",
            "clash": "Clash",
            "explosion": "Explosion",
            "interception": "Interception",
            "killing": "Killing",
            "territorial_change": "Territorial change",
            "territorial_claim": "Territorial claim",
            "negotiation": "Negotiation",
            "agreement": "Agreement",
            "prisoner_exchange": "Prisoner exchange",
            "abduction": "Abduction",
        },
        "occurrence": {
            "ongoing": "under way",
            "planned": "planned",
            "cancelled": "cancelled",
            "demanded": "demanded, not done",
            "threatened": "threatened, not done",
            "historical": "in the past",
        },
        "verification": {
            "confirmed": "confirmed",
            "reported": "reported",
            "claimed": "claimed by one side",
            "disputed": "disputed",
        },
        "keys": {
            "site": "solid outline: exact site",
            "settlement": "dotted outline: the town is known, the spot in it not",
            "circle": "dashed circle: how far from there it may have been",
            "wedge": "wedge: direction known, distance not; the badge is not the spot",
            "hatch": "hatched, with a badge: somewhere in the region",
            "ghost": "pale: planned, demanded, threatened, called off or long past",
            "doubt": "question mark: claimed by one side only, or disputed",
            "size": "size: people killed or hurt, lowest figure; ring: highest",
            "cluster": "number in a ring: events close together, arcs by type",
        },
        "legend": "Legend",
        "events": {"one": "{n} event", "other": "{n} events"},
        "none": "No events",
        "killed": "{n} killed",
        "injured": "{n} injured",
        "at_least": "at least {n}",
        "up_to": "up to {n}",
        "night": "night of {day}",
        "week": "week of {day}",
        "undated": "date not stated",
        "nowhere": "Not on the map",
        "outside": "Outside this view",
        "place_unknown": "place not stated",
        "and_more": "and {n} more",
        "sources": "Sources: {names}",
        "documents": {"one": "{n} document", "other": "{n} documents"},
        "published": "published {period}",
        "by_program": "Read by a program, not checked by a person; figures are the sources’ own, lowest to highest.",
        "crimea": "Crimea and Sevastopol drawn as part of Ukraine.",
        "made": "Made with {generator}, data {data}.",
        "projection": {"laea": "Lambert azimuthal equal-area projection", "eqearth": "Equal Earth projection"},
        "km": "{n} km",
        "map_of": "Map of {n}",
        "type_counts": "Types: {list}.",
        "listed": "The events: ",
    },
    "uk": {
        "title": "Події в новинах",
        "months": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
        "types": {
            "strike": "Удар",
            "clash": "Бойове зіткнення",
            "explosion": "Вибух",
            "interception": "Перехоплення",
            "killing": "Загибель людей",
            "territorial_change": "Зміна контролю над територією",
            "territorial_claim": "Територіальна вимога",
            "negotiation": "Переговори",
            "agreement": "Угода",
            "prisoner_exchange": "Обмін полоненими",
            "abduction": "Викрадення",
        },
        "occurrence": {
            "ongoing": "триває",
            "planned": "заплановано",
            "cancelled": "скасовано",
            "demanded": "вимагають, не зроблено",
            "threatened": "погрожують, не зроблено",
            "historical": "у минулому",
        },
        "verification": {
            "confirmed": "підтверджено",
            "reported": "повідомлено",
            "claimed": "заявляє одна сторона",
            "disputed": "заперечується",
        },
        "keys": {
            "site": "суцільний контур: точне місце",
            "settlement": "пунктирний контур: відомий населений пункт, але не місце в ньому",
            "circle": "штрихове коло: як далеко звідти це могло бути",
            "wedge": "клин: відомий напрямок, але не відстань; значок не позначає місця",
            "hatch": "штрихування зі значком: десь в області",
            "ghost": "блідий: заплановано, вимагають, погрожують, скасовано або давно минуло",
            "doubt": "знак питання: заявляє лише одна сторона або інша заперечує",
            "size": "розмір: загиблі й поранені, найменше число; кільце: найбільше",
            "cluster": "число в кільці: події поруч, дуги за видами",
        },
        "legend": "Умовні знаки",
        "events": {"one": "{n} подія", "few": "{n} події", "many": "{n} подій", "other": "{n} події"},
        "none": "Подій немає",
        "killed": "загинуло: {n}",
        "injured": "поранено: {n}",
        "at_least": "не менше {n}",
        "up_to": "до {n}",
        "night": "ніч: {day}",
        "week": "тиждень: {day}",
        "undated": "дата не вказана",
        "nowhere": "Не на карті",
        "outside": "Поза цим видом",
        "place_unknown": "місце не вказано",
        "and_more": "та ще {n}",
        "sources": "Джерела: {names}",
        "documents": {
            "one": "{n} документ",
            "few": "{n} документи",
            "many": "{n} документів",
            "other": "{n} документа",
        },
        "published": "опубліковано {period}",
        "by_program": "Прочитала програма, людина не перевіряла; числа належать джерелам, від найменшого до найбільшого.",
        "crimea": "Крим і Севастополь показано як частину України.",
        "made": "Створено за допомогою {generator}, дані {data}.",
        "projection": {"laea": "рівновелика азимутальна проєкція Ламберта", "eqearth": "проєкція Equal Earth"},
        "km": "{n} км",
        "map_of": "Карта: {n}",
        "type_counts": "Види: {list}.",
        "listed": "Події: ",
    },
}

LANGUAGES: Final = tuple(WORDS)
"""The languages that a picture speaks."""

_LONGEST = 160


def words(language: str) -> dict[str, Any]:
    """Give the words of a language.

    Raises
    ------
    GeoError
        A picture does not speak it.
    """
    from geo.errors import GeoError

    if language not in WORDS:
        raise GeoError(f"pictures have no language {language!r}; use one of {', '.join(LANGUAGES)}")
    return WORDS[language]


def word(language: str, table: str, value: Any) -> str:
    """Give the word for a value of the data; the value itself, readable, where there is none."""
    found = WORDS[language][table].get(value)
    return str(found) if found else plain(str(value or "")).replace("_", " ")


def plain(text: Any, longest: int = _LONGEST) -> str:
    r"""Make text that a picture may bear: one line, no characters that steer, cut to a length.

    Examples
    --------
    >>> plain("Kyiv \u202eviK\x00  drone")
    'Kyiv viK drone'
    """
    kept = (" " if unicodedata.category(c) in ("Zl", "Zp", "Cc") else c for c in str(text))
    line = " ".join("".join(c for c in kept if unicodedata.category(c)[0] != "C").split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def counted(language: str, table: str, n: int) -> str:
    """Give a number with its noun: 1 event, 9 events."""
    forms = WORDS[language][table]
    return str(forms.get(_plural(language, n), forms["other"])).format(n=grouped(language, n))


def grouped(language: str, n: float) -> str:
    """Write a number with its thousands apart, as the language does."""
    return f"{n:,.0f}" if language == "en" else f"{n:,.0f}".replace(",", "\u00a0")


def _plural(language: str, n: int) -> str:
    if language == "uk":
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "many"
    return "one" if n == 1 else "other"


def figures(record: Mapping[str, Any], language: str) -> str:
    """Give the people killed and hurt as the sources state them; empty where none does.

    Examples
    --------
    >>> figures({"killed_low": 1, "killed_high": 1, "injured_low": 14, "injured_high": 19}, "en")
    '1 killed, 14–19 injured'
    """
    parts = []
    for metric in ("killed", "injured"):
        told = _range(record.get(f"{metric}_low"), record.get(f"{metric}_high"), language)
        if told:
            parts.append(str(WORDS[language][metric]).format(n=told))
    return ", ".join(parts)


def _range(low: int | None, high: int | None, language: str) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return str(WORDS[language]["at_least"]).format(n=low)
    if low is None:
        return str(WORDS[language]["up_to"]).format(n=high)
    return str(low) if low == high else f"{low}–{high}"


def when(record: Mapping[str, Any], language: str) -> str:
    """Say when an event was, as exactly as that is known."""
    first, last = _day(record.get("date_start")), _day(record.get("date_end"))
    if first is None:
        return str(WORDS[language]["undated"])
    told = period(first, last or first, language)
    precision = record.get("date_precision")
    if precision == "year" and first.year == (last or first).year:
        return str(first.year)
    return str(WORDS[language][precision]).format(day=told) if precision in ("night", "week") else told


def period(first: date, last: date, language: str) -> str:
    """Say a stretch of days without repeating what both ends share.

    Examples
    --------
    >>> period(date(2026, 1, 19), date(2026, 1, 24), "en")
    '19–24 January 2026'
    """
    months = WORDS[language]["months"]
    end = f"{last.day} {months[last.month - 1]} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {months[first.month - 1]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {months[first.month - 1]} – {end}"
    return f"{first.day}–{end}"


def span_of(records: Iterable[Mapping[str, Any]], names: tuple[str, ...] = ("date_start", "date_end")) -> str | None:
    """Give first and last day over records, as ISO days joined by a slash; None where none has a date."""
    days = sorted(str(record[name])[:10] for record in records for name in names if _day(record.get(name)))
    return f"{days[0]}/{days[-1]}" if days else None


def sentence(record: Mapping[str, Any], language: str) -> str:
    """Say an event in one line: type, place, date, figures, standing.

    Examples
    --------
    >>> sentence({"type": "strike", "place": "Kyiv", "killed_low": 1, "killed_high": 1}, "en")
    'Strike, Kyiv, date not stated, 1 killed'
    """
    parts = [
        word(language, "types", record.get("type")),
        plain(record.get("place") or record.get("place_text") or WORDS[language]["place_unknown"], 80),
        when(record, language),
        figures(record, language),
        word(language, "occurrence", record.get("occurrence")) if record.get("occurrence") != "occurred" else "",
        word(language, "verification", record.get("verification")),
    ]
    return ", ".join(part for part in parts if part)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
