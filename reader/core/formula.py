"""MathML to one line of text that still means the same.

Its tags alone tell a half from a twelve and a square from a two: ``<mfrac>`` holds 1
and 2, ``<msup>`` x and 2. (W3C, MathML Core: the elements and their children's order.)
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.raised import in_line

_UNSAID = frozenset({"annotation", "annotation-xml", "mphantom", "none"})
_DEEPEST = 40
"""Deeper elements lose their meaning and keep their text."""

_POWERS = {"msup": "^", "mover": "^", "msub": "_", "munder": "_"}
_BOTH = frozenset({"msubsup", "munderover"})
_ROWS = {"mtr": ", ", "mtable": "; "}
_ACCENTS = frozenset("¯‾ˉ˙¨→⃗^ˆ~˜_")
"""What stands over a letter, and cannot be written behind it."""


def is_formula(name: str) -> bool:
    """Tell whether an element begins a formula, with or without a prefix."""
    return name == "math" or name.endswith(":math")


class Formula:
    """A formula that is being read, from its first tag to its last."""

    def __init__(self) -> None:
        self._open: list[tuple[str, list[str]]] = []
        self._flat = 0

    def start(self, name: str) -> None:
        """Open an element within the formula, or the formula itself."""
        if len(self._open) >= _DEEPEST:
            self._flat += 1
        else:
            self._open.append((name.rpartition(":")[2], []))

    def data(self, text: str) -> None:
        """Take in text, of which white space at its ends says nothing."""
        name, parts = self._open[-1]
        if name not in _UNSAID and (text := text if name == "mtext" else text.strip()):
            parts.append(" ".join(text.split()) if name != "mtext" else text)

    def end(self) -> bool:
        """Close the innermost element; say whether it was the formula."""
        if self._flat:
            self._flat -= 1
        elif len(self._open) > 1:
            name, parts = self._open.pop()
            said = "" if name in _UNSAID else _written(name, parts)
            self._open[-1][1].append(said)
        else:
            return True
        return False

    def text(self) -> str:
        """Write the formula as far as it has been read."""
        while len(self._open) > 1:
            self._flat = 0
            self.end()
        return "".join(self._open[0][1])


def _written(name: str, parts: Sequence[str]) -> str:
    if name in ("msqrt", "mroot"):
        return f"√{_grouped(''.join(parts[:1] if name == 'mroot' else parts))}"
    if name == "mfenced":
        return f"({', '.join(parts)})"
    if name in _ROWS:
        return _ROWS[name].join(parts)
    if name == "mspace":
        return " "
    if len(parts) == 2 and name == "mfrac":
        return "/".join(map(_grouped, parts))
    if len(parts) == 2 and name in _POWERS:
        base, power = parts
        return base if power in _ACCENTS else base + in_line(_POWERS[name], power)
    if len(parts) == 3 and name in _BOTH:
        return parts[0] + in_line("_", parts[1]) + in_line("^", parts[2])
    return "".join(parts)


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"
