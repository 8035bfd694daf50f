"""Links to what they lead to, however they were passed on, and to their publishers."""

from __future__ import annotations

import re
import zlib
from urllib.parse import urlsplit

# What newsletters, networks and campaigns add to a link to see who followed it.
_TRACKING = re.compile(
    r"""(?: utm_\w* | at_\w+ | mc_[ce]id | _hs\w+ | hs\w+tracking | pk_\w+ | mtm_\w+
    | matomo_\w+ | [dgz]clid | g[bra]*aid | fbclid | msclkid | twclid | yclid | igshid
    | igsh | mkt_tok | vero_id | oly_\w+_id | wickedid | xtor | spm | smid | ocid | ncid
    | cmpid? | icid | ref | ref_src | ref_url | src | source | feed | rss
    | partner | via | amp | share | guccounter | sfnsn | s_cid | trk | _ga | rd )""",
    re.I | re.X,
)
_HOME = re.compile(r"(?:/index\.\w+|/amp)?/*$")
_HOST = re.compile(r"^(?:www\d?|m|amp|mobile|feeds?|rss)\.(?=[^.]+\.)")

# Beneath these, everybody has a name of their own.
_SHARED = re.compile(
    r"""(?: [^.]+\. )? (?: (?: com? | ac | org | net | gov | edu | gob | go | or | ne
    | nhs | ltd | plc | info ) \. [a-z]{2}
    | (?: blogspot | wordpress | tumblr | substack | medium | typepad | livejournal
    | squarespace | wixsite | weebly | ghost | hashnode | netlify | vercel | pages
    | github | gitlab | herokuapp | webnode | jimdo | over-blog | beehiiv )
      \. (?: com | io | app | dev | net | org | [a-z]{2} ) | [^.]+ ) $""",
    re.X,
)


def address(link: str) -> str:
    """What a link leads to, the same for all links that lead there; empty for none.

    Not in it are the scheme, "www", what tracks the reader, the place within the page,
    and the spellings of a folder's own page. It is for comparing, not for opening.
    """
    parts = _split(link)
    if not parts:
        return ""
    host, path, query = parts
    asked = sorted(
        pair
        for pair in query.split("&")
        if pair and not _TRACKING.fullmatch(pair.partition("=")[0])
    )
    path = _HOME.sub("", path)
    return f"{_HOST.sub('', host)}{path}{'?' if asked else ''}{'&'.join(asked)}"


def address_mark(link: str) -> int | None:
    """A number of 63 bits for what a link leads to; None where that is nothing much.

    A site's own front page is what many feeds give for want of anything better.
    """
    found = address(link)
    if "/" not in found and "?" not in found:
        return None
    raw = found.encode("utf-8", "ignore")
    return (zlib.crc32(raw) << 31) ^ zlib.crc32(raw[::-1] + b"\0")


def publisher(link: str) -> str:
    """Whose a link is: the name that was registered, whatever stands before it."""
    parts = _split(link)
    if not parts:
        return ""
    host = parts[0]
    if host[-1].isdigit() or ":" in host:
        return urlsplit(link.strip()).netloc.rpartition("@")[2]
    shared = _SHARED.search(host)
    return shared.group() if shared else host


def _split(link: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    return (host, parts.path, parts.query) if host else None
