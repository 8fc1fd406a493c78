"""How a query that is being typed can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.library.kinds import KINDS
from digest_tui.library.meanings import UNKNOWN
from digest_tui.models import Proposal, Proposals
from digest_tui.query import limits
from digest_tui.query.completing import proposals, put, slot
from digest_tui.text.tokens import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.library.indexing import Indexing
    from digest_tui.library.meanings import Meanings
    from digest_tui.query.completing import Slot
    from digest_tui.store import Store

_MOST = 20


class Proposing:
    """Knows what of a library can stand in a query."""

    def __init__(self, store: Store, indexing: Indexing, meanings: Meanings) -> None:
        self._store = store
        self._indexing = indexing
        self._meanings = meanings

    def proposals(self, text: str, cursor: int) -> Proposals:
        """Tell how a query can go on where the cursor is.

        Args:
            text: The query as far as it is typed.
            cursor: Where the cursor is, in characters from 0.
        """
        of = slot(text, cursor)
        if of is None:
            return Proposals(cursor, cursor)
        choices = []
        for proposed in self._of(of):
            whole, end = put(text, of, proposed.text.strip('"'))
            if len(whole) > limits.CHARACTERS:
                continue
            behind = "" if proposed.text.endswith(":") or whole[end : end + 1] == " " else " "
            choices.append(Proposal(whole[of.start : end] + behind, proposed.note))
            if len(choices) == _MOST:
                break
        return Proposals(of.start, of.end, tuple(choices))

    def _of(self, of: Slot) -> Iterator[Proposal]:
        match of.kind:
            case "source":
                yield from self._sources(of.beginning)
            case "is":
                begun = of.beginning.casefold()
                for name, kind in KINDS.items():
                    if name.startswith(begun):
                        yield Proposal(name, kind.note)
            case "story":
                for name, title in self._store.names(of.beginning.casefold(), _MOST):
                    yield Proposal(name, title)
            case _:
                # What is typed is likelier to be a word than the name of a field; but of words
                # there are many.
                known = [Proposal(*one) for one in proposals(of)]
                found = self._words(of) if of.kind == "word" else []
                likely = found[:1] if len(of.beginning) > 1 else []
                yield from (*likely, *known, *found[len(likely) :])

    def _sources(self, beginning: str) -> Iterator[Proposal]:
        name = " ".join(words(beginning))
        for source in self._meanings.sources():
            if not name or self._meanings.is_called(source, name):
                articles = "1 article" if source.articles == 1 else f"{source.articles} articles"
                yield Proposal(source.slug or UNKNOWN, f"{source.name}, {articles}")

    def _words(self, of: Slot) -> list[Proposal]:
        beginning = fold(of.beginning)
        if not beginning:
            return []
        found, _ = self._indexing.search(
            lambda index: index.completions(beginning, _MOST, of.part)
        )
        return [
            Proposal(one.word, "1 article" if one.articles == 1 else f"{one.articles} articles")
            for one in found
        ]
