"""Synthetic archives: articles about events that never were, from a seed. The same seed, the same articles.

Each day has some attacks, talks and other events; each is told by one to four outlets in words of their own, some articles
are wire copies of others, some sum up a night. Texts are filled to a length with sentences that report nothing.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PLACES = (
    "Kyiv", "Kharkiv", "Odesa", "Dnipro", "Zaporizhzhia", "Mykolaiv", "Kherson", "Sumy", "Poltava", "Chernihiv", "Nikopol",
    "Pavlohrad", "Kryvyi Rih", "Kramatorsk", "Sloviansk", "Izium", "Kupiansk", "Lviv", "Vinnytsia", "Cherkasy", "Zhytomyr",
    "Rivne", "Lutsk", "Ternopil", "Uzhhorod", "Konotop", "Shostka", "Okhtyrka", "Balakliia", "Chuhuiv", "Marhanets", "Synelnykove",
)  # fmt: skip
OUTLETS = (
    "Herald",
    "Courier",
    "Daily Post",
    "Evening News",
    "Free Word",
    "Region Today",
    "Wire",
    "Observer",
    "Tribune",
)
ATTACKS = (
    "{how} hit {place} {when}, killing {killed} people and wounding {hurt}, the governor said.",
    "At least {hurt} people were wounded when {how_low} struck {place} {when}, rescuers said.",
    "The mayor of {place} said {killed} people died in an attack by {how_low} on the city {when}.",
    "{how} damaged houses in {place} {when}; {hurt} people were taken to hospital, police said.",
)
OTHERS = (
    "Delegations from Russia and Ukraine met in Istanbul {when}.",
    "Explosions were heard in {place} {when}, the mayor said.",
    "Ukrainian forces recaptured a village near {place} {when}, the army said.",
    "Two men were abducted in {place} {when}, police said.",
    "Gunmen clashed with soldiers near {place} {when}, killing {killed}.",
)
SUMMARIES = (
    "Russian attacks on Ukraine killed {killed} people overnight, officials said.",
    "Shelling killed {killed} people and wounded {hurt} across Kharkiv Oblast {when}, the governor said.",
)
FILLER = (
    "The council of {place} spoke of the budget for schools and of the bridge over the river.",
    "Prices of bread and fuel rose a little in the first half of the year, the statistics office wrote.",
    "A new library opened its doors to readers of all ages after long repairs.",
    "Farmers in the district said that the harvest of sunflowers would be poor after a dry summer.",
    "The railway will add two trains a day between {place} and {other} from next month.",
    "Residents were asked to keep water at home while pipes in the old town are replaced.",
    "The theatre of {other} will show a play by a young author from the region.",
    "Teachers and parents met to talk about the heating of classrooms and about buses to the villages.",
    "The weather service expects fog in the morning and light rain toward the evening.",
    "An exhibition of old maps drew visitors from several cities to the museum of {place}.",
    "The hospital received three new ambulances, paid for by donors from abroad.",
    "Engineers checked the dam and found it sound, the water company wrote on its page.",
)
MEANS = ("Drones", "Missiles", "Artillery shells", "Guided bombs")


def articles(
    n: int, *, seed: int = 0, words: int = 400, first: date = date(2024, 1, 1), per_day: int = 40
) -> Iterator[dict[str, str]]:
    """Give n articles in the order of their days."""
    draw = random.Random(seed)
    number, day = 0, first
    while number < n:
        told: list[tuple[str, str]] = []
        for _ in range(max(1, per_day // 3)):
            told += _tellings(draw)
        for place, lead in told[:per_day]:
            if number >= n:
                return
            text = lead + " " + _filler(draw, place, words - len(lead.split()))
            if draw.random() < 0.05:
                wire = {"text": text, "source": "Wire", "published": day.isoformat()}
                yield {"id": f"{seed}-{number}", **wire}
                number += 1
                if number >= n:
                    return
                text = f"{place.upper()} (Wire) - {text}"
            yield {"id": f"{seed}-{number}", "text": text, "source": draw.choice(OUTLETS), "published": day.isoformat()}
            number += 1
        day += timedelta(days=1)


def write(path: Path, n: int, **options: object) -> Path:
    """Write an archive of JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles(n, **options):  # type: ignore[arg-type]
            file.write(json.dumps(article) + "\n")
    return path


def _tellings(draw: random.Random) -> Iterator[tuple[str, str]]:
    place, how = draw.choice(PLACES), draw.choice(MEANS)
    killed, hurt = draw.randint(2, 9), draw.randint(10, 40)
    when = draw.choice(("overnight", "on {day}", "on {day} morning", "on {day} evening")).format(
        day=draw.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    )
    kind = draw.random()
    for _ in range(draw.randint(1, 4)):
        forms = ATTACKS if kind < 0.75 else OTHERS if kind < 0.92 else SUMMARIES
        form = draw.choice(forms)
        more = draw.randint(0, 2)
        yield (
            place,
            form.format(
                how=how,
                how_low=how.lower(),
                place=place,
                when=when,
                killed=killed + (more if draw.random() < 0.2 else 0),
                hurt=hurt + more,
            ),
        )


def _filler(draw: random.Random, place: str, words: int) -> str:
    sentences: list[str] = []
    count = 0
    while count < words:
        sentence = draw.choice(FILLER).format(place=place, other=draw.choice(PLACES))
        sentences.append(sentence)
        count += len(sentence.split())
    return " ".join(sentences)
