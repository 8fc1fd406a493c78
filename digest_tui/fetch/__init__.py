"""The one package that uses the network: pages and feeds, asked for with manners."""

from digest_tui.fetch.client import Fetcher
from digest_tui.fetch.gathering import gather
from digest_tui.fetch.presets import Preset, presets
from digest_tui.fetch.values import Fetched, Hop, Validators
from digest_tui.fetch.waiting import Clock

__all__ = ["Clock", "Fetched", "Fetcher", "Hop", "Preset", "Validators", "gather", "presets"]
