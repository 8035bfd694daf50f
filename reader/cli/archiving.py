"""Commands about pages: archive, add."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.cli.completing import complete_id, complete_query
from reader.cli.output import (
    as_json,
    bold,
    dim,
    opened,
    warn,
    write,
    write_entries,
    write_json,
)
from reader.cli.querying import QueryCommand, say_how_read
from reader.cli.shapes import archived_shape, entry_shape
from reader.library import Library
from reader.model import Archived, Query

if TYPE_CHECKING:
    from reader.store.pages import Wanted

_SOME_FAILED = 3


@click.command(cls=QueryCommand)
@click.argument("query", nargs=-1, shell_complete=complete_query)
@click.option(
    "--id",
    "entry_id",
    type=int,
    shell_complete=complete_id,
    help="The article with this number alone.",
)
@click.option("--again", is_flag=True, help="Also what failed not long ago.")
@as_json
@click.pass_context
def archive(
    context: click.Context,
    query: tuple[str, ...],
    entry_id: int | None,
    again: bool,
    as_json: bool,
) -> None:
    """Fetch the pages of teasers that answer QUERY; of bookmarks without one."""
    if query and entry_id is not None:
        raise click.UsageError("give a QUERY or --id, not both")
    with opened() as library:
        say_how_read(library, Query(text=" ".join(query)))
        wanted = _wanted(library, " ".join(query), entry_id)
        teasers, due = len(wanted), sum(each.is_due for each in wanted)
        outcomes = library.pages.fetch([w for w in wanted if again or w.is_due])
        told = _tell_each(outcomes, teasers if again else due, as_json)
        if not as_json:
            _say_what_rests(teasers, due, again=again)
            _sum_up(told)
    if any(outcome.error for outcome in told):
        context.exit(_SOME_FAILED)


@click.command()
@click.argument("url")
@as_json
def add(url: str, as_json: bool) -> None:
    """Keep the web page at URL as an article, bookmarked."""
    with opened() as library:
        added = library.add(url)
        if as_json:
            write_json(entry_shape(added.entry) | {"is_new": added.is_new})
            return
        write_entries([added.entry])
        if not added.is_new:
            warn("it was in the library already; it is bookmarked")
        elif added.entry.readiness == "teaser":
            warn(added.entry.readiness_why)


COMMANDS = (archive, add)


def archive_due(library: Library, names: tuple[str, ...], *, is_told: bool) -> None:
    """Fetch the pages that a refresh sees to, and say how many there were.

    Why one could not be had stands with the article: a refresh is about feeds.
    """
    urls = [library.find_feed(name).url for name in names]
    told = list(library.pages.fetch(library.pages.due(urls)))
    if is_told:
        _sum_up(told)


def _wanted(library: Library, words: str, entry_id: int | None) -> list[Wanted]:
    """The teasers that are meant: only what is understood is known to be one."""
    if entry_id is not None:
        library.entry(entry_id)  # or there is none of this number
        for _ in library.understand(entry_id):
            pass
        return library.pages.teasers_among([entry_id])
    for _ in library.understand(only_new=True):
        pass
    return library.pages.teasers(Query(text=words, bookmarked=not words))


def _tell_each(
    outcomes: Iterator[Archived], asked: int, as_json: bool
) -> list[Archived]:
    """Tell how each page went, as it is known."""
    if as_json or not asked or not sys.stderr.isatty():
        told = []
        for outcome in outcomes:
            told.append(outcome)
            if as_json:
                write_json(archived_shape(outcome))
            else:
                write(_line(outcome))
        return told
    with click.progressbar(
        outcomes, length=asked, label="Pages", file=sys.stderr
    ) as bar:
        told = list(bar)
    for outcome in told:
        write(_line(outcome))
    return told


def _line(outcome: Archived) -> str:
    head = f"{outcome.entry_id:>6}  "
    if outcome.error:
        return f"{head}{bold('failed')}  {outcome.title}: {outcome.error}"
    return f"{head}{dim(f'{outcome.words:,} words')}  {outcome.title}"


def _sum_up(told: list[Archived]) -> None:
    """Say how many pages came; what nobody could be asked for just waits."""
    waiting = sum(1 for outcome in told if not outcome.is_asked)
    failed = sum(1 for outcome in told if outcome.error) - waiting
    if asked := len(told) - waiting:
        warn(f"pages fetched {asked - failed}, not to be had {failed}")
    if waiting:
        warn(f"pages waiting {waiting}: their servers could not be asked just now")


def _say_what_rests(teasers: int, due: int, *, again: bool) -> None:
    if not teasers:
        warn("nothing to fetch: nothing that was asked for is a teaser")
    elif due < teasers and not again:
        warn(f"{teasers - due} could not be had before and rest; --again asks for them")
