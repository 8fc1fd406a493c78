"""Whether the index that counts is whole, which its bytes and its table of contents tell.

Before an index is thrown away because of what was raised while it was searched, it is looked
at here: else a mistake of the program would cost every reader minutes, again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.index.damage import IndexDamaged, whoosh_at_work
from digest_tui.index.segment.checking import check
from digest_tui.index.storage import BuildStorage

if TYPE_CHECKING:
    from digest_tui.index.folder import IndexFolder


def verify(folder: IndexFolder) -> str:
    """Read the whole index, and compare it with what was written.

    Besides the bytes it is looked at what no checksum knows: that the pointer, the mark, the
    table of contents and the segments are of one build, and of this version.

    Returns:
        The build that is whole.

    Raises:
        IndexDamaged: Something of it is not; or another session has replaced it meanwhile.
        IndexRefused: Others can have written it.
        LibraryError: The system does not let us.
    """
    build = folder.mark.build
    with whoosh_at_work(folder.path):
        storage = BuildStorage(folder.place(build))
        try:
            toc = storage.toc()
            for segment in toc.segments:
                check(segment.open(storage.path))
                if not all(0 <= one < segment.documents for one in segment.deleted):
                    raise IndexDamaged("it has deleted more than there is")
        finally:
            storage.let_go()
    return build
