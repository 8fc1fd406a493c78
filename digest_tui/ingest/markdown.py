"""Markdown, with what stands in its front matter, read as an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.decode import decode
from digest_tui.ingest.fields import Fields, WrongField
from digest_tui.ingest.front_matter import split_front_matter
from digest_tui.ingest.html.fragment import lines_of
from digest_tui.ingest.prepared import Prepared, headed

if TYPE_CHECKING:
    from digest_tui.models import Received

MOST_BYTES = 1 << 20
"""Five times the longest report. Brackets that nothing closes take a parser of Markdown
forty seconds a megabyte."""


def prepare_markdown(received: Received) -> Prepared:
    """Make a text without marks of a text in Markdown; its front matter is what is given.

    Raises:
        Refused: It is no text, or a field of its front matter has something else in it.
    """
    if len(received.data) > MOST_BYTES:
        raise Refused(received.origin, "it is too large for one article in Markdown")
    text = decode(received.data, received.origin).text
    front, body = split_front_matter(text.replace("\r\n", "\n"))
    try:
        given = Fields(front.values).given("front matter", front.notes, whole_lines=True)
    except WrongField as wrong:
        raise Refused(received.origin, str(wrong)) from wrong
    return headed(_lines(body), given)


def _lines(markdown: str) -> str:
    """Give the lines of a text: a parser makes HTML of it, which is read as any other."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return lines_of(parser.render(markdown))
