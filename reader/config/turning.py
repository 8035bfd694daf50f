"""What was put into feeds.toml, or taken out of it, undone and done again."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from reader.config.addresses import same_feed, without_password
from reader.config.editing import UneditableError, changed, extended
from reader.config.passages import put_back, taken_out
from reader.model import Edit, Passage

_NAMED_BY = {"feed": "url", "search": "name"}


def turn(
    text: str, edits: Sequence[Edit], *, is_undone: bool
) -> tuple[str, tuple[Edit, ...]]:
    """Undo edits of feeds.toml, or do them (again).

    What is there already is not put in a second time, and what somebody else has taken
    out stays out. Passwords stay out of the edits.

    Args:
        text: What the file says.
        edits: What is to be turned.
        is_undone: Whether they shall be undone afterwards.

    Returns:
        What the file is to say, and the edits with what was taken out by them.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    turned: list[Edit] = []
    # Each was made onto what those before it had left.
    for edit in reversed(edits) if is_undone else edits:
        text, edit = _turned(text, edit, is_wanted=edit.is_added != is_undone)
        turned.append(edit)
    return text, tuple(reversed(turned) if is_undone else turned)


def without_feed(text: str, url: str) -> str | None:
    """What a feeds.toml says besides a feed; None where that cannot be told apart."""
    edit = Edit("feed", url, is_added=False)
    try:
        rest, _ = _turned(text, edit, is_wanted=False)
    except (UneditableError, tomllib.TOMLDecodeError, RecursionError):
        return None
    # In a comment, perhaps.
    return None if same_feed(url) in rest.casefold() or url in rest else rest


def _turned(text: str, edit: Edit, *, is_wanted: bool) -> tuple[str, Edit]:
    places = _places(text, edit)
    if is_wanted:
        if places or not edit.passages:
            return text, edit
        if edit.table == "watch":
            return _watched(text, edit), edit._replace(passages=())
        text = put_back(text, edit.table, edit.passages)
        return text, edit._replace(passages=())
    if not places:
        return text, edit
    if edit.table == "watch":
        text = changed(text, "watch", lambda table: table["terms"].remove(edit.key))
        return text, edit._replace(passages=(Passage(places[0], 0, ""),))
    text, passages = taken_out(text, edit.table, places)
    return text, edit._replace(passages=tuple(map(_without_password, passages)))


def _places(text: str, edit: Edit) -> list[int]:
    """Where in the file that is which an edit is about; more than once, perhaps."""
    if edit.table == "watch":
        names = _terms(text)
    else:
        key = _NAMED_BY[edit.table]
        tables = tomllib.loads(text).get(edit.table, [])
        names = [str(table.get(key, "")).strip() for table in tables]
    return [place for place, name in enumerate(names) if _is_meant(name, edit)]


def _is_meant(name: str, edit: Edit) -> bool:
    if edit.table == "feed":
        return same_feed(without_password(name)[0]) == same_feed(edit.key)
    return name == edit.key


def _terms(text: str) -> list[str]:
    return list(tomllib.loads(text).get("watch", {}).get("terms", []))


def _watched(text: str, edit: Edit) -> str:
    place = edit.passages[0].place
    if place >= len(_terms(text)):
        return extended(text, "watch", "terms", [edit.key])

    def change(table: Any) -> None:
        table["terms"].insert(place, edit.key)

    return changed(text, "watch", change)


def _without_password(passage: Passage) -> Passage:
    """A passage that may be kept where passwords may not."""
    tables = tomllib.loads(passage.text)
    url = str(tables.get("feed", [{}])[0].get("url", ""))
    plain, login = without_password(url.strip())
    if not login:
        return passage

    def change(table: Any) -> None:
        table["url"] = plain

    return passage._replace(text=changed(passage.text, "feed", change))
