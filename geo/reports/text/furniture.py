"""The sentences of a page that are no article: menus, teasers, lists of other stories."""

from __future__ import annotations

from geo.patterns import regex
from geo.reports.lexicon import EventTypes
from geo.reports.text.clean import CleanText, Sentence

__all__ = ["furniture_of"]

_BULLET = regex(r"^(?:[-*\u2022\u2013>|]|\d+[.)])\s*")
_HEADING = regex(
    r"^(?:news tracker: ?)?(?:recommended from|more|most|latest|top|related|other|popular|recommended|past|further|previous|keep|continue|suggested|featured|trending|also)"
    r" (?:\w+ )?(?:checks|explainers|analysis|features|interviews|opinion|podcasts|editorial|stories|story|news|reading|read|viewed|watched|shared|articles|coverage|headlines|topics|videos|posts|links|content|updates)\b.{0,40}$"
)
_NOTICE = regex(
    r"\u00a9|\(c\) ?20\d\d|\bcopyright\b|\ball rights reserved\b|\bnewsletter|\bprivacy (?:policy|notice)\b|\bcookies?\b|\byour inbox\b"
    r"|\bfollow us\b|\blegal notice\b|\bdata protection\b|\bcontact us\b|\bimprint\b|\bterms of (?:use|service)\b|\bsubscribe\b|\bsign up\b|\bbecome a (?:member|subscriber|sponsor)\b"
)
_NOTICE_PARTS = (  # without one of which there is none: told faster
    "\u00a9", "(c)", "copyright", "all rights", "newsletter", "privacy", "cookie", "inbox", "follow us", "legal notice",
    "data protection", "contact us", "imprint", "terms of", "subscribe", "sign up", "become a",
)  # fmt: skip
# "#Attack #Colombia #soldiers", "Bogota / EFE": what a page is filed under, and whose text it is.
_LABELS = regex(r"^(?:#\w+[ ,]*){2,}|^[A-Z][\w. ]{2,30} ?/ ?[A-Z]{2,5}$")
_LONG = 140
_SHORT = 90
_HEADLINE_WORDS = 6


def furniture_of(text: CleanText, types: EventTypes) -> frozenset[int]:
    """Numbers of the sentences under a heading such as "Read more", until running text begins again."""
    headers = types.words["furniture.headers"]
    out = _menus(text, types.words["furniture.menu"])
    under = False
    gap_before: dict[int, bool] = {}
    last = None
    for sentence in text.sentences:
        gap_before[sentence.index] = last is None or _blank_between(text, last, sentence)
        last = sentence
    by_line: dict[int, list[Sentence]] = {}
    for sentence in text.sentences:
        by_line.setdefault(sentence.line, []).append(sentence)
    for sentences in by_line.values():
        body = " ".join(s.text for s in sentences)
        plain = _BULLET.sub("", body).strip(" :.").lower()
        if plain in headers or _is_heading(plain):
            under = True
        elif under and (
            len(body) > _LONG or (gap_before[sentences[0].index] and not _BULLET.match(body) and _is_prose(body))
        ):
            under = False
        if under or plain in headers or plain.startswith(tuple(f"{h}:" for h in headers)):
            out.update(s.index for s in sentences)
    out.update(s.index for sentences in by_line.values() for s in sentences if _LABELS.match(s.text))
    return frozenset(out | _tail(by_line, headers))


def _is_heading(plain: str) -> bool:
    return len(plain) < _SHORT and bool(_HEADING.match(plain))


def _is_notice(plain: str) -> bool:
    return any(part in plain for part in _NOTICE_PARTS) and _NOTICE.search(plain) is not None


def _tail(by_line: dict[int, list[Sentence]], headers: frozenset[str]) -> set[int]:
    """What stands below the last paragraph of a page, where it holds a heading or a notice of pages."""
    out: set[int] = set()
    marked = False
    for sentences in reversed(by_line.values()):
        body = " ".join(s.text for s in sentences)
        plain = _BULLET.sub("", body).strip(" :.").lower()
        mark = plain in headers or _is_heading(plain) or _is_notice(plain)
        if _is_prose(body) and not mark:
            return out if marked else set()
        marked = marked or mark
        out.update(s.index for s in sentences)
    return set()  # no paragraph at all: a list of its own


def _menus(text: CleanText, items: frozenset[str]) -> set[int]:
    """Runs of short lines without a full stop, one of which is a word of menus: "Sign in", "Subscribe"."""
    out: set[int] = set()
    run: list[Sentence] = []
    for sentence in (*text.sentences, None):
        if (
            sentence is not None
            and len(sentence.text) < _SHORT
            and not sentence.text.rstrip().endswith((".", "!", "?", ":", ";", '"'))
        ):
            run.append(sentence)
            continue
        if len(run) > 2 and any(_BULLET.sub("", s.text).strip(" |").lower() in items for s in run):
            title = _headline(run)
            out.update(s.index for s in run if s is not title)
        run = []
    return out


def _headline(run: list[Sentence]) -> Sentence | None:
    """The line among those of a menu that is the title of the article: the longest, if it is long and no byline."""
    long = [
        s for s in run if len(s.text.split()) >= _HEADLINE_WORDS and "|" not in s.text and not s.low.startswith("by ")
    ]
    return max(long, key=lambda s: len(s.text), default=None)


def _blank_between(text: CleanText, before: Sentence, after: Sentence) -> bool:
    raw = text.raw[text.raw_offset(before.end) : text.raw_offset(after.start)]
    return raw.count("\n") > 1


def _is_prose(body: str) -> bool:
    return len(body) > 60 and body.rstrip("\"\u201d')").endswith((".", "!", "?"))
