"""Commands about the library itself: doctor, backup, restore, forget."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reader.cli.completing import complete_feed
from reader.cli.output import as_json, bold, dim, opened, warn, write, write_json
from reader.config.paths import Paths
from reader.config.settings import Settings
from reader.library import utc_now
from reader.library.care import Care
from reader.model.caring import Finding

_UNWELL = 1

_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--fix", is_flag=True, help="Mend what can be made again of the rest.")
@as_json
@click.pass_context
def doctor(context: click.Context, fix: bool, as_json: bool) -> None:
    """Look over the library, its copies, the configuration and the feeds.

    With --fix indexes, counts and permissions are put right; a damaged library is set
    aside, and what can be saved of it put in its place. What you made is not touched.
    """
    is_well, quiet = True, 0
    findings = _care().doctor(fix=fix, refused=_refused)
    for finding in (*findings, *_folders(), *_terminal()):
        is_well &= finding.is_well
        if as_json:
            write_json(finding._asdict())
        elif finding.subject == "feeds" and finding.is_well:
            quiet += 1
        else:
            _tell(finding)
    if quiet and not as_json:
        _tell(Finding("feeds", True, f"{quiet} are well"))
    if not is_well:
        context.exit(_UNWELL)


@click.command()
@click.argument("file", required=False, type=_file)
def backup(file: Path | None) -> None:
    """Copy the library to FILE, or beside the other copies, and check the copy."""
    write(str(_care().backup(file)))


@click.command()
@click.argument("file", required=False, type=_file)
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path | None, yes: bool) -> None:
    """Make the copy FILE the library again; without FILE, list the copies.

    The library that it replaces is kept beside the copies.
    """
    care = _care()
    if file is None:
        for copy in care.backups():
            size = f"{copy.size / 2**20:>8,.1f} MB"
            write(f"{copy.at:%Y-%m-%d %H:%M}  {size}  {copy.kind:<13}  {copy.path}")
        return
    if not yes:
        click.confirm(f"Replace the library by {file}?", abort=True, err=True)
    kept = care.restore(file)
    warn(f"restored {file}" + (f"; the one before is kept as {kept}" if kept else ""))


@click.command()
@click.argument("name", metavar="ENTRY|FEED", shell_complete=complete_feed)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--bookmarked", is_flag=True, help="Bookmarks, too.")
@click.option("--backups", is_flag=True, help="From the backups as well.")
def forget(name: str, yes: bool, bookmarked: bool, backups: bool) -> None:
    """Erase an article, by its number, or a feed with all its articles. For good.

    What is erased does not come back with the next refresh.
    """
    care = _care()
    meant, extent = care.meant(name)
    if extent.bookmarked and not bookmarked:
        raise click.UsageError(
            f"{extent.bookmarked} of {extent.entries} are bookmarked; "
            "--bookmarked erases those, too"
        )
    if not yes:
        what = f"{extent.entries} articles" if extent.entries != 1 else "1 article"
        click.confirm(f"Erase {what} for good?", abort=True, err=True)
    if meant.identities is None:
        _unfollow(meant.feed_url)
    warn(f"erased {care.forget(meant)}; this cannot be undone")
    if backups:
        rewritten, removed = care.forget_in_copies(meant)
        warn(f"erased from {rewritten} backups; {removed} too old ones were removed")
    elif copies := len(care.backups()):
        warn(f"{copies} backups still hold it; --backups erases it from those, too")
    for path in care.set_aside():
        warn(f"{path} may still hold it; delete it when you need it no more")


COMMANDS = (doctor, backup, restore, forget)


def _unfollow(url: str) -> None:
    """Take a feed out of feeds.toml, or it would be back with the next start."""
    with opened() as library:
        if any(followed.url == url for followed in library.following.subscriptions):
            library.unfollow(url)


def _care() -> Care:
    return Care(Paths.default(), utc_now)


def _tell(finding: Finding) -> None:
    sign = "mended" if finding.is_mended else "ok" if finding.is_well else "unwell"
    advice = dim(f"  → {finding.advice}") if finding.advice else ""
    shown = dim(f"{sign:<7}") if sign == "ok" else bold(f"{sign:<7}")
    write(f"{shown} {finding.subject:<14} {finding.said}{advice}")


def _refused(settings: Settings) -> list[str]:
    """What of the settings the interface would not take; it knows its own keys."""
    from reader.tui.wishes import refused

    return refused(settings, Paths.default().themes)


def _folders() -> Iterator[Finding]:
    """Where everything is."""
    paths = Paths.default()
    yield Finding("folders", True, f"{paths.feeds} and what stands beside it")
    if paths.data != paths.config:
        yield Finding("folders", True, f"{paths.library} and what stands beside it")


def _terminal() -> Iterator[Finding]:
    """What of the terminal would keep the interface from looking as it should."""
    encoding = (sys.stdout.encoding or locale.getpreferredencoding(False)).lower()
    if not encoding.replace("-", "").startswith("utf"):
        said = f"it speaks {encoding}: marks and letters may be missing"
        advice = "set LANG to a UTF-8 locale, or display.ascii to true"
        yield Finding("terminal", False, said, advice)
        return
    width, height = shutil.get_terminal_size((80, 24))
    kind = os.environ.get("TERM", "")
    yield Finding("terminal", True, f"{kind or 'no TERM'}, {width} by {height}, UTF-8")
