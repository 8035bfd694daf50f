"""What went wrong between us and a server, in words for people."""

from __future__ import annotations

import errno
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


_CERTIFICATES = {
    9: "is not valid yet; is the clock of this machine right?",
    10: "has expired; is the clock of this machine right?",
    18: "is signed by nobody but itself",
    19: "is signed by somebody whom this machine does not know",
    20: "is signed by somebody whom this machine does not know",
    62: "belongs to another host",
    64: "belongs to another address",
}
"""By OpenSSL's numbers for what is wrong with a certificate (X509_V_ERR_…)."""

_NO_WAY_OUT = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH)


def answered(
    status: int, *, retry_after: int | None = None, host: str = ""
) -> RefusedError:
    """Word an answer that is neither a document nor the news of none."""
    words = _STATUSES.get(status, "gave an answer we cannot use")
    return RefusedError(
        f"{words} ({status})",
        status=status,
        retry_after=retry_after,
        host=host,
        fault="answer",
    )


def failed(error: Exception, host: str) -> RefusedError:
    """Word a failure of the network, of TLS or of HTTP.

    Nothing that the server wrote is repeated: it would end up on the screen.
    """
    cause = _cause(error)
    fault = "offline" if _is_offline(cause) else "host"
    return RefusedError(_worded(cause, host), host=host, fault=fault)


def _worded(cause: BaseException, host: str) -> str:
    if isinstance(cause, socket.gaierror):
        return f"no address is known for {host}; is this machine online?"
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = _CERTIFICATES.get(cause.verify_code, "is not to be trusted")
        return f"the certificate of {host} {words}"
    if isinstance(cause, ssl.SSLError):
        return f"no encrypted connection to {host} comes about"
    if isinstance(cause, TimeoutError):
        return f"{host} does not answer"
    if isinstance(cause, ConnectionRefusedError):
        return f"{host} refuses the connection"
    if isinstance(cause, ConnectionError):
        return f"{host} hung up without an answer"
    if isinstance(cause, HTTPException | HTTPError | ValueError):
        return f"{host} does not speak HTTP as it should"
    return f"no way to {host}; is this machine online?"


def _is_offline(cause: BaseException) -> bool:
    """Whether a machine without any network would have failed in the same way."""
    if isinstance(cause, socket.gaierror):
        return True
    return isinstance(cause, OSError) and cause.errno in _NO_WAY_OUT


def _cause(error: Exception) -> BaseException:
    """Find the failure beneath urllib3's wrapping of it."""
    cause: BaseException = error
    while isinstance(cause, HTTPError) and cause.__cause__ is not None:
        cause = cause.__cause__
    return cause
