"""What lies in the folder beside a page that a browser saved: styles, scripts, fonts."""

from __future__ import annotations

import re

_STYLES, _SCRIPT, _FONT, _MAP = (
    f"it is a {what}, not an article" for what in ("style sheet", "script", "font", "source map")
)
NO_ARTICLES = (
    dict.fromkeys(("css", "scss", "less", "text/css"), _STYLES)
    | dict.fromkeys(("js", "mjs", "cjs", "jsx"), _SCRIPT)
    | dict.fromkeys(
        (
            "text/javascript",
            "application/javascript",
            "application/x-javascript",
            "application/ecmascript",
        ),
        _SCRIPT,
    )
    | dict.fromkeys(
        ("woff", "woff2", "ttf", "otf", "eot", "font/woff", "font/woff2", "font/ttf", "font/otf"),
        _FONT,
    )
    | {"map": _MAP}
)
"""By ending or media type, in words."""
_NOTE = re.compile(r"(?:\s+|/\*.{0,8000}?\*/|//[^\n]{0,500}\n)", re.DOTALL)
_MOST_NOTES = 50
_STYLE_RULE = re.compile(
    r"@(?:charset|import)\s+(?:url\(|[\"'])|@font-face\s*\{|@media\s[^{}]{1,200}\{"
    r"|(?:[.#*:\[@][\w:*-]|[a-z][a-z0-9]{0,9}\s*(?=[,>+~.:\[#{]))[^{};]{0,300}\{\s*(?:--)?[a-z][\w-]{0,40}\s*:[^{};]{1,300}[;}]"
)
_STATEMENT = re.compile(
    r"[\"']use strict[\"'];|[!;+]?\(?function\s*[\w$]{0,60}\s*\([\w$,\s]{0,300}\)\s*\{"
    r"|[!;]?\((?:async\s*)?\([\w$,\s]{0,300}\)\s*=>"
    r"|(?:var|let|const)\s+[\w$]{1,60}\s*=|(?:window|self|document|module)\.[\w$.]{1,80}\s*[=(]"
    r"|import\s[^;\n]{0,300}\sfrom\s*[\"']|export\s+(?:default|const|function)\s"
)


def by_statement(text: str) -> str | None:
    """Tell a script or a style sheet without a name by how it begins, its notes aside."""
    at = 0
    for _ in range(_MOST_NOTES):
        note = _NOTE.match(text, at)
        if note is None:
            break
        at = note.end()
    if _STATEMENT.match(text, at):
        return _SCRIPT
    return _STYLES if _STYLE_RULE.match(text, at) else None
