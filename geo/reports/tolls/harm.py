"""People killed or hurt, as a sentence tells of them: a claim with all that stands beside it."""

from __future__ import annotations

from geo.lean import NamedTuple
from geo.reports.attachment.time_choice import choose_time
from geo.reports.casualties.scan import Casualty
from geo.reports.drafts import Draft
from geo.reports.lexicon import CASUALTY_KINDS, EventTypes
from geo.reports.scene import Found, Scene
from geo.reports.times.find import Time

__all__ = ["Harm"]


class Harm(NamedTuple):
    """What a claim tells, before it has its events."""

    casualty: Casualty
    token: int  # the word that says what befell them
    scene: Scene
    triggers: list[Found]
    placed: dict[int, list[Draft]]  # the events of each trigger
    made: list[Draft]  # the events of the sentence so far
    times: list[Time]

    @property
    def verb(self) -> str:
        """The word that says what befell them: "killed", "dead"."""
        return self.scene.words[self.token]

    def time(self, types: EventTypes) -> Time | None:
        """The time phrase that the claim belongs to."""
        return choose_time(self.scene, self.triggers, None, self.times, types, token=self.token)

    def deeds_beside(self) -> list[Draft]:
        """The violent events of the trigger that stands nearest."""
        options = []
        for n, found in enumerate(self.triggers):
            drafts = [d for d in self.placed.get(n, ()) if d.kind in CASUALTY_KINDS]
            if drafts:
                apart = abs(found.first - self.token) + self.scene.barriers(found.first, self.token)
                options.append((apart, n, drafts))
        return min(options)[2] if options else []
