"""A slow line between a program and who reads what it shows."""

from __future__ import annotations

from dataclasses import dataclass

_FRAMING = 40
"""Bytes that SSH adds to what is written at once (found through sshd: 38 to 48)."""


@dataclass
class Line:
    """What is sent goes one after the other, and takes a while on the way.

    Nothing waits here: it is worked out when each part would arrive. So there is no server to
    set up, and what the line makes a program wait for is left out; at the speeds at which a
    reader goes on, none is stopped.
    """

    round_trip: float = 0.1
    """Seconds."""
    speed: float = 256_000 / 8
    """Bytes a second."""
    _free: float = 0.0
    """When all that was sent so far has left."""

    def arrives(self, size: int, now: float) -> float:
        """Give when the reader has what is written now."""
        self._free = max(self._free, now) + (size + _FRAMING) / self.speed
        return self._free + self.round_trip / 2
