"""The keys that mean the same whichever pane has the focus."""

from __future__ import annotations

from textual.binding import Binding, BindingType


def _key(key: str, action: str, name: str, words: str, tooltip: str) -> Binding:
    return Binding(key, action, words, show=False, tooltip=tooltip, id=name)


MAIN_KEYS: list[BindingType] = [
    _key(
        "escape,h,left",
        "back",
        "app.back",
        "Back",
        "Go one step back: close what lies on top, or return to where you came from.",
    ),
    _key("s", "sidebar", "app.sidebar", "Views", "Show or hide the sidebar."),
    _key(
        "i",
        "panes",
        "app.panes",
        "Panes",
        "Show or hide outline, summary, tags and related articles.",
    ),
    _key("tab", "pane(1)", "app.next-pane", "Next pane", "Go to the next pane."),
    _key(
        "shift+tab",
        "pane(-1)",
        "app.previous-pane",
        "Previous pane",
        "Go to the pane before.",
    ),
    _key("t", "outline", "app.outline", "Outline", "Go to the article’s outline."),
    _key(
        "v",
        "related",
        "app.related",
        "Related",
        "Go to the articles that are like this one.",
    ),
    _key(
        "e",
        "evidence",
        "app.evidence",
        "Evidence",
        "Go to what the text says of its study; Enter shows the sentence.",
    ),
    _key("slash", "search", "app.search", "Search", "Search the text of all articles."),
    _key(
        "colon",
        "search",
        "app.query",
        "Query",
        "Ask for articles in the query language, such as tag:sleep is:unread.",
    ),
    _key(
        "r",
        "refresh",
        "app.refresh",
        "Refresh",
        "Ask the feeds that are due, and an account; in the sidebar, just that feed.",
    ),
    _key(
        "f5",
        "refresh_shown",
        "app.refresh-feed",
        "Refresh this feed",
        "Ask the feed that is shown, or that this article is from, for what is new.",
    ),
    _key(
        "R",
        "refresh(True)",
        "app.refresh-all",
        "Refresh all",
        "Ask every feed for what is new, also those asked only just now.",
    ),
    _key(
        "F",
        "follow",
        "app.follow",
        "Follow a feed",
        "Follow a feed, or the feed that a web page leads to, by its address.",
    ),
    _key(
        "X",
        "unfollow",
        "app.unfollow",
        "Unfollow",
        "Stop following the feed that is shown, or that the cursor is on.",
    ),
    _key(
        "S",
        "save_search",
        "app.save-search",
        "Save search",
        "Keep this search under a name, in the sidebar.",
    ),
    _key(
        "H",
        "health",
        "app.health",
        "Feeds in trouble",
        "Show how the feeds fare: which of them fail, and what can be done.",
    ),
    _key(
        "full_stop",
        "show_new",
        "app.show-new",
        "Show new",
        "Bring the list up to date.",
    ),
    _key(
        "b",
        "bookmark",
        "entry.bookmark",
        "Bookmark",
        "Keep this article for good, with its text, or let it go again.",
    ),
    _key(
        "U",
        "toggle_read",
        "entry.toggle-read",
        "Read or unread",
        "Mark this article as unread, or as read.",
    ),
    _key(
        "a",
        "archive",
        "entry.archive",
        "Fetch page",
        "Fetch the page of an article of which only a teaser is here.",
    ),
    _key(
        "x",
        "copies",
        "entry.copies",
        "Copies",
        "Show in which other feeds the same story stands; of a teaser, the whole text.",
    ),
    _key(
        "w",
        "changes",
        "entry.changes",
        "What changed",
        "Show word by word what its publisher changed since the article came.",
    ),
    _key(
        "c",
        "compare",
        "entry.compare",
        "Compare",
        "Put two articles side by side: this one, and the next one that you say it of.",
    ),
    _key(
        "A",
        "mark_all",
        "app.mark-all",
        "Mark all read",
        "Mark everything listed as read; in the sidebar, what the cursor is on.",
    ),
    _key("u", "undo", "app.undo", "Undo", "Undo what was done last."),
    _key("ctrl+r", "redo", "app.redo", "Redo", "Do again what was undone last."),
    _key(
        "T",
        "tag",
        "entry.tag",
        "Tag",
        "Give this article tags of your own, or take some away.",
    ),
    _key("m", "note", "entry.note", "Note", "Write a note on this article."),
    _key(
        "n",
        "unread(1)",
        "entry.next-unread",
        "Next unread",
        "Go to the next unread article; from the last one, to the next feed.",
    ),
    _key(
        "p",
        "unread(-1)",
        "entry.previous-unread",
        "Previous unread",
        "Go to the unread article before.",
    ),
    _key(
        "J",
        "step(1)",
        "entry.next",
        "Next article",
        "Go to the next article, read or not.",
    ),
    _key(
        "K",
        "step(-1)",
        "entry.previous",
        "Previous article",
        "Go to the article before, read or not.",
    ),
    _key(
        "ctrl+n",
        "next_feed",
        "app.next-feed",
        "Next unread feed",
        "Show the next feed that has unread articles.",
    ),
    _key(
        "o",
        "browser",
        "entry.browser",
        "Browser",
        "Open the article’s own page in your browser.",
    ),
    _key(
        "O",
        "browser_read",
        "entry.browser-read",
        "Browser, read",
        "Open the article’s own page in your browser, and mark the article as read.",
    ),
    _key(
        "y",
        "copy_link",
        "entry.copy-link",
        "Copy address",
        "Copy the article’s address.",
    ),
    _key(
        "d",
        "density",
        "app.density",
        "Density",
        "Give each article of the list one line, or two.",
    ),
    _key(
        "question_mark", "help", "app.help", "Keys", "Show every key that works here."
    ),
    _key(
        "q",
        "close",
        "app.quit",
        "Back, or quit",
        "Go one step back; from the list, leave wellread.",
    ),
]

APP_KEYS: list[BindingType] = [
    _key(
        "ctrl+p",
        "command_palette",
        "app.palette",
        "Commands",
        "Find any command, feed, tag or saved search by its name.",
    ),
    _key("ctrl+t", "next_theme", "app.theme", "Theme", "Go on to the next theme."),
    _key(
        "M",
        "mouse",
        "app.mouse",
        "Mouse",
        "Leave the mouse to the terminal, which then selects text, or take it back.",
    ),
    _key(
        "ctrl+z",
        "suspend_process",
        "app.suspend",
        "Suspend",
        "Go to the shell for a while; fg comes back.",
    ),
    _key("Q", "quit", "app.leave", "Quit", "Leave wellread, from wherever you are."),
]
"""Those that the program itself answers to."""
