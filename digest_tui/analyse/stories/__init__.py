"""Stories: the articles of several sources about one event."""

from digest_tui.analyse.stories.clusters import cluster
from digest_tui.analyse.stories.copies import accounts
from digest_tui.analyse.stories.profile import Profile, profile

__all__ = ["Profile", "accounts", "cluster", "profile"]
