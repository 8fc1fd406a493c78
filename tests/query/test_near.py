from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.query.near import near_places

PLACES = st.lists(st.integers(0, 30), max_size=6, unique=True).map(sorted)


@given(st.lists(PLACES, min_size=2, max_size=4), st.integers(0, 12))
def test_it_gives_the_places_of_all_rows(standing: list[list[int]], distance: int) -> None:
    rows = [
        row
        for row in product(*standing)
        if all(0 < abs(one - other) <= distance + 1 for one, other in pairwise(row))
    ]
    assert near_places(standing, distance) == tuple(sorted({at for row in rows for at in row}))
