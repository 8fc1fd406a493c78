"""What a reader is told of an `add`: a line an input, and a sum that is always told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from digest_tui.cli.output import echo_json, echo_words
from digest_tui.errors import OutputLost
from digest_tui.export import as_json as json_of
from digest_tui.models import Filed

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.cli.progress import Progress
    from digest_tui.models import Outcome

_REFUSED = "refused"
_LEFT = "not looked at"


class Report:
    """Tells what becomes of each input. Output that is lost ends nothing before the end."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._objects: list[Any] = []
        self._counts: Counter[str] = Counter()
        self._lost: OutputLost | None = None
        self.bar: Progress | None = None
        self.files = 0
        """How many of the files have been come to."""

    @property
    def refused(self) -> bool:
        """Whether an input was refused."""
        return self._counts[_REFUSED] > 0

    def take(self, outcome: Outcome, *, known: bool = True) -> None:
        """Tell of one input; of one that is known already only where that is asked for."""
        self._counts[outcome.filed or _REFUSED] += 1
        self.files = outcome.done.files
        if self.bar:
            self.bar.take(outcome)
        if self._as_json:
            self._objects.append(json_of.outcome(outcome))
        elif (
            outcome.article
            and (known or outcome.filed is not Filed.KNOWN)
            and not (self.bar and self.bar.alone)
        ):
            line = f"{outcome.filed}  {outcome.article.name}"
            self._write(lambda: click.echo(line))
        if outcome.refused:
            echo_words(f"{_REFUSED}  {outcome.origin}: {outcome.refused}")

    def finish(self, left: int = 0) -> None:
        """Tell the sum.

        Args:
            left: Inputs that were not come to.
        """
        if self._as_json:
            self._write(lambda: echo_json(self._objects))
        self._counts[_LEFT] = left
        order = (*Filed, _REFUSED, _LEFT)
        told = ", ".join(f"{self._counts[what]} {what}" for what in order if self._counts[what])
        echo_words(told or "nothing")

    def check(self) -> None:
        """Raise what could not be raised before the end.

        Raises:
            OutputLost: Not all of the lines could be written.
        """
        if self._lost:
            raise self._lost

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except OutputLost as lost:
            self._lost = lost
