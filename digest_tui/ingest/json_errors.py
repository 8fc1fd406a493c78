"""What is wrong with a JSON text, in words."""

from __future__ import annotations

from digest_tui.text.sanitise import clean_line


def broken_json(error: Exception) -> str:
    """Say why a JSON text cannot be read, from what `msgspec` says."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply to be read"
    if isinstance(error, UnicodeDecodeError):
        return "it is not in UTF-8, as JSON has to be"
    said = clean_line(str(error)).removeprefix("JSON is malformed: ").replace("`", "")
    return f"it is no whole JSON: {said[:1].lower()}{said[1:]}"
