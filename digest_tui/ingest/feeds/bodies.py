"""Whether a feed gives the whole of an article or the beginning of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from digest_tui.ingest.feeds.words import has_markup, paragraphs_of, words_of, words_of_plain
from digest_tui.text.sentences import sentences

_FEWEST_SENTENCES = 5
"""What has fewer is as likely a teaser; a look at its page costs one request."""
_LOOKED_AT = 20_000
_APPEARED = re.compile(
    r"\s*(?:(?:The|This) (?:post|article|entry)|Сообщение|Запис|Запись)\s.{1,400}?"
    r"\b(?:(?:first )?appeared first on|originally appeared on|was first published on"
    r"|появились сначала на|спочатку з'явилась на).{1,300}$"
)
"""What WordPress adds to every text, whole or not."""
_LEADS_ON = (
    r"(?:Read (?:more|on|the|full|whole)|(?:Continue|Keep) reading|Full (?:story|article|text)"
    r"|READ MORE|Читати (?:далі|більше|повністю)|Читать (?:далее|дальше|полностью)"
    r"|Детальніше|Подробнее)"
)
_GOES_ON = re.compile(
    r"(?:\.\.\.|…"
    # Words that begin nothing can also be the last of a sentence.
    rf"|(?:{_LEADS_ON}|(?<=[.!?…»)\]] )(?i:{_LEADS_ON})|\(more)[^.!?]{{0,80}})"
    r"[\s\]\)»>→›.:…-]{0,10}$"
)
_SHORT_TAIL = 200
_MEDIA_ENDS = (".mp3", ".m4a", ".ogg", ".mp4", ".m4v", ".webm", ".mov", ".wav", ".aac")


def text_and_html(body: str, *, marked_up: bool) -> tuple[str, str]:
    """Give a body as a record holds it: HTML stays HTML, words become lines of text."""
    if not marked_up:
        return body.strip(), ""
    return ("", body.strip()) if has_markup(body) else (paragraphs_of(body), "")


def is_shortened(body: str, *, marked_up: bool) -> bool:
    """Tell whether a body is none, or so short or so ended that there must be more of it."""
    text = words_of(body) if marked_up else words_of_plain(body)
    tail = _APPEARED.search(text, max(0, len(text) - 2 * _SHORT_TAIL - 400))
    if tail:
        text = text[: tail.start()].rstrip()
    if _GOES_ON.search(text, max(0, len(text) - _SHORT_TAIL)):
        return True
    return len(sentences(text[:_LOOKED_AT])) < _FEWEST_SENTENCES


def is_page(address: str | None) -> bool:
    """Tell whether there can be a page at an address, and not a sound or a film."""
    return address is not None and not urlsplit(address).path.lower().endswith(_MEDIA_ENDS)
