"""What a session does not load as long as nobody needs it."""

from __future__ import annotations

from tests.test_architecture import modules_after

_SCREEN = """
from digest_tui.cli.without_tls import import_without_tls
import_without_tls()
import digest_tui.tui.app
"""
_FETCHED = """
import hashlib, ssl
assert ssl.create_default_context()
for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256"):
    assert hashlib.new(name, b"x").digest() == getattr(hashlib, name)(b"x").digest()
"""


def test_the_screen_comes_without_openssl() -> None:
    modules = modules_after(_SCREEN)
    assert {"asyncio", "hashlib"} <= modules
    assert not modules & {"ssl", "_ssl", "_hashlib"}


def test_who_asks_for_it_later_gets_it() -> None:
    assert {"ssl", "_ssl"} <= modules_after(_SCREEN + _FETCHED)


def test_what_is_there_already_stays() -> None:
    assert {"ssl", "_hashlib"} <= modules_after("import asyncio, hashlib, ssl\n" + _SCREEN)
