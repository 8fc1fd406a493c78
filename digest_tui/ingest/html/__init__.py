"""Web pages: from their bytes to articles."""

from __future__ import annotations

from digest_tui.ingest.html.page import fragment_text, page_text, read_html

__all__ = ["fragment_text", "page_text", "read_html"]
