"""Geocoding: which place each mention means, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import distance_km, load_index
from geo.geocoding import geocode
from geo.geocoding.offsets import destination
from geo.mentions import find_mentions
from geo.model import Document, Location, Mention, Place, Span


def locate(text: str, **options: object) -> dict[str, Location]:
    document = Document(id="d", text=text)
    mentions = find_mentions(document, gazetteer=load_index())
    found = geocode(mentions, document, gazetteer=load_index(), **options)  # type: ignore[arg-type]
    return {location.mention.text: location for location in reversed(found)}


def place_of(text: str, name: str) -> Place:
    place = locate(text)[name].place
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("text", "name", "kind", "adm1"),
    [
        ("A drone hit a bus in Zolochiv, Kharkiv region, injuring six.", "Zolochiv", "settlement", "UA-63"),
        ("A drone hit a bus in Zolochiv, Lviv region.", "Zolochiv", "settlement", "UA-46"),
        ("A bus burned in the village of Zolochiv in Kharkiv Oblast.", "Zolochiv", "settlement", "UA-63"),
        ("Shelling damaged a market in Kherson.", "Kherson", "settlement", "UA-65"),
        ("Two villages in Kherson region were shelled.", "Kherson", "adm1", "UA-65"),
        ("Drones hit two villages in the Kyiv region.", "Kyiv", "adm1", "UA-32"),
        ("Drones fell in the Moscow region.", "Moscow", "adm1", "RU-MOS"),
        ("They must leave parts of Luhansk and Donetsk regions.", "Luhansk", "adm1", "UA-09"),
        ("They must leave parts of Luhansk and Donetsk regions.", "Donetsk", "adm1", "UA-14"),
        ("They must leave the regions of Luhansk and Donetsk.", "Luhansk", "adm1", "UA-09"),
        ("They must leave the regions of Luhansk and Donetsk.", "Donetsk", "adm1", "UA-14"),
        ("A drone killed one man in Sumy and wounded three in Konotop.", "Sumy", "settlement", "UA-59"),
        ("Fires burned in Paris, Texas, on Monday.", "Paris", "settlement", "US-TX"),
        ("Trains stopped in Paris and Lyon on Monday.", "Paris", "settlement", "FR-IDF"),
        ("The mayor of Kyiv spoke to reporters.", "Kyiv", "settlement", "UA-30"),
        ("A drone hit Shebekino, Belgorod region.", "Shebekino", "settlement", "RU-BEL"),
        ("The city of Dnipro was not affected.", "Dnipro", "settlement", "UA-12"),
    ],
)
def test_the_context_tells_namesakes_apart(text: str, name: str, kind: str, adm1: str) -> None:
    place = place_of(text, name)
    assert (place.kind, place.adm1) == (kind, adm1)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Officials from the UAE met envoys in Abu Dhabi.", "UAE", "AE"),
        ("The U.S. Senate voted on Monday.", "U.S.", "US"),
        ("Mexico and Canada signed the deal.", "Mexico", "MX"),
        ("Flooding hit Niger, Mali and Chad.", "Niger", "NE"),
    ],
)
def test_countries(text: str, name: str, country: str) -> None:
    place = place_of(text, name)
    assert (place.kind, place.country) == ("country", country)


def test_adjectives_and_buildings_stand_for_countries() -> None:
    found = locate("The Kremlin said Ukrainian drones were shot down.")
    assert [found[name].place and found[name].place.country for name in ("Kremlin", "Ukrainian")] == ["RU", "UA"]


def test_a_village_of_many_namesakes_is_ambiguous() -> None:
    location = locate("They took the village of Zelenyi Hai.")["Zelenyi Hai"]
    assert location.ambiguous
    assert location.place is not None
    assert location.place.country == "UA"
    assert len({place.adm1 for place, _ in location.alternatives}) > 1


def test_the_region_named_elsewhere_settles_a_village() -> None:
    location = locate("They took Zelenyi Hai in Mykolaiv region.")["Zelenyi Hai"]
    assert location.place is not None
    assert location.place.adm1 == "UA-48"


def test_one_sense_per_document() -> None:
    text = "A bus burned in Zolochiv, Kharkiv region. The mayor of Zolochiv said two were hurt."
    document = Document(id="d", text=text)
    found = geocode(find_mentions(document, gazetteer=load_index()), document, gazetteer=load_index())
    assert [x.place and x.place.adm1 for x in found if x.mention.text == "Zolochiv"] == ["UA-63", "UA-63"]


def test_a_country_prior_moves_an_open_choice() -> None:
    text = "The fire in Tripoli was put out."
    moved = locate(text, country_prior="LB")["Tripoli"].place
    assert moved is not None
    assert (moved.country, place_of(text, "Tripoli").country) == ("LB", "LY")


def test_reasons_are_words_a_person_can_check() -> None:
    reason = locate("A drone hit a bus in Zolochiv, Kharkiv region.")["Zolochiv"].reason
    assert reason == "Zolochiv in Kharkiv Oblast, UA: the text names Kharkiv beside it"


def test_what_is_not_in_the_gazetteer_is_looked_for_and_not_found() -> None:
    document = Document(id="d", text="We met at Qwzxplk.", spans=(Span(10, 17),))
    (found,) = geocode(find_mentions(document, gazetteer=load_index()), document, gazetteer=load_index())
    assert (found.place, found.lat, found.ambiguous) == (None, None, False)
    assert "not in the gazetteer" in found.reason


def test_marked_names_are_placed_by_the_rest_of_the_text() -> None:
    document = Document(id="d", text="Zolochiv town, Kharkiv Oblast", spans=(Span(0, 8),))
    (found,) = geocode(find_mentions(document, gazetteer=load_index()), document, gazetteer=load_index())
    assert found.place is not None
    assert found.place.adm1 == "UA-63"


@pytest.mark.parametrize("name", ["Nesteryanka", "Scherbaky"])
def test_other_romanisations_are_tried(name: str) -> None:
    document = Document(id="d", text=f"{name} village", spans=(Span(0, len(name)),))
    (found,) = geocode(find_mentions(document, gazetteer=load_index()), document, gazetteer=load_index())
    assert found.place is not None
    assert found.place.country == "UA"


# relative places


def test_distance_and_bearing_give_a_point_with_its_uncertainty() -> None:
    text = "A warehouse 30 km south of Poltava burned."
    found = locate(text)
    location, poltava = found["30 km south of Poltava"], found["Poltava"].place
    assert poltava is not None
    assert poltava.lat is not None
    assert poltava.lon is not None
    assert location.offset is not None
    assert (location.offset.anchor, location.offset.bearing, location.offset.distance_km) == ("Poltava", "S", 30.0)
    assert location.lat is not None
    assert location.lon is not None
    assert distance_km(location.lat, location.lon, poltava.lat, poltava.lon) == pytest.approx(30.0, abs=0.1)
    assert location.lat < poltava.lat
    assert location.uncertainty_km == 7.5


@pytest.mark.parametrize(
    ("text", "phrase", "bearing", "distance"),
    [
        ("They took a village northeast of Kharkiv.", "a village northeast of Kharkiv", "NE", None),
        ("A tanker sank about 40 km off Odesa.", "about 40 km off Odesa", None, 40.0),
        ("Power failed in western Ukraine.", "western Ukraine", "W", None),
        ("The village, 30km from Kherson, was emptied.", "30km from Kherson", None, 30.0),
        ("The camp is a 20-minute drive south of Dohuk.", "a 20-minute drive south of Dohuk", "S", None),
        ("A tanker was struck 40 nautical miles off Hodeidah.", "40 nautical miles off Hodeidah", None, 74.08),
    ],
)
def test_half_told_places_have_no_point(text: str, phrase: str, bearing: str | None, distance: float | None) -> None:
    location = locate(text)[phrase]
    assert location.offset is not None
    assert (location.offset.bearing, location.offset.distance_km) == (bearing, distance)
    assert (location.lat, location.lon) == (None, None)


@pytest.mark.parametrize(
    ("text", "phrase", "uncertainty"),
    [
        ("Clashes were reported near Kupiansk.", "near Kupiansk", 10.0),
        ("Villages around Kupiansk were shelled.", "Villages around Kupiansk", 10.0),
        ("Shells hit the eastern outskirts of Kupiansk.", "the eastern outskirts of Kupiansk", 10.0),
        ("A fire broke out within 5 km of Kupiansk.", "within 5 km of Kupiansk", 5.0),
    ],
)
def test_near_is_the_anchor_with_an_uncertainty(text: str, phrase: str, uncertainty: float) -> None:
    location = locate(text)[phrase]
    assert location.place is not None
    assert (location.place.name, location.lat) == ("Kupiansk", location.place.lat)
    assert location.uncertainty_km == uncertainty


@pytest.mark.parametrize(
    ("text", "phrase", "bearing", "distance"),
    [
        ("A quake struck 88 km WSW of Kabul.", "88 km WSW of Kabul", "WSW", 88.0),
        ("A ship sank 15 nautical miles south-west of Odesa.", "15 nautical miles south-west of Odesa", "SW", 27.78),
    ],
)
def test_a_bearing_may_be_short_and_a_mile_nautical(text: str, phrase: str, bearing: str, distance: float) -> None:
    location = locate(text)[phrase]
    assert location.offset is not None
    assert (location.offset.bearing, location.offset.distance_km) == (bearing, distance)
    assert location.lat is not None


def test_between_two_places_is_half_way() -> None:
    found = locate("A bus burned between Rivne and Lutsk.")
    rivne, lutsk, middle = found["Rivne"], found["Lutsk"], found["between Rivne and Lutsk"]
    assert rivne.lat is not None
    assert lutsk.lat is not None
    assert middle.lat == pytest.approx((rivne.lat + lutsk.lat) / 2, abs=1e-4)
    midway = locate("A bus burned halfway between Rivne and Lutsk.")["halfway between Rivne and Lutsk"]
    assert midway.lat == middle.lat
    assert midway.uncertainty_km is not None
    assert middle.uncertainty_km is not None
    assert midway.uncertainty_km < middle.uncertainty_km


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Odesa was dark after strikes in the west of the country.", "the west of the country", "Ukraine"),
        ("Kharkiv was quiet. A depot north of the city burned.", "north of the city", "Kharkiv"),
        ("Drones were sent at the Ukrainian capital.", "the Ukrainian capital", "Kyiv"),
        ("Kyiv was dark when the talks in Geneva resumed. Two died in the capital.", "the capital", "Kyiv"),
        ("They were freed on the Belarusian border.", "the Belarusian border", "Belarus"),
        ("A market burned in the Kyivskyi district of Donetsk.", "Kyivskyi district of Donetsk", "Donetsk"),
        (
            "Kharkiv was hit. A house in the Industrialnyi district of the city burned.",
            "Industrialnyi district of the city",
            "Kharkiv",
        ),
    ],
)
def test_phrases_lean_on_the_right_place(text: str, phrase: str, name: str) -> None:
    place = place_of(text, phrase)
    assert place.name == name


def test_a_phrase_with_nothing_to_lean_on_is_not_found() -> None:
    assert locate("A depot north of the city burned.")["north of the city"].place is None


# contracts


class Plain:
    """A gazetteer with nothing but ``lookup``."""

    def lookup(self, name: str) -> list[Place]:
        if name != "Sumy":
            return []
        return [Place(id="x1", name="Sumy", lat=50.9, lon=34.8, kind="settlement", country="UA", population=250_000)]


def test_a_plain_gazetteer_is_enough() -> None:
    document = Document(id="d", text="Russian drones hit a depot 5 km east of Sumy on Monday.")
    mentions = find_mentions(document, gazetteer=Plain())
    found = geocode(mentions, document, gazetteer=Plain())
    assert {x.mention.text: x.place and x.place.id for x in found} == {"Sumy": "x1", "5 km east of Sumy": "x1"}


def test_no_mentions_no_locations() -> None:
    assert geocode((), Document(id="d", text=""), gazetteer=load_index()) == ()


NAMES = st.sampled_from(
    ["Kyiv", "Paris", "Springfield", "Texas", "Zelenyi Hai", "Kharkiv region", "the capital", "Foo", "US", "\x00"]
)
LINKS = st.sampled_from([" ", ", ", " in ", " and ", ". ", " near ", " 5 km north of ", "\n"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(NAMES, LINKS), max_size=8))
def test_one_location_for_each_mention_in_order(pieces: list[tuple[str, str]]) -> None:
    document = Document(id="d", text="".join(name + link for name, link in pieces))
    mentions = find_mentions(document, gazetteer=load_index())
    found = geocode(mentions, document, gazetteer=load_index())
    assert tuple(location.mention for location in found) == mentions
    assert all((location.lat is None) == (location.lon is None) for location in found)
    assert all(0.0 <= location.score <= 1.0 for location in found)


@given(st.integers(0, 15), st.floats(0.1, 500.0), st.floats(-80, 80), st.floats(-179, 179))
def test_a_destination_lies_at_its_distance(point: int, km: float, lat: float, lon: float) -> None:
    from geo.model import BEARINGS

    there = destination(lat, lon, BEARINGS[point], km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, abs=0.01)


def test_spans_may_be_any_stretch() -> None:
    document = Document(id="d", text="\ud800 . Kyiv", spans=(Span(0, 1), Span(4, 8), Span(8, 8)))
    mentions = (*find_mentions(document, gazetteer=load_index()), Mention(document_id="d", span=Span(2, 3), text="."))
    assert len(geocode(mentions, document, gazetteer=load_index())) == 4


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Rebels attacked San Miguel, Usulutan and the town of Berlin. In Santa Ana nobody was hurt.",
            "Santa Ana",
            "SV",
        ),
        ("Rebels attacked San Miguel, Usulutan and San Vicente. Officers came from Los Angeles.", "Los Angeles", "US"),
        ("Renamo attacked Nampula, Quelimane and the town of Gile.", "Gile", None),
        ("Troops left Kharkiv and Sumy for Belgorod in Russia.", "Belgorod", "RU"),
    ],
)
def test_a_text_that_tells_of_one_country_means_its_own_places(text: str, name: str, expected: str | None) -> None:
    place = locate(text)[name].place
    assert (place.country if place else None) == expected


@pytest.mark.parametrize(
    ("text", "adm1"),
    [
        ("Two rebels died in Cauca Department.", "CO-CAU"),
        ("Power was cut in San Vicente, Usulutan and Morazan departments.", "SV-SV"),
        ("Six peasants died in the department of San Martin, Peru.", "PE-SAM"),
    ],
)
def test_departments_are_units(text: str, adm1: str) -> None:
    places = [found.place for found in locate(text).values() if found.place]
    assert adm1 in [place.adm1 for place in places if place.kind == "adm1"]
