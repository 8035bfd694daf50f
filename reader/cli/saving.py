"""Commands about saved searches: searches, save."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reader.cli.completing import complete_query, complete_search
from reader.cli.naming import search_called
from reader.cli.output import as_json, dim, opened, warn, write, write_json
from reader.cli.querying import say_how_read
from reader.cli.shapes import search_shape
from reader.library import Library
from reader.model import FeedList, Query, SavedSearch


@click.command()
@as_json
def searches(as_json: bool) -> None:
    """List the saved searches and the watched words of feeds.toml, with counts."""
    with opened() as library:
        found, watched = library.searches(), library.watched()
        if not found and not watched:
            warn("feeds.toml has no saved searches and no watched words yet")
        for saved in (*found, *watched):
            if as_json:
                write_json(search_shape(saved))
                continue
            query = "" if saved.query == f'"{saved.name}"' else dim(f"  {saved.query}")
            write(f"{saved.total:>6} {saved.unread:>6} unread  {saved.name}{query}")
        for saved in found:
            say_how_read(library, Query(text=saved.query), f"{saved.name}: ")


@click.command()
@click.argument("name", shell_complete=complete_search)
@click.argument("words", metavar="[QUERY]…", nargs=-1, shell_complete=complete_query)
@click.option("--rename", "new", metavar="NEW", help="Call it NEW from now on.")
@click.option("--remove", is_flag=True, help="Remove it; its articles stay.")
def save(name: str, words: tuple[str, ...], new: str | None, remove: bool) -> None:
    """Keep a search as NAME, so that it stands in the sidebar and in feeds.toml.

    Or, without QUERY, rename or remove the one of that name. 'undo' takes it back.
    """
    if sum((bool(words), new is not None, remove)) != 1:
        raise click.UsageError("give one of QUERY, --rename and --remove")
    with opened() as library:
        if words:
            _keep(library, _named(name), _asked(words))
        elif new is not None:
            _rename(library, search_called(library, name), _named(new))
        else:
            gone = search_called(library, name)
            library.saved.remove(gone.name)
            warn(f"removed “{gone.name}”: {gone.query}")


COMMANDS = (searches, save)


def _named(name: str) -> str:
    if not name.strip():
        raise click.UsageError("a search needs a name")
    return name.strip()


def _asked(words: Sequence[str]) -> str:
    query = " ".join(words).strip()
    if not query:
        raise click.UsageError("a search needs a query")
    return query


def _keep(library: Library, name: str, query: str) -> None:
    _make_sure(library, name)
    library.adopt(FeedList(searches=(SavedSearch(name=name, query=query),)))
    asked = Query(text=query)
    say_how_read(library, asked)
    count = library.count(asked)
    warn(f"kept as “{name}”; {count:,} {'article' if count == 1 else 'articles'} now")


def _rename(library: Library, saved: SavedSearch, new: str) -> None:
    if new != saved.name:
        _make_sure(library, new)
    library.saved.rename(saved.name, new)
    warn(f"“{saved.name}” is called “{new}” now")


def _make_sure(library: Library, name: str) -> None:
    """See to it that no other search is called so already."""
    if name in {saved.name for saved in library.following.searches}:
        raise click.UsageError(f"another search is called '{name}'")
