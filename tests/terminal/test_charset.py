"""What a terminal without UTF-8 is taken for, and what it gets instead."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from digest_tui.terminal.charset import ASCII, UTF_8, charset, spell, spelled
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid


@pytest.mark.parametrize(
    ("said", "is_"),
    [
        ({}, ASCII),
        ({"LANG": "C"}, ASCII),
        ({"LANG": "en_US"}, ASCII),
        ({"LANG": "nonsense.nonsense"}, ASCII),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, ASCII),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, UTF_8),
        ({"LC_CTYPE": "UTF-8"}, UTF_8),
        ({"LC_CTYPE": "de_DE.utf8@euro", "LANG": "C"}, UTF_8),
        ({"LANG": "en_US.ISO-8859-1"}, "iso8859-1"),
        ({"LANG": "pl_PL.ISO8859-2"}, "iso8859-2"),
        ({"LANG": "ja_JP.SJIS"}, ASCII),
        ({"LANG": "ru_RU.KOI8-R"}, ASCII),
        ({"LANG": "en_US.UTF-8", "PYTHONIOENCODING": "latin-1:strict"}, "iso8859-1"),
    ],
)
def test_what_the_system_says(said: dict[str, str], is_: str) -> None:
    assert charset(said) == is_
    "".encode(is_)  # Python knows it


@pytest.mark.parametrize(
    ("shown", "ascii_", "latin"),
    [
        ("╭─│╯", "+-|+", "+-|+"),
        ("▌▾▸✗✓•·…", "|v>xy*.~", "|v>xy*·~"),
        ("“é’ł", "\"e'l", "\"é'l"),
        ("Київ", "????", "????"),
        ("漢字!", "????!", "????!"),
        ("e\u0301te\u0301", "ete", "été"),
        ("a👨\u200d👩b", "a??b", "a??b"),
    ],
)
def test_every_cell_stays_where_it_is(shown: str, ascii_: str, latin: str) -> None:
    for encoding, wanted in ((ASCII, ascii_), ("iso8859-1", latin)):
        grid = Grid(10, 1)
        draw(f"\x1b[1;1H{shown}", grid, cell_len)
        spell(grid.rows[0], encoding)
        assert "".join(grid.rows[0].texts) == wanted.ljust(10)
        assert all(len(text) == 1 for text in grid.rows[0].texts)


def test_no_letter_becomes_a_control() -> None:
    for encoding in (ASCII, *(f"iso8859-{part}" for part in range(1, 17) if part != 12)):
        for number in (*range(0xA0, 0x3000), *range(0xD800, 0xE000), *range(0xFF00, 0x10000)):
            byte = spelled(chr(number), encoding).encode(encoding)
            assert len(byte) == 1
            assert 0x20 <= byte[0] < 0x7F or byte[0] >= 0xA0
