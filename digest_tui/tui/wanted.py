"""What a screen asks of the application: nothing that it could do itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from digest_tui.export.copied import Copied


@dataclass
class CopyWanted(Message):
    """The reader wants to take something along."""

    copied: Copied


@dataclass
class MouseWanted(Message):
    """The reader wants the mouse, or the terminal's own selection."""
