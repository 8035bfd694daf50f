"""Exports to be read elsewhere: a book for an e-reader, citations for papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.completing import complete_query
from reader.cli.export import export, new_file, say_left_out, say_written, with_copies
from reader.cli.output import closed_pipe_is_the_end, opened, warn
from reader.cli.querying import say_how_read
from reader.model import Query

if TYPE_CHECKING:
    from reader.core.cite import Citation

_NOTHING = 1
_STDOUT = Path("-")

_words = click.argument("query", nargs=-1, shell_complete=complete_query)
_output = click.option(
    "-o",
    "--output",
    "file",
    default=_STDOUT,
    type=click.Path(path_type=Path),
    help="A new file, instead of stdout.",
)


@export.command("epub")
@click.argument("arguments", metavar="[QUERY]… FILE", nargs=-1, required=True)
@click.option("--title", default="", help="The book's; else what was asked for.")
@with_copies
@click.pass_context
def export_epub(
    context: click.Context, arguments: tuple[str, ...], title: str, copies: bool
) -> None:
    """Bind articles as a book for an e-reader.

    FILE is the book, in EPUB 3, of the articles that answer QUERY, each story once. Its
    cover lists what is in it. A file that is there already is left as it is.
    """
    *words, file = arguments
    if file == str(_STDOUT):
        raise click.UsageError("a book needs a file; FILE is missing, or -")
    query = Query(text=" ".join(words))
    with opened() as library:
        for _ in library.understand(only_new=True):
            pass
        say_how_read(library, query)
        if not library.count(query):
            warn("nothing answers that, so there is no book")
            context.exit(_NOTHING)
        now = library.now()
        title = title or query.text or f"wellread, {now.day} {now:%B %Y}"
        with new_file(Path(file)) as stream:
            bound = library.porting.bind(
                query,
                stream,
                title=title,
                now=now,
                copies=copies or not library.settings.display.group_copies,
            )
        left = library.count(query) - bound
    warn(f"{bound:,} articles bound as {file}")
    say_left_out(left)


@export.command("bibtex")
@_words
@_output
@with_copies
def export_bibtex(query: tuple[str, ...], file: Path, copies: bool) -> None:
    """Write citations for BibTeX.

    Of the articles that answer QUERY, or of all, each story once. BibLaTeX reads them,
    too.
    """
    from reader.core.cite import bibtex

    _write(query, file, copies, lambda found: (f"{bibtex(each)}\n" for each in found))


@export.command("ris")
@_words
@_output
@with_copies
def export_ris(query: tuple[str, ...], file: Path, copies: bool) -> None:
    """Write citations as RIS.

    Of the articles that answer QUERY, or of all, each story once. For Zotero, EndNote
    and others.
    """
    from reader.core.cite import ris

    _write(query, file, copies, lambda found: map(ris, found))


@export.command("csl")
@_words
@_output
@with_copies
def export_csl(query: tuple[str, ...], file: Path, copies: bool) -> None:
    """Write citations as CSL-JSON.

    Of the articles that answer QUERY, or of all, each story once; for Zotero, pandoc.
    """
    from reader.core.cite import csl

    def array(found: Iterable[Citation]) -> Iterator[str]:
        start = "["
        for each in found:
            yield f"{start}\n{csl(each)}"
            start = ","
        yield "[]\n" if start == "[" else "\n]\n"

    _write(query, file, copies, array)


# With its subcommands: those of export.py, and those above.
COMMANDS = (export,)


def _write(
    query: Sequence[str],
    file: Path,
    copies: bool,
    form: Callable[[Iterable[Citation]], Iterable[str]],
) -> None:
    with opened() as library, new_file(file) as stream:
        for _ in library.understand(only_new=True):
            pass
        found, asked = Counter[None](), Query(text=" ".join(query))
        say_how_read(library, asked)
        copies = copies or not library.settings.display.group_copies
        cited = library.porting.citations(asked, copies=copies)
        for piece in form(_counting(cited, found)):
            with closed_pipe_is_the_end():
                stream.write(piece.encode("utf-8", "replace"))
        left = library.count(asked) - found.total()
    say_written(file, found.total())
    say_left_out(left)


def _counting(cited: Iterable[Citation], found: Counter[None]) -> Iterator[Citation]:
    for each in cited:
        found[None] += 1
        yield each
