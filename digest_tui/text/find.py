"""Finding words as they are typed, whatever their case, accents aside."""

from __future__ import annotations

from digest_tui.models.spans import Span

_QUOTES = str.maketrans("’‘“”–—", "''\"\"--")


def find_all(text: str, wanted: str) -> tuple[Span, ...]:
    """Give every place of some letters in a text; upper and lower case are the same."""
    needle = _even(wanted)
    if not needle.strip():
        return ()
    haystack = _even(text)
    places: list[Span] = []
    at = haystack.find(needle)
    while at >= 0:
        places.append(Span(at, at + len(needle)))
        at = haystack.find(needle, at + len(needle))
    return tuple(places)


def _even(text: str) -> str:
    """Fold case and quotes letter by letter, so that places stay the same."""
    text = text.translate(_QUOTES)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
