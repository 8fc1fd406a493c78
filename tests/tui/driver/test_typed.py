"""What a terminal sends, taken apart: the same however it is cut into pieces."""

from __future__ import annotations

import random

import pytest
from textual import events

from digest_tui.tui.driver.keys import _Names
from digest_tui.tui.driver.typed import LONGEST_PASTE, Token, Typed

PASTE, PASTED = b"\x1b[200~", b"\x1b[201~"


def _tokens(*pieces: bytes) -> list[Token]:
    typed = Typed("utf-8")
    tokens = [token for piece in pieces for token in typed.feed(piece)]
    while typed.patience is not None:
        tokens += typed.idle()
    return tokens


def _keys(data: bytes) -> list[str]:
    names = _Names()
    events_ = [event for token in _tokens(data) for event in names.named(token)]
    return [event.key for event in events_ if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"jk", ["j", "k"]),
        ("ї\u00e9".encode(), ["ї", "é"]),
        (b"\r\t\x7f", ["enter", "tab", "backspace"]),
        (b"a\nb", ["a", "enter", "b"]),  # typed before the terminal was the program's
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (b"\x1b[A\x1bOB\x1b[5~", ["up", "down", "pageup"]),
        (b"\x1b[[A\x1bOP", ["f1", "f1"]),
        (b"\x1b[1;5C", ["ctrl+right"]),
        (b"\x1b[122;5u\x1b[27u", ["ctrl+z", "escape"]),
        (b"\x1bx", ["alt+x"]),
        (b"\x1b[Z", ["shift+tab"]),
        # What is no key.
        (b"\xff\xfe\x80j", ["j"]),
        (b"\xd0j", ["j"]),
        (b"\xc2\x9bAj", ["A", "j"]),
        (b"\x1b[" + b"9" * 5000 + b"mj", ["j"]),
        (b"\x1b[" + b"9" * 5000 + b"\x1b[Aj", ["up", "j"]),
        (b"\x1b[99999999999uj", ["j"]),
        (b"\x1b[55296u\x1b[97;1;55296uj", ["j"]),
        (b"\x1b[?62;22cj", ["j"]),
        (b"\x1b[12;40Rj", ["j"]),
        (b"\x1b[48;0;0;0;0tj", ["j"]),
        (b"\x1b]11;rgb:0/0/0\x07j\x1b]11;rgb:0/0/0\x1b\\k", ["j", "k"]),
        (b"\x1bP" + b"x" * 5000 + b"\x1b\\j", ["j"]),
        (b"\x1bP" + b"x" * 5000, []),
        (b"\x1b[<35;1;1M\x1b[M !!j", ["j"]),
        (b"\x1b[0 5j", ["5", "j"]),
        (PASTED + b"j", ["j"]),
        (PASTE + b"qqq\x1b[A" + PASTED + b"j", ["j"]),
        (b"q" * 5000, []),
    ],
)
def test_keys(sent: bytes, keys: list[str]) -> None:
    assert _keys(sent) == keys


def test_what_stalls_is_given_up() -> None:
    typed = Typed("utf-8")
    assert typed.feed(b"\x1b]52;c;") == []
    assert typed.patience
    assert typed.idle() == []
    assert typed.feed(b"j") == [Token("text", "j")]
    assert typed.feed(PASTE + b"abc") == []
    assert typed.idle() == [Token("paste", "abc")]
    assert typed.feed(b"j") == [Token("text", "j")]


@pytest.mark.parametrize("seed", range(20))
def test_the_pieces_do_not_matter(seed: int) -> None:
    choose = random.Random(seed)
    sent = b"".join(
        choose.choice(
            [
                b"j",
                "їі".encode(),
                b"\x1b[A",
                b"\x1b[" + b"1;" * 200 + b"m",
                PASTE + b"a\x1bb" + PASTED,
                PASTE + b"x" * 3000 + PASTED,
                b"\x1b]11;" + b"x" * 300 + b"\x1b\\",
                b"\x1b[<35;1;1M",
            ]
        )
        for _ in range(30)
    )
    cuts = sorted(choose.sample(range(len(sent)), 40))
    pieces = [sent[a:b] for a, b in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    assert _joined(_tokens(*pieces)) == _joined(_tokens(sent))


def _joined(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if joined and token.kind == joined[-1].kind == "text":
            joined[-1] = Token("text", joined[-1].text + token.text)
        else:
            joined.append(token)
    return joined


def test_little_is_kept_of_what_is_large() -> None:
    typed = Typed("utf-8")
    kept = 0
    for begin in (PASTE, b"\x1b[", b"\x1b]", b"\x1bP"):
        typed.feed(begin)
        for _ in range(100):
            typed.feed(b"0" * 60_000)
            kept = max(kept, len(typed._rest) + sum(map(len, typed._pasted or [])))
        typed.idle()
    assert kept <= LONGEST_PASTE + 100
