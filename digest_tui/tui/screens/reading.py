"""The article under the cursor: as it is read, as it came, as it was before."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from digest_tui.export import copied
from digest_tui.tui.screens.takeaways import TakeawaysScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from digest_tui.export.copied import Copied
    from digest_tui.models import Article, Reading
    from digest_tui.tui.screens.asking import AskingScreen


_REST = 0.05
"""Seconds that the cursor rests on a hit before it is read beside the list: longer than a key
takes to come again that is held down (30 a second), shorter than one notices."""


class ReadingScreen(TakeawaysScreen):
    """Fetches what the cursor is on, and shows it unless the cursor has moved on.

    What cannot be seen is not read: a key costs no more than the line under the cursor.
    """

    _resting: asyncio.TimerHandle | None = None
    _awaiting: Callable[[], None] | None = None
    """What the reader wants of the article, done as soon as it is there."""

    def article_has_come(self, reading: Reading) -> None:
        """Go on from an article that was waited for."""

    def on_asking_screen_article_read(self, message: AskingScreen.ArticleRead) -> None:
        """Show an article, unless the cursor has moved on; do what waited for it."""
        if self._is_wanted(message.reading):
            pane = self.article
            pane.take(message.reading, message.versions)
            if pane.awaited is not None and pane.awaited.is_original:
                self.read_original(message.reading.article)
            self.article_has_come(message.reading)
            self.show_keys()  # there may be several versions of it
        if self._awaiting and not self._read_now():
            self._go_on()

    def on_asking_screen_failed(self, message: AskingScreen.Failed) -> None:
        """Wait no longer for an article."""
        del message
        self._go_on()

    def to_pane(self, name: str) -> None:
        """Show a pane and give it the focus; the article once it has been read.

        What is shown of another one until then would be drawn for nothing.
        """
        show = partial(super().to_pane, name)
        if name == "article" and not self.article.display:
            self._with_article(show)
            return
        self._awaiting, self.is_fetching = None, False
        show()
        self.read_here()

    def _with_article(self, act: Callable[[], None]) -> None:
        """Do something with the article under the cursor, once it has been read."""
        self._awaiting, self.is_fetching = act, True
        if not self._read_now():
            self._go_on()

    def _go_on(self) -> None:
        act, self._awaiting = self._awaiting, None
        if act is not None:
            self.is_fetching = False
            act()

    def show_keys(self) -> None:
        """Fill the bar of keys; in an article with what can be seen of it besides."""
        super().show_keys()
        if self.focused is self.article and self.article.reading is not None:
            acts = [command for _, command in self.commands_now()]
            *others, last = self.key_bar.shown
            several = [c for c in acts if c.action == "versions" and self.article.versions > 1]
            original = [c for c in acts if c.action == "original"]
            self.key_bar.shown = [*several, *others, *original, last]

    def on_asking_screen_original_read(self, message: AskingScreen.OriginalRead) -> None:
        """Show a text as it came."""
        self.article.show_original(message.article, message.text)

    def action_original(self) -> None:
        """Change between the text as it is read and as it came."""
        self._with_article(self._turn_original)

    def _turn_original(self) -> None:
        pane = self.article
        if pane.reading is None:
            return
        if pane.is_original:
            pane.show_reading(pane.reading, pane.versions)
        else:
            self.read_original(pane.reading.article)

    def action_versions(self) -> None:
        """Show what the article was before, and what changed."""
        self._with_article(self._show_versions)

    def _show_versions(self) -> None:
        from digest_tui.tui.screens.versions import VersionsScreen  # noqa: PLC0415 - it is a screen too

        pane = self.article
        if pane.reading is None:
            self.notify("There is no article here.", markup=False)
        elif pane.versions < 2:
            self.notify("There is only one version of this article.", markup=False)
        else:
            screen = VersionsScreen(self.library, pane.reading.article)
            self.app.push_screen(screen, self.back_from)

    def passage_here(self) -> Copied | None:
        """Give the takeaway or the hit under the cursor, or the passage that is read."""
        panel, hits, pane = self.takeaways, self.hits, self.article
        if panel.has_focus:
            if panel.report is None:
                return None
            return copied.takeaway(panel.report, panel.takeaways[panel.cursor])
        if pane.has_focus:
            return self._passage_read()
        if hits.hit is None:
            return None
        best = next(iter(hits.hit.snippets), None)
        if pane.reading is not None and self._is_wanted(pane.reading):
            words = copied.whole_snippet(best, pane.reading.article) if best else ""
            return copied.passage(words, pane.reading.article)
        return copied.hit(hits.hit.entry, best.words.text if best else "")

    def whole_here(self) -> Copied | None:
        """Give the takeaways of the report, or the article."""
        panel = self.takeaways
        if panel.has_focus:
            return copied.report(panel.report) if panel.report else None
        article = self.article_here()
        return copied.article(article) if article else None

    def article_here(self) -> Article | None:
        """Give the article under the cursor, once it has been read."""
        reading = self.article.reading
        return reading.article if reading is not None and self._is_wanted(reading) else None

    def action_copy_all(self) -> None:
        """Copy the takeaways, or the article, which a list beside nothing has not read yet."""
        copy = super().action_copy_all
        if self.takeaways.has_focus:
            copy()
        else:
            self._with_article(copy)

    def action_links(self) -> None:
        """List the addresses of the article; see `action_copy_all`."""
        self._with_article(super().action_links)

    def _passage_read(self) -> Copied | None:
        """Give the sentence of the match that the reader is at, or else what is on top."""
        pane = self.article
        if pane.reading is None:
            return None
        article = pane.reading.article
        if pane.sentence:
            return copied.passage(pane.sentence, article, "a sentence")
        block = pane.block_on_top
        words = block.text if block and block.key != ("title",) else ""
        return copied.passage(words, article)

    def read_here(self) -> None:
        """Fetch the article under the cursor, if it can be seen and is not the one shown."""
        if self.article.display:
            self._read_now()

    def read_soon(self) -> None:
        """Fetch the article under the cursor once the cursor rests there."""
        if self._resting:
            self._resting.cancel()
            self._resting = None
        if self.article.display:
            loop = asyncio.get_running_loop()
            self._resting = loop.call_later(_REST, self._rested)

    def on_unmount(self) -> None:
        """Read nothing any more."""
        if self._resting:
            self._resting.cancel()

    def watch_pane(self) -> None:
        """Read what comes into sight."""
        super().watch_pane()
        self.read_here()

    def on_resize(self, event: events.Resize) -> None:
        """Read what comes into sight."""
        super().on_resize(event)
        self.read_here()

    def _rested(self) -> None:
        # Out of the turn of the loop: messages are handled in the context of the screen.
        self._resting = None
        self.call_next(self.read_here)

    def _read_now(self) -> bool:
        """Fetch the article under the cursor, unless it is shown; tells whether it is fetched."""
        hits, pane = self.hits, self.article
        is_shown = pane.reading is not None and self._is_wanted(pane.reading)
        if hits.hit is None or (is_shown and not pane.is_stale):
            return False
        # The question of the hits: the one that was typed since may not be understood.
        question = hits.answer.question
        passages = hits.hit.snippets if question.takeaway else ()
        self.read_article(hits.hit.entry.id, question, passages)
        return True

    def _is_wanted(self, reading: Reading) -> bool:
        hits = self.hits
        return (
            hits.hit is not None
            and hits.hit.entry.id == reading.article.id
            and hits.answer.question.asks_the_same(reading.question)
        )
