"""What articles were read from: every version of it, and which bytes have come in before."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest_tui.models import Kind, Received
from digest_tui.store.records import Kept, Seen
from digest_tui.store.rows import ENTRY_COLUMNS, article_of, entry_of
from digest_tui.store.statements import marks

if TYPE_CHECKING:
    import sqlite3

    from digest_tui.models import Article

_WORTH_PACKING = 512
_COLUMNS = "number, filed_at, origin, kind, charset, url, said, packed, data"


def digest_of(received: Received) -> bytes:
    """Make what tells equal inputs: the bytes, and all that decides how they are read."""
    import hashlib  # noqa: PLC0415 - with OpenSSL, and only for what is filed

    hashed = hashlib.sha256(f"{received.kind}\n{received.charset}\n{received.url}\n".encode())
    hashed.update(received.said or b"")
    hashed.update(b"\0")
    hashed.update(received.data)
    return hashed.digest()[:16]


def addresses_of(article: Article, received: Received) -> list[str]:
    """Give what each address of an article has in common with others of it, each once.

    The one it was fetched from comes before those that it only says are its own.
    """
    from digest_tui.text.addresses import address_key  # noqa: PLC0415 - likewise

    keys = map(address_key, (received.url, article.url, *article.also_at))
    return list(dict.fromkeys(key for key in keys if key))


def at_address(db: sqlite3.Connection, addresses: list[str]) -> str | None:
    """Give the article that has one of these addresses, the first one that any has."""
    rows = db.execute(
        f"SELECT address, article_id FROM addresses WHERE address IN ({marks(addresses)})",  # noqa: S608
        addresses,
    )
    found: dict[str, str] = dict(rows.fetchall())
    return next((found[address] for address in addresses if address in found), None)


def came_as(db: sqlite3.Connection, digest: bytes) -> str | None:
    """Give the article that bytes became when they came in before."""
    row = db.execute("SELECT article_id FROM seen WHERE digest = ?", (digest,)).fetchone()
    return row[0] if row else None


def seen(db: sqlite3.Connection, digest: bytes) -> Seen | None:
    """Tell what became of bytes that came in before; None where they did not.

    Nor where what became of them cannot be read by this version: they are to be read anew.
    """
    row = db.execute(
        f"SELECT rules, said_source, reading_form, reading, {ENTRY_COLUMNS} FROM seen"  # noqa: S608
        " JOIN articles ON id = article_id WHERE digest = ?",
        (digest,),
    ).fetchone()
    if row is None or article_of(*row[2:4]) is None:
        return None
    return Seen(entry_of(row[4:]), *row[:2])


def remember(
    db: sqlite3.Connection, article_id: str, digest: bytes, rules: str, addresses: list[str]
) -> None:
    """Note which bytes an article came in as, and under which addresses."""
    db.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", (digest, article_id, rules))
    db.executemany(
        "INSERT OR IGNORE INTO addresses VALUES (?, ?)",
        [(address, article_id) for address in addresses],
    )


def latest_kind(db: sqlite3.Connection, article_id: str) -> Kind | None:
    """Tell what the last version of an article was read from."""
    row = db.execute(
        "SELECT kind FROM versions WHERE article_id = ? ORDER BY number DESC LIMIT 1",
        (article_id,),
    ).fetchone()
    return Kind(row[0]) if row else None


def was_before(db: sqlite3.Connection, article_id: str, digest: bytes, content: str) -> bool:
    """Tell whether an earlier version of an article had these bytes or these words."""
    row = db.execute(
        "SELECT 1 FROM versions WHERE article_id = ? AND (digest = ? OR content = ?)",
        (article_id, digest, content),
    ).fetchone()
    return row is not None


def write_version(
    db: sqlite3.Connection, article_id: str, number: int, content: str, received: Received
) -> None:
    """Keep what came in as a version of an article, in the place of one of that number."""
    packed = len(received.data) >= _WORTH_PACKING
    db.execute(
        "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id,
            number,
            datetime.now(UTC).isoformat(timespec="microseconds"),
            digest_of(received),
            content,
            received.origin,
            received.kind,
            received.charset,
            received.url,
            received.said,
            packed,
            zlib.compress(received.data) if packed else received.data,
        ),
    )


def versions(db: sqlite3.Connection, article_id: str, number: int | None = None) -> list[Kept]:
    """Give the versions of an article, or one of them, the first one first."""
    which, values = ("", ()) if number is None else (" AND number = ?", (number,))
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM versions WHERE article_id = ?{which} ORDER BY number",  # noqa: S608
        (article_id, *values),
    )
    return [
        Kept(
            at,
            datetime.fromisoformat(filed),
            Received(
                origin,
                zlib.decompress(data) if packed else data,
                Kind(kind),
                charset,
                address,
                said,
            ),
        )
        for at, filed, origin, kind, charset, address, said, packed, data in rows
    ]
