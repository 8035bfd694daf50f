"""A login: which server it is that answers, what it speaks, and the token for later.

A password goes by POST only, to addresses beneath the one that the person named, and is
forgotten once the server has given a token for it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.errors import SyncError
from reader.model import Reply
from reader.sync.greader import GoogleReader
from reader.sync.miniflux import LEAST_VERSION, Miniflux, is_new_enough
from reader.sync.profiles import PROFILES, Profile, profile_of_host
from reader.sync.wire import Send, Server, Wire, saying

_API = "/reader/api/0"
_FRESHRSS = PROFILES["freshrss"].path
_PAGES = re.compile(r"/(?:i|api|v1)$")
"""What people copy along: FreshRSS's own pages and its page about interfaces, and where
Miniflux has its own."""


class Known(NamedTuple):
    """A server that has let us in."""

    base_url: str
    profile: Profile
    user: str
    token: str


def log_in(
    send: Send, url: str, user: str, secret: str, profile: Profile | None = None
) -> Known:
    """Find out what a server speaks, and have it let us in.

    Args:
        send: What carries requests.
        url: As the person wrote it: the site, or the interface itself.
        user: The name; empty where the secret is an API key of Miniflux.
        secret: The password, or that key.
        profile: What kind of server it is, where that is known.

    Raises:
        SyncError: If nobody there lets us in; says what to try.
    """
    base = _PAGES.sub("", url.strip().rstrip("/"))
    if not user or (profile and profile.kind == "miniflux"):
        return _by_key(send, base, secret)
    wire, auth = _by_password(send, base, user, secret, profile)
    host = wire.server.partition(":")[0]
    found = profile or profile_of_host(host) or _recognised(wire, auth)
    return Known(wire.base, found, user, auth)


def speaking(wire: Wire, profile: Profile, token: str) -> Server:
    """A server that has let us in before."""
    if profile.kind == "miniflux":
        return Miniflux(wire, token, profile)
    return GoogleReader(wire, token, profile)


def _by_key(send: Send, base: str, key: str) -> Known:
    wire = Wire(send, base)
    profile = PROFILES["miniflux-native"]
    server = Miniflux(wire, key, profile)
    try:
        user = server.user()
    except SyncError as error:
        raise _no_key(wire, error) from error
    version = server.version()
    if not is_new_enough(version):
        wanted = ".".join(map(str, LEAST_VERSION))
        reason = (
            f"is older than Miniflux {wanted}; log in with --user, by the name and "
            "password of its Google Reader integration"
        )
        raise SyncError(wire.server, reason, status=200, fault="answer")
    return Known(base, profile, saying(user), key)


def _no_key(wire: Wire, error: SyncError) -> SyncError:
    if error.fault == "login":
        reason = "does not know this API key; a password needs --user as well"
        return SyncError(wire.server, reason, status=401, fault="login")
    if error.fault != "answer" or (error.status or 0) >= 429:
        return error
    reason = "is no Miniflux, which alone has API keys; --user NAME logs in elsewhere"
    return SyncError(wire.server, reason, status=error.status, fault="answer")


def _by_password(
    send: Send, base: str, user: str, secret: str, profile: Profile | None
) -> tuple[Wire, str]:
    """Try the address itself, then where FreshRSS has its interface beneath it."""
    path = profile.path if profile else _FRESHRSS
    bases = [base] if not path or base.endswith(path) else [base, f"{base}{path}"]
    refusal: SyncError | None = None
    for place in bases:
        wire = Wire(send, place)
        host = wire.server.partition(":")[0]
        known = profile or profile_of_host(host)
        extra = known.login if known else ()
        fields = [("Email", user), ("Passwd", secret), *extra]
        reply = wire.form("/accounts/ClientLogin", fields)
        if auth := _auth(reply):
            return wire, auth
        if reply.status in (401, 403):
            reason = (
                "does not know this name and password; those for programs are set "
                "apart: in FreshRSS under Profile, in Miniflux under Integrations"
            )
            refusal = SyncError(wire.server, reason, status=401, fault="login")
        elif refusal is None:
            refusal = _no_interface(wire, reply)
    assert refusal
    raise refusal


def _no_interface(wire: Wire, reply: Reply) -> SyncError:
    if reply.status >= 500 or reply.status == 429:
        return wire.refused(reply)
    reason = "has no Google Reader API there; give the address of the API itself"
    return SyncError(wire.server, reason, status=reply.status, fault="answer")


def _auth(reply: Reply) -> str:
    if reply.status != 200:
        return ""
    for line in reply.body.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition("=")
        if name == "Auth" and value.strip().isascii() and value.strip().isprintable():
            return value.strip()
    return ""


def _recognised(wire: Wire, auth: str) -> Profile:
    """Tell a server by how it refuses those it does not know, and what it lacks."""
    refusal = wire.get(f"{_API}/user-info", [("output", "json")])
    if "Google-Bad-Token" in refusal.headers:
        return PROFILES["freshrss"]
    # Miniflux has no unread-count, and answers whatever it lacks with an empty list.
    headers = {"Authorization": f"GoogleLogin auth={auth}"}
    reply = wire.get(f"{_API}/unread-count", [("output", "json")], headers)
    if reply.status == 200 and reply.body.strip() == b"[]":
        return PROFILES["miniflux"]
    return PROFILES["generic"]
