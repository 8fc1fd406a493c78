"""What a screen asks of the library, each in a thread that does nothing but post the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from digest_tui.errors import DigestError, NoLongerWanted, QueryError
from digest_tui.library import samples
from digest_tui.tui.screens.finding import FindingScreen
from digest_tui.tui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.library import Library
    from digest_tui.models import (
        Answer,
        Article,
        Coverage,
        Development,
        Question,
        Reading,
        Report,
        Snippet,
        SourceCount,
        StoryHits,
    )


class AskingScreen(FindingScreen):
    """Puts questions to a library without ever waiting for it.

    An answer carries its question, for the screen to see whether it is still wanted.
    """

    @dataclass
    class Answered(Message):
        """A question has its answer."""

        answer: Answer

    @dataclass
    class NotUnderstood(Message):
        """A question has none; the words say why."""

        question: Question
        words: str
        position: int | None
        """Where in the query the trouble starts, where it is one of the query."""

    @dataclass
    class Grouped(Message):
        """It is known which hits tell one story."""

        groups: Sequence[StoryHits]

    @dataclass
    class Meant(Message):
        """It is known what may have been meant."""

        answer: Answer
        query: str

    @dataclass
    class ArticleRead(Message):
        """An article is there to be shown."""

        reading: Reading
        versions: int
        """How many of it are kept."""

    @dataclass
    class OriginalRead(Message):
        """The text that an article was read from is there."""

        article: Article
        text: str

    @dataclass
    class Surveyed(Message):
        """It is known what the library holds."""

        articles: int
        sources: Sequence[SourceCount]

    @dataclass
    class Reported(Message):
        """It is known which reports there are."""

        reports: Sequence[Report]

    @dataclass
    class Covered(Message):
        """It is known who tells a report, and what became of the one before."""

        coverage: Coverage
        development: Development

    @dataclass
    class Filed(Message):
        """The samples are in the library."""

    @dataclass
    class Warned(Message):
        """Something has been done that the reader should know of; the words say what."""

        words: str

    @dataclass
    class Failed(Message):
        """Something could not be done; the words say what."""

        words: str

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._turns = Turns()

    @work(thread=True, exclusive=True, group="ask", description="Searching.")
    def ask_library(self, question: Question) -> None:
        """Answer a question, unless another one comes before it is answered."""
        worker = get_current_worker()

        def wanted() -> bool:
            return not worker.is_cancelled

        with self._turns.turn(wanted) as is_wanted:
            if not is_wanted:
                return
            try:
                self.post_message(
                    self.Answered(self.library.ask(question, wanted, self._tell_reader))
                )
            except NoLongerWanted:
                return
            except DigestError as error:
                at = error.position if isinstance(error, QueryError) else None
                self.post_message(self.NotUnderstood(question, str(error), at))

    @work(thread=True, exclusive=True, group="group", description="Putting stories together.")
    def group_hits(self, article_ids: Sequence[str]) -> None:
        """Find out which hits tell one story."""
        try:
            self.post_message(self.Grouped(self.library.searches.grouped(article_ids)))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="meant", description="Finding what was meant.")
    def find_what_was_meant(self, answer: Answer) -> None:
        """Find out what may have been meant with a question that next to nothing answers."""
        try:
            meant = self.library.searches.meant(answer.question, answer.total)
        except DigestError as error:
            self.post_message(self.Failed(str(error)))
            return
        if meant:
            self.post_message(self.Meant(answer, meant))

    @work(thread=True, exclusive=True, group="read", description="Reading an article.")
    def read_article(self, name: str, question: Question, passages: Sequence[Snippet]) -> None:
        """Fetch an article with its words marked."""
        try:
            reading = self.library.read(name, question, passages)
            count = self.library.versions.count(reading.article.id)
            self.post_message(self.ArticleRead(reading, count))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="read", description="Reading an original.")
    def read_original(self, article: Article) -> None:
        """Fetch the text that an article was read from."""
        try:
            text = self.library.original(article.id)
            self.post_message(self.OriginalRead(article, text))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="survey", description="Looking at the library.")
    def survey(self) -> None:
        """See what the library holds."""
        try:
            sources = self.library.sources()
            total = sum(source.articles for source in sources)
            self.post_message(self.Surveyed(total, sources))
            self.library.searches.get_ready(self._tell_reader)
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="survey", description="Opening the search index.")
    def get_ready(self) -> None:
        """Get ready for the first search."""
        try:
            self.library.searches.get_ready(self._tell_reader)
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="reports", description="Looking for reports.")
    def list_reports(self) -> None:
        """See which reports there are; of thousands of lists that takes a while."""
        try:
            self.post_message(self.Reported(self.library.covering.reports()))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="cover", description="Looking who tells it.")
    def cover(self, report: Report) -> None:
        """Find out who tells a report, unless another one is wanted before."""
        worker = get_current_worker()
        try:
            found = self.library.covering.coverage(report, lambda: not worker.is_cancelled)
            development = self.library.covering.development(report)
            self.post_message(self.Covered(found, development))
        except NoLongerWanted:
            return
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="add", description="Filing the samples.")
    def add_samples(self) -> None:
        """File the sample articles, then look at the library."""
        try:
            outcomes = list(self.library.add([str(samples())]))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))
            return
        for outcome in outcomes:
            if outcome.refused:
                self.post_message(self.Failed(f"{outcome.origin}: {outcome.refused}"))
        self.post_message(self.Filed())

    def on_asking_screen_filed(self) -> None:
        """Look at the library."""
        self.survey()

    def _tell_reader(self, words: str) -> None:
        self.post_message(self.Warned(words))

    def on_asking_screen_warned(self, message: Warned) -> None:
        """Tell the reader; unlike the note of an answer, it stays when the next key is typed."""
        self.notify(message.words, severity="warning", markup=False)

    def on_asking_screen_failed(self, message: Failed) -> None:
        """Tell the reader."""
        self.notify(message.words, severity="error", markup=False)
