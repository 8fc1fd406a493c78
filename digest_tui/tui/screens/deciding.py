"""Keeping what a reader decides: one decision after the other, and none lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from digest_tui.errors import DigestError
from digest_tui.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from collections.abc import Callable


class DecidingScreen(BaseScreen):
    """Decides in threads, in the order of the keys; who leaves the screen undoes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._one_by_one = asyncio.Lock()

    async def decided(self, words: str) -> None:
        """Show what was decided.

        Args:
            words: What was done.
        """
        raise NotImplementedError

    def keep(self, act: Callable[[], str]) -> None:
        """Decide something; what is done says in words what it was."""
        self.app.run_worker(self._kept(act), group="keep", description="Keeping a choice.")

    async def _kept(self, act: Callable[[], str]) -> None:
        async with self._one_by_one:
            try:
                words = await asyncio.to_thread(act)
                await self.decided(words)
            except DigestError as error:
                self.app.notify(str(error), severity="error", markup=False)
