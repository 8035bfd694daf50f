"""What went wrong between us and a server, in words for people."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException

from urllib3.exceptions import HTTPError

from reader.fetch.limits import RefusedError

FAILURES = (OSError, HTTPException, HTTPError, ValueError)
"""What sockets, TLS and HTTP raise between them; ValueError is malformed framing."""

_STATUSES = {
    204: "sent nothing",
    304: "says that nothing is new, though we have nothing yet",
    400: "does not understand our request",
    401: "wants a name and a password",
    402: "wants money",
    403: "does not let us in",
    404: "not found",
    406: "has it in no form that we read",
    408: "waited in vain for our request",
    410: "gone for good",
    418: "is a teapot",
    429: "asks us to come less often",
    451: "withheld for legal reasons",
    500: "has an error of its own",
    502: "gets no good answer from behind",
    503: "cannot answer just now",
    504: "gets no answer from behind in time",
}


def answered(status: int, *, retry_after: int | None = None) -> RefusedError:
    """Word an answer that is neither a document nor the news of none."""
    words = _STATUSES.get(status, "gave an answer we cannot use")
    return RefusedError(f"{words} ({status})", status=status, retry_after=retry_after)


def failed(error: Exception, host: str) -> RefusedError:
    """Word a failure of the network, of TLS or of HTTP.

    Nothing that the server wrote is repeated: it would end up on the screen.
    """
    cause = _cause(error)
    if isinstance(cause, socket.gaierror):
        return RefusedError(f"no address is known for {host}; is this machine online?")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return RefusedError(f"the certificate of {host} is not to be trusted")
    if isinstance(cause, ssl.SSLError):
        return RefusedError(f"no encrypted connection to {host} comes about")
    if isinstance(cause, TimeoutError):
        return RefusedError(f"{host} does not answer")
    if isinstance(cause, ConnectionRefusedError):
        return RefusedError(f"{host} refuses the connection")
    if isinstance(cause, ConnectionError):
        return RefusedError(f"{host} hung up without an answer")
    if isinstance(cause, HTTPException | HTTPError | ValueError):
        return RefusedError(f"{host} does not speak HTTP as it should")
    return RefusedError(f"no way to {host}; is this machine online?")


def _cause(error: Exception) -> BaseException:
    """Find the failure beneath urllib3's wrapping of it."""
    cause: BaseException = error
    while isinstance(cause, HTTPError) and cause.__cause__ is not None:
        cause = cause.__cause__
    return cause
