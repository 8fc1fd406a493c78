"""What a line asks for."""

from __future__ import annotations

import pytest

from digest_tui.errors import NotUnderstood
from digest_tui.plain import session
from digest_tui.plain.commands import COMMANDS, Asked, understood


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Asked("next")),
        ("  \t\r\n", Asked("next")),
        ("3", Asked("read", "3")),
        (" 12 \r\n", Asked("read", "12")),
        ("read 3", Asked("read", "3")),
        ("r caliber", Asked("read", "caliber")),
        ("search korea  -drone", Asked("search", "korea  -drone")),
        ("SEARCH Korea", Asked("search", "Korea")),
        ("s korea", Asked("search", "korea")),
        ("/korea", Asked("search", "korea")),
        ("/ korea", Asked("search", "korea")),
        ("/", Asked("search")),
        ("sea", Asked("search")),
        ("compare 1 3", Asked("compare", "1 3")),
        ("co", NotUnderstood("co may be compare or coverage or counts")),
        ("cov 2", Asked("coverage", "2")),
        ("story", Asked("story")),
        ("st", NotUnderstood("st may be story or stories")),
        ("n", Asked("next")),
        ("?", Asked("help")),
        ("? search", Asked("help", "search")),
        ("help", Asked("help")),
        ("q", Asked("quit")),
        ("quit now", NotUnderstood("quit stands alone; what is now for?")),
        ("serch korea", NotUnderstood("serch is no command; did you mean search?")),
        ("1 3", NotUnderstood("after 1, nothing can stand: compare 1 3 takes two numbers")),
        ("\x1b[2Jquit", NotUnderstood("␛quit is no command; did you mean quit?")),
    ],
)
def test_what_a_line_asks_for(typed: str, asked: Asked | NotUnderstood) -> None:
    if isinstance(asked, Asked):
        assert understood(typed) == asked
    else:
        with pytest.raises(NotUnderstood) as raised:
            understood(typed)
        assert str(raised.value) == str(asked)


def test_a_wrong_command_says_what_there_is() -> None:
    with pytest.raises(NotUnderstood) as raised:
        understood("xyzzy")
    assert "xyzzy is no command; /xyzzy searches for it" in str(raised.value)
    assert all(command.word in str(raised.value) for command in COMMANDS)


@pytest.mark.parametrize("line", ["x" * 999, "9" * 999, "quit " + "x" * 900])
def test_a_long_line_is_not_repeated_at_length(line: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        understood(line)
    assert len(str(raised.value)) < 400


def test_no_two_commands_share_a_word_or_a_letter_and_all_are_answered() -> None:
    words = [command.word for command in COMMANDS]
    letters = [command.letter for command in COMMANDS if command.letter]
    assert len({*words, *letters}) == len(words) + len(letters)
    without = {"next", "prev", "list", "back", "help", "quit"}
    assert set(words) == set(session._WHERE) | without
