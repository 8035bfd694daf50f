"""``wellread completion``, and what a shell is told that could come next.

What is offered comes out of the library, which is only looked at: a press of Tab makes
no file, asks no feed, and says nothing where something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from reader.cli.output import write
from reader.errors import ReaderError
from reader.library import Library
from reader.store.asking.values import FIELDS, POSSESSIONS, READINESS, STATES

SHELLS = ("bash", "zsh", "fish")

_MOST = 100
"""Articles that are offered, the newest first."""

_PLAIN = re.compile(r"[\w@%+=:,./-]*")
"""What Bash takes as one word without any quoting."""

_SETTLED = {"is": STATES, "has": POSSESSIONS, "readiness": READINESS}
"""What stands after a field, where only a few words can."""

Item = CompletionItem[str]


@add_completion_class
class QuotingBash(BashComplete):
    """Bash, which click would have break titles of several words apart."""

    source_template = BashComplete.source_template.replace(
        "        elif [[ $type == 'plain' ]]; then",
        "        elif [[ $type == 'quoted' ]]; then\n"
        "            compopt -o filenames\n"
        "            COMPREPLY+=($value)\n"
        "        elif [[ $type == 'plain' ]]; then",
    ).replace("    local response\n", "    local response\n    local -; set -f\n")

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Write a line for the script: what kind of word it is, and the word."""
        is_plain = item.type != "plain" or _PLAIN.fullmatch(item.value)
        return f"{item.type if is_plain else 'quoted'},{item.value}"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what teaches SHELL to complete commands, feeds, tags and more.

    \b
    bash: wellread completion bash > \\
              ~/.local/share/bash-completion/completions/wellread
    zsh:  wellread completion zsh > ~/.zfunc/_wellread
              (into a folder of your $fpath)
    fish: wellread completion fish > ~/.config/fish/completions/wellread.fish
    """  # noqa: D301 - a backspace keeps click from filling lines
    kind: type[ShellComplete] | None = get_completion_class(shell)
    assert kind is not None
    root = context.find_root().command
    # Not `source()`, which starts a Bash to see how old it is.
    made = kind(root, {}, "wellread", "_WELLREAD_COMPLETE")
    write((made.source_template % made.source_vars()).rstrip("\n"))


COMMANDS = (completion,)


def complete_id(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[Item]:
    """Offer the numbers of the newest articles, each with its title."""
    taken = {str(number) for number in context.params.get("entry_ids") or ()}
    with _library() as found:
        return [
            CompletionItem(str(entry.id), help=entry.title)
            for library in found
            for entry in library.entries(limit=_MOST)
            if str(entry.id).startswith(incomplete) and str(entry.id) not in taken
        ]


def complete_feed(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[Item]:
    """Offer the titles of feeds; their addresses to who has begun one."""
    with _library() as found:
        return [
            _item(feed.url if incomplete.startswith("http") else feed.title)
            for library in found
            for feed in library.feeds()
            if _begins(feed.title, incomplete) or feed.url.startswith(incomplete)
            if incomplete or feed.title
        ]


def complete_search(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[Item]:
    """Offer the names of saved searches, each with its query."""
    with _library() as found:
        return [
            _item(saved.name, saved.query)
            for library in found
            for saved in library.following.searches
            if _begins(saved.name, incomplete)
        ]


def complete_tag(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[Item]:
    """Offer tags, the most used first."""
    with _library() as found:
        return [_item(name) for name in _beginning(_tags(found), incomplete)]


def complete_query(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[Item]:
    """Offer the fields of the query language, and what can stand after one.

    Bash cuts words at colons, so that ``tag:sl`` may come as three of them.
    """
    before = list(context.params.get(parameter.name or "") or ())
    field, colon, begun = incomplete.rpartition(":")
    is_cut = not field and (colon or before[-1:] == [":"])
    if is_cut:
        field = ([""] + [word for word in before if word != ":"])[-1]
    elif not colon:
        minus = "-" if incomplete.startswith("-") else ""
        return [
            _item(f"{minus}{n}:") for n in _beginning(FIELDS, incomplete[len(minus) :])
        ]
    head = "" if is_cut else f"{field}:"
    values = _values(field.lstrip("-"))
    return [_item(f"{head}{value}") for value in _beginning(values, begun)]


def _values(field: str) -> Sequence[str]:
    if field in _SETTLED:
        return _SETTLED[field]
    if field == "study":
        from reader.model import STUDIES

        return tuple(STUDIES)
    with _library() as found:
        if field == "tag":
            return _tags(found)
        if field == "category":
            names = [f.category for library in found for f in library.feeds()]
        elif field == "feed":
            names = [f.title for library in found for f in library.feeds()]
        else:
            return ()
    return [f'"{n}"' if " " in n else n for n in dict.fromkeys(names)]


def _tags(found: Iterable[Library]) -> list[str]:
    return [tag.name for library in found for tag in library.tags()]


def _beginning(names: Iterable[str], begun: str) -> Iterator[str]:
    begun = begun.lstrip('"')
    return (name for name in names if _begins(name.lstrip('"'), begun))


def _begins(name: str, begun: str) -> bool:
    return name.casefold().startswith(begun.casefold())


def _item(value: str, told: str | None = None) -> Item:
    return CompletionItem(value, help=told)


@contextmanager
def _library() -> Iterator[list[Library]]:
    """Give the library as a list of one; an empty list where there is none."""
    from reader.config.paths import Paths

    with ExitStack() as stack:
        found: list[Library] = []
        with suppress(ReaderError):
            if Paths.default().library.exists():
                found.append(stack.enter_context(Library.open()))
        yield found
