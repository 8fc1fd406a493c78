"""Which lines are whose, and texts as wide as a column."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from digest_tui.tui.render.rows import filled
from digest_tui.tui.render.stack import Stack


def test_lines_and_things() -> None:
    stack = Stack([2, 1, 3])
    assert len(stack) == 3
    assert stack.height == 6
    assert [stack.at(line) for line in range(-1, 7)] == [None, 0, 0, 1, 2, 2, 2, None]
    assert list(map(list, map(stack.rows_of, range(3)))) == [[0, 1], [2], [3, 4, 5]]
    assert len(Stack()) == Stack().height == 0
    assert Stack().at(0) is None


@pytest.mark.parametrize("text", ["", "A Paper", "A Paper of record", "朝鮮中央通信社から"])
def test_a_name_is_as_wide_as_its_column(text: str) -> None:
    assert cell_len(filled(text, 9)) == 9
