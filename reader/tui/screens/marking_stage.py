"""What one makes of articles: keeps them, reads them, tags them, notes something."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from reader.errors import ReaderError
from reader.model import Entry
from reader.tui.screens.prompt import NoteBox, Prompt
from reader.tui.screens.reading_stage import ReadingStage
from reader.tui.screens.told import told
from reader.tui.widgets.note_pane import NotePane
from reader.tui.widgets.phrases import counted

_MANY = 200
"""So many articles are not marked by one key without a word that stays for a while."""
_SHORT, _LONG = 2.5, 10.0
"""Seconds."""


class MarkingStage(ReadingStage):
    """The stage, with everything that changes what a person made of an article."""

    _open_note: tuple[int, str, NoteBox] | None = None
    """The entry that a note is being written on, what it was, and where it stands."""

    @told
    def action_bookmark(self) -> None:
        """Keep an article, or let it go again."""
        if entry := self.meant_entry():
            self.library.bookmark(entry.id, keep=not entry.is_bookmarked)
            self.changed(entry.id)
            self.say("Bookmark removed." if entry.is_bookmarked else "Bookmarked.")

    @told
    def action_toggle_read(self) -> None:
        """Mark an article as unread, or as read."""
        if entry := self.meant_entry():
            if entry.is_read:
                self.library.mark_read(entry.id, is_read=False)
                self.changed(entry.id)
            else:
                self.was_read(entry.id)

    @told
    def action_browser_read(self) -> None:
        """Open the article's own page, and count the article as read."""
        if (entry := self.meant_entry()) and self.browse(entry.link):
            self.was_read(entry.id)

    @told
    def action_mark_all(self) -> None:
        """Mark as read what is listed, or in the sidebar what is under its cursor."""
        name = self.meant_view().name
        if count := self.library.mark_read(*self.meant_ids()):
            self.all_changed()
            words = f"{name}: {counted(count, 'article')} marked read."
            seconds = _LONG if count >= _MANY else _SHORT
            self.say(f"{words} {self.key_of('app.undo')} undoes it.", seconds=seconds)
        else:
            self.say(f"{name}: everything is read.")

    @told
    def action_tag(self) -> None:
        """Ask for words to tag an article with, or to take from it."""
        if entry := self.meant_entry():
            known = [tag.name for tag in self.library.tags()]
            hint = "words give tags, -word takes one away"
            prompt = Prompt("Tags for this article", hint=hint, known=known)
            self.app.push_screen(prompt, lambda words: self._tag(entry, words))

    @told
    def _tag(self, entry: Entry, words: str | None) -> None:
        given, taken = _sorted_out(words or "")
        try:
            if given:
                self.library.tag(entry.id, names=given, taken=taken)
            elif taken:
                self.library.tag(entry.id, names=taken, wanted=False)
        except ValueError as error:
            self.say(str(error), is_problem=True)
        if given or taken:
            self.changed(entry.id)

    @told
    def action_note(self) -> None:
        """Ask for a note on an article."""
        if entry := self.meant_entry():
            before = self.library.note(entry.id)
            self._ask_for_note(entry, before, before)

    @on(NotePane.Chosen)
    def _note_chosen(self) -> None:
        self.action_note()

    def _ask_for_note(self, entry: Entry, before: str, text: str) -> None:
        box = NoteBox(entry.title or "this article", text)
        self._open_note = entry.id, before, box
        self.app.push_screen(box, lambda text: self._noted(entry, before, text))

    def _noted(self, entry: Entry, before: str, text: str | None) -> None:
        self._open_note = None
        try:
            self._keep_note(entry.id, before, text)
        except ReaderError as error:
            # What was written is nowhere else: it stays until it can be kept.
            self._ask_for_note(entry, before, text or "")
            self.say(f"{error}; the note is still open.", is_problem=True)

    def _keep_note(self, entry_id: int, before: str, text: str | None) -> None:
        if text is None or text == before.strip():
            return
        theirs = self.library.note(entry_id)
        kept = text if theirs == before else _both(theirs, text)
        is_changed = self.library.write_note(entry_id, kept)
        if is_changed:
            self.changed(entry_id)
        if kept != text:
            self.say("Another program wrote a note here meanwhile: it is kept, too.")
        elif is_changed:
            self.say("Note kept." if text else "Note removed.")

    @told
    def keep_open_note(self) -> None:
        """Keep the note that is being written, because the program is to end.

        An empty one is left unsaid: somebody may have been about to write it anew.
        """
        if self._open_note is not None:
            entry_id, before, box = self._open_note
            self._open_note = None
            self._keep_note(entry_id, before, box.text or None)


def _both(theirs: str, ours: str) -> str:
    """Two notes in one, but nothing of them twice."""
    if theirs in ours or ours in theirs:
        return max(theirs, ours, key=len)
    return f"{theirs}\n\n{ours}"


def _sorted_out(words: str) -> tuple[Sequence[str], Sequence[str]]:
    """The tags that are given, and those that a minus takes away."""
    names = [word.lstrip("#") for word in words.replace(",", " ").split()]
    taken = [name[1:].lstrip("#") for name in names if name.startswith("-")]
    return [name for name in names if not name.startswith("-")], taken
