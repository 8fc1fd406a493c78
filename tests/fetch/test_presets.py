"""The ready list can be followed."""

from __future__ import annotations

import json
import subprocess
import sys

from digest_tui.fetch import presets
from digest_tui.ingest import load_outlets
from digest_tui.text.addresses import is_on_site
from digest_tui.text.web_address import web_address
from tests.helpers import ROOT


def test_every_preset_can_be_followed_or_says_why_not() -> None:
    listed = presets()
    assert len(listed) >= 12
    assert len({preset.slug for preset in listed}) == len(listed)
    for preset in listed:
        assert preset.feeds or preset.note, preset.slug
        assert web_address(preset.home) == preset.home
        for feed in preset.feeds:
            assert web_address(feed) == feed
            assert is_on_site(feed, preset.home) or is_on_site(preset.home, feed)
        followed = preset.subscription()
        assert (followed is None) == (not preset.feeds)


def test_a_preset_has_the_name_that_its_articles_get() -> None:
    known = load_outlets()
    for preset in presets():
        outlet = known.find(preset.slug.replace("-", " ")) or known.find(preset.name)
        if outlet:
            assert outlet.source.name == preset.name


def test_nothing_heavy_is_imported_before_somebody_asks() -> None:
    imports = "import json, sys, digest_tui.fetch, digest_tui.subscriptions"
    probe = f"{imports}; print(json.dumps([*sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, check=True, cwd=ROOT, timeout=60
    )
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"httpcore", "protego", "tomlkit", "ssl", "idna"}
