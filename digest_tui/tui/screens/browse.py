"""The first screen: search, hits, the article, the Key Takeaways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.reactive import var

from digest_tui.models import Question, SourceCount
from digest_tui.tui.commands import BROWSE, bindings
from digest_tui.tui.render.article import article_blocks, original_blocks
from digest_tui.tui.render.status import status_of
from digest_tui.tui.screens.asking import AskingScreen
from digest_tui.tui.screens.choose_source import ChooseSource
from digest_tui.tui.screens.compare import MOST_COLUMNS, CompareScreen
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.reading_pane import ReadingPane
from digest_tui.tui.widgets.takeaways_list import TakeawaysList
from digest_tui.tui.widgets.text_line import FindBar, SearchBar
from digest_tui.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from digest_tui.library import Library
    from digest_tui.models import Reading

_MEDIUM = 100
"""Columns from which panes stand side by side; below, one shows at a time."""
_PAUSE = 0.06
"""Seconds after a key before it is searched for: faster typing asks once."""
_MORE_BEFORE_END = 10
"""Hits before the last one shown at which more are fetched."""


class BrowseScreen(AskingScreen):
    """Holds the question; everything else on the screen follows from its answer."""

    BINDINGS = bindings(BROWSE)
    COMMANDS_HERE = BROWSE
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own annotation
        (0, "-narrow"),
        (_MEDIUM, "-medium"),
        (160, "-wide"),
    ]
    AUTO_FOCUS = None

    question: var[Question] = var(Question(), init=False)
    """What is asked."""
    marked: var[tuple[str, ...]] = var((), init=False)
    """The articles that are marked for comparing, by id."""
    pane: var[str] = var("hits", init=False)
    """Which pane shows where there is room for one only."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._sources: Sequence[SourceCount] = ()
        self._source: SourceCount | None = None
        self._reading: Reading | None = None
        self._asking: Timer | None = None
        self._go_to_article = False
        self._is_empty = False

    def compose_content(self) -> ComposeResult:
        """The bars on top, three panes below them."""
        yield SearchBar()
        yield StatusLine()
        with Container(id="panes"):
            yield HitList(id="hits")
            yield ReadingPane(id="article")
            yield TakeawaysList(id="takeaways")
        yield Welcome(str(self.library.folder), id="welcome")
        yield FindBar()

    def on_mount(self) -> None:
        """Look at the library."""
        self.query_one("#hits").border_title = "Articles"
        self.query_one("#takeaways").border_title = "Key Takeaways"
        self.query_one("#welcome").display = False
        self.query_one(HitList).focus()
        self.survey()

    def on_asking_screen_surveyed(self, message: AskingScreen.Surveyed) -> None:
        """Show what there is, or how to fill an empty library."""
        self._is_empty = empty = message.articles == 0
        for part in ("#panes", SearchBar, StatusLine):
            self.query_one(part).display = not empty
        self.query_one("#welcome").display = empty
        self._sources = message.sources
        self.query_one(TakeawaysList).reports = tuple(message.reports)
        self.query_one(Welcome if empty else HitList).focus()
        if not empty:
            self._ask(self.question)

    # The question and its answer

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        """Ask as the reader types, once the keys pause."""
        if self._asking:
            self._asking.stop()
        unfinished = not message.text.endswith(" ")
        question = replace(self._all(), text=message.text, unfinished=unfinished)
        self._asking = self.set_timer(_PAUSE, lambda: self._ask(question))

    def on_asking_screen_answered(self, message: AskingScreen.Answered) -> None:
        """Show the hits, unless something else has been asked since."""
        answer = message.answer
        if answer.question != self.question:
            return
        hits = self.query_one(HitList)
        hits.answer = answer
        self._say()
        if hits.hit is None:
            self.query_one("#article", ReadingPane).show(())
            self._reading = None
        elif self._go_to_article:
            self._to_pane("article")
        self._go_to_article = False
        self._read()

    def on_asking_screen_not_understood(self, message: AskingScreen.NotUnderstood) -> None:
        """Say why, and leave the last hits where they are."""
        if message.question == self.question:
            self.query_one(StatusLine).say(message.words, alert=True)

    def on_asking_screen_article_read(self, message: AskingScreen.ArticleRead) -> None:
        """Show an article, unless the cursor has moved on."""
        hit = self.query_one(HitList).hit
        reading = message.reading
        if hit is None or reading.article.id != hit.entry.id or reading.question != self.question:
            return
        self._reading = reading
        pane = self.query_one("#article", ReadingPane)
        pane.border_title = Content(reading.article.source_name)
        first = reading.passages[0] if reading.passages else None
        where = None
        if first:
            where = ("dek",) if first.paragraph is None else ("body", first.paragraph)
        pane.show(list(article_blocks(reading)), at=where)

    def on_asking_screen_original_read(self, message: AskingScreen.OriginalRead) -> None:
        """Show a text as it came."""
        if self._reading is None or self._reading.article != message.article:
            return
        pane = self.query_one("#article", ReadingPane)
        pane.border_title = Content(f"As it came: {message.article.origin}")
        pane.show(list(original_blocks(message.text)))

    def on_list_pane_moved(self, message: HitList.Moved) -> None:
        """Show the article under the cursor, and fetch more hits before they end."""
        if not isinstance(message.pane, HitList):
            return
        self._read()
        answer = message.pane.answer
        near_end = message.entry + _MORE_BEFORE_END >= len(answer.hits)
        if near_end and len(answer.hits) < answer.total and answer.question == self.question:
            self._ask(replace(self.question, limit=self.question.limit * 2))

    def on_list_pane_chosen(self, message: HitList.Chosen) -> None:
        """Go to an article, or ask who tells a takeaway."""
        if isinstance(message.pane, HitList):
            self._to_pane("article")
        elif isinstance(message.pane, TakeawaysList) and message.pane.chosen:
            self.query_one(SearchBar).fill("")
            self._go_to_article = True
            self._ask(replace(self._all(), takeaway=message.pane.chosen))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs articles where there are none."""
        if self._is_empty and any(command.action == action for command in BROWSE):
            return action == "reload"
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Type a query."""
        self.query_one(SearchBar).field.focus()

    def on_search_bar_left(self) -> None:
        """Go from the query to the hits."""
        self._to_pane("hits")

    def action_mark(self) -> None:
        """Mark the article under the cursor, or take its mark away."""
        hit = self.query_one(HitList).hit
        if hit is None:
            return
        marked = self.marked
        if hit.entry.id in marked:
            self.marked = tuple(one for one in marked if one != hit.entry.id)
        elif len(marked) < MOST_COLUMNS:
            self.marked = (*marked, hit.entry.id)
        else:
            self.notify(f"At most {MOST_COLUMNS} articles stand side by side.", markup=False)

    def watch_marked(self) -> None:
        """Show the marks."""
        self.query_one(HitList).marked = self.marked
        self._say()

    def action_compare(self) -> None:
        """Put the marked articles side by side; without marks, this one and other sources'."""
        chosen = self._to_compare()
        if len(chosen) < 2:
            self.notify("Mark two articles or more with Space, then press c.", markup=False)
        else:
            told = self.query_one(HitList).answer.hits if self.question.takeaway else ()
            passages = {hit.entry.id: hit.snippets for hit in told}
            screen = CompareScreen(self.library, chosen, self.question, passages)
            self.app.push_screen(screen, self._back_from)

    def action_takeaways(self) -> None:
        """Go to the takeaways."""
        self._to_pane("takeaways")

    def action_choose_source(self) -> None:
        """Choose the one source that is shown."""
        now = self._sources.index(self._source) if self._source in self._sources else -1
        self.app.push_screen(ChooseSource(self._sources, now), self._source_chosen)

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._turn_pane(1)

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self._turn_pane(-1)

    def action_out(self) -> None:
        """Go back to the hits, and from there to all articles."""
        if not self.query_one(HitList).has_focus:
            self._to_pane("hits")
        elif self.question != self._all():
            self.query_one(SearchBar).fill("")
            self._ask(self._all())

    def action_back(self) -> None:
        """Go back to the hits where only one pane shows; else leave."""
        if self._is_narrow and self.pane != "hits":
            self._to_pane("hits")
        else:
            self.app.exit()

    def action_original(self) -> None:
        """Change between the text as it is read and as it came."""
        pane = self.query_one("#article", ReadingPane)
        if self._reading is None:
            return
        if pane.border_title == Content(self._reading.article.source_name).markup:
            self.read_original(self._reading.article)
        else:
            self._read()

    def action_reload(self) -> None:
        """Look again at what the library holds."""
        self.survey()

    def on_welcome_reload_wanted(self) -> None:
        """See `action_reload`."""
        self.survey()

    def on_welcome_samples_wanted(self) -> None:
        """File the samples."""
        self.add_samples()

    # Panes

    def on_resize(self, event: events.Resize) -> None:
        """Show one pane or all of them."""
        super().on_resize(event)
        self._arrange()

    def watch_pane(self) -> None:
        """Show the pane."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that has the focus is the one to show."""
        if event.widget.id in _PANES:
            self.pane = event.widget.id

    def _arrange(self) -> None:
        for name in _PANES:
            self.query_one(f"#{name}").display = not self._is_narrow or name == self.pane

    @property
    def _is_narrow(self) -> bool:
        return self.app.size.width < _MEDIUM

    def _to_pane(self, name: str) -> None:
        self.pane = name
        self.query_one(f"#{name}").focus()

    def _turn_pane(self, by: int) -> None:
        focused: Widget | None = self.focused
        here = focused.id if focused is not None and focused.id in _PANES else None
        at = _PANES.index(here) + by if here else 0
        self._to_pane(_PANES[at % len(_PANES)])

    # Inside

    def _all(self) -> Question:
        """The question that asks for everything of the chosen source."""
        return Question(sources=() if self._source is None else (self._source.slug,))

    def _ask(self, question: Question) -> None:
        self.question = question
        self.ask_library(question)

    def _read(self) -> None:
        hit = self.query_one(HitList).hit
        if hit is not None:
            passages = hit.snippets if self.question.takeaway else ()
            self.read_article(hit.entry.id, self.question, passages)

    def _say(self) -> None:
        source = self._source.name if self._source else None
        words = status_of(self.query_one(HitList).answer, source, len(self.marked))
        self.query_one(StatusLine).say(words)

    def _source_chosen(self, position: int | None) -> None:
        if position is None:
            return
        self._source = None if position < 0 else self._sources[position]
        self._ask(replace(self.question, sources=self._all().sources))

    def _to_compare(self) -> list[str]:
        hits = self.query_one(HitList)
        if len(self.marked) > 1 or hits.hit is None:
            return list(self.marked)
        here = hits.hit.entry
        if self.marked and here.id not in self.marked:
            return [*self.marked, here.id]
        chosen, seen = [here.id], {here.source}
        for hit in hits.answer.hits:
            if hit.entry.source not in seen and len(chosen) < MOST_COLUMNS:
                chosen.append(hit.entry.id)
                seen.add(hit.entry.source)
        return chosen

    def _back_from(self, wants_search: bool | None) -> None:
        if wants_search:
            self.action_search()


_PANES = ("hits", "article", "takeaways")
