"""passwords.toml: what servers want to hear before they give a feed.

It is a file of its own because feeds.toml is meant to be shared.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

from reader.config.addresses import origin
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
        ``name:password``, percent-encoded as in an address, by the origin that it may
        be sent to; and a line for whatever could not be used.
    """
    problems = Problems(source)
    known = {}
    for table in read(text, ("server",), problems).tables("server", _KEYS):
        place = origin(table.text("origin"))
        if not place.startswith(("http://", "https://")):
            reason = "must be the beginning of an address, such as https://example.org"
            table.complain("origin", reason)
            continue
        name, password = table.text("name"), table.text("password")
        known[place] = f"{quote(name, safe='')}:{quote(password, safe='')}"
    return known, problems.lines()


def keep_password(path: Path, place: str, password: str) -> None:
    """Write down what an origin wants to hear, instead of what it wanted before.

    Args:
        path: Of passwords.toml.
        place: An origin, such as ``https://example.org``.
        password: ``name:password`` as an address has it.

    Raises:
        ConfigError: If the file cannot be edited.
    """
    # Only who writes TOML needs tomlkit, which takes 30 ms to import.
    from reader.config.editing import appended, changed
    from reader.config.files import edit

    name, _, secret = password.partition(":")
    said = {"origin": place, "name": unquote(name), "password": unquote(secret)}

    def change(text: str) -> str:
        known = [origin(t.text("origin")) for t in _tables(text)]
        if place not in known:
            return appended(text or _HEAD, "server", [said])
        at = known.index(place)
        return changed(text, "server", lambda table: table.update(said), place=at)

    edit(path, change)


def _tables(text: str) -> list[Table]:
    return list(read(text, ("server",), Problems("")).tables("server", _KEYS))
