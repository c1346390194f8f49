"""Document and places -> reports: what one document says of each event.

``text`` cleans and splits, ``people``, ``quantities``, ``casualties``, ``times`` and
``speakers`` read phrases, ``roles``, ``sites``, ``unknown`` and ``context`` say where
things can have happened, ``triggers`` with ``needs`` and ``territory``, ``occurrence``,
``means`` and ``parties`` what happened, with what and by whom, ``attach`` and ``claims``
join them, ``extract`` drives the whole and ``settle`` and ``write`` finish it.
The words themselves are data, in ``data/event_types``.
"""

from geo.reports.extract import extract_reports
from geo.reports.lexicon import EventTypes, load_event_types

__all__ = ["EventTypes", "extract_reports", "load_event_types"]
