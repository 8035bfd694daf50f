"""The head of a well-formed feed to a RawFeed without entries, without feedparser.

Where nothing in it is unusual it comes out as feedparser has it (the corpus tests hold
both against each other); None is the answer to all else. feedparser takes as long to
import as a hundred articles take to be read.
"""

from __future__ import annotations

from reader.core.cut import Child, Pieces
from reader.core.glean import Found, HardError
from reader.core.plain import take_author, take_guid, take_link, take_title
from reader.core.shape import RawFeed, absolute

_ATOM = "http://www.w3.org/2005/Atom "
_SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/ "
_SILENT_SPACES = (
    _SYNDICATION,
    "com-wordpress:feed-additions:1 ",
    "http://rssnamespace.org/feedburner/ext/1.0 ",
    "http://a9.com/-/spec/opensearchrss/1.0/ ",
    "http://a9.com/-/spec/opensearch/1.1/ ",
)
"""Whatever stands in these says nothing of what we keep."""

_SILENT = frozenset(
    {
        *("description", "language", "copyright", "lastbuilddate", "pubdate"),
        *("generator", "docs", "ttl", "cloud", "managingeditor", "webmaster"),
        *("category", "rating", "skiphours", "skipdays", "image"),
    }
)
_SILENT_ATOM = frozenset(
    {"updated", "subtitle", "generator", "icon", "logo", "rights", "category"}
)
_NESTED = frozenset({"image", "skiphours", "skipdays"})
"""Those that hold elements of their own; feedparser keeps an image's title apart."""

_MISLEADING = (b"purl.org/rss", b"netscape.com/rdf")
"""Names of RSS, by which feedparser takes an Atom feed for one."""


def entitle(pieces: Pieces, url: str) -> RawFeed | None:
    """Read title, link and authors of a feed; None where that is not plain enough.

    Args:
        pieces: The feed.
        url: Where it came from.
    """
    is_rss = pieces.kind == "rss"
    is_atom = pieces.kind == "feed" and not any(n in pieces.root for n in _MISLEADING)
    if not (is_rss or is_atom):
        return None
    found = Found()
    try:
        for child in pieces.head:
            _take(found, child, is_rss=is_rss)
    except HardError:
        return None
    link = absolute(found.link or "", url)
    return RawFeed(
        title=found.title,
        link=link,
        base=link if link and is_rss else url,
        authors=found.authors,
        entries=(),
    )


def _take(found: Found, child: Child, *, is_rss: bool) -> None:
    space, _, name = child.name.rpartition(" ")
    name = name.lower()
    is_ours = f"{space} " == _ATOM if space else is_rss
    is_silent = is_ours and name in (_SILENT_ATOM if space else _SILENT)
    if is_silent or child.name.startswith(_SILENT_SPACES):
        if (child.is_nested or child.names) and name not in _NESTED:
            raise HardError
        return
    if not is_ours or child.is_nested or name in found.seen - {"link"}:
        raise HardError
    found.seen.add(name)
    if name == "title":
        take_title(found, child)
    elif name == "link" and "&" not in "".join(child.pieces):
        take_link(found, child)
    elif name == "id" and not is_rss:
        take_guid(found, child)
    elif name == "author" and not is_rss:
        take_author(found, child)
    else:
        raise HardError
