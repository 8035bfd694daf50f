"""What one does with the text that is open: find in it, follow it, take some along."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from reader.model import Entry
from reader.tui import browser
from reader.tui.screens.browsing_stage import BrowsingStage
from reader.tui.screens.told import told
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.phrases import counted


class ReadingStage(BrowsingStage):
    """The stage, with what needs only the page and the entry that is on it."""

    def meant_entry(self) -> Entry | None:
        """The same for a key that asks for one: it says so where there is none."""
        entry = self.entry()
        if entry is None:
            self.say("The cursor is on no article.")
        return entry

    @on(ArticleView.LinkChosen)
    def _link_chosen(self, message: ArticleView.LinkChosen) -> None:
        if not message.href:
            self.say("No link is in sight here.")
        elif message.is_copied:
            self.copy(message.href, message.href)
        else:
            self.browse(message.href)

    @on(ArticleView.CopyWanted)
    def _copy_wanted(self, message: ArticleView.CopyWanted) -> None:
        words = counted(len(message.text.split()), "word")
        self.copy(message.text, words)

    @told
    def action_copy_link(self) -> None:
        """Take the article's address along."""
        if entry := self.meant_entry():
            self.copy(entry.link, entry.link)

    def copy(self, text: str, what: str) -> None:
        """Give the terminal a text for its clipboard (OSC 52)."""
        if not text:
            self.say("There is nothing to copy.")
            return
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {what}")

    # Finding in the text

    @on(ArticleView.FindWanted)
    def _find_wanted(self) -> None:
        self.find_line.display = True
        self.find_line.focus()

    @on(Input.Changed, "#find")
    def _find_typed(self) -> None:
        self.page.find(self.find_line.value)
        self.tell()

    @on(Input.Submitted, "#find")
    def _find_submitted(self) -> None:
        self._close_find()
        if hits := self.page.hits[1]:
            found = counted(hits, "place")
            on, back = map(self.key_of, ("article.next-hit", "article.previous-hit"))
            self.say(f"{found} found. {on} and {back} go from one to the next.")
        elif self.page.sought:
            self._not_found()

    @on(ArticleView.NotFound)
    def _not_found(self) -> None:
        self.say("Not found in this article.")

    def _close_find(self) -> None:
        self.find_line.display = False
        with self.find_line.prevent(Input.Changed):
            self.find_line.value = ""
        self.page.focus()

    @told
    def action_browser(self) -> None:
        """Open the article's own page."""
        if entry := self.meant_entry():
            self.browse(entry.link)

    def browse(self, url: str) -> bool:
        """Open a page; tell whether there was a browser to do so."""
        if not browser.is_web_address(url):
            self.say("This article has no address of its own.")
            return False
        if not browser.browse(url):
            self.say(f"No browser was found to open {url}", is_problem=True)
            return False
        return True

    def leave_find(self) -> bool:
        """Put out what was found or lit up; tell whether anything was."""
        if self.find_line.has_focus:
            self._close_find()
            self.page.unlight()
            return True
        return self.page.has_focus and self.page.unlight()
