"""What the benchmarks count by."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.compare.clusterers import components
from benchmarks.compare.labelled import AlignedStory, Sentences
from benchmarks.compare.measures import average_precision, b_cubed, mixed


@pytest.mark.parametrize(
    ("scores", "right", "expected"),
    [
        ([0.9, 0.8, 0.1], "yyn", 1.0),
        ([0.1, 0.9, 0.8], "ynn", 1 / 3),
        ([0.9, 0.8, 0.7, 0.6], "ynyn", (1 + 2 / 3) / 2),
        # Those of one score come at once, whatever their order.
        ([0.5, 0.5], "yn", 1 / 2),
        ([0.5, 0.5], "ny", 1 / 2),
        ([0.9, 0.5, 0.5, 0.5], "ynyy", (1 + 2 * 3 / 4) / 3),
    ],
)
def test_average_precision(scores: list[float], right: str, expected: float) -> None:
    is_right = np.array([letter == "y" for letter in right])
    assert average_precision(np.array(scores), is_right) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ([[0, 1, 2], [3, 4]], 1.0, 1.0),
        ([[0, 1, 2, 3, 4]], (9 + 4) / 25, 1.0),
        ([[0], [1], [2], [3], [4]], 1.0, 2 / 5),
        ([[0, 1], [2, 3], [4]], 4 / 5, ((2 * 2 + 1) / 3 + 2 / 2) / 5),
    ],
)
def test_b_cubed(groups: list[list[int]], precision: float, recall: float) -> None:
    found = b_cubed("aaabb", groups)
    assert tuple(found) == pytest.approx((precision, recall))
    assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall))


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([[0, 1], [2], [3, 4]], (0, 1, 0.0)),
        ([[0, 1, 2], [3, 4]], (1, 1, 1.0)),
        ([[0, 2], [1], [3, 4]], (1, 1, 1 / 2)),
        ([[0, 1], [2, 3, 4]], (0, 1, 0.0)),  # of two topics: no look-alikes
    ],
)
def test_mixed_look_alikes(groups: list[list[int]], expected: tuple[int, int, float]) -> None:
    assert mixed("qqqff", "aabcc", groups) == pytest.approx(expected)


def test_pairs_that_count() -> None:
    story = AlignedStory(
        "a story",
        [Sentences("one", ["a", "b"]), Sentences("other", ["c", "d"])],
        same=[(0, 0, 1, 0)],
        partly=[(1, 1, 0, 1), (0, 0, 1, 0)],
    )
    table = np.arange(16.0).reshape(4, 4)
    scores, right = story.judged(table)
    assert scores.tolist() == [2.0, 3.0, 6.0]  # none within an article, and not b with d
    assert right.tolist() == [True, False, False]


def test_components_are_chains() -> None:
    table = np.array([[0, 0.9, 0, 0], [0.9, 0, 0.5, 0], [0, 0.5, 0, 0], [0, 0, 0, 0]])
    assert components(table, 0.5) == [[0, 1, 2], [3]]
    assert components(table, 0.6) == [[0, 1], [2], [3]]
