"""The sentences of a document, one after the other -> the times that each tells, and the day of an event.

A day is stated beside an event, counted from the day told last, or that of the heading, the paragraph or the entry
that it stands in. When a text was written or a toll was counted is no day of an event.
"""

from __future__ import annotations

import re
from datetime import date

from geo.lean import replace
from geo.model import Day
from geo.patterns import regex
from geo.reports.attachment.time_choice import choose_time
from geo.reports.counting.numbers import number_of
from geo.reports.drafts import Draft, days_agree
from geo.reports.grammar import has_pair
from geo.reports.lexicon import DEEDS, TALKS, EventTypes
from geo.reports.means import tells_of_flyers
from geo.reports.plans import planned_at
from geo.reports.scene import Found, Scene
from geo.reports.text.clean import CleanText, Sentence
from geo.reports.times.clocks import EARLY, LATE, clock_times, is_stamped, minutes_of, of_day, over_night, with_hours
from geo.reports.times.datelines import is_byline_date
from geo.reports.times.days import one_day
from geo.reports.times.find import AFTER, Time, find_times, is_long_past
from geo.reports.times.sequence import in_told_year, told_times
from geo.reports.times.timelines import dated_lines

__all__ = ["FOCUS_SENTENCES", "DayReader", "is_other_day", "share_days", "twin_days"]

FOCUS_SENTENCES = 3  # so long a sentence can tell more of the events told last
_SESSIONS = frozenset("meeting talks summit negotiations session round".split())
_OPENED = frozenset("began started opened lasted ended took concluded".split())
_OCCASIONS = frozenset("operation incident event tragedy episode".split())
_HAPPENED = frozenset("took occurred happened unfolded".split())
_SHORT_CHARS = 700  # a post, all of one occasion
_STAMP_ALONE = 14  # "15.58 GMT" on a line of its own
_TITLE_WORDS, _LEAD_LINES = 9, 2
_NEAR_START = 6
_TOLD_SENTENCES = 8  # in which "the next day" counts from a day told
_NEXT_LINES = 2
_SAME = frozenset("same that hours minutes hour third second fourth another".split())
_HOUR = frozenset("hours minutes hour".split())
_SAME_NIGHT = frozenset("night day later morning evening afternoon attack strike blast explosion".split())
_BARE_HALF = regex(
    r"in the (?:(?:early |late )?(?:morning|afternoon|evening)|(?:early|small) hours(?: of the morning)?)$"
)
_BORN = regex(r"\b(?:born|built|founded|opened|elected|appointed)(?: back)? ?$")  # no time of what befell them
_RANKED = regex(
    r"\b(?!west|east|test|arrest|protest|northwest|northeast|southwest|southeast|forest|guest|request)(?:\w{3,}est|most \w+|worst|first|second|third|biggest) (?:[\w-]+ ){1,5}(?:so far )?$"
)
_SERIES = regex(
    r"\b(?:among|in|of|by|follows|following|after|part of) (?:a|the) (?:\w+ ){0,2}(?:series|string|wave|spate|number|succession|flurry) of "
    r"(?:[\w-]+ ){1,6}$"
)
_LONG = ("week", "month", "year")
_FEW_DAYS, _WEEK = 2, 7
_HEADING_CHARS = 140
_HOURS = {"morning": 8, "day": 14}
_APART_HOURS, _EVENING, _MIDNIGHT = 5, 17, 24
_MEANS = frozenset("drones missiles bombs rockets shells strikes attacks bombardment barrage assault shelling".split())
_AHEAD_CHARS = 90


class DayReader:
    """Carries from sentence to sentence what tells the day of an event: headings, days told, the events in focus."""

    def __init__(self, published: date | None, types: EventTypes) -> None:
        self.types = types
        self.published = published
        self.focus: list[Draft] = []  # the events told last, in the sentence focus_at
        self.focus_at = -9
        self.header: Day | None = None  # the day of all below the line header_line
        self.header_line = -1
        self.told_day: tuple[date | None, int, int] = (None, 0, -1)  # with its sentence and line
        self.told_beside: tuple[Day | None, int] = (None, -1)  # day and line of the event told last
        self.entry_day: Day | None = None  # of the entries of a live blog
        self.stamp: int | None = None  # minutes of the day, of the entry of a live blog that is read
        self.short = False
        self.swapped: tuple[Day | None, int] = (None, -9)  # the day of the exchange of prisoners told last, and where
        self.dated: dict[int, Day] = {}  # the days of a timeline, by the sentence that is the heading

    def look_over(self, text: CleanText) -> None:
        """See what kind of text it is: a live blog, a timeline, a short post."""
        self.dated = dated_lines(text, self.published)
        stamps = sum(is_stamped(s.text) for s in text.sentences)
        if self.published and (stamps > 1 or (stamps and is_stamped(text.text))):
            self.entry_day = one_day(self.published)
        self.short = len(text.text) < _SHORT_CHARS

    def note_entry(self, sentence: Sentence) -> None:
        """Where a sentence opens an entry of a live blog, note its hour; alone on its line, the hour ends what was told.

        So does a day that heads an entry of a timeline.
        """
        if (day := self.dated.get(sentence.index)) is not None:
            self.header, self.header_line, self.focus = day, sentence.line, []
            self.told_day = (day.first if day.precision == "day" else None, sentence.index, sentence.line)
        if self.entry_day and is_stamped(sentence.text):
            self.stamp = minutes_of(sentence.text)
            self.focus = [] if len(sentence.text) <= _STAMP_ALONE else self.focus

    def times_of(self, sentence: Sentence) -> list[Time]:
        """Find the times that a sentence tells of events, and note a heading's day for what stands below."""
        if sentence.index in self.dated:
            return []
        dates = over_night(self._dates(sentence), sentence.low)
        times = self._of_that_day(sentence, with_hours(dates, sentence.low) or self._clocks(sentence))
        if times and (sentence.text.rstrip().endswith(":") or _is_heading(sentence, times[-1])):
            self.header, self.header_line = times[-1].day, sentence.line
        elif times and sentence.low[times[0].end :].startswith(":") and times[0].start <= _NEAR_START:
            if not days_agree(self.header, times[0].day):
                self.focus = []  # "March 20: ..." behind "January 30: ...": of another event
            self.header, self.header_line = times[0].day, sentence.line  # "Yesterday: ..."
        return [t._replace(start=t.start + sentence.start, end=t.end + sentence.start) for t in times]

    def note_title(self, scene: Scene, triggers: list[Found], times: list[Time]) -> None:
        """ "Donetsk region, 1 December.", "Night in Sumy region.": the day of what follows."""
        leading = scene.sentence.line <= _LEAD_LINES and self.focus_at != scene.sentence.index
        if leading and triggers and times and times[0].start <= scene.sentence.start + 1:
            day = times[0].day if _is_recent(times[0].day, self.published) else self.header
            self.header, self.header_line = day, scene.sentence.line  # "Since the beginning of the day ..."
        if not times or triggers or scene.casualties or len(scene.words) > _TITLE_WORDS:
            return
        day = times[-1].day
        if _is_recent(day, self.published) and (day.last != self.published or day.precision == "night"):
            self.told_beside = (day, scene.sentence.line)

    def note_days(self, scene: Scene, told: list[Draft], times: list[Time]) -> None:
        """Note the day of the attack that a sentence tells of, or of the drones where it files no event."""
        days = [
            d.day
            for d in told
            if d.kind in (*DEEDS, "interception") and d.occurrence == "occurred" and _is_recent(d.day, self.published)
        ]
        if any(t.kind == AFTER for t in times):
            days = []  # "It came a day after missiles hit Kyiv": no day of what is told beside it
        if not told and tells_of_flyers(scene):
            days = [t.day for t in times if t.day.precision in ("day", "night") and _is_recent(t.day, self.published)]
        if days:
            self.told_beside = (days[-1], scene.sentence.line)

    def day_of(self, scene: Scene, time: Time | None, status: str) -> Day | None:
        """Tell the day of an event: that of its time, of the event it goes on from, or of the heading."""
        if time is not None:
            ahead = status == "occurred" and self.published and time.day.first > self.published
            gone = (
                status == "planned"
                and self.published
                and time.day.precision in ("day", "night")
                and time.day.first < self.published
            )
            return None if ahead or gone else time.day  # what has happened has no day to come, a plan none gone by
        if status == "historical" and self.dated:
            return self.header
        if status != "occurred":
            return None
        if self.focus and _is_soon_after(scene.words):
            return _hours_later(scene, next((d.day for d in reversed(self.focus) if d.kind not in TALKS), None))
        return self.header if scene.sentence.line > self.header_line else None

    def note_session(self, scene: Scene, times: list[Time]) -> None:
        """ "The meeting began at 15:00 on 2 June": the day of the talks told just before without one."""
        if not times or times[0].day.precision != "day" or not has_pair(scene.words, _SESSIONS, _OPENED):
            return
        near = self.focus if scene.sentence.index - self.focus_at <= FOCUS_SENTENCES else []
        talks = [d for d in near if d.kind == "negotiation" and d.day is None and d.occurrence == "occurred"]
        if len(talks) == 1 and (self.published is None or times[0].day.last <= self.published):
            talks[0].add_day(times[0].day)

    def note_occasion(self, scene: Scene, times: list[Time]) -> None:
        """ "The incident happened on Tuesday night": the day of the one deed told just before without one."""
        days = [t.day for t in times if t.day.precision in ("day", "night") and not t.background]
        if len(days) != 1 or not has_pair(_without_which(scene.words), _OCCASIONS, _HAPPENED):
            return
        if scene.sentence.index - self.focus_at > FOCUS_SENTENCES:
            return
        deeds = [d for d in self.focus if d.kind in DEEDS and d.occurrence == "occurred"]
        there = [d for d in deeds if all(s.role != "site" or s.place == d.place for s in scene.sites)]
        if (
            len(deeds) == len(there) == 1
            and deeds[0].day is None
            and (self.published is None or days[0].last <= self.published)
        ):
            deeds[0].add_day(days[0])

    def note_swap(self, found: Found, scene: Scene, day: Day | None) -> None:
        """Note the day of an exchange: "On Saturday they freed three hostages ... Two were handed over in Khan Younis"."""
        if found.kind == "prisoner_exchange" and day is not None:
            self.swapped = (day, scene.sentence.index)

    def day_of_swap(self, scene: Scene) -> Day | None:
        """The day of the exchange told just before."""
        day, at = self.swapped
        return day if scene.sentence.index - at <= FOCUS_SENTENCES else None

    def status_on(self, day: Day | None, status: str) -> str:
        """What has happened on a day long past, by the entry of a timeline, is historical."""
        return "historical" if status == "occurred" and is_long_past(day, self.published) else status

    def day_beside(self, scene: Scene) -> Day | None:
        """The day of the event told before in the paragraph or the post, or of a live blog's entries."""
        if self.types.cue("occurrence.earlier").any(scene.words):
            return None
        day, line = self.told_beside
        near = line == scene.sentence.line or (scene.sentence.line - line <= _NEXT_LINES and _goes_on(scene.words))
        if day and (near or self.short):
            return replace(day, half=None)
        return self.entry_day

    def _dates(self, sentence: Sentence) -> list[Time]:
        """The dates of a sentence that events can be of."""
        published = self.published
        times = [
            t
            for t in find_times(sentence.low, published)
            if not (is_byline_date(sentence, t) or _is_status(sentence, t) or _BORN.search(sentence.low, 0, t.start))
            and not _is_ranked_in(sentence, t, published)
            and not _is_of_series(sentence, t)
        ]
        if times and (planned := self._planned_at(sentence)):
            ahead = {(t.start, t.end): t for t in find_times(sentence.low, published, future=True)}
            times = [ahead.get((t.start, t.end), t) if _is_ahead(sentence, planned, t) else t for t in times]
        return self._counted(sentence, times)

    def _planned_at(self, sentence: Sentence) -> list[int]:
        """Where a sentence speaks of what is to come, as offsets in it."""
        found = planned_at(sentence.words, self.types)
        return [sentence.tokens[start].start - sentence.start for start in found]

    def _counted(self, sentence: Sentence, times: list[Time]) -> list[Time]:
        """With the phrases that count from the day told last: "that night", "two days earlier"."""
        told, at, _ = self.told_day
        if at < sentence.index - _TOLD_SENTENCES:
            told = None
        times = in_told_year(sentence.low, times, told, self.published)
        night_told = bool(self.focus and self.focus[-1].day)  # "the same night" is then that of the event told
        found = told_times(sentence.low, times, told, self.published)
        return [t for t in found if not (t.kind == "told" and t.day.half == "night" and night_told)]

    def _clocks(self, sentence: Sentence) -> list[Time]:
        """Clock times, but for the one that opens an entry: it tells when the entry was written."""
        found = clock_times(sentence.low, self.published)
        return found[1:] if found and self.entry_day and is_stamped(sentence.text) else found

    def _of_that_day(self, sentence: Sentence, times: list[Time]) -> list[Time]:
        """ "On Tuesday ... In the evening": the evening of the day that was told just before."""
        out = []
        for time in times:
            if time.day.half and _BARE_HALF.match(sentence.low, time.start, time.end):
                time = self._half_of_that_day(sentence, time)
            elif time.kind in (EARLY, LATE):
                time = self._by_the_clock(sentence, time)
            elif time.day.precision == "day":
                self.told_day = (time.day.first, sentence.index, sentence.line)
            out.append(time)
        return out

    def _half_of_that_day(self, sentence: Sentence, time: Time) -> Time:
        day, told_at, _ = self.told_day
        near = 0 if "hours" in sentence.low[time.start : time.end] else FOCUS_SENTENCES
        if day is None or sentence.index - told_at > near:
            return time
        return time._replace(day=replace(time.day, first=day, last=day))

    def _by_the_clock(self, sentence: Sentence, time: Time) -> Time:
        """ "At 14:20": of the day told in the paragraph, in the heading, in the text; else of the day of publication."""
        day, _, line = self.told_day
        told = one_day(day, "stated") if day else None
        beside, beside_line = self.told_beside
        if line == sentence.line or self.entry_day:
            return of_day(time, told) if told and line == sentence.line else time
        if beside and beside_line == sentence.line:
            return of_day(time, beside)
        nearest = self.header or told
        return of_day(time, nearest) if nearest and _is_recent(nearest, self.published) else time


def _without_which(words: list[str]) -> list[str]:
    """ "The operation, which took place on 1 March"."""
    return [w for w in words if w not in (",", "which", "that")]


def share_days(
    scene: Scene,
    triggers: list[Found],
    placed: dict[int, list[Draft]],
    made: list[Draft],
    times: list[Time],
    types: EventTypes,
) -> None:
    """ "They swapped 200 on Monday; the exchange took place in X": the day of the deed that has no place of its own."""
    for n, found in enumerate(triggers):
        if placed[n]:
            continue
        time = choose_time(scene, triggers, n, times, types)
        for draft in made:
            if time is not None and draft.kind == found.kind and draft.day is None:
                draft.day = time.day


def twin_days(scene: Scene, time: Time | None, times: list[Time]) -> list[Day]:
    """ "struck it twice, on Thursday and on Friday": the days told beside the one chosen."""
    if time is None or time.day.precision != "day":
        return []
    begin = scene.sentence.start
    out = []
    for other in times:
        low, high = sorted((time, other), key=lambda t: t.start)
        between = scene.sentence.low[low.end - begin : high.start - begin].replace("on", "").strip(" ,")
        if (
            other is not time
            and between == "and"
            and other.day.precision == "day"
            and not days_agree(time.day, other.day)
        ):
            out.append(other.day)
    return out


def is_other_day(told: Day | None, day: Day | None) -> bool:
    """Days apart by more than the slack of a night: another attack, not more on the one told."""
    if told is None or day is None or day.precision == "year":
        return False
    return max((day.first - told.last).days, (told.first - day.last).days) > 1


def _is_recent(day: Day | None, published: date | None) -> bool:
    """A day or night, or a few days, of the week before publication."""
    if day is None or published is None or (day.last - day.first).days > _FEW_DAYS:
        return False
    return 0 <= (published - day.last).days <= _WEEK


def _is_heading(sentence: Sentence, time: Time) -> bool:
    """ "Situation over the past day - summary of the administration": all below is of that night or those days."""
    plain = len(sentence.text) <= _HEADING_CHARS and sentence.text[-1:].isalnum()
    return sentence.line <= 1 and plain and time.day.precision in ("range", "night")


def _is_soon_after(words: list[str]) -> bool:
    """ "The same night", "hours later", "an hour earlier": counted from what was told before."""
    return any(
        (a in _SAME and b in _SAME_NIGHT) or (a in _HOUR and b == "earlier")
        for a, b in zip(words, words[1:], strict=False)
    )


def _hours_later(scene: Scene, day: Day | None) -> Day | None:
    """ "Ten hours later" than in the morning is the evening of that day."""
    if day is None or day.half not in _HOURS or day.precision != "day" or "later" not in scene.words:
        return day
    at = scene.words.index("later")
    hours = number_of(scene.sentence.tokens, at - 2) if scene.words[at - 1 : at] == ["hours"] and at > 1 else None
    if not hours or hours[0] < _APART_HOURS:
        return day
    hour = _HOURS[day.half] + hours[0]
    return replace(day, half="day" if hour < _EVENING else "evening") if hour < _MIDNIGHT else None


def _goes_on(words: list[str]) -> bool:
    """ "Elsewhere, ...", "Another drone ...", "The missiles ...": what tells more of the same day."""
    led = words[:1] == ["the"] and len(words) > 1 and words[1] in _MEANS
    return led or words[:1] in (["elsewhere"], ["another"], ["separately"])


def _is_ahead(sentence: Sentence, planned: list[int], time: Time) -> bool:
    """True for "due to meet on Thursday", false for "will mourn those killed on Thursday"."""
    for at in planned:
        between = sentence.low[at : time.start] if at < time.start else sentence.low[time.end : at]
        if len(between) <= _AHEAD_CHARS and not re.search(
            r"\b(?:killed|wounded|injured|died|hit|struck|attack|attacks|strike|strikes|recalled|remembered)\b", between
        ):
            return True
    return False


def _is_ranked_in(sentence: Sentence, time: Time, published: date | None) -> bool:
    """ "The largest assault of 2026", written in 2026: the time that it is compared in, not when it was."""
    if published is None or time.day.precision not in _LONG or not time.day.first <= published <= time.day.last:
        return False
    return bool(_RANKED.search(sentence.low, 0, time.start))


def _is_of_series(sentence: Sentence, time: Time) -> bool:
    """ "The latest in a series of attacks over the past week": when the others were."""
    return "of" in sentence.low[: time.start] and bool(_SERIES.search(sentence.low, 0, time.start))


def _is_status(sentence: Sentence, time: Time) -> bool:
    """ "As of the morning of 29 June, 18 were dead": when it was counted, not when it happened."""
    return sentence.low[: time.start].rstrip().endswith(("as of", "as at", "as of the", "as at the"))
