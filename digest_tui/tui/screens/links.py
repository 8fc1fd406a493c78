"""The addresses of an article, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.screens.choose import Choice, ChooseScreen, Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import Input

    from digest_tui.analyse.links import Link

_BY_NUMBER = Typed("a number copies its address; so does Enter", lambda _: None)


class LinksScreen(ChooseScreen):
    """Answers with the position of an address as soon as its number is typed."""

    def __init__(self, links: Sequence[Link]) -> None:
        width = len(str(len(links)))
        choices = [
            Choice(f"{number:{width}} {link.address}", link.what, link.address)
            for number, link in enumerate(links, 1)
        ]
        super().__init__("Addresses", choices, typed=_BY_NUMBER)
        self._count = len(links)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take the address of a number, once no longer number can be meant; else narrow."""
        typed = event.value.strip()
        number = int(typed) if typed.isdecimal() and typed.isascii() else 0
        if not 0 < number <= self._count:
            super().on_input_changed(event)
            return
        event.stop()
        if number * 10 > self._count:
            self.dismiss(number - 1)
        else:
            self._list.show_only(number - 1)
