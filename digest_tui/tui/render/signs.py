"""The signs before a line: what it is to the focus, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.quoted import ALTERED_SIGN, QUOTED_SIGN

if TYPE_CHECKING:
    from collections.abc import Collection

GUTTER = 2
"""Cells before every line: one sign for what the line is, one for what is in it."""
_IS = {"focus": "▶", "passage": "▌", "only": "○"}
_HAS = {"differs": "≠", "lacks": "≠", "altered": ALTERED_SIGN, "quoted": QUOTED_SIGN}
"""By style, the first that fits: a difference weighs more than a quotation."""
WITH_SIGNS = frozenset(_IS | _HAS)


def signs(styles: Collection[str]) -> str:
    """Give the signs of a line by the styles of the places that it has a part of."""
    return "".join(
        next((sign for style, sign in some.items() if style in styles), " ")
        for some in (_IS, _HAS)
    )
