"""Following sources and fetching what they have new, as a reader does at a shell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import digest
from tests.library.test_fetching import PROSE, item, page, rss
from tests.webserver import RSS, Response, WebServer, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def following() -> Path:
    """Let servers of the tests be asked; what is followed stands in this file."""
    file = Path(os.environ["DIGEST_TUI_CONFIG"]) / "sources.toml"
    file.parent.mkdir(parents=True)
    file.write_text('# mine\n[fetch]\nallow_private = ["127.0.0.1"]\npause = 0\ntimeout = 1.5\n')
    return file


def site(web: WebServer) -> str:
    """A site with a front page that names its feed, and an article."""
    link = web.add("/one", Response(page("Bridge to close")))
    web.add("/feed", Response(rss(item(link, "Bridge to close")), RSS, etag='"v1"'))
    named = '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">'
    return web.add("/", Response(f"<html><head>{named}</head><body>Hello</body></html>"))


def test_from_an_empty_library_to_reading(web: WebServer, following: Path) -> None:
    nothing = digest("fetch")
    assert (nothing.code, "sources add URL" in nothing.err) == (2, True)
    followed = digest("sources", "add", site(web))
    assert (followed.code, followed.out) == (0, "followed  The Fernley Courier\n")
    assert following.read_text().startswith("# mine\n")
    assert digest("sources", "followed").out == f"The Fernley Courier  {web.url('/feed')}\n"
    fetched = digest("fetch")
    assert fetched.code == 0, fetched.err
    assert fetched.out == "filed  the-fernley-courier-bridge-to-close\n"
    assert fetched.err.splitlines() == [
        "The Fernley Courier: 1 new of 1",
        "1 filed",
        "1 source asked",
    ]
    assert PROSE[0] in " ".join(digest("show", "the-fernley").out.split())
    again = digest("fetch", "--force")
    assert (again.code, again.out) == (0, "")
    assert again.err.splitlines()[0] == "The Fernley Courier: nothing new"


def test_what_fails_is_said_and_stops_nothing(web: WebServer) -> None:
    digest("sources", "add", site(web))
    bad = web.add("/bad", Response("broken", status=500))
    for name, feed in (("Bad", bad), ("Gone", web.url("/gone"))):
        file = Path(os.environ["DIGEST_TUI_CONFIG"]) / "sources.toml"
        file.write_text(f'{file.read_text()}\n[[source]]\nname = "{name}"\nfeed = "{feed}"\n')
    fetched = digest("fetch", "--json")
    assert fetched.code == 1
    assert [one["status"] for one in fetched.json] == ["filed"]
    told = fetched.err.splitlines()
    assert "failed  Gone: there is nothing at this address (404)" in told
    assert any(line.startswith("failed  Bad: it answered 500") for line in told)
    assert told[-1] == "3 sources asked, 2 failed"
    one = digest("fetch", "gon")
    assert (one.code, one.err.splitlines()[-1]) == (1, "1 source asked, 1 failed")
    assert digest("fetch", "nobody").code == 3


def test_a_site_without_a_feed(web: WebServer) -> None:
    home = web.add("/", Response("<html><body>Hello</body></html>"))
    refused = digest("sources", "add", home)
    assert refused.code == 1
    assert "no feed was found" in refused.err
    assert "/feed" in refused.err


def test_the_ready_list(following: Path) -> None:
    listed = digest("sources", "presets", "--json").json
    assert {one["slug"] for one in listed} >= {"isw", "ukrainska-pravda", "kyiv-post"}
    assert digest("sources", "add", "--preset", "kyiv-post", "--name", "KP").code == 0
    assert digest("sources", "add", "--preset", "kyiv-post").err.startswith("already followed")
    assert digest("sources", "add", "--preset", "critical-threats").code == 2
    assert digest("sources", "add", "--preset", "nobody").code == 2
    assert 'name = "KP"' in following.read_text()
    taken = digest("sources", "add", "--preset", "isw", "--name", "KP")
    assert (taken.code, "--name" in taken.err) == (1, True)
    assert digest("sources", "remove", "k").out == "removed  KP\n"
    assert digest("sources", "remove", "KP").code == 3
    assert "KP" not in following.read_text()


def test_lists_of_other_readers(tmp_path: Path) -> None:
    digest("sources", "add", "--preset", "kyiv-post", "--preset", "isw", "--folder", "War")
    written = digest("sources", "export")
    file = tmp_path / "mine.opml"
    file.write_text(written.out)
    digest("sources", "remove", "ISW", "Kyiv Post")
    assert digest("sources", "followed", "--json").json == []
    assert digest("sources", "import", str(file)).out == "followed  Kyiv Post\nfollowed  ISW\n"
    assert {one["folder"] for one in digest("sources", "followed", "--json").json} == {"War"}
    missing = digest("sources", "import", str(tmp_path / "missing"), str(file))
    assert missing.code == 1
    assert "there is no such file" in missing.err


def test_an_address_is_added(web: WebServer) -> None:
    link = web.add("/one", Response(page("Bridge to close")))
    added = digest("add", link, web.url("/missing"))
    assert added.code == 1
    assert added.out.endswith("bridge-to-close\n")
    assert added.err.splitlines()[-1] == "1 filed, 1 refused"


def test_versions(web: WebServer) -> None:
    edited = page("Bridge to close", PROSE[0].replace("Monday", "Tuesday"), *PROSE[1:])
    link = web.add("/one", Response(page("Bridge to close")), Response(edited))
    digest("add", link)
    assert digest("add", link).out.startswith("new version  ")
    listed = digest("versions", "bridge", "--json").json
    assert [one["number"] for one in listed["versions"]] == [1, 2]
    changed = digest("versions", "bridge", "2")
    assert "Tuesday" in changed.out
    assert digest("versions", "bridge", "2", "1").out == changed.out
    assert digest("versions", "bridge", "3").code == 3
    assert digest("versions", "bridge", "1", "2", "3").code == 2
