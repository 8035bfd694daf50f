"""``wellread help``: the manual that ships as a feed, in the terminal."""

from __future__ import annotations

import click

from reader.cli.output import bold, columns, write
from reader.cli.page import article_lines
from reader.library import utc_now


@click.command("help")
@click.argument("topic", required=False)
def help_topic(topic: str | None) -> None:
    """Read the manual: its topics, or the article on TOPIC."""
    # Parsing takes 0.4 s of imports that no other command should pay.
    from reader.manual import manual

    articles = manual()
    if topic is None:
        for name, article in articles.items():
            write(f"  {bold(name):<14} {article.entry.title}")
        return
    if topic not in articles:
        raise click.UsageError(
            f"the manual has no topic {topic!r}; it has {', '.join(articles)}"
        )
    measure = min(columns() or 78, 78)
    for line in article_lines(articles[topic], measure, now=utc_now()):
        write(line)


COMMANDS = (help_topic,)
