"""Document and places -> reports: what one document says of each event.

The modules by what they tell, each of its own words; ``extract`` drives them:

- ``text`` cleans and splits, by ``line_wraps`` and ``sentence_ends``; ``grammar`` tells a passive, and what is told of before.
- Phrases: ``people``, ``quantities``, ``casualties``, ``times`` and ``speakers`` read them.
- Numbers of people: ``numbers`` reads words and digits, ``intervals`` what they leave open, ``counted`` what they count,
  ``unnumbered`` people told without a figure, ``ages`` what is behind them; ``quantities`` finds them all.
- Killed and hurt: ``casualties`` finds their claims with a ``casualty_scan``: ``casualty_tolls``, ``casualty_zeros``,
  ``casualty_lists``, ``casualty_phrases``, ``casualty_verbs``, ``casualty_singles`` for one whom no number tells and
  ``casualty_people`` for whom a word counts; ``toll_parts`` says what the claims of a sentence are to each other.
- Times: ``time_forms`` holds how they are written, ``time_senses`` what they mean, ``days`` the calendar; ``times`` finds
  them, ``clocks`` hours, ``sequence`` what counts from a day told before, ``datelines`` when a text was written.
- Names in a sentence: ``sites`` puts them there; ``pieces``, ``capitals`` and ``things`` say which are no place,
  ``namesakes`` and ``unit_names`` which of the places called so is meant, ``doubtful`` whether a name is one,
  ``strange_names`` and ``unknown`` what else is named as a village.
- How a name stands there: ``roles`` asks the rules of ``standins`` (it means an accord, a ship, a government),
  ``speaking`` (who speaks, or where) and ``whereabouts`` (where somebody only was), by what governs it, which
  ``prepositions`` finds; ``qualifiers`` of two names which only says where the other is.
- Where it lies: ``places`` and ``land``; where a sentence without a name is: ``anaphors`` with ``context``, and ``main_place``.
- What happened: ``violence`` is a quick test of its words, ``triggers`` finds them; ``needs`` says what must stand
  beside them, a module a type, ``rivals`` which of them wins; ``occurrence``, ``standing``, ``kinds``; with what and
  by whom: ``means`` and ``parties``; who says so: ``voices``. What is no event: ``look_alikes``, strikes of
  ``labour`` and other words that are ``unarmed``; which numbers are of none: ``war_tolls`` and ``asides``.
- What belongs together in a sentence: ``site_choice`` with ``site_fit`` and ``site_lists``, and ``time_choice``.
- From sentence to sentence, a class a task: ``dating`` the days, ``claims`` the casualties, ``deeds`` what a trigger tells,
  ``unplaced`` what has no place of its own, ``filing`` which event told before it is; then ``settle``,
  with ``exactly`` for what a lead tells of a whole unit, and ``write`` finish.
- Of the dead and hurt, one by one: ``harm`` holds what stands beside them, ``harm_kinds`` tells what befell them,
  ``toll_scope`` how far a number reaches, ``retold`` what it adds to those told before, ``headed_lists`` what a heading
  says of the lines below; ``counts`` makes of all numbers of an event the one that is written.

The words themselves are data, in ``data/event_types``.
"""

from geo.reports.extract import extract_reports
from geo.reports.lexicon import EventTypes, load_event_types

__all__ = ["EventTypes", "extract_reports", "load_event_types"]
