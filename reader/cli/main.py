"""The command ``wellread``: its group, and what errors become on the way out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from reader import __version__
from reader.cli import (
    archiving,
    comparing,
    completing,
    entries,
    export,
    feeds,
    following,
    importing,
    leading,
    library,
    manual,
    marks,
    publishing,
    syncing,
)
from reader.cli.naming import nearest
from reader.cli.output import warn
from reader.errors import ConfigError, ReaderError
from reader.splash import SPLASH

_FINE, _FAILED, _MISUSED, _INTERRUPTED = 0, 1, 2, 130


class Commands(click.Group):
    """A group whose errors name the nearest command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that arguments begin with.

        Raises:
            UsageError: If there is none of that name.
        """
        if args and self.get_command(ctx, args[0]) is None and args[0][:1] != "-":
            hint = nearest(args[0], self.commands) or "; see 'wellread --help'"
            raise click.UsageError(f"there is no command '{args[0]}'{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, the terminal interface opens.",
)
@click.version_option(__version__, prog_name="wellread")
@click.pass_context
def wellread(context: click.Context) -> None:
    """Read health news in the terminal: sectioned, offline, without being tracked."""
    if context.invoked_subcommand is None:
        _open_interface()


ROOMS = (
    entries,
    comparing,
    marks,
    leading,
    archiving,
    feeds,
    following,
    importing,
    export,
    publishing,
    library,
    syncing,
    manual,
    completing,
)
for room in ROOMS:
    for command in room.COMMANDS:
        wellread.add_command(command)


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
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except ConfigError as error:
        warn(str(error))
        return _MISUSED
    except ReaderError as error:
        warn(str(error))
        return _FAILED
    return code if isinstance(code, int) else _FINE


def _open_interface() -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError(
            "the interface needs a terminal; 'wellread list' works without one"
        )
    try:
        # Textual takes 0.4 s to import; no other command may pay for it.
        from reader.tui.app import run_interface

        run_interface()
    except BaseException:
        SPLASH.wipe()  # before the error is told, which would vanish with the frame
        raise
