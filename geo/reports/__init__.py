"""Document and places -> reports: what one document says of each event.

``text`` cleans and splits, ``people``, ``quantities``, ``casualties``, ``times`` and
``speakers`` read phrases, ``roles``, ``sites``, ``unknown`` and ``context`` say where
things can have happened, ``triggers`` with ``needs`` and ``territory``, ``occurrence``,
``standing``, ``kinds``, ``means`` and ``parties`` what happened, with what and by whom,
``war_tolls`` and ``asides`` which numbers are of no event, ``voices`` who says so. ``attach`` finds what belongs together in a sentence. A reader goes
from sentence to sentence, a class a task: ``dating`` the days, ``claims`` the casualties,
``unplaced`` what has no place of its own; ``extract`` drives it, ``settle`` and ``write``
finish.
The words themselves are data, in ``data/event_types``.
"""

from geo.reports.extract import extract_reports
from geo.reports.lexicon import EventTypes, load_event_types

__all__ = ["EventTypes", "extract_reports", "load_event_types"]
