"""Feeds' addresses as people write them: read, compared, and freed of passwords."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LONGEST = 4096
_USUAL_PORTS = {"http": 80, "https": 443}

# Parsers disagree about these, and a reader cannot see them: controls, spaces,
# backslashes, and what is invisible or turns the direction of text.
_DOUBTFUL = re.compile(
    r"[\x00-\x20\\\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

# "localhost:8080" has a port and no scheme.
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]{1,5}(?:[/?#]|\Z))"
_HOST = r"[\w.-]+|[0-9a-f:.]*:[0-9a-f:.]*"
_FEED = r"(?i)feed:(//)?"
_USERINFO = re.compile(r"^(\w[\w+.-]*://)([^/?#]*)@")


def spellings(text: str) -> tuple[str, ...]:
    """Turn an address as somebody types it into the addresses to try, best first.

    ``example.org/health`` may be meant with encryption or without it; ``feed:``, by
    which browsers once handed feeds on, stands for http unless http follows it.
    Whether any of them can be asked is for ``complaint`` to say.
    """
    text = text.strip()
    if match := re.match(_FEED, text):
        rest = text[match.end() :]
        return (rest,) if re.match(r"(?i)https?:", rest) else (f"http://{rest}",)
    if text.startswith("//"):
        text = text[2:]
    if re.match(_SCHEME, text):
        return (text,)
    return f"https://{text}", f"http://{text}"


def complaint(url: str) -> str:
    """Say why an address cannot be asked for a feed; "" where it can."""
    if len(url) > _LONGEST:
        return f"longer than {_LONGEST:,} characters"
    try:
        parts = urlsplit(url)
        is_usable = bool(
            parts.scheme in _USUAL_PORTS
            and re.fullmatch(_HOST, parts.hostname or "")
            # The port is read, and may be found to be none, when it is asked for.
            and parts.port != 0
        )
    except ValueError:
        is_usable = False
    if not is_usable or _DOUBTFUL.search(url):
        return "must be an http or https address"
    return ""


def same_feed(url: str) -> str:
    """Reduce an address to what tells one feed from another.

    Encryption, a password, the case of the letters, a slash at the end and a fragment
    do not; a query does, to the letter, since numbers of channels stand in it.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").rstrip(".")
    if port not in (None, _USUAL_PORTS.get(parts.scheme)):
        host = f"{host}:{port}"
    scheme = "" if parts.scheme in _USUAL_PORTS else f"{parts.scheme}:"
    query = f"?{parts.query}" if parts.query else ""
    return f"{scheme}{host}{parts.path.rstrip('/').casefold()}{query}"


def origin(url: str) -> str:
    """Name the server of an address: what a password may be sent to.

    It is spelt ``https://host``, or ``https://host:port`` where the port is another
    than the scheme's own; "" where the address cannot be read.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    is_usual = port in (None, _USUAL_PORTS.get(parts.scheme))
    return f"{parts.scheme}://{host}" if is_usual else f"{parts.scheme}://{host}:{port}"


def without_password(url: str) -> tuple[str, str]:
    """Cut ``name:password`` out of an address; give the address, and what was cut."""
    match = _USERINFO.match(url)
    if match is None:
        return url, ""
    return match[1] + url[match.end() :], match[2]
