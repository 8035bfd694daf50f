"""Commands about what is followed: follow, unfollow."""

from __future__ import annotations

import click

from reader.cli.completing import complete_feed
from reader.cli.output import as_json, dim, opened, warn, write, write_json
from reader.cli.shapes import followed_shape, unfollowed_shape
from reader.model import Followed, Unfollowed


@click.command()
@click.argument("url")
@click.option("--title", default="", help="What to call it; else what it calls itself.")
@click.option("--category", default="", help="Where it stands, such as Research.")
@click.option("--full-text", is_flag=True, help="Fetch each article's page as well.")
@as_json
def follow(url: str, title: str, category: str, full_text: bool, as_json: bool) -> None:
    """Follow the feed at URL, or the feed that the page there announces.

    It is fetched at once, and feeds.toml is added to. Of several feeds of a page the
    main one is taken, and the others are named.
    """
    with opened() as library:
        followed = library.follow(
            url, title=title, category=category, full_text=full_text
        )
        if as_json:
            write_json(followed_shape(followed))
        else:
            _tell_followed(followed)


@click.command()
@click.argument(
    "feeds", metavar="FEED…", nargs=-1, required=True, shell_complete=complete_feed
)
@as_json
def unfollow(feeds: tuple[str, ...], as_json: bool) -> None:
    """Stop following each FEED, named by its address or its title.

    Its articles are hidden, but for those that are bookmarked. Nothing is deleted:
    following it again shows everything as it was. If one is not found, all stay.
    """
    with opened() as library:
        urls = dict.fromkeys(library.find_feed(feed).url for feed in feeds)
        for url in urls:
            gone = library.unfollow(url)
            if as_json:
                write_json(unfollowed_shape(gone))
            else:
                _tell_unfollowed(gone)


COMMANDS = (follow, unfollow)


def _tell_followed(followed: Followed) -> None:
    subscription = followed.subscription
    if followed.is_new:
        new = f"{followed.entries:,} new"
        write(f"{new}  {followed.title}  {dim(subscription.url)}")
    else:
        warn(f"already followed: {followed.title}, {subscription.url}")
    for notice in followed.notices:
        warn(notice)
    if followed.others:
        warn("the page has other feeds; follow any of them by its address:")
        for other in followed.others:
            warn(f"  {other.url}  {other.title}".rstrip())


def _tell_unfollowed(gone: Unfollowed) -> None:
    write(f"{gone.title}  {dim(gone.subscription.url)}")
    hidden = f"hidden: {gone.hidden:,}, bookmarked and kept: {gone.kept:,}"
    warn(f"no longer followed; {hidden}")
