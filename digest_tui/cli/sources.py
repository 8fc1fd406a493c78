"""The commands about sources: what there is of each, which ones are followed, how one is read."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_json, echo_lines, echo_words, json_option, text_width
from digest_tui.errors import AlreadyFollowed, DigestError, Refused
from digest_tui.export import as_json as json_of
from digest_tui.export import checked as export_checked
from digest_tui.export import plain
from digest_tui.export import sources as export_sources
from digest_tui.models import Subscription
from digest_tui.subscriptions import add_subscription, load_subscriptions, remove_subscription
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from digest_tui.cli.root import Session

_MOST_OF_A_LIST = 8_000_000


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def sources(context: click.Context, as_json: bool) -> None:
    """List the sources and how many articles there are of each; or follow some, or check one."""
    if context.invoked_subcommand:
        return
    counts = context.obj.library().sources()
    if as_json:
        echo_json(json_of.sources(counts))
        return
    echo_lines(plain.sources(counts))
    if not counts:
        echo_words("there are no articles yet; `sources followed` lists what you follow")


@sources.command()
@click.argument("addresses", nargs=-1, metavar="[URL...]")
@click.option("--preset", "presets", multiple=True, metavar="NAME", help="One of the ready list.")
@click.option("--name", metavar="NAME", help="What to call it; else as it calls itself.")
@click.option("--folder", metavar="NAME", help="A group of sources, as other readers have them.")
@click.pass_obj
def add(
    session: Session,
    addresses: tuple[str, ...],
    presets: tuple[str, ...],
    name: str | None,
    folder: str | None,
) -> None:
    """Follow sources: by the address of a site or of a feed, or by a name of the ready list.

    The feed of a site is looked for and read before the site is followed.
    `digest-tui sources presets` shows the ready list.
    """
    if not addresses and not presets:
        raise click.UsageError("name the address of a site or a feed, or say --preset NAME")
    if name and len(addresses) + len(presets) > 1:
        raise click.UsageError("--name can be said of one source only")
    failed = False
    for preset in presets:
        failed |= not _follow(session, _of_preset(preset), name, folder)
    settings = load_subscriptions(session.config.subscriptions).fetch
    for address in addresses:
        from digest_tui.library.discovering import discover  # noqa: PLC0415 - few need it

        try:
            found = discover(address, settings, threading.Event())
        except Refused as refused:
            echo_words(f"refused  {refused}")
            failed = True
            continue
        echo_words(f"{found.of.feed}: {found.entries} entries")
        failed |= not _follow(session, found.of, name, folder)
    if failed:
        sys.exit(1)


def _follow(session: Session, of: Subscription, name: str | None, folder: str | None) -> bool:
    file = session.config.subscriptions
    new = Subscription(name or of.name, of.feed, of.home, folder or of.folder)
    try:
        add_subscription(file, new)
    except AlreadyFollowed as error:
        if new.feed in {one.feed for one in load_subscriptions(file).sources}:
            echo_words(f"already followed  {error}")
            return True
        echo_words(f"refused  {error}; --name gives it another name")
        return False
    click.echo(f"followed  {new.name}")
    return True


def _of_preset(slug: str) -> Subscription:
    from digest_tui.fetch import presets  # noqa: PLC0415 - few need it

    for preset in presets():
        if slug.casefold() in {preset.slug, preset.name.casefold()}:
            of = preset.subscription()
            if of is None:
                raise click.UsageError(f"{preset.name}: {preset.note or 'no feed is known'}")
            if preset.note:
                echo_words(f"{preset.name}: {preset.note}")
            return of
    raise click.UsageError(
        f"the ready list has no '{slug}'; `digest-tui sources presets` shows it"
    )


@sources.command("presets")
@json_option
def presets_(as_json: bool) -> None:
    """Show the ready list of outlets and their feeds."""
    from digest_tui.fetch import presets  # noqa: PLC0415 - few need it

    if as_json:
        echo_json(export_sources.preset_objects(presets()))
    else:
        echo_lines(export_sources.preset_lines(presets(), text_width()))


@sources.command()
@json_option
@click.pass_obj
def followed(session: Session, as_json: bool) -> None:
    """List the sources that you follow, with the addresses of their feeds."""
    following = load_subscriptions(session.config.subscriptions).sources
    if as_json:
        echo_json(export_sources.followed_objects(following))
    else:
        echo_lines(export_sources.followed_lines(following))
        if not following:
            echo_words("you follow no source yet; `digest-tui sources add URL` adds one")


@sources.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.pass_obj
def remove(session: Session, names: tuple[str, ...]) -> None:
    """Follow sources no longer; their articles stay."""
    for name in names:
        gone = remove_subscription(session.config.subscriptions, name)
        click.echo(f"removed  {gone.name}")


@sources.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...]) -> None:
    """Follow all that an OPML file of another reader lists."""
    from digest_tui.ingest.feeds import read_opml  # noqa: PLC0415 - few need it
    from digest_tui.library.inputs import read_small  # noqa: PLC0415 - likewise

    failed = False
    for file in files:
        try:
            listed = read_opml(read_small(file, _MOST_OF_A_LIST), clean_line(str(file)))
        except Refused as refused:
            echo_words(f"refused  {refused}")
            failed = True
            continue
        for left in listed.left:
            echo_words(f"left out {left}")
        for one in listed.subscriptions:
            try:
                _follow(session, one, None, None)
            except DigestError as error:
                echo_words(f"refused  {error}")
                failed = True
    if failed:
        sys.exit(1)


@sources.command()
@click.pass_obj
def export(session: Session) -> None:
    """Write what you follow as OPML, for other readers."""
    from digest_tui.ingest.feeds import write_opml  # noqa: PLC0415 - few need it

    following = load_subscriptions(session.config.subscriptions).sources
    click.echo(write_opml(following, "digest-tui"), nl=False)


@sources.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--source", metavar="NAME", help="Read them as texts of this source.")
@json_option
@click.pass_obj
def check(session: Session, paths: tuple[str, ...], source: str | None, as_json: bool) -> None:
    """Show how files would be read, line by line, and by which evidence. Nothing is filed."""
    from digest_tui.ingest import load_outlets  # noqa: PLC0415 - few need it
    from digest_tui.library.checking import check as check_  # noqa: PLC0415 - few need it

    outlets = load_outlets(session.config.rules)
    for problem in outlets.problems:
        echo_words(f"Warning: {problem}")
    refused = False
    objects = []
    for what in check_(paths, outlets, source):
        if isinstance(what, Refused):
            refused = True
            echo_words(f"refused  {what}")
        elif as_json:
            objects.append(export_checked.as_object(what))
        else:
            echo_lines(export_checked.lines(what, text_width()))
    if as_json:
        echo_json(objects)
    if refused:
        sys.exit(1)
