"""What became of takeaways from one report of a publisher to the next."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest_tui.analyse.altered import Piece, differing
from digest_tui.analyse.likeness.lexicon import lexicon
from digest_tui.analyse.likeness.sparse import Likeness
from digest_tui.analyse.takeaways.pieces import is_cut
from digest_tui.analyse.takeaways.wording import (
    pairs_of_one_wording,
    same_wording,
    the_others,
    word_key,
)
from digest_tui.models import MONTHS, Development, Step
from digest_tui.text.countries import country_words
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import Token, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Report, Span

    Name = tuple[str, ...]

_GOES_ON = 0.45
"""How much two takeaways are alike of which one goes on from the other."""
_RUN = re.compile(r"\b[A-Z][\w.]*(?:[’'-]\w+)*(?: (?:al-)?[A-Z][\w.]*(?:[’'-]\w+)*)*")
_AND = re.compile(r",\s|,?\sand\s(?:(?:in|near)\s)?")
"""What stands between the names of an enumeration."""
_LONGEST = 200
"""Takeaways of a list."""
_NO_NAMES = STOP_WORDS | {fold(month) for month in MONTHS}


def developments(reports: Sequence[Report]) -> list[Development]:
    """Put each report beside the one before it of the same publisher.

    Args:
        reports: The newest first, as `fold` gives them.

    Returns:
        One a report, in the same order.
    """
    return [develop(report, before(report, reports[at:])) for at, report in enumerate(reports)]


def before(report: Report, reports: Sequence[Report]) -> Report | None:
    """Give the report before one of the same publisher.

    Lists that may be none and those without any date are before none, and none is before
    them.

    Args:
        report: The report.
        reports: It and those before it, the newest first.
    """
    older = (one for one in reports if one.number > report.number)
    if report.doubt or report.report_date is None:
        return None
    return next(
        (
            one
            for one in older
            if one.publisher == report.publisher and one.report_date and not one.doubt
        ),
        None,
    )


def develop(report: Report, earlier: Report | None) -> Development:
    """Tell of each takeaway whether it is new, goes on or goes on changed; and which are gone."""
    if earlier is None:
        steps = tuple(Step(at, None) for at in range(len(report.takeaways)))
        return Development(report, None, steps, ())
    ours = [takeaway.text for takeaway in report.takeaways]
    theirs = [takeaway.text for takeaway in earlier.takeaways]
    pairs = continued(theirs, ours)
    steps = tuple(
        Step(at, None)
        if (was := pairs.get(at)) is None
        else Step(at, was, altered(theirs[was], text))
        for at, text in enumerate(ours)
    )
    gone = set(range(len(theirs))) - set(pairs.values())
    return Development(report, earlier, steps, tuple(sorted(gone)))


def continued(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Give for takeaways of a report what they go on from in the one before, by position.

    Each goes on from one at most, and that into one: the best pairs are taken first.
    """
    pairs = pairs_of_one_wording(now, before)
    # Of lists beyond all measure, the start is held against the start.
    now, before = now[:_LONGEST], before[:_LONGEST]
    ours, theirs = the_others(len(now), pairs), the_others(len(before), set(pairs.values()))
    likeness = Likeness(now, before)
    found = []
    for at in ours:
        scores = likeness.scores(at)
        for was in theirs:
            if same_wording(now[at], before[was]):
                found.append((2.0, at, was))
            elif scores[was] >= _GOES_ON and _of_one_matter(now[at], before[was]):
                found.append((scores[was], at, was))
    for _, at, was in sorted(found, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
        if at not in pairs and was not in pairs.values():
            pairs[at] = was
    return pairs


def _of_one_matter(one: str, other: str) -> bool:
    """Tell a matter that goes on from one like it: the same deed of another, or elsewhere.

    Somebody or some place that only the one names, and another that only the other does,
    make two matters; of an enumeration it is enough that one is named in both.
    """
    ours, theirs = _names(one), _names(other)
    return _has_all(ours, theirs) or _has_all(theirs, ours)


def _has_all(some: Sequence[frozenset[Name]], others: Sequence[frozenset[Name]]) -> bool:
    """Tell whether of each enumeration one is among the others."""
    named = [name for each in others for name in each]
    return all(any(_is_part(n, m) or _is_part(m, n) for n in each for m in named) for each in some)


def _is_part(one: Name, other: Name) -> bool:
    """Tell whether a name is another one or a part of it: `Kharkiv` of `Kharkiv Oblast`."""
    return any(other[at : at + len(one)] == one for at in (0, len(other) - len(one))) and len(
        one
    ) <= len(other)


@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[frozenset[Name], ...]:
    """Give the names in a takeaway; those that are enumerated together.

    The first word has a capital letter whatever it is: alone it is none but of a country.
    """
    found: list[list[Name]] = []
    end = 0
    for run in _RUN.finditer(text):
        said = [token.word for token in tokens(run[0]) if token.word not in _NO_NAMES]
        if not said or (run.start() == 0 and len(said) == 1 and said[0] not in _countries()):
            continue
        words = tuple(map(word_key, lexicon().canonical(said)))
        if found and _AND.fullmatch(text, end, run.start()):
            found[-1].append(words)
        else:
            found.append([words])
        end = run.end()
    return tuple(frozenset(some) for some in found)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(fold(name) for name in country_words())


def altered(before: str, now: str) -> tuple[tuple[Span, Span], ...]:
    """Give the words that differ, before and now; where words came in, the place of that.

    Where the copy of one breaks off, what it lacks after that has not changed.
    """
    ours, theirs = list(tokens(before)), list(tokens(now))
    found = differing(_pieces(ours), _pieces(theirs))
    if found:
        (was, now_), rest = found[-1], found[:-1]
        after = [token for token in ours if token.end > was.start]
        if _breaks_off(before, now, after, [t for t in theirs if t.end > now_.start]):
            return rest
    return found


def _breaks_off(before: str, now: str, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Tell that nothing is left of the one where the other goes on, or the start of its word."""
    for cut, other, rest, more in ((before, now, ours, theirs), (now, before, theirs, ours)):
        if is_cut(cut, other) and (
            not rest or (len(rest) == 1 and more and more[0].word.startswith(rest[0].word))
        ):
            return True
    return False


def _pieces(words: Sequence[Token]) -> list[Piece]:
    return [Piece(word_key(token.word), token.start, token.end) for token in words]
