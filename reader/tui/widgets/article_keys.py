"""The keys that mean something in the text of an article."""

from __future__ import annotations

from textual.binding import Binding, BindingType


def _key(key: str, action: str, name: str, words: str, tooltip: str) -> Binding:
    name = f"article.{name}"
    return Binding(key, action, words, show=False, tooltip=tooltip, id=name)


ARTICLE_KEYS: list[BindingType] = [
    _key("j,down", "scroll_lines(1)", "line-down", "Down", "Scroll a line down."),
    _key("k,up", "scroll_lines(-1)", "line-up", "Up", "Scroll a line up."),
    _key(
        "space",
        "read_on",
        "page",
        "Read on",
        "Go a page down; from the end, open the next unread article.",
    ),
    _key("pagedown,ctrl+d", "page(1)", "page-down", "Page down", "Go a page down."),
    _key("pageup,ctrl+u", "page(-1)", "page-up", "Page up", "Go a page up."),
    _key("g,home", "top", "top", "Top", "Go to the title."),
    _key("G,end", "bottom", "bottom", "End", "Go to the end."),
    _key(
        "right_square_bracket",
        "section(1)",
        "next-section",
        "Next section",
        "Go to the next heading.",
    ),
    _key(
        "left_square_bracket",
        "section(-1)",
        "previous-section",
        "Previous section",
        "Go to the heading before.",
    ),
    _key("z", "fold", "fold", "Fold", "Fold this section away, or unfold it."),
    _key("Z", "fold_all", "fold-all", "Fold all", "Fold every section, or none."),
    _key(
        "minus",
        "zoom(-1)",
        "zoom-out",
        "Shorter",
        "Show less: first sentences, then the summary, then the headline alone.",
    ),
    _key("plus,equals_sign", "zoom(1)", "zoom-in", "Longer", "Show more again."),
    _key("slash", "find", "find", "Find", "Find words in this article."),
    _key(
        "f",
        "links",
        "links",
        "Links",
        "Give each link and image in sight a letter, which opens it; a capital copies "
        "its address.",
    ),
    _key(
        "I",
        "image",
        "image",
        "Image",
        "Fetch the image in sight, or the next one, and show it.",
    ),
    _key(
        "Y",
        "copy_section",
        "copy-section",
        "Copy text",
        "Copy what is selected, or this section.",
    ),
    *(
        _key(
            str(number),
            f"go_to({number})",
            f"section-{number}",
            f"Section {number}",
            "Go to the section with this number.",
        )
        for number in range(1, 10)
    ),
]

HIT_KEYS: list[BindingType] = [
    _key("n", "hit(1)", "next-hit", "Next hit", "Go to the next place found."),
    _key(
        "N", "hit(-1)", "previous-hit", "Previous hit", "Go to the place found before."
    ),
]
"""They mean this only while something that was found is lit up."""
