"""Commands with which a person marks articles: bookmark, mark, tag, note, undo."""

from __future__ import annotations

import click

from reader.cli.completing import complete_id, complete_query, complete_tag
from reader.cli.output import ago, as_json, dim, opened, warn, write, write_json
from reader.cli.querying import say_how_read
from reader.cli.shapes import action_shape
from reader.errors import AbsentError
from reader.library import Library
from reader.model import Query

_ids = click.argument(
    "entry_ids",
    metavar="ID…",
    nargs=-1,
    required=True,
    type=int,
    shell_complete=complete_id,
)
_id = click.argument("entry_id", metavar="ID", type=int, shell_complete=complete_id)

_NO_NOTE = "there is no note on it"


@click.command()
@_ids
@click.option("--remove", is_flag=True, help="Let them go again.")
def bookmark(entry_ids: tuple[int, ...], remove: bool) -> None:
    """Keep articles for ever, with their text."""
    with opened() as library:
        if not remove:
            _understand(library, entry_ids)
        changed = library.bookmark(*entry_ids, keep=not remove)
        done = "let go" if remove else "bookmarked"
        warn(f"{done} {changed} of {len(entry_ids)}" if changed else f"already {done}")


@click.command()
@click.argument(
    "entry_ids", metavar="[ID…]", nargs=-1, type=int, shell_complete=complete_id
)
@click.option(
    "--query", shell_complete=complete_query, help="Mark all that answer this query."
)
@click.option(
    "--read/--unread", "is_read", default=True, help="Which; read, if not said."
)
def mark(entry_ids: tuple[int, ...], query: str | None, is_read: bool) -> None:
    """Mark articles as read or unread: some by number, or all that answer a query."""
    if bool(entry_ids) == (query is not None):
        raise click.UsageError("name articles by number or by --query, one of the two")
    if query is not None and not query.strip():
        # A script's variable may be empty; nobody means everything by that.
        other = "is:unread" if is_read else "is:read"
        raise click.UsageError(
            f"an empty query means nothing here; --query {other} does"
        )
    with opened() as library:
        if query is None:
            for entry_id in entry_ids:
                library.entry(entry_id)
            changed = library.mark_read(*entry_ids, is_read=is_read)
        else:
            asked = Query(text=query)
            say_how_read(library, asked)
            changed = library.mark_all(asked, is_read=is_read)
        warn(f"{changed:,} marked as {'read' if is_read else 'unread'}")


@click.command()
@_id
@click.argument(
    "words", metavar="WORD…", nargs=-1, required=True, shell_complete=complete_tag
)
@click.option("--remove", is_flag=True, help="Take these tags away, for good.")
def tag(entry_id: int, words: tuple[str, ...], remove: bool) -> None:
    """Tag an article; an automatic tag that is taken away does not come back."""
    with opened() as library:
        _understand(library, (entry_id,))
        try:
            library.tag(entry_id, names=words, wanted=not remove)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        write(" ".join(f"#{tag.name}" for tag in library.entry(entry_id).tags))


@click.command()
@_id
@click.argument("words", metavar="[TEXT]…", nargs=-1)
@click.option("--edit", is_flag=True, help="Write it in your editor ($EDITOR).")
@click.option("--remove", is_flag=True, help="Take it away.")
def note(entry_id: int, words: tuple[str, ...], edit: bool, remove: bool) -> None:
    """Show the note on an article, or replace it with TEXT, in quotes or without."""
    text = " ".join(words) if words else None
    if sum((text is not None, edit, remove)) > 1:
        raise click.UsageError("TEXT, --edit and --remove exclude one another")
    with opened() as library:
        library.entry(entry_id)
        if edit:
            text = click.edit(library.note(entry_id))
            if text is None:
                warn("nothing was saved, so the note is as it was")
                return
        if text is not None or remove:
            changed = library.write_note(entry_id, text or "")
            warn(_noted(text or "", changed))
        elif said := library.note(entry_id):
            write(said)
        else:
            warn(_NO_NOTE)


@click.command()
@click.argument("action_id", metavar="[NUMBER]", required=False, type=int)
@click.option("--redo", is_flag=True, help="Do again what was undone last.")
@click.option("--list", "is_list", is_flag=True, help="What can be undone.")
@as_json
def undo(action_id: int | None, redo: bool, is_list: bool, as_json: bool) -> None:
    """Undo what you did last, or the action of that number in --list.

    Marks, bookmarks, tags and notes can be undone, and so can following, unfollowing
    and keeping a search. There is one history for all: what you did in the interface
    is undone here, and the other way round.
    """
    with opened() as library:
        if is_list:
            _list(library, as_json)
            return
        turned = library.redo() if redo else library.undo(action_id)
        if turned is None and action_id is not None and not redo:
            raise AbsentError(f"there is no action {action_id} to undo; see --list")
        if turned is None:
            warn("there is nothing to redo" if redo else "there is nothing to undo")
        elif as_json:
            write_json(action_shape(turned))
        else:
            erased = library.forgotten_at()
            if erased and turned.at <= erased and not redo:
                when = ago(erased, library.now())
                warn(f"what was erased {when} cannot be undone, but what came before:")
            when = ago(turned.at, library.now())
            warn(f"{'did again' if redo else 'took back'}: {turned.label}, {when}")


COMMANDS = (bookmark, mark, tag, note, undo)


def _understand(library: Library, entry_ids: tuple[int, ...]) -> None:
    """Digest what has not been digested yet, so that there is something to keep."""
    for entry_id in entry_ids:
        if not library.entry(entry_id).is_digested:
            for _ in library.understand(entry_id):
                pass


def _noted(text: str, changed: bool) -> str:
    if not text.strip():
        return "note removed" if changed else _NO_NOTE
    return "noted" if changed else "the note on it says that already"


def _list(library: Library, as_json: bool) -> None:
    """List what can be undone, the newest first."""
    actions = library.actions()
    for action in actions:
        if as_json:
            write_json(action_shape(action))
            continue
        state = "  (undone)" if action.is_undone else ""
        at = dim(f"{action.at:%Y-%m-%d %H:%M}")
        write(f"{action.id:>6} {at}  {action.label}{state}")
    if not actions:
        warn("nothing has been done in the last 30 days that could be undone")
