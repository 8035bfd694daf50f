"""What people call things on the command line: saved searches, and the nearest name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from reader.errors import AbsentError
from reader.library import Library
from reader.model import SavedSearch


def nearest(name: str, known: Iterable[str]) -> str:
    """Ask, as a clause to end an error with, whether one of these was meant."""
    found = get_close_matches(name.casefold(), [*known], n=1, cutoff=0.5)
    return f"; did you mean '{found[0]}'?" if found else ""


def search_called(library: Library, name: str) -> SavedSearch:
    """The saved search of a name, of which the case of the letters does not matter.

    Raises:
        AbsentError: If feeds.toml has none of that name; names the nearest.
    """
    searches = {s.name.casefold(): s for s in library.following.searches}
    found = [s for s in library.following.searches if s.name == name]
    if found or name.casefold() in searches:
        return found[0] if found else searches[name.casefold()]
    if not searches:
        raise AbsentError("feeds.toml has no saved searches; see 'help feeds'")
    raise AbsentError(f"no saved search is called '{name}'{nearest(name, searches)}")


def within(query: str, words: str) -> str:
    """Ask for what answers both."""
    return f"({query}) ({words})" if words.strip() else query
