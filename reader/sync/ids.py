"""An article's number in every spelling that servers use, and the one that we keep."""

from __future__ import annotations

import re

_LONG = "tag:google.com,2005:reader/item/"
_HEX = re.compile(r"[0-9a-fA-F]{16}")
_DECIMAL = re.compile(r"-?[0-9]{1,19}")
_LONGEST = 200


def canonical(spelled: str) -> str:
    """Read an id: a signed decimal number of 64 bits, as text, wherever it is one.

    Lists of ids have decimal numbers, articles the long form with sixteen hexadecimal
    digits. Where a server has ids of its own making, the end of the long form is kept
    as it is. Empty for what can be no id.
    """
    spelled = spelled.strip()
    is_long = spelled.startswith(_LONG)
    end = spelled.removeprefix(_LONG)
    if is_long and _HEX.fullmatch(end):
        number = int(end, 16)
        return str(number - 2**64 if number >= 2**63 else number)
    if not is_long and _DECIMAL.fullmatch(end):
        return str(int(end))
    if not end or len(end) > _LONGEST or not end.isascii() or not end.isprintable():
        return ""
    return end


def is_number(spelled: str) -> bool:
    """Whether an id is a plain number that fits into 64 bits, or nearly."""
    return re.fullmatch(r"[0-9]{1,19}", spelled) is not None


def sent(remote_id: str) -> str:
    """Spell an id for the server: decimal, the shortest form that all of them take."""
    if _DECIMAL.fullmatch(remote_id):
        return remote_id
    return f"{_LONG}{remote_id}"
