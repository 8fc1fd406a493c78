"""What can be taken along from a screen: a passage, all of a text, its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.copied import Copied, address
from digest_tui.tui.screens.base import BaseScreen
from digest_tui.tui.wanted import CopyWanted

if TYPE_CHECKING:
    from digest_tui.models import Article

_NOTHING = "There is nothing here to copy."
_NO_LINKS = "No address is known here."


class CopyingScreen(BaseScreen):
    """Copies what subclasses say is in focus."""

    def passage_here(self) -> Copied | None:
        """Give the passage in focus, with its reference."""
        return None

    def whole_here(self) -> Copied | None:
        """Give all of what has the focus."""
        return None

    def article_here(self) -> Article | None:
        """Give the article in focus, whose addresses are listed."""
        return None

    def action_copy(self) -> None:
        """Copy the passage in focus."""
        self._copy(self.passage_here())

    def action_copy_all(self) -> None:
        """Copy all of what has the focus."""
        self._copy(self.whole_here())

    def action_links(self) -> None:
        """List the addresses of the article, to copy one."""
        from digest_tui.analyse.links import links  # noqa: PLC0415 - not for the start
        from digest_tui.tui.screens.links import LinksScreen  # noqa: PLC0415 - it is a screen too

        article = self.article_here()
        found = links(article) if article else []
        if not found:
            self.notify(_NO_LINKS, markup=False)
            return

        def chosen(position: int | None) -> None:
            if position is not None:
                self._copy(address(found[position].address))

        self.app.push_screen(LinksScreen(found), chosen)

    def _copy(self, copied: Copied | None) -> None:
        if copied is None:
            self.notify(_NOTHING, markup=False)
        else:
            self.post_message(CopyWanted(copied))
