"""From the bytes of a page to its text, as browsers tell the encoding, and then verified.

Names of encodings are those of the WHATWG's Encoding Standard, section 4.2: `latin1` is
Windows-1252 on the web. Where an encoding is declared: HTML Living Standard, section 13.2.3.
"""

from __future__ import annotations

import re

from digest_tui.ingest.decode import Decoded, decode_damaged, decode_unicode

_PRESCAN = 4096
"""Bytes in which a page says its encoding; the standard asks for the first 1,024."""
_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
_META = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_LABELS = {
    label: codec
    for codec, labels in {
        "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
        "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 ascii"
        " us-ascii ansi_x3.4-1968 cp819 ibm819",
        "cp1251": "windows-1251 cp1251 x-cp1251",
        "koi8_u": "koi8-u koi8-ru",
        "koi8_r": "koi8-r koi8 koi8_r koi cskoi8r",
        "iso8859_5": "iso-8859-5 iso8859-5 iso_8859-5 cyrillic",
        "cp866": "ibm866 866 cp866 csibm866",
        "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "cp1250": "windows-1250 cp1250 x-cp1250",
        "iso8859_2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2",
        "iso8859_15": "iso-8859-15 iso8859-15 latin9 l9",
        "cp1253": "windows-1253 cp1253",
        "iso8859_7": "iso-8859-7 iso8859-7 greek",
        "cp1254": "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 l5",
        "cp1255": "windows-1255 cp1255 iso-8859-8-i",
        "cp1256": "windows-1256 cp1256",
        "cp1257": "windows-1257 cp1257",
        "iso8859_4": "iso-8859-4 iso8859-4 latin4",
        "iso8859_13": "iso-8859-13 iso8859-13",
        "cp874": "windows-874 tis-620 iso-8859-11",
        "gb18030": "gb18030 gbk gb2312 gb_2312-80 x-gbk chinese",
        "big5hkscs": "big5 big5-hkscs x-x-big5",
        "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
        "euc_jp": "euc-jp x-euc-jp",
        "iso2022_jp": "iso-2022-jp",
        "cp949": "euc-kr ks_c_5601-1987 ksc5601 windows-949 korean",
    }.items()
    for label in labels.split()
}
_UNDECLARED = ("cp1252", "cp1251", "koi8_u")
"""What pages are written in that say nothing, or something wrong."""
_SAMPLE = 200_000
_WORD = re.compile(r"[^\W\d_]{2,40}")
_PLAIN_SIGNS = frozenset(" ’‘“”„«»‹›—–…•·№©®™°€£§¹²³½¼¾±×→←↑↓★●▪■‚´¡¿")
_SIGN = re.compile(r"[^\x00-\x7f\w\u3000-\u303f\uff00-\uffef]")
_MIXED = re.compile(r"[a-z][а-яёіїєґ]|[а-яёіїєґ][a-z]", re.IGNORECASE)
_INVERTED = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_ACCENTED = re.compile(r"[À-ÿ]{3,}")
_NONSENSE = 0.2
"""Of the words with other letters than ASCII's, how many may look wrong in a right reading."""


def decode_page(data: bytes, charset: str | None, origin: str) -> Decoded:
    """Give the text of a page.

    A byte-order mark decides, and what can be UTF-8 is, whatever is declared: no text of
    another encoding gets by as that. Else the first encoding declared that does not give
    nonsense, by the header, the page or its XML declaration; else what gives least.

    Args:
        data: What came in.
        charset: The encoding as an HTTP header or a message says; it can be wrong.
        origin: Where it came from, for people.

    Raises:
        Refused: It is empty, too large or no text.
    """
    declared = _declared(data, charset)
    if declared[:1] == ["iso2022_jp"] and b"\x1b$" in data:
        return Decoded(data.decode("iso2022_jp", "replace"), "iso2022_jp")
    if unicode := decode_unicode(data, origin):
        return unicode
    if "utf-8" in declared[:1] and (damaged := decode_damaged(data)):
        return damaged
    best: tuple[float, Decoded] | None = None
    for codec in dict.fromkeys((*declared, *_UNDECLARED)):
        if codec == "utf-8":
            continue
        text = data.decode(codec, "replace")
        odd = _oddness(text)
        if odd <= _NONSENSE and codec in declared:
            return Decoded(text, codec)
        if best is None or odd < best[0]:
            best = (odd, Decoded(text, codec))
    damaged = decode_damaged(data)
    if best is None or (damaged and _oddness(damaged.text) < best[0]):
        return damaged or Decoded(data.decode("cp1252", "replace"), "cp1252")
    return best[1]


def _declared(data: bytes, charset: str | None) -> list[str]:
    head = _COMMENT.sub(b"", data[:_PRESCAN].replace(b"\0", b""))
    found = (_META.search(head), _XML.match(head))
    said = [charset or "", *(match[1].decode("ascii", "replace") for match in found if match)]
    codecs = [_LABELS.get(label.strip(" \t\"'").lower()) for label in said]
    return list(dict.fromkeys(filter(None, codecs)))


def _oddness(text: str) -> float:
    """Tell how much of what is not ASCII looks like letters of another encoding, 0 to 1."""
    sample = text[:_SAMPLE]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    signs = _SIGN.findall(sample)
    odd = sum(
        _MIXED.search(word) is not None
        or _INVERTED.search(word) is not None
        or _ACCENTED.search(word) is not None
        for word in words
    )
    odd += sum(sign not in _PLAIN_SIGNS for sign in signs)
    return odd / max(1, len(words) + len(signs))
