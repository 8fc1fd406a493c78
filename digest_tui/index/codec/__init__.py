"""Whoosh's own way to read segments that are kept as arrays."""

from digest_tui.index.codec.segment import ArrayCodec, ArraySegment, arrays_of

__all__ = ["ArrayCodec", "ArraySegment", "arrays_of"]
