"""Commands about feeds: feeds, refresh."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from textwrap import fill, indent

import click

from reader.cli.archiving import archive_due
from reader.cli.completing import complete_feed
from reader.cli.output import (
    ago,
    as_json,
    bold,
    columns,
    dim,
    opened,
    warn,
    write,
    write_json,
)
from reader.cli.progress import prepare
from reader.cli.shapes import feed_shape, refreshed_shape
from reader.cli.syncing import exchange
from reader.core.diagnose import frequency
from reader.errors import OfflineError
from reader.library import Library
from reader.model import Health, Refreshed

_SOME_FAILED = 3
_INDENT = " " * 6
_HEADINGS = f"  {'unread':>6} of {'all':>6}  {'answered':>12}  {'publishes':>11}  feed"


@click.command()
@as_json
def feeds(as_json: bool) -> None:
    """List the feeds that are followed, with how each one fares.

    Each line says how many articles are unread, when the feed last answered, and how
    often it publishes; what is wrong with it, and what could be done, stands beneath.
    """
    with opened() as library:
        category = None
        healths = library.health()
        if healths and not as_json:
            write(dim(_HEADINGS))
        for health in healths:
            if as_json:
                write_json(feed_shape(health))
                continue
            if health.feed.category != category:
                category = health.feed.category
                write(bold(category))
            write(_feed_line(health, library.now()))
            for trouble in health.troubles:
                write(_beneath(trouble))


@click.command()
@click.argument("names", metavar="[FEED]…", nargs=-1, shell_complete=complete_feed)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Ask every feed, due or not, but none that was asked within ten minutes,"
    " unless it is on a server of your own that allow_private names.",
)
@as_json
@click.pass_context
def refresh(
    context: click.Context, names: tuple[str, ...], everything: bool, as_json: bool
) -> None:
    """Ask the feeds that are due for what is new, or just FEED by address or title.

    With an account (see sync), marks and feeds are exchanged first, and what its server
    follows comes from there. A server that has asked to be left alone is left alone.
    """
    with opened() as library:
        is_in_step = bool(names) or exchange(library, everything, as_json)
        asked = library.due(names, everything=everything)
        outcomes = library.refresh(names, everything=everything, understand=False)
        is_online = True
        try:
            failed = _tell_each(outcomes, asked, as_json)
        except OfflineError as error:
            warn(str(error))
            failed, is_online = error.asked, False
        prepare(library, is_silent=as_json)
        if is_online:
            archive_due(library, names, is_told=not as_json)
        if gone := library.let_go():
            warn(f"let {gone:,} old articles go, as [library] keep asks for")
        if not asked and not as_json and library.sync_status() is None:
            warn(_why_none(library))
    if failed or not is_in_step:
        context.exit(_SOME_FAILED)


COMMANDS = (feeds, refresh)


def _why_none(library: Library) -> str:
    if not library.feeds():
        return "no feed is followed yet: 'wellread follow ADDRESS' follows one"
    return "no feed is due yet; --all asks every feed"


def _tell_each(outcomes: Iterator[Refreshed], count: int, as_json: bool) -> int:
    """Tell how each feed went, as it is known; return how many failed."""
    told: list[Refreshed] = []
    if as_json:
        for outcome in outcomes:
            write_json(refreshed_shape(outcome))
            told.append(outcome)
    elif sys.stderr.isatty():
        told = _with_a_bar(outcomes, count)
    else:
        for outcome in outcomes:
            write(_outcome_line(outcome))
            told.append(outcome)
    failed = sum(1 for outcome in told if outcome.error)
    if told and not as_json:
        new = sum(outcome.new for outcome in told)
        left_alone = sum(1 for outcome in told if outcome.note)
        asked = f"asked {len(told) - left_alone}"
        if left_alone:
            asked += f", left alone {left_alone}"
        warn(f"{asked}, failed {failed}, new articles {new:,}")
    return failed


def _with_a_bar(outcomes: Iterator[Refreshed], count: int) -> list[Refreshed]:
    """Show a bar while feeds answer, then those that brought or lost something."""
    told = []
    with click.progressbar(length=count, label="Feeds", file=sys.stderr) as bar:
        for outcome in outcomes:
            told.append(outcome)
            bar.update(1)
    times = Counter(outcome.error for outcome in told if outcome.error)
    for outcome in told:
        if outcome.error:
            # Where one fault hits many feeds, it is said of the first of them.
            if alike := times.pop(outcome.error, 0):
                more = f" (and so {alike - 1:,} more feeds)" if alike > 1 else ""
                write(_outcome_line(outcome) + more)
        elif outcome.new or outcome.changed or outcome.note:
            write(_outcome_line(outcome))
    return told


def _outcome_line(outcome: Refreshed) -> str:
    status = str(outcome.status or "-")
    if outcome.note:
        return dim(f"{status:>4}  not asked    {outcome.title}: {outcome.note}")
    if outcome.error:
        return f"{status:>4}  {bold('failed')}  {outcome.title}: {outcome.error}"
    omitted = f" ({outcome.omitted:,} older left out)" if outcome.omitted else ""
    if not outcome.new and not outcome.changed:
        return dim(f"{status:>4}  nothing new  {outcome.title}{omitted}")
    changed = f", {outcome.changed} changed" if outcome.changed else ""
    return f"{status:>4}  {outcome.new} new{changed}  {outcome.title}{omitted}"


def _feed_line(health: Health, now: datetime) -> str:
    feed = health.feed
    counts = f"{feed.unread:>6} of {feed.total:>6}"
    often = frequency(health.entries_a_day) or "-"
    when = dim(f"{ago(feed.refreshed_at, now):>12}  {often:>11}")
    line = f"  {counts}  {when}  {feed.title}"
    if feed.error and not health.gone_since:
        return f"{line}  {bold('error')}: {feed.error}"
    return line


def _beneath(trouble: str) -> str:
    """Set a trouble under its feed; on a terminal, in lines of its width."""
    if width := columns():
        trouble = fill(trouble, max(width - len(_INDENT), 40))
    return indent(trouble, _INDENT)
