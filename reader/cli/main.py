"""The command ``wellread``: its group, and what errors become on the way out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from reader import __version__
from reader.cli.naming import nearest
from reader.cli.opening import (
    FINE,
    INTERRUPTED,
    code_of,
    obstacle,
    open_interface,
)
from reader.cli.output import closed_pipe_is_the_end, warn
from reader.errors import ReaderError

TOLD = {
    "Read": {
        "list": "articles that answer a query, the newest first",
        "search": "the same, the best answer first",
        "read": "an article",
        "related": "the same story elsewhere, and articles most like it",
        "compare": "what two articles say of the same things",
        "open": "an article's page in the browser",
        "copy": "an article's address to the clipboard",
        "tags": "tags, with counts",
        "searches": "saved searches and watched words, with counts",
        "feeds": "how each feed fares, and what to do about it",
    },
    "Make something of it": {
        "bookmark": "keep articles for good, with their text",
        "mark": "articles as read or unread",
        "tag": "an article with words of your own",
        "note": "write on an article, and read what you wrote",
        "save": "a search under a name, or rename or remove it",
        "undo": "what you did last, also days later",
    },
    "Ask the network": {
        "refresh": "ask the feeds that are due for what is new",
        "follow": "a feed, or the one that a page announces",
        "archive": "fetch the pages of what is only a teaser",
        "add": "keep a web page as an article",
        "image": "the images of an article; fetch one of them",
        "sync": "exchange marks and feeds with FreshRSS, Miniflux, …",
    },
    "Look after it": {
        "unfollow": "a feed; what is bookmarked stays",
        "import": "from OPML, from wellread, from newsboat",
        "export": "as OPML, JSON, Markdown, EPUB, BibTeX, RIS, CSL-JSON",
        "doctor": "look everything over, and mend it",
        "backup": "copy the library",
        "restore": "make a copy the library again",
        "forget": "erase an article or a feed for good",
        "completion": "for bash, zsh or fish",
        "help": "the manual",
    },
}
"""What ``--help`` says of each command."""


ROOMS = {
    "entries": ("list", "search", "read", "related", "tags"),
    "saving": ("searches", "save"),
    "comparing": ("compare",),
    "marks": ("bookmark", "mark", "tag", "note", "undo"),
    "leading": ("open", "copy"),
    "archiving": ("archive", "add"),
    "picturing": ("image",),
    "feeds": ("feeds", "refresh"),
    "following": ("follow", "unfollow"),
    "importing": ("import",),
    "publishing": ("export",),
    "library": ("doctor", "backup", "restore", "forget"),
    "syncing": ("sync",),
    "manual": ("help",),
    "completing": ("completion",),
}
"""The commands of each module; one is imported when a command of it is asked for."""

_HOMES = {name: room for room, names in ROOMS.items() for name in names}


class Commands(click.Group):
    """A group that imports what is asked for, and whose errors name what is near."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Name all commands, of which none need be imported for that."""
        return sorted(_HOMES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Find a command; importing all of them takes a quarter of a second."""
        if name in _HOMES and name not in self.commands:
            for command in import_module(f"reader.cli.{_HOMES[name]}").COMMANDS:
                self.add_command(command)
        return super().get_command(ctx, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that arguments begin with.

        Raises:
            UsageError: If there is none of that name.
        """
        if args and self.get_command(ctx, args[0]) is None and args[0][:1] != "-":
            hint = nearest(args[0], _HOMES) or "; see 'wellread --help'"
            raise click.UsageError(f"there is no command '{args[0]}'{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self, _context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Tell what there is, by what one wants to do; each in a line of 80 columns."""
        for heading, told in TOLD.items():
            with formatter.section(heading):
                formatter.write_dl([*told.items()])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, the terminal interface opens.",
)
@click.option(
    "--no-mouse",
    is_flag=True,
    help="In the interface, leave the mouse to the terminal, to select text with.",
)
@click.version_option(__version__, prog_name="wellread")
@click.pass_context
def wellread(context: click.Context, no_mouse: bool) -> None:
    """Read health news in the terminal: sectioned, offline, without being tracked."""
    if context.invoked_subcommand is None:
        if words := obstacle():
            raise click.UsageError(words)
        context.exit(open_interface(mouse=not no_mouse))


def commands() -> dict[str, click.Command]:
    """Import every command, by its name."""
    context = click.Context(wellread)
    found = {name: wellread.get_command(context, name) for name in _HOMES}
    return {name: command for name, command in found.items() if command}


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 fine, 1 an error told in one line, 2 usage or configuration, 3 some feeds
        failed, 130 interrupted.
    """
    try:
        code = wellread.main(
            list(arguments), prog_name="wellread", standalone_mode=False
        )
        with closed_pipe_is_the_end():
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except ReaderError as error:
        warn(str(error))
        return code_of(error)
    return code if isinstance(code, int) else FINE
