"""Which sentences of one article tell what which sentences of another tell."""

from digest_tui.analyse.alignment.align import align
from digest_tui.analyse.alignment.claims import group
from digest_tui.analyse.alignment.sentences import sentences_of

__all__ = ["align", "group", "sentences_of"]
