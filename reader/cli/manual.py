"""``wellread help``: the manual that ships as a feed, in the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem

from reader.cli.naming import nearest
from reader.cli.output import as_pages, as_wide, bold, columns, paged, warn, write
from reader.cli.page import article_lines
from reader.config.paths import resource
from reader.library import utc_now
from reader.model import Article

_TOPIC = re.compile(r"<id>tag:wellread,2026:([a-z-]+)</id>\s*<title>([^<]*)</title>")


def complete_topic(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer the manual's topics, without the half second that reading it takes."""
    text = resource("welcome.xml").read_text(encoding="utf-8")
    named = _TOPIC.findall(text.partition("<entry>")[2])
    return [CompletionItem(n, help=t) for n, t in named if n.startswith(incomplete)]


@click.command("help")
@click.argument("topic", required=False, shell_complete=complete_topic)
@as_wide
@as_pages
@click.pass_context
def help_topic(
    context: click.Context, topic: str | None, width: int | None, pager: bool
) -> None:
    """Read the manual: its topics, or the article on TOPIC.

    For a command's name that is no topic, its own help is shown; for any other word,
    the topics in which it stands.
    """
    # Parsing takes 0.4 s of imports that no other command should pay.
    from reader.manual import manual

    articles = manual()
    with paged(pager):
        if topic is None:
            for name, article in articles.items():
                write(f"  {bold(name):<{_column(articles)}} {article.entry.title}")
            return
        name = topic.casefold()
        if name not in articles:
            _help_otherwise(context, name, articles)
            return
        measure = width or min(columns() or 78, 78)
        for line in article_lines(articles[name], measure, now=utc_now()):
            write(line)


COMMANDS = (help_topic,)


def _column(articles: Mapping[str, Article]) -> int:
    """How wide the names are; what makes them bold takes no room on the screen."""
    return max(map(len, articles)) + len(bold("")) + 1


def _help_otherwise(
    context: click.Context, name: str, articles: Mapping[str, Article]
) -> None:
    """Show a command's help, or where in the manual a word stands.

    Raises:
        UsageError: If it stands nowhere; names the nearest topic.
    """
    root = context.find_root()
    assert isinstance(root.command, click.Group)
    if command := root.command.get_command(context, name):
        with click.Context(command, info_name=name, parent=root) as own:
            write(command.get_help(own))
        return
    told = [topic for topic, a in articles.items() if name in a.markdown.casefold()]
    if not told:
        hint = nearest(name, [*articles, *root.command.commands])
        raise click.UsageError(
            f"the manual has no topic '{name}'{hint}\nIt has {', '.join(articles)}."
        )
    warn(f"the manual has no topic '{name}'; the word stands in")
    for topic in told:
        write(f"  {bold(topic):<{_column(articles)}} {articles[topic].entry.title}")
