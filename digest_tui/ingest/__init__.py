"""From bytes to articles: what came in is read, nothing of it is made up.

Whatever came in is first made a text of lines (`prepare`), and that is read as a pasted one
is, with what is known of it from beside it. What searching does not need is imported where
it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.decode import MOST_BYTES, decode, too_large
from digest_tui.ingest.given import NOTHING_GIVEN
from digest_tui.ingest.prepared import Prepared
from digest_tui.ingest.rule_files import load_outlets
from digest_tui.models import Kind
from digest_tui.text.sanitise import clean

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Received

__all__ = ["load_outlets", "prepare", "read", "safe_text"]


def read(received: Received, outlets: Outlets, source: str | None = None) -> Article:
    """Read what came in as an article.

    Args:
        received: What came in.
        outlets: The sources that are known.
        source: The source, where the reader says it; else the text has to.

    Raises:
        Refused: It is no article.
    """
    if received.kind is Kind.RECORD:
        from digest_tui.ingest.records import read_record  # noqa: PLC0415

        if article := read_record(received, outlets, source):
            return article
    from digest_tui.ingest.plain import read_plain  # noqa: PLC0415
    from digest_tui.ingest.said import with_said  # noqa: PLC0415

    text, given = prepare(received, outlets, source)
    if len(text) > MOST_BYTES:  # a page can be larger, its text cannot
        raise Refused(received.origin, too_large(len(text)))
    article = read_plain(text, received.origin, outlets, source, given)
    return with_said(article, received.said, outlets) if received.said else article


def prepare(received: Received, outlets: Outlets, source: str | None = None) -> Prepared:
    """Make a text of lines of what came in; the arguments and errors are those of `read`."""
    if received.kind is Kind.HTML:
        from digest_tui.ingest.html.page import prepare_page  # noqa: PLC0415

        return prepare_page(received, outlets, source)
    return _lines_of(received)


def safe_text(received: Received) -> str:
    """Give all the text of what came in, nothing left out, but safe to show.

    Raises:
        Refused: There is no text in it.
    """
    if received.kind is Kind.HTML:
        from digest_tui.ingest.html.page import page_text  # noqa: PLC0415

        return clean(page_text(received)).text
    return clean(_lines_of(received).text).text


def _lines_of(received: Received) -> Prepared:
    """Make a text of what is the same whoever has published it."""
    if received.kind is Kind.RECORD:
        from digest_tui.ingest.records import prepare_record  # noqa: PLC0415

        return prepare_record(received)
    if received.kind is Kind.MARKDOWN:
        from digest_tui.ingest.markdown import prepare_markdown  # noqa: PLC0415

        return prepare_markdown(received)
    if received.kind is Kind.MAIL:
        from digest_tui.ingest.mail import prepare_mail  # noqa: PLC0415

        return prepare_mail(received)
    return Prepared(decode(received.data, received.origin).text, NOTHING_GIVEN)
