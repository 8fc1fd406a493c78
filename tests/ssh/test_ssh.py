"""What docs/ssh.md sets up: it comes, it obeys, it ends with the line, and a kiosk is one."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.ssh.server import documented, processes
from tests.terminal import Terminal
from tests.terminal.emulator import Emulator
from tests.users import other_users

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ssh.server import Server


def lacks(program: str) -> bool:
    return not (shutil.which(program) or shutil.which(program, path="/usr/sbin"))


pytestmark = [
    other_users,
    pytest.mark.skipif(lacks("sshd") or lacks("ssh"), reason="there is no openssh-server"),
]


class Unseen(Emulator):
    """What tmux writes is not ours to judge."""

    def feed(self, data: str) -> str:
        """Draw nothing."""
        del data
        return ""


def read_a_little(terminal: Terminal) -> None:
    terminal.shows("3 articles")
    terminal.press("/")
    terminal.press("officers\r")
    terminal.shows("1 article found")


def written(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}


def test_it_comes_obeys_and_leaves(server: Server) -> None:
    with server.terminal("analyst", str(server.program), "--library", str(server.library)) as at:
        read_a_little(at)
        at.press("q")
        assert at.leaves() == 0
        assert at.restored()
    assert server.is_left_by("analyst")


def test_it_ends_with_the_line(server: Server) -> None:
    with server.terminal("analyst", str(server.program), "--library", str(server.library)) as at:
        read_a_little(at)
        at.process.kill()
        assert server.is_left_by("analyst")


@pytest.mark.skipif(lacks("tmux"), reason="there is no tmux")
def test_in_tmux_it_outlives_the_line(server: Server) -> None:
    home = server.accounts["analyst"].home
    config = server.place / "tmux.conf"
    config.write_text(documented("tmux"))
    tmux = ("tmux", "-S", str(home / "socket"))
    command = f"{' '.join(tmux)} -f {config} new-session -A -s news"
    command += f" '{server.program} --library {server.library}'"

    def seen(words: str) -> bool:
        asked = subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, check=False)
        return words in asked.stdout.decode()

    with server.terminal("analyst", command) as at:
        at.screen = Unseen(80, 24)
        at.waits_for(lambda: seen("3 articles"), lambda: "the screen")
        at.press("/officers\r")
        at.waits_for(lambda: seen("1 article found"), lambda: "the answer")
        at.process.kill()
    assert processes(server.accounts["analyst"].number)
    with server.terminal("analyst", command) as at:
        at.screen = Unseen(80, 24)
        at.waits_for(lambda: b"1 article found" in at.raw, lambda: "the same screen")
        at.press("q")
        assert at.leaves() == 0
    assert server.is_left_by("analyst")


def test_the_settings_of_a_client(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.write_text(documented("ssh-config"))
    told = subprocess.run(
        ["ssh", "-F", config, "-G", "news"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    wanted = {"hostname host", "requesttty true", "remotecommand digest-tui", "compression yes"}
    assert wanted <= {*told}


class TestKiosk:
    def test_whatever_is_asked_for_the_screen_comes(self, server: Server) -> None:
        home = server.accounts["reader"].home
        with server.terminal("reader", f"touch {home}/trace; exec sh -i") as at:
            read_a_little(at)
            at.press("\x1aF!:")  # Ctrl+Z first
            at.shows("Acts")
            assert not any("fetch" in line for line in at.screen.lines)
            at.press("\x1b")
            at.hides("Acts")
            at.press("q")
            assert at.leaves() == 0
            assert str(server.library) not in at.text
            assert str(home) not in at.text
        assert server.is_left_by("reader")
        names = written(home)
        assert names
        assert all(name.startswith(".local/state/digest-tui/") for name in names), names

    def test_what_the_client_sets_is_not_taken(self, server: Server) -> None:
        sent = ("DIGEST_TUI_LIBRARY=/etc", "DIGEST_TUI_STATE=/tmp", "PYTHONINSPECT=1")
        options = ("-tt", *(word for one in sent for word in ("-o", f"SetEnv={one}")))
        with Terminal((), program=server.client("reader", options=options)) as at:
            at.shows("3 articles")
            at.process.kill()  # and it ends with the line
            assert server.is_left_by("reader")

    def test_without_a_terminal_nothing_comes(self, server: Server) -> None:
        """Which is also what a copy of a file asks for."""
        ran = server.asked("reader", "cat /etc/passwd")
        assert (ran.returncode, ran.stdout) == (5, "")
        assert ran.stderr.startswith("digest-tui: the screen needs a terminal")

    @pytest.mark.parametrize("how", [("-s", "sftp"), ("-W", "127.0.0.1:22")])
    def test_nor_is_anything_else_given(self, server: Server, how: tuple[str, str]) -> None:
        subsystem = how[1:] if how[0] == "-s" else ()
        options = ("-T", *(how[:1] if subsystem else how))
        argv = server.client("reader", *subsystem, options=options)
        ran = subprocess.run(argv, input=b"", capture_output=True, timeout=20, check=False)
        assert ran.returncode != 0
        assert ran.stdout == b""
