"""Texts without case: each word gets the capital that English gives it, and names are then found as in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_index
from geo.mentions.casing import lacks_case, restore_case
from geo.model import Document
from geo.pipeline import read_document

RIGHT = [
    "A bomb exploded in Santiago on Friday, killing a policeman.",
    "Guerrillas attacked the town of Suchitoto, north of San Salvador, the Red Cross said.",
    "The president of Colombia, Virgilio Barco, returned from New York. He made no statement.",
    "The mayor said the bank was near the bridge. Nobody was hurt.",
    "Two Israeli soldiers were wounded in southern Lebanon.",
    "The U.S. Embassy in Lima was closed on Monday.",
]


def recased(text: str) -> str:
    return restore_case(text, load_index())


@pytest.mark.parametrize("text", RIGHT)
def test_capitals_come_back_from_lower_case_and_from_capitals(text: str) -> None:
    assert recased(text.lower()) == text
    assert recased(text.upper()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Guerrillas attacked the town of Suchitoto.",
        "CAR BOMB IN LIMA\n\nA car bomb exploded in Lima on Monday, killing two policemen and a passer-by.",
        "у києві пролунали вибухи, повідомив міський голова",
        "",
        "efe 1990",
    ],
)
def test_text_with_case_or_of_another_script_is_left_as_it_is(text: str) -> None:
    assert recased(text) is text


def test_what_follows_the_tags_of_a_wire_begins_a_sentence_and_a_wrapped_line_does_not() -> None:
    text = "lima, 3 jan 90 (efe) -- [report] [text] the rebels\nfled. they left two rifles."
    assert recased(text).split("] ", 2)[2] == "The rebels\nfled. They left two rifles."


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_offsets_stay(text: str) -> None:
    for written in (text.lower(), text.upper(), "the army said that " + text.lower(), "THE ARMY SAID " + text.upper()):
        assert len(recased(written)) == len(written)


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_events_of_text_without_case_quote_it_as_it_is(change: "type[str]") -> None:
    text = change("Bogota, 22 Aug 89 (EFE) -- [Text] A bomb went off in Medellin today. Three people were wounded.")
    (report,) = read_document(Document(id="a", text=text)).reports
    assert (report.kind, report.place and report.place.name, report.injured.low) == ("explosion", "Medellín", 3)
    assert report.place is not None
    assert report.place.text == change("Medellin")
    assert [text[e.span.start : e.span.end] for e in report.evidence] == [e.quote for e in report.evidence]


@pytest.mark.parametrize(
    "text",
    [
        "the police said the bank manager was shot near the bridge as he left the office with his driver.",
        "several people were hurt when a bomb went off in front of the party headquarters.",
        "the mobile phone in the reading room was of nice quality; the split in the orange market made a lot of hay.",
        "many of the victims were buried in a mass grave. both sides met and agreed to a truce.",
        "war has come to the people of this country. we demand peace, bread and work; the rich must pay.",
    ],
)
@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_common_words_that_are_villages_too_are_no_places(text: str, change: "type[str]") -> None:
    found = read_document(Document(id="a", text=change(text))).locations
    assert [f.mention.text for f in found if f.mention.role in ("literal", "metonym")] == []


def test_only_whole_texts_lack_case() -> None:
    assert lacks_case("THE ARMY SAID NOTHING")
    assert lacks_case("the army said nothing")
    assert not lacks_case("the army of Peru said nothing")
    assert not lacks_case("THE ARMY of peru SAID")
