"""What the C library of Linux keeps of memory that is free, and having it keep less.

Elsewhere nothing is done. https://man7.org/linux/man-pages/man3/mallopt.3.html
"""

from __future__ import annotations

_M_ARENA_MAX = -8


def share_free() -> None:
    """Have all threads take from one heap; before there are any.

    Each would have one of its own, for which none waits; but threads that take turns keep in
    each what the others could use. Python lets one go on at a time anyway.
    """
    _call("mallopt", _M_ARENA_MAX, 1)


def give_back() -> None:
    """Give what is free back to the system, after much was needed once; it takes a millisecond."""
    _call("malloc_trim", 0)


def _call(name: str, *args: int) -> None:
    try:
        import ctypes  # noqa: PLC0415 - no command but the screen wants any of it

        library = ctypes.CDLL(None)
    except (ImportError, OSError, TypeError):
        return  # this Python, or this system, has no such thing: it takes more memory then
    function = getattr(library, name, None)
    if function is not None:
        function(*args)
