"""A terminal that does what it is sent, as the standard says and no more.

It knows nothing of the program: what it shows is compared with what should be shown. A
sequence that it does not know is a mistake of the program and fails the test.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<private>[<=>?])?(?P<numbers>[\d;]*)\$?(?P<final>[@-~])"
    r"|\x1b\]8;[^;]*;(?P<link>[^\x1b\x07]*)(?:\x1b\\|\x07)"
    r"|\x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]*)\x07"
    r"|(?P<control>[\r\n\x08\x18])"
    r"|(?P<text>[ -~]+|[^\x00-\x1f\x7f])",
    re.DOTALL,
)
_BEGUN = re.compile(r"\x1b(?:\[[<=>?]?[\d;]*\$?|\](?:8|52?)?;?[^\x1b\x07]*\x1b?)?")
_ATTRIBUTES = {1, 2, 3, 4, 5, 7, 8, 9, 21, 53}
_ENDS = {22: {1, 2}, 23: {3}, 24: {4, 21}, 25: {5}, 27: {7}, 28: {8}, 29: {9}, 55: {53}}


class Cell(NamedTuple):
    """A character and how it is drawn."""

    text: str = " "
    attributes: frozenset[int] = frozenset()
    foreground: tuple[int, ...] = ()
    background: tuple[int, ...] = ()
    link: str = ""


BLANK = Cell()
_SEEN_ON_BLANKS = {4, 5, 7, 9, 21, 53}


def _seen(cell: Cell) -> Cell:
    if cell.text == " " and not cell.attributes & _SEEN_ON_BLANKS:
        return BLANK._replace(background=cell.background, link=cell.link)
    return cell


@dataclass
class Emulator:
    """The screen of a terminal whose lines do not wrap and whose ends of lines are raw."""

    width: int
    height: int
    cells: list[list[Cell]] = field(init=False)
    x: int = 0
    y: int = 0
    pen: Cell = BLANK
    top: int = 0
    bottom: int = field(init=False)
    clipboard: str = ""

    def __post_init__(self) -> None:
        self.cells = [[BLANK] * self.width for _ in range(self.height)]
        self.bottom = self.height

    def feed(self, data: str) -> str:
        """Do what is sent.

        Returns:
            What may be the beginning of a sequence that has not come in whole yet.
        """
        at = 0
        while at < len(data):
            token = _TOKEN.match(data, at)
            if token is None and _BEGUN.fullmatch(data, at):
                return data[at:]
            assert token, f"what is {data[at : at + 20]!r}?"
            at = token.end()
            if text := token["text"]:
                for character in text:
                    self._write(character)
            elif token["control"]:
                self._control(token["control"])
            elif token["final"]:
                numbers = [int(some or 0) for some in token["numbers"].split(";")]
                self._sequence(token["private"] or "", token["final"], numbers)
            elif token["link"] is not None:
                self.pen = self.pen._replace(link=token["link"])
            else:
                self.clipboard = base64.b64decode(token["copied"]).decode()
        return ""

    @property
    def seen(self) -> list[list[Cell]]:
        """What can be seen: of a blank, only its background, a link, and lines on it."""
        return [[_seen(cell) for cell in row] for row in self.cells]

    def shows_what(self, other: Emulator) -> bool:
        """Tell whether the same can be seen on another; most cells are simply the same."""
        return all(
            ours == theirs
            or all(
                one == two or _seen(one) == _seen(two)
                for one, two in zip(ours, theirs, strict=True)
            )
            for ours, theirs in zip(self.cells, other.cells, strict=True)
        )

    @property
    def lines(self) -> list[str]:
        """What can be read."""
        return ["".join(cell.text for cell in row) for row in self.cells]

    def _write(self, text: str) -> None:
        size = 1 if len(text) == 1 and text.isascii() else cell_len(text)
        row = self.cells[self.y]
        if not size:
            at = self.x - 1
            while at and not row[at].text:
                at -= 1
            row[at] = row[at]._replace(text=row[at].text + text)
            return
        if self.x + size > self.width:
            return
        self._break(self.x)
        self._break(self.x + size)
        row[self.x] = Cell(text, *self.pen[1:])
        for more in range(1, size):
            row[self.x + more] = self.pen._replace(text="")
        self.x += size

    def _break(self, x: int) -> None:
        """Blank a wide character that is cut in two before a cell."""
        row = self.cells[self.y]
        if x < self.width and not row[x].text:
            left = x
            while not row[left].text:
                left -= 1
                row[left + 1] = row[left + 1]._replace(text=" ")
            row[left] = row[left]._replace(text=" ")

    def _control(self, control: str) -> None:
        if control == "\r":
            self.x = 0
        elif control == "\b":
            self.x -= 1
            assert self.x >= 0
        elif control == "\n":
            self.y += 1
            assert self.y < self.height, "this would scroll"

    def _sequence(self, private: str, final: str, numbers: list[int]) -> None:
        first = numbers[0] or 1
        if private or final in "hl":
            return
        self.x = min(self.x, self.width - 1) if final in "ABCDGJKX" else self.x
        if final == "H":
            self.y, self.x = first - 1, (numbers[1] or 1) - 1 if len(numbers) > 1 else 0
            assert 0 <= self.x < self.width
            assert 0 <= self.y < self.height
        elif final == "G":
            self.x = first - 1
            assert self.x < self.width
        elif final in "ABCD":
            self.x += {"C": first, "D": -first}.get(final, 0)
            self.y += {"B": first, "A": -first}.get(final, 0)
            assert 0 <= self.x < self.width
            assert 0 <= self.y < self.height
        elif final == "m":
            self._style(numbers)
        elif final == "K":
            assert numbers == [0]
            self._erase(self.x, self.width)
        elif final == "X":
            self._erase(self.x, min(self.width, self.x + first))
        elif final == "J":
            assert numbers == [0]
            self._erase(self.x, self.width)
            for row in self.cells[self.y + 1 :]:
                row[:] = [self._blank] * self.width
        elif final == "b":
            self._repeat(first)
        elif final == "r":
            self.top, self.bottom = first - 1, numbers[1] if len(numbers) > 1 else self.height
            self.x = self.y = 0
        elif final in "ST":
            self._scroll(first if final == "S" else -first)
        else:
            raise AssertionError(f"what is {final}?")

    @property
    def _blank(self) -> Cell:
        return BLANK._replace(background=self.pen.background)

    def _erase(self, start: int, stop: int) -> None:
        self._break(start)
        self.cells[self.y][start:stop] = [self._blank] * (stop - start)

    def _repeat(self, count: int) -> None:
        last = self.cells[self.y][self.x - 1].text
        for _ in range(count):
            self._write(last)

    def _scroll(self, by: int) -> None:
        region = self.cells[self.top : self.bottom]
        blank = [[self._blank] * self.width for _ in range(abs(by))]
        region = [*region[by:], *blank] if by > 0 else [*blank, *region[:by]]
        self.cells[self.top : self.bottom] = region[: self.bottom - self.top]

    def _style(self, numbers: list[int]) -> None:
        left = list(numbers)
        while left:
            code = left.pop(0)
            attributes = self.pen.attributes
            if code == 0:
                self.pen = BLANK._replace(link=self.pen.link)
            elif code in _ATTRIBUTES:
                self.pen = self.pen._replace(attributes=attributes | {code})
            elif code in _ENDS:
                self.pen = self.pen._replace(attributes=attributes - _ENDS[code])
            elif code in {38, 48}:
                size = {5: 2, 2: 4}[left[0]]
                colour = (code, *left[:size])
                del left[:size]
                name = "foreground" if code == 38 else "background"
                self.pen = self.pen._replace(**{name: colour})  # type: ignore[arg-type]
            elif code == 39 or 30 <= code < 38 or 90 <= code < 98:
                self.pen = self.pen._replace(foreground=() if code == 39 else (code,))
            elif code == 49 or 40 <= code < 48 or 100 <= code < 108:
                self.pen = self.pen._replace(background=() if code == 49 else (code,))
            else:
                raise AssertionError(f"what is SGR {code}?")
