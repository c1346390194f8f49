"""The annotated article: every mark leads to its reason, and no text of it lives."""

from __future__ import annotations

import json
import math
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from geo.explain import explain_page
from geo.explain.candidates import WORDS, candidates_page
from geo.gazetteer import load_index
from geo.geocoding.ranker import FEATURES
from geo.geocoding.weighing import weigh
from geo.model import (
    Actor,
    Claim,
    Count,
    Day,
    Document,
    EventPlace,
    Evidence,
    Location,
    Mention,
    Offset,
    Place,
    Report,
    Source,
    Span,
)
from geo.pipeline import Reading, read_document

PAYLOADS = json.loads(Path(__file__).parent.joinpath("data", "injections.json").read_text("utf-8"))
TEXT = "Two people died in Kherson, the governor said.\nA village north of Atlantis, a Russian outlet wrote, was quiet."
KHERSON = Place(
    id="g:1", name="Kherson", lat=46.6, lon=32.6, kind="settlement", country="UA", adm1_name="Kherson Oblast"
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading() -> Reading:
    document = Document(
        id="a.txt", text=TEXT, title="A night", source="Courier", url="https://courier.example/a?b=1&c=2"
    )
    first = TEXT.split("\n")[0]
    report = Report(
        source=Source(id="a.txt"),
        kind="strike",
        place=EventPlace(name="Kherson", text="Kherson", kind="settlement", precision="settlement", lat=46.6, lon=32.6),
        evidence=(Evidence(document_id="a.txt", span=span(first), quote=first),),
        day=Day(first=date(2026, 3, 2), last=date(2026, 3, 3), precision="night", basis="relative"),
        killed=Count(low=2, high=2),
        claims=(
            Claim(
                metric="killed",
                low=2,
                high=2,
                document_id="a.txt",
                span=span("Two people died"),
                attributed_to="the governor",
            ),
        ),
        actors=(Actor(name="Russia", country="RU", role="initiator"),),
        weapons=("air_bomb",),
        attributed_to=("the governor",),
        confidence=0.66,
        confidence_parts=(("place", 0.9),),
    )
    locations = (
        Location(
            mention=Mention(document_id="a.txt", span=span("Kherson"), text="Kherson"),
            place=KHERSON,
            score=0.91,
            reason="the text names a governor beside it",
            alternatives=((KHERSON, 0.05),),
        ),
        Location(
            mention=Mention(
                document_id="a.txt",
                span=span("A village north of Atlantis"),
                text="A village north of Atlantis",
                role="relative",
            ),
            place=KHERSON,
            offset=Offset(anchor="Kherson", bearing="N", distance_km=None),
            reason="measured from its anchor",
        ),
        Location(
            mention=Mention(document_id="a.txt", span=span("Atlantis"), text="Atlantis"),
            place=None,
            reason="no gazetteer has it",
        ),
        Location(
            mention=Mention(document_id="a.txt", span=span("Russian"), text="Russian", role="adjective"),
            place=KHERSON,
            reason="a demonym",
        ),
    )
    return Reading(document=document, locations=locations, reports=(report,))


class _Words(HTMLParser):
    """The words of the article's own part, as a reader would copy them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or ("class", "text") in attrs:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= self.depth > 0

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words += data


def article(page: str) -> str:
    parser = _Words()
    parser.feed(page)
    return parser.words


def test_the_article_stands_there_word_for_word() -> None:
    assert article(explain_page(reading())) == TEXT


def test_each_place_leads_to_its_decision() -> None:
    page = explain_page(reading())
    assert re.search(r'<a class="place" href="#place-1" data-n="1">Kherson</a>', page)
    assert re.search(r'<a class="place other" href="#place-4" data-n="4">Russian</a>', page)
    assert set(re.findall(r'href="#(place-\d)"', page)) <= set(re.findall(r'id="(place-\d)"', page))
    for reason in ("the text names a governor beside it", "no gazetteer has it", "looked for, not found", "0.91"):
        assert reason in page


def test_each_report_shows_its_fields_and_its_words() -> None:
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", explain_page(reading()))))
    for said in (
        "strike, Kherson",
        "2026-03-02 to 2026-03-03 (night, relative)",
        "killed 2",
        "injured not stated",
        "air bomb",
        "Russia (initiator)",
        "said by the governor",
        "0.66 (place 0.90)",
    ):
        assert said in text
    assert '<span class="number">Two people died</span>' in explain_page(reading())


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    page = explain_page(reading())
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#)([^"]*)"', page) == ["https://courier.example/a?b=1&amp;c=2"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload["id"])
def test_no_payload_lives(payload: dict[str, str]) -> None:
    text = payload["text"]
    whole = Span(0, len(text))
    document = Document(id=text, text=text, title=text, source=text, url=text, lang=text)
    place = Place(id="x", name=text, lat=None, lon=None, kind="settlement", country=text)
    location = Location(
        mention=Mention(document_id=text, span=whole, text=text, role=text),
        place=place,
        reason=text,
        alternatives=((place, 0.1),),
    )
    report = Report(
        source=Source(id=text),
        kind=text,
        subtype=text,
        place=EventPlace(name=text, text=text, kind=text, precision=text),
        evidence=(Evidence(document_id=text, span=whole, quote=text),),
        claims=(
            Claim(metric=text, low=1, high=1, document_id=text, span=whole, who=text, attributed_to=text, scope=text),
        ),
        weapons=(text,),
        targets=(text,),
        actors=(Actor(name=text, role=text),),
        attributed_to=(text,),
        denied_by=(text,),
        confidence_parts=((text, 0.5),),
    )
    page = explain_page(Reading(document=document, locations=(location,), reports=(report,)))
    shown = re.sub("[\x00-\x08\x0b-\x1f\x7f\ufeff]", "\ufffd", text)
    assert article(page) == shown
    assert not re.search(r"<(?:script|img|kml)|\son\w+\s*=\s*\"|href=\"javascript", page)
    assert page.count("<article") == 1


def test_events_name_what_a_report_went_into() -> None:
    from geo.fusion import fuse

    read = reading()
    (event,) = fuse(read.reports)
    assert event.id in explain_page(read, [event])


def test_a_text_with_nothing_in_it_is_a_page_too() -> None:
    page = explain_page(Reading(document=Document(id="a", text="Rain."), locations=(), reports=()))
    assert "No event was read in this text." in page
    assert article(page) == "Rain."


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def page_of(*texts: str, day: date = date(2026, 1, 24)) -> str:
    from geo.fusion import fuse
    from geo.pipeline import read_document

    documents = (Document(id=f"d{n}.txt", text=t, published=day, source=f"S{n}") for n, t in enumerate(texts, 1))
    readings = [read_document(document) for document in documents]
    return explain_page(readings, fuse(report for each in readings for report in each.reports))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Drones hit Sumy overnight.", "told by “hit”, which needs beside it: force"),
        ("Drones hit Sumy overnight.", "“overnight”, counted from 2026-01-24"),
        ("Drones hit Sumy overnight, wounding at least 14 people.", "a lower bound of injured"),
        ("Speaking in Warsaw, the mayor of Sumy said drones had hit the city overnight.", "“Warsaw” is where somebody spoke"),
        ("A man was killed in Sumy on Friday.", "people killed or hurt, with no means stated"),
        ("Shelling hit Sumy on Friday, the mayor said.", "reported: said by “mayor”"),
        ("Strikes killed nine people across Ukraine on Friday, four of them in Sumy.", "a total of more, so in no count"),
        ("A flood killed two people in Sumy on Friday.", "it tells of an accident"),
        ("Drones hit Sumy. A strike by dockers closed the port of Odesa.", "is no event here"),
        ("Drones hit Sumy overnight.\n\nRead more\n- Missile attack on Lviv\n- Shelling in Kherson", "a menu, a footer"),
    ],
)  # fmt: skip
def test_each_decision_names_the_words_it_rests_on(text: str, reason: str) -> None:
    assert reason in words_of(page_of(text))


def test_several_documents_show_why_their_reports_are_one_and_how_the_toll_grew() -> None:
    page = page_of(
        "Shelling killed two people in Nikopol on Friday, the mayor said.",
        "Three people died in shelling in Nikopol on Friday, doctors said.",
        "Shelling hit Nikopol on Thursday.",
    )
    told = words_of(page)
    assert "d2.txt , S2 : the same type, the same place (Nikopol), days that overlap (2026-01-23, 2026-01-23)" in told
    assert "Kept apart from strike, Nikopol : other days: 2026-01-22 against 2026-01-23" in told
    assert "2026-01-24: 3 ( doctors ); 2026-01-24: 2 ( mayor )" in told
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert "<script" not in page


def test_a_summary_says_where_it_went() -> None:
    page = page_of(
        "Russian attacks killed three people across Ukraine overnight.",
        "Two people were killed in Kyiv overnight when a drone hit a block of flats.",
    )
    assert "d1.txt , S1 : a summary for Ukraine, which holds this event" in words_of(page)


@pytest.mark.parametrize("payload", PAYLOADS[:12], ids=lambda payload: payload["id"])
def test_no_payload_lives_among_several(payload: dict[str, str]) -> None:
    from geo.fusion import fuse

    text = payload["text"]
    readings = []
    for n in range(2):
        source = Source(id=f"{text}{n}", source=text)
        report = Report(
            source=source, kind="strike", place=EventPlace(name=text, text=text, kind="settlement", precision="settlement"),
            evidence=(Evidence(document_id=source.id, span=Span(0, len(text)), quote=text),), killed=Count(low=n, high=n),
            claims=(Claim(metric="killed", low=n, high=n, document_id=source.id, span=Span(0, 1), attributed_to=text),),
        )  # fmt: skip
        document = Document(id=source.id, text=text, title=text, source=text)
        readings.append(Reading(document=document, locations=(), reports=(report,)))
    page = explain_page(readings, fuse(r for each in readings for r in each.reports))
    assert not re.search(r"<(?:script|img|kml)|\son\w+\s*=\s*\"|href=\"javascript", page)


# every place that a name may mean

ZOLOCHIV = "A drone hit a bus in Zolochiv, Kharkiv region. Troops left Pokrovsk, officials in Paris said."


def test_every_candidate_is_shown_with_its_chance_and_what_speaks_for_it() -> None:
    page = candidates_page(read_document(Document(id="a", text=ZOLOCHIV)))
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
    assert "Zolochiv, Bohodukhiv Raion, Kharkiv Oblast, UA" in text
    assert "Zolochiv, Zolochiv Raion, Lviv Oblast, UA" in text
    assert "it does not lie in the unit named beside it" in text
    assert "none of these" in text
    assert "<script" not in page


def test_the_chances_are_those_of_the_answer() -> None:
    read = read_document(Document(id="a", text=ZOLOCHIV))
    names = weigh(read.locations, read.document, gazetteer=load_index())
    told = {n: name.candidates[0] for name in names for n in name.locations}
    for number in (0, 2, 3):  # Zolochiv, Pokrovsk, Paris
        location = read.locations[number]
        assert location.place is not None
        assert (told[number].place.id, round(told[number].chance, 4)) == (location.place.id, location.score)


def test_the_reasons_and_none_of_these_make_the_chances() -> None:
    read = read_document(Document(id="a", text=ZOLOCHIV))
    for name in weigh(read.locations, read.document, gazetteer=load_index()):
        assert sum(one.chance for one in name.candidates) + name.none_fits == pytest.approx(1.0)
        first, second = name.candidates[0], name.candidates[-1]
        apart = sum(r[2] for r in first.reasons) - sum(r[2] for r in second.reasons)
        assert math.log(first.chance / second.chance) == pytest.approx(apart, abs=1e-6)


def test_every_feature_of_the_ranker_has_words() -> None:
    assert not set(FEATURES) - set(WORDS)


def test_a_text_without_names_says_so() -> None:
    page = candidates_page(Reading(document=Document(id="a", text="Rain."), locations=(), reports=()))
    assert "No place name was found" in page


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload["id"])
def test_no_payload_lives_among_the_candidates(payload: dict[str, str]) -> None:
    text = payload["text"]
    document = Document(id=text, text=f"{text} Kyiv {text}", title=text)
    place = Place(id="x", name=text, lat=None, lon=None, kind=text, source=text, country=text, adm1_name=text)
    start = len(text) + 1
    location = Location(
        mention=Mention(document_id=text, span=Span(start, start + 4), text="Kyiv"), place=place, reason=text
    )
    page = candidates_page(Reading(document=document, locations=(location,), reports=()), gazetteer=_Only(place))
    assert not re.search(r"<(?:script|img|kml)|\son\w+\s*=\s*\"|href=", page)
    assert page.count("<table>") == 1


class _Only:
    """A gazetteer of one place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def lookup(self, name: str) -> tuple[Place, ...]:
        return (self._place,)
