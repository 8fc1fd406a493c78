"""Leaves OpenSSL out of a screen, which asks the web for nothing unless it is told to.

asyncio and hashlib take OpenSSL where it is there, and do without where Python was made
without it: the one knows no TLS then, the other reckons itself. The screen needs neither from
there, and OpenSSL is five megabytes of a session. What fetches imports `ssl` itself, and gets it.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHA2 = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
_HASHES = ("_md5", "_sha1", "_sha3", "_blake2", *_SHA2)
"""With what hashlib reckons itself. A Python can be made without: then it complains."""


def import_without_tls() -> None:
    """Import what would bring OpenSSL with it, without; what is there already stays as it is."""
    if "asyncio" not in sys.modules:
        with _hidden("ssl"):
            import_module("asyncio")
    if "hashlib" not in sys.modules:
        with suppress(ImportError):
            for name in _HASHES:
                import_module(name)
            with _hidden("_hashlib"):
                import_module("hashlib")


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """Have a module not found meanwhile: https://docs.python.org/3/library/sys.html#sys.modules."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment] # so that it is not found
    try:
        yield
    finally:
        del sys.modules[name]
