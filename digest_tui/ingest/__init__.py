"""From bytes to articles: what came in is read, nothing of it is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.decode import decode
from digest_tui.ingest.plain import read_plain
from digest_tui.ingest.rule_files import load_outlets
from digest_tui.ingest.said import with_said
from digest_tui.models import Kind
from digest_tui.text.sanitise import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Received

__all__ = ["load_outlets", "read", "safe_text"]


def read(received: Received, outlets: Outlets, source: str | None = None) -> Article:
    """Read what came in as an article.

    Args:
        received: What came in.
        outlets: The sources that are known.
        source: The source, where the reader says it; else the text has to.

    Raises:
        Refused: It is no article.
    """
    form = _form(received.kind)
    if form is None:
        text = decode(received.data, received.origin).text
        article = read_plain(text, received.origin, outlets, source)
    else:
        article = form.read(received, outlets, source)
    return with_said(article, received.said, outlets) if received.said else article


def safe_text(received: Received) -> str:
    """Give all the text of what came in, nothing left out, but safe to show.

    Raises:
        Refused: There is no text in it.
    """
    if form := _form(received.kind):
        return clean(form.text_of(received)).text
    return clean(decode(received.data, received.origin).text).text


class _Form(NamedTuple):
    read: Callable[[Received, Outlets, str | None], Article]
    text_of: Callable[[Received], str]


def _form(kind: Kind) -> _Form | None:
    """Give what reads a kind; what searching does not need is imported here."""
    if kind is Kind.HTML:
        from digest_tui.ingest.html.page import page_text, read_html  # noqa: PLC0415

        return _Form(read_html, page_text)
    if kind is Kind.RECORD:
        from digest_tui.ingest.records import read_record, text_of_record  # noqa: PLC0415

        return _Form(read_record, text_of_record)
    if kind is Kind.MARKDOWN:
        from digest_tui.ingest.markdown import read_markdown, text_of_markdown  # noqa: PLC0415

        return _Form(read_markdown, text_of_markdown)
    if kind is Kind.MAIL:
        from digest_tui.ingest.mail import read_mail, text_of_mail  # noqa: PLC0415

        return _Form(read_mail, text_of_mail)
    return None
