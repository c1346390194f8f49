"""Reading one document: numbers, casualties, times, places, types. The expected values come from reading the sentences."""

from __future__ import annotations

import json
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import DataError
from geo.fusion import event_of
from geo.model import Document, Report
from geo.pipeline import read_document, run
from geo.records import event_record
from geo.reports import load_event_types
from geo.reports.casualties.find import find_casualties
from geo.reports.counting.quantities import find_quantities, openings, quantity_at
from geo.reports.lexicon import Phrases
from geo.reports.text.clean import Sentence, clean
from geo.reports.times.find import find_times

SATURDAY = date(2026, 1, 24)


def read(text: str, published: date | None = SATURDAY) -> tuple[Report, ...]:
    return read_document(Document(id="a", text=text, published=published)).reports


def bare(reports: tuple[Report, ...]) -> list[dict[str, Any]]:
    """What reports say, without offsets and quotes."""
    rows = [event_record(event_of([report])) for report in reports]
    keys = (
        "type",
        "place",
        "killed_low",
        "killed_high",
        "injured_low",
        "injured_high",
        "date_start",
        "date_end",
        "weapons",
        "occurrence",
    )
    return sorted(({k: row[k] for k in keys} for row in rows), key=str)


# -- text


def test_a_wrapped_paragraph_is_one_line_and_a_heading_is_none() -> None:
    text = clean("Drones hit Sumy\n\nA drone hit a depot in\nSumy on Friday. Two people\nwere hurt.")
    assert [s.text for s in text.sentences] == [
        "Drones hit Sumy",
        "A drone hit a depot in Sumy on Friday.",
        "Two people were hurt.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Smith said so. He left.", 2),
        ("It fell at 2 a.m. Four people died.", 2),
        ("The U.S. said it would help. Kyiv agreed.", 2),
        ('He (the mayor) said: "It hit." Two died.', 2),
        ("Temperatures fell to 3.5 degrees. Snow fell.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: int) -> None:
    assert len(clean(text).sentences) == sentences


@given(st.text(alphabet=st.sampled_from("ab.A \n\t\u00a0\u200b\u202e\u2019\u201c\ufeff-"), max_size=80))
def test_every_clean_span_leads_back_into_the_raw_text(raw: str) -> None:
    text = clean(raw)
    for sentence in text.sentences:
        span = text.span(sentence.start, sentence.end)
        assert raw[span.start : span.end].strip() == raw[span.start : span.end].strip()
        assert 0 <= span.start <= span.end <= len(raw)
        assert clean(raw[span.start : span.end]).text.replace("\n", " ").split() == sentence.text.split()


# -- quantities


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 12 people", 12, None),
        ("no fewer than three soldiers", 3, None),
        ("more than 20 residents", 21, None),
        ("over a dozen people", 13, None),
        ("up to 190 servicemen", None, 190),
        ("nearly twenty others", None, 20),
        ("almost 50 people", None, 50),
        ("fewer than five people", None, 5),
        ("about 60 people", 60, 60),
        ("between 10 and 15 miners", 10, 15),
        ("two or three men", 2, 3),
        ("several people", 2, None),
        ("dozens of people", 24, None),
        ("scores of people", 40, None),
        ("hundreds of people", 200, None),
        ("two dozen people", 24, 24),
        ("half a dozen people", 6, 6),
        ("twenty-one people", 21, 21),
        ("two hundred and five people", 205, 205),
        ("1,200 people", 1200, 1200),
        ("a family of four", 4, 4),
        ("a husband and wife", 2, 2),
        ("a 62-year-old woman", 1, 1),
        ("nobody", 0, 0),
    ],
)
def test_a_number_of_people_is_an_interval(text: str, low: int | None, high: int | None) -> None:
    quantities = [q for q in find_quantities(clean(f"{text} were there.").sentences[0]) if q.unit == "people"]
    assert [(q.low, q.high) for q in quantities] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "21 missiles and 375 drones",
        "30 km south",
        "in 2022",
        "on January 24",
        "a 62-storey tower",
        "$40 million",
        "12 percent",
        "14:32",
    ],
)
def test_what_is_no_person_is_no_number_of_people(text: str) -> None:
    assert not [q for q in find_quantities(clean(f"They saw {text}.").sentences[0]) if q.unit == "people"]


# -- casualties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One person was killed and four others were wounded.", {("killed", 1, 1), ("injured", 4, 4)}),
        ("Drones killed one man and wounded three people.", {("killed", 1, 1), ("injured", 3, 3)}),
        (
            "It left at least one person dead and nearly twenty others injured.",
            {("killed", 1, None), ("injured", None, 20)},
        ),
        ("Two killed, five wounded in shelling", {("killed", 2, 2), ("injured", 5, 5)}),
        ("At least 12 people, including three children and a pregnant woman, were wounded.", {("injured", 12, None)}),
        ("Four people were hurt, three of them seriously.", {("injured", 4, 4)}),
        ("Two men and a child were killed.", {("killed", 3, 3)}),
        ("It killed two men, a woman and a child.", {("killed", 4, 4)}),
        ("Clashes broke out, killing seven soldiers, an army spokesman said.", {("killed", 7, 7)}),
        ("A blast killed two workers, the mayor of the town said.", {("killed", 2, 2)}),
        ("It killed five people, two of them children, and wounded 12.", {("killed", 5, 5), ("injured", 12, 12)}),
        ("A woman, 62, was killed.", {("killed", 1, 1)}),
        ("Between 10 and 15 miners were trapped and two were killed.", {("killed", 2, 2)}),
        ("Nobody was hurt.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("No casualties were reported.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("There were no deaths, but seven people were injured.", {("killed", 0, 0), ("injured", 7, 7)}),
        ("There were no immediate reports of casualties.", set()),
        ("It was not clear whether anyone had been hurt.", set()),
        ("Dozens could be killed.", set()),
        ("Thirty people were killed or wounded.", set()),
        ("The death toll rose to 12.", {("killed", 12, 12)}),
        ("The death toll has risen from 9 to 12.", {("killed", 12, 12)}),
        ("Four soldiers lost their lives.", {("killed", 4, 4)}),
        ("The strike claimed the lives of two nurses.", {("killed", 2, 2)}),
        ("The bodies of six people were found.", {("killed", 6, 6)}),
        ("Eight people suffered shrapnel wounds.", {("injured", 8, 8)}),
        ("Three people are missing.", {("missing", 3, 3)}),
        ("It killed 40 cows.", set()),
    ],
)
def test_casualty_claims(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    claims = find_casualties(clean(text).sentences[0])
    assert {(c.metric, c.low, c.high) for c in claims} == expected
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)


# -- times; published on Saturday 24 January 2026


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("overnight", "2026-01-23", "2026-01-24", "night"),
        ("overnight into saturday", "2026-01-23", "2026-01-24", "night"),
        ("overnight into friday", "2026-01-22", "2026-01-23", "night"),
        ("in the early hours of friday", "2026-01-23", "2026-01-23", "day"),
        ("on saturday", "2026-01-24", "2026-01-24", "day"),
        ("on monday", "2026-01-19", "2026-01-19", "day"),
        ("next wednesday", "2026-01-28", "2026-01-28", "day"),
        ("on friday and saturday", "2026-01-23", "2026-01-24", "range"),
        ("from friday to saturday", "2026-01-23", "2026-01-24", "range"),
        ("earlier this week", "2026-01-19", "2026-01-23", "range"),
        ("last week", "2026-01-12", "2026-01-18", "week"),
        ("in december", "2025-12-01", "2025-12-31", "month"),
        ("in december 2024", "2024-12-01", "2024-12-31", "month"),
        ("in 2022", "2022-01-01", "2022-12-31", "year"),
        ("four years ago", "2022-01-01", "2022-12-31", "year"),
        ("two days ago", "2026-01-22", "2026-01-22", "day"),
        ("yesterday", "2026-01-23", "2026-01-23", "day"),
        ("on 12 january", "2026-01-12", "2026-01-12", "day"),
        ("on january 12, 2025", "2025-01-12", "2025-01-12", "day"),
        ("between 9 and 11 january", "2026-01-09", "2026-01-11", "range"),
        ("in the past 24 hours", "2026-01-23", "2026-01-24", "range"),
    ],
)
def test_times_relative_to_the_day_of_publication(text: str, first: str, last: str, precision: str) -> None:
    times = find_times(f"drones hit it {text}, he said", SATURDAY)
    assert [(t.day.first.isoformat(), t.day.last.isoformat(), t.day.precision) for t in times] == [
        (first, last, precision)
    ]


@pytest.mark.parametrize(
    "text", ["overnight", "on friday", "last week", "yesterday", "on 12 january", "four years ago"]
)
def test_a_relative_time_without_a_day_of_publication_stays_unknown(text: str) -> None:
    assert find_times(f"drones hit it {text}", None) == []


def test_a_dateline_is_no_time_of_an_event() -> None:
    (report,) = read("KYIV, Jan 24 (Own Agency) - Shelling killed two people in Kherson.")
    assert report.day is None


# -- whole sentences: type, place, killed, injured


CASES = [
    ("Shelling killed a cyclist in Nikopol on Thursday.", [("strike", "Nikopol", 1, None)]),
    ("Two people were killed when a missile hit a school in Lozova.", [("strike", "Lozova", 2, None)]),
    ("In Sumy, a drone wounded six people.", [("strike", "Sumy", None, 6)]),
    (
        "A missile killed two guards in Dubno, while drones wounded one person in Kovel.",
        [("strike", "Dubno", 2, None), ("strike", "Kovel", None, 1)],
    ),
    ("Strikes killed nine people across the country, six of them in Kramatorsk.", [("strike", "Kramatorsk", 6, None)]),
    (
        "Strikes on Nizhyn and Pryluky killed three and four people respectively.",
        [("strike", "Nizhyn", 3, None), ("strike", "Pryluky", 4, None)],
    ),
    (
        "Drone attacks on Odesa and Mykolaiv left two people dead in all.",
        [("strike", "Mykolaiv", None, None), ("strike", "Odesa", None, None)],
    ),
    ("Heavy fighting continued near Toretsk.", [("clash", "Toretsk", None, None)]),
    (
        "The mayor of Chernihiv told reporters in Berlin that a drone had hit the city.",
        [("strike", "Chernihiv", None, None)],
    ),
    ("Gunmen kidnapped three teachers in Maiduguri.", [("abduction", "Maiduguri", None, None)]),
    ("Delegations from Armenia and Azerbaijan held talks in Berlin.", [("negotiation", "Berlin", None, None)]),
    (
        "The envoys are due to meet in Geneva next Tuesday to discuss a ceasefire.",
        [("negotiation", "Geneva", None, None)],
    ),
]


CASES += [
    ("08:55 Two people wounded in Poltava, rescuers say.", [("killing", "Poltava", None, 2)]),
    ("Three gunmen shot and killed journalist Juan Perez in Soyapango.", [("killing", "Soyapango", 1, None)]),
    (
        "Two people were killed in Nikopol and three in Kherson.",
        [("killing", "Kherson", 3, None), ("killing", "Nikopol", 2, None)],
    ),
    ("Shelling in Sumy killed a mother and her three children.", [("strike", "Sumy", 4, None)]),
    ("Five Palestinians were killed in an attack in Gaza City.", [("strike", "Gaza", 5, None)]),
    ("Drones hit Sumy on Friday \u2014 killing two workers.", [("strike", "Sumy", 2, None)]),
    ("Missiles launched from Belgorod struck Kharkiv.", [("strike", "Kharkiv", None, None)]),
    ("A missile hit Sumy. It was the worst attack since Bucha.", [("strike", "Sumy", None, None)]),
    ("Drones struck Odesa. The attack in the Black Sea city cut power.", [("strike", "Odesa", None, None)]),
    ("A strike on the Zeitoun neighbourhood of Gaza City killed five people.", [("strike", "Gaza", 5, None)]),
    (
        "Drones hit the Shevchenkivskyi district of Kharkiv. In the Kyivskyi district, two people were hurt.",
        [("strike", "Kharkiv", None, 2)],
    ),
    ("Russian forces attacked near Siversk but did not advance.", [("clash", "Siversk", None, None)]),
    (
        "Drones attacked Russia's Ryazan, Saratov and Engels.",
        [("strike", "Engels", None, None), ("strike", "Ryazan", None, None), ("strike", "Saratov", None, None)],
    ),
    ("Two soldiers were killed in an attack in Palmyra, Syria.", [("strike", "Tadmur", 2, None)]),
    ("Ukrainian and US delegations met in Geneva on Sunday.", [("negotiation", "Geneva", None, None)]),
    ("Shelling hit the Kyiv-Odesa highway.", [("strike", "Kyiv", None, None)]),
    ("A third person has died after Monday's attack on Lutsk, the governor said.", [("strike", "Lutsk", 3, None)]),
]


CASES += [
    ("Gunmen opened fire on worshippers in a church in Owo, killing at least 40.", [("killing", "Owo", 40, None)]),
    ("Assailants hacked five villagers to death near Beni.", [("killing", "Beni", 5, None)]),
    ("Colonel Hassan Tawfiq was assassinated in Baghdad on Tuesday.", [("killing", "Baghdad", 1, None)]),
    ("Saboteurs blew up a railway bridge near Melitopol.", [("explosion", "Melitopol", None, None)]),
    ("Rebels seized two aid workers in Bunia and took them into the forest.", [("abduction", "Bunia", None, None)]),
    ("Debris of a downed drone fell on a house in Voronezh, injuring a child.", [("strike", "Voronezh", None, 1)]),
    ("The drones flew over Sumy before striking Poltava.", [("strike", "Poltava", None, None)]),
    ("A man, 71, and a woman, 68, died when a bomb hit their house in Lyman.", [("strike", "Lyman", 2, None)]),
    ("Shelling hit Kherson; Mykolaiv itself was quiet.", [("strike", "Kherson", None, None)]),
    ("Up to 40 people may have been killed in a strike on Volnovakha.", [("strike", "Volnovakha", None, None)]),
    (
        "Doctors at the hospital in Dnipro are treating six people hurt when drones hit Nikopol.",
        [("strike", "Nikopol", None, 6)],
    ),
    (
        "A strike killed six people in Kherson, the deadliest since Groza, where 59 died.",
        [("strike", "Kherson", 6, None)],
    ),
    ("Israeli jets bombed Baalbek. The war has killed more than 3,000 people.", [("strike", "Baalbek", None, None)]),
    (
        "The mayor had said 39 people died in the strike on Kramatorsk; the toll is now 52.",
        [("strike", "Kramatorsk", 52, None)],
    ),
    (
        "LIMA, 3 JAN 90 (EFE) -- [TEXT] A CAR BOMB EXPLODED IN AYACUCHO YESTERDAY, INJURING SIX PASSERSBY.",
        [("explosion", "Ayacucho", None, 6)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_sentences(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    found = [(r.kind, r.place.name if r.place else None, r.killed.low, r.injured.low) for r in read(text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


NOTHING = [
    "Lawmakers argued over the Minsk agreements and the Budapest Memorandum.",
    "An air raid alert lasted four hours in Poltava and Sumy.",
    "Five people died when a bus overturned outside Uman, police said.",
    "A strike by dockers in Odesa closed the port.",
    "In the novel, a missile destroys half of Marseille.",
    "The museum moved from Mariupolska Street to a hall on Odesa Avenue.",
    "The former governor of Kursk was appointed ambassador.",
    "A storm battered Mykolaiv and injured three people.",
    "He suffered a heart attack in Kharkiv.",
    "Dynamo Kyiv beat Shakhtar Donetsk in the cup final in Lviv.",
    "The Kremlin said the White House was looking for a pretext.",
    "Farmers near Vinnytsia expect a good harvest.",
    "More than 71,000 people have been killed in Gaza since the war began in October 2023.",
    "EU leaders in Brussels condemned the attack.",
    "Air defence praised crews from Kursk and Primorsko-Akhtarsk.",
    "Had the missile hit Rivne, hundreds would have died.",
    "Reports of a strike on Uzhhorod are false, the governor said.",
    "Eight people were hospitalised in Van with flu-like symptoms.",
    "46 people have died from the virus in Indonesia.",
    "Thousands rallied in Berlin under the slogan 'Stop bombing Gaza'.",
    "NATO's chief said in Kyiv that any attack on Poland would be met with force.",
    "The two teams lost court battles in Virginia.",
    "Deputies called the deaths in Springfield a murder-suicide.",
    "A student battles cancer in Manhattan.",
    "An attack on a mosque in Zamfara was foiled by troops.",
    "If drones hit Odesa again, the port will close.",
    "Ballistic missiles can reach Kyiv from Bryansk in four minutes.",
    "Russia failed to capture Kupiansk in December.",
    "FC Metalist will play in Uzhhorod because of the shelling.",
    "Bombers took off from Engels, the air force warned.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event(text: str) -> None:
    assert [(r.kind, r.place.name if r.place else None) for r in read(text)] == []


def test_an_unknown_village_has_its_name_and_no_point() -> None:
    (report,) = read("A drone wounded two people in the village of Xylophonivka in the Kharkiv region.")
    assert report.place is not None
    assert (report.place.name, report.place.adm1, report.place.precision, report.place.lat) == (
        "Xylophonivka",
        "UA-63",
        "adm1",
        None,
    )


def test_a_claim_by_a_belligerent_about_the_other_side_is_claimed() -> None:
    (report,) = read("Russia's defence ministry said its forces had captured Poltavka in the Donetsk region.")
    assert (report.kind, report.verification) == ("territorial_change", "claimed")


def test_a_denial_disputes() -> None:
    (report,) = read("Moscow announced the capture of Kupiansk, but the Ukrainian General Staff denied it.")
    assert report.verification == "disputed"


def test_teasers_of_other_stories_are_no_part_of_the_article() -> None:
    text = "A drone hit a depot in Sumy on Friday.\n\nREAD MORE\n- Shelling kills three in Beirut\n- Missile hits Odesa port\n"
    assert [r.place.name for r in read(text) if r.place] == ["Sumy"]


def test_points_of_a_list_are_sentences_of_their_own() -> None:
    points = "Key points\nTwo killed in drone attack on Odesa port area\nEnvoys resume talks in the Emirates on Friday\nRussia says it has taken a village near Siversk"
    assert [s.text for s in clean(points).sentences] == points.split("\n")


def test_a_page_s_menus_and_last_lines_are_left_out_and_its_title_is_read() -> None:
    page = (
        "Home\nWorld\nSubscribe\nDrones kill two people at a market in Sumy\nBy Ann Lee\n\nThe attack on Friday also wounded nine people, the governor of the region said.\n\n"
        "News desk: more stories from our team\nLatest coverage\nMissile kills five in Odesa\nGunmen shoot three in Marseille\n(c) 2026 All rights reserved"
    )
    (report,) = read(page)
    assert (report.place and report.place.name, report.killed.low, report.injured.low) == ("Sumy", 2, 9)


def test_a_later_death_raises_the_toll_of_the_same_strike() -> None:
    (report,) = read("A missile killed three people in Odesa on Friday. A fourth died in hospital on Saturday.")
    assert (report.killed.low, report.killed.high, str(report.day.first if report.day else "")) == (4, 4, "2026-01-23")


# -- properties

STORY = (
    "Russian drones hit Kharkiv overnight, wounding 12 people, the mayor said. A missile killed two guards at a depot in Dnipro on Friday. "
    "Envoys from Ukraine and Russia are due to meet in Istanbul next Wednesday."
)


@given(st.integers(min_value=20, max_value=120))
@settings(max_examples=20, deadline=None)
def test_wrapping_changes_nothing(width: int) -> None:
    assert bare(read(textwrap.fill(STORY, width=width, break_long_words=False, break_on_hyphens=False))) == bare(
        read(STORY)
    )


@pytest.mark.parametrize("odd", ["\u00a0", "  ", "\u200b ", " \t", "\u2009", " \u202e"])
def test_odd_blanks_change_nothing(odd: str) -> None:
    assert bare(read(STORY.replace(" ", odd))) == bare(read(STORY))


def test_typographic_quotes_change_nothing() -> None:
    plain = "Kyiv's mayor said \"it was Friday's attack\" that wounded four people in the city."
    assert bare(read(plain.replace("'", "\u2019").replace('"', "\u201c"))) == bare(read(plain))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_raises_and_every_quote_stands(text: str) -> None:
    for prefix in ("", "Shelling killed two people in Kherson. "):
        whole = prefix + text
        for report in read(whole):
            assert report.evidence
            assert all(whole[e.span.start : e.span.end] == e.quote for e in report.evidence)


@given(
    st.lists(
        st.sampled_from(
            "drone killed two people wounded in Kharkiv , and the mayor said on Friday ; at least hit Sumy not that no one talks between Russia were".split()
        ),
        max_size=30,
    )
)
@settings(max_examples=80, deadline=None)
def test_no_order_of_words_raises(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[e.span.start : e.span.end] == e.quote for r in read(text) for e in r.evidence)


def test_a_city_of_the_world_is_not_its_american_namesake() -> None:
    (report,) = read("Ukrainian and US delegations met in Geneva on Sunday.")
    assert report.place is not None
    assert (report.place.country, report.place.precision) == ("CH", "settlement")


def test_those_whom_it_befell_are_no_initiators() -> None:
    for text in ("Five Palestinians were killed in an attack in Gaza City.", "A CAR BOMB EXPLODED IN BOGOTA."):
        assert [a for r in read(text) for a in r.actors] == []


def test_what_has_happened_has_no_day_to_come() -> None:
    assert [r.day for r in read("The council will meet on Monday over the strike on Doha.")] == [None]


@pytest.mark.parametrize(
    "text", ["A drone hit a house on 8 March Street in Sumy.", "*24 January 2026* \u2014 A missile hit Sumy."]
)
def test_a_date_that_is_none_of_the_event(text: str) -> None:
    assert [r.day for r in read(text)] == [None]


@pytest.mark.shared
def test_no_text_of_the_corpora_raises() -> None:
    from geo.evaluate.places import read_known

    corpora = Path(__file__).resolve().parents[3] / "shared" / "corpora"
    for name in ("lgl", "geovirus"):
        for text in read_known(corpora, name):
            for report in read(text.text):
                assert all(text.text[e.span.start : e.span.end] == e.quote for e in report.evidence)


PLACES_OF_TEXTS = [
    ("Two drones struck a substation and a block of flats in Sumy.", {"energy", "residential"}),
    ("Missiles launched from an airfield hit a school in Poltava.", {"school"}),
    ("GUERRILLAS DYNAMITED THREE ELECTRICITY PYLONS NEAR SAN MIGUEL.", {"energy"}),
    ("Shelling hit Kherson.", set()),
]


@pytest.mark.parametrize(("text", "targets"), PLACES_OF_TEXTS)
def test_what_was_hit(text: str, targets: set[str]) -> None:
    (report,) = read(text)
    assert set(report.targets) == targets


def test_the_day_of_a_dateline_is_what_yesterday_counts_from() -> None:
    text = "LIMA, 3 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED IN AYACUCHO YESTERDAY."
    for published in (None, date(2024, 5, 1), date(1990, 1, 5)):
        (report,) = read(text, published)
        assert report.day is not None
        assert report.day.first == date(1990, 1, 2)


def test_a_namesake_that_its_unit_does_not_hold_has_no_point() -> None:
    (report,) = read("An air raid hit the market at Tora in North Darfur.")
    assert report.place is not None
    assert (report.place.name, report.place.adm1_name, report.place.lat) == ("Tora", "North Darfur", None)


GOLD = Path(__file__).parents[1] / "eval" / "gold" / "cases.jsonl"
SENTENCES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def records(documents: list[Document]) -> list[dict[str, Any]]:
    """Events of documents, but for where in them they stand."""
    rows = [event_record(event) for event in run(documents).events]
    return [{k: v for k, v in row.items() if k not in ("evidence", "claims", "sources")} for row in rows]


@given(st.sampled_from(SENTENCES), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_odd_type_changes_nothing(case: dict[str, Any], random: Any) -> None:
    published = date.fromisoformat(case["date"])
    curly = {"'": "\u2019", '"': "\u201c"}
    blanks = [" ", "\u00a0", "\t", "\u2009", "\u202f"]
    odd = "".join(random.choice(blanks) if c == " " else curly.get(c, c) for c in case["text"])
    assert bare(read(odd, published)) == bare(read(case["text"], published))


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5, unique_by=lambda c: c["id"]),
    st.randoms(use_true_random=False),
)
@settings(max_examples=25, deadline=None)
def test_the_order_of_documents_and_copies_of_them_change_nothing(cases: list[dict[str, Any]], random: Any) -> None:
    documents = [Document(id=c["id"], text=c["text"], published=date.fromisoformat(c["date"])) for c in cases]
    shuffled = documents.copy()
    random.shuffle(shuffled)
    assert records(shuffled) == records(documents)
    places = [(e["id"], e["killed_low"], e["killed_high"]) for e in records([*documents, documents[0]])]
    assert places == [(e["id"], e["killed_low"], e["killed_high"]) for e in records(documents)]


# -- event types are data


def test_a_folder_of_own_event_types(tmp_path: Any) -> None:
    (tmp_path / "strike.toml").write_text(
        'kind = "strike"\nlabel = "Strike"\nmeans = "m"\nacled = "a"\nplover = "p"\ncameo = "c"\n[[trigger]]\nverbs = ["zap zaps zapped zapping"]\n',
        encoding="utf-8",
    )
    types = load_event_types(tmp_path)
    document = Document(id="a", text="They zapped Kharkiv on Friday. Shelling hit Sumy.", published=SATURDAY)
    assert [r.place.name for r in read_document(document, event_types=types).reports if r.place] == ["Kharkiv"]


@pytest.mark.parametrize("content", ["kind = ", 'kind = "picnic"\n'])
def test_a_broken_event_type_is_told_in_one_line(tmp_path: Any, content: str) -> None:
    (tmp_path / "x.toml").write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_event_types(tmp_path)
    assert "\n" not in str(error.value).strip()


def test_a_part_of_a_day_is_of_the_day_told_before_it_and_another_part_another_event() -> None:
    text = (
        "Kherson was hit twice on Tuesday. In the morning shells fell on a market and killed two people; in the evening "
        "a drone attacked a minibus and wounded five passengers."
    )
    found = read_document(Document(id="a", text=text, published=date(2024, 9, 11))).reports
    assert [(r.day.first, r.day.half, r.killed.low, r.injured.low) for r in found if r.day] == [
        (date(2024, 9, 10), "morning", 2, None),
        (date(2024, 9, 10), "evening", None, 5),
    ]


_NUMBER_WORDS = (
    "at least more than some about up to a an the his all but one of both no nobody family another several dozens few "
    "between and from two 12 4th five-year-old women men guards driver aged ( , - killed : town"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_NUMBER_WORDS), min_size=1, max_size=9))
def test_no_number_is_passed_over_by_the_quick_test_of_where_one_can_begin(words: list[str]) -> None:
    sentence = Sentence(0, 0, 0, 99, " ".join(words))
    passed = set(range(len(sentence.tokens))) - set(openings(sentence.words))
    assert [i for i in passed if quantity_at(sentence.tokens, i)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a rocket launcher fired a rocket launcher system", [(1, 3, "launcher"), (5, 8, "system")]),
        ("rocket fire hit the rocket launcher", [(0, 1, "rocket"), (4, 6, "launcher")]),
        ("no launcher", []),
    ],
)
def test_of_phrases_that_begin_alike_the_longest_counts(text: str, found: list[tuple[int, int, str]]) -> None:
    names = {"rocket": "rocket", "rocket launcher": "launcher", "rocket launcher system": "system"}
    assert Phrases([(phrase.split(), name) for phrase, name in names.items()]).find(text.split()) == found


def test_a_rise_to_fewer_than_told_before_is_the_older_entry() -> None:
    blog = (
        "18:00 At least 25 killed in El Fasher\nThe RSF shelled El Fasher on Friday, killing at least 25 people.\n"
        "16:00 Death toll in El Fasher rises to 18"
    )
    assert [(r.killed.low, r.killed.high) for r in read(blog) if r.killed.known] == [(25, None)]


# -- strikes of labour, figures of speech, parts of a toll


@pytest.mark.parametrize(
    "text",
    [
        "Rail workers called a 48-hour strike in London.",
        "The union held a one-day strike in Paris.",
        "Nurses strike in Manchester enters third day.",
        "Workers launched a strike in Lagos.",
        "Dockers walked out and began a two-week strike in Santos.",
        "Underground staff are to strike over pay in London.",
        "A strike by lecturers hit Frankfurt.",
        "The festival in Lyon was an explosion of flavours.",
        "There was an explosion of joy in Naples.",
        "There has been an explosion in the number of cafes in Lviv.",
        "The population explosion in Lagos worries planners.",
        "It was a bomb of a party in Berlin.",
        "The singer was bombed out of Eurovision in Malmo.",
    ],
)
def test_labour_strikes_and_figures_of_speech_are_no_attacks(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A drone strike killed two workers in Kherson.", "strike"),
        ("A strike on a union building in Beirut.", "strike"),
        ("Workers fled a strike in Kherson.", "strike"),
        ("Russian pilots launched strikes in Idlib.", "strike"),
        ("An overnight strike in Kherson hit a school.", "strike"),
        ("Residents were bombed out of their homes in Aleppo.", "strike"),
        ("An explosion of unknown origin shook Beirut.", "explosion"),
        ("An explosion of a mine wounded two in Kherson.", "explosion"),
        ("Police fired tear gas in Nairobi, two protesters were shot dead.", "killing"),
        ("Officers fired rubber bullets in Dhaka and three students were shot dead.", "killing"),
    ],
)
def test_attacks_beside_words_of_labour_stay_attacks(text: str, kind: str) -> None:
    assert [report.kind for report in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A woman, her husband and their two sons were killed by shelling in Kherson.", 4),
        ("A couple and their three children were killed in Gaza City.", 5),
        ("A drone killed a couple and their two sons in Kherson.", 4),
        ("Shelling killed a mother and her daughter in Kherson.", 2),
        ("A father and his three children were killed in Rafah in an air strike.", 4),
        ("A missile strike killed three people in Odesa. Two of the dead were children.", 3),
        ("Two of the dead were children after a missile killed five people in Odesa.", 5),
        ("One of the victims was a child after shelling killed six in Kherson.", 6),
        ("Shelling killed four people in Kherson. Two of those killed were women.", 4),
    ],
)
def test_families_are_summed_and_parts_of_a_toll_are_no_rivals(text: str, killed: int) -> None:
    count = read(text)[0].killed
    assert (count.low, count.high, count.best) == (killed, killed, killed)


@pytest.mark.parametrize(
    "text",
    [
        "In Izium three people were injured by shelling, bringing the total in the region to 15.",
        "Three people were injured by shelling in Izium, taking the number of injured in the region to 15.",
    ],
)
def test_a_wider_toll_told_beside_is_a_total(text: str) -> None:
    (report,) = read(text)
    assert (report.injured.low, report.injured.high) == (3, 3)


def test_markup_pasted_with_a_text_parts_paragraphs_and_is_no_word() -> None:
    text = (
        '<p>Drones hit <a href="https://example.org/a" target="_blank">Sumy</a>, <b>killing</b> two people.</p>'
        "<p>Shelling wounded <strong>three</strong> in Nikopol.</p>"
    )
    found = read_document(Document(id="a", text=text)).reports
    assert [(r.place.name, r.killed.low, r.injured.low) for r in found if r.place] == [
        ("Sumy", 2, None),
        ("Nikopol", None, 3),
    ]
    assert all(e.quote == text[e.span.start : e.span.end] for r in found for e in r.evidence)
