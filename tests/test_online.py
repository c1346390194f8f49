"""The optional fallback: any geopy geocoder, with a transport of our own in place of the network."""

from __future__ import annotations

import json

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.geocoders import Nominatim

from geo.errors import GazetteerError
from geo.gazetteer import load_index
from geo.model import Place
from geo.online import Chain, Online

ANSWER = [
    {
        "place_id": 7,
        "lat": "48.1",
        "lon": "37.2",
        "display_name": "Nowhere-on-Test, Somewhere, Ukraine",
        "addresstype": "village",
        "address": {"country_code": "ua"},
    }
]


class Transport(BaseSyncAdapter):
    """Answers what it is told to, and counts."""

    answers: object = ANSWER
    asked: int = 0

    def get_text(self, url, *, timeout, headers):
        return json.dumps(self.get_json(url, timeout=timeout, headers=headers))

    def get_json(self, url, *, timeout, headers):
        type(self).asked += 1
        if isinstance(self.answers, Exception):
            raise self.answers
        return self.answers


@pytest.fixture
def transport():
    return type("Fresh", (Transport,), {"asked": 0})


def geocoder(transport) -> Nominatim:
    return Nominatim(user_agent="geo tests", adapter_factory=transport)


def online(transport, folder) -> Online:
    return Online(geocoder(transport), cache=folder, min_delay_seconds=0)


def test_an_answer_becomes_a_place(transport, tmp_path) -> None:
    (place,) = online(transport, tmp_path).lookup("Nowhere-on-Test")
    assert place == Place(
        id="nominatim:7",
        name="Nowhere-on-Test",
        lat=48.1,
        lon=37.2,
        kind="settlement",
        source="nominatim",
        country="UA",
    )


def test_a_name_is_asked_for_once_even_by_the_next_run(transport, tmp_path) -> None:
    first = online(transport, tmp_path).lookup("Nowhere-on-Test")
    again = online(transport, tmp_path).lookup("NOWHERE on Test")
    assert (again, transport.asked) == (first, 1)


def test_what_was_not_found_is_kept_too(transport, tmp_path) -> None:
    transport.answers = []
    assert online(transport, tmp_path).lookup("Qwerty") == ()
    assert online(transport, tmp_path).lookup("Qwerty") == ()
    assert transport.asked == 1


def test_a_damaged_file_is_asked_for_again(transport, tmp_path) -> None:
    online(transport, tmp_path).lookup("Nowhere-on-Test")
    (file,) = tmp_path.iterdir()
    file.write_text("{", encoding="utf-8")
    assert len(online(transport, tmp_path).lookup("Nowhere-on-Test")) == 1
    assert transport.asked == 2


def test_an_empty_name_is_not_asked_for(transport, tmp_path) -> None:
    assert online(transport, tmp_path).lookup(" — ") == ()
    assert transport.asked == 0


def test_a_refusal_is_one_line_and_not_kept(transport, tmp_path) -> None:
    transport.answers = AdapterHTTPError("no", status_code=403, headers={}, text="")
    with pytest.raises(GazetteerError, match=r"nominatim could not be asked for 'Nowhere'.*try again later"):
        online(transport, tmp_path).lookup("Nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_chain_asks_the_next_only_for_what_the_first_lacks(transport, tmp_path) -> None:
    chain = Chain(load_index(), online(transport, tmp_path))
    assert chain.lookup("Kharkiv")[0].adm1 == "UA-63"
    assert transport.asked == 0
    assert chain.lookup("Nowhere-on-Test")[0].source == "nominatim"
    assert chain.lookup("Nowhere-on-Test")[0].country == "UA"
    assert transport.asked == 1


def test_a_chain_answers_all_else_as_its_first_does() -> None:
    assert Chain(load_index()).demonym("Russian") == "RU"
    assert Chain(load_index()).lookup("Qwertyuiopville") == ()
