"""How many characters a row takes at least."""

from __future__ import annotations

import random

from digest_tui.terminal.abilities import abilities
from digest_tui.terminal.grid import Row
from digest_tui.terminal.pens import PLAIN, pen_of
from digest_tui.terminal.rows import paint_row, takes_more_than
from digest_tui.terminal.stylus import Stylus, size

_PENS = (PLAIN, PLAIN, pen_of("1"), pen_of("7"), pen_of("31;4"))


def _row(choose: random.Random) -> Row:
    row = Row.filled(60)
    x = 0
    while x < 60:
        text = choose.choice(["word", "       ", "漢字", "━━━━━━━━━", "aaaaaaaaaa", "é", ", "])
        x = row.write(x, text, choose.choice(_PENS), lambda t: sum(1 + (c in "漢字") for c in t))
    return row


def test_no_row_is_written_in_fewer_bytes_than_it_takes_at_least() -> None:
    choose = random.Random(1)
    close = 0
    for _ in range(300):
        shown, wanted = _row(choose), _row(choose)
        stylus = Stylus(abilities("xterm-256color"), (0, 0), PLAIN)
        paint_row(0, shown, wanted, stylus)
        written = sum(map(size, stylus.written))
        assert not takes_more_than(written, [shown], [wanted])
        close += takes_more_than(10, [shown], [wanted])
    assert close > 250
    assert not takes_more_than(0, [shown], [shown])
