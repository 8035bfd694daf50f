"""Commands that look articles up: list, search, read, related, tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import click

from reader.cli.completing import complete_id, complete_query, complete_search
from reader.cli.naming import search_called, within
from reader.cli.output import (
    as_json,
    as_pages,
    as_wide,
    bold,
    columns,
    dim,
    opened,
    paged,
    warn,
    write,
    write_entries,
    write_json,
)
from reader.cli.page import article_lines, changed_lines, numbered_so, outline_lines
from reader.cli.querying import QueryCommand, say_how_read
from reader.cli.shapes import (
    article_shape,
    changes_shape,
    entry_shape,
    related_shape,
    tag_shape,
)
from reader.library import Library
from reader.model import Article, Copy, Query

_words = click.argument("query", nargs=-1, shell_complete=complete_query)
_id = click.argument("entry_id", metavar="ID", type=int, shell_complete=complete_id)
_limit = click.option(
    "-n",
    "--limit",
    default=50,
    show_default=True,
    type=click.IntRange(1),
    help="At most so many.",
)
_offset = click.option(
    "--offset", default=0, type=click.IntRange(0), help="Leave out so many first."
)


@click.command("list", cls=QueryCommand)
@_words
@_limit
@_offset
@click.option(
    "--sort",
    default="new",
    show_default=True,
    type=click.Choice(["new", "old", "feed", "title", "relevance"]),
    help="What comes first.",
)
@click.option(
    "--saved", help="Within this saved search.", shell_complete=complete_search
)
@as_wide
@as_pages
@as_json
def list_entries(
    query: tuple[str, ...],
    limit: int,
    offset: int,
    sort: str,
    saved: str | None,
    width: int | None,
    pager: bool,
    as_json: bool,
) -> None:
    """List the articles that answer QUERY, newest first; all of them without one.

    Each line has the number that other commands take, * for unread, + for bookmarked,
    the day, the title and the feed.
    """
    with opened() as library, paged(pager):
        text = " ".join(query)
        if saved is not None:
            text = within(search_called(library, saved).query, text)
        asked = Query(text=text, sort=sort)
        say_how_read(library, asked)
        found = library.entries(asked, limit=limit, offset=offset)
        if as_json:
            for entry in found:
                write_json(entry_shape(entry))
            return
        write_entries(found, width)
        _say_how_many(library, asked, len(found))


@click.command(cls=QueryCommand)
@click.argument("query", nargs=-1, required=True, shell_complete=complete_query)
@_limit
@_offset
@as_wide
@as_pages
@as_json
def search(
    query: tuple[str, ...],
    limit: int,
    offset: int,
    width: int | None,
    pager: bool,
    as_json: bool,
) -> None:
    """Search titles, texts, tags, authors and notes; the best answer first."""
    with opened() as library, paged(pager):
        asked = Query(text=" ".join(query), sort="relevance")
        say_how_read(library, asked)
        found = library.entries(asked, limit=limit, offset=offset)
        for entry in found:
            if as_json:
                write_json(entry_shape(entry))
                continue
            write_entries([entry], width)
            if excerpt := library.excerpt(entry.id, asked):
                write(f"{'':9} {_marked(excerpt.text, excerpt.marks)}")
        if not as_json:
            _say_how_many(library, asked, len(found))


@click.command()
@_id
@as_json
@click.option("--markdown", "as_markdown", is_flag=True, help="As Markdown.")
@click.option("--outline", "as_outline", is_flag=True, help="Its sections' titles.")
@click.option(
    "--section",
    type=click.IntRange(0),
    help="Only this section, by its number in --outline.",
)
@click.option("--changes", is_flag=True, help="What its publisher changed last.")
@as_wide
@as_pages
def read(
    entry_id: int,
    as_json: bool,
    as_markdown: bool,
    as_outline: bool,
    section: int | None,
    changes: bool,
    width: int | None,
    pager: bool,
) -> None:
    """Read an article by its number."""
    with opened() as library, paged(pager):
        article = understood(library, entry_id)
        if changes:
            _write_changes(library, article, as_json)
        elif as_json:
            related, note = library.related(entry_id), library.note(entry_id)
            copies = library.copies(entry_id)
            earlier = library.revisions(entry_id)
            shape = article_shape(
                article, related, copies=copies, note=note, revisions=earlier
            )
            write_json(shape)
        elif as_markdown:
            write(_markdown(article, section))
        elif as_outline:
            for line in outline_lines(article):
                write(line)
        else:
            measure = width or min(columns() or 78, library.settings.display.measure)
            now = library.now()
            for line in article_lines(article, measure, now=now, only=section):
                write(line)


@click.command()
@_id
@as_wide
@as_pages
@as_json
def related(entry_id: int, width: int | None, pager: bool, as_json: bool) -> None:
    """List the articles most like this one, each with the words that they share."""
    with opened() as library, paged(pager):
        understood(library, entry_id)
        if not as_json:
            _write_copies(library.copies(entry_id), width)
        found = library.related(entry_id)
        for other in found:
            if as_json:
                write_json(related_shape(other))
                continue
            write_entries([other.entry], width)
            write(dim(f"{'':9} {other.score:.0%} alike: {other.why}"))
        if not found and not as_json:
            warn("nothing in the library is like it yet")


def _write_copies(copies: Iterable[Copy], width: int | None) -> None:
    for other in copies:
        write_entries([other.entry], width)
        share = f"{other.share:.0%} of this text is also in it"
        told = "the same story" if other.is_copy else "shares text"
        write(dim(f"{'':9} {told}{f'; {share}' if other.share else ''}"))


@click.command()
@as_json
def tags(as_json: bool) -> None:
    """List the tags, the most used first."""
    with opened() as library:
        for tag in library.tags():
            if as_json:
                write_json(tag_shape(tag))
            else:
                write(f"{tag.total:>6} {tag.unread:>6} unread  {tag.name}")


COMMANDS = (list_entries, search, read, related, tags)


def understood(library: Library, entry_id: int) -> Article:
    """Open an article; one that has not been understood yet is digested first."""
    if not library.entry(entry_id).is_digested:
        for _ in library.understand(entry_id):
            pass
    return library.article(entry_id)


def _markdown(article: Article, number: int | None) -> str:
    if number is None:
        return article.markdown
    return "\n".join(part.markdown for part in numbered_so(article, number))


def _write_changes(library: Library, article: Article, as_json: bool) -> None:
    earlier = library.revisions(article.entry.id)
    pieces = library.changes(article.entry.id)
    if not earlier:
        warn("it has not been changed since it came")
    elif as_json:
        write_json(changes_shape(article.entry, earlier[-1], pieces))
    else:
        write(dim(f"Changed by {earlier[-1].until:%Y-%m-%d %H:%M} UTC"))
        for line in changed_lines(pieces):
            write(line)


def _say_how_many(library: Library, query: Query, shown: int) -> None:
    total = library.count(query)
    if total == 0 and query.text:
        warn(f"nothing answers that{_what_would(library, query)}")
    elif total == 0:
        warn(_why_none(library))
    elif total > shown:
        warn(f"{shown} of {total:,}; --limit and --offset show others")


def _why_none(library: Library) -> str:
    """Why a library shows nothing, and what to do about that."""
    if not library.feeds():
        return "no feed is followed yet: 'wellread follow ADDRESS' follows one"
    return "no articles yet: try refresh"


def _what_would(library: Library, query: Query) -> str:
    """What to type instead of a query that nothing answers, as far as that is known."""
    text = query.text
    is_word = text.isalpha() and len(text) > 2
    if is_word and library.count(replace(query, text=f"{text}*")):
        return f"; {text}* would find longer words"
    meant = library.meant(query)
    return "".join(f"; for {typed}, did you mean {near}?" for typed, near in meant)


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Make the words that were searched for stand out."""
    out, at = "", 0
    for start, end in marks:
        out += text[at:start] + bold(text[start:end])
        at = end
    return out + text[at:]
