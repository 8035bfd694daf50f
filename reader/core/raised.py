"""Raised and lowered characters to plain ones that still mean the same."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−–=()nixm", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱˣᵐ")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")

_CHARGE = re.compile(r"[0-9]*[+−–-]|[+−–-][0-9]*|[+−–-]/[+−–-]")
_POWER = re.compile(r"[+−–-]?[0-9]+|[nix]|[+−–-]?[0-9]*n|[0-9]+m")
_REFERENCES = re.compile(
    r"[0-9]{1,3}(?:\s*[,;–−-]\s*[0-9]{1,3})*|[a-z](?:, ?[a-z0-9])*"
)
_BRACKETED = re.compile(r"[\[(].*[\])]")
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|[èe]me|o|a|º|ª")
_MARKS = {"TM": "™", "SM": "℠", "R": "®", "(R)": "®", "C": "©"}

# Degrees are written with whatever is round: 37 <sup>o</sup>C.
_RINGS = frozenset("oO0º°")
_SCALE = re.compile(r"\s?[CF]\b")

# What a small whole power may stand on: ten, a length, the letter of a statistic.
# Letters that name vitamins, viruses and blood groups (A to E, K) are left out: behind
# them a raised figure is a reference far more often than a power.
_TEN = re.compile(r"(?:^|[^\d.,])10$")
_LENGTH = re.compile(r"(?:^|[^A-Za-zµμ])(?:[kcdmnµμ]?m|ft|yd|[0-9]\s?in)$")
_STATISTIC = re.compile(r"(?:^|[\s(=,;·×*/])[xyzrRIχηωστλρεπ]$")
_ELEMENT = re.compile(r"(?:[A-Z][a-z]?|e|γ|β|α)(?![a-z])")

_LOWERED_FIGURES = re.compile(r"[0-9+=()−–-]+(?: ?[.,:] ?[0-9]+)*[a-z]{0,2}")
LONGEST = 16
"""Of what is raised or lowered; anything longer is a note, in words."""


def raised(before: str, text: str, after: str, *, is_link: bool = False) -> str:
    """Write a superscript in plain characters: ``10⁹``, ``Ca²⁺``, ``word[3]``.

    A figure is a power or a charge where what stands before it can have one, and a
    reference mark elsewhere; a mark in brackets cannot be taken for part of a number.
    What Unicode cannot raise comes after a ``^``.

    Args:
        before: What stands before it in the line, or its last few characters.
        text: What is raised.
        after: The first characters behind it.
        is_link: Whether it leads somewhere, which powers do not.
    """
    text = text.strip()
    if not text or _BRACKETED.fullmatch(text) or len(text) > LONGEST:
        return text
    if text in _MARKS and not is_link:
        return _MARKS[text]
    if text in _RINGS and _SCALE.match(after):
        return "°"
    if _ORDINAL.fullmatch(text) and before[-1:].isdigit() and not is_link:
        return text
    if not is_link and _is_power(before, text, after):
        return text.translate(_RAISED)
    if _REFERENCES.fullmatch(text):
        return f"[{text}]"
    return f"^{text}" if text.isalnum() else text


def lowered(text: str) -> str:
    """Write a subscript in plain characters: ``CO₂``, ``HbA₁c``, ``C_max``."""
    text = text.strip()
    if _LOWERED_FIGURES.fullmatch(text):
        return text.translate(_LOWERED)
    return f"_{text}" if text and len(text) <= LONGEST else text


def in_line(mark: str, text: str) -> str:
    """Write what a formula raises (``^``) or lowers (``_``): ``²``, ``^(n+k)``.

    In a formula there are no reference marks, so that nothing need be guessed.
    """
    text = text.strip()
    table = _RAISED if mark == "^" else _LOWERED
    if text in _RINGS or text == "∘":
        return "°"
    if not text or set(text) <= {"′", "″", "*"}:
        return text
    if all(ord(character) in table for character in text):
        return text.translate(table)
    return f"{mark}{text}" if text.isalnum() else f"{mark}({text})"


def _is_power(before: str, text: str, after: str) -> bool:
    base = before[-6:]
    if _CHARGE.fullmatch(text):
        return base[-1:].isalnum() or base[-1:] in ")]"
    if not _POWER.fullmatch(text):
        return False
    if not base or base[-1].isspace() or base[-1] in "([/-–,":
        # An isotope's number comes before its element: ¹⁸F.
        return _ELEMENT.match(after) is not None and text[0].isdigit()
    if _TEN.search(base):
        return True
    is_small = text in {"2", "3", "4", "n", "i", "x"}
    return is_small and bool(_LENGTH.search(base) or _STATISTIC.search(base))
