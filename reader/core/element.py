"""An element of HTML to the one of a few that it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.core.clean import clean_text, clean_url

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset({"strong", "em", "s", "code", "a", "sup", "sub"})
IN_LINE = INLINE | {"img", "br"}
"""What stands in a line of text; all others are blocks."""
LISTS = frozenset({"ul", "ol", "li"})
TABLE = frozenset({"table", "tr", "td", "th", "caption"})


_HIGHLIGHTED = re.compile(
    r"(?<![\w-])(?:lang(?:uage)?-|highlight-source-|brush:\s?)([a-z][a-z0-9+#]{0,14})(?![\w-])"
)
_NO_LANGUAGE = frozenset({"none", "plain", "plaintext", "text", "txt"})
_LANGUAGES = frozenset(
    {"r", "python", "bash", "sh", "sql", "json", "yaml", "css", "html", "xml", "julia"}
)
"""Classes that are a language's bare name."""


def _named(new: str, old: str) -> dict[str, str]:
    return dict.fromkeys(old.split(), new)


NAMES = {
    **_named("div", "div address article aside center details fieldset footer header"),
    **_named("div", "hgroup legend main section"),
    **_named("strong", "strong b"),
    **_named("em", "em i cite dfn var"),
    **_named("s", "s strike del"),
    **_named("code", "code kbd samp tt"),
    **_named("pre", "pre listing xmp plaintext"),
    **_named("ul", "ul menu dir"),
    **_named("dt", "dt summary"),
    **{name: name for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br")},
    **{name: name for name in ("ol", "li", "dl", "dd", "blockquote", "a", "img")},
    **{name: name for name in ("table", "tr", "td", "th", "caption", "sup", "sub")},
    **{name: name for name in ("figure", "figcaption")},
}
"""What each element is called in the tree; of the others only the text is kept."""

_STYLED = {
    "italic": "em",
    "jp-italic": "em",
    "bold": "strong",
    "jp-bold": "strong",
    "sup": "sup",
    "jp-sup": "sup",
    "superscript": "sup",
    "sub": "sub",
    "jp-sub": "sub",
    "subscript": "sub",
    "wp-caption": "figure",
    "wp-caption-text": "figcaption",
}
"""What publishers write as a class of a plain element."""


_SPACE = re.compile(r"\s+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_SLANTED_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_EMOJI = re.compile(r"\b(?:wp-smiley|emoji|latex)\b")
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg)|(?:img|dsc|image|photo|picture|screenshot)"
    r"[\s_-]*[\d_-]*",
    re.IGNORECASE,
)


def tag_name(name: str, attributes: Mapping[str, str]) -> str:
    """Name what an element is meant to be; "" where only its text counts.

    Plain elements that are made to look like others are these others; and bold type
    that is told to be light is none.
    """
    found = NAMES.get(name, "")
    style = attributes.get("style", "").lower()
    if found == "strong" and style and _LIGHT_STYLE.search(style):
        return ""
    for each in attributes.get("class", "").split():
        if each in _STYLED and found in ("", "div", "p"):
            return _STYLED[each]
    if found or not style:
        return found
    if _BOLD_STYLE.search(style):
        return "strong"
    return "em" if _SLANTED_STYLE.search(style) else ""


def kept_attributes(
    kind: str, given: Mapping[str, str], base_url: str
) -> dict[str, str]:
    """Pick the attributes that the Markdown will need, made safe.

    Args:
        kind: What the element is in the tree.
        given: Its attributes as they came.
        base_url: What its addresses are relative to.
    """
    if kind == "a":
        # A link within the page leads nowhere from here.
        href = given.get("href", "").strip()
        url = "" if href.startswith("#") else clean_url(href, base_url)
        return {"href": url} if url else {}
    if kind == "img":
        return _image(given, base_url)
    if kind == "pre":
        language = _language(given)
        return {"lang": language} if language else {}
    names = ("start",) if kind == "ol" else ("colspan", "rowspan")
    return {name: given[name] for name in names if given.get(name, "").isdecimal()}


def _language(given: Mapping[str, str]) -> str:
    """What code is written in, as highlighters and R Markdown note it in its class."""
    classes = given.get("class", "").lower()
    if found := _HIGHLIGHTED.search(classes):
        return "" if found[1] in _NO_LANGUAGE else found[1]
    return next((name for name in classes.split() if name in _LANGUAGES), "")


def _image(given: Mapping[str, str], base_url: str) -> dict[str, str]:
    """Keep an image's text and address, unless it is there to count readers."""
    alt = _SPACE.sub(" ", clean_text(given.get("alt", ""))).strip()
    is_pixel = {given.get("width"), given.get("height")} & {"0", "1"}
    if is_pixel or _FILE_NAME.fullmatch(alt):
        alt = ""
    if alt and _EMOJI.search(given.get("class", "")):
        return {"alt": alt}
    sources = (given.get(name, "") for name in ("src", "data-src", "data-lazy-src"))
    source = next((url for s in sources if (url := clean_url(s, base_url))), "")
    return {"src": source} | ({"alt": alt} if alt else {})
