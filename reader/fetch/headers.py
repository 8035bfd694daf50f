"""What a request says of us in its headers, and what an answer's are kept for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader import __version__
from reader.fetch.urls import Target
from reader.model import Call, Validators

USER_AGENT = f"wellread/{__version__} (feed reader; personal use)"
"""Who asks, where the caller knows no page about us to name: see ``user_agent``."""

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.7"
)
_ACCEPT_IN_CALLS = "application/json, text/plain;q=0.9, */*;q=0.5"

# What a header may hold (RFC 9110, 5.5); anything else cannot be sent back as it came.
_SENDABLE = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,2048}")


def user_agent(page: str, contact: str = "") -> str:
    """Say who asks, where more about us stands, and how who reads can be reached."""
    said = [f"+{page}" if page else "feed reader; personal use", contact]
    return f"wellread/{__version__} ({'; '.join(filter(None, said))})"


def for_document(target: Target, validators: Validators, agent: str) -> dict[str, str]:
    """Say what a feed or a page is asked for with, unless it is as it was."""
    headers = {
        "Host": target.authority,
        "User-Agent": agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Authorization": target.authorization,
        "If-None-Match": _sendable(validators.etag),
        "If-Modified-Since": _sendable(validators.last_modified),
    }
    return {name: value for name, value in headers.items() if value}


def for_call(target: Target, call: Call, agent: str) -> dict[str, str]:
    """Say what an interface for programs is asked with; a call's own headers win."""
    headers = for_document(target, Validators(), agent) | {"Accept": _ACCEPT_IN_CALLS}
    if call.media_type:
        headers["Content-Type"] = call.media_type
    return headers | {n: v for n, v in call.headers.items() if _sendable(v)}


def validators_of(
    status: int, headers: Mapping[str, str], sent: Validators
) -> Validators:
    """Take the validators of an answer, for the next request.

    Those of a 200 replace all that were known, also by nothing; a 304 changes only
    those that it carries (RFC 9111, 3.2 and 4.3.4).
    """
    etag = _sendable(headers.get("ETag", ""))
    last_modified = _sendable(headers.get("Last-Modified", ""))
    if status == 200:
        return Validators(etag=etag, last_modified=last_modified)
    return Validators(
        etag=etag or sent.etag, last_modified=last_modified or sent.last_modified
    )


def _sendable(value: str) -> str:
    return value if _SENDABLE.fullmatch(value) else ""
