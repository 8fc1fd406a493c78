"""The dialogue of `--plain`: reads lines, has them answered, writes what comes of it."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from digest_tui.cli.attending import Work
from digest_tui.cli.output import echo_lines, echo_words, table_width, text_width
from digest_tui.cli.typed import Typed, Unreadable
from digest_tui.cli.waiting import index_awaited
from digest_tui.errors import DigestError, OutputLost
from digest_tui.export.lines import hanging
from digest_tui.plain.session import Reply, greeting, reply
from digest_tui.plain.views import Room, State
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.library import Library

_BELOW = 3
"""Lines of a terminal that a page leaves: an empty one, where one is, and the prompt."""
_LOWEST = 3


def converse(library: Library, notices: Sequence[str] = ()) -> int:
    """Answer lines until there are no more; give the exit code of the first that failed.

    Where a person types, nothing but the end of all ends it, and it never fails.
    """
    typed, state, failed = Typed(), State(), 0
    for words in (*notices, greeting(library)):
        _say(words, _room(pages=typed.by_hand))
    while True:
        try:
            line = typed.line()
            if line is None:
                if typed.by_hand:
                    click.echo()  # what comes next stands on a line of its own
                break
            room = _room(pages=typed.by_hand)
            answer = _answered(library, state, line, room)
            state = answer.state
            if answer.leaves:
                break
            _write(answer, room)
            if typed.by_hand and answer.searched:
                library.searches.remember(answer.searched)
        except (OutputLost, Unreadable):
            raise
        except DigestError as error:
            sys.stdout.flush()
            _say(str(error), _room(pages=typed.by_hand))
            failed = failed or (0 if typed.by_hand else error.exit_code)
        except KeyboardInterrupt:
            if not typed.by_hand:
                raise
            click.echo()
    return failed


def _say(words: str, room: Room) -> None:
    for line in hanging("", clean_line(words), room.width):
        echo_words(line)


def _answered(library: Library, state: State, line: str, room: Room) -> Reply:
    def do(wanted: Callable[[], bool]) -> Reply:
        return reply(library, state, line, room, wanted)

    with index_awaited(library):
        return Work(do).attended(echo_words if room.height else None)


def _room(*, pages: bool) -> Room:
    """Give the size of what is written to; it may be another one than before."""
    if not pages:
        return Room(text_width(), None)
    rows = shutil.get_terminal_size((80, 24)).lines
    # Terminals that know no better break a line that fills theirs once more.
    width = min(text_width(), max(20, table_width() - 1))
    return Room(width, max(_LOWEST, rows - _BELOW))


def _write(answer: Reply, room: Room) -> None:
    """Write an answer; where there is no prompt, an empty line says that it is all."""
    for words in answer.words:
        _say(words, room)
    echo_lines(answer.lines if room.height else (*answer.lines, ""))
    sys.stdout.flush()
