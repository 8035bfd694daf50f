"""What a URL asks for, read once: what is checked is what is connected to."""

from __future__ import annotations

import base64
import re
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

from reader.fetch.limits import RefusedError

_LONGEST = 4096

# Controls, spaces, backslashes and invisible or turning characters: parsers disagree
# about them, and a reader cannot see them.
_DOUBTFUL = re.compile(
    r"[\x00-\x20\\\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_USERINFO = re.compile(r"^(\w[\w+.-]*://)?[^/?#]*@")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?", re.ASCII)
_PORTS = {"http": 80, "https": 443}

# All that RFC 3986 lets stand in a path or a query; the rest travels percent-encoded.
_SAFE = "%/:?#[]@!$&'()*+,;=-._~"


class Target(NamedTuple):
    """One thing to ask one server for."""

    scheme: str
    host: str
    """In ASCII and lower case; a literal IPv6 address without its brackets."""
    port: int
    path: str
    """With the query; never empty."""
    authorization: str = ""
    """The header that carries the URL's user name and password."""

    @property
    def origin(self) -> tuple[str, str, int]:
        """What has to be the same for credentials and connections to be shared."""
        return self.scheme, self.host, self.port

    @property
    def authority(self) -> str:
        """The host as the Host header has it (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == _PORTS[self.scheme]
        return host if is_usual else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole again, without credentials or fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"


def read_url(url: str, login: str = "") -> Target:
    """Read a URL that somebody wants fetched.

    Args:
        url: As somebody wrote it.
        login: A user name and a password as a URL has them, where this one has none.

    Raises:
        RefusedError: If it is none that we fetch.
    """
    url = url.strip()
    if len(url) > _LONGEST:
        raise RefusedError("the address is too long")
    if _DOUBTFUL.search(url):
        raise RefusedError("the address has characters that no address may have")
    try:
        parts = urlsplit(url)
        port = parts.port
        known = parts if parts.username else urlsplit(f"//{login}@")
    except ValueError:
        raise RefusedError("the address cannot be read") from None
    if parts.scheme not in _PORTS:
        raise RefusedError("only http and https addresses are fetched")
    query = f"?{parts.query}" if parts.query else ""
    return Target(
        scheme=parts.scheme,
        host=_host(parts.hostname or ""),
        port=_PORTS[parts.scheme] if port is None else port,
        path=quote(f"{parts.path or '/'}{query}", safe=_SAFE),
        authorization=_authorization(known.username, known.password),
    )


def host_of(url: str) -> str:
    """The host that a URL names; empty where it names none that we would ask."""
    try:
        return read_url(url).host
    except RefusedError:
        return ""


def is_same_origin(one: str, other: str) -> bool:
    """Whether what is secret to the server of one URL may be told that of another."""
    try:
        return read_url(one).origin == read_url(other).origin
    except RefusedError:
        return False


def redirected(target: Target, location: str) -> Target:
    """Read where a server sends us on to.

    Credentials go along within the same origin only; none are taken from the server.

    Raises:
        RefusedError: If it is an address that we do not fetch, or one without
            encryption while the one we came from had it.
    """
    # http.client reads headers as Latin-1; what was UTF-8 comes back this way.
    raw = location.strip().encode("latin-1", "ignore")
    try:
        there = read_url(urljoin(target.url, quote(raw, safe=_SAFE)))
    except ValueError:
        raise RefusedError("redirects to an address that cannot be read") from None
    except RefusedError as refusal:
        raise RefusedError(f"redirects, but {refusal.reason}") from None
    if target.scheme == "https" and there.scheme == "http":
        raise RefusedError("redirects to an address without encryption")
    is_same = there.origin == target.origin
    return there._replace(authorization=target.authorization if is_same else "")


def without_credentials(url: str) -> str:
    """Cut the user name and password out of a URL, however broken the rest of it is."""
    return _USERINFO.sub(r"\1", url.strip())


def _host(name: str) -> str:
    """Turn a host's name into the ASCII in which it is resolved (RFC 5891, UTS 46).

    A name that looks like no address at all may still be one (``0x7f000001``); whatever
    it resolves to is checked before we connect.
    """
    try:
        if ":" in name:
            return str(IPv6Address(name))
        ascii_name = _in_ascii(name).lower() if len(name) < 254 else ""
    except ValueError:
        ascii_name = ""
    if not _NAME.fullmatch(ascii_name):
        raise RefusedError("the address names no host")
    return ascii_name


def _in_ascii(name: str) -> str:
    if name.isascii():
        return name
    # Python's own codec is of 2003: it would ask strasse.example for straße.example.
    import idna

    return idna.encode(name, uts46=True).decode()


def _authorization(user: str | None, password: str | None) -> str:
    if not user and not password:
        return ""
    pair = unquote_to_bytes(user or "") + b":" + unquote_to_bytes(password or "")
    return f"Basic {base64.b64encode(pair).decode()}"
