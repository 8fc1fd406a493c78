"""Everything that can go wrong in a way that a reader can understand, as one tree.

    DigestError
    ├── Refused           one input is not an article that can be read
    │   └── NotFetched    an address of the web gave nothing
    ├── NotFound          no such article, takeaway or source
    ├── Ambiguous         a name that fits several articles
    ├── QueryError        a query that cannot be understood; says where
    ├── NotUnderstood     a line that is no command, where commands are read line by line
    ├── NothingToDecide   a story is already as the reader wants it, or cannot be
    ├── WrongName         a name for a source that none can have
    ├── RulesError        a source's rule file is wrong
    ├── SubscriptionsError  `sources.toml` is wrong, or cannot be written
    ├── AlreadyFollowed   a source of that name or feed is there
    ├── LibraryError      the library folder cannot be used
    │   ├── LibraryBusy   another session is writing to it
    │   ├── NoLibrary     there is none in the folder that the reader names
    │   ├── LibraryReadOnly  it can be read but not written
    │   ├── IndexRefused  others can have written the search index
    │   ├── IndexMistake  the program made one with the index, which is whole
    │   └── LibraryTooNew it was made by a newer digest-tui
    ├── NoLongerWanted    a search that nobody waits for any more, or a fetch that was stopped
    ├── NoTerminal        the screen was asked for where there is none
    ├── OutputLost        what was found cannot be written to where it should go
    └── Crashed           the program made a mistake; says where its log is

A message says what happened, to which file or name, and what the reader can do.
Errors of libraries (`sqlite3`, `whoosh`, `tomllib`) are turned into these where they
happen and never cross a layer.
"""

from __future__ import annotations

from digest_tui import kiosk


class DigestError(Exception):
    """The root of the tree; `str(error)` is what the reader sees."""

    exit_code = 4
    """What the command line exits with when this error ends it."""

    def __str__(self) -> str:
        words = super().__str__()
        return kiosk.without_paths(words) if kiosk.is_on() else words


class Refused(DigestError):
    """One input that cannot be read as an article; the others are not touched by it."""

    exit_code = 1

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class NotFetched(Refused):
    """An address of the web that gave nothing to be read; the reason goes on after it."""

    def __init__(self, origin: str, reason: str, status: int | None = None) -> None:
        super().__init__(origin, reason)
        self.status = status
        """What the server answered with; None where it did not come to that."""


class NotFound(DigestError):
    """A name that nothing in the library has."""

    exit_code = 3


class Ambiguous(DigestError):
    """A name that several articles have."""

    exit_code = 3


class QueryError(DigestError):
    """A query that cannot be understood."""

    exit_code = 2

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position
        """Where in the query the trouble starts, in characters from 0."""


class NotUnderstood(DigestError):
    """A line that is no command, or one that there is nothing for."""

    exit_code = 2


class NothingToDecide(DigestError):
    """A decision about stories that would change nothing."""

    exit_code = 2


class WrongName(DigestError):
    """A name for a source that no source can have."""

    exit_code = 2


class RulesError(DigestError):
    """A rule file of a source that cannot be used; the other sources are not touched."""


class SubscriptionsError(DigestError):
    """`sources.toml` cannot be read, understood or written."""


class AlreadyFollowed(DigestError):
    """A source that is to be followed, whose name or feed another one has."""

    exit_code = 2


class LibraryError(DigestError):
    """The library folder cannot be read or written."""


class LibraryBusy(LibraryError):
    """Another session holds the library; what is there can still be read."""


class NoLibrary(LibraryError):
    """There is no library in the folder that the reader names; it may be mistyped."""


class LibraryReadOnly(LibraryError):
    """The library can be read, but nothing in it can be changed."""


class IndexRefused(LibraryError):
    """Others can have written the search index; the articles are safe."""


class IndexMistake(LibraryError):
    """The program cannot do with the search index what it should, though that is whole."""

    exit_code = 7


class LibraryTooNew(LibraryError):
    """The library was written by a newer version, which this one must not overwrite."""


class NoLongerWanted(DigestError):
    """What was to be found or fetched is given up: whoever asked wants it no more."""


class NoTerminal(DigestError):
    """The screen needs a terminal on its input and its output."""

    exit_code = 5


class OutputLost(DigestError):
    """What a command found cannot be written: the disk is full, or the output is closed."""

    exit_code = 6


class Crashed(DigestError):
    """The program made a mistake that nothing was prepared for; its log says which."""

    exit_code = 70  # EX_SOFTWARE of sysexits.h
