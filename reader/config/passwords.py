"""passwords.toml: what servers want to hear before they give a feed.

It is a file of its own because feeds.toml is meant to be shared.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

from reader.config.addresses import origin, same_feed, without_password
from reader.config.tables import Problems, Table, read

_KEYS = ("origin", "name", "password")
_HEAD = (
    "# What wellread says to servers that ask for a password. Share this with nobody.\n"
)


def parse_passwords(
    text: str, *, source: str = "passwords.toml"
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Read a passwords.toml.

    Returns:
        ``name:password``, percent-encoded as in an address, by what it may be sent to:
        an origin, or the whole address of one feed; and a line for whatever could not
        be used.
    """
    problems = Problems(source)
    known = {}
    for table in read(text, ("server",), problems).tables("server", _KEYS):
        place = _place(table.text("origin"))
        if not place.startswith(("http://", "https://")):
            reason = "must be the beginning of an address, such as https://example.org"
            table.complain("origin", reason)
            continue
        name, password = table.text("name"), table.text("password")
        known[place] = f"{quote(name, safe='')}:{quote(password, safe='')}"
    return known, problems.lines()


def password_for(known: Mapping[str, str], url: str) -> str:
    """What a feed's server wants to hear: the feed's own password, or the origin's."""
    return known.get(url) or known.get(origin(url), "")


def needless(known: Iterable[str], urls: Collection[str]) -> list[str]:
    """Of the places that there are passwords for, those that no feed needs.

    Args:
        known: Origins, or whole addresses of feeds.
        urls: The feeds that are followed, without passwords.
    """
    needed = {*urls, *map(origin, urls)}
    return [place for place in known if place not in needed]


def keep_password(path: Path, url: str, password: str) -> None:
    """Write down what a feed's server wants to hear, instead of what it wanted before.

    It stands for all that the server has. Only where somebody else of another name is
    known there already does it stand for this one feed.

    Args:
        path: Of passwords.toml.
        url: The feed, without a password.
        password: ``name:password`` as an address has it.

    Raises:
        ConfigError: If the file cannot be edited.
    """
    # Only who writes TOML needs tomlkit, which takes 30 ms to import.
    from reader.config.editing import appended, changed
    from reader.config.files import edit

    name, _, secret = password.partition(":")
    said = {"origin": "", "name": unquote(name), "password": unquote(secret)}

    def change(text: str) -> str:
        known = {_place(t.text("origin")): t.text("name") for t in _tables(text)}
        place = origin(url)
        if url in known or known.get(place, said["name"]) != said["name"]:
            place = url
        said["origin"] = place
        if place not in known:
            return appended(text or _HEAD, "server", [said])
        at = list(known).index(place)
        return changed(text, "server", lambda table: table.update(said), place=at)

    edit(path, change)


def drop_password(path: Path, url: str, urls: Collection[str]) -> None:
    """Keep a feed's password no longer, unless other feeds of its server need it.

    What the file said before its last edit is kept beside it, and seen to as well.

    Args:
        path: Of passwords.toml; it need not exist.
        url: The feed, without a password.
        urls: The feeds that stay.

    Raises:
        ConfigError: If the file cannot be edited.
    """
    # Only who writes TOML needs tomlkit, which takes 30 ms to import.
    from reader.config.editing import UneditableError
    from reader.config.files import edit, erase_former
    from reader.config.passages import taken_out

    def without(text: str) -> str:
        places = [_place(table.text("origin")) for table in _tables(text)]
        gone = {p for p in needless(places, urls) if _is_of(p, url)}
        at = [number for number, place in enumerate(places) if place in gone]
        return taken_out(text, "server", at)[0]

    def erased(text: str) -> str | None:
        try:
            tomllib.loads(text)
            return without(text)
        except (UneditableError, tomllib.TOMLDecodeError, RecursionError):
            return None

    if path.exists():
        edit(path, without)
        erase_former(path, erased)


def _is_of(place: str, url: str) -> bool:
    """Whether what is for this place is for this feed, or for all of its server."""
    return same_feed(place) == same_feed(url) or place == origin(url)


def _place(address: str) -> str:
    """An origin; or the address of one feed, where more of it is given."""
    plain, _ = without_password(address)
    server = origin(plain)
    return server if plain.rstrip("/") == server else plain


def _tables(text: str) -> list[Table]:
    return list(read(text, ("server",), Problems("")).tables("server", _KEYS))
