"""What the environment tells of the terminal."""

from __future__ import annotations

import pytest

from digest_tui.terminal.environment import is_remote, knows_links


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
