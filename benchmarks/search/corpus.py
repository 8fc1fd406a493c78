"""Made-up news: the same for the same seed, one article after the other, as many as wanted.

`python -m benchmarks.search.corpus FOLDER COUNT` makes a library of them.
"""

from __future__ import annotations

import hashlib
import sys
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.search.names import outlets
from benchmarks.search.sampling import Sampler
from benchmarks.search.stories import Stories, number
from benchmarks.search.words import Vocabulary
from digest_tui.models import Article, Assessment, GivenDate, Paragraph, Place, Takeaway

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.search.names import Name, Outlet
    from benchmarks.search.stories import Story

SEED = 7
_NO_SOURCE, _NO_DATE, _NO_YEAR = 0.03, 0.03, 0.01
_TAKEAWAYS = 0.015
_CUE = "Key Takeaways"
_COPIES = 0.4
"""Articles on a story that print the agency's sentence as it is."""
_NAMING = (
    "{0} in {place}.",
    "{0}, {who} said.",
    "{who} told reporters that {1}.",
    "“{0},” {who} said in {place}.",
    "In {place}, {1}.",
    "{0}, with {number}.",
    "{0} after {number} in {place}.",
    "{0}, {number} according to {who}.",
)
_UKRAINIAN = """за повідомленням місцевої влади вибух стався вночі поблизу міста ракета дрони
військові повідомили про наступ українські сили оборони уряд країни президент міністр заявив
переговори переговорів домовленості російські війська атакували обстріл будинки будинок людей
люди загинули поранено області область станція енергетики електростанція рятувальники працюють
на місці під час засідання рада безпеки нові санкції проти кораблів флоту""".split()


def articles(wanted: int, seed: int = SEED) -> Iterator[Article]:
    """Make articles, the oldest stories first; memory does not grow with their number."""
    maker = _Maker(wanted, seed)
    return map(maker.article, range(wanted))


class _Maker:
    def __init__(self, wanted: int, seed: int) -> None:
        self._seed = seed
        self._chance = Random(seed)
        self._vocabulary = Vocabulary()
        self._sampler = Sampler(seed, self._vocabulary.known)
        self._stories = Stories(self._chance, max(1, wanted))
        self._outlets = outlets()
        self._shares = list(accumulate(1 / (at + 2) for at in range(len(self._outlets))))

    def article(self, at: int) -> Article:
        chance = self._chance
        story = self._stories.next(at)
        (outlet,) = chance.choices(self._outlets, cum_weights=self._shares)
        ranks = self._sampler.words(story.topic, story.words)
        words = [self._vocabulary[rank] for rank in ranks]
        title = self._title(words, ranks, story, outlet.style)
        told = self._paragraphs(words, story, outlet)
        has_source = chance.random() >= _NO_SOURCE
        published = self._date(story)
        own_id = hashlib.sha256(f"{self._seed}:{at}".encode()).hexdigest()[:16]
        body, end, line = [], len(title) + 2, 3
        for text in told:
            body.append(Paragraph(text, Place(line, line, end, end + len(text))))
            end, line = end + len(text) + 2, line + 2
        return Article(
            id=own_id,
            source=outlet.source if has_source else None,
            evidence=(),
            title=title,
            dek=None,
            byline=story.names[1].official if chance.random() < 0.6 else None,
            published=published,
            body=tuple(body),
            assessments=self._assessments(story, end, line, published),
            origin=f"news-{at}",
            url=_address(outlet, title, at) if has_source else None,
            language="en",
        )

    def _title(self, words: list[str], ranks: list[int], story: Story, style: int) -> str:
        """Make a title of the first words that tell something, and of a name."""
        telling = [w for w, rank in zip(words[:40], ranks[:40], strict=True) if rank > 130]
        picked = telling[: self._chance.randint(4, 8)]
        name = story.names[0 if self._chance.random() < 0.5 else 1][style]
        return (
            f"{name} {' '.join(picked)}"
            if self._chance.random() < 0.6
            else (f"{' '.join(picked)} {name}".capitalize())
        )

    def _paragraphs(self, words: list[str], story: Story, outlet: Outlet) -> list[str]:
        chance, done, told = self._chance, 0, []
        if story.left and story.lead and chance.random() < _COPIES:
            told.append(story.lead)
        while done < len(words):
            sentences = []
            for _ in range(chance.randint(1, 4)):
                length = 8 + int(22 * chance.random())
                sentences.append(self._sentence(words[done : done + length], story, outlet.style))
                done += length
                if done >= len(words):
                    break
            told.append(" ".join(sentences))
        if not story.lead:
            story.lead = told[0]
        if outlet.style == 2:  # it quotes in its own language
            quoted = chance.choices(_UKRAINIAN, k=chance.randint(20, 60))
            told.append(f"{' '.join(quoted).capitalize()}, {story.names[1].cyrillic}.")
        return told

    def _sentence(self, words: list[str], story: Story, style: int) -> str:
        chance = self._chance
        plain = " ".join(words)
        first = plain[:1].upper() + plain[1:]
        if chance.random() < 0.5:
            return first + "."
        who, place = (
            story.names[chance.randint(0, 1) * 2 + 1],
            story.names[chance.randint(0, 1) * 2],
        )
        figure = number(chance) if chance.random() < 0.5 else chance.choice(story.numbers)
        pattern = _NAMING[int(len(_NAMING) * chance.random())]
        return pattern.format(
            first, plain, who=self._spelled(who, style), place=place[style], number=figure
        )

    def _spelled(self, who: Name, style: int) -> str:
        """Name somebody in full, or by the family name alone."""
        return who[style] if self._chance.random() < 0.4 else who[style].split()[-1]

    def _date(self, story: Story) -> GivenDate | None:
        chance = self._chance
        if chance.random() < _NO_DATE:
            return None
        day = story.told_on(chance)
        year = None if chance.random() < _NO_YEAR else day.year
        if chance.random() < 0.2:
            return GivenDate(day.month, day.day, year)
        return GivenDate(day.month, day.day, year, chance.randrange(24), chance.randrange(60))

    def _assessments(
        self, story: Story, end: int, line: int, published: GivenDate | None
    ) -> tuple[Assessment, ...]:
        chance = self._chance
        if chance.random() >= _TAKEAWAYS:
            return ()
        takeaways = []
        end, line = end + len(_CUE) + 1, line + 1
        for at in range(1, chance.randint(4, 9)):
            ranks = self._sampler.sentence(chance.randint(15, 35), story.topic, story.words)
            text = self._sentence([self._vocabulary[rank] for rank in ranks], story, 0)
            takeaways.append(Takeaway(at, text, Place(line, line, end, end + len(text))))
            end, line = end + len(text) + 1, line + 1
        return (Assessment("Institute for Made-Up News", published, tuple(takeaways), _CUE),)


def _address(outlet: Outlet, title: str, at: int) -> str:
    plain = "".join(letter for letter in title.lower() if letter.isascii())
    return f"{outlet.source.home}/news/{'-'.join(plain.split()[:6])}-{at}.html"


def main() -> None:
    """Fill a library."""
    from benchmarks.search.filling import fill  # noqa: PLC0415 - the store

    if len(sys.argv) != 3:
        raise SystemExit("python -m benchmarks.search.corpus FOLDER COUNT")
    fill(Path(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
