"""What the environment tells of the terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from digest_tui.cli.screen import takes_mouse
from digest_tui.config import Settings
from digest_tui.terminal.environment import is_remote, knows_links
from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import Grid


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "screen-256color", "TMUX": "/tmp/x,1,0"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "screen-256color"}, False),
        ({"TERM": "screen.xterm-256color", "STY": "1.x"}, False),
        ({"TERM": "xterm", "STY": "1.x"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "vt220"}, False),
        ({}, False),
    ],
)
def test_links_go_to_terminals_that_know_them(environ: dict[str, str], known: bool) -> None:
    assert knows_links(environ) == known


@pytest.mark.parametrize(
    ("environ", "remote"),
    [
        ({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, True),
        ({"SSH_TTY": "/dev/pts/1"}, True),
        ({"SSH_CONNECTION": ""}, False),
        ({}, False),
    ],
)
def test_a_reader_from_afar_is_known(environ: dict[str, str], remote: bool) -> None:
    assert is_remote(environ) == remote
    assert takes_mouse(Settings(), environ) != remote
    assert takes_mouse(Settings(mouse=True), environ)
    assert not takes_mouse(Settings(mouse=False), environ)


@pytest.mark.parametrize("known", [True, False])
def test_a_link_is_left_out_where_it_is_not_known(known: bool) -> None:
    grid = Grid(10, 1)
    draw(
        "\x1b[1;1H\x1b]8;id=1;https://a.example\x1b\\a\x1b]8;;\x1b\\b", grid, cell_len, links=known
    )
    assert "".join(grid.rows[0].texts) == "ab        "
    assert [pen.link for pen in grid.rows[0].pens[:2]] == [
        "https://a.example" if known else "",
        "",
    ]
