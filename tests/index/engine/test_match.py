"""Documents that are matched together, and what they score."""

from __future__ import annotations

import numpy as np
import pytest

from digest_tui.index.engine.match import Match, constant, intersection, scored, union

SIZE = 100


def match(scores: dict[int, float]) -> Match:
    known = np.array(list(scores.values()), np.float64)
    return Match(np.array(list(scores), np.intp), lambda at: known[at])


def told(found: Match) -> dict[int, float]:
    return dict(zip(found.docs.tolist(), found.scores().tolist(), strict=True))


EVERY = dict.fromkeys(range(SIZE), 1.0)
EVEN = dict.fromkeys(range(0, SIZE, 2), 2.0)
FEW = {3: 0.5, 4: 0.25, 98: 8.0}


@pytest.mark.parametrize(
    ("parts", "all_of", "any_of"),
    [
        ([FEW], FEW, FEW),
        ([FEW, EVEN], {4: 2.25, 98: 10.0}, EVEN | {3: 0.5, 4: 2.25, 98: 10.0}),
        ([EVEN, EVERY], dict.fromkeys(EVEN, 3.0), EVERY | dict.fromkeys(EVEN, 3.0)),
        ([EVERY, EVEN, FEW], {4: 3.25, 98: 11.0}, None),
        ([FEW, {}], {}, FEW),
        ([{}, {}], {}, {}),
        ([FEW, {5: 1.0}], {}, FEW | {5: 1.0}),
    ],
)
def test_all_and_any(
    parts: list[dict[int, float]],
    all_of: dict[int, float],
    any_of: dict[int, float] | None,
) -> None:
    assert told(intersection([match(part) for part in parts], SIZE)) == all_of
    if any_of is not None:
        found = told(union([match(part) for part in parts], SIZE))
        assert found == any_of
        assert list(found) == sorted(found)


def test_scores_are_asked_for_at_places() -> None:
    found = intersection([match(FEW), match(EVERY)], SIZE)
    assert found.score(np.array([2, 0])).tolist() == [9.0, 1.5]
    assert union([match(FEW)], SIZE).score(np.array([1])).tolist() == [0.25]


@pytest.mark.parametrize("at", [[97], [98, 3, 4], [4, 98, 3, 50, 2], list(range(SIZE))[::-1]])
def test_what_is_found_in_any_order_keeps_its_scores(at: list[int]) -> None:
    found = union([match(FEW), match(EVERY), match(EVEN)], SIZE)
    assert found.score(np.array(at)).tolist() == found.scores()[at].tolist()


def test_what_is_kept_keeps_its_scores() -> None:
    assert told(match(FEW).kept(np.array([True, False, True]))) == {3: 0.5, 98: 8.0}
    assert told(constant(np.array([1, 2]), 3.0).kept(np.array([True, True]))) == {1: 3.0, 2: 3.0}


def test_what_has_a_score_is_matched() -> None:
    assert told(scored(np.array([0.0, 1.5, 0.0, 2.0]))) == {1: 1.5, 3: 2.0}
