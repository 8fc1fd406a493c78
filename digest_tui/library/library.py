"""The one object that a front end holds: everything that can be done with a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeAlias

from digest_tui.errors import LibraryBusy, LibraryError
from digest_tui.library.parts import Parts
from digest_tui.models import Question

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Generator, Sequence

    from digest_tui.analyse.alignment.explain import Explanation
    from digest_tui.models import (
        Answer,
        Article,
        Comparison,
        Entry,
        FetchedArticle,
        FetchedSource,
        FetchSettings,
        ListedAssessment,
        Outcome,
        Reading,
        Snippet,
        SourceCount,
        Subscriptions,
        Takeaway,
        TakeawayRef,
    )

Tell: TypeAlias = "Callable[[str], object]"


def unheard(_: str) -> None:
    """Tell nobody."""


class Library(Parts):
    """The articles of one folder. Safe to call from any thread; calls may take their time."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files; nothing can be searched any more."""
        self._indexing.close()

    def add(
        self,
        paths: Sequence[str],
        source: str | None = None,
        tell: Tell = unheard,
        *,
        jobs: int = 1,
        manners: FetchSettings | None = None,
    ) -> Generator[Outcome, None, None]:
        """File the articles behind some paths; one that cannot be read stops none.

        Args:
            paths: Files, folders, web addresses, or `-` for standard input.
            source: The source of all of them, where the reader says it.
            tell: Takes what the reader should know besides.
            jobs: How many processes read them.
            manners: How the web is asked, where there are addresses among the paths;
                without any, as it is for who has set nothing.

        Raises:
            WrongName: No source can be called so.
            LibraryError: An article cannot be filed, or, after all are, not be indexed.
        """
        yield from self._incoming.add(paths, source, jobs, manners)
        # After an error this is not tried: it would take time, or hide the error behind
        # its own. The next search does it.
        self._index(tell)

    def fetch(
        self,
        following: Subscriptions,
        stop: threading.Event,
        *,
        force: bool = False,
        anew: bool = False,
        tell: Tell = unheard,
    ) -> Generator[FetchedArticle | FetchedSource, None, None]:
        """File what the sources that a reader follows have new.

        Args:
            following: What to ask, and with which manners.
            stop: Ends it at once when it is set.
            force: Ask those, too, that do not want to be asked again yet.
            anew: Ask for all that they still list: what was changed in silence is found so.
            tell: Takes what the reader should know besides.

        Raises:
            NoLongerWanted: It was stopped; what was told of has been kept.
            LibraryError: An article cannot be filed.
        """
        yield from self._incoming.fetch(following, stop, force=force, anew=anew)
        self._index(tell)

    def _index(self, tell: Tell) -> None:
        """Make what was filed or removed known to searches, which do it themselves if need be."""
        try:
            self._indexing.catch_up()
        except LibraryBusy as busy:
            tell(str(busy))
        self._indexing.tell_news(tell)

    def remove(self, name: str, tell: Tell = unheard) -> Entry:
        """Forget an article and its original, and say which it was.

        Args:
            name: Its id, its name or the start of one.
            tell: Takes what the reader should know besides.
        """
        entry = self.entry(name)
        self._store.remove(entry.id)
        try:
            self._indexing.catch_up()
        except LibraryError as error:  # it is gone all the same, and not shown any more
            tell(str(error))
        return entry

    def ask(
        self,
        question: Question,
        wanted: Callable[[], bool] = lambda: True,
        tell: Tell | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            question: What is asked.
            wanted: Asked between steps; when it says no, the search is given up.
            tell: Takes what became of the search index, if it was mended or not opened;
                without it, the answer's note says that.

        Raises:
            QueryError: It cannot be understood.
            NotFound: It asks for a takeaway that is not there any more.
            NoLongerWanted: It has been given up.
            IndexMistake: The program made one with this question; others are answered.
        """
        if question.is_for_all and question.order is None:
            return self._everything.answer(question)  # what searching takes is not imported yet
        return self._searching.ask(question, wanted, tell)

    def read(
        self, name: str, question: Question | None = None, passages: Sequence[Snippet] = ()
    ) -> Reading:
        """Give an article with the words that answer a question marked.

        Args:
            name: Its id, its name or the start of one.
            question: What was asked.
            passages: Those of the hit that led here, to be marked too.

        Raises:
            NotFound: There is no such article.
            Ambiguous: Several have that name.
        """
        from digest_tui.library import answers  # noqa: PLC0415 - not what only shows one

        question = question or Question()
        article = self.article(name)
        looked_for = self._searching.looked_for(question)
        return answers.reading(article, question, looked_for, passages, self.cites(article))

    def compare(self, articles: Sequence[Article], tell: Tell = unheard) -> Comparison:
        """Compare articles, sentence by sentence; what the reader has dismissed is set aside.

        Args:
            articles: Which.
            tell: Takes what the reader should know besides.
        """
        from digest_tui.analyse.comparison import compare  # noqa: PLC0415 - numpy takes a while
        from digest_tui.models.choices import Dismissed, without  # noqa: PLC0415

        found = compare(articles)
        try:
            return without(found, self.reader.choices(Dismissed))
        except LibraryError as error:
            tell(f"{error}; what you dismissed is shown again")
            return found

    def explain(self, compared: Comparison, one: int, other: int) -> Explanation:
        """Say why two sentences of a comparison are aligned, or are not, by their positions."""
        from digest_tui.analyse.alignment.explain import explain  # noqa: PLC0415 - see above

        return explain(compared.sentences, one, other)

    def closest(self, compared: Comparison, at: int) -> tuple[Explanation, ...]:
        """Say what comes closest to a sentence in every other article, and why it is close."""
        from digest_tui.analyse.alignment.explain import closest  # noqa: PLC0415 - see above

        return closest(compared.sentences, at)

    def entry(self, name: str) -> Entry:
        """Give what lists show of the article of that id, name or start of a name."""
        return self._store.entry(self._store.resolve(name))

    def article(self, name: str) -> Article:
        """Give the article of that id, name or start of a name."""
        return self._store.article(self._store.resolve(name))

    def original(self, name: str) -> str:
        """Give the text that an article was read from, as it came but safe to show."""
        from digest_tui.ingest import safe_text  # noqa: PLC0415

        return safe_text(self._store.original(self._store.resolve(name)).received)

    def cites(self, article: Article) -> tuple[str, ...]:
        """Name those whom an article names as having said something."""
        from digest_tui.library.citing import cites  # noqa: PLC0415

        return cites(article, self.outlets)

    def takeaways(self, query: str = "", tell: Tell = unheard) -> list[ListedAssessment]:
        """List the assessments, newest first; of a query, with only what answers it.

        Args:
            query: What is looked for in them.
            tell: Takes what the reader should know besides.

        Raises:
            QueryError: The query cannot be understood.
        """
        return self._listing.takeaways(query, tell)

    def takeaway(self, ref: TakeawayRef) -> Takeaway:
        """Give one takeaway.

        Raises:
            NotFound: Its article has been read anew or is gone.
        """
        return self._listing.takeaway(ref)

    def sources(self) -> list[SourceCount]:
        """List the sources with their numbers of articles, the most first."""
        return self._store.sources()

    def count(self) -> int:
        """Tell how many articles there are."""
        return self._store.count()
