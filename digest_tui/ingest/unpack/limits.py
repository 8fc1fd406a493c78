"""How much of anything is taken in, so that no input takes all the memory or time there is."""

from __future__ import annotations

from dataclasses import dataclass

from digest_tui.ingest.decode import MOST_BYTES
from digest_tui.ingest.markdown import MOST_BYTES as MOST_MARKDOWN
from digest_tui.ingest.unpack.streams import BrokenStream

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes, or pieces, of each kind."""

    text: int = MOST_BYTES
    """One plain text."""
    markdown: int = MOST_MARKDOWN
    page: int = 16 * _MIB
    """One web page: a text of 4 MiB and the pictures, scripts and styles written into it."""
    record: int = 16 * _MIB
    """One JSON object, whose text can be such a page."""
    mail: int = 32 * _MIB
    """One message; mail servers take 25 MiB of attachments, a third more as base64."""
    whole: int = 64 * _MIB
    """A JSON array or a feed, which cannot be read piece by piece."""
    spooled: int = 1024 * _MIB
    """A zip archive that comes through a pipe, and has to be kept to be read at all."""
    nested: int = 64 * _MIB
    """A zip archive inside another one."""
    listing: int = 32 * _MIB
    """The list of contents of a zip archive."""
    members: int = 200_000
    """Files in one archive."""
    depth: int = 2
    """Archives in archives: a zip in a zip, or a gzipped page in a zip."""
    ratio: int = 200
    """What comes out of an archive for each byte of it; text has 3 to 30, a bomb 1,000."""
    slack: int = 256 * _MIB
    """What comes out of an archive in any case."""


class TooMuch(BrokenStream):
    """More came out of an archive than can be meant well; nothing more is read of it."""


class Budget:
    """What may still come out of an archive and of all that is inside it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.slack

    def grant(self, packed: int) -> None:
        """Allow what comes out of so many packed bytes."""
        self._left += packed * self._limits.ratio

    @property
    def exhausted(self) -> bool:
        """Whether more came out than can be meant well."""
        return self._left < 0

    def spend(self, unpacked: int) -> None:
        """Count what came out.

        Raises:
            TooMuch: It is too much for what went in.
        """
        self._left -= unpacked
        if self._left < 0:
            raise TooMuch(
                f"with it, the archive unpacks to more than {self._limits.ratio} times its size, "
                "as no news does; the rest is left"
            )
