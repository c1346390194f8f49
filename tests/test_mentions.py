"""Mentions: which words name places, and what they do in their sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_index
from geo.mentions import find_mentions
from geo.mentions.relative import Phrase, bearing_of, find_relative, read_phrase
from geo.mentions.tokens import tokenise, windows
from geo.model import Document, Mention, Place, Span

ROLES = ("literal", "metonym", "adjective", "embedded", "relative")


def read(text: str, **options: object) -> tuple[Mention, ...]:
    return find_mentions(Document(id="d", text=text, **options), gazetteer=load_index())  # type: ignore[arg-type]


def texts_of(text: str, role: str) -> list[str]:
    return [m.text for m in read(text) if m.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone hit a bus in Sumy and a depot in Konotop.", ["Sumy", "Konotop"]),
        ("Floods cut the road between Lyon and Grenoble in France.", ["Lyon", "Grenoble", "France"]),
        ("In September, fighting flared again near Chasiv Yar.", ["Chasiv Yar"]),
        ("The firm opened offices in Abu Dhabi, Nairobi and New York in May.", ["Abu Dhabi", "Nairobi", "New York"]),
        ("She asked us to wait, he said.", []),
        ("Police in Leeds arrested two men on Monday.", ["Leeds"]),
        ("", []),
    ],
)
def test_literal_names_are_found(text: str, expected: list[str]) -> None:
    assert texts_of(text, "literal") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow said its troops had taken two villages.", ["Moscow"]),
        ("Kyiv has not commented on the report.", ["Kyiv"]),
        ("The move follows Washington's push for a deal.", ["Washington"]),
        ("The Kremlin rejected the offer.", ["Kremlin"]),
        ("The White House described the talks as productive.", ["White House"]),
        ("The paper demands that Kyiv must withdraw its troops from the area.", ["Kyiv"]),
        ("Talks with Tehran resumed on Friday.", ["Tehran"]),
        ("Officials in Kyiv said power was back.", []),
        ("A missile fell in Moscow on Sunday.", []),
        ("Kyiv's mayor said three people were hurt.", []),
        ("Kyiv was hit by drones overnight.", []),
    ],
)
def test_governments_are_metonyms(text: str, expected: list[str]) -> None:
    assert texts_of(text, "metonym") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian drones hit a Ukrainian port.", ["Russian", "Ukrainian"]),
        ("Iranian and Turkish envoys met in Geneva.", ["Iranian", "Turkish"]),
    ],
)
def test_adjectives_of_countries(text: str, expected: list[str]) -> None:
    assert texts_of(text, "adjective") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The 92nd Kharkiv Assault Brigade beat back an attack.", "Kharkiv"),
        ("The envoy spoke of the Anchorage formula.", "Anchorage"),
        ("They returned to the Minsk agreements.", "Minsk"),
        ("The Odesa Regional Military Administration said so.", "Odesa"),
    ],
)
def test_a_place_inside_another_name_is_embedded(text: str, name: str) -> None:
    found = {m.text: m for m in read(text)}
    assert found[name].role == "embedded"
    assert found[name].within in ("unit", "agreement")


def test_a_place_inside_an_organisation_says_so() -> None:
    found = {m.text: m for m in read("A student of the University of Warsaw won the prize.")}
    assert found["Warsaw"].within == "organisation"


@pytest.mark.parametrize(
    ("text", "phrase", "anchor"),
    [
        ("A warehouse 30 km south of Poltava burned.", "30 km south of Poltava", "Poltava"),
        ("They took a village northeast of Kharkiv.", "a village northeast of Kharkiv", "Kharkiv"),
        ("A boat was hit off Odesa.", "off Odesa", "Odesa"),
        ("A tanker sank about 40 km off Odesa.", "about 40 km off Odesa", "Odesa"),
        ("Clashes were reported near Kupiansk.", "near Kupiansk", "Kupiansk"),
        ("A camp outside Marseille was cleared.", "outside Marseille", "Marseille"),
        ("A bus burned between Rivne and Lutsk.", "between Rivne and Lutsk", "Rivne"),
        ("A market burned in the Kyivskyi district of Donetsk.", "Kyivskyi district of Donetsk", "Donetsk"),
        ("Power failed in western Ukraine.", "western Ukraine", "Ukraine"),
        ("They were freed on the Belarusian border.", "the Belarusian border", "Belarusian"),
        ("Trucks queue at the border with Poland.", "the border with Poland", "Poland"),
        ("Drones were sent at the Ukrainian capital.", "the Ukrainian capital", "Ukrainian"),
        ("The village, 30km from Kherson, was emptied.", "30km from Kherson", "Kherson"),
        ("A quake struck 88 km WSW of Kabul.", "88 km WSW of Kabul", "Kabul"),
        ("A fire broke out within 5 km of Sumy.", "within 5 km of Sumy", "Sumy"),
        ("Shells hit the eastern outskirts of Toretsk.", "the eastern outskirts of Toretsk", "Toretsk"),
        ("Villages around Kupiansk were shelled.", "Villages around Kupiansk", "Kupiansk"),
        ("The villages surrounding Pokrovsk came under fire.", "The villages surrounding Pokrovsk", "Pokrovsk"),
        ("Rebels hold hills overlooking Goma.", "hills overlooking Goma", "Goma"),
        ("A mine went off halfway between Gao and Ansongo.", "halfway between Gao and Ansongo", "Ansongo"),
        ("The road from Donetsk to Mariupol was cut.", "road from Donetsk to Mariupol", "Mariupol"),
        ("They fought along the Chasiv Yar-Kostiantynivka road.", "Chasiv Yar-Kostiantynivka road", "Chasiv Yar"),
        ("The ferry sank off the Greek island of Chios.", "off the Greek island of Chios", "Chios"),
        ("A depot 60 miles from the Ukrainian border burned.", "the Ukrainian border", "Ukrainian"),
        ("A train derailed two hours' drive from Lagos.", "two hours' drive from Lagos", "Lagos"),
        ("The camp is a 20-minute drive south of Dohuk.", "a 20-minute drive south of Dohuk", "Dohuk"),
        ("A ship sank 15 nautical miles south-west of Odesa.", "15 nautical miles south-west of Odesa", "Odesa"),
        ("A car was hit on the edge of Orikhiv.", "on the edge of Orikhiv", "Orikhiv"),
        ("A patrol was hit some 20 miles outside Lviv.", "some 20 miles outside Lviv", "Lviv"),
    ],
)
def test_relative_phrases_span_the_phrase_and_keep_their_anchor(text: str, phrase: str, anchor: str) -> None:
    found = read(text)
    assert phrase in [m.text for m in found if m.role == "relative"]
    assert anchor in [m.text for m in found if m.role in ("literal", "adjective")]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Rivne and Lutsk went on.",
        "Between 10 and 15 miners were trapped.",
        "He is the mayor of Lviv.",
        "He drove from Donetsk to Mariupol.",
        "The Rivne-Lutsk match was called off.",
        "Around 30 people left Lviv.",
        "She spent two hours in Lviv.",
    ],
)
def test_no_relative_phrase_where_none_is(text: str) -> None:
    assert texts_of(text, "relative") == []


@pytest.mark.parametrize("phrase", ["the west of the country", "north of the city"])
def test_phrases_may_lean_on_a_place_named_before(phrase: str) -> None:
    assert phrase in texts_of(f"Odesa was dark. Plants in {phrase} were hit.", "relative")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KYIV, Jan 24 (Own Agency) - Two people were killed by shelling in Kherson.", "KYIV"),
        ("PARIS (AP) — Trains stopped on Monday in Lyon.", "PARIS"),
    ],
)
def test_a_dateline_is_marked(text: str, name: str) -> None:
    found = read(text)
    assert [m.text for m in found if m.dateline] == [name]
    assert found[0].role == "literal"


def test_given_spans_are_taken_as_they_are() -> None:
    found = read("We met at Foo and Bar.", spans=(Span(10, 13), Span(18, 21)))
    assert [(m.text, m.role) for m in found] == [("Foo", "literal"), ("Bar", "literal")]


def test_a_foreign_recogniser_decides_what_is_a_name() -> None:
    def recogniser(document: Document) -> list[Span]:
        start = document.text.index("depot")
        return [Span(start, start + 5)]

    document = Document(id="d", text="A drone hit a depot in Sumy.")
    found = find_mentions(document, recogniser=recogniser, gazetteer=load_index())
    assert [m.text for m in found if m.role == "literal"] == ["depot"]


class Plain:
    """A gazetteer with nothing but ``lookup``."""

    def lookup(self, name: str) -> list[Place]:
        sumy = Place(id="x1", name="Sumy", lat=50.9, lon=34.8, kind="settlement", country="UA")
        return [sumy] if name.lower() == "sumy" else []


def test_a_plain_gazetteer_is_enough() -> None:
    document = Document(id="d", text="Two people were hurt in Sumy on Monday.")
    assert [m.text for m in find_mentions(document, gazetteer=Plain())] == ["Sumy"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("30 km south of Poltava", Phrase("offset", "S", 30.0)),
        ("about 40 km off Odesa", Phrase("shore", None, 40.0)),
        ("ten miles north-west of Lutsk", Phrase("offset", "NW", 16.093)),
        ("a village northeast of Kharkiv", Phrase("offset", "NE", None)),
        ("southeastern Turkey", Phrase("part", "SE", None)),
        ("the west of the country", Phrase("part", "W", None, "country")),
        ("500 metres from Bakhmut", Phrase("offset", None, 0.5)),
        ("between Rivne and Lutsk", Phrase("between")),
        ("the Belarusian border", Phrase("border")),
        ("the Ukrainian capital", Phrase("capital")),
        ("near Kupiansk", Phrase("near")),
    ],
)
def test_what_a_phrase_says(phrase: str, expected: Phrase) -> None:
    assert read_phrase(phrase) == expected


def test_bearings() -> None:
    assert [bearing_of(w) for w in ("north", "southeastern", "west-northwest", "central")] == ["N", "SE", "WNW", None]


def test_relative_spans_lean_on_the_names_given() -> None:
    text = "It fell 5 km east of Foo."
    assert [text[r.start : r.end] for r in find_relative(text, [(21, 24)], 0, len(text))] == ["5 km east of Foo"]


def test_tokens_quote_back() -> None:
    text = "Côte d’Ivoire's U.S. envoy, 3.5 km away"
    tokens = tokenise(text)
    assert tokens.words == ["Côte", "d’Ivoire", "'s", "U.S.", "envoy", ",", "3.5", "km", "away"]
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words


@given(st.text(max_size=400), st.integers(min_value=5, max_value=50))
def test_windows_cover_the_text_once(text: str, size: int) -> None:
    cut = windows(text, size)
    assert "".join(text[a:b] for a, b in cut) == text


PIECES = st.sampled_from(
    [
        "Kyiv",
        "Moscow said",
        "30 km south of",
        "the",
        "between",
        "and",
        "Chasiv Yar",
        "'s",
        "\n",
        "\n\n",
        "(AP) —",
        "U.S.",
        "\x00",
        "🙂",
        "�",
        "Донецькій області",
        "KHARKIV,",
        "-",
        ".",
        "of the city",
        "border",
        "capital",
        "Brigade",
        "\u2028",
    ]
)


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
    )
)
def test_no_text_raises_and_spans_quote_back(text: str) -> None:
    found = read(text)
    assert all(m.text == text[m.span.start : m.span.end] and m.role in ROLES for m in found)
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)
    assert all(0.0 <= m.score <= 1.0 for m in found)


def test_an_unrelated_document_changes_nothing() -> None:
    text = "A drone hit a depot in Cherkasy. Moscow said nothing."
    before = read(text)
    read("Springfield, Illinois: the mayor of Cherkasy spoke in Paris, Texas.")
    assert read(text) == before


def test_a_name_that_heads_an_item_of_a_list_is_a_place() -> None:
    text = "The past night in short:\n- Shostka: a drone hit a substation\n- Romny: one drone was shot down"
    assert [(m.text, m.role) for m in read(text)] == [("Shostka", "literal"), ("Romny", "literal")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Російські війська обстріляли Харків 3 серпня 2024 року.", ["Харків"]),
        ("Вибухи у Харкові та Одесі. У Києві тихо.", ["Харкові", "Одесі", "Києві"]),
        ("В Одессе прогремели взрывы. Бои идут под Волчанском и у Купянска.", ["Одессе", "Волчанском", "Купянска"]),
        ("Володимир Зеленський прибув до Львова.", ["Львова"]),
        ("Надія Савченко розповіла про Батьківщину.", []),
    ],
)
def test_cyrillic_names_go_by_their_grammar(text: str, expected: list[str]) -> None:
    assert texts_of(text, "literal") == expected
