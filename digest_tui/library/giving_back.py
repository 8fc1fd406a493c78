"""Memory that was needed once, given back to the system.

The C library of Linux keeps what is free for the next who wants it. After much was made and
thrown away that is megabytes which nobody wants until the session ends.
"""

from __future__ import annotations


def give_back() -> None:
    """Give back what is free, where the C library can (malloc_trim(3)); it takes a millisecond."""
    import ctypes  # noqa: PLC0415 - numpy has it already

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
