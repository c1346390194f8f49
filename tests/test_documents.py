"""Reading articles: formats, ids, encodings, dates, languages, and all that cannot be read."""

from __future__ import annotations

import html
import io
import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.documents import read_documents
from geo.documents.dates import find_dateline, parse_published
from geo.documents.languages import detect_language, language_code
from geo.errors import DocumentError

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXT = "Two people were hurt when a drone hit the port of Odesa, the mayor said."
UKRAINIAN = (
    "Унаслідок нічної атаки дронів на місто поранено двох людей, повідомив міський голова. Пошкоджено будинок.\n"
)
RUSSIAN = "В результате обстрела города ранены два человека, сообщил мэр. Поврежден жилой дом и больница.\n"


def read(*paths, **options):
    reader = read_documents([str(path) for path in paths], **options)
    return list(reader), {skipped.document_id: skipped.reason for skipped in reader.skipped}


def written(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


# ids and folders


def test_id_is_the_path_as_given_and_relative_to_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "in/deep/a.txt", TEXT)
    assert [d.id for d in read("in")[0]] == ["deep/a.txt"]
    assert [d.id for d in read("in/deep/a.txt")[0]] == ["in/deep/a.txt"]
    assert [d.id for d in read("./in/deep/../deep/a.txt")[0]] == ["./in/deep/../deep/a.txt"]


def test_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "c.md"):
        written(tmp_path, name, f"{TEXT} {name}")
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a/z.txt", "b.txt", "c.md"]
    assert not skipped


def test_loops_of_links_end(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert [d.id for d in read(tmp_path)[0]] == ["a.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    os.mkfifo(tmp_path / "b.txt")
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a.txt"]
    assert skipped["b.txt"].startswith("format: ")


def test_a_broken_link_is_skipped(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    assert read(tmp_path)[1]["b.txt"].startswith("missing: ")


def test_other_kinds_of_file_in_a_folder_are_named(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "photo.jpeg", b"\xff\xd8\xff\xe0")
    assert read(tmp_path)[1] == {
        "photo.jpeg": "format: .jpeg is not read in a folder; name the file itself, or leave it out"
    }


def test_a_name_that_is_not_utf8(tmp_path):
    (tmp_path / os.fsdecode(b"a\xff\n.txt")).write_text(TEXT)
    assert [d.id for d in read(tmp_path)[0]] == ["a\ufffd\n.txt"]


def test_second_of_two_equal_ids_gets_a_number_and_a_warning(tmp_path, caplog):
    path = written(
        tmp_path,
        "a.jsonl",
        lines({"id": "x", "text": TEXT}, {"id": "x", "text": TEXT + " More."}, {"id": "x", "text": TEXT}),
    )
    assert [d.id for d in read(path)[0]] == ["x", "x#2"]
    assert "x#2" in caplog.text


def test_renaming_does_not_take_an_id_that_is_used(tmp_path):
    records = (
        {"id": "x#2", "text": "One is here."},
        {"id": "x", "text": "Two are here."},
        {"id": "x", "text": "Three are here."},
    )
    assert [d.id for d in read(written(tmp_path, "a.jsonl", lines(*records)))[0]] == ["x#2", "x", "x#3"]


def test_the_same_folder_twice_gives_each_document_once(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    documents, skipped = read(tmp_path, tmp_path)
    assert [d.id for d in documents] == ["a.txt"]
    assert not skipped


# text, offsets, encodings


def test_line_ends_stay_and_the_mark_goes(tmp_path):
    path = written(tmp_path, "a.txt", b"\xef\xbb\xbfOne died.\r\nTwo \xe2\x80\xa8 were hurt.\rThree.\n")
    assert read(path)[0][0].text == "One died.\r\nTwo \u2028 were hurt.\rThree.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(tmp_path, encoding):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert read(written(tmp_path, "a.txt", mark + UKRAINIAN.encode(encoding)))[0][0].text == UKRAINIAN


@pytest.mark.parametrize(
    ("encoding", "text", "lang"),
    [
        ("cp1251", UKRAINIAN, "uk"),
        ("koi8_u", UKRAINIAN, "uk"),
        ("iso8859_5", UKRAINIAN, "uk"),
        ("cp1251", RUSSIAN, "ru"),
        ("koi8_r", RUSSIAN, "ru"),
        ("cp866", RUSSIAN, "ru"),
        ("cp1252", "A “drone” hit the café in Kyiv – two people were wounded, the mayor said.\n", "en"),
    ],
)
def test_eight_bit_encodings_are_found(tmp_path, encoding, text, lang):
    document = read(written(tmp_path, "a.txt", text.encode(encoding)))[0][0]
    assert (document.text, document.lang) == (text, lang)


def test_json_lines_in_utf16_and_cp1251(tmp_path):
    line = json.dumps({"id": "x", "text": UKRAINIAN}, ensure_ascii=False) + "\n"
    for encoding in ("utf-16", "cp1251"):
        assert read(written(tmp_path, "a.jsonl", line.encode(encoding)))[0][0].text == UKRAINIAN


def test_a_line_ends_at_newline_only(tmp_path):
    text = f"{TEXT}\u2028\u2029\x85\x0b\x0c{TEXT}"
    path = written(tmp_path, "a.jsonl", json.dumps({"id": "x", "text": text}, ensure_ascii=False) + "\n")
    assert [d.text for d in read(path)[0]] == [text]


def test_half_a_character_is_replaced_one_for_one(tmp_path):
    path = written(tmp_path, "a.jsonl", '{"id": "x", "text": "A \\ud800 B was hurt \\ud83d\\ude00"}\n')
    assert read(path)[0][0].text == "A \ufffd B was hurt \U0001f600"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", lines({"text": TEXT})), ("a.json", lines({"text": TEXT})), ("a.csv", f'text\n"{TEXT}"')],
)
def test_a_byte_order_mark_before_records(tmp_path, name, content):
    assert read(written(tmp_path, name, "\ufeff" + content))[0][0].text == TEXT


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_json_text_comes_through_whole(tmp_path_factory, text):
    full = f"The drone. {text}"
    path = written(tmp_path_factory.mktemp("docs"), "a.jsonl", json.dumps({"text": full, "lang": "en"}) + "\n")
    assert [d.text for d in read(path)[0]] == [full]


# formats


def test_json_line_with_all_fields(tmp_path):
    record = {
        "id": "n1",
        "text": TEXT,
        "title": "Port hit",
        "published": "2026-01-24T23:30:00-05:00",
        "source": "The Post",
        "url": "https://example.org/1",
        "lang": "en-US",
        "spans": [[TEXT.index("Odesa"), TEXT.index("Odesa") + 5]],
    }
    document = read(written(tmp_path, "a.jsonl", lines(record)))[0][0]
    assert (document.id, document.title, document.source, document.url, document.lang) == (
        "n1",
        "Port hit",
        "The Post",
        "https://example.org/1",
        "en",
    )
    assert document.published == date(2026, 1, 24)
    assert document.published_at == datetime(2026, 1, 25, 4, 30, tzinfo=UTC)
    assert [document.text[s.start : s.end] for s in document.spans] == ["Odesa"]


def test_a_record_without_id_is_named_by_file_and_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "a.jsonl", "\n" + lines({"text": TEXT}))
    assert [d.id for d in read("a.jsonl")[0]] == ["a.jsonl:2"]


@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: [r], lambda r: {"articles": [r]}])
def test_json_object_list_and_articles(tmp_path, wrap):
    content = json.dumps(wrap({"id": "x", "text": TEXT}), indent=1)
    assert [d.id for d in read(written(tmp_path, "a.json", content))[0]] == ["x"]


def test_json_suffix_with_json_lines(tmp_path):
    content = lines({"id": "x", "text": TEXT}, {"id": "y", "text": TEXT})
    assert [d.id for d in read(written(tmp_path, "a.json", content))[0]] == ["x", "y"]


def test_csv_with_the_same_names_and_with_others(tmp_path):
    rows = f'id,text,published\r\nx,"{TEXT}\r\nMore.",2026-01-24\r\n'
    document = read(written(tmp_path, "a.csv", rows))[0][0]
    assert (document.id, document.text, document.published) == ("x", f"{TEXT}\r\nMore.", date(2026, 1, 24))
    other = f'nr;body\nx;"{TEXT}"\n'
    columns = {"text": "body", "id": "nr"}
    assert [d.id for d in read(written(tmp_path, "b.csv", other), columns=columns)[0]] == ["x"]


def test_csv_without_a_text_column_says_what_there_is(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "b.csv", "nr,body\n1,x\n")
    assert read(tmp_path)[1]["b.csv"] == ('broken: no column "text" among nr, body; name it with --column text=NAME')


def test_csv_cells_longer_than_the_module_s_own_limit(tmp_path):
    text = (TEXT + " ") * 3000
    assert read(written(tmp_path, "a.csv", f'id,text\nx,"{text}"\n'))[0][0].text == text


def test_markdown_is_kept_as_it_is(tmp_path):
    text = f"---\ntitle: The port\ndate: 2026-01-24\n---\n# Heading\n\n**{TEXT}**\n"
    document = read(written(tmp_path, "a.md", text))[0][0]
    assert (document.text, document.title, document.published) == (text, "The port", date(2026, 1, 24))


PAGE = """<!doctype html><html lang="en-GB"><head><title>Port hit | The Post</title>
<meta property="og:title" content="Port hit"><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2026-01-24T08:00:00Z"><link rel="canonical" href="https://example.org/1"></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a></nav><article><h1>Port hit</h1>
<p>Two people were hurt when a drone hit the port of Odesa, the mayor said on Saturday morning.</p>
<p>Firemen put out a fire in a granary &amp; a caf\u00e9, and one more person was taken to hospital later.</p>
<script>var x = "Lviv";</script></article><footer>Copyright 2019 The Post</footer></body></html>"""


def test_page_gives_its_article_and_metadata(tmp_path):
    document = read(written(tmp_path, "a.html", PAGE))[0][0]
    assert "hit the port of Odesa, the mayor said" in document.text
    assert "granary & a café" in document.text
    assert not document.text.startswith("Port hit")  # a title is no part of the text
    assert "Lviv" not in document.text
    assert "2019" not in document.text
    assert (document.title, document.source, document.url) == ("Port hit", "The Post", "https://example.org/1")
    assert (document.published, document.lang) == (date(2026, 1, 24), "en")


def test_page_in_the_charset_that_it_declares(tmp_path):
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{UKRAINIAN * 3}</p></body></html>'
    assert UKRAINIAN.strip() in read(written(tmp_path, "a.html", page.encode("cp1251")))[0][0].text


@pytest.mark.parametrize(
    "page",
    [
        "<p>Two died in Kyiv, the mayor said.</p>",
        "<div>Two died in <b>Kyiv</b>, the mayor said.<script>x</script></div>",
    ],
)
def test_a_page_with_little_in_it_still_gives_its_text(tmp_path, page):
    assert read(written(tmp_path, "a.html", page))[0][0].text == "Two died in Kyiv, the mayor said."


def test_a_page_without_text_is_empty(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "b.html", "<html><body><script>1</script></body></html>")
    assert read(tmp_path)[1]["b.html"].startswith("empty: ")


def test_pages_and_data_that_geo_made_are_no_articles(tmp_path):
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "map.html", '<html><head><meta name="generator" content="geo-event-mapper 0.1.0"></head></html>')
    written(tmp_path, "events.geojson", '{"type": "FeatureCollection", "features": []}')
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a.txt"]
    assert [reason.split(":")[0] for reason in skipped.values()] == ["events", "events"]


def test_a_seed_as_a_page_is_the_seed(tmp_path):
    for path in sorted(SEEDS.iterdir()):
        paragraphs = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
        body = "".join(f"<p>{html.escape(line)}</p>\n" for line in paragraphs)
        head = "<html><head><title>Night - The Post</title></head><body><nav>Home</nav>"
        page = f"{head}<article><h1>Night</h1>{body}</article></body></html>"
        assert read(written(tmp_path, "a.html", page))[0][0].text.split("\n") == paragraphs


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Post</title><link>https://example.org/</link><language>en-us</language>
<item><title>Port &amp; hit</title><media:title>No</media:title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Sat, 24 Jan 2026 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>More.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Shelling killed one in Kherson.&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Post</title>
<entry><title>Port hit</title><id>tag:1</id><link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>
<published>2026-01-24T08:00:00Z</published><updated>2026-01-25T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>"""

RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>The Post</title></channel>
<item rdf:about="https://example.org/1"><title>Port hit</title><link>https://example.org/1</link>
<description>{TEXT}</description><dc:date>2026-01-24T08:00:00+02:00</dc:date></item></rdf:RDF>"""


def test_rss(tmp_path):
    first, second = read(written(tmp_path, "a.xml", RSS))[0]
    assert (first.id, first.title, first.text) == ("g1", "Port & hit", f"{TEXT}\nMore.")
    assert (first.source, first.url, first.published) == ("The Post", "https://example.org/1", date(2026, 1, 24))
    assert second.id.endswith("a.xml:2")
    assert (second.text, second.published) == ("Shelling killed one in Kherson.", None)


@pytest.mark.parametrize("feed", [ATOM, RDF])
def test_atom_and_rdf(tmp_path, feed):
    (document,) = read(written(tmp_path, "a.xml", feed))[0]
    assert (document.title, document.text, document.source) == ("Port hit", TEXT, "The Post")
    assert (document.url, document.published) == ("https://example.org/1", date(2026, 1, 24))


def test_standard_input_by_its_start(monkeypatch):
    for content, identifier in (
        (TEXT, "-"),
        (json.dumps({"text": TEXT}), "-:1"),
        (json.dumps([{"id": "x", "text": TEXT}], indent=1), "x"),
        (RSS, "g1"),
        (PAGE, "-"),
    ):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
        assert read("-")[0][0].id == identifier


def test_a_bracket_does_not_make_it_json(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"[Kyiv] {TEXT}".encode())))
    assert read("-")[0][0].text == f"[Kyiv] {TEXT}"


# what cannot be read


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("b.txt", b"", "empty: "),
        ("b.txt", b" \r\n\t\n", "empty: "),
        ("b.txt", b"\xef\xbb\xbf", "empty: "),
        ("b.jsonl", b"", "empty: "),
        ("b.csv", b"", "empty: "),
        ("b.json", b"", "empty: "),
        ("b.json", b"[]", "empty: "),
        ("b.xml", b"", "empty: "),
        ("b.txt", bytes(range(256)) * 20, "binary: "),
        ("b.txt", b"%PDF-1.7 text", "binary: "),
        ("b.jsonl", b'{"text": "a\0b"}\n', "binary: "),
        ("b.txt", bytes(range(128, 256)) * 20, "undecodable: "),
        ("b.txt", "Київ під обстрілом".encode() + b"\xd0", "undecodable: "),
        ("b.txt", b"\xff\xfeA\x00B", "undecodable: "),
        ("b.json", b'{"text": ', "broken: "),
        ("b.json", b'"a text"', "broken: "),
        ("b.json", b'{"text": 5}', "broken: "),
        ("b.json", b'{"txt": "a"}', "broken: "),
        ("b.json", b'{"text": "A text.", "spans": [[0, 99]]}', "broken: "),
        ("b.json", b'{"text": "A text.", "spans": [[0, true]]}', "broken: "),
        ("b.json", b"[" * 100_000, "broken: "),
        ("b.json", b'{"schema_version": "1.0", "type": "strike"}', "events: "),
        ("b.jsonl", b'{"schema_version": "1.0", "type": "strike"}\n', "events: "),
        ("b.xml", b"<rss><channel><item>", "broken: "),
        ("b.xml", b"<articles><article>x</article></articles>", "empty: "),
        (
            "b.txt",
            b"Zwei Menschen wurden bei dem Angriff auf die Stadt verletzt, sagte der Sprecher.",
            "language: German",
        ),
        (
            "b.txt",
            "Deux personnes ont été blessées dans la ville après une attaque, selon le maire.".encode(),
            "language: French",
        ),
        (
            "b.txt",
            "W ataku na miasto zostały ranne dwie osoby, jak podał w czwartek rano mer, a trzy są w szpitalu.".encode(),
            "language: Polish",
        ),
        ("b.txt", "أصيب شخصان بجروح عندما أصابت طائرة مسيرة ميناء أوديسا".encode(), "language: Arabic"),
        ("b.txt", "无人机袭击敖德萨港口，造成两人受伤，市长说。敖德萨港口遭到袭击。".encode(), "language: Chinese"),
        ("b.jsonl", lines({"text": TEXT, "lang": "de"}).encode(), "language: German"),
    ],
)
def test_skipped_with_its_reason_and_the_good_one_stays(tmp_path, name, content, reason):
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, name, content)
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a.txt"]
    (told,) = skipped.values()
    assert told.startswith(reason)
    assert "\n" not in told
    assert ";" in told  # how to mend it


MARKUP = b"<p> </p> <rss> <item> <html <![CDATA[ <!-- &amp; &#0; <?xml <!DOCTYPE <meta ---".split()
JSON = [b"{", b"}", b'"text":', b'"spans":', b'"', b"[", b"]", b",", b"\\ud800", b"1e999"]
BYTES = [b"\n", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"The drone hit Kyiv. ", "Київ ".encode()]
SUFFIXES = [".txt", ".md", ".html", ".jsonl", ".json", ".csv", ".xml", ""]


@given(st.lists(st.sampled_from(MARKUP + JSON + BYTES) | st.binary(max_size=6), max_size=12), st.sampled_from(SUFFIXES))
def test_no_bytes_raise_anything_else(tmp_path_factory, pieces, suffix):
    folder = tmp_path_factory.mktemp("any")
    good, path = written(folder, "good.txt", TEXT), written(folder, f"any{suffix}", b"".join(pieces))
    documents, skipped = read(good, path)
    assert documents[0].text == TEXT
    assert len(documents) + len(skipped) >= 1


def test_billion_laughs_is_refused(tmp_path):
    entities = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
    bomb = f"<!DOCTYPE r [{entities}]><rss><channel><item><title>&b;</title></item></channel></rss>"
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "b.xml", bomb)
    assert read(tmp_path)[1]["b.xml"].startswith("broken: XML with entities")


def test_broken_line_three_of_five(tmp_path):
    good = [{"id": str(n), "text": f"{TEXT} {n}"} for n in range(5)]
    content = lines(*good[:2]) + '{"id": "2", "text": "cut' + "\n" + lines(*good[3:])
    path = written(tmp_path, "a.jsonl", content)
    documents, skipped = read(path)
    assert [d.id for d in documents] == ["0", "1", "3", "4"]
    assert list(skipped) == [f"{path}:3"]
    assert skipped[f"{path}:3"].startswith("broken: not JSON")


def test_an_undecodable_line_costs_one_line(tmp_path):
    content = (
        lines({"id": "1", "text": TEXT}).encode()
        + b'{"id": "2", "text": "\xff\xfe"}\n'
        + lines({"id": "3", "text": TEXT}).encode()
    )
    documents, skipped = read(written(tmp_path, "a.jsonl", content))
    assert [d.id for d in documents] == ["1", "3"]
    assert next(iter(skipped.values())).startswith("undecodable: ")


@pytest.mark.parametrize("name", ["b.txt", "b.jsonl", "b.json", "b.csv", "b.html", "b.xml", "b.md"])
def test_fifty_megabytes_of_one_line_are_skipped(tmp_path, name):
    head = {"b.jsonl": b'{"text": "', "b.json": b'{"text": "', "b.csv": b"id,text\n1,"}.get(name, b"")
    tail = b'"}\n' if "json" in name else b""
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, name, head + b"a drone hit it " * 3_400_000 + tail)
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a.txt"]
    assert len(skipped) == 1


def test_the_limit_is_the_caller_s(tmp_path):
    path = written(tmp_path, "a.txt", TEXT * 20_000)
    assert read(path)[0]
    with pytest.raises(DocumentError, match="over 1 MB"):
        read(path, max_mb=1)


def test_a_missing_path_among_others(tmp_path):
    path = written(tmp_path, "a.txt", TEXT)
    documents, skipped = read(tmp_path / "no.txt", path)
    assert len(documents) == 1
    assert skipped[str(tmp_path / "no.txt")].startswith("missing: ")


@pytest.mark.parametrize("paths", [["no.txt"], ["."], []])
def test_nothing_readable_raises(tmp_path, monkeypatch, paths):
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "a.txt", b"")
    with pytest.raises(DocumentError, match="nothing readable"):
        read(*paths)


def test_options_that_make_no_sense_raise():
    with pytest.raises(DocumentError, match="not a day"):
        read_documents("a.txt", published="soon")
    with pytest.raises(DocumentError, match="not read"):
        read_documents("a.txt", lang="de")
    with pytest.raises(DocumentError, match="max_mb"):
        read_documents("a.txt", max_mb=0)


def test_what_a_bare_text_lacks(tmp_path):
    path = written(tmp_path, "a.txt", TEXT)
    (document,) = read(path, published="2026-01-24", source="The Post", lang="uk")[0]
    assert (document.published, document.source, document.lang) == (date(2026, 1, 24), "The Post", "uk")
    own = written(tmp_path, "b.txt", "KYIV, Jan. 23, 2026 (Reuters) - Two were hurt.")
    assert read(own, published="2026-01-24")[0][0].published == date(2026, 1, 23)


def test_an_unclear_day_is_unknown_and_told(tmp_path, caplog):
    path = written(tmp_path, "a.jsonl", lines({"id": "x", "text": TEXT, "published": "03/04/2026"}))
    assert read(path)[0][0].published is None
    assert "03/04/2026" in caplog.text


# dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" date 2026-01-24 Russian attacks on Ukraine have killed", "2026-01-24"),
        ("By Micah Jonah | January 24, 2026\nFresh attacks", "2026-01-24"),
        ("KYIV, Jan. 24, 2026 (Reuters) - Two people", "2026-01-24"),
        ("KHARKIV, Ukraine, January 24, 2026 (AP) — Two", "2026-01-24"),
        ("24 January 2026\nTwo people", "2026-01-24"),
        ("Headline\n\nSaturday, 24th January 2026, 10:15 GMT\nTwo", "2026-01-24"),
        ("Headline\nPublished: 2026-01-24T10:00:00Z\n", "2026-01-24"),
        ("Updated: 25 Jan 2026\nPublished: 24 Jan 2026\n", "2026-01-24"),
        ("Offensive Campaign Assessment, January 24, 2026\nKey points", "2026-01-24"),
        ("24 січня 2026 року, 10:15\nДвоє", "2026-01-24"),
        ("Опубликовано: 24 января 2026 г.\nДвое", "2026-01-24"),
        ("24.01.2026 10:15\nTwo", "2026-01-24"),
        ("01/24/2026\nTwo", "2026-01-24"),
        ("Published 10:32 GMT 24 January 2026\nTwo", "2026-01-24"),
        ("First published on Sat 24 Jan 2026 10.32 GMT\nTwo", "2026-01-24"),
        ("Last updated on: January 24, 2026 05:32 pm\nTwo", "2026-01-24"),
        ("Posted by Jane Roe on January 24, 2026\nTwo", "2026-01-24"),
        ("By Jane Roe January 24, 2026 10:32 AM\nTwo", "2026-01-24"),
        ("January 24, 2026 10:32 am (Updated: January 25, 2026 11:00 am)\nTwo", "2026-01-24"),
        ("KYIV, Ukraine -- Jan 24, 2026 -- Two", "2026-01-24"),
        ("(Reuters) 24 January 2026 - Two", "2026-01-24"),
        ("Jan. 24, 2026 (UPI) -- Two", "2026-01-24"),
        ("Operational information as of 06:00 24.01.2026\nTwo", "2026-01-24"),
        ("24 January 2026: Two people died", "2026-01-24"),
        ("Timeline\n24 February 2022: Troops cross the border", None),
        ("Timeline\n2022-02-24 Troops cross the border", None),
        ("Two people, January 24, 2026, were hurt in Kyiv.", None),
        ("MOSCOW, January 24. /TASS/. Two", None),
        ("The ceasefire of 24 January 2026 held.", None),
        ("KYIV, Jan. 24 (Reuters) - Two people", None),
        ("03/04/2026\nTwo", None),
        ("On 24 January 2026 two people were hurt.", None),
        ("January 24, 2022 changed the country.", None),
        ("It was in Kyiv, January 24, 2022. Then", None),
        ("The war began on February 24, 2022.", None),
        ("2026-02-30\nTwo", None),
        ("Two people were hurt.\n" * 30 + "Published: 2026-01-24", None),
        ("", None),
    ],
)
def test_dateline(text, day):
    assert find_dateline(text) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-01-24", "2026-01-24"),
        ("2026-01-24T01:00:00+03:00", "2026-01-24"),
        ("2026-01-24 01:00", "2026-01-24"),
        ("Sat, 24 Jan 2026 08:00:00 GMT", "2026-01-24"),
        ("24 Jan 2026 08:00", "2026-01-24"),
        ("January 24, 2026", "2026-01-24"),
        ("Sat Jan 24 08:00:00 +0000 2026", "2026-01-24"),
        ("20260124", "2026-01-24"),
        ("1769212800", "2026-01-24"),
        ("2026-01", None),
        (1769212800, "2026-01-24"),
        (1769212800000, "2026-01-24"),
        (date(2026, 1, 24), "2026-01-24"),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        (3, None),
        (float("nan"), None),
        ("0001-01-01", None),
    ],
)
def test_published(value, day):
    assert parse_published(value)[0] == (date.fromisoformat(day) if day else None)


@given(st.text(max_size=200))
def test_no_text_breaks_the_search_for_a_date_or_language(text):
    find_dateline(text)
    parse_published(text)
    detect_language(text)


def test_never_the_day_of_the_file_or_of_the_run(tmp_path):
    assert read(written(tmp_path, "a.txt", TEXT))[0][0].published is None


# languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT, "en"),
        (UKRAINIAN, "uk"),
        (RUSSIAN, "ru"),
        ("Kharkiv", None),
        ("Kharkiv, Kyiv, Odesa, Lviv, Dnipro, Zaporizhzhia", None),
        ("Київ, Харків, Одеса", "uk"),
        ("نعم", None),
        ("La Paz, Los Angeles, Las Vegas, El Salvador", None),
        ("", None),
    ],
)
def test_detected_language(text, code):
    assert detect_language(text) == code


UNREAD = dict(line.split(": ", 1) for line in (DATA / "unread_languages.txt").read_text("utf-8").splitlines())


@pytest.mark.parametrize("code", UNREAD)
def test_one_sentence_tells_a_language_that_is_not_read(code):
    assert detect_language(UNREAD[code]) == code


@pytest.mark.parametrize(
    ("name", "code"), [("en-US", "en"), ("uk_UA", "uk"), ("rus", "ru"), ("English", "en"), ("xx", "xx"), (" ", None)]
)
def test_language_code(name, code):
    assert language_code(name) == code


@pytest.mark.shared
def test_no_article_of_the_corpora_is_taken_for_another_language(shared):
    for name in ("LGL.xml", "GeoVirus.xml"):
        texts = (shared / "corpora" / name).read_text("utf-8").split("<text>")[1:]
        assert {detect_language(text.split("</text>")[0]) for text in texts} <= {"en", None}


@pytest.mark.shared
def test_the_traps_are_read(shared):
    gold = [json.loads(line) for line in (shared / "gold" / "traps.jsonl").read_text("utf-8").splitlines()]
    assert [detect_language(trap["text"]) in (trap["lang"], None) for trap in gold] == [True] * len(gold)
