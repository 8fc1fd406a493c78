"""From hits to articles side by side: marks, and the story of the article at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.reactive import var

from digest_tui.errors import DigestError
from digest_tui.tui.screens.panes import PanedScreen
from digest_tui.tui.selection import MOST_COLUMNS, to_compare, toggled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Story
    from digest_tui.tui.widgets.hit_list import HitList


class GatheringScreen(PanedScreen):
    """Knows which articles the reader wants to see together."""

    marked: var[tuple[str, ...]] = var((), init=False)
    """The articles that are marked for comparing, by id."""

    @dataclass
    class StoryFound(Message):
        """It is known which story an article belongs to."""

        article_id: str
        story: Story | None

    def say(self) -> None:
        """Say what is shown."""
        raise NotImplementedError

    def on_hit_list_mark_wanted(self, message: HitList.MarkWanted) -> None:
        """Mark an article, or take its mark away."""
        marked = toggled(self.marked, message.hit.entry.id)
        if marked is None:
            self.notify(f"At most {MOST_COLUMNS} articles stand side by side.", markup=False)
        else:
            self.marked = marked

    def watch_marked(self) -> None:
        """Show the marks."""
        self.hits.marked = self.marked
        self.say()

    def action_compare(self) -> None:
        """Put the marked articles side by side; without marks, this one and its story.

        Of a takeaway, those that tell it are shown.
        """
        hit = self.hits.hit
        if self.marked or hit is None or self.hits.answer.question.takeaway:
            self._compare_hits()
        else:
            self.is_fetching = True
            self._find_story(hit.entry.id)

    def action_stories(self) -> None:
        """List the stories of the library."""
        from digest_tui.tui.screens.stories import StoriesScreen  # noqa: PLC0415 - it is a screen too

        self.app.push_screen(StoriesScreen(self.library), self.back_from)

    @work(thread=True, exclusive=True, group="story", description="Looking for the story.")
    def _find_story(self, article_id: str) -> None:
        try:
            stories = self.library.stories.of([article_id])
            self.post_message(self.StoryFound(article_id, stories[0] if stories else None))
        except DigestError as error:
            self.post_message(self.StoryFound(article_id, None))
            self.post_message(self.Failed(str(error)))

    def on_gathering_screen_story_found(self, message: StoryFound) -> None:
        """Compare the articles of a story; where there is one only, those of the list."""
        self.is_fetching = False
        if not self.is_current:
            return  # the reader has gone on meanwhile
        story = self._as_listed(message.story) if message.story else None
        chosen = story.side_by_side(MOST_COLUMNS, message.article_id) if story else ()
        if len(chosen) < 2:
            self._compare_hits()
        else:
            self._show(chosen, story)

    def _as_listed(self, story: Story) -> Story:
        """Bring the articles of a story into the order in which the reader sees them."""
        hits = self.hits.answer.hits
        rank = {hit.entry.id: at for at, hit in enumerate(hits)}
        ordered = sorted(story.articles, key=lambda entry: rank.get(entry.id, len(hits)))
        return replace(story, articles=tuple(ordered))

    def _compare_hits(self) -> None:
        hits = self.hits
        chosen = to_compare(hits.answer.hits, hits.at, self.marked)
        if len(chosen) < 2:
            self.notify("Mark two articles or more with Space, then press c.", markup=False)
        else:
            self._show(chosen)

    def _show(self, chosen: Sequence[str], story: Story | None = None) -> None:
        from digest_tui.tui.screens.compare import CompareScreen  # noqa: PLC0415 - it is a screen too

        question = self.hits.answer.question
        told = self.hits.answer.hits if question.takeaway else ()
        passages = {hit.entry.id: hit.snippets for hit in told}
        # What can be added: the rest of the story first, then what else was found.
        others = {entry.id: entry for entry in (story.articles if story else ())}
        others |= {hit.entry.id: hit.entry for hit in self.hits.answer.hits}
        screen = CompareScreen(self.library, chosen, question, passages, tuple(others.values()))
        self.app.push_screen(screen, self.back_from)
