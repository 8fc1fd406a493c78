"""How lines are typed."""

from __future__ import annotations

import io
import sys

import pytest

from digest_tui import kiosk
from digest_tui.cli.typed import Typed


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def reconfigure(self, **_: object) -> None:
        pass


@pytest.mark.parametrize("is_kiosk", [False, True])
def test_a_kiosk_completes_no_names_of_files_and_users(
    monkeypatch: pytest.MonkeyPatch, *, is_kiosk: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setattr(kiosk, "is_on", lambda: is_kiosk)
    typed = Typed()
    assert typed.by_hand
    assert typed._edited is not is_kiosk
