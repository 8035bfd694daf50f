"""What a person makes of entries: they read them, keep, tag and annotate them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.catalogue import Catalogue
from reader.model import Query

_LONGEST_TAG = 60


class Marking(Catalogue):
    """Everything that is asked, and the marks; each of them can be undone."""

    def mark_read(self, *entry_ids: int, is_read: bool = True) -> int:
        """Mark entries as read, or as unread again; say how many that changed."""
        return self._store.mark_read(entry_ids, is_read, at=self._now())

    def read(self, entry_id: int, *, with_copies: bool = True) -> list[int]:
        """Mark an entry as read; say which were not before, by their ids.

        Args:
            entry_id: What somebody has read.
            with_copies: Mark also its copies in other feeds, as the same action, if
                (nearly) all that they say stands in it.
        """
        ids = [entry_id, *(self._store.told_by(entry_id) if with_copies else ())]
        unread = [n for n in ids if not self.entry(n).is_read]
        self._store.mark_read(unread, True, at=self._now(), of=entry_id)
        return unread

    def bookmark(self, *entry_ids: int, keep: bool = True) -> int:
        """Keep entries for good, with their text, or let them go again.

        Raises:
            EntryNotFoundError: If one of them does not exist; then none is kept.
        """
        return self._store.bookmark(entry_ids, keep, at=self._now())

    def mark_all(self, query: Query, *, is_read: bool = True) -> int:
        """Mark all that a query asks for, as one action; say how many that changed."""
        ids = self._store.ids(query)
        return self._store.mark_read(ids, is_read, at=self._now())

    def tag(
        self,
        *entry_ids: int,
        names: Sequence[str],
        wanted: bool = True,
        taken: Sequence[str] = (),
    ) -> int:
        """Tag entries, or take tags away, for good; say how many that changed.

        What is ``taken`` away while others are given is undone together with them.

        An automatic tag that was taken away stays away when the entry is understood
        anew.

        Raises:
            EntryNotFoundError: If one of them does not exist; then none is tagged.
            ValueError: If a name has neither letter nor digit.
        """
        tags = [tag_name(name) for name in names]
        away = [tag_name(name) for name in taken]
        return self._store.tag(entry_ids, tags, wanted, at=self._now(), taken=away)

    def write_note(self, entry_id: int, text: str) -> bool:
        """Replace the note on an entry; "" removes it. Say whether that changed it.

        Raises:
            EntryNotFoundError: If no entry has this id.
        """
        return self._store.set_note(entry_id, clean_note(text), at=self._now())

    def remember_position(self, entry_id: int, block: int, offset: int = 0) -> None:
        """Keep the place where reading stopped."""
        self._store.remember_position(entry_id, block, offset, at=self._now())


def tag_name(typed: str) -> str:
    """A tag as tags are written, ``Heart Health`` being ``heart-health``.

    Raises:
        ValueError: If there is neither a letter nor a digit in it.
    """
    # Brings the vocabulary with it, which only who tags an article needs.
    from reader.core.tag import slug

    name = slug(typed)[:_LONGEST_TAG].strip("-")
    if not name:
        raise ValueError(f"{typed!r} cannot be a tag: it has no letter and no digit")
    return name


def clean_note(typed: str) -> str:
    """A note without what a terminal would obey."""
    from reader.core.clean import clean_text

    return clean_text(typed)
