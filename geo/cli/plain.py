"""``geo events PATH... [-o FILE]`` and ``geo places PATH... [-o FILE]`` without the option parser.

Loading click and building all the verbs takes longer than reading a short article. Whatever else is asked, options
that are not known here and wrong usage too, goes to `geo.cli.commands`, which does the same for these forms.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from geo.lean import NamedTuple

__all__ = ["Form", "plain_form", "run_plain"]


class Form(NamedTuple):
    """What is asked."""

    verb: str
    paths: tuple[str, ...]
    output: str = "-"
    per_document: bool = False


def plain_form(arguments: Sequence[str]) -> Form | None:
    """Give what is asked; None where click is needed to tell.

    Examples
    --------
    >>> plain_form(["events", "two.txt", "-o", "-"])
    Form(verb='events', paths=('two.txt',), output='-', per_document=False)
    >>> plain_form(["events", "two.txt", "--since", "2026"]) is None
    True
    """
    if not arguments or arguments[0] not in ("events", "places"):
        return None
    verb, paths, outputs, per_document = arguments[0], [], [], False
    rest = iter(arguments[1:])
    for argument in rest:
        if argument == "-o":
            outputs.append(next(rest, ""))
        elif argument == "--per-document" and verb == "events":
            per_document = True
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            paths.append(argument)
    if not paths or len(outputs) > 1:
        return None
    form = Form(verb, tuple(paths), (*outputs, "-")[0], per_document)
    return form if _is_well_used(form) else None


def _is_well_used(form: Form) -> bool:
    """Whether the output has a format, and the inputs are articles: what click would refuse is left to click."""
    from geo.cli.inputs import is_project_folder
    from geo.cli.verbs import PLACES_SUFFIXES
    from geo.export import SUFFIXES, holds_events

    known = PLACES_SUFFIXES if form.verb == "places" else SUFFIXES
    if form.output != "-" and not form.output.lower().endswith(known):
        return False
    return form.verb == "places" or not any(holds_events(path) or is_project_folder(path) for path in form.paths)


def run_plain(form: Form) -> int:
    """Do what is asked; give the exit code."""
    from geo.cli.printing import prepare, say
    from geo.cli.verbs import put_events, put_places
    from geo.errors import GeoError

    prepare()
    try:
        if form.verb == "places":
            put_places(form.paths, form.output, {})
        else:
            put_events(form.paths, form.output, {}, per_document=form.per_document)
        sys.stdout.flush()
    except GeoError as error:
        say(str(error))
        return 1
    except BrokenPipeError:  # who reads the output has gone: nothing to tell, and nothing more to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 1
    return 0
