r"""Text from outside made safe for a terminal, with a visible sign wherever something was.

A terminal obeys what it is sent: an article that carries `ESC ] 52 ; ...` writes to the
clipboard of whoever reads it, and Textual passes it on. So every text goes through here
when it is filed and once more when it is drawn.

* An escape sequence becomes one `␛`, any other control character its picture (`␀`, `␡`).
* What steers the direction of text, hides text or has no agreed meaning or width
  (bidi controls, tag characters, private use, unassigned, surrogates) becomes `�`.
* Characters that show nothing by design (zero-width spaces and joiners, soft hyphens,
  byte-order marks, variation selectors) are left out and counted: a sign in the middle
  of a word would do more harm than they do. Terminals disagree on their width.
* Line ends of every kind become `\n`, other spaces a plain one.

The result has a width that terminals agree on and is the same when cleaned again.
Control functions: ECMA-48 5th ed., section 5.4 and 8.3; bidi controls: Unicode UAX #9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ESCAPE_SIGN = "␛"
UNKNOWN_SIGN = "\ufffd"
_MOST_MARKS = 4
"""Combining marks that stay on one character; living languages need at most three."""

_SEQUENCE = re.compile(
    # CSI: parameters, intermediates, one final byte.
    "(?:\x1b\\[|\x9b)[0-?]{0,256}+[ -/]{0,16}+[@-~]"
    # OSC, DCS, SOS, PM, APC: what introduces a control string.
    "|(?P<string>\x1b[]PX^_]|[\x90\x98\x9d-\x9f])"
    # Other two- and three-byte sequences: never a line end or a letter of the text after.
    "|\x1b[ -/]{1,16}+[0-~]|\x1b[0-Z\\\\^-~]"
)
_STRING_END = re.compile("\x07|\x1b\\\\|\x9c|(?P<other>\x1b)")
_LONGEST_STRING = 8192
_KEPT_INTRODUCERS = re.compile("\x1b]|[\x80-\x9f]")
"""Those that are no sequence where no string follows; `_picture` takes care of them."""
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0100-\U000e01ef]"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK_STORM = re.compile(f"([{_MARKS}]{{{_MOST_MARKS}}})([{_MARKS}]+)")
_ASCII_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SIGN = re.compile(f"[\u2400-\u241f\u2421{UNKNOWN_SIGN}]")
_ODD_RUN = re.compile("[^\n\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A safe text, and what stood in it."""

    text: str
    signs: int = 0
    """How many signs stand for something that was taken out."""
    hidden: int = 0
    """How many characters that show nothing were left out."""

    @property
    def remark(self) -> str | None:
        """What a reader should know of it, in words; None where nothing was done."""
        parts = []
        if self.signs:
            parts.append(f"{self.signs} control or unreadable characters shown as {ESCAPE_SIGN} �")
        if self.hidden:
            parts.append(f"{self.hidden} invisible characters left out")
        return "; ".join(parts) or None


def clean(text: str) -> Cleaned:
    """Make a text of any number of lines safe. Linear in its length; never raises."""
    if text.isascii() and not _ASCII_CONTROL.search(text):
        return Cleaned(text)
    signs_before = _count_signs(text)
    text = _LINE_END.sub("\n", text)
    text = _without_sequences(text)
    text = _SPACE.sub(" ", text.expandtabs(4))
    text, hidden = _INVISIBLE.subn("", text)
    if not text.replace("\n", "").isprintable():
        text = _ODD_RUN.sub(_picture, text)
    length = len(text)
    text = _MARK_STORM.sub(r"\1", text)
    hidden += length - len(text)
    return Cleaned(text, max(0, _count_signs(text) - signs_before), hidden)


def clean_line(text: str) -> str:
    """Make a text safe and put it on one line."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text).text.replace("\n", " ")


def is_clean(text: str) -> bool:
    """Tell whether `clean` would leave a one-line text as it is."""
    return (text.isascii() and text.isprintable()) or clean(text).text == text


def _without_sequences(text: str) -> str:
    """Put the sign in the place of every escape sequence.

    A control string goes up to its terminator, on any number of lines, but not without
    one: an unterminated string must not swallow the rest of the article. The next
    terminator is looked for once and not once for every introducer before it.
    """
    pieces: list[str] = []
    kept = at = 0
    string_end = _STRING_END.search(text)
    while sequence := _SEQUENCE.search(text, at):
        start, at = sequence.span()
        if sequence["string"]:
            if string_end and string_end.start() < at:
                string_end = _STRING_END.search(text, at)
            if (
                string_end
                and not string_end["other"]
                and string_end.start() - at <= _LONGEST_STRING
            ):
                at = string_end.end()
            elif _KEPT_INTRODUCERS.fullmatch(sequence[0]):
                continue
        pieces += (text[kept:start], ESCAPE_SIGN)
        kept = at
    return "".join((*pieces, text[kept:]))


def _count_signs(text: str) -> int:
    return 0 if text.isascii() else len(_SIGN.findall(text))


def _picture(run: re.Match[str]) -> str:
    characters = run[0]
    if characters.isprintable():
        return characters
    shown: list[str] = []
    for character in characters:
        if character.isprintable():
            shown.append(character)
            continue
        code = ord(character)
        if code < 0x20:
            shown.append(chr(0x2400 + code))
        elif code == 0x7F:
            shown.append("\u2421")
        elif not (shown and shown[-1] == UNKNOWN_SIGN and 0xE0000 <= code < 0xE1000):
            # A run of tag characters is one hidden message: one sign.
            shown.append(UNKNOWN_SIGN)
    return "".join(shown)
