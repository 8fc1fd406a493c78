"""Which words of the index a word of a query stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.index.engine.words import Words
from digest_tui.index.families import MOST_SMALL
from digest_tui.models import Spelling
from digest_tui.query import tree
from digest_tui.text.nearby import within
from digest_tui.text.spellings import spelling_keys, spellings
from digest_tui.text.stems import stems

if TYPE_CHECKING:
    from digest_tui.index.engine.leaves import Leaves

MOST_EXPANSIONS = 64
"""Words that a prefix or wildcard stands for at most: the most frequent ones."""
_MOST_GROWING = 32
"""Words that one that is still being typed can become."""
_MOST_NEARLY = 32
_MOST_KNOWN = 10_000
"""Names that are remembered: a megabyte."""


class Expander:
    """Knows the words of one state of the index, and says what it made of those of a query."""

    def __init__(self, leaves: Leaves, known: dict[str, Spelling]) -> None:
        """Make one for a query.

        Args:
            leaves: The words.
            known: The names that were looked at before.
        """
        self._leaves = leaves
        self._known = known
        self.capped: list[str] = []
        """Prefixes and wildcards that stand for more words than are searched."""
        self.spellings: dict[str, Spelling] = {}
        """Names that were looked for as others spell them, too."""

    @property
    def note(self) -> str | None:
        """What the reader should know of how the query was understood."""
        capped = ", ".join(dict.fromkeys(self.capped))
        return f"{capped}: only the {MOST_EXPANSIONS} most frequent words" if capped else None

    def stems(self, word: str, *, as_typed: bool) -> list[str]:
        """Give the stems of a word, and of the other spellings of a name."""
        others = () if as_typed else self._others(word)
        return list(dict.fromkeys(stem for one in (word, *others) for stem in stems(one)))

    def growing(self, field: str, letters: str) -> list[str]:
        """Give the words that one that is being typed can become."""
        found, _ = Words(self._leaves, field).beginning(letters, _MOST_GROWING)
        return [one.word for one in found]

    def near(
        self, field: str, node: tree.Word | tree.Prefix | tree.Wildcard | tree.Fuzzy
    ) -> list[str]:
        """Give the words that can stand at a place: of a word, all of its forms."""
        if isinstance(node, tree.Word):
            return self._forms(field, node.text)
        return self.words(field, node)

    def words(self, field: str, node: tree.Prefix | tree.Wildcard | tree.Fuzzy) -> list[str]:
        """Give the words that a prefix, a wildcard or a fuzzy word stands for."""
        known = Words(self._leaves, field)
        match node:
            case tree.Prefix(letters):
                found, more = known.beginning(letters, MOST_EXPANSIONS)
                shown = f"{letters}*"
            case tree.Wildcard(pattern):
                found, more = known.fitting(
                    node.beginning, lambda words: filter(node.fits, words), MOST_EXPANSIONS
                )
                shown = pattern
            case tree.Fuzzy(text):
                found, _ = known.fitting(
                    text[0],
                    lambda words: [*within(text, words, len(words)), *({text} & {*words})],
                    _MOST_NEARLY,
                )
                more, shown = False, ""
        if more:
            self.capped.append(shown)
        return [one.word for one in found]

    def _forms(self, field: str, word: str) -> list[str]:
        # A field without stems has only the word itself.
        found: dict[str, None] = {word: None}
        for leaf in self._leaves:
            words = leaf.words(field)
            families = words.families.get("stems") if words else None
            for stem in stems(word):
                at = families.lexicon.find(stem.encode()) if families else -1
                if words and families and at >= 0:
                    members = families.members(at).tolist()
                    found |= dict.fromkeys(words.lexicon[one].decode() for one in members)
        return list(found)

    def _others(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            meeting = Words(self._leaves, "text_words").meeting(spelling_keys(word))
            names = [(one.word, one.documents) for one, small in meeting if small <= MOST_SMALL]
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = Spelling(word, spellings(word, names))
        if known.others:
            self.spellings[word] = known
        return known.others
