"""Document and places -> reports: what one document says of each event.

``extract`` drives it, from sentence to sentence. What each part tells:

- ``text`` cleans a text, parts it into sentences and leaves the menus of its page out.
- ``counting`` reads numbers of people, ``casualties`` what befell them, ``times`` when it was, ``voices`` who says so.
- ``names`` says which names are places and which place of that name is meant, ``roles`` how a place stands in its
  sentence, ``places`` where that is and what "the city" stands for; ``sites`` puts the three together.
- ``triggers`` finds the words that report an event, by what each type needs beside them; ``occurrence`` says whether it
  happened, ``plans`` what speaks of the future, ``standing``, ``asides`` and ``earlier`` what is not of the day told of,
  ``kinds`` of what kind a vague deed is, ``means`` and ``parties`` with what and by whom.
- ``attachment`` says which place and time belong to a trigger or a claim; a ``scene`` is a sentence with all found in it.
- A class a task: ``dating`` the days, ``claims`` the casualties with ``tolls``, ``deeds`` what a trigger tells, ``unplaced``
  what has no place of its own, ``filing`` which event told before it is, each a draft (``drafts``) until ``settle``, ``exactly``,
  ``beside`` and ``late_places`` make one event of what is one, and ``write`` reports it.
- Lines and pages: ``heads``, ``captions`` and ``lead``. Small helpers: ``grammar``, ``violence``, ``rounds`` of talks.

The words themselves are data, in ``data/event_types``.
"""

from geo.reports.extract import extract_reports
from geo.reports.lexicon import EventTypes, load_event_types

__all__ = ["EventTypes", "extract_reports", "load_event_types"]
