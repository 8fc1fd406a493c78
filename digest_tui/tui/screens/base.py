"""What all screens have: a bar of keys, help on what has the focus, a least size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input, Static

from digest_tui.tui.commands import EVERYWHERE, Command, bindings, is_closed, key_name
from digest_tui.tui.composing import Composing
from digest_tui.tui.saying import SayingApp
from digest_tui.tui.screens.choose import Choice, ChooseScreen
from digest_tui.tui.screens.leaving import LeftOnce, Wish
from digest_tui.tui.search_commands import BROWSE
from digest_tui.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH
from digest_tui.tui.themes import theme_names
from digest_tui.tui.wanted import MouseWanted
from digest_tui.tui.widgets.lines import KeyBar
from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.dom import DOMNode
    from textual.geometry import Size
    from textual.widget import Widget

    from digest_tui.models.last_place import LastPlace

_NO_ROOM = (
    "digest-tui needs {} x {} cells, and this terminal has {} x {}. "
    "Make it larger, or press q to leave."
)


class BaseScreen(LeftOnce[Wish]):
    """A screen whose content gives way to a sentence where there is no room for it."""

    BINDINGS = bindings(EVERYWHERE)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    DEFAULT_CSS: ClassVar[str] = """
    BaseScreen > #content { height: 1fr; }
    BaseScreen > #too-small { display: none; height: 1fr; }
    BaseScreen.-too-small > #content { display: none; }
    BaseScreen.-too-small > KeyBar { display: none; }
    BaseScreen.-too-small > #too-small { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Composing()
        # Parts are held, not queried for: they are there before the screen has been
        # composed, and still there when it is left in the middle of that.
        self.no_room = Static(id="too-small", markup=False)
        self.key_bar = KeyBar()
        self._had_focus: Widget | None = None
        self._is_new = True
        self.is_fetching = False
        """What the next keys are for is on its way: they wait for it, a while."""

    def compose(self) -> ComposeResult:
        """The content of the screen, the sentence, the keys."""
        # Known before anything has its styles, so that it does not get them twice.
        fitting = [name for least, name in self._widths() if least <= self.app.size.width]
        self.set_class(bool(fitting), *fitting[-1:], update=False)
        with Vertical(id="content"):
            yield from self.compose_content()
        yield self.no_room
        yield self.key_bar

    def compose_content(self) -> ComposeResult:
        """Give the widgets of the screen itself."""
        raise NotImplementedError

    def _widths(self) -> list[tuple[int, str]]:
        return sorted(self.HORIZONTAL_BREAKPOINTS or ())

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave out what Textual does now: on a new screen all has its styles already."""
        if self._is_new:
            self._is_new = event.refresh_styles = False
        self.call_after_refresh(self.put_cursor)

    def _screen_resized(self, size: Size) -> None:
        """Lay out anew what has another size; at the start Textual says thrice which it has."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Draw, and lose nothing: Textual forgets who asked for it while a layout was shown."""
        self._compositor.update_widgets(self._dirty_widgets)
        super()._compositor_refresh()

    def put_cursor(self) -> None:
        """Put the terminal's cursor where the reader is: the screen is in front now."""
        focused = self.focused
        if isinstance(focused, RowView):
            focused.put_cursor()
        elif isinstance(focused, Input):
            self.app.cursor_position = focused.cursor_screen_offset

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room."""
        width, height = event.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        if small and self.focused is not None:
            self._had_focus = self.focused
        self.set_class(small, "-too-small")
        if not small and self._had_focus is not None:
            # What is hidden loses the focus; the keys would go nowhere afterwards.
            self.call_after_refresh(self._focus_again, self._had_focus)
            self._had_focus = None
        if small:
            self.no_room.update(_NO_ROOM.format(LEAST_WIDTH, LEAST_HEIGHT, width, height))

    @property
    def is_too_small(self) -> bool:
        """There is no room: what a key would do could not be seen."""
        return self.has_class("-too-small")

    def _focus_again(self, widget: Widget) -> None:
        if self.focused is None and widget.is_attached:
            self.set_focus(widget)

    def watch_focused(self) -> None:
        """Show the keys of what has the focus."""
        self.show_keys()

    def show_keys(self) -> None:
        """Fill the bar of keys."""
        self.key_bar.shown = [c for _, c in self.commands_now() if c.on_bar]

    def commands_now(self) -> Iterator[tuple[DOMNode, Command]]:
        """Give the acts that have a key here, those of what has the focus first."""
        typing = isinstance(self.focused, Input)
        for node, command in self._commands():
            # What types has no keys of its own that it would type.
            shown = command.while_typing() if typing and node is not self.focused else command
            if shown:
                yield node, shown

    def _commands(self) -> Iterator[tuple[DOMNode, Command]]:
        taken: set[str] = set()
        start: Widget = self if self.focused is None else self.focused
        for node in start.ancestors_with_self:
            own: tuple[Command, ...] = getattr(node, "COMMANDS_HERE", ())
            for command in own:
                keys = tuple(key for key in command.keys if key not in taken)
                if keys and _can(node, command):
                    taken.update(keys)
                    yield node, replace(command, keys=keys)
        for command in EVERYWHERE:
            if taken.isdisjoint(command.keys):
                yield self, command

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what this start of the program may not do."""
        if is_closed(action, self.COMMANDS_HERE):
            return False
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Show what the keys do here."""
        from digest_tui.tui.screens.help import HelpScreen  # noqa: PLC0415 - it is a screen too

        said = self.app.said if isinstance(self.app, SayingApp) else ()
        self.app.push_screen(HelpScreen([command for _, command in self.commands_now()], said))

    def action_palette(self) -> None:
        """Find an act by its name, and do it."""
        acts = [(node, act) for node, act in self.commands_now() if act.action != "palette"]

        def run(position: int | None) -> None:
            if position is not None:
                node, act = acts[position]
                self.app.call_next(self.app.run_action, act.action, node)

        choices = [Choice(f"{act.title:16}{act.help}", act.all_keys) for _, act in acts]
        self.app.push_screen(ChooseScreen("Acts", choices), run)

    def action_choose_theme(self) -> None:
        """Choose other colours."""
        names = theme_names()
        now = names.index(self.app.theme) if self.app.theme in names else 0

        def use(position: int | None) -> None:
            if position is not None:
                self.app.theme = names[position]

        self.app.push_screen(ChooseScreen("Colours", list(map(Choice, names)), now), use)

    def back_from(self, wish: Wish | None) -> None:
        """Go on where the reader left the screen above, or pass on what he wants below."""
        if wish is not None:
            self.dismiss(wish)

    def on_key(self, event: events.Key) -> None:
        """Say so where a key has no meaning: it came through all that could have had one."""
        app = self.app
        if not (event.is_printable and isinstance(app, SayingApp)):
            return
        # Where nothing has the focus yet, keys come by here before their meaning is looked for.
        has_meaning = any(event.key in command.keys for _, command in self.commands_now())
        if has_meaning or isinstance(self.focused, Input):
            return
        name, is_above = key_name(event.key), len(app.screen_stack) > 1
        if is_above and any(event.key in command.keys for command in BROWSE):
            app.mention(f"{name} is for the list of articles: q goes back. ? shows the keys here.")
        else:
            app.mention(f"{name} does nothing here. ? shows the keys.")

    @property
    def keys_wait(self) -> bool:
        """Whether what the next keys are for is on its way."""
        return self.is_fetching

    @property
    def is_there(self) -> bool:
        """Whether what is to be seen at the start has come."""
        return not self.is_fetching

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say where the reader is in this screen, besides the screens below it."""
        return place

    def action_mouse(self) -> None:
        """Take the mouse, or leave it to the terminal."""
        self.post_message(MouseWanted())

    # On the first screen these are something else

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()

    def action_out(self) -> None:
        """Go back to the screen before."""
        self.dismiss()

    def action_search(self) -> None:
        """Go back to searching."""
        self.dismiss(Wish.SEARCH)

    def action_takeaways(self) -> None:
        """Go back to the Key Takeaways."""
        self.dismiss(Wish.TAKEAWAYS)

    def action_coverage(self) -> None:
        """Go back, and see who tells the Key Takeaways."""
        self.dismiss(Wish.COVERAGE)


def _can(node: DOMNode, command: Command) -> bool:
    return bool(node.check_action(command.action.partition("(")[0], ()))
