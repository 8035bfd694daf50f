"""Commands about several machines: sync, sync login, sync logout, sync graduate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reader.cli.output import as_json, counted, dim, opened, warn, write, write_json
from reader.cli.shapes import Shape, moment
from reader.errors import SyncError
from reader.library import Library
from reader.model import Synced, SyncStatus

if TYPE_CHECKING:
    from reader.library.agreeing import Confirm

_SOME_FAILED = 3

_KINDS = ("freshrss", "miniflux", "commafeed", "bazqux", "theoldreader", "inoreader")


@click.group(invoke_without_command=True)
@click.option("--status", "is_status", is_flag=True, help="Only say how it stands.")
@click.option("--now", "is_urgent", is_flag=True, help="Ask also where it just failed.")
@click.option(
    "--anyway", "is_forced", is_flag=True, help="However much it changes here."
)
@click.option(
    "--unfollow", "is_parting", is_flag=True, help="Have the server let go, too."
)
@as_json
@click.pass_context
def sync(
    context: click.Context,
    is_status: bool,
    is_urgent: bool,
    is_forced: bool,
    is_parting: bool,
    as_json: bool,
) -> None:
    """Exchange marks and feeds with the server of your account.

    What you did here is told to it, what you did elsewhere is taken over, and what has
    come is fetched. Where a feed was let go here, you are asked whether the server is
    to let it go, too; it deletes its articles, starred ones as well, for all of your
    devices.
    """
    if context.invoked_subcommand is not None:
        return
    with opened() as library:
        if is_status:
            _tell_status(library, as_json)
            return
        is_asked = sys.stdin.isatty() and not as_json
        synced = library.syncing.sync(
            is_urgent=is_urgent,
            is_forced=is_forced,
            confirm=_confirm(is_parting, is_asked),
        )
        if as_json:
            write_json(_synced_shape(synced))
        else:
            _tell_synced(synced)
    if synced.notices:
        context.exit(_SOME_FAILED)


@sync.command()
@click.argument("url")
@click.option("--user", default="", help="Your name there; not for a Miniflux API key.")
@click.option(
    "--server", "profile", type=click.Choice(_KINDS), default=None, help="Its kind."
)
def login(url: str, user: str, profile: str | None) -> None:
    """Attach the account at URL: FreshRSS, Miniflux, or another Google Reader API.

    The password is asked for, or read from stdin; it is never part of the command. With
    --user it is the one for programs, which most servers keep apart from the site's.
    Without --user it is an API key of Miniflux. It is not kept: the server gives a
    token for it.
    """
    if url.strip().lower().startswith("http://"):
        warn("what goes to http:// is not encrypted, and others on the way may read it")
    secret = _secret("password" if user else "API key")
    with opened() as library:
        done = library.syncing.log_in(url, user, secret, profile=profile or "")
        warn(f"logged in at {done.account.base_url} as {done.account.user}")
        warn(f"the token is kept in {done.kept_in}")
        for notice in done.notices:
            warn(notice)
        warn("wellread sync exchanges what is new; nothing has been exchanged yet")


@sync.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def logout(yes: bool) -> None:
    """Let the account go, with its token; articles and marks stay here."""
    with opened() as library:
        status = library.sync_status()
        if status and status.pending:
            told = counted(
                status.pending, "thing that you did here", "things that you did here"
            )
            warn(f"{told} the server has not heard of; wellread sync tells it")
            if not yes and sys.stdin.isatty():
                click.confirm("Log out all the same?", abort=True, err=True)
        warn(f"logged out of {library.syncing.log_out()}")


@sync.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--history", is_flag=True, help="Hand over old articles that are no bookmarks, too."
)
@click.pass_context
def graduate(context: click.Context, yes: bool, history: bool) -> None:
    """Have the server follow what you follow here, and take over your marks.

    Nothing is deleted on either side. Bookmarks that the feeds no longer list are
    handed over where the server takes them: Miniflux does, with an API key. Elsewhere
    they stay here, with their marks.
    """
    with opened() as library:
        if not yes:
            question = "Have the server follow every feed that is followed here?"
            click.confirm(question, abort=True, err=True)
        outcomes = library.syncing.graduate(lambda _: True)
        for url, reason in outcomes:
            write(f"{url}  {dim(reason)}" if reason else url)
        refused = sum(bool(reason) for _, reason in outcomes)
        added = counted(len(outcomes) - refused, "feed")
        warn(f"{added} added there, {refused} refused")
        _tell_synced(library.syncing.sync(is_urgent=True))
        handed = library.syncing.hand_over(everything=history)
        if handed.taken:
            warn(f"{counted(handed.taken, 'older article')} handed over")
        if handed.refused:
            warn(f"{counted(handed.refused, 'older article')} refused")
        if history and not handed.is_possible:
            warn("this server takes no articles but from feeds; they stay here")
    if refused or handed.refused:
        context.exit(_SOME_FAILED)


COMMANDS = (sync,)


def exchange(library: Library, is_urgent: bool, as_json: bool) -> bool:
    """Exchange as the first part of a refresh; say whether all of it was done.

    A server that fails keeps no feed from being asked.
    """
    if library.sync_status() is None:
        return True
    try:
        synced = library.syncing.sync(is_urgent=is_urgent, understand=False)
    except SyncError as error:
        if as_json:
            said = {"server": error.server, "title": error.server, "new": 0}
            write_json({**said, "error": error.reason})
        warn(str(error))
        return False
    if as_json:
        write_json({**_synced_shape(synced), "title": synced.server, "error": None})
    else:
        _tell_synced(synced)
    return not synced.notices


def _secret(what: str) -> str:
    """Ask for a secret without showing it, or read a line from where stdin comes."""
    if sys.stdin.isatty():
        return str(click.prompt(what, hide_input=True, err=True))
    secret = sys.stdin.readline().rstrip("\r\n")
    if not secret:
        raise click.UsageError(f"no {what} came from stdin")
    return secret


def _confirm(is_parting: bool, is_asked: bool) -> Confirm | None:
    """What decides whether the server lets go what was let go here."""
    if is_parting:
        return lambda _: True
    return _confirm_leaving if is_asked else None


def _confirm_leaving(url: str) -> bool:
    warn(f"{url} is not followed here any more")
    return click.confirm(
        "Let the server drop it, too? That deletes its articles there, starred ones "
        "as well, for all your devices.",
        err=True,
    )


def _tell_status(library: Library, as_json: bool) -> None:
    status = library.sync_status()
    if as_json:
        write_json(_status_shape(status))
        return
    if status is None:
        warn("no account; wellread sync login URL attaches one")
        return
    write(f"{status.server}  {dim(f'{status.profile}, {status.user}')}")
    write(library.sync_line())
    if status.error:
        write(f"the last try failed: {status.error}")
    if status.parked:
        write(f"{status.parked:,} refused by the server; they are tried again")
    for url in status.leaving:
        write(f"let go here, but not there (sync --unfollow does): {url}")
    for notice in status.notices:
        write(f"not done: {notice}")


def _tell_synced(synced: Synced) -> None:
    told = [
        (synced.sent, "mark sent", "marks sent"),
        (synced.changed, "mark taken over", "marks taken over"),
        (synced.new, "new article", "new articles"),
        (synced.matched, "found again", "found again"),
        (synced.gone, "gone there, kept here", "gone there, kept here"),
        (synced.parked, "refused", "refused"),
    ]
    said = ", ".join(counted(n, *what) for n, *what in told if n)
    write(f"{synced.server}: {said or 'nothing new'}")
    for what, urls in (
        ("followed", synced.followed),
        ("no longer followed", synced.unfollowed),
        ("followed there, too", synced.subscribed),
        ("let go here, but not there (--unfollow does)", synced.leaving),
        ("in another category now", synced.moved),
    ):
        for url in urls:
            write(f"{what}: {url}")
    for notice in synced.notices:
        warn(f"{synced.server}: {notice}")


def _status_shape(status: SyncStatus | None) -> Shape:
    if status is None:
        return {"server": None}
    times = {name: moment(getattr(status, name)) for name in ("last_ok", "next_try")}
    return {
        **status._asdict(),
        **times,
        "leaving": list(status.leaving),
        "notices": list(status.notices),
    }


def _synced_shape(synced: Synced) -> Shape:
    return {
        "server": synced.server,
        "sent": synced.sent,
        "refused": synced.parked,
        "new": synced.new,
        "matched": synced.matched,
        "changed": synced.changed,
        "gone": synced.gone,
        "followed": list(synced.followed),
        "unfollowed": list(synced.unfollowed),
        "subscribed": list(synced.subscribed),
        "leaving": list(synced.leaving),
        "moved": list(synced.moved),
        "requests": synced.requests,
        "seconds": round(synced.seconds, 3),
        "notices": list(synced.notices),
    }
