"""Which sources a reader follows: shown as the file has them, added, left, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from textual import work
from textual.message import Message

from digest_tui.errors import DigestError
from digest_tui.models import Subscriptions
from digest_tui.subscriptions import add_subscription, load_subscriptions, remove_subscription
from digest_tui.tui.render.following import NOTHING_FOLLOWED, cannot_be_read
from digest_tui.tui.screens.choose import Choice, ChooseScreen, Typed
from digest_tui.tui.screens.confirm import ConfirmScreen
from digest_tui.tui.screens.discovering import DiscoveringScreen, looks_like_an_address
from digest_tui.tui.widgets.sources_list import SourcesList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.fetch import Preset
    from digest_tui.models import Subscription
    from digest_tui.tui.fetched import Progress


def _looked_for(text: str) -> str | None:
    return f"Look for the feed of {text}" if looks_like_an_address(text) else None


_ADDRESSES = Typed(
    "type a part of a name, or the address of a site",
    _looked_for,
    "None of the ready list; the address of a site has a dot, and no space.",
)


class FollowingScreen(DiscoveringScreen):
    """Lists what is followed, and changes it."""

    @dataclass
    class Listed(Message):
        """It is known what is followed."""

        following: Subscriptions

    @dataclass
    class NotListed(Message):
        """It cannot be known; the words say why."""

        words: str

    @dataclass
    class Offered(Message):
        """The ready list is there to choose from."""

        presets: Sequence[Preset]

    def __init__(self, file: Path, progress: Progress) -> None:
        super().__init__()
        self._file = file
        self._gone: list[Subscription] = []
        """What is followed no longer, the last one last."""
        self._go_to = ""
        """The feed to go to once it is listed."""
        self.following = Subscriptions()
        self.trouble = ""
        """Why it cannot be told what is followed."""
        self.news = ""
        """What was decided last."""
        self.list = SourcesList(progress, id="following")

    def say(self) -> None:
        """Say what is followed, and how it goes."""
        raise NotImplementedError

    def action_reload(self) -> None:
        """Look again what is followed."""
        self.news = ""
        self.is_fetching = True
        self._look()

    @work(thread=True, exclusive=True, group="follow", description="Looking what is followed.")
    def _look(self) -> None:
        try:
            self.post_message(self.Listed(load_subscriptions(self._file)))
        except DigestError as error:
            self.post_message(self.NotListed(str(error)))

    def on_following_screen_listed(self, message: Listed) -> None:
        """Show what is followed."""
        self._show(message.following)
        if self._go_to:
            self.list.go_to(self._go_to)
            self._go_to = ""

    def on_following_screen_not_listed(self, message: NotListed) -> None:
        """Say why, where the sources would stand."""
        self._show(Subscriptions(), message.words)

    def _show(self, following: Subscriptions, trouble: str = "") -> None:
        self.is_fetching = False
        self.following, self.trouble = following, trouble
        self.list.instead = cannot_be_read(trouble) if trouble else NOTHING_FOLLOWED
        self.list.sources = following.sources
        self.say()
        self.show_keys()

    def action_add(self) -> None:
        """Choose one of the ready list, or type an address."""
        self.is_fetching = True
        self._offer()

    @work(thread=True, exclusive=True, group="offer", description="Reading the ready list.")
    def _offer(self) -> None:
        from digest_tui.fetch import presets  # noqa: PLC0415 - few need it

        self.post_message(self.Offered(presets()))

    def on_following_screen_offered(self, message: Offered) -> None:
        """Let the reader choose what is not followed yet."""
        self.is_fetching = False
        if not self.is_current:
            return  # the reader has gone on meanwhile
        taken = {source.feed for source in self.following.sources}
        offered = [
            (preset, new)
            for preset in message.presets
            if (new := preset.subscription()) and not taken.intersection(preset.feeds)
        ]

        def follow(position: int | None) -> None:
            if position == len(offered):
                self.news = ""
                self.look_for(chooser.text, self.following.fetch)
            elif position is not None:
                preset, new = offered[position]
                self.follow(new)
                if preset.note:
                    self.notify(preset.note, title=preset.name, markup=False)

        choices = [
            Choice(preset.name, f"{preset.language} · {urlsplit(new.feed).hostname}")
            for preset, new in offered
        ]
        chooser = ChooseScreen("Follow", choices, typed=_ADDRESSES)
        self.app.push_screen(chooser, follow)

    def follow(self, new: Subscription) -> None:
        """Follow one more, and go to it."""
        self.keep(lambda: self._follow(new))

    def _follow(self, new: Subscription) -> str:
        add_subscription(self._file, new)
        self._go_to = new.feed
        return f"Followed: {new.name}"

    def action_unfollow(self) -> None:
        """Follow the source no longer, once the reader has said so twice."""
        source = self.list.source
        if source is None:
            self.notify("Go to the source that you do not want to follow, press x.", markup=False)
            return

        def act() -> str:
            self._gone.append(remove_subscription(self._file, source.name))
            return f"Followed no longer: {source.name} (z takes it back)"

        def leave(is_wanted: bool | None) -> None:
            if is_wanted:
                self.keep(act)

        question = ConfirmScreen(
            f"Stop following {source.name}?", "Stop; its articles stay", "Go on following it"
        )
        self.app.push_screen(question, leave)

    def action_take_back(self) -> None:
        """Follow again what was followed until now."""

        def act() -> str:
            if not self._gone:
                return "There is nothing to take back."
            source = self._gone.pop()
            add_subscription(self._file, source)
            self._go_to = source.feed
            return f"Followed again: {source.name}"

        self.keep(act)

    async def decided(self, words: str) -> None:
        """Show what is followed now."""
        self.news = words
        if self.is_attached:  # else the reader has left
            self._look()
